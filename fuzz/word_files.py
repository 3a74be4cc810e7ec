"""Word files bent: parts missing or broken, elements and attributes that are wrong."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from ctr_cli.model.program import Program
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.source.load import load
from ctr_cli.source.profiles import profile
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_paper
from fuzz.bytes import replaced, torn
from fuzz.texts import WORDS

Parts = dict[str, bytes]

_FEW = 2

_VALUES = (
    "", "x", "-1", "0", "1", "8", "63", "1000000", "99999999999999999999", "\u0661", "1.5", "true", "off", "NaN",
    "&#x41;", "rId1", "upperRoman", "lowerLetter", "bullet", "none", "%1%2%3%4%5%6%7%8%9", "F0B7", "FFFFFF", "Heading1",
)  # fmt: skip
_ATTRIBUTE = re.compile(rb'(\w+(?::\w+)?=")([^"]*)(")')
_ELEMENT = re.compile(
    rb"<w:(p|r|t|tbl|tr|tc|pPr|rPr|style|lvl|abstractNum|num|sectPr)[ >].*?</w:\1>", re.DOTALL
)
_TAGS = b"p r t tbl tr tc sdt sdtContent ins del txbxContent numPr hyperlink altChunk vanish body document br".split()
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
_TABLE = (
    "<w:tbl>"
    + "".join(
        "<w:tr>" + "".join(_CELL.format(merge, text) for text in texts) + "</w:tr>"
        for merge, texts in (
            ("", ("TT", "Thời gian", "Nội dung", "Cơ quan chuẩn bị")),
            ('<w:gridSpan w:val="1"/>', ("1", "Tháng 3", "- Sơ kết", "UBND phường")),
            ('<w:vMerge w:val="restart"/>', ("2", "Quý II", "Đề án", "Công an")),
            ("<w:vMerge/>", ("", "", "Tuyển quân", "")),
        )
    )
    + "</w:tbl>"
).encode()
_LISTED = "".join(
    f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Ban ChÊp hµnh</w:t><w:br/><w:sym w:font="Symbol" '
    'w:char="F02D"/></w:r></w:p>'
    for level in (0, 1, 1, 0)
).encode()
_NUMBERING = (
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    b'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText '
    b'w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText '
    b'w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride '
    b'w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num></w:numbering>'
)
_NUMBERED = (
    b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
    b'Target="numbering.xml"/>'
)


def printed_programme(root: Path) -> bytes:
    """The beginning of the real programme as a Word file, with a table and a list of Word's put into it."""
    source = load(str(root / "programs/2026.yaml"))
    assert source.program
    program, own = _shortened(source.program), profile("hd36", [])
    words = printed(program, own)
    parts = parts_of(docx_of([program_paper(program, own, words)]))
    body = parts["word/document.xml"]
    at = body.rindex(b"<w:sectPr")
    parts["word/document.xml"] = body[:at] + _TABLE + _LISTED + body[at:]
    parts["word/numbering.xml"] = _NUMBERING
    relations = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = relations.replace(
        b"</Relationships>", _NUMBERED + b"</Relationships>"
    )
    return zipped(parts)


def _shortened(program: Program) -> Program:
    """A programme with the first few meetings of each body, and the first few items of each."""
    bodies = [
        body.model_copy(
            update={
                "meetings": [
                    meeting.model_copy(update={"items": meeting.items[:_FEW]})
                    for meeting in body.meetings[:_FEW]
                ]
            }
        )
        for body in program.bodies
    ]
    return program.model_copy(update={"bodies": bodies})


def bent(rng: random.Random, raw: bytes) -> bytes:
    """A Word file with one thing wrong in it."""
    try:
        parts = parts_of(raw)
    except Exception:  # zipfile raises many kinds for what is no container any more
        return torn(rng, raw)
    package_bent(rng, parts) if rng.random() < 0.15 else _xml(rng, parts)
    return zipped(parts)


