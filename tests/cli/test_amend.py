"""`ctr amend`: changes put at the end of the file, refused when they are wrong, told when they are doubtful."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.data.yaml_values import parse
from support import MINIMAL, REAL, Run
from support.amendments import SIX_DECISIONS

DECIDED = '--authority "Thường trực Đảng ủy" --date 20/6/2026 --reason "chờ hướng dẫn của Thành ủy"'
PAPER = f"{DECIDED} --paper 45-TB/ĐU"


@pytest.fixture
def amend(ctr: Run, workspace: Path) -> Run:
    return lambda line: ctr("amend", *shlex.split(line))


def file() -> str:
    return Path("programs/2026.yaml").read_bytes().decode()


def decisions() -> Any:
    return parse(file()).data["amendments"]


def test_a_change_is_appended_and_all_else_stays(amend: Run) -> None:
    before = file()
    ran = amend(f"move btv-9.4 --to 11 {PAPER}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Chuyển btv-9.4 từ Hội nghị Ban Thường vụ Đảng ủy phường tháng 9/2026 sang "
    )
    assert ran.out.endswith(
        "Đã ghi vào programs/2026.yaml, theo Thông báo số 45-TB/ĐU ngày 20/6/2026.\n"
    )
    assert file() == before + (
        "\namendments:\n"
        "  - date: 2026-06-20\n"
        "    paper: 45-TB/ĐU\n"
        "    authority: Thường trực Đảng ủy\n"
        "    changes:\n"
        "      - move: btv-9.4\n"
        "        to: btv-11\n"
        "        reason: chờ hướng dẫn của Thành ủy\n"
    )


def test_a_deadline_that_was_set_is_withdrawn(amend: Run) -> None:
    assert "không có thời hạn riêng nào" in amend(f'reword btv-9.2 --deadline "" {PAPER}').err
    amend(f"reword btv-9.2 --deadline 15/9/2026 {PAPER}")
    ran = amend(
        f'reword btv-9.2 --deadline "" {PAPER.replace("20/6", "21/6").replace("45-", "46-")}'
    )
    assert "không còn thời hạn ngày 15/9/2026" in ran.out
    assert decisions()[-1]["changes"][0]["deadline"] == ""
    out = amend("notice").out
    assert "| Thời hạn: ngày 15/9/2026 | không còn thời hạn riêng |" in out


def test_changes_of_one_date_and_paper_are_one_decision(amend: Run) -> None:
    amend(f"move btv-9.4 --to 11 {PAPER}")
    amend(f"drop btv-10.3 {PAPER}")
    amend(f"drop btv-10.2 {DECIDED}")
    assert [len(decision["changes"]) for decision in decisions()] == [2, 1]
    assert decisions()[1]["paper"] is None


@pytest.mark.no_cover
def test_every_kind_of_change_is_written_as_a_person_would(amend: Run) -> None:
    amend(f'reword btv-9.2 --text "Thông qua: tờ trình."  {PAPER}')
    amend(f'assign btv-9.1 --agency "ubnd phuong" --agency "Ban Xây dựng Đảng Đảng ủy" {PAPER}')
    amend(
        f'add --to btv-9 --text "Cho ý kiến về chợ." --condition "nếu có" --product "Kết luận" --deadline 15/8/2026 {PAPER}'
    )
    amend(f"meet --body bch --month 8 --number 5 --kind extraordinary {PAPER}")
    amend(f'add --to hn-1 --text "Cho ý kiến về nhân sự." {PAPER}')
    amend(f"move bch-4 --to 7 {PAPER}")
    amend(f"move btv-9.5 --to 2027 {PAPER}")
    reason = "chờ hướng dẫn của Thành ủy"
    assert decisions()[0]["changes"] == [
        {"reword": "btv-9.2", "text": "Thông qua: tờ trình.", "reason": reason},
        {
            "assign": "btv-9.1",
            "agencies": ["Ủy ban nhân dân phường", "Ban Xây dựng Đảng Đảng ủy"],
            "reason": reason,
        },
        {
            "add": "bs-1", "to": "btv-9", "text": "Cho ý kiến về chợ.", "condition": "nếu có",
            "product": "Kết luận", "deadline": "2026-08-15", "reason": reason,
        },
        {
            "meet": "hn-1", "body": "bch", "month": 8, "number": 5, "kind": "extraordinary",
            "reason": reason,
        },
        {"add": "bs-2", "to": "hn-1", "text": "Cho ý kiến về nhân sự.", "reason": reason},
        {"move": "bch-4", "to": 7, "reason": reason},
        {"move": "btv-9.5", "to": 2027, "reason": reason},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("drop btv-9.4 --to 3", "thiếu --authority; thiếu --date; thiếu --reason; --to không dùng với drop"),
        (f"move btv-9.4 {DECIDED}", "thiếu --to"),
        (f"add btv-9.4 --to btv-9 --text Một. {DECIDED}", "mã mới được cấp"),
        (f"drop {DECIDED}", "thiếu mã nội dung"),
        (f"drop btv-9.44 {DECIDED}", "không có nội dung nào mã “btv-9.44”"),
        (f"drop btv-9 {DECIDED}", "hội nghị btv-9 còn 7 nội dung: btv-9.1, btv-9.2"),
        (f"assign btv-9 --agency 'UBND phường' {DECIDED}", "là mã một hội nghị"),
        (f"move btv-9.4 --to 11 --number 5 {DECIDED}", "số lần là của hội nghị"),
        (f"move bch-4 --to 10 --number 4 {DECIDED}", "lần thứ 4 không hợp với thời gian của bch-5"),
        (f"move btv-9.4 --to btv-13 {DECIDED}", "không có hội nghị nào mã “btv-13”"),
        (f"move bch-4.2 --to 7 {DECIDED}", "không có hội nghị nào tháng 7"),
        (f"move btv-9.4 --to 9 {DECIDED}", "đang ở chính btv-9"),
        (f"move btv-9.4 --to 2026 {DECIDED}", "không sau năm 2026"),
        (f"meet --body bch {DECIDED}", "thiếu --month"),
        (f"meet --body hdnd --month 8 {DECIDED}", "không có cơ quan họp nào mã “hdnd”"),
        (f'assign btv-9.1 --agency "Ban Tuyên giáo Trung ương" {DECIDED}', "không có cơ quan nào tên"),
        (
            f'assign btv-9.1 --agency "Hội Làm vườn (phối hợp)" {DECIDED}',
            "agencies của programs/2026.yaml dòng: - {id: hoi-lam-vuon, name: Hội Làm vườn}",
        ),
        (
            'drop btv-9.4 --authority "Thường trực Đảng ủy" --date 20/6/2025 --reason "x"',
            "trước ngày ban hành chương trình (12/2025)",
        ),
        (f"drop btv-9.4 --month 3 {DECIDED}", "--month không dùng với drop"),
        (f'reword btv-9.4 --text " " {DECIDED}', "thiếu --text"),
        (f"skip btv-9.4 {DECIDED}", "không nhận giá trị"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_mend_and_nothing_written(
    amend: Run, line: str, said: str
) -> None:
    ran = amend(line)
    assert ran.code == 2
    assert said in ran.err
    assert "Cách sửa:" in ran.err
    assert file().encode() == REAL.read_bytes()


def test_what_a_bracket_behind_an_agency_may_say_is_told(amend: Run) -> None:
    wrong = amend(f"assign btv-9.1 --agency 'Công an phường (giám sát)' {PAPER}")
    assert wrong.code == 2 and "“giám sát” trong “Công an phường (giám sát)”" in wrong.err
    assert "chủ trì, phối hợp" in wrong.err
    assert amend(f"assign btv-9.1 --agency 'Công an phường (đối tượng)' {PAPER}").code == 0
    assert decisions()[0]["changes"][0]["agencies"][0]["role"] == "subject"


def test_the_meeting_of_the_month_is_offered_whatever_its_id(amend: Run) -> None:
    text = file().replace("      - month: 7\n", "      - month: 7\n        id: giao-ban\n", 1)
    Path("programs/2026.yaml").write_text(text, "utf-8")
    assert "các mã: giao-ban" in amend(f"add --to btv-7 --text 'A.' {PAPER}").err


def test_the_same_item_twice_in_a_decision_is_refused(amend: Run) -> None:
    amend(f"move btv-9.4 --to 11 {PAPER}")
    kept = file()
    ran = amend(f"drop btv-9.4 {PAPER}")
    assert (ran.code, file()) == (2, kept)
    assert "hai thay đổi trái nhau trong một quyết định" in ran.err


def test_what_a_decision_adds_is_set_right_where_it_stands(amend: Run) -> None:
    amend(f"drop btv-10.3 {PAPER}")
    assert amend(f"add --to btv-6 --text 'Cho ý kiến về phưng án chợ.' {PAPER}").code == 0
    assert amend(f"reword bs-1 --text 'Cho ý kiến về phương án chợ.' {PAPER}").code == 0
    amend(f"assign bs-1 --agency 'Công an phường' {PAPER}")
    ran = amend(f"move bs-1 --to 7 {PAPER.replace('chờ hướng', 'sửa hướng')}")
    assert (ran.code, ran.err) == (0, "")
    assert "lý do giữ như đã ghi: chờ hướng dẫn của Thành ủy." in ran.out
    amend(f"reword bs-1 --deadline 3/7/2026 {PAPER}")
    (decision,) = decisions()
    assert decision["changes"][1:] == [
        {
            "add": "bs-1", "to": "btv-7", "text": "Cho ý kiến về phương án chợ.",
            "deadline": "2026-07-03", "agencies": ["Công an phường"],
            "reason": "chờ hướng dẫn của Thành ủy",
        }
    ]  # fmt: skip
    amend(f'reword bs-1 --deadline "" {PAPER}')
    assert "deadline" not in decisions()[0]["changes"][1]
    later = amend(f"reword bs-1 --text 'Câu mới.' {PAPER.replace('45-', '46-')}")
    assert later.code == 0 and len(decisions()) == 2, "another decision is a change of its own"


def test_an_addition_set_right_leaves_its_deadline_as_every_move_does(amend: Run) -> None:
    amend(f"add --to btv-6 --text 'Cho ý kiến về bến xe.' --deadline 25/6/2026 {PAPER}")
    ran = amend(f"move bs-1 --to btv-10 {PAPER}")
    assert "bs-1 không còn thời hạn 25/06/2026, không hợp với tháng 10" in ran.err
    (change,) = decisions()[0]["changes"]
    assert (change["to"], "deadline" in change) == ("btv-10", False)


def test_the_decision_that_needs_what_is_taken_back_is_named(amend: Run) -> None:
    amend(f"add --to btv-6 --text 'Cho ý kiến về bến xe.' {PAPER}")
    amend(f"reword bs-1 --text 'Cho ý kiến về bến cá.' {PAPER.replace('45-', '46-')}")
    kept = file()
    ran = amend(f"drop bs-1 {PAPER}")
    assert (ran.code, file()) == (2, kept)
    assert "làm sai Thông báo số 46-TB/ĐU ngày 20/6/2026 đã ghi trong tệp" in ran.err


def test_what_a_decision_adds_is_taken_back(amend: Run) -> None:
    amend(f"meet --body btv --month 6 --kind thematic {PAPER}")
    amend(f"add --to btv-6-cd --text 'Quán triệt nghị quyết về đất đai.' {PAPER}")
    refused = amend(f"drop btv-6-cd {PAPER}")
    assert refused.code == 2 and "btv-6-cd" in refused.err
    assert "Bỏ bs-1 khỏi các bổ sung của quyết định ấy." in amend(f"drop bs-1 {PAPER}").out
    assert [change["meet"] for change in decisions()[0]["changes"]] == ["btv-6-cd"]
    assert amend(f"drop btv-6-cd {PAPER}").code == 0
    assert parse(file()).data == parse(REAL.read_text("utf-8")).data


def test_what_would_undo_a_later_decision_is_refused(amend: Run) -> None:
    amend(f"reword btv-9.4 --text Một. {PAPER}")
    ran = amend('drop btv-9.4 --authority "Ban Thường vụ Đảng ủy" --date 1/6/2026 --reason x')
    assert ran.code == 2
    assert "btv-9.4 đã đưa ra khỏi chương trình từ trước" in ran.err


def test_a_doubtful_change_is_written_and_told(amend: Run) -> None:
    ran = amend(f"move bch-3.1 --to bch-4 {PAPER}")
    assert ran.code == 0
    assert "Lưu ý (CTR231): bch-3.1 thuộc Ban Chấp hành" in ran.err


def test_numbers_go_on_from_those_of_the_file(amend: Run, workspace: Path) -> None:
    path = workspace / "programs" / "2026.yaml"
    path.write_bytes(REAL.read_bytes() + b"\n" + SIX_DECISIONS.read_bytes())
    amend(f"add --to btv-11 --text Một. {DECIDED}")
    assert decisions()[-1]["changes"][-1]["add"] == "bs-3"


def test_line_ends_and_comments_stay(amend: Run, workspace: Path) -> None:
    path = workspace / "programs" / "2026.yaml"
    kept = (REAL.read_text("utf-8").rstrip() + "  # ký ngày 05/12").replace("\n", "\r\n")
    path.write_bytes(kept.encode())
    amend(f"move btv-9.4 --to 11 {PAPER}")
    assert file().startswith(kept)
    assert "\n" not in file().replace("\r\n", "")


def test_a_read_only_file_is_refused(amend: Run, workspace: Path) -> None:
    path = workspace / "programs" / "2026.yaml"
    path.chmod(0o444)
    ran = amend(f"move btv-9.4 --to 11 {PAPER}")
    assert (ran.code, path.read_bytes()) == (3, REAL.read_bytes())
    assert "chỉ cho đọc" in ran.err


def test_kinds_and_days_in_words(amend: Run) -> None:
    ran = amend(
        'meet --body bch --month "tháng 8" --kind "đột xuất" --authority "Ban Thường vụ Đảng ủy" '
        '--date "ngày 20 tháng 6" --reason "theo chỉ đạo"'
    )
    assert ran.code == 0, ran.err
    ran = amend(
        'bổ-sung --to bch-8-dx --text "Bàn về chợ." --deadline "tháng 7/2026" --agency ubnd '
        '--authority "Ban Thường vụ Đảng ủy" --date 20/6 --reason "theo chỉ đạo"'
    )
    assert ran.code == 0, ran.err
    ((decision),) = decisions()
    assert decision["date"] == "2026-06-20"
    assert [change.get("kind") or change["deadline"] for change in decision["changes"]] == [
        "extraordinary",
        "2026-07",
    ]


def test_a_kind_nobody_knows_is_told_with_the_words(amend: Run) -> None:
    ran = amend(f"meet --body bch --month 8 --kind thường {DECIDED}")
    assert ran.code == 2
    assert "chọn một trong: thematic (chuyên đề), extraordinary (đột xuất)" in ran.err


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("Hội nghị Ban Thường vụ Đảng ủy phường tháng 11/2026", "btv-11"),
        ("ban thường vụ tháng 11", "btv-11"),
        ("11/2026", "btv-11"),
        ("năm sau", 2027),
    ],
)
def test_where_something_goes_is_said_in_words(amend: Run, place: str, kept: object) -> None:
    ran = amend(f'move "BTV 09.4" --to "{place}" {DECIDED}')
    assert ran.code == 0, ran.err
    assert decisions()[0]["changes"][0]["to"] == kept


def test_a_body_is_named_and_a_decision_by_its_paper_as_printed(amend: Run) -> None:
    assert amend(f'meet --body "Ban Chấp hành" --month 8 {PAPER}').code == 0
    other = PAPER.replace("45-TB/ĐU", '"Thông báo số 45 - TB/ĐU"')
    assert amend(f"drop btv-9.4 {other}").code == 0
    assert [(d["paper"], len(d["changes"])) for d in decisions()] == [("45-TB/ĐU", 2)]
    ran = amend('notice --paper "Thông báo số 45-TB/ĐU ngày 20/6/2026"')
    assert (ran.code, "Bổ sung" in ran.out or "bổ sung" in ran.out) == (0, True)
    ran = amend("notice --paper 46-TB/ĐU")
    assert (ran.code, "các văn bản: 45-TB/ĐU" in ran.err) == (2, True)


def test_several_agencies_may_be_named_in_a_row(amend: Run) -> None:
    assert amend(f'assign btv-9.2 --agency "UBND phường, CA phường" {DECIDED}').code == 2
    assert amend(f'assign btv-9.2 --agency "UBND phường, Công an phường" {DECIDED}').code == 0
    assert amend(f"assign btv-9.1 --agency VPĐU {DECIDED}").code == 0
    changes = [change["agencies"] for change in decisions()[0]["changes"]]
    assert changes == [["UBND phường", "Công an phường"], ["Văn phòng Đảng ủy"]]


def test_a_meeting_added_has_an_id_like_its_body_and_the_next_command_is_told(amend: Run) -> None:
    text = file().replace("      - month: 9\n", "      - month: 8\n        kind: thematic\n", 1)
    Path("programs/2026.yaml").write_text(text, "utf-8")
    ran = amend(f"meet --body btv --month 9 {PAPER}")
    assert ran.out.startswith("Bổ sung btv-9: Hội nghị Ban Thường vụ Đảng ủy phường tháng 9/2026\n")
    told = ran.out.partition("bổ sung nội dung vào đó: ctr amend ")[2].splitlines()[0]
    assert told.startswith("add --to btv-9 --text") and "--paper 45-TB/ĐU" in told
    assert amend(told.replace("…", "Cho ý kiến về Đề án chợ.", 1)).code == 0
    assert [change.get("to") for change in decisions()[0]["changes"]] == [None, "btv-9"]


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ("--body btv --month 9 --kind 'đột xuất'", "btv-9-dx"),
        ("--body btv --quarter 2", "btv-q2"),
        ("--body bch --month 8", "hn-1"),
        ("--body bch --month 12 --number 7", "bch-7"),
    ],
)
def test_an_id_that_is_taken_or_would_mean_another_is_not_given(
    amend: Run, options: str, name: str
) -> None:
    assert amend(f"meet {options} {DECIDED}").out.startswith(f"Bổ sung {name}: ")


def test_where_nobody_meets_the_command_that_adds_a_meeting_is_told(amend: Run) -> None:
    ran = amend(f"move bch-3.1 --to 8 {DECIDED}")
    assert "ctr amend meet --body bch --month 8 --authority" in ran.err


def test_a_code_that_bears_another_number_now_is_told_where_it_is_typed(
    amend: Run, ctr: Run
) -> None:
    assert amend(f"meet --body bch --month 8 --number 5 --kind 'đột xuất' {PAPER}").code == 0
    told = (
        "mã bch-5 nay là Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 6 (tháng 9/2026); "
        "lần thứ 5 nay là hn-1"
    )
    assert told in amend(f"add --to bch-5 --text 'Bàn về nhân sự.' {DECIDED}").err
    assert told in amend(f"move BCH5 --to 10 {DECIDED}").err.replace("tháng 10", "tháng 9")
    for words in (("agenda", "--meeting", "bch-5"), ("track", "bch-5", "--place", "Hội trường")):
        assert "mã bch-5 nay là" in ctr(*words).err
    named = ctr("agenda", "--meeting", "bch lần thứ 6")
    assert named.code == 0 and "nay là" not in named.err


def test_what_is_done_or_held_already_is_told_before_it_is_moved(amend: Run, ctr: Run) -> None:
    ctr("track", "btv-9.2", "--status", "xong", "--done", "5/9/2026")
    ctr("track", "bch-5", "--held", "20/9/2026")
    changes = ("reword btv-9.2 --text 'Câu mới.'", "assign btv-9.2 --agency ubnd", "drop btv-9.2")
    for number, change in enumerate(changes):
        paper = f"--paper 6{number}-TB/ĐU"
        assert "btv-9.2 đã ghi là Hoàn thành" in amend(f"{change} {DECIDED} {paper}").err
    assert "bch-5 đã ghi là họp ngày 20/09/2026" in amend(f"move bch-5 --to 10 {DECIDED}").err
    assert "đã ghi là" not in amend(f"drop btv-9.1 {DECIDED}").err
    planned = ctr("track", "bch-5", "--date", "25/9/2026").err
    assert "bch-5 đã ghi là họp ngày 20/09/2026, ngày ấy thắng --date" in planned


def test_an_agency_typed_in_short_is_written_as_the_programme_prints_it(
    ctr: Run, workspace: Path
) -> None:
    text = MINIMAL.replace("Văn phòng Đảng ủy]", "Trung tâm Phục vụ hành chính công]").replace(
        "bodies:",
        "  - id: tt\n    name: Trung tâm Phục vụ hành chính công phường\n"
        "    aliases: [Trung tâm Phục vụ hành chính công]\nbodies:",
    )
    Path("programs/2026.yaml").write_text(text, "utf-8")
    line = (
        "amend",
        "assign",
        "bch-3.1",
        "--agency",
        "Trung tâm PVHCC (phối hợp)",
        *shlex.split(PAPER),
    )
    assert ctr(*line, "--agency", "Văn phòng Đảng ủy").code == 0
    assert "agency: Trung tâm Phục vụ hành chính công\n" in file()


def test_a_code_by_month_that_looks_like_a_number_is_told(ctr: Run, workspace: Path) -> None:
    more = """\
      - {month: 5, items: [{text: Tổ chức Tháng Công nhân.}]}
      - {id: bch-5-2, number: 5, month: 7, items: [{text: Sơ kết.}]}
