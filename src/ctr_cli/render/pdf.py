"""Papers as PDF/A-2b, set by typst from data: no text is ever read as markup."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import CtrError
from ctr_cli.model.fitting import values_of
from ctr_cli.model.profile import Profile, Role
from ctr_cli.render.fonts import fonts_for
from ctr_cli.render.letterhead import (
    Line,
    fitted,
    letterhead_columns,
    letterhead_lines,
    signature_rows,
)
from ctr_cli.render.template_files import template_bytes
from ctr_cli.render.unbroken import on_one_line, unbroken
from ctr_cli.views.blocks import Block, Paper, Paragraph, Row, Run, Table
from ctr_cli.views.days import first_day
from ctr_cli.views.document import Closing, Printed

if TYPE_CHECKING:
    import typst

_MISSING = regex(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_LINE = regex(r"┌─ (\S+?):(\d+):\d+")
PAPER, PROGRAM = "paper.typ", "program.typ"
"""The template of every paper, and that of the annual document, which is made of the other's parts."""

_MAIN = "main.typ"


def pdf_of(
    papers: Sequence[Paper],
    templates: Mapping[str, Path],
    *,
    title: str = "",
    words: Printed | None = None,
) -> tuple[bytes, str]:
    """The bytes of some papers, each counted from page 1, and the font they are set in.

    `templates` are the files by name, the last the one to begin with; `words` is the annual document
    for a template that puts it together itself. All of it stands in one font, embedded. Raises
    `CtrError` for letters no font at hand has, or a template that is wrong.
    """
    first = papers[0]
    data: dict[str, Any] = {
        "papers": [_paper(paper) for paper in papers],
        "title": title or first.title,
        "words": words,
        "profile": values_of(first.profile),
        "columns": letterhead_columns(first.head, first.profile),
        "date": _date(first.date),
    }
    sources = {name: _source(path) for name, path in templates.items()}
    for family, fonts in fonts_for(first.profile.font):
        content, missing = _set(sources, {**data, "font": family}, fonts, templates)
        if content is not None:
            return content, family
    shown = ", ".join(f"“{letter}”" for letter in missing)
    raise CtrError(
        f"phông chữ {family} không có chữ {shown}{_places(papers, missing)}",
        "bỏ hoặc thay các chữ ấy trong tệp chương trình rồi làm lại",
    )


def _paper(paper: Paper) -> dict[str, Any]:
    """A paper as the template takes it: four cells of letterhead, blocks, two cells of closing."""
    last = paper.blocks[-1]
    end = _closing(paper.end, paper.profile)
    # An item stays with its first point also under a heading, where only LibreOffice cannot keep all three.
    blocks = [
        block._replace(held=block.held or (isinstance(after, Paragraph) and after.role == "detail"))
        for block, after in pairwise(paper.blocks)
    ]
    held = bool(end) or last.held
    return {
        "profile": values_of(paper.profile),
        "author": paper.head["issuer"],
        "date": _date(paper.date),
        "columns": letterhead_columns(paper.head, paper.profile),
        "head": [
            [_title(line, paper.profile) for line in cell]
            for cell in letterhead_lines(paper.head, paper.profile)
        ],
        "blocks": [_block(block, paper.profile) for block in (*blocks, last._replace(held=held))],
        "end": end or [[], []],
    }


def _date(text: str) -> dict[str, int]:
    """A date with the first day, or month, where it is blank."""
    day = first_day(text if "-" in text else f"{text}-01")
    return {"year": day.year, "month": day.month, "day": day.day}


def _title(line: Line, profile: Profile) -> dict[str, Any]:
    ruled = profile.styles[line.role].rule is not None
    return {**_part(line.role, [Run(line.text)]), "ruled": ruled, "last": line.last}


