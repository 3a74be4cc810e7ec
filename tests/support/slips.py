"""Slips put into right programmes one at a time, and the codes any of which must find them.

Run as a script it prints, kind by kind, how many are found, and the ones that are not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ctr_cli.checking.check import check
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes, load
from support import ROOT

PROGRAMMES = [
    ROOT / "programs" / "2026.yaml",
    *sorted((ROOT / "tests/data/programmes").glob("*.yaml")),
]


class Slip(NamedTuple):
    """A programme with one slip, what kind it is of, the codes that may find it, and the line as changed."""

    kind: str
    codes: frozenset[str]
    text: str
    changed: str


def slips(text: str) -> Iterator[Slip]:
    """Every slip this module knows how to put into a programme."""
    lines = text.split("\n")
    year = int(re.findall(r"^year: (\d+)", text, re.M)[0])
    for kind, codes, change in _CHANGES:
        for number, line in enumerate(lines):
            if not line.strip().startswith("#"):
                for changed in change(line, year):
                    if changed != line:
                        new = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
                        yield Slip(kind, frozenset(codes.split()), new, changed.strip())
    yield from _moves(lines)


def _each(line: str, pattern: str, make: Callable[[re.Match[str]], list[str]]) -> Iterator[str]:
    for match in re.finditer(pattern, line):
        for new in make(match):
            yield line[: match.start()] + new + line[match.end() :]


_REVIEW = r"text: '?(Kiểm điểm|Đánh giá|Sơ kết)"


def _review_month(line: str, year: int) -> Iterator[str]:
    if re.search(_REVIEW, line):
        found = re.search(r"(?<!\d )tháng (0?)(\d+)(?= |,|;|/)", line)
        if found:
            for off in (-1, 1):
                month = (int(found[2]) + off - 1) % 12 + 1
                yield line[: found.start()] + f"tháng {month}" + line[found.end() :]


def _next_month(line: str, year: int) -> Iterator[str]:
    if re.search(_REVIEW, line):
        found = list(re.finditer(r"(?<!\d )tháng (0?)(\d+)(?= |,|;|/|\.)", line))
        if len(found) == 2:
            for off in (-1, 1):
                month = (int(found[1][2]) + off - 1) % 12 + 1
                yield line[: found[1].start()] + f"tháng {month}" + line[found[1].end() :]


def _quarter(line: str, year: int) -> Iterator[str]:
    if re.search(_REVIEW, line) and "tháng" not in line:
        others = {"I": ["II", "III"], "II": ["III"], "III": ["II"], "IV": ["III"]}
        yield from _each(line, r"(?<=quý )(IV|III|II|I)\b", lambda m: others[m[1]])


def _part_of_year(line: str, year: int) -> Iterator[str]:
    if re.search(_REVIEW, line):
        yield from _each(
            line,
            r"6 tháng đầu năm|9 tháng\b",
            lambda m: ["quý II" if m[0][0] == "9" else "9 tháng"],
        )
        yield from _each(line, r"6 tháng cuối năm", lambda _: ["3 tháng cuối năm"])
        yield from _each(line, r"3 tháng cuối năm", lambda _: ["6 tháng cuối năm"])


def _count(line: str, year: int) -> Iterator[str]:
    if "ỷ niệm" in line:
        yield from _each(
            line, r"\b(\d{2,3})(?= năm )", lambda m: [str(int(m[1]) + 1), str(int(m[1]) - 1)]
        )


def _pair(line: str, year: int) -> Iterator[str]:
    yield from _each(
        line,
        r"(?<=/)(1[89]\d\d)(?= - \d+/\d+/)",
        lambda m: [str(int(m[1]) + 1), str(int(m[1]) - 10)],
    )
    yield from _each(line, r"(?<=/)(20\d\d)(?=\))", lambda m: [str(int(m[1]) - 1)])


def _assembly(line: str, year: int) -> Iterator[str]:
    if re.search(r"hoá|hóa", line) and "nhiệm kỳ" in line and "khoá XV " not in line:
        yield from _each(
            line, r"(?<=ốc hội kho[áa] )XVI|(?<=ốc hội khóa )XVI", lambda _: ["XV", "XVII"]
        )


def _term_years(line: str, year: int) -> Iterator[str]:
    if re.search(r"(ĐND|ội đồng nhân dân).*nhiệm kỳ", line) and "khoá XV " not in line:
        yield from _each(line, r"2026 ?- ?2031", lambda _: ["2025-2030", "2026-2030"])
    if re.search(r"Đảng bộ.*nhiệm kỳ", line) and "XIV" not in line:
        yield from _each(line, r"2025 ?- ?2030", lambda _: ["2026-2031", "2025-2031", "2020-2030"])


def _council_number(line: str, year: int) -> Iterator[str]:
    yield from _each(
        line, r"(?<=kho[áa] )(I|II)(?=, nhiệm kỳ)|(?<=khóa )(I|II)(?=, nhiệm kỳ)",
        lambda _: ["III"],
    )  # fmt: skip


def _congress(line: str, year: int) -> Iterator[str]:
    if "nhiệm kỳ" not in line:
        yield from _each(line, r"\bXIV\b(?= của Đảng)", lambda _: ["XIII", "XV"])


def _conference(line: str, year: int) -> Iterator[str]:
    if "rình" in line or "Chuẩn bị nội dung" in line:
        yield from _each(
            line, r"(?<=lần thứ )(\d+)", lambda m: [str(int(m[1]) + 1), str(int(m[1]) - 1)]
        )


def _conference_key(line: str, year: int) -> Iterator[str]:
    if re.match(r"\s+(- \{?)number: \d+", line):
        yield from _each(line, r"(?<=number: )(\d+)", lambda m: [str(int(m[1]) + 2)])


_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def _no_such_day(line: str, year: int) -> Iterator[str]:
    if "text:" in line or "Căn cứ" in line:
        pattern = r"(?<![\d/])(\d{1,2})(?=/(\d{1,2})(?!\d)(?!/\d{3}\d\)))"
        yield from _each(
            line, pattern, lambda m: [str(_DAYS[int(m[2])] + 1)] if 1 <= int(m[2]) <= 12 else []
        )


def _year(line: str, year: int) -> Iterator[str]:
    ahead = r"text: '?(Chỉ đạo|Thông qua|Ban hành|Cho ý kiến|Kiểm điểm công tác|Tổng kết|Báo cáo kết quả|Kế hoạch|Phương án)"
    if re.search(ahead, line) and not re.search(
        r"kết quả|thực hiện dự toán|khen thưởng|tình hình|ước|học", line
    ):
        yield from _each(
            line, rf"(?<=năm ){year}(?! ?-)", lambda _: [str(year - 1), str(year + 36)]
        )


def _title_year(line: str, year: int) -> Iterator[str]:
    if line.startswith("  title:"):
        yield line.replace(str(year), str(year - 1))


def _school_year(line: str, year: int) -> Iterator[str]:
    yield from _each(line, rf"(?<=năm học ){year} - {year + 1}", lambda _: [f"{year} - {year + 2}"])
    if re.search("khai giảng|năm học mới", line):
        yield from _each(line, rf"{year} - {year + 1}", lambda _: [f"{year - 1} - {year}"])


def _backwards(line: str, year: int) -> Iterator[str]:
    yield from _each(line, r"(20\d\d)( ?- ?)(20\d\d)(?!\d)", lambda m: [m[3] + m[2] + m[1]])


def _district(line: str, year: int) -> Iterator[str]:
    if "text:" in line and not re.search("Lịch sử| cũ", line):
        yield from _each(line, r"Thành ủy|Tỉnh ủy", lambda _: ["Quận ủy", "Huyện ủy"])
        yield from _each(
            line, r"(?<=ội đồng nhân dân )(phường|xã)|(?<=Công an )(phường|xã)", lambda _: ["huyện"]
        )


def _other_place(line: str, year: int) -> Iterator[str]:
    if "text:" in line and not re.search("trước đây| cũ|Lịch sử", line):
        others = {"phường": "xã", "xã": "phường"}
        pattern = r"(?<=ội đồng nhân dân )(phường|xã)\b|(?<=ảng bộ )(phường|xã)\b(?! [A-ZĐ])"
        yield from _each(line, pattern, lambda m: [others[m[0]]])
        yield from _each(
            line, r"Thành ủy|Tỉnh ủy", lambda m: ["Tỉnh ủy" if m[0] == "Thành ủy" else "Thành ủy"]
        )


def _usual_agency(line: str, year: int) -> Iterator[str]:
    if re.match(r"          - (Ủy ban nhân dân phường|các cơ quan chuyên trách)", line):
        yield "          # bỏ"
    if re.match(r"        agencies: \[", line):
        yield re.sub(r"UBND (xã|phường), |, UBND (xã|phường)", "", line)


def _authority(line: str, year: int) -> Iterator[str]:
    if "authority:" in line:
        yield line.replace("T/M ", "K/T ").replace("TM. ", "T/M ")


def _post(line: str, year: int) -> Iterator[str]:
    yield line.replace("post: BÍ THƯ", "post: Bí thư").replace("post: CHỦ TỊCH", "post: BÍ THƯ")


def _reference(line: str, year: int) -> Iterator[str]:
    yield from _each(
        line,
        r"(\d\d)-([A-Z][A-Za-z]+)/(ĐU)",
        lambda m: [f"{m[1]}/{m[2]}-{m[3]}", f"{m[1]}/{m[2]}/{m[3]}"],
    )


def _issues(line: str, year: int) -> Iterator[str]:
    if (
        re.search(r"Chương trình công tác năm \d+ của Đảng (ủy|uỷ)", line)
        and "Thông qua" not in line
    ):
        yield re.sub(r"text: \w+ (\w+ )?(?=Chương)", "text: Ban hành ", line).replace(
            " trình Ban Chấp hành", ""
        )


def _weekday(line: str, year: int) -> Iterator[str]:
    yield line.replace("Chủ nhật, ngày", "Thứ Bảy, ngày")


_CHANGES: list[tuple[str, str, Callable[[str, int], Iterator[str]]]] = [
    ("tháng kiểm điểm", "CTR822 CTR823", _review_month),
    ("tháng tiếp theo", "CTR823", _next_month),
    ("quý", "CTR822 CTR823 CTR824", _quarter),
    ("6, 9, 3 tháng", "CTR822 CTR823", _part_of_year),
    ("số năm kỷ niệm", "CTR811", _count),
    ("năm đầu, năm cuối kỷ niệm", "CTR811 CTR812", _pair),
    ("khóa Quốc hội", "CTR901", _assembly),
    ("nhiệm kỳ", "CTR901 CTR902 CTR903 CTR803", _term_years),
    ("số khóa", "CTR902", _council_number),
    ("Đại hội toàn quốc", "CTR901", _congress),
    ("lần thứ của hội nghị", "CTR211", _conference),
    ("số hội nghị", "CTR201", _conference_key),
    ("ngày không có", "CTR801 CTR812", _no_such_day),
    ("năm của việc", "CTR805 CTR811 CTR822 CTR823", _year),
    ("năm ở trích yếu", "CTR805", _title_year),
    ("năm học", "CTR804", _school_year),
    ("khoảng chạy ngược", "CTR803 CTR804 CTR811", _backwards),
    ("cấp huyện", "CTR912", _district),
    ("cấp khác", "CTR913", _other_place),
    ("hội nghị bỏ cơ quan", "CTR922 CTR921", _usual_agency),
    ("thẩm quyền ký", "CTR931", _authority),
    ("chức vụ", "CTR932", _post),
    ("số văn bản", "CTR936", _reference),
    ("thẩm quyền ban hành", "CTR911", _issues),
    ("thứ trong tuần", "CTR802", _weekday),
]


def _items(lines: list[str]) -> list[tuple[int, int, int]]:
    """The items in block style: first line, line after the last, and the number of their meeting."""
    found, meeting = [], 0
    for number, line in enumerate(lines):
        if re.match(r"      - (number|month|quarter):", line):
            meeting += 1
        if re.match(r"          - (\{?)text:", line):
            end = number + 1
            while end < len(lines) and re.match(r"            \w+:", lines[end]):
                end += 1
            found.append((number, end, meeting))
    return found


def _without(lines: list[str], start: int, end: int) -> str:
    return "\n".join(lines[:start] + lines[end:])


def _moves(lines: list[str]) -> Iterator[Slip]:
    """Items taken out, put in twice, or moved to a later month."""
    items = _items(lines)
    by_shape: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for start, end, meeting in items:
        by_shape[re.sub(r"\d+", "#", lines[start])].append((start, end, meeting))
        line = lines[start].strip()
        if re.search(r"text: '?(Kiểm điểm|Đánh giá) (tình hình|công tác|thực hiện)", line):
            yield Slip("bỏ kiểm điểm", frozenset({"CTR831"}), _without(lines, start, end), line)
        if re.search(
            r"trình (tại )?Hội nghị Ban Chấp hành|ội dung (tổ chức )?Hội nghị Ban Chấp", line
        ):
            yield Slip(
                "bỏ chuẩn bị hội nghị", frozenset({"CTR841"}), _without(lines, start, end), line
            )
        if re.search(r"text: '?Thông qua Chương trình .*công tác năm 20", line):
            yield Slip(
                "bỏ chương trình năm sau", frozenset({"CTR842"}), _without(lines, start, end), line
            )
    for places in by_shape.values():
        if len(places) >= 4:
            for start, end, _ in places[1:-1]:
                yield Slip(
                    "bỏ nội dung thường kỳ",
                    frozenset({"CTR831", "CTR841"}),
                    _without(lines, start, end),
                    lines[start].strip(),
                )
    yield from _doubles(lines, items)
    yield from _late(lines, items)
    yield from _uncharged(lines)


def _uncharged(lines: list[str]) -> Iterator[Slip]:
    """Items without their agencies, in meetings that share none."""
    shared = False
    for number, line in enumerate(lines):
        if re.match(r"      - \w+:", line):
            shared = False
        shared = shared or line.startswith("        agencies:")
        if shared:
            continue
        bare = re.sub(r"\A            agencies: \[.*|, agencies: \[.*\](?=\}\Z)", "", line)
        if bare != line and line.startswith(" " * 10):
            new = "\n".join([*lines[:number], bare, *lines[number + 1 :]])
            yield Slip("nội dung bỏ cơ quan", frozenset({"CTR921"}), new, line.strip())


def _doubles(lines: list[str], items: list[tuple[int, int, int]]) -> Iterator[Slip]:
    """A definite item of the monthly body said again two meetings later."""
    definite = r"text: (Thông qua (Kế hoạch|Đề án)|Ban hành Chỉ thị|Cho ý kiến (về |vào |)(dự thảo|Kế hoạch|Phương án)|Chỉ đạo công tác)"
    last = items[-1][2] if items else 0
    for start, end, meeting in items:
        if (
            re.search(definite, lines[start])
            and "condition" not in "".join(lines[start:end])
            and meeting + 2 <= last
            and meeting > 4
        ):
            target = next(s for s, _, m in items if m == meeting + 2)
            new = "\n".join(lines[: target + 1] + lines[start:end] + lines[target + 1 :])
            yield Slip("ghi hai lần", frozenset({"CTR832"}), new, lines[start].strip())


def _late(lines: list[str], items: list[tuple[int, int, int]]) -> Iterator[Slip]:
    """A celebration moved two meetings on."""
    last = items[-1][2] if items else 0
    for start, end, meeting in items:
        if (
            "Rút kinh" not in lines[start]
            and re.search(r"ỷ niệm .*(\d/\d|Ngày Thương binh)", lines[start])
            and meeting + 2 <= last
            and "97 năm" not in lines[start]
        ):
            target = next(s for s, _, m in items if m == meeting + 2)
            new = lines[: target + 1] + lines[start:end] + lines[target + 1 :]
            del new[start:end]
            yield Slip(
                "kỷ niệm sau ngày", frozenset({"CTR813"}), "\n".join(new), lines[start].strip()
            )


OF_CONTENT = ("CTR2", "CTR3", "CTR6", "CTR8", "CTR9")
"""The families that read what a programme says."""


@cache
def findings_of(path: Path) -> list[Finding]:
    """All that is said of a programme."""
    return check(load(str(path)))


@cache
def usual(path: Path) -> Counter[tuple[str, str]]:
    """What the rules of content say of a right programme."""
    return _counted(findings_of(path))


def found(text: str, codes: Iterable[str] = OF_CONTENT) -> Counter[tuple[str, str]]:
    """What some rules of content say of a programme."""
    return _counted(check(from_bytes(text.encode(), "x.yaml"), tuple(codes)))


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """The codes and messages of findings of content, with how often each comes."""
    return Counter((f.code, f.message) for f in findings if f.code.startswith(OF_CONTENT))


def measure(each: int) -> dict[str, tuple[int, list[Slip]]]:
    """For each kind, how many slips were tried, spread over all there are, and those that are not found."""
    of_kind: dict[str, list[tuple[Path, Slip]]] = defaultdict(list)
    for path in PROGRAMMES:
        for slip in slips(path.read_text(encoding="utf-8")):
            of_kind[slip.kind].append((path, slip))
    answer = {}
    for kind, made in of_kind.items():
        tried = made[:: -(-len(made) // each)]
        missed = [slip for path, slip in tried if not found(slip.text, slip.codes) - usual(path)]
        answer[kind] = (len(tried), missed)
    return answer


if __name__ == "__main__":
    measured = measure(each=1_000_000)
    for kind, (count, missed) in measured.items():
        print(f"{count - len(missed):4}/{count:<4} {kind}")
        for slip in missed:
            print(f"          {slip.changed}")
    total = sum(count for count, _ in measured.values())
    lost = sum(len(missed) for _, missed in measured.values())
    print(f"{total - lost}/{total} = {(total - lost) / total:.1%}")
