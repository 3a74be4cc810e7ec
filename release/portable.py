"""The folder for Windows: every wheel ctr needs there, pinned and hashed, and three files to double-click.

    python -m release.portable dist/ctr_cli-X-py3-none-any.whl dist/ctr-windows

pip decides about markers by the machine it runs on; so what Windows needs is found here, from the
metadata of the packages, and the folder is checked the way pip will resolve it there, without a network.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""Pythons a clerk's machine may have; those the project is declared for."""
_MACHINE = "win_amd64"


def main(wheel: Path, folder: Path) -> int:
    """Lay the folder and check it; 1 when something is missing, with its name."""
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    pinned = pins((ROOT / "requirements.txt").read_text("utf-8"))
    needed = {version: sorted(closure(metadata(wheel), version)) for version in VERSIONS}
    every = sorted(set().union(*needed.values()))
    locked = folder / "requirements.txt"
    locked.write_text("".join(pinned[name] for name in every), "utf-8", newline="\n")
    for version in VERSIONS:
        # No marker is asked by pip here: each pin stands without one.
        bare = folder / "bare.txt"
        lines = (without_marker(pinned[name]) for name in needed[version])
        bare.write_text("".join(lines), "utf-8")
        download(bare, wheels, version)
        bare.unlink()
    shutil.copy(wheel, wheels)
    for file in sorted((ROOT / "release/windows").iterdir()):
        text = file.read_text("utf-8").replace("\n", "\r\n")
        (folder / file.name).write_bytes(text.encode())
    (folder / "programs").mkdir()
    gaps = [gap for version in VERSIONS for gap in missing(wheels, "ctr-cli", version)]
    for gap in gaps:
        print(gap, file=sys.stderr)
    return 1 if gaps else 0


def download(requirements: Path, wheels: Path, version: str) -> None:
    """Fetch the wheels of pinned requirements for Windows; raises `CalledProcessError` when pip cannot."""
    subprocess.run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
            "--only-binary=:all:", "--platform", _MACHINE, "--python-version", version,
            "--dest", wheels, "--requirement", requirements,
        ],
        check=True,
    )  # fmt: skip


def environment(version: str) -> dict[str, str]:
    """The values of markers on Windows with a Python."""
    return {
        "implementation_name": "cpython", "implementation_version": f"{version}.0",
        "os_name": "nt", "platform_machine": "AMD64", "platform_python_implementation": "CPython",
        "platform_release": "10", "platform_system": "Windows", "platform_version": "10.0",
        "python_full_version": f"{version}.0", "python_version": version, "sys_platform": "win32",
        "extra": "",
    }  # fmt: skip


def closure(lines: list[str], version: str) -> set[str]:
    """Canonical names of all that requirements need on Windows, by the metadata of what is installed here.

    A package that only Windows needs is not installed here; it needs nothing further, which
    `missing` proves with the wheels themselves.
    """
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(needed_of(lines, frozenset(), version))
    while waiting:
        wanted = waiting.pop()
        package = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if package not in seen:
            seen.add(package)
            waiting += needed_of(required_by(package[0]), package[1], version)
    return {name for name, _ in seen}


def required_by(package: str) -> list[str]:
    """What an installed package requires; nothing if it is not installed."""
    try:
        return requires(package) or []
    except PackageNotFoundError:
        return []


def needed_of(lines: list[str], extras: frozenset[str], version: str) -> Iterator[Requirement]:
    """The requirements among lines of metadata that hold on Windows with a Python."""
    values = environment(version)
    for line in lines:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(
            marker.evaluate(values | {"extra": extra}) for extra in ("", *extras)
        ):
            yield requirement


def pins(text: str) -> dict[str, str]:
    """Each pinned requirement of a lock file with its hashes, by canonical name."""
    blocks: dict[str, str] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        if not line[0].isspace():
            name = canonicalize_name(line.split("==")[0])
        blocks[name] = blocks.get(name, "") + line
    return blocks


def without_marker(pin: str) -> str:
    """A pin that holds everywhere."""
    first, *hashes = [part.strip() for part in pin.replace("\\\n", "\n").splitlines()]
    version = first.split(";")[0].strip()
    return " ".join([version, *(part for part in hashes if part.startswith("--hash"))]) + "\n"


def tags(version: str) -> set[Tag]:
    """What a wheel may be tagged with to run on 64-bit Windows with a Python."""
    numbers = tuple(int(part) for part in version.split("."))
    interpreter = f"cp{version.replace('.', '')}"
    return {
        *cpython_tags(numbers, platforms=[_MACHINE]),
        *compatible_tags(numbers, interpreter, platforms=[_MACHINE]),
    }


def missing(wheels: Path, name: str, version: str) -> list[str]:
    """What a Windows machine with a Python would not find among the wheels, a sentence each."""
    fits = tags(version)
    at_hand = {}
    for path in wheels.glob("*.whl"):
        package, number, _, of = parse_wheel_filename(path.name)
        if of & fits:
            at_hand[package] = (number, path)
    gaps, seen = [], set[str]()
    waiting = [Requirement(name)]
    while waiting:
        wanted = waiting.pop()
        package = canonicalize_name(wanted.name)
        key = f"{package}{sorted(wanted.extras)}"
        if key in seen:
            continue
        seen.add(key)
        if package not in at_hand:
            gaps.append(f"no wheel of {package} for Python {version} on Windows")
        elif not wanted.specifier.contains(at_hand[package][0], prereleases=True):
            gaps.append(f"{at_hand[package][1].name} is not {wanted}")
        else:
            lines = metadata(at_hand[package][1])
            waiting += needed_of(lines, frozenset(wanted.extras), version)
    return gaps


def metadata(wheel: Path) -> list[str]:
    """What a wheel requires, as its metadata says it."""
    with ZipFile(wheel) as archive:
        file = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        head = archive.read(file).decode().split("\n\n")[0]
    key = "Requires-Dist: "
    return [line[len(key) :] for line in head.splitlines() if line.startswith(key)]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
