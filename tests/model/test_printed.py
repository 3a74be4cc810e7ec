"""A text is printed because the model says so: each field says it, and what says it is printed everywhere."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from ctr_cli.model.agencies import directory
from ctr_cli.model.printed import NAME, SIGN, TEXT, UNSEEN, Marker, markers
from ctr_cli.model.program import Item, Program
from ctr_cli.rules import walk
from ctr_cli.rules.excerpt import Placed
from ctr_cli.rules.registry import Subject
from support import MINIMAL, Run, program_of
from support.word import text_of


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def fields(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Marker | None, Any]]:
    """Every field under a model: its path, its marker, and the type it holds."""
    for name, marker in markers(model):
        inner = list(models_in(model.model_fields[name].annotation))
        if marker is None and inner:
            yield from fields(inner[0], f"{path}{name}.")
        else:
            yield f"{path}{name}", marker, model.model_fields[name].annotation


FIELDS = {path: marker for path, marker, _ in fields(Program)}
PRINTED = [path for path, marker in FIELDS.items() if marker in (TEXT, NAME)]
SIGNS = {
    "document.symbol": "CTr/ĐU", "document.number": 5, "document.date": "2025-12",
    "year": 2026, "number": 3, "month": 3, "quarter": None, "date": None, "every": None, "months": 3,
    "kind": "regular",
    "deadline": "2026-03-15", "role": "prepare",
}  # fmt: skip


def test_every_field_says_whether_it_is_printed() -> None:
    unsaid = [path for path, said in FIELDS.items() if said not in (TEXT, NAME, SIGN, UNSEEN)]
    assert unsaid == [], "model/printed.py names the markers"


def word(path: str) -> str:
    """A text that stands for a field and no other."""
    return f"Chữ {path.replace('.', ' ').replace('_', ' ')} này"


def full(model: type[BaseModel], path: str = "") -> dict[str, Any]:
    """A model with every field that is printed, each text its own."""
    data: dict[str, Any] = {}
    for name, marker in markers(model):
        place, annotation = f"{path}{name}", model.model_fields[name].annotation
        inner = list(models_in(annotation))
        many = "list" in str(annotation)
        if marker is None and inner:
            value: Any = full(inner[0], f"{place}.")
        elif marker in (TEXT, NAME):
            value = word(place)
        elif marker == SIGN:
            value = SIGNS.get(place, SIGNS.get(name))
        else:
            continue
        data[name] = [value] if many else value
    return data


@pytest.fixture(scope="module")
def everything() -> Program:
    data = full(Program) | {"format": 1}
    data["bodies"][0]["id"] = "bch"
    item = data["bodies"][0]["meetings"][0]["items"][0]
    data["agencies"] = [{"id": "ab", "name": item["agencies"][0]["agency"]}]
    return Program.model_validate(data)


def texts_of(program: Program) -> list[Placed]:
    """The printed texts, without the table that agencies are looked up in."""
    placed = walk.placed(Subject(program, directory(program)))
    return [one for one in placed if one.path[0] != "agencies"]


def test_what_is_printed_is_proof_read(everything: Program) -> None:
    walked = {str(found.text): found for found in texts_of(everything)}
    for path in PRINTED:
        assert word(path) in walked, f"{path} is printed, and nobody reads it"
        assert walked[word(path)].name == (FIELDS[path] == NAME), path
        steps = [step for step in walked[word(path)].path if isinstance(step, str)]
        # An assignment may be written as its name alone, so its path is that of the whole.
        assert ".".join(steps) == path.removesuffix(".agency")


def test_nothing_else_is_proof_read(everything: Program) -> None:
    assert {found.text for found in texts_of(everything)} == {word(path) for path in PRINTED}


def test_a_heading_that_nobody_wrote_is_not_read(program: Program) -> None:
    bare = program_of(MINIMAL)
    assert not [found for found in texts_of(bare) if "headings" in found.path]


ANSWERS = {
    "agenda-text": "agenda --meeting bch-3",
    "agenda-md": "agenda --meeting bch-3 -f md",
    "agenda-json": "agenda --meeting bch-3 -f json",
    "agenda-docx": "agenda --meeting bch-3 -f docx -o x.docx",
    "month-docx": "agenda --month 3 --together -f docx -o x.docx",
    "tasks-text": "tasks -a ab",
    "tasks-md": "tasks -a ab -f md",
    "tasks-json": "tasks -a ab -f json",
    "tasks-csv": "tasks -a ab -f csv",
    "letter-docx": "tasks -a ab -f docx -o x.docx",
}
TEXTS_OF_ITEMS = [name for name, marker in markers(Item) if marker == TEXT]


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_printed_text_of_an_item_is_in_the_answer(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everything: Program, answer: str
) -> None:
    monkeypatch.chdir(tmp_path)
    data = everything.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    data["bodies"][0]["meetings"][0].pop("title")
    Path("x.yaml").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    ran = ctr(*ANSWERS[answer].split(), "-p", "x.yaml")
    assert ran.code == 0, ran.err
    said = text_of(Path("x.docx").read_bytes()) if "docx" in answer else ran.out
    flat = " ".join(said.split()).casefold()
    for name in TEXTS_OF_ITEMS:
        assert word(f"bodies.meetings.items.{name}").casefold() in flat, (
            f"{name} is not in {answer}"
        )
