"""What `environment/run` says when something is missing, and how it ends."""

import json
import os
import sys

import prepare
import pytest
import tools
from conftest import run
from workshop import KERNEL, Refusal

posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-in for java is a shell script")


@pytest.fixture
def empty_machine(monkeypatch, tmp_path):
    """No JAVA_HOME, nothing on the PATH."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def stand_in(folder, version, modules):
    """A java that answers what it is asked."""
    program = folder / "bin" / "java"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-modules ]; then echo {modules}; exit; fi\n'
        f'echo "    java.home = {folder}"\necho "    java.specification.version = {version}"\n'
    )
    program.chmod(0o755)
    return str(folder)


def refusal(check):
    with pytest.raises(Refusal) as caught:
        check()
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_missing_jdk_is_one_clear_line(empty_machine):
    assert refusal(tools.find_jdk).startswith("No JDK found: install a JDK 17 or newer")


def test_wrong_java_home_is_named(empty_machine, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(empty_machine))
    assert f"JAVA_HOME is {empty_machine}" in refusal(tools.find_jdk)


@posix_only
@pytest.mark.parametrize("version, number", [("1.8", 8), ("11", 11)])
def test_old_jdk_is_named_with_its_version(empty_machine, monkeypatch, version, number):
    monkeypatch.setenv("JAVA_HOME", stand_in(empty_machine, version, "jdk.jshell@11"))
    assert f"is version {number}: a JDK 17 or newer is needed" in refusal(tools.find_jdk)


@posix_only
def test_jre_in_place_of_jdk_is_told_apart(empty_machine, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", stand_in(empty_machine, "17", "java.base@17"))
    assert "is a JRE: notebooks need a JDK" in refusal(tools.find_jdk)


def test_missing_maven_is_one_clear_line(empty_machine):
    assert refusal(tools.find_maven).startswith("No Maven found")


def test_python_without_venv_is_one_clear_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else object())
    assert refusal(tools.check_python).startswith("This Python has no module ensurepip")


@pytest.mark.parametrize("heap, option", [("2g", "-Xmx2g"), ("", "-XX:MaxRAMPercentage=50")])
def test_heap_of_the_kernel_is_that_of_the_last_start(heap, option):
    assert run("--setup", VITRINE_HEAP=heap).returncode == 0
    assert option in json.loads((KERNEL / "kernel.json").read_text(encoding="utf-8"))["argv"]


@pytest.mark.parametrize("heap", ["lots", "6 GB", "0g", "6"])
def test_wrong_heap_is_named(monkeypatch, heap):
    monkeypatch.setenv("VITRINE_HEAP", heap)
    assert refusal(prepare.heap_option) == f"VITRINE_HEAP is {heap}: a number and k, m, g or t are needed, such as 6g."


def test_missing_notebook_is_named():
    result = run("nowhere.ipynb")
    assert result.returncode == 1
    assert result.stderr.strip() == "There is no notebook nowhere.ipynb."


def test_failing_cell_is_shown_and_what_was_done_is_kept(written_notebook, tmp_path):
    path = written_notebook("failing.ipynb", "1 + 1", 'throw new IllegalStateException("the glass melted");', "2 + 2")
    before = path.read_bytes()
    result = run(path, "--to", tmp_path)
    assert result.returncode == 1
    assert "Cell 2 of 3 failed" in result.stderr
    assert "the glass melted" in result.stderr
    assert '"2"' in (tmp_path / path.name).read_text(encoding="utf-8")
    assert path.read_bytes() == before
