"""A tuple with names for its places: made, changed, kept and refused as one of `typing.NamedTuple` is."""

import pickle
from typing import Any, NamedTuple

import pytest

from ctr_cli.data.struct import Struct
from support import ROOT


class Named(NamedTuple):
    key: str
    sizes: tuple[int, ...] = ()
    note: str | None = None

    @property
    def told(self) -> str:
        return f"{self.key}: {self.note}"


class Made(Struct):
    key: str
    sizes: tuple[int, ...] = ()
    note: str | None = None

    @property
    def told(self) -> str:
        return f"{self.key}: {self.note}"


class Deeper(Made):
    __slots__ = ()


@pytest.mark.parametrize("made", [Made, Deeper])
@pytest.mark.parametrize(
    ("given", "named"),
    [
        (["a"], {}),
        (["a", (1,)], {}),
        (["a", (1,), "n"], {}),
        ([], {"key": "a"}),
        (["a"], {"note": "n"}),
        ([], {"note": "n", "sizes": (2,), "key": "a"}),
    ],
)
def test_it_is_the_tuple_that_a_named_tuple_is(
    made: Any, given: list[Any], named: dict[str, Any]
) -> None:
    one, other = made(*given, **named), Named(*given, **named)
    assert one == other
    assert hash(one) == hash(other)
    assert (one.key, one.sizes, one.note, one.told) == (*tuple(other), other.told)
    assert one._asdict() == other._asdict()
    assert one._replace(note="new") == other._replace(note="new")
    assert type(one._replace(note="new")) is made
    assert repr(one) == repr(other).replace("Named", made.__name__)
    match one:
        case made(key, sizes):
            assert (key, sizes) == other[:2]
        case _:
            pytest.fail("places are not read by position")
    again = pickle.loads(pickle.dumps(one))
    assert (type(again), again) == (made, one)


@pytest.mark.parametrize(
    ("given", "named"),
    [([], {}), (["a", (), "n", 1], {}), (["a"], {"key": "b"}), (["a"], {"other": 1})],
)
def test_values_that_do_not_fit_are_refused(given: list[Any], named: dict[str, Any]) -> None:
    for kind in (Made, Named):
        make: Any = kind
        with pytest.raises(TypeError):
            make(*given, **named)


def test_a_field_that_there_is_not_cannot_be_changed() -> None:
    one: Any = Made("a")
    with pytest.raises(TypeError):
        one._replace(other=1)
    with pytest.raises(AttributeError):
        one.key = "b"


def test_no_module_compiles_a_class_at_its_import() -> None:
    """Each named tuple costs a start a quarter of a millisecond."""
    files = sorted((ROOT / "src").rglob("*.py"))
    costly = [f.name for f in files if "NamedTuple" in f.read_text(encoding="utf-8")]
    assert costly == ["struct.py"]
