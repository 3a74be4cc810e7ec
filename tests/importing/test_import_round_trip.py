"""What `ctr render` writes of any programme imports to the same programme; any text survives YAML."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr_cli.data.yaml_values import blanked, parse
from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.text import lines_of
from ctr_cli.model.program import (
    Agency,
    Body,
    Document,
    Issuer,
    Item,
    Meeting,
    Program,
    Recipient,
    Signature,
)
from ctr_cli.model.values import Assignment
from ctr_cli.render.templates import fill
from ctr_cli.source.blocks import scalar
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import profile
from ctr_cli.source.write import as_yaml
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import template_words
from ctr_cli.views.sentences import charged
from support.programme_text import printed_parts

NAMES = [
    "Ủy ban nhân dân phường", "UBND phường", "Hội đồng nhân dân", "Văn phòng Đảng uỷ", "Ban Xây dựng Đảng",
    "Ủy ban Kiểm tra Đảng ủy", "các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy", "Công an phường",
    "Ban Chỉ huy Quân sự phường", "Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội phường",
    "Phòng Kinh tế, Hạ tầng và Đô thị", "Trung tâm Văn hóa, Thông tin và Thể thao", "Trạm Y tế", "Hội Nông dân",
]  # fmt: skip
VERBS = ["Kiểm điểm", "Thông qua", "Cho ý kiến về", "Sơ kết", "Triển khai", "Xem xét", "Chỉ đạo"]
MATTERS = [
    "công tác quý I, nhiệm vụ quý II năm 2027", "Đề án số 5 (giai đoạn 2027 - 2030) về chuyển đổi số",
    "dự toán thu, chi ngân sách: nguyên tắc, định mức", "kỷ niệm 52 năm Ngày giải phóng miền Nam (30/4)",
    "nội dung trình Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 4", "quy hoạch tỷ lệ 1/500", "“Tết trồng cây”",
    "kế hoạch của Ủy ban nhân dân thành phố và Công an tỉnh", "đầu tư công; giải phóng mặt bằng", "Nghị quyết 57-NQ/TW",
]  # fmt: skip
CONDITIONS = [
    "nếu có",
    "khi có chỉ đạo của Thành ủy",
    "nếu được giao",
    "khi Trung ương có hướng dẫn mới",
]
ROLES = ["prepare", "lead", "coordinate", "advise", "verify", "submit", "perform", "subject"]

assignments = st.lists(
    st.builds(Assignment, agency=st.sampled_from(NAMES), role=st.sampled_from(ROLES)),
    max_size=4,
    unique_by=lambda entry: entry.agency,
)
texts = st.builds(
    lambda verb, matter, end: f"{verb} {matter}{end}",
    st.sampled_from(VERBS), st.sampled_from(MATTERS), st.sampled_from([".", ";", "", "...", "…"]),
)  # fmt: skip
plain_items = st.builds(
    Item,
    text=texts,
    condition=st.none() | st.sampled_from(CONDITIONS),
    agencies=assignments,
    product=st.none() | st.sampled_from(["Nghị quyết", "Kế hoạch, Tờ trình"]),
    deadline=st.none() | st.sampled_from(["2027-02", "2027-11-30"]),
)
items_with_points = st.builds(
    Item,
    text=texts.map(lambda text: text.rstrip(".;…") + ":"),
    agencies=assignments,
    details=st.lists(
        st.sampled_from(["Về kinh tế;", "Về văn hóa - xã hội."]), min_size=1, max_size=3
    ),
)
items = st.lists(plain_items | items_with_points, min_size=1, max_size=4)


@st.composite
def programs(draw: Callable[..., Any]) -> Program:
    conferences = [
        Meeting(number=number, month=month, items=draw(items))
        for number, month in zip(range(draw(st.integers(1, 30)), 99), (3, 6, 9, 12), strict=False)
    ]
    monthly = [
        Meeting(month=month, items=draw(items), agencies=draw(assignments))
        for month in draw(st.lists(st.integers(1, 12), unique=True, max_size=3).map(sorted))
    ]
    quarterly = [Meeting(quarter=quarter, items=draw(items)) for quarter in (1, 4)]
    special = [
        Meeting(month=5, kind=kind, items=draw(items))
        for kind in draw(st.sets(st.sampled_from(["thematic", "extraordinary"])).map(sorted))
    ]
    bodies = [Body(id="bch", name="Ban Chấp hành Đảng bộ phường", meetings=conferences)]
    if monthly or special:
        bodies.append(
            Body(id="btv", name="Ban Thường vụ Đảng ủy phường", meetings=monthly + special)
        )
    bodies.append(Body(id="thuong-truc", name="Thường trực Đảng ủy", meetings=quarterly))
    return Program(
        format=1,
        year=2027,
        issuer=Issuer(parent="Đảng bộ thành phố Hải Phòng", name="Đảng ủy phường Đồ Sơn"),
        document=Document(
            number=draw(st.none() | st.integers(1, 200)),
            place="Đồ Sơn",
            date=draw(st.sampled_from(["2026-12", "2026-12-05", "2027-01-31"])),
            title="Công tác của Đảng ủy và Ban Thường vụ Đảng ủy năm 2027",
            bases=draw(st.lists(st.sampled_from(["Căn cứ Điều lệ Đảng;", "Căn cứ Quy chế làm việc,"]), unique=True)),
            preamble=draw(st.none() | st.just("Đảng ủy phường ban hành Chương trình như sau:")),
        ),
        bodies=bodies,
        implementation=draw(st.lists(st.sampled_from(["Văn phòng Đảng ủy đôn đốc.", "Các chi bộ thực hiện: đúng hạn."]), max_size=2)),
        recipients=[
            Recipient(name="Thường trực Thành ủy", purpose=draw(st.none() | st.just("để báo cáo"))),
            Recipient(name="Lưu Văn phòng Đảng ủy"),
        ],
        signature=Signature(authority="T/M BAN CHẤP HÀNH", post="BÍ THƯ", name=draw(st.none() | st.just("Lê Văn An"))),
    )  # fmt: skip


@pytest.mark.parametrize("form", ["md", "txt"])
@settings(max_examples=8)
@given(program=programs())
def test_render_then_import(form: str, program: Program) -> None:
    words = template_words(printed(program, profile("hd36", [])))
    text = fill(f"program.{form}.j2", words, [])
    again = convert(lines_of(text), "x")
    assert printed_parts(again.program) == printed_parts(program)
    assert again.report.unplaced == []


def test_who_verify_together_are_told_one_by_one() -> None:
    line = [Assignment(agency=name, role="verify") for name in ("UBND phường", "Văn phòng Đảng ủy")]
    assert charged(line, plain=True) == "UBND phường thẩm tra, Văn phòng Đảng ủy thẩm tra"
    assert charged(line) == "UBND phường, Văn phòng Đảng ủy thẩm tra"


@settings(max_examples=20)
@given(program=programs())
def test_the_yaml_reads_back(program: Program) -> None:
    program.agencies = [
        Agency(id="a", name="Ban: A, B", aliases=["*a", "0123"]),
        Agency(id="b", name="#", members=["a"]),
    ]
    source = from_bytes(as_yaml(program).encode(), "x")
    assert [finding for finding in source.findings if finding.severity == "error"] == []
    assert source.program == program


TRAPS = [
    "*nếu có*", "a: b", "a:", "- a", "08", "14:30", "2026-12-05", "yes", "Không", "null", "~", "", " ", "a ", " a", "#x",
    "a #b", "'", "''", '"', "a'b", "[a]", "{a}", "&a", "!a", "%a", "@a", "`a`", "? a", "| a", "> a", "a\tb", "a\nb", "1e3",
    "0x1F", "1_000", ".inf", "=", "<<", "a, b", "x]", "x}", "---", "...", "\\n", "é\u0301", "a\u2028b", "a\x85b", "\ufeffa",
]  # fmt: skip


@pytest.mark.parametrize("flow", [False, True])
def test_traps_of_yaml(flow: bool) -> None:
    for text in TRAPS:
        written = scalar(text, flow=flow)
        shown = f"k: [{written}, z]\n" if flow else f"k: {written}\n"
        # Breaks that only YAML sees are blanks.
        read = text.replace("\u2028", " ").replace("\x85", " ")
        assert parse(shown).data == {"k": [read, "z"] if flow else read}


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=30))
def test_any_text_survives_but_for_control_characters(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    kept = blanked(text)
    for tree, value in (
        (parse(f"k: {scalar(text)}\n"), kept),
        (parse(f"k: [{scalar(text, flow=True)}]\n"), [kept]),
    ):
        assert tree.data == {"k": value}
        assert tree.troubles == []
