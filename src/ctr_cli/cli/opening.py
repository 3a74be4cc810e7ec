"""The programme a command asks, with what stands beside it: its agencies, templates and profiles."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr_cli.cli.delivery import console, print_findings, say
from ctr_cli.cli.typed_again import PROGRAM, quoted
from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ctr_cli.cycle.progress import Ground
    from ctr_cli.model.agencies import Directory
    from ctr_cli.model.finding import Finding
    from ctr_cli.model.follow_up import FollowUp, MeetingRecord
    from ctr_cli.model.office import Office
    from ctr_cli.model.program import Program
    from ctr_cli.source.follow_up import Found
    from ctr_cli.source.load import Source
    from ctr_cli.source.profiles import Chosen
    from ctr_cli.views.agenda import State


class Opened(Struct):
    """A sound programme, its agencies by name, and the file it stands in.

    `state` tells whether the decisions that adjust it are applied, as far as the day `on`; `adjusted`
    says so in words, where there are any. `office`, `follow_up` and `recorded` are what the office has set, and recorded,
    and that of the meetings, where a command asks for it (`with_customs`).
    """

    program: "Program"
    known: "Directory"
    path: Path
    state: "State" = "issued"
    on: str | None = None
    adjusted: str = ""
    office: "Office | None" = None
    follow_up: "FollowUp | None" = None
    recorded: "tuple[MeetingRecord, ...]" = ()

    @property
    def name(self) -> str:
        """The file as a person would write it."""
        from ctr_cli.source.discover import shown

        return "<stdin>" if str(self.path) == "-" else shown(self.path)

    @property
    def meetings_said(self) -> str:
        """What the meetings of the programme are called."""
        from ctr_cli.model.bodies import meetings_called

        return meetings_called(self.program.bodies).lower()

    @property
    def told(self) -> str:
        """Which file answers, and after which decisions."""
        return f"{self.name}, {self.adjusted}" if self.adjusted else self.name


def program_path(option: Path | None, on: str | None = None) -> Path:
    """The file to ask: the option, `CTR_PROGRAM`, or that of the year of `on` (2026-03-25) found from here upwards.

    Without `on` the machine's day tells the year. Others that stand beside it are named on stderr.
    """
    if option is not None:
        PROGRAM.set(str(option))
        return option
    if named := os.environ.get("CTR_PROGRAM"):
        return Path(named)
    from ctr_cli.source.discover import find_program, shown

    this_year = date.today().year
    year = int(on[:4]) if on else this_year
    found = find_program(Path.cwd(), year)
    if found is None:
        refuse_other_names(
            f"chỉ ra bằng -p {{}}, hoặc đổi tên tệp thành năm của nó, như programs/{this_year}.yaml"
        )
        raise AccessError(
            "không tìm thấy chương trình nào (programs/NĂM.yaml) ở thư mục này và các thư mục trên",
            "chỉ ra tệp bằng -p TỆP, hoặc chuyển vào thư mục có programs; có văn bản Word thì dùng ctr import, "
            'chưa có gì thì ctr new NĂM --name "Tên cơ quan ban hành"',
        )
    usual = found if year == this_year else find_program(Path.cwd(), this_year)
    if usual and usual.path != found.path:
        PROGRAM.set(shown(found.path))
    if found.others:
        others = ", ".join(shown(path) for path in found.others)
        say(f"Dùng {shown(found.path)}; còn có {others} (chọn bằng -p TỆP)")
    return found.path


class OtherNames(AccessError):
    """Programmes stand here whose names are no year: which of them is meant nobody said."""


def refuse_other_names(hint: str, year: int | None = None) -> None:
    """Raise `OtherNames` where there are such programmes, with a hint that names one of them, of a year if there is one."""
    from ctr_cli.source.discover import named_otherwise, shown

    if names := [shown(path) for path in named_otherwise(Path.cwd())]:
        one = next((name for name in names if str(year or date.today().year) in name), names[0])
        message = f"không có tệp nào mang tên năm (programs/NĂM.yaml); có {', '.join(names)}"
        raise OtherNames(message, hint.format(quoted(one)))


def open_program(
    option: Path | None, on: str | None = None, tell: "Collection[str]" = ("CTR121",)
) -> Opened:
    """The programme to answer from on a day; with errors in its file they are shown, and `CtrError` raised.

    What is told of its file besides is said, for the codes in `tell`.
    """
    from ctr_cli.model.agencies import directory
    from ctr_cli.source.discover import shown
    from ctr_cli.source.load import Unreadable, load

    path = program_path(option, on)
    _refuse_follow_up(path)
    try:
        source = load("-" if str(path) == "-" else shown(path))
    except Unreadable as error:
        raise AccessError(f"{path}: {error.finding.message}", error.finding.hint) from None
    if source.broken or source.program is None:
        show_findings(source)
        raise CtrError(
            f"{source.file} có lỗi nên chưa trả lời được", "sửa các chỗ trên rồi làm lại"
        )
    program = _called_on(source.program, on)
    known = directory(program)
    for finding in source.findings:
        if finding.code in tell:
            say(f"Lưu ý: {source.file}: {finding.message}", finding.hint)
    _warn_of_errors(source, known)
    return Opened(program, known, path)


def _called_on(program: "Program", day: str | None) -> "Program":
    """A programme whose agencies are called as on a day."""
    if not any(agency.renamed for agency in program.agencies):
        return program
    from ctr_cli.cycle.renamed import on_day

    return on_day(program, day)


def _refuse_follow_up(path: Path) -> None:
    """A follow-up named as the programme: say which file is."""
    from ctr_cli.source.discover import is_follow_up, programme_of

    if is_follow_up(path):
        message = f"{path} là tệp theo dõi, không phải chương trình"
        raise UsageError(message, f"chỉ ra chương trình: -p {programme_of(path)}")


def follow_up_of(opened: Opened) -> "Found":
    """What is recorded beside a programme; what speaks of nothing in it is counted on stderr and left out."""
    from ctr_cli.source.follow_up import load_follow_up

    found = load_follow_up(opened.path, opened.program.year)
    refuse_unopened(found.source)
    if found.raw is not None or found.broken:
        from ctr_cli.rules.frame import errors_of_follow_up

        _warn(found.source.file, errors_of_follow_up(found, opened.program, opened.known))
    return found


def office_of(opened: Opened) -> "Office":
    """What the office has set beside a programme, agencies by ids; what is wrong there is counted on stderr."""
    from ctr_cli.model.office import by_ids
    from ctr_cli.source.office import office_for

    office, source = office_for(opened.path)
    own = by_ids(office, opened.known)
    if source is not None:
        refuse_unopened(source)
        errors = [f for f in source.findings if f.severity == "error"]
        named = {*own.deadlines, *(name for member in own.members for name in member.agencies)}
        if named - opened.known.agencies.keys():
            from ctr_cli.checking.beside import check_office, program_in
            from ctr_cli.source.discover import obeying

            # What another programme beside knows is meant for that one.
            programs = [opened.program, *map(program_in, obeying(Path(source.file)))]
            errors += check_office(source, office, programs)
        _warn(source.file, errors)
    return own


def refuse_unopened(source: "Source") -> None:
    """Raise `AccessError` for a file beside a programme that cannot be opened: nobody knows what it says."""
    from ctr_cli.source.load import UNOPENED

    for finding in source.findings:
        if finding.code == UNOPENED:
            raise AccessError(f"{finding.file}: {finding.message}", finding.hint)


def with_customs(opened: Opened, *, issued: bool = False) -> Opened:
    """A programme with the office's customs, and the days of its meetings unless it is shown as signed.

    To be asked of the signed programme, before its decisions are applied.
    """
    from ctr_cli.source.discover import follow_up_path, office_file

    if office_file(opened.path):
        from ctr_cli.model.office import under

        office = office_of(opened)
        opened = opened._replace(office=office, program=under(office, opened.program))
    streamed = str(opened.path) == "-"
    if not issued and not streamed and os.path.lexists(follow_up_path(opened.path)):
        found = follow_up_of(opened).follow_up
        opened = opened._replace(follow_up=found, recorded=tuple(found.meetings))
    return opened


def ground_of(opened: Opened, follow_up: "FollowUp | None" = None) -> "Ground":
    """A signed programme with what is recorded of it, unless that is given, and what the office has set."""
    from ctr_cli.cycle.progress import Ground
    from ctr_cli.model.office import under

    office = office_of(opened)
    recorded = follow_up or follow_up_of(opened).follow_up
    return Ground(under(office, opened.program), opened.known, recorded, office)


def show_findings(source: "Source") -> None:
    """Show what is wrong in a file, with the lines, on stderr."""
    from ctr_cli.render.findings.summary import lines_shown

    lines = lines_shown(source.findings, source.lines)
    print_findings(console(stderr=True), source.file, source.findings, lines)


def in_force(opened: Opened, on: str | None = None, *, issued: bool = False) -> Opened:
    """The programme with its decisions applied, all or those up to a day; as signed when that is asked for.

    Its meetings are on the days that are recorded of them, if those were asked for.
    """
    if issued:
        return opened._replace(state="issued", on=on)
    now = opened._replace(state="in_force", on=on)
    if opened.program.amendments or any(agency.renamed for agency in opened.program.agencies):
        from ctr_cli.cycle.decisions import adjusted_words, decisions
        from ctr_cli.cycle.in_force import in_force as applied

        words = adjusted_words(decisions(opened.program, on))
        now = now._replace(program=applied(opened.program, on), adjusted=words)
    if opened.recorded:
        from ctr_cli.cycle.meeting_days import days_kept, with_days

        records = days_kept(opened.program, opened.recorded, on)
        now = now._replace(program=with_days(now.program, records), recorded=tuple(records))
    return now


def _warn_of_errors(source: "Source", known: "Directory") -> None:
    """Say that an answer may be wrong, when the frame or the agencies of the programme are."""
    from ctr_cli.rules.frame import errors_of_frame

    _warn(source.file, errors_of_frame(source, known))


def _warn(file: str, found: "Sequence[Finding]") -> None:
    """Say that an answer may lack something, and where what is wrong is told: errors, and only without any a warning.

    Warnings are not counted: those that make no answer wrong are not among them.
    """
    errors = [finding for finding in found if finding.severity == "error"]
    if found:
        first = (errors or found)[0]
        counted = f"{len(errors)} lỗi" if errors else "cảnh báo"
        say(
            f"Lưu ý: {file} có {counted}, kết quả có thể thiếu hoặc sai "
            f"(trước hết ở dòng {first.span.line}: {first.message} ({first.code})). Xem: ctr validate {file}"
        )


def filled(template: str, values: Any, opened: Opened) -> str:
    """A template's text, of the user's template where there is one."""
    from ctr_cli.render.template_files import template_folders
    from ctr_cli.render.templates import fill

    template_path(template, opened)
    return fill(template, values, template_folders(opened.path))


def template_path(template: str, opened: Opened) -> Path:
    """Where a template stands; a user's that stands in for the built-in one is named on stderr."""
    from ctr_cli.render.template_files import BUILT_IN, override_of, template_folders

    own = override_of(template, template_folders(opened.path))
    if own:
        say(f"Dùng mẫu riêng: {own}")
    return own or BUILT_IN / template


def chosen_profile(opened: Opened, asked: str | None, dated: str | None = None) -> "Chosen":
    """The profile that the document, or a paper with a date of its own, obeys, and why."""
    from ctr_cli.source.profiles import WrongProfile, choose, profile_folders

    program = opened.program
    folders = profile_folders(opened.path)
    try:
        return choose(program, asked, folders, dated or program.dated)
    except WrongProfile as wrong:
        show_findings(wrong.source)
        message = f"thể thức {wrong.source.file} có lỗi nên chưa in được"
        raise CtrError(message, "sửa các chỗ trên rồi làm lại") from None


def say_profile(chosen: "Chosen") -> None:
    """Tell which profile a document was written by, and why."""
    profile, reason = chosen
    say(f"Thể thức {profile.id} ({profile.title}), {reason}")
