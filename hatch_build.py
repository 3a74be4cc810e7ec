"""Makes a Python module of each table when a wheel is built: read as bytecode, a table costs a start next to nothing.

The YAML files stay the source, and are what a checkout reads (`ctr_cli.data.table`).
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the modules into `ctr_cli/data/compiled/` of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the modules in a folder that goes when the build ends; an editable install reads the YAML."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for name, text in modules().items():
            path = Path(self.folder.name, name)
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"ctr_cli/data/compiled/{name}"


def modules() -> dict[str, str]:
    """The modules by the names of their files."""
    sys.path.insert(0, str(SOURCE))
    from ctr_cli.data import data_text, module_name
    from ctr_cli.data.yaml_values import parse

    folder = SOURCE / "ctr_cli" / "data"
    texts = {"__init__.py": '"""The tables of facts, each made of the YAML file of its name."""\n'}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        values = parse(data_text(f"{name}.yaml")).data
        texts[f"{module_name(name)}.py"] = f"TABLE = {values!r}\n"
    return texts
