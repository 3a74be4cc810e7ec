"""What the programme of a council and of a people's committee may say, and what of it is doubted."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes

COUNCIL = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân phường Tân Hưng}
document:
  symbol: CTr-HĐND
  number: 5
  place: Tân Hưng
  date: 2026-01-15
  title: Công tác năm 2026 của Hội đồng nhân dân phường Tân Hưng
  bases: ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.']
  preamble: Hội đồng nhân dân phường ban hành Chương trình công tác năm 2026 như sau.
agencies:
  - {id: thuong-truc, name: Thường trực HĐND phường}
  - {id: ubnd, name: Ủy ban nhân dân phường, aliases: [UBND phường]}
  - {id: van-phong, name: Văn phòng HĐND và UBND phường}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân phường
    meetings:
      - {number: 2, month: 7, items: [{text: Báo cáo 6 tháng đầu năm của Ủy ban nhân dân phường., agencies: [ubnd]}]}
      - {number: 3, month: 12, items: [{text: Báo cáo năm 2026., agencies: [Ủy ban nhân dân phường]}]}
implementation: [Văn phòng HĐND và UBND phường theo dõi việc thực hiện.]
signature: {authority: TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN, post: CHỦ TỊCH}
amendments:
  - date: 2026-04-20
    paper: 15/TB-HĐND
    authority: Thường trực HĐND phường
    changes:
      - {meet: hn-1, body: hdnd, month: 5, number: 2, kind: extraordinary, reason: nhân sự}
"""


def told(text: str, code: str) -> list[str]:
    return [finding.message for finding in check(from_bytes(text.encode(), "x.yaml"), (code,))]


def test_its_standing_committee_convenes_a_council() -> None:
    assert told(COUNCIL, "CTR231") == []


@pytest.mark.parametrize("who", ["Thường trực HĐND phường", "HĐND phường", "UBND phường"])
def test_who_decides_may_be_written_in_short(who: str) -> None:
    text = COUNCIL.replace("authority: Thường trực HĐND phường", f"authority: {who}")
    assert told(text, "CTR235") == []


def test_an_abbreviation_within_a_declared_name_is_no_second_way() -> None:
    assert told(COUNCIL, "CTR606") == []
    loose = COUNCIL.replace("[Văn phòng HĐND và", "['UBND phường báo cáo; Văn phòng HĐND và")
    (message,) = told(loose.replace("việc thực hiện.]", "việc thực hiện.']"), "CTR606")
    assert message.startswith("lúc viết tắt “UBND” (1 chỗ)")


@pytest.mark.parametrize(("mark", "doubted"), [(".", False), (",", True), (";", True)])
def test_the_last_basis_of_the_state_ends_in_a_stop(mark: str, doubted: bool) -> None:
    assert bool(told(COUNCIL.replace("năm 2025.'", f"năm 2025{mark}'"), "CTR935")) is doubted


@pytest.mark.parametrize(("term", "doubted"), [("2026 - 2031", False), ("2016 - 2021", True)])
def test_a_term_that_is_over_is_found_in_the_preamble(term: str, doubted: bool) -> None:
    said = f"Thực hiện Nghị quyết của Hội đồng nhân dân phường nhiệm kỳ {term}, Thường trực"
    text = COUNCIL.replace("preamble: Hội đồng nhân dân phường", f"preamble: {said}")
    assert bool(told(text, "CTR903")) is doubted


def test_the_office_of_two_bodies_has_their_short_names_in_its_own() -> None:
    undeclared = COUNCIL.replace("  - {id: van-phong, name: Văn phòng HĐND và UBND phường}\n", "")
    running = undeclared.replace("thực hiện.]", "thực hiện của Hội đồng nhân dân phường.]")
    assert running != COUNCIL and told(running, "CTR606") == []


@pytest.mark.parametrize(
    ("line", "missed"),
    [("UBND, Ủy ban MTTQ phường", False), ("Ủy ban MTTQ phường", True), ("UBND phường", False)],
)
def test_a_recipient_in_short_is_the_agency_in_full(line: str, missed: bool) -> None:
    end = f"recipients: [{{name: '{line}'}}, {{name: 'Lưu: VT'}}]\nsignature:"
    text = COUNCIL.replace("signature:", end).replace(", aliases: [UBND phường]", "")
    assert bool(told(text, "CTR925")) is missed
    of_the_committee = text.replace("name: Ủy ban nhân dân phường", "name: Phòng Kinh tế")
    house = of_the_committee.replace(
        "agencies: [Ủy ban nhân dân phường]", "agencies: [Phòng Kinh tế]"
    )
    assert bool(told(house, "CTR925")) is missed, "a department gets it from its committee"


