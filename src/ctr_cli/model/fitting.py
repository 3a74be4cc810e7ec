"""What fits plain values into a model, and takes them out again: ready-made in a wheel, else built by pydantic when it is first asked.

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


def values_of(model: BaseModel) -> dict[str, Any]:
    """The plain values of a model, the defaults too."""
    schema = _ready(type(model))
    if schema is None:
        return model.model_dump()
    values: dict[str, Any] = pydantic_core.SchemaSerializer(schema).to_python(model)
    return values


@cache
def _fitting(model: type[Model]) -> Callable[[Any], Any]:
    schema = _ready(model)
    return pydantic_core.SchemaValidator(schema).validate_python if schema else model.model_validate


def _ready(model: type[BaseModel]) -> Any:
    """The schema of a model that was made for the pydantic there is; None where there is none."""
    name = module_name(model)
    if (_COMPILED / f"{name}.py").exists():
        ready = import_module(f"ctr_cli.model.compiled.{name}")
        if pydantic_core.__version__ == ready.MADE_WITH:
            return ready.SCHEMA
    return None
