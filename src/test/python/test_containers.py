"""Docker, dev container, Binder and conda: what can be said of their files without the services."""

import json
import os
import re
import shlex
import subprocess

import pytest
import tools
import yaml
from conftest import ROOT, run
from workshop import KERNEL, VENV

posix_only = pytest.mark.skipif(os.name == "nt", reason="these services run Linux")

DOCKERFILE = ROOT / "environment" / "Dockerfile"
DEVCONTAINER = ROOT / ".devcontainer" / "devcontainer.json"
BINDER = ROOT / ".binder"


def dockerfile():
    """The instructions: pairs of keyword and what follows it, comments gone, lines joined."""
    lines = [line for line in DOCKERFILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    instructions = re.sub(r"\\\n", " ", "\n".join(lines)).splitlines()
    return [tuple(line.split(None, 1)) for line in instructions if line.strip()]


def arguments_of(keyword):
    return [rest for word, rest in dockerfile() if word == keyword]


def debian_packages():
    """What the image installs beforehand."""
    install = next(rest for rest in arguments_of("RUN") if "apt-get install" in rest)
    words = shlex.split(install.split("apt-get install", 1)[1].split("&&")[0])
    return {word for word in words if not word.startswith("-")}


def jdk_of(package):
    return int(re.fullmatch(r"openjdk-(\d+)-jdk-headless", package).group(1))


def oldest_python():
    """What environment/run asks for."""
    code = (ROOT / "environment" / "run").read_text(encoding="utf-8")
    return tuple(map(int, re.search(r"version_info < \((\d+), (\d+)\)", code).groups()))


def of_binder(name, *arguments):
    """Calls a script of .binder from another folder, as the service may."""
    command = [str(BINDER / name)] + list(arguments)
    return subprocess.run(command, cwd=ROOT.parent, capture_output=True, encoding="utf-8", timeout=600)


def test_dockerfile_has_known_instructions_and_copies_what_is_there():
    assert {word for word, _ in dockerfile()} <= {"FROM", "RUN", "USER", "WORKDIR", "COPY", "EXPOSE", "CMD"}
    for copy in arguments_of("COPY"):
        sources = [word for word in copy.split() if not word.startswith("--")][:-1]
        assert sources and all((ROOT / source).exists() for source in sources)


def test_image_has_the_jdk_and_the_python_modules_that_are_asked_for():
    packages = debian_packages()
    assert {"maven", "python3", "python3-venv"} <= packages
    assert [jdk_of(name) for name in packages if "openjdk" in name] == [tools.OLDEST_JDK]


def test_image_starts_jupyterlab_with_options_that_it_knows():
    command = json.loads(arguments_of("CMD")[-1])
    assert command[0] == "environment/run"
    shown = run(*command[1:], "--show-config")
    assert shown.returncode == 0, shown.stderr
    assert re.search(r"\.ip = '0\.0\.0\.0'", shown.stdout)
    assert re.search(r"\.open_browser = False", shown.stdout)


def test_dev_container_builds_a_stage_of_the_image_and_sets_up_there():
    container = json.loads(DEVCONTAINER.read_text(encoding="utf-8"))
    build = container["build"]
    assert (DEVCONTAINER.parent / build["dockerfile"]).resolve() == DOCKERFILE
    assert (DEVCONTAINER.parent / build["context"]).resolve() == ROOT
    assert build["target"] in re.findall(r"AS (\S+)", "\n".join(arguments_of("FROM")))
    assert container["remoteUser"] in arguments_of("USER")
    assert container["postCreateCommand"] in arguments_of("RUN")
    assert container["postCreateCommand"] == "environment/run --setup"


@posix_only
def test_dev_container_points_vs_code_to_kernel_and_python():
    text = DEVCONTAINER.read_text(encoding="utf-8").replace("${containerWorkspaceFolder}", str(ROOT))
    container = json.loads(text)
    run("--setup")
    kernels = os.path.join(container["remoteEnv"]["JUPYTER_PATH"], "kernels")
    assert os.path.samefile(os.path.join(kernels, KERNEL.name), KERNEL)
    python = container["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert os.access(python, os.X_OK)


def test_binder_installs_packages_of_the_image():
    packages = (BINDER / "apt.txt").read_text(encoding="utf-8").split()
    assert set(packages) <= debian_packages()
    assert tools.OLDEST_JDK in [jdk_of(name) for name in packages if "openjdk" in name]


@posix_only
def test_binder_sets_up_and_starts_the_jupyterlab_with_our_kernel():
    built = of_binder("postBuild")
    assert built.returncode == 0, built.stderr
    found = of_binder("start", "jupyter", "kernelspec", "list", "--json")
    assert found.returncode == 0, found.stderr
    assert os.path.samefile(json.loads(found.stdout)["kernelspecs"]["vitrine"]["resource_dir"], KERNEL)
    # As BinderHub looks for it: python3 imports jupyterlab and then starts jupyter-lab.
    where = of_binder("start", "python3", "-c", "import jupyterlab, shutil, sys; print(sys.prefix, shutil.which('jupyter-lab'))")
    assert where.stdout.split() == [str(VENV), str(VENV / "bin" / "jupyter-lab")]


def test_conda_installs_the_versions_that_are_asked_for():
    environment = yaml.safe_load((ROOT / "environment" / "environment.yml").read_text(encoding="utf-8"))
    assert environment["channels"] == ["conda-forge"]
    wanted = {name: version for name, _, version in (line.partition(" ") for line in environment["dependencies"])}
    assert set(wanted) == {"maven", "openjdk", "python"}
    assert wanted["openjdk"] == f"={tools.OLDEST_JDK}"
    assert wanted["python"].startswith(">=%d.%d," % oldest_python())
