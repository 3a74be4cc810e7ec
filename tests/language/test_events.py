"""Days of remembrance found in texts by their names."""

import pytest

from ctr_cli.language.events import events_in
from ctr_cli.language.keys import plain


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("96 năm Ngày thành lập Đảng Cộng sản Việt Nam", [(3, 2)]),
        ("kỷ niệm ngày thành lập Đảng bộ phường", []),
        ("thành lập Hội Nông dân Việt Nam", [(14, 10)]),
        ("thành lập Hội Nông dân phường", []),
        ("Ngày Thầy thuốc Việt Nam và Quốc tế Phụ nữ", [(27, 2), (8, 3)]),
    ],
)
def test_events_are_found_and_what_only_begins_like_one_is_not(
    text: str, days: list[tuple[int, int]]
) -> None:
    assert [(told.event.day, told.event.month) for told in events_in(plain(text))] == days
