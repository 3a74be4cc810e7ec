"""The JSON Schema of each file that a person may write, made from its model."""

from typing import Any, Literal

from pydantic import BaseModel

SchemaKind = Literal["program", "follow-up", "office"]
"""The programme, what became of it, and the settings of an office (`ctr.yaml`)."""


def json_schema(kind: SchemaKind = "program") -> dict[str, Any]:
    """Draft 2020-12, with the titles and descriptions of the model in Vietnamese."""
    schema = _model(kind).model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _model(kind: SchemaKind) -> type[BaseModel]:
    if kind == "follow-up":
        from ctr_cli.model.follow_up import FollowUp

        return FollowUp
    if kind == "office":
        from ctr_cli.model.office import Office

        return Office
    from ctr_cli.model.program import Program

    return Program
