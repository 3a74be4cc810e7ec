"""The tables of a wheel are modules made of the YAML files: the same values, and all of them."""

from pathlib import Path

from hatch_build import modules

from ctr_cli.data import module_name, table

DATA = Path(__file__).parent.parent / "src" / "ctr_cli" / "data"


def test_each_module_holds_the_values_of_its_table() -> None:
    made = modules()
    names = [path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.yaml")]
    assert len(made) == len(names) + 1
    for name in names:
        held: dict[str, object] = {}
        exec(made[f"{module_name(name)}.py"], held)
        assert held["TABLE"] == table(name)


def test_a_checkout_holds_no_module_that_could_be_stale() -> None:
    assert not (DATA / "compiled").exists()
