"""The annual document as PDF/A-2b, set by typst from data: no text is ever read as markup."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr_cli.model.errors import CtrError
from ctr_cli.model.profile import Profile
from ctr_cli.render.docx.blocks import letterhead_columns
from ctr_cli.render.fonts import fonts_for
from ctr_cli.views.days import first_day
from ctr_cli.views.document import Printed

if TYPE_CHECKING:
    import typst

_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_LINE = re.compile(r"┌─ \S+?:(\d+):\d+")


def program_pdf(words: Printed, profile: Profile, date: str, template: Path) -> tuple[bytes, str]:
    """The bytes of the document, and the font it is set in; `date` is the document's (`2025-12`).

    All of it stands in one font, embedded. Raises `AccessError` when typst is not installed, `CtrError`
    for letters no font at hand has, or a template that is wrong.
    """
    day = first_day(date)
    data: dict[str, Any] = {
        "words": words,
        "profile": profile.model_dump(),
        "columns": letterhead_columns(words, profile),
        "date": {"year": day.year, "month": day.month, "day": day.day},
    }
    source = _source(template)
    for family, fonts in fonts_for(profile.font):
        content, missing = _set(source, {**data, "font": family}, fonts, template)
        if content is not None:
            return content, family
    shown = ", ".join(f"“{letter}”" for letter in missing)
    raise CtrError(
        f"phông chữ {family} không có chữ {shown}{_places(words, missing)}",
        "bỏ hoặc thay các chữ ấy trong tệp chương trình rồi làm lại",
    )


def _source(template: Path) -> bytes:
    """The template; one that would fetch a package from the network is refused."""
    source = template.read_bytes()
    if b"@preview/" in source:
        raise CtrError(
            f"{template}: mẫu lấy gói từ mạng (@preview)", "chép phần cần dùng vào mẫu, bỏ @preview"
        )
    return source


def _set(
    source: bytes, data: dict[str, Any], fonts: "typst.Fonts", template: Path
) -> tuple[bytes | None, list[str]]:
    """The document in a font; or None, and the texts the font has no letters for."""
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    compiler = typst.Compiler(source, str(template.parent), fonts, sys_inputs=inputs)
    try:
        content = compiler.compile(format="pdf", pdf_standards=["a-2b"])
    except typst.TypstError as error:
        missing = list(dict.fromkeys(_MISSING.findall(error.diagnostic)))
        if not missing:
            raise _template_error(template, error) from None
        return None, missing
    assert isinstance(content, bytes)
    return content, []


def _template_error(template: Path, error: "typst.TypstError") -> CtrError:
    line = _LINE.search(error.diagnostic)
    place = f"{template}:{line[1]}" if line else str(template)
    hint = "sửa mẫu, hoặc lấy lại mẫu gốc bằng lệnh: ctr templates -o templates"
    return CtrError(f"{place}: {error.message}", hint)


def _places(words: Printed, texts: list[str]) -> str:
    """Which items hold some texts, to be read after them; nothing when they stand elsewhere."""
    ids = [
        item["id"]
        for body in words["bodies"]
        for meeting in body["meetings"]
        for item in meeting["items"]
        if any(text in line for text in texts for line in (item["sentence"], *item["details"]))
    ]
    return f" (ở {', '.join(ids)})" if ids else ""
