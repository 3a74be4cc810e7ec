"""Bytes of a file to its text, or the reason why they are no text this tool reads."""

import re
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.yaml_values import CONTROL, blanked
from ctr_cli.language.keys import is_nfc, nfc
from ctr_cli.model.finding import Finding, Span

_SAVE_AS_UTF8 = (
    "mở tệp bằng Notepad hoặc VS Code, chọn Lưu thành (Save As) với mã hóa (Encoding) UTF-8"
)
_CONVERT = (
    "chuyển mã bằng UniKey (bấm Ctrl+Shift+F6): mã nguồn {}, mã đích Unicode; lưu với mã hóa UTF-8"
)
_REOPEN = (
    "lấy lại bản trước khi lưu nhầm; không còn thì mở bằng VS Code, chọn Save with Encoding: {}, rồi "
    "Reopen with Encoding: UTF-8"
)
_ODD_SIGNS = "®µ¸¹§¶·¨©ª«¬ÆñöøûïÄº»║╗∫бแ"
"""Letters of old encodings read as Latin-1, and of UTF-8 read by a code page, that few sentences do without."""
_VNI = re.compile(
    "[ùøûõïâáàåãäêéèÙØÛÂÁÀÄ](?<=[aA][ùøûõïâáàåãäêéèÙØÂÁÀÄ]|[eE][ùøûâáàãäÂÁÄ]|[oO][ùøïâäÂÄ]|[uU][ùøûïÙÛ])"
)
"""A mark of VNI behind a vowel beside which no syllable has it."""
_WHOLE = 4
"""Letters from which a word of VNI is no chance: `Vaên`."""
_SIGNS_OF_OLD = frozenset("®µ¸¹§¶·¨©ª«¬")
_OLD_WORDS = re.compile(r"[^\W\d_][\w®µ¸¹§¶·¨©«¬]+|[®§][^\W\d_][\w®µ¸¹§¶·¨©«¬]*")
_IMPORT = "chuyển sang chương trình bằng lệnh: ctr import TỆP.{} -o programs/NĂM.yaml"
_EXCEL = (
    "tệp Excel, không phải tệp chương trình YAML",
    f"phiếu theo dõi thì: ctr collect TỆP.xlsx; bảng chương trình thì {_IMPORT.format('xlsx')}",
)
_WORD = "tệp Word, không phải tệp chương trình YAML", _IMPORT.format("docx")
_BINARY = (
    "tệp nhị phân, không phải văn bản",
    "chỉ ra đúng tệp chương trình, tên thường là programs/NĂM.yaml",
)
_PACKED, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""The marks that a text in UTF-16 begins with."""
SAMPLE = 4096
"""So many bytes at the head of a file tell what it is."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OF_A_PICTURE = "tìm tệp Word gốc rồi ctr import; chỉ có ảnh thì nhận dạng chữ (OCR), lưu thành .docx rồi ctr import"
_OTHERS = (b"MZ", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"ID3", b"OggS")
_KINDS = (
    (_PACKED, b"xl/workbook", *_EXCEL),
    (_COMPOUND, "Workbook".encode("utf-16-le"), *_EXCEL),
    ((_PACKED, _COMPOUND), b"", *_WORD),
    (PICTURES, b"", "ảnh chụp, không phải tệp chương trình YAML", _OF_A_PICTURE),
    (b"%PDF", b"", "tệp PDF, không phải tệp chương trình YAML", _IMPORT.format("pdf")),
)
"""How files of other kinds begin, what is in them, what they are and what may be done with them."""
_MANY = 20
_SOME = 10
"""In right text more than one word of so many is a frequent one."""
_START = Span()


