"""`ctr collect`: sheets that came back filled, merged into the follow-up of the programme."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr_cli.cli.asked import today_of
from ctr_cli.cli.choices import choice_meant
from ctr_cli.cli.delivery import say, tell
from ctr_cli.cli.opening import Opened, ground_of, open_program
from ctr_cli.cli.options import ProgramOption, TodayOption
from ctr_cli.cli.recorded import say_doubts, say_to_come
from ctr_cli.model.errors import CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.collecting import Clash, Collected
    from ctr_cli.cycle.progress import Ground
    from ctr_cli.cycle.taking_sides import Takes
    from ctr_cli.model.follow_up_sheet import HiddenPage

HELP = """Gộp các bảng theo dõi đã điền (.xlsx, .xls, .ods) vào sổ theo dõi cạnh tệp chương trình, từng ô một.

Ô bảng không sửa thì giữ như sổ; ô chỉ bảng sửa thì lấy theo bảng; ô cả hai bên cùng sửa khác nhau thì chưa ghi gì, liệt kê hết để chọn bằng --take. Bảng của cơ quan ghi vào phần cơ quan ấy báo, bảng của Văn phòng ghi vào chính nội dung. Dòng không có Mã là việc ngoài chương trình.

Ví dụ: ctr collect cong-an.xlsx ubnd.ods --dry-run

Ví dụ: ctr collect nhan-ve --take theirs

