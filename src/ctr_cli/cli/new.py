"""`ctr new`: next year's programme drafted from this year's, with a list of what to decide."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ctr_cli.cli.asked import today_of
from ctr_cli.cli.delivery import as_json, deliver, deliver_all, is_stream, say, tell
from ctr_cli.cli.drafting import answers_in, draft_from, sources_of
from ctr_cli.cli.endings import check_ending, ended, is_folder
from ctr_cli.cli.options import ForceOption, count, day
from ctr_cli.cli.options import year as year_typed
from ctr_cli.cli.papers import PAPER_FORMATS
from ctr_cli.cli.register import write_registers
from ctr_cli.cli.typed_again import as_typed
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.errors import AccessError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.answers import Answers
    from ctr_cli.cycle.draft_made import Draft
    from ctr_cli.model.program import Program

Format = Literal["text", "json", "docx", "pdf", "html"]
HELP = """Dự thảo chương trình năm sau từ chương trình năm nay, kèm danh sách cần rà soát.

Năm, tháng, quý, số hội nghị, số năm kỷ niệm được tính lại; việc của cả nhiệm kỳ hay đã xong để ra ngoài và nêu lý do; chỗ chưa rõ là câu hỏi.

Ví dụ: ctr new 2027

Điền cột Quyết định trong danh sách rồi đưa lại bằng --decisions: được đúng dự thảo ấy cộng các quyết định.

Ví dụ: ctr new 2027 --decisions 2027-ra-soat.xlsx --force

Trước đó, --register viết cho mỗi cơ quan một công văn đề nghị đăng ký và một bảng để điền; để các bảng nhận lại vào một thư mục rồi đưa vào bằng --decisions.

Ví dụ: ctr new 2027 --register --before 15/11/2026 -o dang-ky

Ví dụ: ctr new 2027 --decisions dang-ky --force

Chưa có chương trình nào thì --name lập từ đầu: bốn hội nghị Ban Chấp hành, mười hai tháng Ban Thường vụ với các nội dung thường có.

Ví dụ: ctr new 2027 --name "Đảng ủy phường Đồ Sơn" --parent "Đảng bộ thành phố Hải Phòng" """


def new(
    year: Annotated[
        int, typer.Argument(metavar="NĂM", parser=year_typed, help="Năm của chương trình mới.")
    ],
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            "--program",
            "-p",
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
            help="Danh sách hay bảng đăng ký đã điền (.xlsx, .xls, .ods), hoặc thư mục các bảng; ghi nhiều lần được.",
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
    register: Annotated[
        bool,
        typer.Option(
            "--register",
            help="Viết cho mỗi cơ quan một công văn đề nghị đăng ký và một bảng để điền, vào thư mục -o.",
        ),
    ] = False,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="NGÀY", parser=day, help="Hạn các cơ quan gửi lại bảng đăng ký."
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="Dạng câu trả lời: text, json; với --register là của công văn: docx, pdf, html.",
        ),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Draft next year's programme, and write it with its list; or ask the agencies what to plan."""
    _check(output, review, format, before, register=register)
    output = output if register else ended(output, "yaml")
    if name is not None:
        if from_ or decisions or review or register or format == "json":
            raise UsageError(
                "--name lập chương trình từ đầu, không đi với --from, --decisions, --review, --register, --format json",
                "bỏ --name để dựa vào chương trình năm trước",
            )
        _from_nothing(year, (name, parent, place), next_number, output, force=force)
        return
    if parent or place:
        raise UsageError("--parent và --place chỉ đi với --name", 'thêm --name "Đảng ủy …"')
    sources = sources_of(from_ or [], year)
    answers = answers_in(decisions or [], year, sources.base.program.issuer.name or "")
    draft, text = draft_from(sources, answers, next_number)
    if register:
        if before is not None and before <= (today := today_of(None)).isoformat():
            told = f"--before {short_date(before)} không sau hôm nay ({today:%d/%m/%Y})"
            say(f"Lưu ý: {told}", "các cơ quan cần một hạn còn ở phía trước; ghi lại --before")
        folder = output or Path(f"dang-ky-{year}")
        letters = format if format in PAPER_FORMATS else "docx"
        again = _again(year, from_, None, next_number)
        write_registers(sources.base, draft, before, letters, folder, again, force=force)
        return
    if is_stream(output) and output is not None:
        deliver(text, None, force=force)
        return
    from ctr_cli.source.discover import of_another_year, shown

    base = sources.base
    target = output or Path(shown(of_another_year(base.path, base.program.year, year)))
    files = {target: text.encode("utf-8")} | _lists(
        draft, base.program, review, target, output, decisions
    )
    if decisions and target.exists() and not force:
        hint = f"thêm --force để làm lại; những chỗ đã sửa tay trong {target} sẽ mất"
        raise AccessError(f"đã có tệp {target}", hint)
    deliver_all(files, force=force)
    _answer(draft, answers, format, base.path)
    if format != "json":
        _say_next(_again(year, from_, output, next_number), target, files)
    _say_of_decided(text, answers)


