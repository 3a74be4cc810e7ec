"""A year with six decisions, and random sets of decisions for a programme."""

from typing import Any

from hypothesis import strategies as st

from ctr_cli.model.amendments import Amendment
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Program
from support import DATA, REAL

SIX_DECISIONS = DATA / "amendments" / "six-decisions.yaml"
REASON = "chờ hướng dẫn của Thành ủy"
TEXTS = (
    "Cho ý kiến về Đề án sắp xếp các trạm y tế trên địa bàn.",
    "Thông qua dự thảo Kế hoạch chuyển đổi số năm 2026.",
    "Cho ý kiến về công tác nhân sự <đề xuất & bổ sung>.",
)
DEADLINES = ("2026-03-05", "2026-07-15", "2026-11")
AGENCIES = (["UBND phường"], ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy"], ["Công an phường"])


def year_with_six_decisions() -> bytes:
    """The real programme with decisions of every kind at its end."""
    return REAL.read_bytes() + b"\n" + SIX_DECISIONS.read_bytes()


def amended(program: Program, *changes: dict[str, Any], **decision: Any) -> Program:
    """A programme with one more decision, `Ban Thường vụ` on 20/3/2026 unless said otherwise."""
    data = {"date": "2026-03-20", "authority": "Ban Thường vụ Đảng ủy", **decision}
    entries = [{"reason": REASON, **change} for change in changes]
    new = Amendment.model_validate({**data, "changes": entries})
    return program.model_copy(update={"amendments": [*program.amendments, new]})


def ids_of(program: Program) -> dict[str, list[str]]:
    """The ids of the items before each meeting, in order."""
    return {
        meeting_id(body, meeting): [
            item_id(meeting_id(body, meeting), n, item.id)
            for n, item in enumerate(meeting.items, 1)
        ]
        for body in program.bodies
        for meeting in body.meetings
    }


@st.composite
def amended_programs(draw: st.DrawFn, program: Program) -> Program:
    """A programme with up to four decisions of up to six changes; some of them cannot be made."""
    meetings = list(ids_of(program))
    items = [name for names in ids_of(program).values() for name in names]
    added = [f"bs-{n}" for n in range(1, 5)]
    destinations = [*meetings, "hn-1", "2027", "7", "8"]
    item, text = st.sampled_from([*items, *added]), st.sampled_from(TEXTS)
    change = st.one_of(
        st.fixed_dictionaries(
            {"move": item, "to": st.sampled_from(destinations)},
            optional={"deadline": st.sampled_from(DEADLINES)},
        ),
        st.fixed_dictionaries(
            {"move": st.sampled_from(meetings), "to": st.sampled_from(["8", "10", "2027"])}
        ),
        st.fixed_dictionaries({"drop": item}),
        st.fixed_dictionaries({"drop": st.sampled_from([*meetings, "hn-1"])}),
        st.fixed_dictionaries({"reword": item, "text": text}),
        st.fixed_dictionaries({"reword": item, "deadline": st.sampled_from(DEADLINES)}),
        st.fixed_dictionaries({"assign": item, "agencies": st.sampled_from(AGENCIES)}),
        st.fixed_dictionaries(
            {"add": st.sampled_from(added), "to": st.sampled_from(meetings), "text": text},
            optional={"agencies": st.sampled_from(AGENCIES), "condition": st.just("nếu có")},
        ),
        st.fixed_dictionaries(
            {"meet": st.just("hn-1"), "body": st.just("bch"), "month": st.integers(7, 9)},
            optional={"number": st.sampled_from([5]), "kind": st.just("extraordinary")},
        ),
    )
    for month in range(1, draw(st.integers(1, 4)) + 1):
        changes = draw(st.lists(change, min_size=1, max_size=6))
        program = amended(program, *changes, date=f"2026-{month:02d}-15", paper=f"{month}-TB/ĐU")
    return program
