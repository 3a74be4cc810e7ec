"""Tables typed with tabs of which a cell runs over several lines: the row is one all the same."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.programme_text import COMMITTEE, items, programme, said
from support.tables import told
from support.word_notes import calling
from support.word_parts import docx

_THREE = """I. HỘI NGHỊ BAN CHẤP HÀNH
Thời gian\tNội dung\tChuẩn bị
T1\tThông qua chỉ tiêu thi đua\tThường trực Hội
T7\t- Sơ kết sáu tháng
- Kiện toàn chức danh Ủy viên\tThường trực Hội
T12\tTổng kết năm\tThường trực Hội, Chi hội các xóm

II. HỘI NGHỊ BAN THƯỜNG VỤ
Thời gian\tNội dung\tChuẩn bị
T3\tDuyệt kịch bản hội thi\tChi hội các xóm
T9\tGiới thiệu hội viên ưu tú
"""


def test_works_on_lines_of_one_cell_share_what_stands_beside_it() -> None:
    assert said(programme(_THREE).program) == [
        "bch-1 | Thông qua chỉ tiêu thi đua | Thường trực Hội",
        "bch-7 | Sơ kết sáu tháng | Thường trực Hội",
        "bch-7 | Kiện toàn chức danh Ủy viên | Thường trực Hội",
        "bch-12 | Tổng kết năm | Thường trực Hội, Chi hội các xóm",
        "btv-3 | Duyệt kịch bản hội thi | Chi hội các xóm",
        "btv-9 | Giới thiệu hội viên ưu tú | ",
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_broken_in_the_middle_of_a_sentence_is_whole(quote: str) -> None:
    content = f"""STT\tNội dung\tThời gian\tPhụ trách\tPhối hợp
1\tTết trồng cây\tT1\tChi đoàn thôn 1\tHội Nông dân xã
2\t{quote}Hội trại kỷ niệm 86 năm Ngày thành lập Đội
(15/5/1941 - 15/5/2027){quote}\tT5\tHội đồng Đội xã\tTrạm Y tế xã
3\tThắp nến tri ân\tT7\tChi đoàn Quân sự xã
"""
    result = programme(content)
    assert [place for place, _ in items(result.program)] == ["dang-uy-1", "dang-uy-5", "dang-uy-7"]
    camp = items(result.program)[1][1]
    text = " ".join((camp.text, *camp.details))
    assert text == "Hội trại kỷ niệm 86 năm Ngày thành lập Đội (15/5/1941 - 15/5/2027)"
    assert [entry.agency for entry in camp.agencies] == ["Hội đồng Đội xã", "Trạm Y tế xã"]


def test_two_rows_that_lack_their_last_cell_stay_two() -> None:
    content = """Tháng\tNội dung\tPhụ trách
