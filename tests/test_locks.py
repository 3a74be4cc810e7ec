"""What ctr runs with is pinned as what it is developed with: `make demo` and `make test` see the same versions."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support import ROOT


def _pins(file: str) -> dict[str, str]:
    blocks = re.findall(r"^(\S.*?)(?=^\S|\Z)", (ROOT / file).read_text("utf-8"), re.DOTALL | re.M)
    return {canonicalize_name(re.split(r"==", block)[0]): block for block in blocks}


def test_what_ctr_runs_with_has_the_pins_of_all() -> None:
    run, every = _pins("requirements-run.txt"), _pins("requirements.txt")
    assert run.items() <= every.items()
    assert "pytest" in every and "pytest" not in run


def test_what_ctr_declares_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert declared <= set(_pins("requirements-run.txt"))
