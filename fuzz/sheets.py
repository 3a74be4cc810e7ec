"""Follow-up sheets bent as offices fill and programs save them: cells, rows, columns, parts of the container."""

import random
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter import Workbook

from fuzz import inside
from fuzz.bytes import torn
from fuzz.texts import WORDS
from fuzz.word_files import attribute_bent, package_bent, parts_of, sign_bent, zipped

FOLLOW_UP = """\
format: 1
year: 2026
items:
  - item: bch-1.1
    status: doing
    note: đang làm
""".encode()
_SAID: tuple[Any, ...] = (
    "Hoàn thành", "Đang làm", "hoàn thành ", "xong rồi", "x", "25/3/2026", "2026-02-30", "31/4", 46000, 46000.5, -1, 1e300,
    True, "", " ", "bch-1.1", "btv-1.1", "ng-1", "=1+1", "\n", "a\nb", "Mã", "Tình trạng", "ctr-follow-up", "1", "tháng 3",
)  # fmt: skip
_ENDINGS = ("xml", "rels")
Cells = list[list[Any]]


def seeds(program: bytes) -> list[bytes]:
    """The sheets of an office and of an agency, as `ctr tasks` writes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "2026.yaml"
        file.write_bytes(program)
        (Path(folder) / "2026.follow-up.yaml").write_bytes(FOLLOW_UP)
        asked = ("tasks", "-p", str(file), "-f", "xlsx", "-o", "-")
        agency = ("--agency", "Văn phòng")
        return [inside.outcome((*asked, *whose)).out for whose in (("--all",), agency)]


def bent(rng: random.Random, raw: bytes) -> bytes:
    """A workbook with one to four things wrong in it."""
    if rng.random() < 0.7:
        raw = _cells_bent(rng, raw)
    for _ in range(rng.choice((0, 0, 1, 2))):
        raw = _container_bent(rng, raw)
    return torn(rng, raw) if rng.random() < 0.05 else raw


def _container_bent(rng: random.Random, raw: bytes) -> bytes:
    try:
        parts = parts_of(raw)
    except Exception:  # zipfile raises many kinds for what is no container any more
        return torn(rng, raw)
    names = [name for name in parts if name.endswith(_ENDINGS)]
    if rng.random() < 0.3 or not names:
        package_bent(rng, parts)
    else:
        name = rng.choice(names)
        parts[name] = rng.choice((attribute_bent, attribute_bent, sign_bent))(rng, parts[name])
    return zipped(parts)


def _cells_bent(rng: random.Random, raw: bytes) -> bytes:
    """The cells of a workbook changed and written anew, as another program would."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        sheets = [(name, _cells(book, name)) for name in book.sheet_names]
    except CalamineError:
        return raw
    for _ in range(rng.randint(1, 4)):
        _bend(rng, rng.choice(sheets[:1] * 3 + sheets)[1])
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "nan_inf_to_errors": True}) as made:
        for name, rows in sheets:
            page = made.add_worksheet(name)
            for at, row in enumerate(rows[:2_000]):
                for column, value in enumerate(row[:60]):
                    page.write(at, column, value)
    return stream.getvalue()


def _cells(book: CalamineWorkbook, name: str) -> Cells:
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def _bend(rng: random.Random, rows: Cells) -> None:
    """A cell says something else; rows or columns are gone, doubled, elsewhere."""
    if not rows or not rows[0]:
        return
    at, column, what = rng.randrange(len(rows)), rng.randrange(len(rows[0])), rng.randrange(9)
    if what < 4:
        rows[at][column] = rng.choice((*_SAID, *_SAID, *(word[:3_000] for word in WORDS)))
    elif what == 4:
        del rows[at]
    elif what == 5:
        rows[at:at] = [list(rows[at])] * rng.choice((1, 1, 300))
    elif what == 6:
        rows.insert(rng.randint(0, len(rows)), rows.pop(at))
    elif what == 7:
        for row in rows:
            del row[column : column + 1]
    else:
        for row in rows:
            row.insert(column, row[column] if column < len(row) else "")
