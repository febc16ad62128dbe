"""A plain JJava, with nothing of this library on its class path, after one line."""

import json
import os
import re
import shutil
import subprocess
import time

import nbformat
import prepare
import pytest
import tools
from conftest import PLOTLY, ROOT, TARGET, outputs
from nbclient import NotebookClient
from workshop import HOME, KERNEL

SPARK = TARGET / "spark"  # as a distribution of Spark; made by the tests in Java, which come first

SECONDS = 300  # a busy machine; the first %maven reads some sixty descriptions of artifacts


@pytest.fixture
def repository():
    """A Maven repository with this build in it, as `mvn install` lays it out."""
    pom = (ROOT / "pom.xml").read_text(encoding="utf-8")
    version = re.search(r"<version>(.+?)</version>", pom).group(1)
    folder = TARGET / "repository" / "org" / "vitrine" / "vitrine" / version
    shutil.rmtree(TARGET / "repository", ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "pom.xml", folder / f"vitrine-{version}.pom")
    shutil.copy(TARGET / f"vitrine-{version}.jar", folder)
    return TARGET / "repository", f"org.vitrine:vitrine:{version}"


@pytest.fixture
def plain_kernel(tmp_path, monkeypatch, repository):
    """A kernelspec of JJava alone. The repository stands behind the user's own, which stays as it is."""
    jdk = tools.find_jdk()
    options = ["-Xmx1g", "-Djava.awt.headless=true", "--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"]
    options += [f"-Dmaven.repo.local.tail={repository[0]}", f"-DDJL_CACHE_DIR={HOME / 'djl'}"]
    start = ["-cp", str(KERNEL.parent / "java" / "jjava.jar"), "org.dflib.jjava.distro.JJava", "{connection_file}"]
    spec = {"argv": [java()] + options + start, "display_name": "plain", "language": "java", "interrupt_mode": "message"}
    return installed(spec, tmp_path, monkeypatch)


@pytest.fixture
def spark_kernel(tmp_path, monkeypatch):
    """The kernel that SPARK_HOME=… environment/run makes."""
    monkeypatch.setenv("SPARK_HOME", str(SPARK))
    spec = prepare.kernel_description(tools.find_jdk())
    spec["argv"] = [word.replace("{resource_dir}", str(KERNEL)) for word in spec["argv"]]
    return installed(spec, tmp_path, monkeypatch)


def java():
    return shutil.which("java", path=str(tools.find_jdk().home / "bin"))


def installed(spec, folder, monkeypatch):
    kernel = folder / "kernels" / "tried"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    for name, value in prepare.jupyter_environment().items():
        if name.startswith(("JUPYTER", "IPYTHON")):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("JUPYTER_PATH", str(folder) + os.pathsep + os.environ.get("JUPYTER_PATH", ""))
    return "tried"


@pytest.fixture
def cluster(tmp_path):
    """A standalone Spark of one worker, each a process of its own; its address."""
    environment = dict(os.environ, SPARK_HOME=str(SPARK), SPARK_SCALA_VERSION="2.13", SPARK_LOCAL_IP="127.0.0.1")
    processes = []

    def start(name, until, *words):
        command = [java(), "-Xmx256m", "-cp", str(SPARK / "jars" / "*"), f"org.apache.spark.deploy.{name}"]
        command += ["--host", "127.0.0.1", "--webui-port", "0", *words]
        log = tmp_path / f"{name}.log"
        with open(log, "w", encoding="utf-8") as file:
            process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        processes.append(process)
        while not (found := re.search(until, log.read_text(encoding="utf-8"))):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.1)
        return found.group()

    try:
        address = start("master.Master", r"spark://127\.0\.0\.1:\d+", "--port", "0")
        words = ["--cores", "1", "--memory", "1g", "--work-dir", str(tmp_path / "work"), address]
        start("worker.Worker", "Successfully registered with master", *words)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def executed(kernel, *cells, **options):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    return NotebookClient(notebook, kernel_name=kernel, timeout=SECONDS, startup_timeout=SECONDS, **options).execute()


def text(cell):
    return "\n".join(output.data["text/plain"] for output in cell.outputs if "data" in output)


def test_one_line_of_maven_brings_renderers_imports_progress_and_natives(plain_kernel, repository):
    notebook = executed(
        plain_kernel,
        f"%maven {repository[1]}",
        "var glass = Glass.simulate(Glass.mixture().withParticles(64), 42); glass.snapshot()",
        "show(glass.snapshot().summary(), List.of(glass.snapshot(), glass.snapshot()), Path.of(\"x\"))",
        "glass.run(1500)",
        "%vitrine",
        "Glass.help(); help(glass)",
        'Glass.class.getClassLoader().getResource("native/lib/pytorch.properties")',
    )
    cells = notebook.cells
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    assert len(outputs(notebook, PLOTLY)) == 3  # the snapshot, and two of the list
    assert [output.output_type for output in cells[2].outputs] == ["display_data"] * 4
    assert "running: 1500 τ in " in text(cells[3])
    assert "Vitrine 0" in text(cells[4]) and "threads" in text(cells[4])
    assert "Glass.simulate(" in text(cells[5]) and "EventDrivenSimulation run(" in text(cells[5])
    assert "pytorch-native-cpu" in text(cells[6])


def test_memory_that_runs_out_is_a_line_of_advice_and_the_next_cell_runs(plain_kernel, repository):
    notebook = executed(
        plain_kernel,
        f"%maven {repository[1]}",
        "var full = new double[Integer.MAX_VALUE]",  # more than any JVM takes at once
        "Glass.snapshots(Glass.mixture().withParticles(64), 1, 1, 42).size()",
        allow_errors=True,
    )
    full, after = notebook.cells[1:]
    advice, error = full.outputs
    assert advice.text.startswith("the cell ran out of memory (Requested array size") and "VITRINE_HEAP" in advice.text
    assert "java.lang.OutOfMemoryError" in error.traceback[0]
    assert text(after) == "1"


def test_a_cell_makes_its_trajectories_on_a_cluster_of_spark(spark_kernel, cluster, tmp_path):
    notebook = executed(
        spark_kernel,
        "var gas = Glass.mixture().withParticles(64).withPackingFraction(0.1); double[] times = {0.1, 1};",
        f'var cluster = Spark.on("{cluster}"); String runs = "{tmp_path.as_posix()}/runs";',
        "var starts = Glass.snapshots(gas, 2, 1, 1);",
        "var there = Glass.propensity(starts, times, 3, 42, cluster, runs);",
        "Arrays.equals(there.at(1, 1), Glass.propensity(starts, times, 3, 42).at(1, 1))",
    )
    assert text(notebook.cells[-1]) == "true"
    assert not [output for cell in notebook.cells for output in cell.outputs if output.get("name") == "stderr"]
    kept = [path for path in (tmp_path / "runs").iterdir() if path.name.startswith("snapshot-")]
    assert len(kept) == 2 * 3
