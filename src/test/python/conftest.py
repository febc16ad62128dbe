"""What the tests share: executed notebooks, a browser without a network, a live JupyterLab."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "environment"))

TARGET = ROOT / "target"
COURSE = ROOT / "notebooks" / "course"
NOTEBOOKS = [
    path
    for folder in (ROOT / "notebooks", COURSE, COURSE / "solutions")
    for path in sorted(folder.glob("*.ipynb"))
]
PLOTLY = "application/vnd.plotly.v1+json"

# Without a graphics card the browser draws 3D charts in software. It phones nobody.
BROWSER_OPTIONS = [
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def run(*arguments, **variables):
    """Calls environment/run as a user does; the result has its exit code and both outputs."""
    command = [sys.executable, str(ROOT / "environment" / "run")] + [str(argument) for argument in arguments]
    environment = dict(os.environ, PYTHONIOENCODING="utf-8", **variables)
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=900
    )


def outputs(notebook, mime_type):
    """All outputs of a notebook that offer this MIME type."""
    found = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return [output for output in found if mime_type in output.get("data", {})]


def by_name(path):
    return path.relative_to(ROOT / "notebooks").with_suffix("").as_posix()


@pytest.fixture(scope="session")
def smoke_runs():
    """Every notebook is executed once, whoever asks first."""
    return {}


@pytest.fixture(params=NOTEBOOKS, ids=by_name)
def smoke(request, smoke_runs):
    """A notebook executed at smoke scale: the path of the result."""
    return smoke_run(request.param, smoke_runs)


@pytest.fixture
def quickstart(smoke_runs):
    """The quickstart executed at smoke scale: the path of the result."""
    return smoke_run(ROOT / "notebooks" / "quickstart.ipynb", smoke_runs)


def smoke_run(path, runs):
    if path not in runs:
        folder = TARGET / "smoke" / path.parent.relative_to(ROOT)
        # Drawing pictures takes longer than most cells; the quickstart stands for all.
        pictures = [] if path.stem == "quickstart" else ["--no-pictures"]
        result = run(path, "--to", folder, *pictures, VITRINE_SCALE="smoke")
        print(result.stdout)
        runs[path] = result.stderr if result.returncode else folder / path.name
    assert isinstance(runs[path], Path), runs[path]
    return runs[path]


@pytest.fixture(scope="session")
def browser():
    """The browser that environment/test found."""
    program = os.environ.get("CHROME_BIN")
    if not program:
        pytest.skip("no Chromium or Chrome")
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    home = ROOT / ".vitrine" / "browser"
    home.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=BROWSER_OPTIONS + ["--no-sandbox"] * root,
            env=dict(os.environ, HOME=str(home)),
        )
        yield browser
        browser.close()


@pytest.fixture
def screenshots():
    """Where the tests leave what they saw."""
    folder = TARGET / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """
    JupyterLab as `environment/run --lab` starts it, and Notebook 7, which is installed for the tests, at
    the same server; a function from a notebook, and the name of the one to show it, to the address.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    options = ["--no-browser", f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    # A theme that a test chooses is not the user's.
    options.append(f"--LabApp.user_settings_dir={tmp_path_factory.mktemp('settings')}")
    command = [sys.executable, str(ROOT / "environment" / "run"), "--lab"] + options
    log = TARGET / "jupyterlab.log"
    with open(log, "wb") as sink:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(os.environ, VITRINE_SCALE="smoke"),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api/status?token={token}", server, log)
        # A workspace of its own: the one that the user arranged stays as it is.
        places = {"lab": "lab/workspaces/tests/tree", "notebook": "notebooks"}
        yield lambda path, front_end="lab": (
            f"{address}/{places[front_end]}/{path.relative_to(ROOT).as_posix()}?reset&token={token}"
        )
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address, server, log):
    for _ in range(600):
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"JupyterLab did not answer; see {log}")


@pytest.fixture
def written_notebook():
    """A function that writes a notebook of these cells, without outputs, and returns its path."""

    def write(name, *cells):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata.kernelspec = {"display_name": "Java (Vitrine)", "language": "java", "name": "vitrine"}
        path = TARGET / "test-notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        return path

    return write
