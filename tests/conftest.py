"""What tests share: the real programme, a minimal one, and the command line run as a user runs it."""

import compileall
import gc
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.source.load import Source, from_bytes
from ctr_cli.source.profiles import profile
from support import REAL, ROOT, Ran, Run


def pytest_configure(config: pytest.Config) -> None:
    """Compile what is tested once, and not in every process that tests start."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "src", quiet=2)


def pytest_collection_finish() -> None:
    """What is loaded stays to the end: the collector does not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the kept answers anew")


settings.register_profile(
    "ctr", deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ctr")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What draws its input at random asserts and is not measured: it runs through other lines every time."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def real_text() -> str:
    return REAL.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def real() -> Source:
    return from_bytes(REAL.read_bytes(), "2026.yaml")


@pytest.fixture(scope="session")
def program(real: Source) -> Program:
    assert real.program is not None
    return real.program


@pytest.fixture(scope="session")
def known(program: Program) -> Directory:
    return directory(program)


@pytest.fixture(scope="session")
def hd36() -> Profile:
    return profile("hd36", [])


@pytest.fixture
def ctr(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `ctr` with arguments through its real entry point; the exit code and both streams."""
    from ctr_cli.cli.main import main

    for name in ("CTR_PROGRAM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*args: object) -> Ran:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "argv", ["ctr", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder with the real programme in it, entered."""
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "2026.yaml").write_bytes(REAL.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path