def _block(block: Block, profile: Profile) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        if profile.styles[block.role].rule or (block.role == "title" and block.text.strip()):
            line = fitted(block.role, block.text, profile, profile.page.text_width)
            return {**_title(line, profile), "held": block.held}
        runs = [run._replace(text=unbroken(run.text)) for run in block.runs]
        return {**_part(block.role, runs, block.mark), "held": block.held}
    return {
        "widths": [column.width for column in block.columns],
        "head": [[_part("table_head", [Run(column.heading)])] for column in block.columns],
        "rows": [_cells(block, row) for row in block.rows],
        "held": block.held,
    }


def _cells(table: Table, row: Row) -> list[list[Any]]:
    roles: list[Role] = [row.role] if row.across else [column.role for column in table.columns]
    return [
        [_part(role, [Run(unbroken(text))]) for text in cell]
        for role, cell in zip(roles, row.cells, strict=True)
    ]


def _part(role: Role, runs: Sequence[Run], mark: str = "") -> dict[str, Any]:
    """A paragraph as the template takes it."""
    said = [run._asdict() for run in runs]
    return {"role": role, "mark": mark, "runs": said, "held": False, "ruled": False, "last": ""}


def _closing(end: Closing, profile: Profile) -> list[list[dict[str, Any]]]:
    """Recipients, and the signature; nothing when there are neither."""
    recipients = [_part("recipients_label", [Run(end["recipients_label"])])]
    recipients += [
        _part(
            "recipient",
            [
                Run(f"- {entry['name']}{entry['before']}"),
                Run(on_one_line(entry["purpose"]), italic=True),
                Run(entry["after"]),
            ],
        )
        for entry in end["recipients"]
    ]
    signature = [_part(role, [Run(said)]) for role, said in signature_rows(end, profile)]
    cells = [recipients if end["recipients"] else [], signature]
    return cells if any(cells) else []


def _source(template: Path) -> bytes:
    """The template; one that would fetch a package from the network is refused."""
    source = template_bytes(template)
    if b"@preview/" in source:
        raise CtrError(
            f"{template}: mẫu lấy gói từ mạng (@preview)", "chép phần cần dùng vào mẫu, bỏ @preview"
        )
    return source


def _set(
    sources: Mapping[str, bytes],
    data: dict[str, Any],
    fonts: "typst.Fonts",
    templates: Mapping[str, Path],
) -> tuple[bytes | None, list[str]]:
    """The document in a font; or None, and the texts the font has no letters for."""
    import typst

    *_, main = templates
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    # The types of typst do not name several files at once, which it takes by name.
    files: Any = {**sources, _MAIN: sources[main]}
    compiler = typst.Compiler(files, str(templates[main].parent), fonts, sys_inputs=inputs)
    try:
        content = compiler.compile(format="pdf", pdf_standards=["a-2b"])
    except typst.TypstError as error:
        missing = list(dict.fromkeys(_MISSING.findall(error.diagnostic)))
        if not missing:
            raise _template_error({**templates, _MAIN: templates[main]}, error) from None
        return None, missing
    assert isinstance(content, bytes)
    return content, []


def _template_error(templates: Mapping[str, Path], error: "typst.TypstError") -> CtrError:
    found = _LINE.search(error.diagnostic)
    file = templates.get(found[1].lstrip("/"), templates[_MAIN]) if found else templates[_MAIN]
    place = f"{file}:{found[2]}" if found else str(file)
    hint = "sửa mẫu, hoặc lấy lại mẫu gốc bằng lệnh: ctr templates -o templates"
    return CtrError(f"{place}: {error.message}", hint)


def _places(papers: Sequence[Paper], missing: list[str]) -> str:
    """Which items hold some texts, to be read after them; nothing when they stand elsewhere."""
    ids = [
        block.id
        for paper in papers
        for block in paper.blocks
        if isinstance(block, Paragraph)
        and block.id
        and any(unbroken(text) in unbroken(block.text) for text in missing)
    ]
    return f" (ở {', '.join(dict.fromkeys(ids))})" if ids else ""
