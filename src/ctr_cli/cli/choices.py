"""What a person may type for the choices of an option: their Vietnamese words, blind to case and marks."""

from collections.abc import Iterable
from functools import cache

from ctr_cli.language.keys import fold

_WORDS = {
    "move": ("chuyển", "lùi", "dời"), "drop": ("bỏ", "đưa ra"), "reword": ("sửa",),
    "assign": ("phân công", "giao"), "add": ("bổ sung", "thêm"), "meet": ("thêm hội nghị",),
    "notice": ("thông báo",),
    "thematic": ("chuyên đề",), "extraordinary": ("đột xuất", "bất thường"),
    "overdue": ("quá hạn", "trễ hạn"), "due": ("sắp đến hạn", "đến hạn"),
    "open": ("chưa xong", "chưa hoàn thành"), "done": ("đã xong", "xong", "hoàn thành"),
    "unconfirmed": ("chờ xác nhận", "chưa xác nhận"), "unreported": ("chưa báo cáo",),
    "office": ("văn phòng", "cấu hình"), "committee": ("cấp ủy", "đảng ủy"),
    "program": ("chương trình",), "follow-up": ("sổ theo dõi", "theo dõi"),
    "error": ("lỗi",), "warning": ("cảnh báo",), "info": ("lưu ý",),
    "ours": ("giữ như sổ", "sổ"), "theirs": ("lấy theo bảng", "bảng"),
    "docx": ("word",), "xlsx": ("excel",), "html": ("web",),
}  # fmt: skip


def choice_meant(typed: str) -> str:
    """The choice that a word means: `đột xuất` is `extraordinary`; any other word as it stands."""
    return _choices().get(fold(typed), typed)


def in_words(choice: str) -> str:
    """A choice with the word for it: `thematic (chuyên đề)`."""
    words = _WORDS.get(choice)
    return f"{choice} ({words[0]})" if words else choice


def quotes_missing(typed: str, words: Iterable[str]) -> str:
    """That several words stand in quotes, where what was typed is the first of some: `hoàn` of `hoàn thành`."""
    meant = [word.lower() for word in words if fold(word).startswith(f"{fold(typed)} ")]
    return (
        f'nhiều chữ thì đặt trong dấu nháy kép: "{meant[0]}"; ' if meant and typed.strip() else ""
    )


def words_of(choice: str) -> tuple[str, ...]:
    """The words for a choice."""
    return _WORDS.get(choice, ())


@cache
def _choices() -> dict[str, str]:
    return {fold(word): choice for choice, words in _WORDS.items() for word in words}
