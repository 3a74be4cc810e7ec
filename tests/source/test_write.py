"""A programme written as YAML reads back as the same programme, whatever fields the model has."""

import pytest
from pydantic import BaseModel

from ctr_cli.model.program import Program
from ctr_cli.source.write import as_yaml
from support import program_of
from support.whole import parts, whole

BUILT = whole(Program)
FIELDS = dict.fromkeys(
    (type(part), name) for part in parts(BUILT) for name in type(part).model_fields
)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=[f"{m.__name__}.{n}" for m, n in FIELDS])
def test_every_field_of_the_model_is_written_back(model: type[BaseModel], name: str) -> None:
    read = program_of(as_yaml(BUILT))
    before, after = (
        [getattr(part, name) for part in parts(program) if type(part) is model]
        for program in (BUILT, read)
    )
    assert before == after, f"{model.__name__}.{name} is lost by source/write"
    field = model.model_fields[name]
    assert field.is_required() or before[0] != field.get_default(call_default_factory=True)


def test_keys_stand_in_the_order_of_the_model() -> None:
    text = as_yaml(BUILT)
    keys = [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == list(Program.model_fields)


def test_the_real_programme_goes_round(program: Program) -> None:
    assert program_of(as_yaml(program)) == program
