"""`ctr schema`: the JSON Schema of each file a person may write, for editors."""

from typing import Annotated, Literal

import typer

from ctr_cli.cli.delivery import as_json, deliver
from ctr_cli.cli.endings import ended
from ctr_cli.cli.options import ForceOption, OutputOption

HELP = """Lược đồ JSON Schema của tệp chương trình (program), tệp theo dõi (follow-up), tệp cấu hình ctr.yaml (office), để VS Code gợi ý và giải thích khi gõ.

Đặt cạnh tệp chương trình, dòng đầu tệp ghi: # yaml-language-server: $schema=ctr.schema.json

Ví dụ: ctr schema -o programs/ctr.schema.json

Ví dụ: ctr schema follow-up -o programs/follow-up.schema.json"""


def schema(
    kind: Annotated[
        Literal["program", "follow-up", "office"],
        typer.Argument(metavar="TỆP", help="program, follow-up, office."),
    ] = "program",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the schema of a kind of file."""
    output = ended(output, "json")
    from ctr_cli.model.schema import json_schema

    deliver(as_json(json_schema(kind)), output, force=force)
