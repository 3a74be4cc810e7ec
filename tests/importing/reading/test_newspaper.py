"""Pages of a PDF set in two columns, as a newspaper is."""

from collections.abc import Iterator
from textwrap import wrap

import pytest

from ctr_cli.importing.reading.document import read
from support.pdf_files import Placed, drawn

_LETTER, _STEP = 5.5, 15
_PARAGRAPHS = [
    "A. VIỆC LÀM TỪNG THÁNG",
    "Tháng 1: chúc thọ các cụ trên tám mươi tuổi ở năm bản (Hội Người cao tuổi xã); ra quân làm thủy lợi đầu xuân trên cánh đồng Mường Tấc (Đoàn xã chủ trì, Công an xã phối hợp).",
    "Tháng 2: giao quân đợt đầu của năm tại sân vận động xã (Ban Chỉ huy Quân sự xã); trồng cây ở rừng phòng hộ đầu nguồn suối Tấc (Hội Nông dân xã, Hạt Kiểm lâm phối hợp).",
    "Tháng 3: mở hội đua thuyền trên hồ; chấm điểm tuyến đường hoa do phụ nữ các bản tự quản (Hội Liên hiệp Phụ nữ xã), nêu gương các bản làm tốt.",
    "Tháng 4: phát động tháng dân vận khéo ở các bản vùng cao, mỗi bản làm một việc cụ thể cho hộ khó khăn (Mặt trận xã).",
]  # fmt: skip


def _set(texts: list[str], left: float, top: float, width: int, *, even: bool) -> Iterator[Placed]:
    """Paragraphs in a column so many letters wide, their lines perhaps stretched to its edge."""
    for text in texts:
        lines = wrap(text, width)
        for line in lines:
            words = line.split()
            room = (width - len(line)) / max(len(words) - 1, 1) if even and line != lines[-1] else 0
            x = left
            for word in words:
                yield x, top, word
                x += (len(word) + 1 + room) * _LETTER
            top -= _STEP


@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize("step", [0, 4])
def test_two_columns_are_read_one_after_the_other(step: float, *, even: bool) -> None:
    head = [
        "Căn cứ nghị quyết của Đảng ủy xã về nhiệm vụ năm 2027, Mặt trận xã xây dựng chương trình như sau:"
    ]
    page = [
        *_set(head, 40, 800, 90, even=False),
        *_set(_PARAGRAPHS[:3], 40, 750, 42, even=even),
        *_set(_PARAGRAPHS[3:], 300, 750 - step, 42, even=even),
    ]
    lines = read(drawn((page, "")), "cot.pdf").lines
    assert [line.text for line in lines] == [*head, *_PARAGRAPHS]


def test_words_side_by_side_are_no_columns_where_their_lines_are_short() -> None:
    """What signs stands beside who gets the paper, and a table without lines is none of them."""
    left = ["Nơi nhận:", "- Tỉnh ủy;", "- Các bản;", "- Các trường;", "- Trạm Y tế;", "- Lưu."]
    right = ["TM. ỦY BAN", "CHỦ TỊCH", "", "", "", "Lò Thị Mai"]
    page = [(60.0, 700.0 - 15 * n, text) for n, text in enumerate(left)]
    page += [(330.0, 700.0 - 15 * n, text) for n, text in enumerate(right) if text]
    lines = read(drawn((page, "")), "ky.pdf").lines
    assert [line.text for line in lines] == [*left, *filter(None, right)]
