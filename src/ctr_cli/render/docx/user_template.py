"""A user's own Word template: a `.docx` with Jinja tags, filled with the words of the document.

Templates run in a sandbox: they fill in text, and can call no code of this machine.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import AccessError, CtrError
from ctr_cli.render.docx.package import zipped
from ctr_cli.render.docx.xml import clean
from ctr_cli.render.template_files import WORD_TEMPLATE, template_bytes
from ctr_cli.views.document import Printed

_HINT = f"sửa mẫu trong Word, hoặc lấy lại mẫu gốc: ctr templates {WORD_TEMPLATE} -o templates"
_MAX_UNPACKED = 200_000_000
_PRINTED_PART = regex(r"word/(document|header\d*|footer\d*)\.xml")
_LETTERS_OR_END = regex(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")
_NOT_PRINTED_ALONE = ("year", "id", "before", "after", "marker", "number")


class Filled(Struct):
    """A filled template, and what of the document it does not print: the tag and an example of its words."""

    content: bytes
    missing: list[tuple[str, str]]


def fill_template(path: Path, words: Printed) -> Filled:
    """The document in a user's template.

    Raises `CtrError` for a file that is no Word document, for tags that are wrong, and, all at once,
    for names of which the document knows nothing; `AccessError` when the file cannot be read.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    values = _cleaned(words)
    template = DocxTemplate(BytesIO(_bytes_of(path)))
    try:
        used = template.get_undeclared_template_variables(environment)
        unknown = sorted(used.difference(values))
        if unknown:
            known = ", ".join(sorted(values))
            raise CtrError(
                f"{path}: mẫu dùng tên không có: {', '.join(unknown)}", f"các tên: {known}"
            )
        template.render(values, environment, autoescape=True)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise CtrError(f"{path}: mẫu Word có chỗ sai ({error})", _HINT) from None
    template.docx.core_properties.title = f"{values['kind'].capitalize()} {values['title']}"
    template.docx.core_properties.author = values["issuer"]
    stream = BytesIO()
    template.save(stream)
    with ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return Filled(zipped(parts), _missing(parts, values))


def _bytes_of(path: Path) -> bytes:
    raw = template_bytes(path)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            archive.getinfo("word/document.xml")
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, KeyError):
        raise CtrError(f"mẫu {path} không phải tệp Word (.docx)", _HINT) from None
    if unpacked > _MAX_UNPACKED:
        raise AccessError(f"mẫu {path} bung ra quá lớn", _HINT)
    return raw


def _cleaned(value: Any) -> Any:
    """The words without what XML cannot hold."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(entry) for key, entry in value.items()}
    return [_cleaned(entry) for entry in value] if isinstance(value, list) else value


def _missing(parts: Mapping[str, bytes], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The tags whose words the document lacks: a template that leaves out a part must not do so unseen."""
    whole = "\n".join(
        _text(part.decode()) for name, part in parts.items() if _PRINTED_PART.match(name)
    )
    missing: dict[str, str] = {}
    for key, value in values.items():
        for said in _leaves(key, value):
            if _spaced(said) not in whole:
                missing.setdefault(key, said)
    return list(missing.items())


def _text(xml: str) -> str:
    """The text of a part, a line a paragraph."""
    from html import unescape

    pieces = (match[1] if match[1] is not None else "\n" for match in _LETTERS_OR_END.finditer(xml))
    return "\n".join(_spaced(unescape(line)) for line in "".join(pieces).split("\n"))


def _leaves(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip() and key not in _NOT_PRINTED_ALONE:
        yield value
    elif isinstance(value, Mapping):
        for inner, entry in value.items():
            yield from _leaves(inner, entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _leaves(key, entry)


def _spaced(text: str) -> str:
    return " ".join(text.split())