Ví dụ: ctr collect cong-an.xlsx --take btv-3.8=ours --take theirs"""


def collect(
    sheets: Annotated[
        list[Path],
        typer.Argument(
            metavar="BẢNG…",
            help="Các bảng đã điền (.xlsx, .xls, .ods), hoặc thư mục có các bảng ấy.",
        ),
    ],
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take",
            metavar="BÊN",
            help="Khi hai bên khác nhau: ours giữ như sổ, theirs lấy theo bảng, TÊN-TỆP lấy theo bảng ấy, MÃ=ours chỉ cho một nội dung.",
        ),
    ] = None,
    on: TodayOption = None,
    program: ProgramOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ cho xem sẽ ghi gì, không ghi.")
    ] = False,
) -> None:
    """Merge filled sheets, tell what they change, and write it unless something needs a person."""
    from ctr_cli.cli.editing import follow_up_to_write, save_follow_up
    from ctr_cli.source.workbook import sheet_files
    from ctr_cli.views.collected import change_lines, conflict_lines, day_lines

    files = sheet_files(sheets)
    takes = _takes(take or [], files)
    opened = open_program(program, on)
    found = follow_up_to_write(opened)
    made = _collected(files, ground_of(opened, found.follow_up), takes)
    for line in made.told:
        say(f"Lưu ý: {line}")
    if made.foreign or made.problems or made.conflicts:
        _refuse(made, list(conflict_lines(made, opened.known)), opened.path)
    if made.follow_up == found.follow_up:
        ending = "Các bảng không có gì mới, sổ theo dõi giữ nguyên."
    elif dry_run:
        ending = f"Chưa ghi gì vào {found.source.file} (--dry-run)."
    else:
        save_follow_up(found, made.follow_up)
        ending = f"Đã ghi {found.source.file}: {_counted(made)}."
    for line in change_lines(made, opened.known):
        tell(line)
    say(ending)
    for line in day_lines(opened.program, opened.known, found.follow_up, made.follow_up):
        say(f"Lưu ý: {line}")
    _say_odd_days(opened, made, today_of(on))


def _say_odd_days(opened: Opened, made: "Collected", today: date) -> None:
    """Tell of the days that sheets brought which have not come, or do not fit the work."""
    dated = [change for change in made.changes if change.column == "done"]
    for change in dated:
        what = f"{change.sheet}, {change.subject.id}: ngày xong"
        say_to_come(what, change.new, today, "xem lại ngày trong bảng")
    names = {change.subject.id for change in dated}
    say_doubts(opened, made.follow_up, names, lambda path: path[-1] in ("done", "on"))


def _takes(said: Sequence[str], files: Sequence[Path]) -> "Takes":
    """The sides that win by id, for all others under an empty one: `ours`, `theirs` or a file."""
    takes: dict[str, list[str]] = {}
    for word in said:
        name, _, asked = word.strip().rpartition("=")
        named = [
            str(file) for file in files if asked.lower() in (file.name.lower(), str(file).lower())
        ]
        side = choice_meant(asked.lower())
        sides = named or ([side] if side in ("ours", "theirs") else [])
        if not sides:
            raise UsageError(
                f"--take không hiểu “{word}”",
                "ghi --take ours (giữ như sổ), --take theirs (lấy theo bảng), --take TÊN-TỆP (lấy theo bảng ấy), hoặc "
                "chỉ cho một nội dung: --take btv-3.8=ours",
            )
        takes.setdefault(name.strip().lower(), []).extend(sides)
    return takes


def _collected(paths: Sequence[Path], ground: "Ground", takes: "Takes") -> "Collected":
    from ctr_cli.cycle.collecting import Books, collected
    from ctr_cli.source.filled_sheet import filled_sheets
    from ctr_cli.views.follow_up_sheet import words_shown

    _check_takes(ground, takes)
    sheets = [sheet for path in paths for sheet in filled_sheets(path)]
    return collected(sheets, Books(ground, words_shown(ground), takes))


def _check_takes(ground: "Ground", takes: "Takes") -> None:
    """Raise `UsageError` for a code that nothing has; work that the sheets are yet to bring is let pass."""
    from ctr_cli.cycle.followed import followed

    known = {item.id for item in followed(ground.program)} | {""}
    unknown = [name for name in takes if name not in known and not name.startswith("ng-")]
    if unknown:
        raise UsageError(
            f"--take: không có nội dung mã {', '.join(unknown)}", "xem lại mã trong bảng"
        )


def _refuse(made: "Collected", conflicts: list[str], program: Path) -> None:
    """Tell all that keeps the sheets from being written."""
    lines = [*made.foreign, *made.problems]
    if conflicts:
        lines += ["hai bên cùng sửa, mỗi bên một khác:", *(f"  {line}" for line in conflicts)]
    with_book = [clash for clash in made.conflicts if clash.other is None]
    files = _files([clash for clash in made.conflicts if clash.other is not None])
    theirs = dict.fromkeys(_program_of(page, program) for page in made.foreign.values())
    ways = {
        f"bảng của chương trình khác thì gộp riêng, thêm -p {', '.join(theirs)}": made.foreign,
        "sửa các dòng ấy trong bảng rồi làm lại": made.problems,
        "chọn --take ours (giữ như sổ), --take theirs (lấy theo bảng), hoặc từng mã: --take MÃ=ours": with_book,
        f"hai bảng khác nhau thì chọn một bảng bằng tên tệp: --take {' hoặc --take '.join(files)}": files,
    }
    hint = "; ".join(way for way, needed in ways.items() if needed)
    raise CtrError("chưa ghi gì:\n  " + "\n  ".join(lines), hint)


def _files(clashes: "Sequence[Clash]") -> list[str]:
    """The names of the files whose sheets collide with each other."""
    sources = [one for clash in clashes for one in (clash.other, clash.source) if one]
    return list(dict.fromkeys(Path(source.file).name for source in sources))


def _program_of(page: "HiddenPage", beside: Path) -> str:
    """The programme a sheet left from, among those beside the one that is open, which it is not."""
    from ctr_cli.language.keys import tone_key
    from ctr_cli.source.discover import programmes_in, shown
    from ctr_cli.source.load import Unreadable, load

    for path in programmes_in(beside.parent):
        if path == beside:
            continue
        try:
            program = load(str(path)).program
        except Unreadable:
            continue
        if program and (program.year, tone_key(program.issuer.name or "")) == (
            page.year,
            tone_key(page.issuer),
        ):
            return shown(path)
    return f"TỆP (chương trình năm {page.year} của {page.issuer})"


def _counted(made: "Collected") -> str:
    cells = sum(
        change.subject.id not in {entry.id for entry in made.added} for change in made.changes
    )
    words = [f"{cells} ô"] if cells or not made.added else []
    words += [f"{len(made.added)} việc ngoài chương trình"] if made.added else []
    return ", ".join(words)