@pytest.mark.parametrize(
    ("line", "missed"),
    [
        ("Các tổ chức thành viên của Mặt trận", False),
        ("Các cơ quan có tên trong Chương trình", False),
        ("Trạm Y tế phường", True),
    ],
)
def test_unions_get_it_with_the_members_of_their_front(line: str, missed: bool) -> None:
    end = f"recipients: [{{name: '{line}'}}, {{name: 'Lưu: VT'}}]\nsignature:"
    text = COUNCIL.replace("signature:", end).replace(
        "Ủy ban nhân dân phường", "Hội Cựu chiến binh phường"
    )
    text = text.replace(", aliases: [UBND phường]", "")
    assert bool(told(text, "CTR925")) is missed


@pytest.mark.parametrize(
    ("line", "agency", "missed"),
    [
        ("Các Ban của HĐND phường", "Ban Pháp chế", False),
        ("Các Ban HĐND phường", "Ban Kinh tế - Ngân sách", False),
        ("Các Ban của Đảng ủy", "Ban Pháp chế", True),
        ("Các trường trên địa bàn phường", "Trường Tiểu học Mai Lâm", False),
        ("Các trưởng thôn", "Trường Tiểu học Mai Lâm", True),
    ],
)
def test_a_line_that_calls_all_of_a_kind_is_for_each(line: str, agency: str, missed: bool) -> None:
    end = f"recipients: [{{name: '{line}'}}, {{name: 'Lưu: VT'}}]\nsignature:"
    text = COUNCIL.replace("signature:", end).replace("Ủy ban nhân dân phường", agency)
    assert bool(told(text.replace(", aliases: [UBND phường]", ""), "CTR925")) is missed


def titled(key: str, title: str) -> list[str]:
    first = f'{{number: 2, month: 7, title: "{title}"'
    return told(COUNCIL.replace("{number: 2, month: 7", first.replace("month: 7", key)), "CTR219")


@pytest.mark.parametrize(
    ("key", "title", "right"),
    [
        ("month: 7", "Kỳ họp thứ ba - kỳ họp thường lệ giữa năm (tháng 7/2026)", "là thứ hai"),
        ("month: 7", "Kỳ họp thứ hai (tháng 6/2026)", "ở tháng 7"),
        ("month: 7", "Kỳ họp thứ 2, tháng 7/2025", "ở tháng 7/2026"),
        ("quarter: 3", "Kỳ họp quý II", "ở quý III"),
    ],
)
def test_a_title_that_says_another_number_or_time_is_told(key: str, title: str, right: str) -> None:
    assert titled(key, title) == [f"tên in “{title}”, còn kỳ họp này {right}"]


@pytest.mark.parametrize(
    "title",
    [
        "Kỳ họp thứ II (tháng 6, tháng 7/2026)",
        "Kỳ họp chuyên đề lần thứ nhất",
        "Kỳ họp xem xét kết quả 6 tháng đầu năm, nhiệm vụ tháng 8",
        "Kỳ họp thông qua nghị quyết đã bàn tại kỳ họp thứ nhất",
    ],
)
def test_what_a_title_says_of_other_meetings_is_its_own(title: str) -> None:
    assert titled("month: 7", title) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Giải quyết kiến nghị của cử tri gửi đến Kỳ họp thứ nhất.", ""),
        ("Tổng hợp kiến nghị của cử tri gửi đến Kỳ họp thứ hai.", ""),
        ("Tổng hợp kiến nghị của cử tri gửi đến Kỳ họp thứ tư.", "kiến nghị gửi đến lần thứ 4"),
        ("Giải quyết ý kiến cử tri gửi tới Kỳ họp thứ 3.", "kiến nghị gửi đến lần thứ 3"),
    ],
)
def test_petitions_are_sent_to_a_session_that_is_held(text: str, said: str) -> None:
    raw = COUNCIL.replace("Báo cáo 6 tháng đầu năm của Ủy ban nhân dân phường.", text)
    assert ",".join(told(raw, "CTR215")).endswith(said)
    assert told(raw, "CTR834") == [] and bool(told(raw, "CTR215")) is bool(said)


