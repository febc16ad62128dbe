"""What has to be on the machine beforehand: a JDK, Maven, a complete Python, perhaps a browser."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from workshop import ROOT, WINDOWS, Refusal, say

OLDEST_JDK = 17

Jdk = namedtuple("Jdk", "home version modules")


def check_python():
    """Debian and Ubuntu ship Python without the module that fills a virtual environment."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Refusal(
                f"This Python has no module {module}: install it "
                f"(Debian, Ubuntu: apt-get install python{sys.version_info[0]}.{sys.version_info[1]}-venv)."
            )


def find_jdk():
    """The JDK of JAVA_HOME or, without one, of the PATH."""
    home = os.environ.get("JAVA_HOME")
    if home:
        java = shutil.which("java", path=str(Path(home) / "bin"))
        if java is None:
            raise Refusal(f"JAVA_HOME is {home}, but there is no JDK: point it to a JDK {OLDEST_JDK} or newer.")
    else:
        java = shutil.which("java")
    properties = _ask(java, "-XshowSettings:properties", "-version") if java else ""
    version = re.search(r"^\s*java\.specification\.version = (?:1\.)?(\d+)", properties, re.MULTILINE)
    found = re.search(r"^\s*java\.home = (.+?)\s*$", properties, re.MULTILINE)
    if not version or not found:
        raise Refusal(f"No JDK found: install a JDK {OLDEST_JDK} or newer, and put it on the PATH or set JAVA_HOME.")
    modules = {line.split("@")[0].strip() for line in _ask(java, "--list-modules").splitlines()}
    jdk = Jdk(Path(found.group(1)), int(version.group(1)), modules)
    _check_jdk(jdk)
    return jdk


def _check_jdk(jdk):
    if jdk.version < OLDEST_JDK:
        raise Refusal(f"The Java at {jdk.home} is version {jdk.version}: a JDK {OLDEST_JDK} or newer is needed.")
    compiler = shutil.which("javac", path=str(jdk.home / "bin"))
    if compiler is None or "jdk.jshell" not in jdk.modules:
        raise Refusal(
            f"The Java at {jdk.home} is a JRE: notebooks need a JDK, with compiler and jshell, {OLDEST_JDK} or newer."
        )


def _ask(*command):
    """What a command prints, on either stream; nothing when it cannot be run."""
    try:
        answer = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode(errors="replace")


def find_maven():
    """The mvn of the PATH."""
    maven = shutil.which("mvn")
    if maven is None:
        raise Refusal("No Maven found: install Apache Maven 3.6.3 or newer, and put its mvn on the PATH.")
    return maven


def with_jdk(jdk):
    """The environment in which Maven uses this JDK."""
    return dict(os.environ, JAVA_HOME=str(jdk.home))


def find_browser():
    """Chromium or Chrome, or None: CHROME_BIN first, then the usual names and places."""
    named = os.environ.get("CHROME_BIN")
    if named:
        if shutil.which(named) is None:
            raise Refusal(f"CHROME_BIN is {named}, but there is no program of that name.")
        return shutil.which(named)
    candidates = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    candidates += [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if variable in os.environ:
            candidates.append(os.environ[variable] + r"\Google\Chrome\Application\chrome.exe")
    return next(filter(None, map(shutil.which, candidates)), None)


def install_browser():
    """On a continuous-integration machine, Debian's Chromium; a failure is only a line."""
    if WINDOWS or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "-q", "-y", "install", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    for command in (["apt-get", "-q", "update"], install):
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode != 0:
            last = done.stdout.decode(errors="replace").strip().splitlines()[-1:]
            say(f"Chromium could not be installed: {' '.join(command)} failed: {' '.join(last)}")
            return
