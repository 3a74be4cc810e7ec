"""The JSON Schema of a programme, made from the model."""

from typing import Any

from ctr_cli.model.program import Program


def json_schema() -> dict[str, Any]:
    """Draft 2020-12, with the titles and descriptions of the model in Vietnamese."""
    schema = Program.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
