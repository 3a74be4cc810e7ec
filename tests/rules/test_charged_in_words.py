"""Who prepares an item, said in its sentence: the document prints those charged behind it anyway."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import MINIMAL

AGENCIES = "            agencies: [Văn phòng Đảng ủy]\n"


def told(text: str, agencies: str = AGENCIES) -> list[tuple[str, bool]]:
    raw = MINIMAL.replace("Kiểm điểm quý I.", text).replace(AGENCIES, agencies).encode()
    found = check(from_bytes(raw, "x.yaml"))
    return [(f.message.partition("”")[2][1:9], bool(f.fix)) for f in found if f.code == "CTR307"]


def test_what_is_printed_twice_is_told_and_taken_out_where_it_is_the_same() -> None:
    assert told("Kiểm điểm quý I (Văn phòng Đảng ủy chuẩn bị).") == [("ở cuối c", True)]
    assert told("Kiểm điểm quý I (Văn phòng Đảng ủy).") == [("ở cuối c", True)]
    more = "Kiểm điểm quý I (Văn phòng Đảng ủy chủ trì, các chi bộ phối hợp)."
    assert told(more) == [("ở cuối c", False)]


def test_who_stands_in_the_sentence_alone_is_told() -> None:
    text = "Kiểm điểm quý I (Văn phòng Đảng ủy chuẩn bị)."
    assert told(text, "") == [("chỉ ghi ", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm điểm quý I (nếu có).",
        "Kiểm điểm quý I (Văn phòng Đảng ủy trình Ban Thường vụ cho ý kiến).",
        "Kiểm điểm quý I (có Văn phòng Đảng ủy dự).",
        "Kiểm điểm (Văn phòng Đảng ủy) quý I.",
    ],
)
def test_other_brackets_are_left_in_peace(text: str) -> None:
    assert told(text) == []