"""
    Path("x.yaml").write_text(MINIMAL + more, "utf-8")
    ran = ctr("agenda", "-p", "x.yaml", "--meeting", "bch-5")
    assert "lần thứ 5 nay là bch-5-2" in ran.err
    assert "nay là" not in ctr("agenda", "-p", "x.yaml", "--meeting", "bch-5-2").err


@pytest.mark.parametrize(
    "change",
    [
        'assign btv-9.4 --agency "Văn phòng Đảng uỷ"',
        "reword btv-9.2 --deadline 15/9/2026",
        'reword btv-9.4 --text "Cho ý kiến về đề án cây xanh."',
    ],
)
def test_a_change_to_what_is_so_already_is_refused(amend: Run, change: str) -> None:
    earlier = DECIDED.replace("20/6", "1/6")
    amend(f'assign btv-9.4 --agency "Văn phòng Đảng ủy" {earlier}')
    amend(f"reword btv-9.2 --deadline 15/9/2026 {earlier}")
    amend(f'reword btv-9.4 --text "Cho ý kiến về đề án cây xanh." {earlier.replace("1/6", "2/6")}')
    before = file()
    ran = amend(f"{change} {PAPER}")
    assert ran.code == 2 and "đã đúng như thế, thay đổi này không đổi gì" in ran.err
    assert file() == before


def test_an_agency_is_named_once(amend: Run) -> None:
    for change in ("assign btv-9.4", 'add --to btv-9 --text "Nghe báo cáo."'):
        ran = amend(f'{change} --agency "Công an phường" --agency "công an phường" {PAPER}')
        assert ran.code == 2 and "“Công an phường” ghi hai lần ở --agency" in ran.err


def test_a_paper_without_a_number_is_told(amend: Run) -> None:
    ran = amend(f"drop btv-9.4 {DECIDED} --paper bảy")
    assert "“bảy” không có số, ký hiệu văn bản" in ran.err and "ghi số như 52-TB/ĐU" in ran.err
