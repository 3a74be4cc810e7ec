"""A council's programme of 2026, with sessions as a test has them."""

_HEAD = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân phường Tân Hưng}
document: {symbol: CTr-HĐND, number: 5, place: Tân Hưng, date: 2026-01-15, title: Công tác năm 2026}
agencies: [{id: ubnd, name: Ủy ban nhân dân phường}]
bodies:
  - id: hdnd
    name: Hội đồng nhân dân phường
    meetings:
"""
MID_YEAR = """\
      - number: 2
        month: 7
        title: Kỳ họp thứ hai, kỳ họp thường lệ giữa năm (tháng 7/2026)
        items: [{text: Báo cáo 6 tháng đầu năm., agencies: [Ủy ban nhân dân phường]}]
"""
"""The regular session of July, the second of the term."""

FIELD = """\
  - id: giam-sat
    name: Giám sát chuyên đề
    meetings:
      - {month: 4, items: [{text: Giám sát việc cấp nước., agencies: [Ủy ban nhân dân phường]}]}
      - {month: 8, items: [{text: Giám sát việc dùng đất công., agencies: [Ủy ban nhân dân phường]}]}
"""
"""A field of work beside the sessions: what the council supervises."""


def council(*sessions: str) -> str:
    """The programme with some sessions, each written as its file has it."""
    return _HEAD + "".join(sessions)


TITLED = council(
    MID_YEAR,
    """\
      - number: 3
        month: 12
        title: Kỳ họp thứ 3 (tháng 12/2026)
        items: [{text: Báo cáo năm 2026., agencies: [Ủy ban nhân dân phường]}]
""",
)
"""A council whose next session has a title of its own."""
MOVED = """amendments:
  - date: 2026-06-20
    paper: 12/TB-HĐND
    authority: Thường trực HĐND phường
    changes: [{move: hdnd-2, to: 8, reason: bão}]
"""
"""A decision that moved its session."""
