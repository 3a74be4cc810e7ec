"""Makes files when a wheel is built: of each table, of what code makes of tables, of patterns, and of what fits values into each model.

Read as bytes, or as bytecode, they cost a start next to nothing. The YAML files, the code and the models stay the
source, and are what a checkout reads (`ctr_cli.data.table`, `ctr_cli.data.ready`, `ctr_cli.model.fitting`).
"""

import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import accumulate
from marshal import dumps
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"
_MANY = 16
"""Words, or values of a table, from which they are put together."""
_AS = 2
"""The format of `marshal` that every Python reads, and that holds the same bytes for the same values."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the files into `compiled/` folders of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files in a folder that goes when the build ends; an editable install reads the source."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for name, held in files().items():
            path = Path(self.folder.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held)
            build_data["force_include"][str(path)] = f"ctr_cli/{name}"


def files() -> dict[str, bytes]:
    """The files by their paths in the package."""
    sys.path.insert(0, str(SOURCE))
    held = {f"data/compiled/{name}.bin": _bytes(value) for name, value in _values()}
    return held | {name: text.encode() for name, text in _models().items()}


def _values() -> Iterator[tuple[str, Any]]:
    """Each table, what code makes of tables, and patterns, by the names of their files.

    All tables of phrases stand in one index, so that a text asks once for what it may hold.
    """
    from ctr_cli.data import data_text
    from ctr_cli.data.ready import MAKERS
    from ctr_cli.data.yaml_values import parse
    from ctr_cli.rules.registry import every_rule

    folder = SOURCE / "ctr_cli" / "data"
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        yield name.replace("/", "."), parse(data_text(f"{name}.yaml")).data
    every_rule()
    phrases: list[Any] = []
    for name, make in MAKERS.items():
        yield name, _parts(make(), phrases)
    yield "rules.phrases", _parts(_index(phrases), phrases)
    yield "language.patterns", _parts(_patterns(), phrases)


def _index(tables: Sequence[Any]) -> tuple[Any, ...]:
    """Tables of phrases put together: what they share."""
    ways: dict[str, tuple[Any, ...]] = {}
    said: dict[int, Any] = {}
    following: dict[tuple[Any, ...], int] = {(): 0}
    for table, one in enumerate(tables):
        first = len(said)
        said |= {first + number: written for number, written in one.said.items()}
        for words, ((_, begun),) in one.ways.items():
            placed = tuple(
                (first + number, way, following.setdefault(one.following[behind], len(following)))
                for number, way, behind in begun
            )
            ways[words] = (*ways.get(words, ()), (table, placed))
    return ways, said, {number: rest for rest, number in following.items()}


def _parts(value: Any, phrases: list[Any]) -> Any:
    """A value as `ready.put_together` makes it anew: a list where it is put together of parts, else itself.

    Many words are one string, and the tuples of a table are packed one by one. A table of phrases is told by its
    place among those of `phrases`, where it is put.
    """
    if hasattr(value, "following"):
        phrases.append(value)
        return ["phrases", len(phrases) - 1]
    if isinstance(value, frozenset):
        return ["frozenset", _parts(tuple(sorted(value)), phrases)]
    if type(value) is dict:
        keys, values = _parts(tuple(value), phrases), tuple(value.values())
        if len(value) < _MANY or not all(type(one) in (tuple, str) for one in values):
            return ["dict", keys, _parts(values, phrases)]
        numbered = keys == tuple(range(len(keys)))
        return ["numbered", *_packed(values)] if numbered else ["packed", keys, *_packed(values)]
    if type(value) is not tuple:
        return value
    if len(value) >= _MANY and all(type(one) is str and "\n" not in one for one in value):
        return ["words", "\n".join(value)]
    parts = [_parts(one, phrases) for one in value]
    return ["tuple", *parts] if any(type(one) is list for one in parts) else value


def _packed(values: Sequence[Any]) -> tuple[bytes, bytes]:
    """Where each of some values begins in their bytes, and these."""
    held = list(map(_bytes, values))
    places = accumulate(map(len, held[:-1]), initial=0)
    return b"".join(place.to_bytes(4, "little") for place in places), b"".join(held)


def _bytes(value: Any) -> bytes:
    return dumps(value, _AS)


def _patterns() -> tuple[Any, ...]:
    """What Python made of the patterns of all modules, and of those that tables make of words for the examples of rules, and for papers."""
    import json
    from pkgutil import walk_packages

    import ctr_cli
    from ctr_cli.checking.check import check
    from ctr_cli.checking.explain import explanations
    from ctr_cli.data.yaml_values import parse
    from ctr_cli.language import patterns
    from ctr_cli.render.unbroken import unbroken
    from ctr_cli.rules.registry import every_rule
    from ctr_cli.source.load import from_bytes

    compiler, parser = import_module("re._compiler"), import_module("re._parser")

    sample = parse((SOURCE.parent / "programs" / "2026.yaml").read_text(encoding="utf-8")).data
    for entry in map(explanations().__getitem__, every_rule()):
        for piece in (entry.wrong, entry.right):
            part = parse(piece).data
            sample["bodies"] += part.get("bodies", []) if isinstance(part, dict) else []
    check(from_bytes(json.dumps(sample).encode(), "sample.yaml"))
    unbroken("")
    for module in walk_packages(ctr_cli.__path__, "ctr_cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    codes = {}
    for written, flags in sorted({*patterns.ASKED, *patterns.WAITING}):
        made = patterns.compiled(written, flags)
        code = compiler._code(parser.parse(written, flags), flags)
        numbers = array("I", code).tobytes()
        names = tuple(made.groupindex.items())
        codes[f"{flags} {written}"] = made.flags, numbers, made.groups, names
    return patterns.THIS_PYTHON, codes


def _models() -> dict[str, str]:
    from pydantic_core import __version__

    from ctr_cli.model.demands import Applies, Demands, OfficeWords
    from ctr_cli.model.fitting import module_name
    from ctr_cli.model.follow_up import FollowUp
    from ctr_cli.model.office import Office
    from ctr_cli.model.profile import Profile
    from ctr_cli.model.program import Program

    inside = "model/compiled"
    texts = {f"{inside}/__init__.py": '"""The schemas of models as pydantic made them."""\n'}
    for model in (Program, FollowUp, Office, Profile, Applies, Demands, OfficeWords):
        model.model_rebuild()
        schema = _Written(model.__pydantic_core_schema__)
        texts[f"{inside}/{module_name(model)}.py"] = (
            f"{schema.imports}MADE_WITH = {__version__!r}\nSCHEMA = {schema.text}\n"
        )
    return texts


class _Written:
    """A schema of pydantic as Python: classes and functions by their names, without what only JSON Schema needs."""

    def __init__(self, schema: Any) -> None:
        self.modules: set[str] = set()
        self.text = self.written(schema)

    @property
    def imports(self) -> str:
        return "".join(f"import {name}\n" for name in sorted(self.modules))

    def written(self, value: Any, key: str = "") -> str:
        if isinstance(value, dict):
            entries = {
                k: self.written(v, k)
                for k, v in value.items()
                if (k, "type" in value) != ("metadata", True)
            }
            return "{" + ", ".join(f"{k!r}: {text}" for k, text in entries.items()) + "}"
        if isinstance(value, list | tuple):
            return f"[{', '.join(map(self.written, value))}]"
        if key in ("ref", "schema_ref"):
            return repr(value.rpartition(":")[0])
        if value is None or isinstance(value, str | int | float):
            return repr(value)
        return self.named(value)

    def named(self, value: Any) -> str:
        """What leads to a class, a function, or a value that a module of models holds under a name."""
        module, name = type(value).__module__, getattr(value, "__qualname__", "")
        if name:
            module = value.__module__
        else:
            held = vars(sys.modules[module])
            name = next(name for name, held_value in held.items() if held_value is value)
        if "<" in name:
            raise ValueError(f"{module}: {name} has no name to be found by")
        self.modules.add(module)
        return f"{module}.{name}"
