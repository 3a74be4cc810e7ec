"""Makes Python modules when a wheel is built: of each table, of what code makes of tables, of patterns, and of what fits values into each model.

Read as bytecode they cost a start next to nothing. The YAML files, the code and the models stay the source, and
are what a checkout reads (`ctr_cli.data.table`, `ctr_cli.data.ready`, `ctr_cli.model.fitting`).
"""

import sys
import tempfile
from array import array
from importlib import import_module
from marshal import dumps
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"
_MANY = 16
"""Words, or values of a table, from which they are put together."""
_PACKED_AS = 2
"""The format of `marshal` that every Python reads."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the modules into `compiled/` folders of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the modules in a folder that goes when the build ends; an editable install reads the source."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for name, text in modules().items():
            path = Path(self.folder.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"ctr_cli/{name}"


def modules() -> dict[str, str]:
    """The modules by their paths in the package."""
    sys.path.insert(0, str(SOURCE))
    return {**_tables(), **_ready(), **_patterns(), **_models()}


def _tables() -> dict[str, str]:
    from ctr_cli.data import data_text, module_name
    from ctr_cli.data.yaml_values import parse

    folder = SOURCE / "ctr_cli" / "data"
    inside = "data/compiled"
    texts = {
        f"{inside}/__init__.py": '"""The tables of facts, each made of the file of its name."""\n'
    }
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        values = parse(data_text(f"{name}.yaml")).data
        texts[f"{inside}/{module_name(name)}.py"] = f"TABLE = {values!r}\n"
    return texts


def _ready() -> dict[str, str]:
    from ctr_cli.data.ready import MAKERS
    from ctr_cli.rules.registry import every_rule

    every_rule()
    return {
        f"data/compiled/{module}.py": "from ctr_cli.data.ready import Packed\nREADY = {"
        + ", ".join(f"{name!r}: lambda: {_constant(make())}" for name, make in makers.items())
        + "}\n"
        for module, makers in MAKERS.items()
    }


def _constant(value: Any) -> str:
    """A value as Python that is quick to load.

    What does not change is a constant of the module's bytecode, many words are one of them, and the tuples of a table
    are packed one by one.
    """
    if value is None or isinstance(value, str | int):
        return repr(value)
    if type(value) is tuple:
        if len(value) >= _MANY and all(type(one) is str and "\n" not in one for one in value):
            return f"tuple({chr(10).join(value)!r}.split({chr(10)!r}))"
        return f"({''.join(f'{_constant(one)}, ' for one in value)})"
    if isinstance(value, frozenset):
        return f"frozenset({_constant(tuple(sorted(value)))})"
    if type(value) is dict:
        values = tuple(value.values())
        packed = len(value) >= _MANY and all(type(one) is tuple for one in values)
        held = repr(tuple(map(_packed, values))) if packed else _constant(values)
        return f"{'Packed' if packed else 'dict'}(zip({_constant(tuple(value))}, {held}))"
    raise TypeError(f"{type(value).__name__} is no plain value")


def _packed(value: tuple[Any, ...]) -> bytes:
    return dumps(value, _PACKED_AS)


def _patterns() -> dict[str, str]:
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
        codes[written, flags] = (made.flags, numbers, made.groups, tuple(made.groupindex.items()))
    return {
        "data/compiled/language__patterns.py": f"MADE_WITH = {patterns.THIS_PYTHON!r}\nCODES = {codes!r}\n"
    }


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