@pytest.mark.parametrize(
    ("month", "text", "amiss"),
    [
        (11, "Tiếp xúc cử tri trước kỳ họp thường lệ cuối năm.", False),
        (11, "Tổ chức tiếp xúc cử tri sau kỳ họp thường lệ cuối năm 2026.", True),
        (12, "Tiếp xúc cử tri sau kỳ họp cuối năm.", False),
        (8, "Tiếp xúc cử tri trước kỳ họp giữa năm.", True),
        (8, "Tiếp xúc cử tri trước kỳ họp thứ ba.", False),
        (8, "Báo cáo kết quả tiếp xúc cử tri trước kỳ họp giữa năm.", False),
    ],
)
def test_voters_are_met_before_or_after_their_session(month: int, text: str, amiss: bool) -> None:
    field = f"  - {{id: tx, name: Tiếp xúc cử tri, meetings: [{{month: {month}, items: [{{text: {text}}}]}}]}}\n"
    assert (
        bool(told(COUNCIL.replace("implementation:", f"{field}implementation:"), "CTR215")) is amiss
    )


def test_works_of_eleven_months_lack_none() -> None:
    items = "items: [{text: Một việc., agencies: [ubnd]}]"
    months = "".join(f"      - {{month: {m}, {items}}}\n" for m in range(1, 12))
    works = (
        COUNCIL[: COUNCIL.index("bodies:")] + "bodies:\n  - id: viec\n    name: X\n    meetings:\n"
    )
    assert told(works.replace("X", "Công việc của Ủy ban nhân dân phường") + months, "CTR204") == []
    monthly = works.replace("X", "Ủy ban nhân dân phường") + months
    assert len(told(monthly, "CTR204")) == 1
    quarter = f"      - {{quarter: 4, {items}}}\n"
    assert told(monthly + quarter, "CTR204") == []


KTNS, VHXH, PC = "Ban Kinh tế - Ngân sách", "Ban Văn hóa - Xã hội", "Ban Pháp chế"
SESSIONS = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân phường Tân Hưng}
document: {symbol: CTr-HĐND, place: Tân Hưng, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: ubnd, name: Ủy ban nhân dân phường}
  - {id: ktns, name: Ban Kinh tế - Ngân sách}
  - {id: vhxh, name: Ban Văn hóa - Xã hội}
  - {id: pc, name: Ban Pháp chế}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân phường
    meetings:
      - month: 7
        title: Kỳ họp thường lệ giữa năm
        items: [{text: TEXT, agencies: [{agency: Ủy ban nhân dân phường, role: submit}, {agency: BAN, role: verify}]}]
  - id: tx
    name: Tiếp xúc cử tri
    meetings:
      - {month: 6, items: [{text: Tiếp xúc cử tri trước kỳ họp thường lệ giữa năm.}]}
      - month: 8
        items:
          - text: Tiếp xúc cử tri sau kỳ họp thường lệ giữa năm.
          - text: Đôn đốc giải quyết kiến nghị cử tri sau kỳ họp giữa năm.
"""
MOVED = """\
amendments:
  - date: 2026-06-20
    paper: 30/TB-HĐND
    authority: Thường trực Hội đồng nhân dân phường
    changes: [{move: hdnd-7, to: MONTH, reason: bão}]
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Nghị quyết về quyết toán ngân sách năm 2025.", [KTNS], [VHXH, PC]),
        ("Nghị quyết về đặt tên đường trên địa bàn phường.", [VHXH], [KTNS, PC]),
        ("Nghị quyết về hỗ trợ học phí cho trẻ mầm non.", [VHXH, KTNS], [PC]),
        ("Nghị quyết điều chỉnh kế hoạch đầu tư công năm 2026.", [KTNS], [VHXH, PC]),
        ("Báo cáo phòng, chống tội phạm 6 tháng đầu năm.", [PC], []),
    ],
)
def test_who_verifies_is_the_committee_of_the_field(
    text: str, right: list[str], wrong: list[str]
) -> None:
    here = SESSIONS.replace("TEXT", f"'{text}'")
    assert [ban for ban in right if told(here.replace("BAN", ban), "CTR927")] == []
    assert [ban for ban in wrong if not told(here.replace("BAN", ban), "CTR927")] == []


