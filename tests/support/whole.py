"""A part of the model with every field set to something other than its default, found by looking at the model."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_BY_PATTERN = {"[a-z0-9]": "van-phong", "[0-9]{4}": "2026-03-15", "[0-5][0-9]": "07:30"}


def whole(model: type[BaseModel]) -> Any:
    """The part, whole: optional fields too."""
    fields = model.model_fields.items()
    return model.model_validate({name: _of_field(name, field) for name, field in fields})


def parts(value: Any) -> Iterator[BaseModel]:
    """A part and all parts inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def _of_field(name: str, field: FieldInfo) -> Any:
    return _of_type(name, field.annotation, field.metadata, field.default)


def _of_type(name: str, kind: Any, metadata: list[Any], default: Any = None) -> Any:
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        return _of_type(name, kind, [*metadata, *more], default)
    if get_origin(kind) in (Union, UnionType):
        return _of_type(
            name, next(k for k in get_args(kind) if k is not NoneType), metadata, default
        )
    if get_origin(kind) is Literal:
        return next((word for word in get_args(kind)[::-1] if word != default), default)
    if get_origin(kind) is list:
        return [_of_type(name, get_args(kind)[0], [])]
    if get_origin(kind) is dict:
        key, value = get_args(kind)
        return {_of_type(name, key, []): _of_type(name, value, [])}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return whole(kind)
    if kind is int:
        return _number(metadata)
    return not default if kind is bool else _text(name, metadata)


def _limits(metadata: list[Any]) -> Iterator[Any]:
    for limit in metadata:
        yield from limit.metadata if isinstance(limit, FieldInfo) else [limit]


def _number(metadata: list[Any]) -> int:
    least = next((limit.ge for limit in _limits(metadata) if hasattr(limit, "ge")), 0)
    return int(least) + 1


def _text(name: str, metadata: list[Any]) -> str:
    patterns = [limit.pattern for limit in _limits(metadata) if hasattr(limit, "pattern")]
    if not patterns:
        return f"Chữ của {name}: thử, «{name}»"
    return next(text for sign, text in _BY_PATTERN.items() if sign in patterns[0])
