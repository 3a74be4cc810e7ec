"""What fits plain values into a model: ready-made in a wheel, else built by pydantic when it is first asked.

To build it, pydantic reads every type of the model, and loads what finds its plugins: a fifth of a start.
So `hatch_build.py` writes what pydantic made of each model that a file holds into `compiled/`. It holds for
the pydantic it was made with; beside another one it is left alone.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)
_COMPILED = Path(__file__).parent / "compiled"


def fitted(model: type[Model], values: Any) -> Model:
    """The model of plain values; raises `ValidationError` with all that does not fit."""
    made: Model = _fitting(model)(values)
    return made


def module_name(model: type[BaseModel]) -> str:
    """The module of `compiled/` for a model: `program__Program`."""
    return f"{model.__module__.rpartition('.')[2]}__{model.__name__}"


@cache
def _fitting(model: type[Model]) -> Callable[[Any], Any]:
    name = module_name(model)
    if (_COMPILED / f"{name}.py").exists():
        ready = import_module(f"ctr_cli.model.compiled.{name}")
        if pydantic_core.__version__ == ready.MADE_WITH:
            return pydantic_core.SchemaValidator(ready.SCHEMA).validate_python
    return model.model_validate