def test_what_speaks_of_a_session_is_compared_with_the_month_it_was_moved_to() -> None:
    here = SESSIONS.replace("BAN", KTNS).replace("TEXT", "Báo cáo 6 tháng đầu năm 2026.")
    assert told(here, "CTR215") == told(here, "CTR822") == []
    soon, late = (here + MOVED.replace("MONTH", month) for month in ("'7'", "'10'"))
    assert told(soon, "CTR215") == []
    before = "theo thời gian đã điều chỉnh"
    assert [before in one and "họp tháng 10" in one for one in told(late, "CTR215")] == [True] * 2
    assert [before in one and "tháng 10" in one for one in told(late, "CTR822")] == [True]


def test_early_in_a_year_the_session_of_last_year_is_meant() -> None:
    text = SESSIONS.replace("month: 8", "month: 2")
    assert told(text, "CTR215") == []


def in_month(month: int, text: str) -> set[str]:
    raw = COUNCIL.replace("month: 7", f"month: {month}").partition("amendments:")[0]
    raw = raw.replace("Báo cáo 6 tháng đầu năm của Ủy ban nhân dân phường.", f"'{text}'")
    return {f.code for f in check(from_bytes(raw.encode(), "x.yaml")) if f.severity != "info"}


@pytest.mark.parametrize(
    ("code", "month", "wrong", "rights"),
    [
        ("CTR808", 7, "Nghị quyết về dự toán ngân sách năm 2027.", ["Nghị quyết điều chỉnh dự toán ngân sách năm 2026.", "Nghị quyết về nguyên tắc phân bổ vốn giai đoạn 2026 - 2030."]),
        ("CTR805", 12, "Nghị quyết về kế hoạch đầu tư công năm 2026.", ["Nghị quyết về kế hoạch đầu tư công năm 2027.", "Nghị quyết phân bổ ngân sách năm 2026 từ nguồn tăng thu."]),
        ("CTR805", 8, "Kế hoạch tuyển quân năm 2026.", ["Kế hoạch tuyển quân năm 2027.", "Rút kinh nghiệm kế hoạch tuyển quân năm 2026."]),
        ("CTR808", 4, "Lễ giao, nhận quân năm 2026.", ["Tổng kết Lễ giao, nhận quân năm 2026."]),
        ("CTR901", 12, "Lấy phiếu tín nhiệm người giữ chức vụ do Hội đồng nhân dân phường bầu.", ["Tuyên truyền quy định về lấy phiếu tín nhiệm người do Hội đồng nhân dân phường bầu."]),
        ("CTR916", 4, "Ban Đô thị khảo sát trật tự xây dựng.", ["Tiểu ban đô thị văn minh họp."]),
        ("CTR911", 4, "Giám sát hoạt động của Đảng ủy phường.", ["Giám sát việc thực hiện nghị quyết của Đảng ủy phường tại các cơ quan."]),
        ("CTR911", 4, "Ban Pháp chế chất vấn Chủ tịch Ủy ban nhân dân phường.", ["Đại biểu chất vấn Chủ tịch Ủy ban nhân dân phường."]),
        ("CTR911", 4, "Phê duyệt quy hoạch chung thành phố.", ["Góp ý quy hoạch chung thành phố.", "Phê duyệt quy hoạch chung xã."]),
    ],
)  # fmt: skip
def test_what_a_council_does_at_its_time(
    code: str, month: int, wrong: str, rights: list[str]
) -> None:
    assert code in in_month(month, wrong)
    assert [right for right in rights if code in in_month(month, right)] == []


def test_the_head_of_a_column_is_no_second_way_to_write_a_name() -> None:
    beside = "details: ['Lãnh đạo UBND phụ trách: Chủ tịch']"
    assert told(COUNCIL.replace("agencies: [ubnd]", f"agencies: [ubnd], {beside}"), "CTR606") == []
    said = beside.replace("Chủ tịch", "Chủ tịch UBND")
    assert told(COUNCIL.replace("agencies: [ubnd]", f"agencies: [ubnd], {said}"), "CTR606")
