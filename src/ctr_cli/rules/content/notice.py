"""CTR818: papers of a meeting come before it, to the office that checks them before they go to those who meet."""

from collections.abc import Iterator

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.reading import Hit, prose
from ctr_cli.rules.registry import Subject, rule

_AFTERWARDS = r"""(?x)(?:tài\ liệu|dự\ thảo|chuẩn\ bị)
    (?:(?!kết\ luận|thông\ báo|biên\ bản|nghị\ quyết|hoàn\ chỉnh|hoàn\ thiện)[^.;\n])*?\ ngày(?:\ làm\ việc)?\ (?P<sau>sau)\ ngày\ (?:họp|hội\ nghị)"""
_SENT = regex(
    r"""(?x)\b(?:gửi|nộp|chuyển|báo\ cáo|trình)\b(?:(?!\bgửi\b)[^.;\n])*?(?:(?P<office>văn\ phòng)|đại\ biểu|ủy\ viên|thành\ viên|người\ dự|thành\ phần\ dự)
    (?:(?!\bgửi\b)[^.;\n])*?(?:trước[^.;\n]{0,37}?(?P<n>\d{1,2})\ ngày|(?P<n2>\d{1,2})\ ngày[^.;\n]{0,20}?trước)"""
)


@rule("CTR818", "warning")
def papers_come_in_time(subject: Subject) -> Iterator[Problem]:
    """Papers are sent before the meeting; to the office no later than from it to the members."""
    texts = prose(subject)
    for hit in texts.find(_AFTERWARDS, "sau ngày họp", "sau ngày hội nghị"):
        yield hit.doubt(
            "tài liệu của hội nghị gửi sau ngày họp", 2, "có phải trước ngày họp?", "sau"
        )
    sent = [hit for hit in texts.find(_SENT, "gửi") if hit.passage.path[0] == "implementation"]
    to_members = [hit for hit in sent if not hit["office"]]
    for hit in sent:
        sooner = [other for other in to_members if _days(other) > _days(hit)]
        if hit["office"] and sooner and len(sooner) == len(to_members):
            message = f"tài liệu gửi Văn phòng {_days(hit)} ngày trước ngày họp, gửi tiếp đi lại {_days(sooner[0])} ngày"
            related = [Also(sooner[0].passage.path, "chỗ kia", *sooner[0].span(_group(sooner[0])))]
            yield hit.doubt(message, 2, "xem lại hai thời hạn", _group(hit), related)


def _group(hit: Hit) -> str:
    return "n" if hit["n"] else "n2"


def _days(hit: Hit) -> int:
    return int(hit[_group(hit)])