T2\tThăm lính mới\tXã đoàn
T3\tRa quân dọn kênh
T4\tTập huấn ở nhà văn hóa
T5\tPhát thưởng cho trẻ em\tXã đoàn
"""
    assert said(programme(content).program) == [
        "dang-uy-2 | Thăm lính mới | Xã đoàn",
        "dang-uy-3 | Ra quân dọn kênh | ",
        "dang-uy-4 | Tập huấn ở nhà văn hóa | ",
        "dang-uy-5 | Phát thưởng cho trẻ em | Xã đoàn",
    ]


_TIMES_AT_TABS = """I. Văn phòng HĐND và UBND xã
- Lịch trực đê{0}
- Quy chế gửi, nhận văn bản{1}
Phối hợp: Công an xã.
- Nâng cấp cổng thông tin{2}
II. Phòng Kinh tế
- Kiểm kê kho thóc giống{3}
- Diễn tập chống hạn{4}
"""
_TIMES = (
    "Tháng 2",
    "Tháng 4 (trước ngày 20/3)",
    "Quý III (nếu có)",
    "Hằng quý",
    "Tháng 5 - tháng 6",
)


def _in_word(content: str) -> Imported:
    text = "\n".join((*COMMITTEE, content.strip(), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ba"))
    return convert(read(docx("".join(map(calling, text.split("\n")))), "a.docx"), "a.docx")


@pytest.mark.parametrize("left", [True, False])
def test_a_time_at_the_right_edge_or_the_left_is_that_of_its_work(*, left: bool) -> None:
    content = _TIMES_AT_TABS.format(*(f"\t{time}" for time in _TIMES))
    turned = (line.split("\t")[::-1] if left else [line] for line in content.split("\n"))
    lines = ("\t".join(part.strip("- ") if left else part for part in line) for line in turned)
    assert [line.removeprefix("? ") for line in told(_in_word("\n".join(lines)))] == [
        "ubnd-2 | Lịch trực đê | Văn phòng HĐND và UBND xã",
        "ubnd-4 | Quy chế gửi, nhận văn bản | Văn phòng HĐND và UBND xã; Công an xã coordinate | hạn 2027-03-20 | [Thời hạn: trước ngày 20/3]",
        "ubnd-6 | Diễn tập chống hạn | Phòng Kinh tế | hạn 2027-06 | [Thời hạn: tháng 5 - tháng 6]",
        "ubnd-q3 | Nâng cấp cổng thông tin | Văn phòng HĐND và UBND xã | nếu có",
        "ubnd-quarter | Kiểm kê kho thóc giống | Phòng Kinh tế",
    ]


def test_a_time_at_the_left_edge_stands_over_the_works_behind_it() -> None:
    content = "I. Công an xã\nTháng 3\t- Tuần tra ven sông\n- Bắt trộm trâu\nTháng 6\t- Kiểm tra karaoke\n- Kiểm tra pháo\nII. Phòng Kinh tế\nTháng 7\tKiểm kê kho thóc giống"
    assert [line.removeprefix("? ") for line in told(_in_word(content))] == [
        "ubnd-3 | Tuần tra ven sông | Công an xã",
        "ubnd-3 | Bắt trộm trâu | Công an xã",
        "ubnd-6 | Kiểm tra karaoke | Công an xã",
        "ubnd-6 | Kiểm tra pháo | Công an xã",
        "ubnd-7 | Kiểm kê kho thóc giống | Phòng Kinh tế",
    ]


def test_a_heading_between_rows_of_tabs_is_part_of_none() -> None:
    content = "I. Công an xã\nTháng 3\tTuần tra ven sông\tPhòng Kinh tế\nTháng 4\tBắt trộm trâu\tPhòng Kinh tế\nHằng quý\tKiểm tra pháo\nII. Phòng Kinh tế\nTháng 7\tKiểm kê kho thóc giống\tCông an xã"
    assert any(item.text == "Kiểm tra pháo" for _, item in items(_in_word(content).program))


def test_dots_lead_to_the_times_of_works_and_little_room_leaves_few() -> None:
    content = """I. Công an xã
- Tuần tra ven sông..............Tháng 3
- Kiểm tra karaoke (nếu có)......Quý II (trước ngày 20/6)
- Bắt trộm trâu..................Hằng tháng
II. Phòng Kinh tế
- Kiểm kê kho thóc giống của các thôn, bản. .Tháng 7
- Lịch gieo sạ vụ Hè Thu năm 2027.Tháng 4
- Phương án chống hạn và điều tiết nước Quý I"""
    assert sorted(line.removeprefix("? ") for line in told(_in_word(content))) == [
        "ubnd-3 | Tuần tra ven sông | Công an xã",
        "ubnd-4 | Lịch gieo sạ vụ Hè Thu năm 2027 | Phòng Kinh tế",
        "ubnd-7 | Kiểm kê kho thóc giống của các thôn, bản | Phòng Kinh tế",
        "ubnd-month | Bắt trộm trâu | Công an xã",
        "ubnd-q1 | Phương án chống hạn và điều tiết nước | Phòng Kinh tế",
        "ubnd-q2 | Kiểm tra karaoke | Công an xã | nếu có | hạn 2027-06-20 | [Thời hạn: trước ngày 20/6]",
    ]
