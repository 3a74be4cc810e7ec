"""A programme from nothing: sound at once, for every kind of place, and a base for the year after."""

from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.cycle.draft import drafted
from ctr_cli.cycle.rhythm import in_small_letters, place_of, standing_programme, to_ask, unit_of
from ctr_cli.source.edit import with_edits
from ctr_cli.source.load import from_bytes
from ctr_cli.source.questions import with_questions
from ctr_cli.source.write import as_yaml
from support import Run

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("year", [2027, 2028])
@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Đảng ủy phường Đồ Sơn", "Đảng bộ thành phố Hải Phòng"),
        ("Đảng ủy xã Mường Phăng", "Đảng bộ tỉnh Điện Biên"),
        ("Đảng ủy đặc khu Lý Sơn", None),
        ("Đảng ủy UBND phường Đồ Sơn", "Đảng bộ phường Đồ Sơn"),
    ],
)
def test_a_new_programme_has_nothing_to_mend(name: str, parent: str | None, year: int) -> None:
    program = standing_programme(year, name, parent, None, 3)
    text = with_questions(as_yaml(program), to_ask(name, parent, "Đồ Sơn"))
    assert text.count("# hỏi: ") == len(to_ask(name, parent, "Đồ Sơn"))
    source = from_bytes(text.encode(), "new.yaml")
    assert [f"{f.code} {f.message}" for f in check(source) if f.severity != "info"] == []
    assert source.program == program
    assert [len(body.meetings) for body in program.bodies] == [4, 12]
    assert [meeting.number for meeting in program.bodies[0].meetings] == [3, 4, 5, 6]
    draft = drafted(program)
    assert {entry.kind for entry in draft.entries} <= {"kept", "recomputed"}
    after = from_bytes(with_edits(text, draft.edits).encode(), "after.yaml")
    assert [f.message for f in check(after) if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("name", "parent", "of", "upper"),
    [
        ("Đảng ủy phường Vĩnh Tuy", "Đảng bộ thành phố Hà Nội", "phường", "Thành ủy"),
        ("ĐẢNG ỦY XÃ NÀ HỲ", "Đảng bộ tỉnh Điện Biên", "xã", "Tỉnh ủy"),
        ("Đảng ủy UBND phường Vĩnh Tuy", "Đảng bộ phường Vĩnh Tuy", "UBND phường", "Đảng ủy phường Vĩnh Tuy"),
        ("Đảng uỷ các cơ quan Đảng xã Nà Hỳ", "Đảng bộ xã Nà Hỳ", "các cơ quan Đảng xã", "Đảng ủy xã Nà Hỳ"),
        ("Đảng ủy Công ty Cấp nước", "Đảng bộ các cơ quan Đảng tỉnh", "Công ty Cấp nước", "Đảng ủy các cơ quan Đảng tỉnh"),
        ("Đảng ủy phường Vĩnh Tuy", "Thành ủy Hà Nội", "phường", "Thành ủy"),
    ],
)  # fmt: skip
def test_a_committee_is_of_what_its_name_says(name: str, parent: str, of: str, upper: str) -> None:
    program = standing_programme(2027, name, parent, None, None)
    committee, standing = program.bodies
    assert (committee.name, standing.name) == (
        f"Ban Chấp hành Đảng bộ {of}",
        f"Ban Thường vụ Đảng ủy {of}",
    )
    review = committee.meetings[-1].items[3].text
    assert review == f"Kiểm điểm Ban Chấp hành Đảng bộ {of} năm 2027."
    assert program.recipients[0].name == f"Thường trực {upper}"


def test_a_parent_that_nobody_named_is_asked_for() -> None:
    for name in ("Đảng ủy xã Nà Hỳ", "Công đoàn xã Nà Hỳ"):
        assert ("issuer", "name") in to_ask(name, None, None)
        assert ("issuer", "name") not in to_ask(name, "Đảng bộ tỉnh Điện Biên", None)


def test_unit_and_place_are_read_from_the_name() -> None:
    assert (unit_of("ĐẢNG ỦY PHƯỜNG ĐỒ SƠN"), unit_of("Đảng ủy đặc khu Lý Sơn")) == (
        "phường",
        "đặc khu",
    )
    assert place_of("Đảng ủy xã Mường Phăng") == "Mường Phăng"


