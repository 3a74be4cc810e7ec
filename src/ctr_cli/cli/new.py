"""`ctr new`: next year's programme drafted from this year's, with a list of what to decide."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ctr_cli.cli.delivery import (
    as_json,
    deliver,
    deliver_all,
    is_stream,
    keep_from_writing,
    say,
    tell,
)
from ctr_cli.cli.endings import check_ending
from ctr_cli.cli.opening import open_program
from ctr_cli.cli.options import ForceOption, count
from ctr_cli.cli.options import year as year_typed
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.answers import Answers
    from ctr_cli.cycle.draft import Draft
    from ctr_cli.cycle.next_year import NextYear
    from ctr_cli.model.program import Program

HELP = """Dự thảo chương trình năm sau từ chương trình năm nay, kèm danh sách cần rà soát.

Năm, tháng, quý, số hội nghị, số năm kỷ niệm được tính lại; việc của cả nhiệm kỳ hay đã xong để ra ngoài và nêu lý do; chỗ chưa rõ là câu hỏi.

Điền cột Quyết định trong danh sách rồi đưa lại bằng --decisions: được đúng dự thảo ấy cộng các quyết định.

Ví dụ: ctr new 2027

Chưa có chương trình nào thì --name lập từ đầu: bốn hội nghị Ban Chấp hành, mười hai tháng Ban Thường vụ với các nội dung thường có.

Ví dụ: ctr new 2027 --decisions 2027-ra-soat.xlsx --force

Ví dụ: ctr new 2027 --name "Đảng ủy phường Đồ Sơn" --parent "Đảng bộ thành phố Hải Phòng" """


class Sources(NamedTuple):
    """What a draft is made from: the newest programme before its year, older ones, one of the year itself."""

    path: Path
    issuer: str
    older: "list[Program]"
    planned: "Program | None"


def new(
    year: Annotated[
        int, typer.Argument(metavar="NĂM", parser=year_typed, help="Năm của chương trình mới.")
    ],
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="TỆP",
            help="Chương trình để dựa vào; ghi nhiều lần được. Không ghi thì lấy năm gần nhất.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TỆP",
            help="Ghi dự thảo vào tệp này; - là in ra màn hình. Không ghi thì là programs/NĂM.yaml.",
        ),
    ] = None,
    review: Annotated[
        Path | None,
        typer.Option("--review", metavar="TỆP", help="Danh sách rà soát (.xlsx hoặc .md)."),
    ] = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            "--decisions",
            metavar="BẢNG",
            help="Danh sách đã điền (.xlsx, .xls, .ods); ghi nhiều lần được.",
        ),
    ] = None,
    next_number: Annotated[
        int | None,
        typer.Option(
            "--next-number", metavar="SỐ", parser=count, help="Số của hội nghị đầu tiên trong năm."
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            metavar="TÊN",
            help='Lập từ đầu cho đảng ủy này, ví dụ "Đảng ủy phường Đồ Sơn".',
        ),
    ] = None,
    parent: Annotated[
        str | None, typer.Option("--parent", metavar="TÊN", help="Cấp trên, khi lập từ đầu.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="TÊN", help="Địa danh, khi lập từ đầu.")
    ] = None,
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="Dạng câu trả lời.")
    ] = "text",
    force: ForceOption = False,
) -> None:
    """Draft next year's programme, and write it with its list."""
    _check(output, review, format)
    if name is not None:
        if from_ or decisions or review or format == "json":
            raise UsageError(
                "--name lập chương trình từ đầu, không đi với --from, --decisions, --review, --format json",
                "bỏ --name để dựa vào chương trình năm trước",
            )
        _from_nothing(year, (name, parent, place), next_number, output, force=force)
        return
    if parent or place:
        raise UsageError("--parent và --place chỉ đi với --name", 'thêm --name "Đảng ủy …"')
    from ctr_cli.source.discover import shown

    sources = _sources(from_ or [], year)
    answers = _answers(decisions or [], year)
    draft, text = _drafted(sources, answers, next_number)
    if is_stream(output) and output is not None:
        deliver(text, None, force=force)
        return
    target = output or Path(shown(sources.path.parent / f"{year}.yaml"))
    files = {target: text.encode("utf-8")} | _lists(
        draft, sources.issuer, review, target, output, decisions
    )
    if decisions and target.exists() and not force:
        hint = f"thêm --force để làm lại; những chỗ đã sửa tay trong {target} sẽ mất"
        raise AccessError(f"đã có tệp {target}", hint)
    deliver_all(files, force=force)
    _answer(draft, format, sources.path, target, files)


