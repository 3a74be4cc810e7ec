"""Names in small letters: places, peoples, languages, laws, orders and bodies of an organisation."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme


@pytest.mark.parametrize(
    ("code", "sentence", "name"),
    [
        (
            "CTR701",
            "Tuyên truyền về chủ quyền quần đảo hoàng sa cho học sinh các trường.",
            "hoàng sa",
        ),
        ("CTR708", "Khảo sát mô hình trồng cây dược liệu của các xã vùng tây bắc.", "tây bắc"),
        ("CTR708", "Đánh giá chất lượng dạy và học tiếng anh ở các trường tiểu học.", "anh"),
        ("CTR708", "Hỗ trợ đồng bào mông phát triển du lịch cộng đồng.", "mông"),
        ("CTR708", "Học tập kinh nghiệm làm du lịch tại thành phố đà nẵng.", "đà nẵng"),
        ("CTR702", "Chuẩn bị nhân sự hội nghị ban chấp hành Công đoàn phường.", "ban chấp hành"),
        ("CTR707", "Triển khai thi hành luật đất đai năm 2024.", "luật đất đai"),
        (
            "CTR703",
            "Đề nghị tặng huân chương lao động hạng Ba cho tập thể.",
            "huân chương lao động",
        ),
    ],
)
def test_names_have_their_capitals(code: str, sentence: str, name: str) -> None:
    found = check(from_bytes(programme("6", sentence), "x.yaml"), (code,))
    assert [(f.code, f.severity, f.message.split("”")[0][1:]) for f in found] == [
        (code, "warning", name)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Người kinh doanh, người chăm sóc cây và người có thái độ đúng mực được biểu dương.",
        "Giữ gìn hòa bình, ổn định; các xã miền trung du trồng bưởi, cam.",
        "Học tập kinh nghiệm tại tỉnh Hòa Bình và thành phố Đà Nẵng; dạy tiếng Anh, tiếng Khmer.",
        "Triển khai thi hành pháp luật đất đai; tặng giấy khen cho các tập thể.",
        "Ban Chấp hành các chi hội họp bàn; các ban chấp hành đoàn trường được kiện toàn.",
    ],
)
def test_everyday_words_need_none(sentence: str) -> None:
    codes = ("CTR701", "CTR702", "CTR703", "CTR707", "CTR708")
    assert check(from_bytes(programme("6", sentence), "x.yaml"), codes) == []


@pytest.mark.parametrize(
    ("code", "sentence", "name"),
    [
        ("CTR702", "Tham dự hội nghị của thành ủy Hải Phòng về cải cách hành chính.", "thành ủy"),
        ("CTR704", "Xem xét việc xin ra khỏi đảng của một đảng viên.", "khỏi đảng"),
        ("CTR708", "Khảo sát tuyến du lịch qua vịnh bái tử long.", "bái tử long"),
    ],
)
def test_committees_of_a_place_and_the_party_have_theirs(
    code: str, sentence: str, name: str
) -> None:
    found = check(from_bytes(programme("6", sentence), "x.yaml"), (code,))
    assert [f.message.split("”")[0][1:] for f in found] == [name]
