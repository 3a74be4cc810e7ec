"""Programmes bent in their values: cut short, crossed with others, strange words put in; most still fit the model."""

import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import Any, NamedTuple

from ctr_cli.data.yaml_values import NotYaml, Refused, parse
from fuzz.texts import WORDS

_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 13, 2026, 10**20, 1.5, "", " ", [], {}, [[]], {"a": 1}, "x", ["a", None], "2026-02-30", "2026-13",
    "14:30", "tháng 13", "btv-3.1", "bch-3", "khi cần", "UBND phường", "quý I", [{"text": "Cho ý kiến."}], 3, 12, "month",
)  # fmt: skip
_SIGNS = (
    "\n", "\t", "\r\n", "\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066", "\u2028", "\u0085", "\u00a0", "\ufeff", "\x00", ":",
    "#", '"', "'", "[", "{", "|", ",", ";", "-", "=1+1", "(", ")", ".", "…", "<b>", "&amp;", "\\", "{{ year }}", "*", "_",
    "a\u0301", "\U0001f600", "/", "%", "@", "`", "!", "?", "~", "^", "$", "||", "\u0130", "\u1e9e", "0" * 30,
)  # fmt: skip
_MOST = 2
"""Meetings of a body, and items of a meeting, that a seed is cut to, most often."""


class Place(NamedTuple):
    """A value inside others: what holds it, and its key or number there."""

    holder: Any
    step: Any

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder[self.step]

    def put(self, value: Any) -> None:
        """Let something else stand there."""
        self.holder[self.step] = value


def readable(texts: Sequence[str]) -> list[dict[str, Any]]:
    """The values of those texts that are YAML."""
    found = []
    for text in texts:
        try:
            data = parse(text).data
        except (NotYaml, Refused):
            continue
        if isinstance(data, dict):
            found.append(data)
    return found


def bent(rng: random.Random, seeds: Sequence[dict[str, Any]], *, mild: bool) -> bytes:
    """One of the programmes with one to four of its values changed, in any style of YAML.

    What is changed mildly mostly fits the model still, and is answered from.
    """
    data = _shortened(rng, copy.deepcopy(rng.choice(seeds)))
    for _ in range(rng.randint(1, 4)):
        places = list(_places(data))
        if places:
            rng.choice(_MILD if mild else _BENDS)(rng, rng.choice(places), seeds)
    return _written(rng, data)


def _shortened(rng: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """Most meetings and items are left out: a small programme is tried sooner, and shows as much."""
    if rng.random() < 0.01:
        return data
    for place in list(_places(data)):
        if place.step in ("meetings", "items") and isinstance(place.value, list):
            many = min(len(place.value), rng.randint(0, _MOST))
            kept = sorted(rng.sample(range(len(place.value)), many))
            place.put([place.value[number] for number in kept])
    return data


def _places(value: Any) -> Iterator[Place]:
    steps = value.keys() if isinstance(value, dict) else range(len(value))
    for step in list(steps):
        yield Place(value, step)
        if isinstance(value[step], (dict, list)):
            yield from _places(value[step])


def _crossed(rng: random.Random, place: Place, seeds: Sequence[dict[str, Any]]) -> None:
    """A value becomes that of the same key in another programme."""
    kind = type(place.value)
    others = [
        one.value
        for one in _places(rng.choice(seeds))
        if one.step == place.step and type(one.value) is kind
    ]
    if others:
        place.put(copy.deepcopy(rng.choice(others)))


def _odd(rng: random.Random, place: Place, _: Sequence[dict[str, Any]]) -> None:
    place.put(copy.deepcopy(rng.choice(_ODD)))


def _worded(rng: random.Random, place: Place, _: Sequence[dict[str, Any]]) -> None:
    """A word or a sign stands somewhere in a text."""
    if not isinstance(place.value, str):
        return
    text = place.value
    at = rng.randint(0, len(text))
    place.put(text[:at] + rng.choice((*WORDS, *_SIGNS, *_SIGNS)) + text[at:])


def _gone(_rng: random.Random, place: Place, _: Sequence[dict[str, Any]]) -> None:
    del place.holder[place.step]


def _many(rng: random.Random, place: Place, _: Sequence[dict[str, Any]]) -> None:
    """A list has an entry twice, or often; a text is long."""
    value = place.value
    if isinstance(value, list) and value:
        value[:] = value + [copy.deepcopy(rng.choice(value))] * rng.choice((1, 1, 2, 40))
        rng.shuffle(value)
    elif isinstance(value, str):
        place.put(" ".join([value] * rng.choice((2, 10, 60))))


def _added(rng: random.Random, place: Place, seeds: Sequence[dict[str, Any]]) -> None:
    """A key of another programme's is added where it stands, or elsewhere."""
    if isinstance(place.value, dict):
        other = rng.choice([one for one in _places(rng.choice(seeds)) if isinstance(one.step, str)])
        place.value[other.step] = copy.deepcopy(other.value)


_Bend = Callable[[random.Random, Place, Sequence[dict[str, Any]]], None]
_BENDS: tuple[_Bend, ...] = (_crossed, _crossed, _crossed, _odd, _worded, _worded, _worded, _gone, _many, _added)  # fmt: skip
_MILD: tuple[_Bend, ...] = (_crossed, _crossed, _worded, _worded, _worded, _many)


def _written(rng: random.Random, data: Any) -> bytes:
    if rng.random() < 0.2:
        return json.dumps(
            data, ensure_ascii=rng.random() < 0.3, indent=rng.choice((None, 1))
        ).encode()
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe")
    yaml.default_flow_style = rng.random() < 0.1
    yaml.allow_unicode = True
    yaml.width = rng.choice((40, 100, 4_000))
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue().encode("utf-8", "replace")