def _say_of_decided(text: str, answers: "Answers") -> None:
    """Say what rules warn of in the sentences that decisions brought into a draft."""
    from ctr_cli.cli.proofread import say_of_items
    from ctr_cli.source.load import from_bytes

    brought = {answer.text for answer in (*answers.decided.values(), *answers.added) if answer.text}
    program = from_bytes(text.encode("utf-8"), "").program
    if brought and program is not None:
        say_of_items(program, lambda _, said: said in brought)


def _from_nothing(
    year: int,
    names: tuple[str, str | None, str | None],
    next_number: int | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """A programme of the usual meetings and standing items, with what a person must fill in."""
    from ctr_cli.cycle.rhythm import in_small_letters, standing_programme, to_ask
    from ctr_cli.source.questions import with_questions
    from ctr_cli.source.write import as_yaml

    if not names[0].strip():
        raise UsageError("--name để trống", 'ghi tên đầy đủ: --name "Đảng ủy phường Đồ Sơn"')
    names = in_small_letters(*names)
    program = standing_programme(year, *names, next_number)
    asked = to_ask(*names)
    if next_number is not None:
        asked.pop(("bodies", 0, "meetings", 0), None)
    target = output or Path("programs") / f"{year}.yaml"
    deliver(with_questions(as_yaml(program), asked), target, force=force)
    if not is_stream(target):
        say(
            f"Bước tiếp theo: mở {target}, trả lời các dòng # hỏi, sửa nội dung theo quy chế của mình, "
            f"rồi {as_typed(['validate', str(target)])}"
        )


def _check(
    output: Path | None,
    review: Path | None,
    format: Format | None,
    before: str | None,
    *,
    register: bool,
) -> None:
    """Raise `UsageError` for options that do not go together."""
    if output is not None and is_stream(output) and (format == "json" or review):
        raise UsageError(
            "-o - chỉ in dự thảo, không đi với --format json hay --review",
            "chọn tên tệp cho dự thảo: -o TỆP",
        )
    check_ending(review, "xlsx", "md")
    if register:
        if review or format in ("text", "json"):
            raise UsageError(
                "--register viết công văn, không đi với --review, --format text hay json",
                "chọn --format docx, pdf hoặc html, hoặc bỏ --format",
            )
        if output is not None and not is_folder(output):
            raise UsageError(
                f"--register ghi nhiều tệp, {output} không phải thư mục", "ví dụ -o dang-ky"
            )
        return
    if before or format in PAPER_FORMATS:
        raise UsageError(
            "--before và --format docx, pdf, html chỉ đi với --register", "thêm --register"
        )


def _lists(
    draft: "Draft",
    program: "Program",
    review: Path | None,
    target: Path,
    output: Path | None,
    decisions: Sequence[Path] | None,
) -> dict[Path, str | bytes]:
    """The list beside what it is about; after decisions only where it is asked for, for they stand in one."""
    from ctr_cli.source.discover import shown
    from ctr_cli.views.register import called_next

    if review is None and decisions:
        return {}
    folder = target.parent if output or target.parent.name != "programs" else target.parent / ".."
    path = review or Path(shown(folder / f"{target.stem}-ra-soat.xlsx"))
    planned = called_next(program)
    if path.suffix.lower() == ".md":
        from ctr_cli.render.review_md import review_md

        return {path: review_md(draft, planned)}
    from ctr_cli.render.review_xlsx import review_xlsx
    from ctr_cli.views.review import review_list

    return {path: review_xlsx(review_list(draft, planned), program.issuer.name or "")}


def _answer(
    draft: "Draft",
    answers: "Answers",
    format: Format | None,
    base: Path,
) -> None:
    from ctr_cli.source.discover import shown
    from ctr_cli.views.decided import decided_lines
    from ctr_cli.views.review import as_answer, summary

    if format == "json":
        deliver(as_json(as_answer(draft)), None, force=False)
        return
    tell(f"{summary(draft)} Dựa vào {shown(base)}.")
    for line in decided_lines(answers, draft):
        tell(line)
    if draft.lost:
        tell(
            f"- Không còn nội dung nào nên không có trong dự thảo: {', '.join(draft.lost)}; muốn họp thì trong bảng "
            "Chuyển hoặc Thêm một nội dung vào tên ấy"
        )
    for title in draft.put_off:
        tell(
            f"- {title} của năm {draft.year - 1} chuyển sang: xếp đầu năm, câu chữ giữ như đã ban hành"
        )
    for fact in draft.facts:
        tell(f"- Tháng {fact.month}: {fact.text}")


def _again(
    year: int, from_: Sequence[Path] | None, output: Path | None, next_number: int | None
) -> list[str]:
    """The words of this command that make the same draft again."""
    words = ["new", str(year)]
    for path in from_ or []:
        words += ["--from", str(path)]
    if output is not None:
        words += ["-o", str(output)]
    return words + (["--next-number", str(next_number)] if next_number is not None else [])


def _say_next(again: list[str], target: Path, files: dict[Path, str | bytes]) -> None:
    """Say what to do with a draft: make it again with the list that stands beside it, or check it."""
    lists = [path for path in files if path != target]
    if lists and lists[0].suffix.lower() == ".xlsx":
        command = as_typed([*again, "--decisions", str(lists[0]), "--force"])
        say(f"Bước tiếp theo: điền Quyết định vào {lists[0]}, rồi {command}")
    else:
        say(f"Bước tiếp theo: {as_typed(['validate', str(target)])}")
