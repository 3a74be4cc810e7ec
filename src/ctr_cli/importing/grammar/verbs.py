"""Verbs behind the names of offices, and those within a name: `Văn phòng tổng hợp`, `Ban Quản lý dự án đầu tư xây dựng`."""

import re

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.language.patterns import regex

_VERB = regex(
    r"(?<!các)(?<!những)[,;]?\s+(?:để\s+|và\s+)?(?:xây dựng|triển khai|tổ chức(?!\s+chính trị)|thực hiện|báo cáo|hoàn thành|theo dõi|đề xuất|"
    r"soạn thảo|dự thảo|rà soát|tổng hợp|hướng dẫn|đôn đốc|ban hành|kiểm tra|giám sát|nghiên cứu|xem xét|đăng ký|trình bày|giải trình|điều hành)\b"
)
_ENDS_NAME = regex(r"(?:tổng hợp|kiểm tra|giám sát|hướng dẫn|nghiên cứu|rà soát)$")
"""Verbs that may also be the last words of a name: `Trung tâm Dịch vụ tổng hợp`."""
_OF_A_UNIT = regex(r"(?:\s+(?:phường|xã|đặc khu|tỉnh|thành phố))?\s*", re.IGNORECASE)
_PAPER = regex(
    r"\s+(?:(?:các|những|nội dung|dự thảo|bản)\s+)*(?:báo cáo|kế hoạch|đề án|phương án|tờ trình|dự thảo|văn bản|hồ sơ|tài liệu|nghị quyết|quy chế|chương trình|danh mục|kết quả|nội dung|hướng dẫn)\b"
)
"""What an office makes, behind a verb that is no part of its name."""


_OVERSEES = regex(
    r"(?:^|(?<=[;,]))\s*(?P<said>(?P<who>[^;,()]+?)\s+(?:trực tiếp\s+)?(?:chỉ đạo|lãnh đạo|điều hành|cho ý kiến|theo dõi|đôn đốc)(?:\s+chung)?)\s*(?:[;,]|$)"
)


def without_overseers(text: str) -> tuple[str, list[str]]:
    """A phrase without the clauses of those who only oversee a work, `Thường trực Đảng ủy chỉ đạo; …`, and these clauses."""
    told = [
        clause
        for clause in _OVERSEES.finditer(text)
        if begins_agency(clause["who"]) and not patterns("half_a_name").search(clause["who"])
    ]
    for clause in reversed(told):
        text = f"{text[: clause.start()]} {text[clause.end() :]}"
    return text, [clause["said"] for clause in told]


def verb_in(text: str) -> int | None:
    """Where a verb ends the names of a piece; a verb in a name, or at the very end of one, does not."""
    verbs = (
        verb.start()
        for verb in _VERB.finditer(text)
        if not patterns("half_a_name").search(text[: verb.start()])
        and not (
            patterns("name_goes_on").search(text[: verb.start()])
            and verb[0][0] not in ",;"
            and not _PAPER.match(text[verb.end() :])
        )
        and not (
            _OF_A_UNIT.fullmatch(text[verb.end() :])
            and verb[0][0] not in ",;"
            and _ENDS_NAME.search(verb[0])
        )
    )
    return next(verbs, None)
