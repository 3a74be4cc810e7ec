"""`ctr schema`: the JSON Schema of a programme, for editors."""

from ctr_cli.cli.delivery import as_json, deliver
from ctr_cli.cli.endings import check_ending
from ctr_cli.cli.options import ForceOption, OutputOption

HELP = """Lược đồ JSON Schema của tệp chương trình, để VS Code gợi ý và giải thích khi gõ.

Đặt cạnh tệp chương trình, dòng đầu tệp ghi: # yaml-language-server: $schema=ctr.schema.json

Ví dụ: ctr schema -o programs/ctr.schema.json"""


def schema(output: OutputOption = None, force: ForceOption = False) -> None:
    """Print or write the schema."""
    check_ending(output, "json")
    from ctr_cli.model.schema import json_schema

    deliver(as_json(json_schema()), output, force=force)
