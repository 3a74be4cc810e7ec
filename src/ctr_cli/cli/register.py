"""`ctr new --register`: for each agency a letter that asks what to plan for next year, and a list to fill in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import deliver_all, say
from ctr_cli.cli.opening import chosen_profile, say_profile, with_customs
from ctr_cli.cli.papers import PaperFormat, written
from ctr_cli.cli.typed_again import as_typed
from ctr_cli.model.errors import CtrError

if TYPE_CHECKING:
    from ctr_cli.cli.opening import Opened
    from ctr_cli.cycle.draft_made import Draft


def write_registers(
    opened: "Opened",
    draft: "Draft",
    before: str | None,
    format: PaperFormat,
    folder: Path,
    again: Sequence[str],
    *,
    force: bool,
) -> None:
    """Write into a folder a letter and a list for each agency; nobody writes to the office itself.

    `again` is the command that will make the draft, to which the lists are given.
    """
    from ctr_cli.render.output import safe_name
    from ctr_cli.render.review_xlsx import review_xlsx
    from ctr_cli.views.papers import office_name, why_not_written_to
    from ctr_cli.views.register import (
        asked_of_all,
        called_next,
        due_words,
        letter_date,
        register_letter,
    )
    from ctr_cli.views.review import register_list

    opened = with_customs(opened, issued=True)
    program = opened.program
    chosen = chosen_profile(opened, None, letter_date(draft))
    profile = chosen.profile
    to = f"Gửi lại {office_name(program, profile)} {due_words(draft, before)}."
    planned = called_next(program)
    files: dict[Path, str | bytes] = {}
    taken: set[str] = set()
    for asked in asked_of_all(program, opened.known, draft):
        if reason := why_not_written_to(program, profile, asked.name):
            say(f"{asked.name}: {reason}; xem danh sách rà soát")
            continue
        name = safe_name(asked.name, taken)
        letter = register_letter(program, draft, asked, profile, before, name)
        made = register_list(draft, asked.name, asked.own | asked.shared, to, planned)
        files[folder / f"{name}.{format}"] = written([letter], format, opened)
        files[folder / f"{name}.xlsx"] = review_xlsx(made, program.issuer.name or "")
    if not files:
        raise CtrError("không có cơ quan nào để gửi công văn", "thêm cơ quan vào phần agencies")
    deliver_all(files, force=force)
    say_profile(chosen)
    say(
        "Bước tiếp theo: gửi mỗi cơ quan công văn và bảng của mình; nhận lại đủ thì để các bảng vào một thư mục, rồi "
        f"{as_typed([*again, '--decisions', 'THƯ-MỤC'])}"
    )
