"""What tests share: places of files, a minimal programme, and what a command answered."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ctr_cli.model.program import Program
from ctr_cli.source.load import from_bytes

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
REAL = ROOT / "programs" / "2026.yaml"
SOURCE_TEXT = DATA / "chuong-trinh-2026.txt"

MINIMAL = """\
format: 1
year: 2026
issuer:
  name: Đảng ủy phường Đồ Sơn
document:
  symbol: CTr/ĐU
  place: Đồ Sơn
  date: 2025-12
  title: Công tác năm 2026
agencies:
  - id: van-phong
    name: Văn phòng Đảng ủy
bodies:
  - id: bch
    name: Ban Chấp hành Đảng bộ phường
    meetings:
      - number: 3
        month: 3
        items:
          - text: Kiểm điểm quý I.
            agencies: [Văn phòng Đảng ủy]
"""
SIGNED = f"""\
{MINIMAL}recipients: [{{name: Lưu Văn phòng Đảng ủy}}]
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
"""
"""The same with its end: a programme of which nothing is to be said."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]
"""The fixture `ctr`: a command line run through its real entry point."""


def change(old: str, new: str) -> str:
    """The minimal programme with one piece of it another."""
    assert old in MINIMAL
    return MINIMAL.replace(old, new, 1)


def program_of(text: str | bytes) -> Program:
    """The programme in a text that holds one."""
    program = from_bytes(text.encode() if isinstance(text, str) else text, "x.yaml").program
    assert program is not None
    return program


def cp1258(text: str) -> bytes:
    """A text in the Vietnamese code page of Windows, tone marks behind their letters."""
    out = bytearray()
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
        out += (base + tone).encode("cp1258")
    return bytes(out)
