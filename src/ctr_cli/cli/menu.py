"""`ctr menu`: the commands without typing them, for a clerk who double-clicks. It only asks, shows and calls."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from ctr_cli.cli.delivery import console, tell
from ctr_cli.cli.typed_again import as_typed
from ctr_cli.language.patterns import regex
from ctr_cli.language.visible import visible
from ctr_cli.model.errors import CtrError, UsageError

HELP = """Làm việc bằng cách chọn số, không phải gõ lệnh; lệnh nào chạy thì hiện ra lệnh ấy.

Ví dụ: ctr menu"""

_YES, _NO = ("c", "có", "co", "y", "yes"), ("k", "không", "khong", "n", "no")
_LEAVE = ("q", "thoát", "thoat")
_NEWEST = 5
Command = list[str]


def menu() -> None:
    """Ask what to do, run the command for it, and ask again until told to leave."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "ctr menu cần một cửa sổ lệnh để hỏi", "gõ lệnh trực tiếp; các lệnh: ctr -h"
        )
    try:
        typed = ""
        while chosen := _choice(typed):
            chosen()
            typed = _ask("\nBấm Enter để về danh sách", "")
    except EOFError:
        pass
    except KeyboardInterrupt:
        tell("\nTạm biệt.")
        raise typer.Exit(130) from None
    tell("Tạm biệt.")


def _choice(typed: str) -> Callable[[], None] | None:
    """What a person chooses to do, or has `typed` already; None to leave."""
    if typed.isdecimal() and 1 <= int(typed) <= len(_CHOICES):
        return _CHOICES[int(typed) - 1][1]
    if typed == "0":
        return None
    tell(f"\nctr: chương trình công tác. Thư mục: {Path.cwd()}\n")
    for number, (words, _) in enumerate(_CHOICES, 1):
        tell(f"  {number}  {words}")
    tell("  q  Thoát (ở câu hỏi nào cũng được)\n")
    while True:
        answer = _ask("Chọn số", "2")
        if answer == "0":
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(_CHOICES):
            return _CHOICES[int(answer) - 1][1]
        tell(f"Gõ một số từ 1 đến {len(_CHOICES)}, hoặc q.")


def _read_in() -> None:
    """A document becomes a programme."""
    document = _ask("Tệp Word (kéo tệp thả vào đây)", _newest_programme()).strip("'\"& ")
    if not Path(document).is_file():
        tell(f"Không có tệp “{document}”.")
        return
    year = _ask("Năm của chương trình", str(_year_of(Path(document)) or _year_in(document)))
    made = _write(["import", document, "--year", year], str(Path("programs") / f"{year}.yaml"))
    if made and _yes("Kiểm tra lỗi của chương trình vừa đọc"):
        _run(["validate", str(made), "--level", "warning"])


def _newest_programme() -> str:
    """The newest Word file here that is a programme of a year that has none yet, by its name; nothing where none of the newest is."""
    from ctr_cli.source.discover import programmes_in

    known = [*programmes_in(Path.cwd()), *programmes_in(Path.cwd() / "programs")]
    have = {Path(name).stem for name in known}
    here = sorted(Path.cwd().glob("*.docx"), key=lambda path: path.stat().st_mtime, reverse=True)
    years = ((path.name, _year_of(path)) for path in here[:_NEWEST])
    return next((name for name, year in years if year and str(year) not in have), "")


def _year_of(document: Path) -> int | None:
    """The year of the programme in a document; None where it is no programme, or does not say."""
    from ctr_cli.importing.building.convert import convert
    from ctr_cli.importing.reading.document import bytes_of, read

    try:
        return convert(read(bytes_of(str(document)), document.name), document.name).program.year
    except CtrError:
        return None


def _year_in(name: str) -> str:
    """The year in the name of a file, else this one."""
    found = re.search(r"(?<!\d)20\d\d(?!\d)", Path(name).name)
    return found[0] if found else str(date.today().year)


