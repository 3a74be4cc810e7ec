"""A programme written as YAML reads back as the same programme, whatever fields the model has."""

from ctr_cli.model.program import Program
from ctr_cli.source.write import as_yaml
from support import program_of
from support.whole import parts, whole

BUILT = whole(Program)
FIELDS = dict.fromkeys(
    (type(part), name) for part in parts(BUILT) for name in type(part).model_fields
)


def test_every_field_of_the_model_is_written_back() -> None:
    read = program_of(as_yaml(BUILT))
    for model, name in FIELDS:
        before, after = (
            [getattr(part, name) for part in parts(program) if type(part) is model]
            for program in (BUILT, read)
        )
        said = f"{model.__name__}.{name}"
        assert before == after, f"{said} is lost by source/write"
        field = model.model_fields[name]
        usual = field.get_default(call_default_factory=True)
        assert field.is_required() or before[0] != usual, said


def test_keys_stand_in_the_order_of_the_model() -> None:
    text = as_yaml(BUILT)
    keys = [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == list(Program.model_fields)


def test_the_real_programme_goes_round(program: Program) -> None:
    assert program_of(as_yaml(program)) == program
