"""All 3,321 wards and communes of Vietnam: one programme each, validated in one run."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import CTR, ROOT, cores, ended, install

COMMUNES = 3_321


def write_country(folder: Path) -> None:
    """A programme for each commune: the real one under another name, every tenth with a slip."""
    text = (ROOT / "programs" / "2026.yaml").read_text(encoding="utf-8")
    for number in range(COMMUNES):
        own = text.replace("Đồ Sơn", f"Số {number}")
        if number % 10 == 0:
            own = own.replace("number: 5", "number: 7")
        (folder / f"{number:04}.yaml").write_text(own, encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        write_country(folder)
        started = time.perf_counter()
        ran = subprocess.Popen(
            [*CTR, "validate", str(folder / "*.yaml"), "--format", "json"],
            stdout=subprocess.DEVNULL,
        )
        code, largest = ended(ran)
        taken = time.perf_counter() - started
    if code != 1:
        sys.exit(f"unexpected exit code {code}")
    each = taken * cores() / COMMUNES * 1000
    print(
        f"{COMMUNES} programmes on {cores()} cores: {taken:.1f} s, {each:.1f} ms of a core each, "
        f"largest process {largest:.0f} MiB"
    )


if __name__ == "__main__":
    main()