def _check() -> None:
    """What is wrong in a programme, on the screen, mended where that is sure, and then as a table."""
    asked = _program()
    if not _run(["validate", *asked]):
        return
    if _yes("Sửa ngay những chỗ sửa được (bản cũ giữ ở tệp .goc)"):
        _run(["validate", *asked, "--fix"])
    if _yes("Ghi ra bảng Excel"):
        _write(["validate", *asked], "kiem-tra.xlsx")


def _agenda() -> None:
    """The meetings of a month, on the screen and then on paper."""
    month, asked = _ask("Tháng", str(date.today().month)), _program()
    if _run(["agenda", "--month", month, *asked]) and _yes("Ghi ra tệp Word"):
        name = f"chuong-trinh-thang-{month}.docx"
        _write(["agenda", "--month", month, "--together", *asked], name)


def _tasks() -> None:
    """The work of an agency, on the screen and then as a table."""
    asked = _program()
    agency = _agency(asked)
    wanted = [*(["--agency", agency] if agency else ["--all"]), *asked]
    if _run(["tasks", *wanted]) and _yes("Ghi ra bảng Excel"):
        from ctr_cli.render.output import safe_name

        name = safe_name(agency, set()) if agency else "moi-co-quan"
        _write(["tasks", *wanted], f"viec-{name}.xlsx")


def _agency(asked: Command) -> str:
    """The agency of the programme asked that a person chooses by number or by name; nothing for all."""
    names = _agencies(asked)
    for number, name in enumerate(names, 1):
        tell(f"  {number:2}  {name}")
    answer = _ask("Số hoặc tên cơ quan (Enter: mọi cơ quan)", "")
    if answer.isdecimal() and 1 <= int(answer) <= len(names):
        return names[int(answer) - 1]
    return answer


def _agencies(asked: Command) -> list[str]:
    """The agencies of the programme asked; none where it cannot be read, which the command will tell."""
    from ctr_cli.cli.opening import program_path
    from ctr_cli.source.load import Unreadable, load

    try:
        path = program_path(Path(asked[-1]) if asked else None)
        program = load(str(path)).program
    except (CtrError, Unreadable):
        return []
    return [agency.name for agency in program.agencies] if program else []


def _program() -> Command:
    """The option that names a programme where several stand here: the one a person chooses by number."""
    from ctr_cli.source.discover import find_program, named_otherwise, shown

    found = find_program(Path.cwd(), date.today().year)
    paths = [found.path, *found.others] if found else named_otherwise(Path.cwd())
    if not paths or (found and not found.others) or "CTR_PROGRAM" in os.environ:
        return []
    names = sorted(map(shown, paths))
    for number, name in enumerate(names, 1):
        tell(f"  {number:2}  {name}")
    usual = names.index(shown(paths[0])) + 1
    while (typed := _ask("Số của chương trình", f"{usual}")) not in map(
        str, range(1, len(names) + 1)
    ):
        tell(f"Gõ một số từ 1 đến {len(names)}.")
    return ["-p", names[int(typed) - 1]]


def _document() -> None:
    """The document to sign, to send or to read on a phone."""
    kind = _ask("Dạng: 1 Word, 2 PDF, 3 trang web cho điện thoại", "1")
    ending = {"2": "pdf", "3": "html"}.get(kind, "docx")
    _write(["render", *_program()], f"chuong-trinh.{ending}")


def _due() -> None:
    """What is late and what falls due, on the screen and then as a table."""
    asked = _program()
    if _run(["status", *asked]) and _yes("Ghi ra bảng Excel"):
        _write(["status", *asked], f"tinh-hinh-{date.today().isoformat()}.xlsx")


def _remind() -> None:
    """A message to an agency, or to all, on the screen and then as letters."""
    asked = _program()
    agency = _agency(asked)
    wanted = [*(["--agency", agency] if agency else ["--all"]), *asked]
    if _run(["remind", *wanted]) and _yes("Ghi ra công văn Word"):
        _write(["remind", *wanted], f"don-doc-{date.today().isoformat()}.docx")


