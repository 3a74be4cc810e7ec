"""The schemas say what the models say, in the shape that editors show well."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ctr_cli.data import table
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.keys import keys_of
from ctr_cli.model.office import Office
from ctr_cli.model.program import MovedItem, PlannedMeeting, Program
from ctr_cli.model.schema import SchemaKind, json_schema
from ctr_cli.model.values import Strict
from support import MINIMAL, REAL

pytestmark = pytest.mark.no_cover

KINDS = get_args(SchemaKind)


def _nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from _nodes(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _nodes(value, f"{path}/{number}")


@pytest.mark.parametrize("kind", KINDS)
def test_no_branch_of_a_union_is_null_so_that_a_title_is_shown_once(kind: SchemaKind) -> None:
    for path, node in _nodes(json_schema(kind)):
        branches = node.get("anyOf", [])
        assert {"type": "null"} not in branches, path
        titles = [branch.get("title") for branch in branches]
        assert len(set(titles)) == len(titles) and None not in titles[1:], path


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_title_and_nothing_refers_to_what_is_not_there(kind: SchemaKind) -> None:
    schema = json_schema(kind)
    for path, node in _nodes(schema):
        if path.endswith("/properties"):
            assert all("title" in value or "$ref" in value for value in node.values()), path
        if "$ref" in node:
            assert node["$ref"].rpartition("/")[2] in schema["$defs"], path


def _under(model: type[Strict]) -> Iterator[type[Strict]]:
    for below in model.__subclasses__():
        yield below
        yield from _under(below)


def test_every_key_of_a_file_has_its_words_and_no_words_are_left_over() -> None:
    models = set(_under(Strict)) - {MovedItem, PlannedMeeting}
    assert {Program, FollowUp, Office} < models
    for model in models:
        assert list(keys_of(model)) == list(model.model_fields), model
    assert set(table("keys")) <= {model.__name__ for model in models}


def _yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def test_what_the_model_takes_the_schema_takes_and_null_where_it_may_stand() -> None:
    check = Draft202012Validator(json_schema())
    assert check.is_valid(_yaml(Path(REAL).read_text("utf-8")))
    empty = _yaml(MINIMAL)
    optional = [name for name, f in Program.model_fields.items() if f.default is None]
    assert "signature" in optional
    empty |= dict.fromkeys(optional)
    empty["document"] |= {"number": None, "symbol": None, "preamble": None}
    empty["bodies"][0]["meetings"][0] |= {"quarter": None, "every": None}
    empty["bodies"][0]["meetings"][0]["items"][0] |= {"recurs": None, "deadline": None}
    assert not list(check.iter_errors(empty))
    Program.model_validate(empty)


@pytest.mark.parametrize(
    ("key", "value"),
    [("number", "ba"), ("month", 13), ("every", "hằng ngày"), ("kind", None), ("text", None)],
)
def test_what_the_model_refuses_the_schema_refuses(key: str, value: Any) -> None:
    data = _yaml(MINIMAL)
    meeting = data["bodies"][0]["meetings"][0]
    (meeting["items"][0] if key == "text" else meeting)[key] = value
    assert not Draft202012Validator(json_schema()).is_valid(data)