def split_lines(text: str) -> list[str]:
    """The lines of a text, broken where editors and YAML alike break them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def decode(raw: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """The text in composed letters without byte order mark, and what was noticed on the way.

    The text is None when the bytes are not UTF-8 text; the findings then say what they are.
    """
    if raw.startswith(UTF16) or _looks_utf16(raw):
        return None, [_encoding(file, "tệp lưu theo bảng mã UTF-16, không phải UTF-8")]
    if raw.count(0) or raw.startswith((b"%PDF", _PACKED, _COMPOUND)):
        return None, [_binary(raw, file)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw.startswith((*PICTURES, *_OTHERS)):
            return None, [_binary(raw, file)]
        before = raw[: error.start].decode("utf-8", errors="replace")
        return None, [_not_utf8(raw, file, _end_of(before))]
    findings = []
    if _is_odd(text):
        right = _SOME * _frequent_words(text) > len(text.split())
        if not right and (misread := _misread(text)):
            where = _end_of(re.split(r"[\x80-\uffff]", text, maxsplit=1)[0])
            return None, [_encoding(file, misread[0].format("chữ trong tệp"), where, misread[1])]
        findings = [*_misread_lines(text, file)]
    if not text.replace("\n", "").isprintable():
        found = [at for at, sign in enumerate(text) if sign in CONTROL]
        findings += [_control(file, text, at) for at in found[:_MANY]]
        text = blanked(text)
    if not is_nfc(text):
        findings.append(_decomposed(text, file))
        text = nfc(text)
    return text, findings


def _end_of(text: str) -> Span:
    lines = split_lines(text)
    line, column = len(lines), len(lines[-1]) + 1
    return Span(line, column, line, column + 1)


def _encoding(file: str, message: str, span: Span = _START, hint: str = _SAVE_AS_UTF8) -> Finding:
    return Finding("CTR102", "error", message, file, span, hint)


def _looks_utf16(raw: bytes) -> bool:
    sample = raw[:2000]
    few, many = sorted((sample[::2].count(0), sample[1::2].count(0)))
    return len(sample) >= 16 and many > len(sample) // 5 and few <= many // 20


def _binary(raw: bytes, file: str) -> Finding:
    name, hint = next(
        (told for begins, inside, *told in _KINDS if raw.startswith(begins) and inside in raw),
        _BINARY,
    )
    return Finding("CTR103", "error", f"đây là {name}", file, hint=hint)


def _not_utf8(raw: bytes, file: str, where: Span) -> Finding:
    if windows := _old_encoding(raw.decode("latin-1")):
        return _encoding(
            file, f"tệp lưu theo bảng mã {windows}, không phải UTF-8", where, _converted(windows)
        )
    known = "lưu theo bảng mã cp1258 (Windows tiếng Việt), không phải UTF-8"
    why = known if _is_cp1258(raw) else "có chỗ không phải chữ theo bảng mã UTF-8"
    return _encoding(file, f"tệp {why}", where)


def _is_cp1258(raw: bytes) -> bool:
    return _frequent_words(nfc(raw.decode("cp1258", errors="replace"))) > _frequent_words(
        raw.decode("ascii", errors="replace")
    )


def _is_odd(text: str) -> bool:
    """Whether letters of another encoding may stand in a text."""
    return any(sign in text for sign in _ODD_SIGNS) or bool(_VNI.search(text))


def _misread_lines(text: str, file: str) -> Iterator[Finding]:
    """The lines of a right file that were pasted in letters of another encoding."""
    for number, line in enumerate(split_lines(text), 1):
        if not _is_odd(line):
            continue
        if misread := _misread(line) or _old_words(line) or _vni_words(line):
            start = len(line) - len(line.lstrip())
            where = Span(number, start + 1, number, len(line) + 1)
            yield _encoding(file, misread[0].format("chữ ở dòng này"), where, misread[1])


def _misread(text: str) -> tuple[str, str] | None:
    """How letters came to be those of another encoding, and what mends them; None where they did not."""
    if old := _old_encoding(text):
        return f"{{}} gõ theo bảng mã {old}, không phải Unicode", _converted(old)
    from ctr_cli.language.old_encodings import code_pages, reopened

    best = max(2 * _frequent_words(text), 1)
    for name, page in code_pages().items():
        once = reopened(text, page)
        # Who saved it so may have done it again.
        if max(map(_frequent_words, (once, reopened(once, page)))) > best:
            return (
                f"{{}} là chữ UTF-8 bị mở nhầm theo bảng mã {name} rồi lưu lại, nên hóa ra chữ lạ",
                _REOPEN.format(name),
            )
    return None


def _converted(old: str) -> str:
    return _CONVERT.format(old.partition(" ")[0])


def _old_encoding(text: str) -> str | None:
    """TCVN3 or VNI, when the text read as Latin-1 turns into more Vietnamese by that table."""
    from ctr_cli.language.old_encodings import from_tcvn3, from_vni

    best = max(2 * _frequent_words(text), 1)
    for name, convert in (("TCVN3 (ABC)", from_tcvn3), ("VNI", from_vni)):
        if _frequent_words(convert(text)) > best:
            return name
    return None


def _old_words(text: str) -> tuple[str, str] | None:
    """That there are words of TCVN3 among right ones, and what each is: `S¬` is no word, and by that table `Sơ`."""
    from ctr_cli.language.old_encodings import from_tcvn3
    from ctr_cli.language.syllables import exists

    meant = {word: from_tcvn3(word) for word in _OLD_WORDS.findall(text)}
    odd = [word for word in meant if not exists(word.lower())]
    known = [word for word in odd if exists(meant[word].lower())]
    signed = [word for word in odd if not _SIGNS_OF_OLD.isdisjoint(word)]
    if not signed or not set(signed) <= set(known):
        return None
    right = ", ".join(f"{word} là {meant[word]}" for word in known)
    return "{} có tiếng gõ theo bảng mã TCVN3 (ABC), không phải Unicode", f"gõ lại: {right}"


def _vni_words(text: str) -> tuple[str, str] | None:
    """That words of VNI stand among right ones, and what each is: `Vaên` is no word, and by that table `Văn`."""
    from ctr_cli.language.old_encodings import from_vni
    from ctr_cli.language.syllables import exists

    meant = {word: from_vni(word) for word in re.findall(r"\w+", text) if _VNI.search(word)}
    long = any(len(word) >= _WHOLE for word in meant)
    if not long or not all(exists(right.lower()) for right in meant.values()):
        return None
    right = ", ".join(f"{word} là {said}" for word, said in meant.items())
    return "{} có tiếng gõ theo bảng mã VNI, không phải Unicode", f"gõ lại: {right}"


def _frequent_words(text: str) -> int:
    frequent = {word for word in table("old-encodings")["frequent"] if not word.isascii()}
    return sum(word in frequent for word in re.findall(r"\w+", text.lower()))


def _control(file: str, text: str, at: int) -> Finding:
    return Finding(
        "CTR103",
        "error",
        f"ký tự điều khiển U+{ord(text[at]):04X} không được có trong tệp",
        file,
        _end_of(text[:at]),
        "xóa ký tự này (thường dính vào khi chép từ PDF hoặc Zalo) rồi gõ lại chữ ở đó",
    )


def _decomposed(text: str, file: str) -> Finding:
    places = [
        (number, line) for number, line in enumerate(split_lines(text), 1) if not is_nfc(line)
    ]
    line, content = places[0]
    column = next(i for i in range(len(content)) if not is_nfc(content[: i + 1]))
    return Finding(
        "CTR116",
        "info",
        f"{len(places)} dòng có chữ tách rời dấu (Unicode tổ hợp); đã đọc như chữ dựng sẵn",
        file,
        Span(line, column, line, column + 1),
        "ctr validate --fix ghép lại các chữ này; từ nay trong UniKey chọn bảng mã Unicode, đừng chọn Unicode tổ hợp",
    )
