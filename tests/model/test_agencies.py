"""Who is meant by a name."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctr_cli.language.keys import fold, tone_key
from ctr_cli.model.agencies import (
    Directory,
    directory,
    find,
    ids_like,
    members_of,
    names_in,
    nearest,
    nearest_agencies,
    resolve,
)
from ctr_cli.model.program import Program
from support import MINIMAL, program_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ubnd", "ubnd"),
        ("UBND phường", "ubnd"),
        ("ubnd phuong", "ubnd"),
        ("Văn phòng Đảng uỷ", "van-phong"),
        ("VĂN PHÒNG ĐẢNG ỦY", "van-phong"),
        ("van phong dang uy", "van-phong"),
        ("Uỷ ban Kiểm tra Đảng uỷ", "ubkt"),
        ("các cơ quan chuyên trách tham mưu, giúp việc Đảng uỷ", "chuyen-trach"),
        ("Ủy ban MTTQ Việt Nam và các tổ chức chính trị – xã hội phường", "mttq-va-doan-the"),
        ("  Công  an phường ", "cong-an"),
    ],
)
def test_names_as_people_type_them(known: Directory, asked: str, expected: str) -> None:
    assert find(known, asked) == (expected,)


def test_every_printed_agency_of_the_real_programme_means_one(
    program: Program, known: Directory
) -> None:
    printed = [
        entry.agency
        for body in program.bodies
        for meeting in body.meetings
        for entry in (*meeting.agencies, *(a for item in meeting.items for a in item.agencies))
    ]
    assert len(printed) > 60
    assert {len(resolve(known, name)) for name in printed} == {1}


def test_a_group_has_its_members(known: Directory) -> None:
    assert members_of(known.agencies, "chuyen-trach") == ["van-phong", "ban-xay-dung-dang", "ubkt"]
    assert known.groups["ubkt"] == ("chuyen-trach",)
    assert known.groups["ubnd"] == ()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("công an xã", "Công an phường"),
        ("kiểm tra", "Ủy ban Kiểm tra Đảng ủy"),
        ("Ban Xây dựng Đản", "Ban Xây dựng Đảng"),
        ("UBND phương", "Ủy ban nhân dân phường"),
    ],
)
def test_nearest_agency_comes_first(known: Directory, asked: str, expected: str) -> None:
    assert nearest_agencies(known, asked)[0] == expected


def test_nothing_near_is_no_guess(known: Directory) -> None:
    assert nearest_agencies(known, "xyz qwk") == []
    youth = MINIMAL.replace("name: Văn phòng Đảng ủy", "name: Đoàn Thanh niên xã")
    assert nearest_agencies(directory(program_of(youth)), "các tổ chức thành viên") == []


@given(st.text(max_size=30))
@example("ÈẶ")
def test_keys_are_stable(text: str) -> None:
    assert tone_key(tone_key(text)) == tone_key(text)
    assert fold(fold(text)) == fold(text)
    assert nearest(text, []) == []


@given(st.sampled_from(["hoà", "khoá", "uỷ", "thuý", "loè", "hoạ"]))
def test_tone_placement_does_not_matter_but_the_tone_does(word: Any) -> None:
    other = {"hoà": "hòa", "khoá": "khóa", "uỷ": "ủy", "thuý": "thúy", "loè": "lòe", "hoạ": "họa"}
    assert tone_key(word) == tone_key(other[word])
    assert tone_key(word) != tone_key(fold(word))


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("UBND phường, Công an phường", ["UBND phường", "Công an phường"]),
        ("UBND phường và Công an phường.", ["UBND phường", "Công an phường"]),
        ("ubnd phuong; UBKT Đảng ủy", ["ubnd phuong", "UBKT Đảng ủy"]),
        (
            "Các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy, UBND phường",
            ["Các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy", "UBND phường"],
        ),
        ("UBND phường, Đồn biên phòng", ["UBND phường, Đồn biên phòng"]),
        (", ".join(["UBND phường"] * 100), [", ".join(["UBND phường"] * 100)]),
        (" ; ", []),
    ],
)
def test_a_line_of_agencies_is_parted_where_all_are_known(
    known: Directory, written: str, names: list[str]
) -> None:
    assert names_in(known, written) == names


def test_a_meeting_of_another_kind_in_the_same_month_is_near() -> None:
    ids = ["ubnd-5", "ubnd-6", "ubnd-7-dx", "ubnd-9", "ubnd-70"]
    assert ids_like("UBND-7", ids) == "các mã gần nhất: ubnd-7-dx"
    assert ids_like("ubnd-8", ids) == "các mã gần nhất: ubnd-9, ubnd-6, ubnd-5"
