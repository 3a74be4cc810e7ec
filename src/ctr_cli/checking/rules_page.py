"""All codes explained on one page of Markdown, family by family: `docs/quy-tac.md` is made of it."""

from collections.abc import Iterable
from itertools import groupby

from ctr_cli.checking.explain import Explanation
from ctr_cli.render.findings.summary import FAMILY_NAMES

_HEAD = """\
# Các quy tắc của `ctr validate`

Trang này do lệnh `ctr explain --all -o docs/quy-tac.md --force` làm ra; sửa ở `src/ctr_cli/data/rules/`.

Mức độ: **lỗi** thì lệnh thoát với mã 1; **cảnh báo** thì chỉ khi có `--strict`; **lưu ý** để người đọc cân nhắc. Phát hiện về nội dung (CTR8, CTR9) ghi “đề nghị kiểm tra” và mức chắc chắn: có thể sai, nhiều khả năng sai, chắc chắn sai. Công cụ không tự sửa nội dung.

Bỏ qua một phát hiện: ghi bên cạnh dòng ấy, hoặc ở dòng ngay trên, `# ctr: bỏ qua CTR805 - lý do`. Tắt hẳn một quy tắc: xem [cau-hinh.md](cau-hinh.md).
"""


def rules_page(entries: Iterable[Explanation]) -> str:
    """The page; `entries` come in the order of their codes."""
    parts = [_HEAD]
    for family, members in groupby(entries, key=lambda entry: entry.code[:4]):
        parts.append(f"## {family}xx: {FAMILY_NAMES[family]}\n")
        parts += [entry_page(entry) for entry in members]
    return "\n".join(parts)


def entry_page(entry: Explanation) -> str:
    """A code explained, as it stands on the page of all."""
    parts = [
        f"### {entry.code} ({entry.severity}): {entry.title}\n",
        f"{entry.why}\n",
    ]
    for label, example in (("Sai:", entry.wrong), ("Đúng:", entry.right)):
        if example:
            parts.append(f"{label}\n\n```yaml\n{example}\n```\n")
    parts.append(f"Cách sửa: {entry.mend}\n")
    if entry.source:
        parts.append(f"Căn cứ: {entry.source}\n")
    return "\n".join(parts)