def _from_nothing(
    year: int,
    names: tuple[str, str | None, str | None],
    next_number: int | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """A programme of the usual meetings and standing items, with what a person must fill in."""
    from ctr_cli.cycle.rhythm import standing_programme, to_ask
    from ctr_cli.source.questions import with_questions
    from ctr_cli.source.write import as_yaml

    if not names[0].strip():
        raise UsageError("--name để trống", 'ghi tên đầy đủ: --name "Đảng ủy phường Đồ Sơn"')
    program = standing_programme(year, *names, next_number)
    asked = to_ask()
    if next_number is not None:
        asked.pop(("bodies", 0, "meetings", 0))
    target = output or Path("programs") / f"{year}.yaml"
    deliver(with_questions(as_yaml(program), asked), target, force=force)
    if not is_stream(target):
        say(
            f"Bước tiếp theo: mở {target}, trả lời các dòng # hỏi, sửa nội dung theo quy chế của mình, "
            f"rồi ctr validate {target}"
        )


def _check(output: Path | None, review: Path | None, format: str) -> None:
    if output is not None and is_stream(output) and (format == "json" or review):
        raise UsageError(
            "-o - chỉ in dự thảo, không đi với --format json hay --review",
            "chọn tên tệp cho dự thảo: -o TỆP",
        )
    check_ending(output, "yaml")
    check_ending(review, "xlsx", "md")


def _sources(given: Sequence[Path], year: int) -> Sources:
    """The programmes to draft from; the newest before the year is the base."""
    from ctr_cli.source.discover import newest_before

    found = newest_before(Path.cwd(), year) if not given else None
    paths = list(given) or ([found] if found else [])
    if not paths:
        raise UsageError(
            f"không thấy chương trình nào trước năm {year} (programs/NĂM.yaml) để dựa vào",
            f'chỉ ra tệp bằng --from TỆP; có văn bản Word thì ctr import; chưa có gì thì ctr new {year} --name "Đảng ủy …"',
        )
    if any(str(path) == "-" for path in paths):
        raise UsageError(
            "--from cần tên tệp, không nhận -", "lưu chương trình thành tệp rồi làm lại"
        )
    opened = [open_program(path) for path in paths]
    for one in opened:
        if one.program.year > year:
            message = f"{one.name} là chương trình năm {one.program.year}, sau năm {year}"
            raise UsageError(message, "chọn chương trình của năm trước với --from")
    before = sorted((o for o in opened if o.program.year < year), key=lambda o: o.program.year)
    if not before or before[-1].program.year != year - 1:
        last = before[-1].program.year if before else None
        hint = f"lập lần lượt từng năm: ctr new {last + 1}" if last else "chỉ ra bằng --from TỆP"
        raise UsageError(f"chưa có chương trình năm {year - 1} để dựa vào", hint)
    planned = next((o.program for o in opened if o.program.year == year), None)
    base = before[-1]
    return Sources(
        base.path, base.program.issuer.name or "", [o.program for o in before[:-1]], planned
    )


def _answers(sheets: Sequence[Path], year: int) -> "Answers":
    """The decisions in the sheets; raises `CtrError` when the words of one are not understood."""
    from ctr_cli.cycle.answers import NEEDED, Answers, answers_of, columns

    if not sheets:
        return Answers({}, [], [])
    from ctr_cli.source.sheet import sheet_rows

    for sheet in sheets:
        keep_from_writing(sheet)
    return answers_of((str(sheet), sheet_rows(sheet, columns(year), NEEDED)) for sheet in sheets)


def _drafted(sources: Sources, answers: "Answers", next_number: int | None) -> "NextYear":
    """The draft and its text; raises `CtrError`, naming all, when a decision cannot be followed."""
    from ctr_cli.cli.editing import telling
    from ctr_cli.cycle.next_year import next_year
    from ctr_cli.cycle.recurrence import keys_of

    hint = "viết lại chỗ ấy cho đơn giản (không dùng neo, bí danh của YAML) rồi làm lại"
    with telling(sources.path, f"không lập được dự thảo từ {sources.path}", hint):
        made = next_year(
            sources.path.read_bytes().decode("utf-8"),
            keys_of(sources.older),
            next_number,
            answers.decided,
            answers.added,
            sources.planned,
        )
    if problems := [*answers.problems, *made.draft.problems]:
        raise CtrError(
            "chưa ghi gì, vì có quyết định chưa rõ:\n  " + "\n  ".join(problems),
            "sửa các dòng ấy trong bảng rồi làm lại",
        )
    return made


def _lists(
    draft: "Draft",
    issuer: str,
    review: Path | None,
    target: Path,
    output: Path | None,
    decisions: Sequence[Path] | None,
) -> dict[Path, str | bytes]:
    """The list beside what it is about; after decisions only where it is asked for, for they stand in one."""
    from ctr_cli.source.discover import shown

    if review is None and decisions:
        return {}
    folder = target.parent if output or target.parent.name != "programs" else target.parent / ".."
    path = review or Path(shown(folder / f"{draft.year}-ra-soat.xlsx"))
    if path.suffix.lower() == ".md":
        from ctr_cli.render.review_md import review_md

        return {path: review_md(draft)}
    from ctr_cli.render.review_xlsx import review_xlsx

    return {path: review_xlsx(draft, issuer)}


def _answer(
    draft: "Draft", format: str, base: Path, target: Path, files: dict[Path, str | bytes]
) -> None:
    from ctr_cli.source.discover import shown
    from ctr_cli.views.review import as_answer, summary

    if format == "json":
        deliver(as_json(as_answer(draft)), None, force=False)
        return
    tell(f"{summary(draft)} Dựa vào {shown(base)}.")
    for fact in draft.facts:
        tell(f"- Tháng {fact.month}: {fact.text}")
    lists = [path for path in files if path != target]
    if lists and lists[0].suffix.lower() == ".xlsx":
        say(
            f"Bước tiếp theo: điền Quyết định vào {lists[0]}, rồi ctr new {draft.year} "
            f"--decisions {lists[0]} --force"
        )
    else:
        say(f"Bước tiếp theo: ctr validate {target}")