def test_a_place_that_the_name_does_not_say_is_asked_for() -> None:
    school = "Chi bộ Trường THCS Nguyễn Du"
    assert standing_programme(2027, school, None, None, None).document.place is None
    assert ("document", "place") in to_ask(school, None, None)
    assert ("document", "place") not in to_ask(school, None, "Tân Hưng")
    assert ("document", "place") not in to_ask("Đảng ủy xã Mường Phăng", None, None)


def test_the_command_writes_it_where_programmes_stand(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ctr("new", 2027).code == 2
    assert 'ctr new 2027 --name "Đảng ủy …"' in ctr("new", 2027).err
    assert "ctr import" in ctr("agenda").err and "ctr new" in ctr("agenda").err
    assert ctr("new", 2027, "--name", "Đảng ủy xã Y Tý").code == 0
    assert ctr("validate", "--strict").code == 0
    assert ctr("new", 2027, "--name", "Đảng ủy xã Y Tý").code == 3
    assert ctr("new", 2027, "--place", "Y Tý").code == 2
    assert ctr("new", 2027, "--name", "Đảng ủy xã Y Tý", "--format", "json").code == 2


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân phường Đồ Sơn",
        "Thường trực HĐND xã Mường Phăng",
        "Hội đồng nhân dân xã Mường Phăng",
        "Công đoàn phường An Biên",
        "Hội Nông dân xã Bắc Hà",
        "Đoàn TNCS Hồ Chí Minh xã Bắc Hà",
        "Chi bộ Trường Tiểu học Nguyễn Du",
        "Trường Tiểu học Nguyễn Du",
    ],
)
def test_another_office_is_given_a_frame_and_no_work_of_a_committee(name: str) -> None:
    program = standing_programme(2027, name, None, "Đồ Sơn", None)
    text = with_questions(as_yaml(program), to_ask(name, None, "Đồ Sơn"))
    assert text.count("# hỏi: ") == len(to_ask(name, None, "Đồ Sơn"))
    source = from_bytes(text.encode(), "new.yaml")
    assert source.program == program
    told = {f.code for f in check(source) if f.severity != "info"}
    assert told <= {"CTR216", "CTR907"}, "a symbol is missing; the place is another's"
    assert [body.name for body in program.bodies] in ([name], ["Hội đồng nhân dân xã"])
    assert "Đảng ủy" not in text and "ĐU" not in text


@pytest.mark.parametrize(
    ("name", "symbol", "authority", "post", "copy"),
    [
        ("Ủy ban nhân dân xã Y Tý", "CTr-UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lưu: VT"),
        ("Hội đồng nhân dân xã Y Tý", "CTr-HĐND", "TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Lưu: VT"),
        ("Trường Tiểu học Nguyễn Du", None, None, "HIỆU TRƯỞNG", "Lưu: VT"),
        ("Hội Nông dân xã Bắc Hà", None, "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Lưu: VT"),
        ("Chi bộ Trường Tiểu học Nguyễn Du", "CTr/CB", "T/M CHI ỦY", "BÍ THƯ", "Lưu chi bộ"),
    ],
)
def test_a_frame_is_marked_and_ends_as_an_office_of_its_kind_has_it(
    name: str, symbol: str | None, authority: str | None, post: str, copy: str
) -> None:
    program = standing_programme(2027, name, None, None, None)
    assert program.document.symbol == symbol
    assert program.signature
    assert (program.signature.authority, program.signature.post) == (authority, post)
    assert [recipient.name for recipient in program.recipients] == [copy]


def test_a_council_has_its_two_regular_sessions() -> None:
    program = standing_programme(2027, "Hội đồng nhân dân xã Y Tý", None, None, None)
    (body,) = program.bodies
    assert [meeting.month for meeting in body.meetings] == [7, 12]
    texts = [item.text for meeting in body.meetings for item in meeting.items]
    assert not any("quý" in text for text in texts)
    assert (
        "Thông qua Nghị quyết về Chương trình giám sát năm 2028 của Hội đồng nhân dân xã." in texts
    )


def test_names_typed_as_on_a_letterhead_are_written_as_in_a_text() -> None:
    assert in_small_letters("ĐẢNG ỦY PHƯỜNG HẢI CHÂU", "ĐẢNG BỘ THÀNH PHỐ ĐÀ NẴNG", "HẢI CHÂU") == (
        "Đảng ủy phường Hải Châu", "Đảng bộ thành phố Đà Nẵng", "Hải Châu",
    )  # fmt: skip
    assert in_small_letters("UBND xã Tân Hội", None, None) == ("UBND xã Tân Hội", None, None)
