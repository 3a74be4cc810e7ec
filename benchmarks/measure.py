"""Whole processes timed side by side: in turn, so that a machine that slows down slows all of them."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


CTR = [sys.executable, "-m", "ctr_cli"]


def install(folder: Path) -> None:
    """Let this process, and those it starts, use the wheel of this checkout, unpacked and compiled."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = str(folder / "site")
    zipfile.ZipFile(wheel).extractall(site)
    compile_dir(site, quiet=1)
    os.environ["PYTHONPATH"] = site
    sys.path.insert(0, site)


def seconds(command: Sequence[str]) -> float:
    """The wall time of one run; its output is thrown away."""
    started = time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - started


def medians(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """The median wall time of each command in seconds, after one run that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            taken = seconds(command)
            if turn:
                times[name].append(taken)
    return {name: statistics.median(values) for name, values in times.items()}


def instructions(command: Sequence[str]) -> int:
    """The instructions of one run, which no busy machine changes; 0 where valgrind is not installed."""
    if shutil.which("valgrind") is None:
        return 0
    counting = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    ran = subprocess.run(
        [*counting, *command], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    told = re.search(rb"I\s+refs:\s+([\d,]+)", ran.stderr)
    return int(told[1].replace(b",", b"")) if told else 0


def ended(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    """The exit code of a process, and the largest resident size that it or one it started reached, in MiB."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss / 1024


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0))