def _report() -> None:
    """The report of the year up to a month, as a Word file."""
    until = _ask("Báo cáo từ đầu năm đến hết tháng", str(date.today().month))
    _write(["report", "--until", until, *_program()], f"bao-cao-den-thang-{until}.docx")


def _next_year() -> None:
    """Next year's draft from the programme before it, or the first one from nothing."""
    from ctr_cli.source.discover import named_otherwise, newest_before

    year = _ask("Lập chương trình năm", str(date.today().year + 1))
    base = newest_before(Path.cwd(), int(year)) if year.isdecimal() else None
    if base is not None:
        _draft(year, base.parent)
    elif named_otherwise(Path.cwd()):
        asked = _program()
        _run(["new", year, *(["--from", asked[-1]] if asked else [])])
    elif name := _ask("Chưa có chương trình nào. Tên đầy đủ của đảng ủy", ""):
        _write(["new", year, "--name", name], str(Path("programs") / f"{year}.yaml"))


def _draft(year: str, folder: Path) -> None:
    """A draft, or, where one stands with its list of what to decide, the same with those decisions."""
    from ctr_cli.source.discover import shown

    draft = shown(folder / f"{year}.yaml")
    sheet = shown(folder.parent / f"{year}-ra-soat.xlsx")
    if not Path(draft).exists():
        _run(["new", year])
    elif not Path(sheet).exists():
        if _yes(f"Đã có tệp {draft}. Ghi đè"):
            _run(["new", year, "--force"])
    elif _yes(f"Lập lại {draft} theo các quyết định đã điền trong {sheet}"):
        _run(["new", year, "--decisions", sheet, "--force"])


def _run(command: Command) -> bool:
    """Show a command and run it: whether it answered."""
    from rich.text import Text

    console().print(Text(f"\n→ {as_typed(command)}\n", style="bold"), soft_wrap=True)
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "ctr_cli", *command], check=False).returncode in (
        0,
        1,
    )


def _write(command: Command, default: str) -> Path | None:
    """Run a command that writes a file of a chosen name, over one that is there only after a yes; the file it wrote.

    After a no another name is asked for, so that no answer is lost.
    """
    path = _named(_ask("Tên tệp", default), default)
    while (there := path.exists()) and not _yes(f"Đã có tệp {path}. Ghi đè"):
        if not (other := _ask("Tên tệp khác (Enter: thôi)", "").strip("'\"")):
            return None
        path = _named(other, default)
    return path if _run([*command, "-o", str(path), *(["--force"] if there else [])]) else None


_ENDING = regex(r"(?i)\.[a-z]{3,5}")


def _named(typed: str, default: str) -> Path:
    """The file of a name that is typed; one without an ending has that of the default, and is in its folder."""
    path, usual = Path(typed.strip("'\"")), Path(default)
    if _ENDING.fullmatch(path.suffix):
        return path
    folder = usual.parent if path.name == str(path) else path.parent
    return folder / (path.name + usual.suffix)


def _yes(question: str) -> bool:
    while (answer := _ask(f"{question}? (c: có, k: không)", "k").lower()) not in (*_YES, *_NO):
        tell("Gõ c (có) hoặc k (không).")
    return answer in _YES


def _ask(question: str, default: str) -> str:
    """What a person types, or the default; raises `EOFError` where it is that he leaves."""
    asked = f"{question} [{default}]: " if default else f"{question}: "
    typed = input(visible(asked)).strip()
    if typed.lower() in _LEAVE:
        raise EOFError
    return typed or default


_CHOICES: tuple[tuple[str, Callable[[], None]], ...] = (
    ("Đọc chương trình từ tệp Word", _read_in),
    ("Chương trình họp trong tháng", _agenda),
    ("Việc của một cơ quan", _tasks),
    ("Văn bản chương trình (Word, PDF)", _document),
    ("Việc đến hạn, quá hạn", _due),
    ("Chương trình năm sau", _next_year),
    ("Đôn đốc cơ quan", _remind),
    ("Báo cáo kết quả thực hiện", _report),
    ("Kiểm tra lỗi của chương trình", _check),
)
