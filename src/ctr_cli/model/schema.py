"""The JSON Schema of each file that a person may write, made from its model."""

from typing import Any, Literal

from pydantic import BaseModel

SchemaKind = Literal["program", "follow-up", "office"]
"""The programme, what became of it, and the settings of an office (`ctr.yaml`)."""

_NULL = {"type": "null"}


def json_schema(kind: SchemaKind = "program") -> dict[str, Any]:
    """Draft 2020-12, with the titles and descriptions of the model in Vietnamese."""
    schema = _model(kind).model_json_schema()
    plain = _without_unions(schema, schema.get("$defs", {}))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **plain}


def _without_unions(node: Any, parts: dict[str, Any]) -> Any:
    """The same without unions with null, but with null among the types: editors show a title for each branch."""
    if isinstance(node, list):
        return [_without_unions(entry, parts) for entry in node]
    if not isinstance(node, dict):
        return node
    node = {key: _without_unions(value, parts) for key, value in node.items()}
    if _NULL not in node.get("anyOf", ()):
        return node
    branches = [b for b in node.pop("anyOf") if b != _NULL]
    named = [_named(branch, parts) for branch in branches]
    merged = {key: value for branch in named for key, value in branch.items()}
    if "enum" in merged:
        merged["enum"] = [*merged["enum"], None]
    return {**merged, **node, "type": [*(branch["type"] for branch in named), "null"]}


def _named(branch: dict[str, Any], parts: dict[str, Any]) -> Any:
    """What a branch refers to, or the branch itself."""
    reference = branch.get("$ref")
    return _without_unions(parts[reference.rpartition("/")[2]], parts) if reference else branch


def _model(kind: SchemaKind) -> type[BaseModel]:
    if kind == "follow-up":
        from ctr_cli.model.follow_up import FollowUp

        return FollowUp
    if kind == "office":
        from ctr_cli.model.office import Office

        return Office
    from ctr_cli.model.program import Program

    return Program
