"""The files of a wheel hold what they are made of: tables the values of the YAML files, models what pydantic makes of them."""

import re
from collections.abc import Iterator
from marshal import loads
from pathlib import Path
from typing import Any

import pytest
from hatch_build import files
from pydantic import BaseModel, ValidationError
from pydantic_core import SchemaSerializer, SchemaValidator, __version__

from ctr_cli.data import table
from ctr_cli.data.ready import MAKERS, Numbered, put_together
from ctr_cli.language import patterns
from ctr_cli.model import fitting
from ctr_cli.model.demands import Applies, Demands, OfficeWords
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.office import Office
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.rules import phrases
from ctr_cli.rules.phrases import Phrases
from ctr_cli.source.load import tree_of
from ctr_cli.source.profiles import profile
from support import ROOT

PACKAGE = ROOT / "src" / "ctr_cli"
DATA = PACKAGE / "data"
OFFICE = """
start: 7h30
signer: {post: CHÁNH VĂN PHÒNG, name: Nguyễn Văn A}
papers_days: 3
tone_style: main
ignore: [CTR901]
anniversaries: [{names: [Ngày giải phóng], since: 1955, day: 13/5}]
terms: [{body: Đảng bộ phường, term: II, years: 2025-2030}]
deadlines: {ubnd: 7}
members: [{name: Nguyễn Văn B, agencies: [ubnd]}]
"""
SOUND = [
    tree_of((ROOT / "programs" / "2026.yaml").read_bytes(), "2026.yaml").tree.data,
    tree_of((ROOT / "tests/data/follow-up/2026.follow-up.yaml").read_bytes(), "").tree.data,
    tree_of(OFFICE.encode(), "ctr.yaml").tree.data,
    profile("hd36", []).model_dump(by_alias=True),
]
MODELS = (Program, FollowUp, Office, Profile, Applies, Demands, OfficeWords)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return files()


def test_each_file_holds_the_values_of_its_table(made: dict[str, bytes]) -> None:
    names = [path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.yaml")]
    others = ["rules.phrases", "language.patterns"]
    held = {name for name in made if name.startswith("data/compiled/")}
    assert len(held) == len([*names, *MAKERS, *others])
    for name in names:
        assert loads(made[_file(name.replace("/", "."))]) == table(name)


def _file(name: str) -> str:
    return f"data/compiled/{name}.bin"


def test_what_stands_ready_is_what_code_makes_of_the_tables(
    made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAKERS
    shared = put_together(loads(made[_file("rules.phrases")]))
    monkeypatch.setattr(phrases, "shared", lambda: shared)
    for name, make in MAKERS.items():
        assert _plain(put_together(loads(made[_file(name)]))) == _plain(make())


def _plain(value: Any) -> Any:
    """What stands ready with all that is packed in it unpacked; of phrases each way with its words and what is said of it."""
    if isinstance(value, Phrases):
        return {
            (words, value.said[number], way, value.following[behind])
            for words, tables in value.ways.items()
            for table_number, ways in tables
            if table_number == value.number
            for number, way, behind in ways
        }
    if isinstance(value, Numbered):
        return dict(enumerate(value.all()))
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return dict(value.items()) if isinstance(value, dict) else value


def test_patterns_stand_ready_as_python_makes_them(
    made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    python, codes = put_together(loads(made[_file("language.patterns")]))
    assert python == patterns.THIS_PYTHON
    assert codes.keys() >= {f"{flags} {written}" for written, flags in patterns.WAITING}
    monkeypatch.setattr(patterns, "COMPILED", True)
    monkeypatch.setattr(patterns, "put_together", lambda held: held)
    monkeypatch.setattr(patterns, "stored", lambda _: (python, codes))
    held = _held_patterns(monkeypatch)
    assert held == {key: re.compile(*key) for key in held}
    wrong = dict.fromkeys(codes, (0, b"", 0, ()))
    monkeypatch.setattr(patterns, "stored", lambda _: ((0, 4, "little"), wrong))
    assert _held_patterns(monkeypatch) == held, "another Python compiles them itself"


def _held_patterns(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, int], re.Pattern[str]]:
    monkeypatch.setattr(patterns, "ASKED", {})
    patterns._held.cache_clear()
    held = {key: patterns.compiled(*key) for key in patterns.WAITING}
    patterns._held.cache_clear()
    return held


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_schema_fits_values_as_the_model_does(
    model: type[BaseModel], made: dict[str, bytes]
) -> None:
    held = _run(made[f"model/compiled/{fitting.module_name(model)}.py"])
    assert held["MADE_WITH"] == __version__
    ready = SchemaValidator(held["SCHEMA"]).validate_python
    fits = []
    for values in (part for whole in SOUND for part in (whole, *whole.values())):
        answer = _answer(model.model_validate, values)
        assert _answer(ready, values) == answer
        if isinstance(answer, tuple):
            fits.append(values)
            assert SchemaSerializer(held["SCHEMA"]).to_python(answer[0]) == answer[0].model_dump()
    assert fits
    for bent in _bent(fits[0]):
        assert _answer(ready, bent) == _answer(model.model_validate, bent)


def test_a_schema_made_with_another_pydantic_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{fitting.module_name(Applies)}.py").touch()
    monkeypatch.setattr(fitting, "_COMPILED", tmp_path)
    monkeypatch.setattr(fitting, "import_module", lambda _: _Made)
    fitting._fitting.cache_clear()
    assert fitting.fitted(Applies, {"issuers": ["a"]}).issuers == ["a"]
    fitting._fitting.cache_clear()


def test_a_checkout_holds_no_module_that_could_be_stale() -> None:
    assert not list(PACKAGE.glob("*/compiled"))


class _Made:
    MADE_WITH = "0.0"


def _run(text: bytes) -> dict[str, Any]:
    held: dict[str, Any] = {}
    exec(text, held)
    return held


def _bent(values: Any) -> Iterator[Any]:
    """Values with one of them, deep inside, put wrong; of a list the first alone."""
    yield from ("?", -1)
    if isinstance(values, dict):
        yield {**values, "unknown": 1}
        for key, value in values.items():
            yield from ({**values, key: wrong} for wrong in _bent(value))
            yield {k: v for k, v in values.items() if k != key}
    elif isinstance(values, list) and values:
        yield from ([wrong, *values[1:]] for wrong in _bent(values[0]))


def _answer(fit: Any, values: Any) -> Any:
    """The model with the fields it was given, or all that is wrong."""
    try:
        model = fit(values)
        return model, model.model_dump(exclude_unset=True)
    except ValidationError as error:
        return [(detail["loc"], detail["type"], detail["msg"]) for detail in error.errors()]
