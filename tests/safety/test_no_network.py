"""The core asks nothing of a network: the main job runs where every socket to one is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# An audit hook sees what C code does too, and cannot be taken off again. Sockets of this machine are how a pool talks.
REFUSED = """
import runpy, socket, sys

def refuse(event, arguments):
    if event == "socket.connect" and arguments[0].family == getattr(socket, "AF_UNIX", None):
        return
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        print("NETWORK", event, arguments[1:], file=sys.stderr)
        raise PermissionError(event)

sys.addaudithook(refuse)
sys.argv = ["check-claims", *sys.argv[1:]]
runpy.run_module("claims", run_name="__main__")
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", REFUSED, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)


def test_the_hook_refuses() -> None:
    code = REFUSED.split("sys.argv")[0] + "import urllib.request\nurllib.request.urlopen('http://192.0.2.1/')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "NETWORK" in done.stderr


def test_the_main_job_opens_no_socket(tmp_path: Path) -> None:
    reports = [f"--report={name}:{tmp_path}/report.{name}" for name in ("html", "sarif", "csv", "junit", "markdown")]
    done = run("check", "corpus", "--no-cache", "--jobs", "1", "--exit-zero", "--fx", "corpus/../tests/safety/fx.csv", *reports)
    assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr[-2000:]
    assert len(list(tmp_path.iterdir())) == 5


def test_a_pool_talks_to_this_machine_alone() -> None:
    done = run("check", "corpus/08-opec-output.txt", "corpus/09-crude-stocks.txt", "--no-cache", "--jobs", "2", "--exit-zero")
    assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr[-2000:]