def parts_of(raw: bytes) -> Parts:
    """The parts of a container by name."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """A container of parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package_bent(rng: random.Random, parts: Parts) -> None:
    """A part is missing, empty, another's, cut, noise, huge, or somewhere else."""
    name, other = rng.choice(list(parts)), rng.choice(list(parts))
    what = rng.randrange(8)
    if what == 0:
        del parts[name]
    elif what == 6:
        parts["x/" + name] = parts.pop(name)
    else:
        content = parts[name]
        parts[name] = (
            b"", b"", parts[other], content[: rng.randint(0, len(content))], rng.randbytes(400),
            b"<!DOCTYPE a [<!ENTITY b 'cc'>]>" + content, b"", content + b" " * 2_000_000,
        )[what]  # fmt: skip


def _xml(rng: random.Random, parts: Parts) -> None:
    """Something is wrong in a part, most often in the document itself."""
    names = [
        name for name in parts if name.endswith((".xml", ".rels")) and len(parts[name]) < 200_000
    ]
    if not names:
        return
    main = "word/document.xml"
    name = main if main in names and rng.random() < 0.6 else rng.choice(names)
    parts[name] = rng.choice(_XML_BENDS)(rng, parts[name])


def attribute_bent(rng: random.Random, content: bytes) -> bytes:
    """Attributes have other values."""
    return replaced(rng, _ATTRIBUTE, content, lambda m: m[1] + rng.choice(_VALUES).encode() + m[3])


def _letters(rng: random.Random, content: bytes) -> bytes:
    return replaced(rng, _TEXT, content, lambda m: m[1] + _worded(rng, m[2]) + m[3])


def _worded(rng: random.Random, text: bytes) -> bytes:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(WORDS).replace("<", "&lt;").encode() + text[at:]


def _element(rng: random.Random, content: bytes) -> bytes:
    """An element is gone, doubled many times, moved, or put into itself."""
    found = list(_ELEMENT.finditer(content, rng.randint(0, max(0, len(content) - 2_000))))
    if not found:
        return content
    match = rng.choice(found[:200])
    one, before, after = match[0], content[: match.start()], content[match.end() :]
    what = rng.randrange(4)
    if what == 0:
        return before + after
    if what == 1:
        return before + one * rng.choice((2, 30)) + after
    if what == 2:
        at = rng.randint(0, len(after))
        return before + after[:at] + one + after[at:]
    tag = rng.choice(_TAGS)
    deep = rng.choice((1, 3, 60, 500))
    return before + b"<w:%s>" % tag * deep + one + b"</w:%s>" % tag * deep + after


def _tag(rng: random.Random, content: bytes) -> bytes:
    """All elements of a kind are of another."""
    one, other = rng.sample(_TAGS, 2)
    return re.sub(rb"(</?w:)%s(?=[ />])" % one, rb"\g<1>" + other, content)


def _circle(rng: random.Random, content: bytes) -> bytes:
    """Styles, lists or relations refer to themselves or each other."""
    ids = re.findall(rb'w:styleId="([^"]*)"', content) or [b"a"]
    pattern = re.compile(rb'(<w:(?:basedOn|styleLink|numStyleLink|pStyle|link) w:val=")([^"]*)(")')
    return pattern.sub(lambda m: m[1] + rng.choice(ids) + m[3], content)


def sign_bent(rng: random.Random, content: bytes) -> bytes:
    """A sign of XML is missing or too many."""
    at = rng.randint(0, max(0, len(content) - 1))
    return (
        content[:at]
        + rng.choice((b"", b"<", b">", b"&", b"</w:p>", b"<w:p>", b"\x00", b"\xff"))
        + content[at + 1 :]
    )


_XML_BENDS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    attribute_bent, attribute_bent, attribute_bent, _letters, _letters, _element, _element, _element, _tag, _circle,
    sign_bent,
)  # fmt: skip
