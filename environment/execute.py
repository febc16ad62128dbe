"""Executes a notebook without a browser; runs in the virtual environment, started by `run`."""

import argparse
import contextlib
import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from page import write_page
from pictures import add_pictures
from workshop import HOME

KERNELSPEC = {"display_name": "Java (Vitrine)", "language": "java", "name": "vitrine"}
SECONDS_TO_START = 180  # a JVM on a busy two-core machine has been seen to need a minute
SECONDS_BETWEEN_LINES = 15
# What the JVM itself says: chatter mostly, but also why it died.
KERNEL_LOG = HOME / "logs" / "kernel.log"


class Terminal:
    """Shows where the execution is: one line that changes in place, or sparse lines in a log."""

    def __init__(self, cells):
        self._cells = cells
        self._live = sys.stdout.isatty()
        self._place = ""
        self._last = time.monotonic()

    @contextlib.contextmanager
    def cell(self, number, source):
        """A cell that runs: its place, its first line and, at the end, its time."""
        self._place = f"[{number:2d}/{self._cells}]"
        head = f"{self._place} {_first_line(source)}"
        start = self._last = time.monotonic()
        if self._live:
            self._draw(head)
        try:
            yield
        finally:
            line = f"{head:<66} {time.monotonic() - start:6.1f} s"
            if self._live:
                self._draw(line)
            print("" if self._live else line, flush=True)

    def progress(self, text):
        """The cell has told how far it is."""
        line = " ".join([self._place] + text.strip().splitlines()[-1:])
        if self._live:
            self._draw(line)
        elif time.monotonic() - self._last >= SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            print(line, flush=True)

    def _draw(self, line):
        width = shutil.get_terminal_size().columns - 1
        print("\r" + line[:width].ljust(width), end="", flush=True)


class Client(NotebookClient):
    """A notebook client that shows the library's progress and can be stopped from outside."""

    terminal = None
    stopped = False

    def stop(self, *_):
        """For signals. Without its kernel, the running cell ends as after any death of a kernel."""
        self.stopped = True
        process = self.km and self.km.provisioner and self.km.provisioner.process
        if not process:
            raise KeyboardInterrupt
        process.kill()

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] == "update_display_data" and self.terminal:
            self.terminal.progress(msg["content"].get("data", {}).get("text/plain", ""))
        return super().process_message(msg, cell, cell_index)


def _first_line(source):
    lines = [line.strip() for line in source.splitlines()]
    code = next((line for line in lines if line and not line.startswith("//")), "")
    return code if len(code) <= 56 else code[:55] + "…"


def execute(notebook, folder):
    """Runs every cell in the notebook's own folder; returns what went wrong, or None."""
    code = [(k, cell) for k, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
    clean(notebook)
    terminal = Terminal(len(code))
    client = Client(
        notebook,
        kernel_name=KERNELSPEC["name"],
        timeout=None,
        startup_timeout=SECONDS_TO_START,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.terminal = terminal
    # Whoever ends this process also ends the kernel that it started.
    signal.signal(signal.SIGINT, client.stop)
    signal.signal(signal.SIGTERM, client.stop)
    number = 0
    try:
        with open(KERNEL_LOG, "wb") as log, client.setup_kernel(stdout=log, stderr=log):
            for number, (index, cell) in enumerate(code, start=1):
                with terminal.cell(number, cell.source):
                    client.execute_cell(cell, index)
    except (DeadKernelError, RuntimeError, KeyboardInterrupt) as error:
        if client.stopped:
            return f"Stopped in cell {number} of {len(code)}."
        if number == 0:
            return f"The kernel did not start: {error}"
        return f"The kernel died in cell {number} of {len(code)}; {KERNEL_LOG} may say why."
    except CellExecutionError as error:
        return f"Cell {number} of {len(code)} failed:\n{_shown_error(cell, error)}"
    return None


def clean(notebook):
    """Leaves nothing of an earlier execution, and nothing of the machine it ran on."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": {"name": "java"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _shown_error(cell, error):
    """The lines that the notebook shows below the cell, without their colours."""
    shown = [output.traceback for output in cell.outputs if output.output_type == "error"]
    text = "\n".join(shown[-1]) if shown else str(error)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    return "\n".join("  " + line for line in lines[:25])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--no-pictures", action="store_true")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # an old terminal has no τ
    notebook = nbformat.read(options.notebook, as_version=4)
    for folder in (options.folder, KERNEL_LOG.parent):
        folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    failure = execute(notebook, options.notebook.resolve().parent)
    if not options.no_pictures:
        add_pictures(notebook)
    result = options.folder / options.notebook.name
    nbformat.write(notebook, result)
    if failure:
        sys.stdout.flush()
        sys.exit(f"{failure}\nWhat was done up to there is in {result}")
    page = write_page(notebook, result.with_suffix(".html"))
    if options.update:
        nbformat.write(notebook, options.notebook)
    print(f"Done in {time.monotonic() - start:.0f} s: {os.path.relpath(page)}")


if __name__ == "__main__":
    main()
