"""Brings the checkout into working order: Python environment, library, kernel. Skips what is done."""

import filecmp
import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path

import tools
from workshop import HOME, KERNEL, ROOT, TARGET, VENV, Refusal, is_stamped, put_stamp, quietly, step, venv_python

REQUIREMENTS = ROOT / "environment" / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "environment" / "requirements-test.txt"


def prepare():
    """Everything that a notebook needs; returns the JDK it runs on."""
    tools.check_python()
    jdk = tools.find_jdk()
    maven = tools.find_maven()
    python_environment()
    jupyterlab_settings()
    library(jdk, maven)
    kernel(jdk)
    return jdk


def python_environment():
    """The virtual environment with exactly the locked packages."""
    # The folder is part of the key: an environment does not survive being moved.
    key = f"{VENV}\n{_digest([REQUIREMENTS])}"
    stamp = VENV / "requirements.stamp"
    if is_stamped(stamp, key) and venv_python().exists():
        return
    with step("Python environment"):
        quietly([sys.executable, "-m", "venv", "--clear", VENV], "venv.log")
        _install(REQUIREMENTS)
        put_stamp(stamp, key)


def test_packages():
    """What only the tests need, in the same environment."""
    key = _digest([TEST_REQUIREMENTS])
    stamp = VENV / "requirements-test.stamp"
    if is_stamped(stamp, key):
        return
    with step("Python packages of the tests"):
        _install(TEST_REQUIREMENTS)
        put_stamp(stamp, key)


def _install(requirements):
    pip = [venv_python(), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    quietly(pip + ["--progress-bar", "off", "-r", requirements], f"pip-{requirements.stem}.log")


def jupyterlab_settings():
    """
    No question about news on the first start, no look for updates on the net; and charts are drawn by
    their own script. Plotly's extension draws each of them three times over, which takes seconds for
    spheres without a graphics card, and puts a picture in the place of a chart that is saved.
    """
    news = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    disabled = {"disabledExtensions": {"@jupyterlab/plotly-extension:factory": True}}
    for place, settings in (
        (VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json", news),
        (VENV / "etc" / "jupyter" / "labconfig" / "page_config.json", disabled),  # Notebook 7 reads it too
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(settings, indent=1), encoding="utf-8")


def library(jdk, maven):
    """The library's jar and the jars it runs with, under target/, built when sources changed."""
    if is_stamped(_library_stamp(), library_key()) and any(TARGET.glob("vitrine-*.jar")):
        return
    with step("Library"):
        discard_jars()
        goals = ["-B", "-q", "-Dmaven.test.skip=true", "package"]
        quietly([maven] + goals, "library.log", tools.with_jdk(jdk))
        library_is_built(library_key())


def library_key():
    """Changes with the build file and with every source file."""
    sources = sorted(path for path in (ROOT / "src" / "main").rglob("*") if path.is_file())
    return _digest([ROOT / "pom.xml"] + sources)


def library_is_built(key):
    """Notes that target/ holds the jars of these sources."""
    put_stamp(_library_stamp(), key)


def discard_jars():
    """Maven leaves jars of earlier versions lying; a kernel would load them too."""
    shutil.rmtree(TARGET / "lib", ignore_errors=True)
    for jar in TARGET.glob("vitrine-*.jar"):
        jar.unlink()


def _library_stamp():
    return HOME / "library.stamp"


def kernel(jdk):
    """The kernelspec `vitrine`: JJava on this JDK, with the library on its class path."""
    jars = {jar.name: jar for jar in list(TARGET.glob("vitrine-*.jar")) + list((TARGET / "lib").glob("*.jar"))}
    (KERNEL / "lib").mkdir(parents=True, exist_ok=True)
    try:
        for old in (KERNEL / "lib").iterdir():
            if old.name not in jars:
                old.unlink()
        for name, jar in jars.items():
            _copy(jar, KERNEL / "lib" / name)
        _copy(KERNEL.parent / "java" / "jjava.jar", KERNEL / "jjava.jar")
        # A page that a Jupyter server shows finds plotly.js here, with no network.
        _copy(next(VENV.rglob("plotly/package_data/plotly.min.js")), KERNEL / "plotly.min.js")
    except PermissionError as error:
        raise Refusal(f"{error.filename} is in use: shut down the running notebooks first.") from error
    description = json.dumps(kernel_description(jdk), indent=1)
    if not is_stamped(KERNEL / "kernel.json", description):
        put_stamp(KERNEL / "kernel.json", description)


def _copy(source, destination):
    """Copies what differs; a running kernel keeps the file that it has open."""
    if destination.exists() and filecmp.cmp(source, destination):
        return
    beside = destination.with_name(destination.name + ".new")
    shutil.copy2(source, beside)
    os.replace(beside, destination)


def kernel_description(jdk):
    """
    Starts the JVM directly: JJava's own launcher starts a second one, with whatever java is on
    the PATH. JJava reaches into jdk.jshell; newer JDKs warn about native code unless it is allowed.
    """
    options = [heap_option(), "-Djava.awt.headless=true"]
    options += ["--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"]
    options.append(f"-DDJL_CACHE_DIR={HOME / 'djl'}")  # where PyTorch is unpacked, when it is first used
    if "jdk.incubator.vector" in jdk.modules:
        options += ["--add-modules", "jdk.incubator.vector"]  # ridge, descriptors and collisions are faster
    if jdk.version >= 24:
        options.append("--enable-native-access=ALL-UNNAMED")
    class_path = os.pathsep.join(["{resource_dir}/jjava.jar", "{resource_dir}/lib/*"] + spark_jars())
    java = shutil.which("java", path=str(jdk.home / "bin"))
    start = ["-cp", class_path, "org.dflib.jjava.distro.JJava", "{connection_file}"]
    return {
        "argv": [java] + options + start,
        "display_name": "Java (Vitrine)",
        "language": "java",
        "interrupt_mode": "message",
    }


def spark_jars():
    """Spark's jars, behind our own, for those who have it: Spark.on(…) in a cell."""
    home = os.environ.get("SPARK_HOME")
    if not home:
        return []
    jars = sorted(map(str, Path(home, "jars").glob("*.jar")))
    if not any("spark-core_" in jar for jar in jars):
        raise Refusal(f"SPARK_HOME is {home}: jars/spark-core_*.jar is not in that folder.")
    return [jar for jar in jars if "log4j-slf4j" not in jar]  # its messages are not for a cell


def heap_option():
    """The memory of a notebook's JVM. A wrong size is told here; the kernel would just not start."""
    heap = os.environ.get("VITRINE_HEAP")
    if not heap:
        return "-XX:MaxRAMPercentage=50"
    if not re.fullmatch(r"[1-9]\d*[kmgt]", heap, re.IGNORECASE):
        raise Refusal(f"VITRINE_HEAP is {heap}: a number and k, m, g or t are needed, such as 6g.")
    return f"-Xmx{heap}"


def jupyter_environment():
    """Jupyter's and IPython's folders inside the checkout, whatever the user has elsewhere."""
    folder = HOME / "jupyter"
    folder.mkdir(parents=True, exist_ok=True)  # IPython puts its own elsewhere if the parent is missing
    return dict(
        os.environ,
        JUPYTER_CONFIG_DIR=str(folder / "config"),
        JUPYTER_DATA_DIR=str(folder / "data"),
        JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
        JUPYTERLAB_SETTINGS_DIR=str(folder / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(folder / "workspaces"),
        JUPYTER_PREFER_ENV_PATH="1",
        IPYTHONDIR=str(folder / "ipython"),
    )


def _digest(paths):
    """One number for the names and contents of these files."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
