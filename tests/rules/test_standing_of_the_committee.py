"""A body called Thường trực and no more is that of its issuer."""

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme


def told(issuer: str, text: str) -> list[str]:
    raw = programme("4", text).decode().replace("Ban Thường vụ Đảng ủy xã", "Thường trực")
    raw = raw.replace("name: Đảng ủy xã", f"name: {issuer} xã")
    return [f.code for f in check(from_bytes(raw.encode(), "x.yaml"), ("CTR911",))]


def test_what_the_standing_committee_decides_is_not_done_by_the_few() -> None:
    wrong = "Ban hành nghị quyết về phát triển đảng viên."
    assert told("Đảng ủy", wrong) == ["CTR911"]
    assert told("Đảng ủy", "Cho ý kiến dự thảo nghị quyết về phát triển đảng viên.") == []


def test_that_of_a_council_convenes_its_session() -> None:
    text = "Triệu tập kỳ họp thứ hai."
    assert told("Hội đồng nhân dân", text) == []
    assert told("Đảng ủy", text) == ["CTR911"]
