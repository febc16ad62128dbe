"""The ground that `run` and `test` stand on: folders, short messages, stamps, child processes."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "target"

# Everything that is installed lives here: ignored by git, left alone by `mvn clean`.
HOME = ROOT / ".vitrine"
VENV = HOME / "venv"
KERNEL = VENV / "share" / "jupyter" / "kernels" / "vitrine"

WINDOWS = os.name == "nt"


class Refusal(Exception):
    """Something is missing or went wrong; the message is all that the user needs to read."""


def venv_python():
    """The Python inside the virtual environment."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def say(line):
    """One line on the terminal, at once even when the output is piped."""
    print(line, flush=True)


@contextlib.contextmanager
def step(name):
    """Announces a step that takes a while, and then how long it took."""
    print(name + " ...", end=" ", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    say(f"{time.monotonic() - start:.0f} s")


def is_stamped(stamp, key):
    """Whether the work behind this stamp was finished for this key."""
    try:
        return stamp.read_text(encoding="utf-8") == key
    except OSError:
        return False


def put_stamp(stamp, key):
    """Written last, so that interrupted work is done again."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key, encoding="utf-8")


def quietly(command, log_name, environment=None):
    """Runs a command with its output in a log; when it fails, the end of the log is the message."""
    log = HOME / "logs" / log_name
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as sink:
        code = subprocess.call(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    if code != 0:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise Refusal("\n".join(lines[-30:] + [f"This failed; the whole output is in {log}"]))


def hand_over(command, environment):
    """
    Lets another program take this one's place, so that Ctrl-C and signals reach it directly.
    Windows cannot replace a process: there this one waits, and passes the exit code on.
    """
    command = [str(part) for part in command]
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], command, environment)
    child = subprocess.Popen(command, env=environment)
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            sys.exit(child.wait())


def plainly(main):
    """Runs a script's main function; a refusal or Ctrl-C ends it with a line, not a traceback."""
    try:
        sys.exit(main())
    except Refusal as refusal:
        sys.stdout.flush()
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
