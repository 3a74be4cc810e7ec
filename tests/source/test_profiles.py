"""Profiles: which one a document obeys and why, and what a user may add."""

import json
import re
from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.model.errors import CtrError, UsageError
from ctr_cli.model.profile import ROLES
from ctr_cli.model.program import Program
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import choose, profile
from ctr_cli.views.document import number_line
from support import MINIMAL, ROOT, Run

PROFILES = sorted((ROOT / "src/ctr_cli/data/profiles").glob("*.yaml"))


def added(folder: Path, name: str, text: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [folder]


@pytest.mark.parametrize(
    ("date", "expected", "reason"),
    [
        ("2025-12", "hd36", "theo tháng văn bản 12/2025"),
        ("2025-12-05", "hd36", "theo ngày văn bản 05/12/2025"),
        ("2026-05-26", "hd36", "theo ngày văn bản 26/5/2026"),
        ("2026-05-27", "hd05", "theo ngày văn bản 27/5/2026"),
        ("2026-05", "hd05", "theo tháng văn bản 5/2026"),
        ("2026", "hd05", "theo năm văn bản 2026"),
        ("2031-01-02", "hd05", "theo ngày văn bản 02/1/2031"),
    ],
)
def test_the_date_decides(program: Program, date: str, expected: str, reason: str) -> None:
    chosen = choose(program, None, [], date)
    assert (chosen.profile.id, chosen.reason) == (expected, reason)


@pytest.mark.parametrize(
    "name",
    [
        "UBND phường Đồ Sơn",
        "Ủy ban nhân dân xã A",
        "Uỷ ban nhân dân xã",
        "HĐND xã",
        "Thường trực HĐND xã A",
        "Thường trực Hội đồng nhân dân xã A",
        "Sở Nội vụ",
        "Ủy ban MTTQ Việt Nam xã A",
        "Công đoàn phường Đồ Sơn",
        "Ban Chấp hành Công đoàn cơ sở",
        "Hội Cựu chiến binh phường Đồ Sơn",
        "Hội Nông dân xã A",
        "Hội LHPN phường Đồ Sơn",
        "Ban Thường vụ Hội Liên hiệp Phụ nữ xã A",
        "Hội Chữ thập đỏ xã A",
        "Trường Tiểu học Nguyễn Du",
        "Trạm Y tế phường",
        "Trung tâm Dịch vụ tổng hợp",
        "Công an phường",
    ],
)
def test_the_state_side_has_its_own(program: Program, name: str) -> None:
    council = program.model_copy(
        update={"issuer": program.issuer.model_copy(update={"name": name})}
    )
    chosen = choose(council, None, [], "2026-12")
    assert chosen.profile.id == "nd30"
    assert name in chosen.reason


@pytest.mark.parametrize(
    ("name", "title", "number"),
    [
        ("Đoàn TNCS Hồ Chí Minh xã A", "ĐOÀN TNCS HỒ CHÍ MINH", "Số: 05-CTr/ĐTN"),
        ("Đoàn Thanh niên phường B", "ĐOÀN TNCS HỒ CHÍ MINH", "Số: 05-CTr/ĐTN"),
        ("Ban Thường vụ Đoàn xã A", "ĐOÀN TNCS HỒ CHÍ MINH", "Số: 05-CTr/ĐTN"),
        ("Hội Nông dân xã A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05-CTr/ĐTN"),
        ("Chi bộ Trường Tiểu học Nguyễn Du", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-CTr/ĐTN"),
        ("Đảng ủy UBND xã A", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-CTr/ĐTN"),
        ("Ủy ban Kiểm tra Đảng ủy xã A", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-CTr/ĐTN"),
    ],
)
def test_each_writes_under_its_own_title(
    program: Program, name: str, title: str, number: str
) -> None:
    issuer = program.issuer.model_copy(update={"name": name, "parent": None})
    words = choose(program.model_copy(update={"issuer": issuer}), None, [], "2027-01").profile.words
    assert (words.nation, number_line(words, 5, "CTr/ĐTN")) == (title, number)


@pytest.mark.parametrize(
    ("name", "symbol", "authority"),
    [
        ("Công đoàn phường A", "CTr-CĐ", "TM. BAN CHẤP HÀNH"),
        ("Hội Cựu chiến binh xã A", "CTr-CCB", "TM. BAN CHẤP HÀNH"),
        ("Đoàn TNCS Hồ Chí Minh xã A", "CTr/ĐTN", "TM. BAN THƯỜNG VỤ"),
    ],
)
@pytest.mark.parametrize("profile", ["", "hd05"])
def test_of_an_organisation_no_signature_or_symbol_is_demanded(
    name: str, symbol: str, authority: str, profile: str
) -> None:
    raw = issued_by(name, f"  profile: {profile}\n" if profile else "").decode()
    raw = raw.replace("symbol: CTr/ĐU", f"symbol: {symbol}")
    raw += f"signature: {{authority: {authority}, post: CHỦ TỊCH}}\n"
    assert not {"CTR931", "CTR932", "CTR936", "CTR261", "CTR937"} & told(raw.encode()).keys()


def test_the_file_goes_before_the_date_and_the_option_before_the_file(program: Program) -> None:
    document = program.document.model_copy(update={"profile": "nd30"})
    named = program.model_copy(update={"document": document})
    assert choose(named, None, [], "2025-12").profile.id == "nd30"
    assert choose(named, "hd05", [], "2025-12").profile.id == "hd05"


def test_every_number_has_a_mark_of_how_sure_it_is() -> None:
    unmarked = []
    for path in PROFILES:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            measured = re.match(r"\s+\w+: [\d.]+\s*(#.*)?$", line)
            if measured and not re.search(r"\[(C|1|\?|TL)\]|không dùng", measured[1] or ""):
                unmarked.append(f"{path.name}:{number}: {line.strip()}")
    assert unmarked == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_each_names_its_source_and_all_roles(path: Path) -> None:
    assert "Nguồn" in path.read_text("utf-8")
    loaded = profile(path.stem, [])
    assert set(loaded.styles) == set(ROLES)
    assert loaded.page.left + loaded.page.text_width + loaded.page.right == loaded.page.width


def test_styles_have_names_of_their_own() -> None:
    for path in PROFILES:
        names = [style.name for style in profile(path.stem, []).styles.values()]
        assert len(names) == len(set(names))


def test_a_user_adds_one_that_states_only_what_differs(ctr: Run, workspace: Path) -> None:
    added(
        Path("profiles"),
        "rieng",
        "extends: hd05\ntitle: Quy định của xã\nstyles: {body: {size: 15}}\n",
    )
    ran = ctr("render", "--profile", "rieng", "--format", "txt")
    assert ran.code == 0
    assert "Thể thức rieng (Quy định của xã), theo --profile" in ran.err
    mine = profile("rieng", [Path("profiles")])
    assert mine.styles["body"].size == 15
    assert mine.styles["body"].line == profile("hd05", []).styles["body"].line
    assert mine.words.recipient_end == ";"
    # What only extends another is never taken by itself.
    assert "Thể thức hd36" in ctr("render", "--format", "txt").err


def test_a_user_may_have_one_for_a_time(program: Program, tmp_path: Path) -> None:
    folders = added(
        tmp_path, "hd99", "extends: hd05\ntitle: Hướng dẫn mới\napplies: {from: 2028-01-01}\n"
    )
    assert choose(program, None, folders, "2028-03-01").profile.id == "hd99"
    assert choose(program, None, folders, "2027-12-31").profile.id == "hd05"


def test_a_user_may_change_a_built_in_one_under_its_name(program: Program, tmp_path: Path) -> None:
    folders = added(tmp_path, "hd36", "extends: hd36\nstyles: {item: {size: 15}}\n")
    chosen = choose(program, None, folders, "2025-12").profile
    assert (chosen.id, chosen.styles["item"].size) == ("hd36", 15)
    assert choose(program, None, folders, "2026-12").profile.styles["item"].size == 14


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("title: [", "1:1", "không đọc được như YAML"),
        ("- a\n", "1:1", "chưa có khóa nào"),
        ("extends: hd36\nstyles: {body: {siz: 15}}\n", "2:17", "ý bạn là `size`?"),
        ("extends: hd36\npgae: {left: 20}\n", "2:1", "ý bạn là `page`?"),
        ("extends: hd36\nstyles: {bodi: {size: 15}}\n", "2:10", "bodi"),
        ("extends: hd36\nstyles: {body: {size: to}}\n", "2:23", "`size` phải là số"),
        ("extends: hd36\npage: {left: -1}\n", "2:14", "nằm ngoài khoảng cho phép"),
        ("extends: hd36\nleft_column: 170\n", "1:1", "cột trái rộng hơn"),
        ("extends: hd36\nwords: {number: Số}\n", "2:17", "`number` không nhận giá trị"),
        ("extends: hd36\nwords: {purpose: '{purpose} {purpose}'}\n", "2:18", "`purpose`"),
        ("extends: hd36\napplies: {form: 2028-01-01}\n", "2:11", "ý bạn là `from`?"),
        ("extends: rieng\n", "1:10", "vòng tròn"),
        ("extends: hd37\n", "1:10", "không có thể thức `hd37`"),
        ("title: A\n", "1:1", "thiếu khóa `language`"),
    ],
)
def test_a_wrong_one_is_told_with_its_place(
    ctr: Run, workspace: Path, text: str, at: str, said: str
) -> None:
    added(Path("profiles"), "rieng", text)
    Path("programs/2026.yaml").write_text(MINIMAL, "utf-8")
    for arguments in (("render", "--profile", "rieng"), ("validate",)):
        ran = ctr(*arguments, *(["programs/2026.yaml"] if "validate" in arguments else []))
        told = ran.out + ran.err
        assert ran.code == 1
        assert f"profiles/rieng.yaml:{at}: lỗi" in told
        assert said in told
        assert "cách sửa" in told.lower()


def test_unknown_names(program: Program) -> None:
    with pytest.raises(UsageError) as asked:
        choose(program, "hd3", [], "2025-12")
    assert "hd36" in asked.value.hint
    document = program.document.model_copy(update={"profile": "hd3"})
    with pytest.raises(CtrError):
        choose(program.model_copy(update={"document": document}), None, [], "2025-12")


def test_each_writes_numbers_and_recipients_its_own_way(ctr: Run, workspace: Path) -> None:
    party = ctr("render", "--format", "txt", "--number", "04", "--date", "2025-12-05").out
    assert "Số 04-CTr/ĐU\n" in party
    assert "ngày 05 tháng 12 năm 2025" in party
    assert '- Thường trực Thành ủy "để báo cáo",\n' in party
    assert "Tự do" not in party
    later = ctr("render", "--format", "txt", "--profile", "hd05").out
    assert '- Thường trực Thành ủy "để báo cáo";\n' in later
    assert "- Lưu Văn phòng Đảng ủy.\n" in later
    state = ctr("render", "--format", "txt", "--profile", "nd30", "--number", "7").out
    assert "Số: 07-CTr/ĐU\n" in state
    assert "Độc lập - Tự do - Hạnh phúc\n" in state
    assert "\n*\n" not in state
    assert "\n-----\n" not in state


def issued_by(name: str, profile_line: str = "") -> bytes:
    text = MINIMAL.replace("name: Đảng ủy phường Đồ Sơn", f"name: {name}")
    return text.replace("  place: Đồ Sơn\n", f"  place: Đồ Sơn\n{profile_line}").encode()


def told(raw: bytes) -> dict[str, str]:
    return {finding.code: finding.hint for finding in check(from_bytes(raw, "x.yaml"))}


def test_what_checks_reads_the_profile_that_prints() -> None:
    line = "recipients: [{name: Các cơ quan liên quan}]\n"
    for name, kept in (
        ("Đảng ủy xã A", "Lưu Văn phòng Đảng"),
        ("UBND xã A", "Lưu: VT"),
        ("Sở Y tế", "Lưu: VT"),
    ):
        assert kept in told(issued_by(name) + line.encode())["CTR933"], name


@pytest.mark.parametrize(
    ("name", "authority", "hint"),
    [
        ("Đảng ủy xã A", "TM. ĐẢNG ỦY", "T/M ĐẢNG ỦY"),
        ("Ủy ban nhân dân xã A", "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("Hội đồng nhân dân xã A", "T/M HỘI ĐỒNG NHÂN DÂN", "TM. HỘI ĐỒNG NHÂN DÂN"),
        ("Thường trực HĐND xã A", "T/M THƯỜNG TRỰC", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"),
        ("Ủy ban Kiểm tra", "TM. ỦY BAN KIỂM TRA", "T/M ỦY BAN KIỂM TRA"),
    ],
)
def test_an_issuer_is_shown_its_own_authority(name: str, authority: str, hint: str) -> None:
    line = f"signature: {{authority: {authority}, post: CHỦ TỊCH}}\n"
    assert f"viết {hint} (" in told(issued_by(name) + line.encode())["CTR931"]


@pytest.mark.parametrize(
    ("name", "authority", "whole"),
    [
        ("HĐND xã A", "TM. THƯỜNG TRỰC HĐND", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"),
        ("UBND xã A", "TM. UBND", "TM. ỦY BAN NHÂN DÂN"),
        ("Đảng ủy xã A", "T/M BTV", "T/M BAN THƯỜNG VỤ"),
    ],
)
def test_an_authority_in_letters_is_shown_itself_in_words(
    name: str, authority: str, whole: str
) -> None:
    line = f"signature: {{authority: {authority}, post: CHỦ TỊCH}}\n"
    assert told(issued_by(name) + line.encode())["CTR931"].endswith(f" là {whole}")


@pytest.mark.parametrize(
    ("name", "chosen", "code"),
    [
        ("UBND phường Đồ Sơn", "hd36", "CTR261"),
        ("Đảng ủy phường Đồ Sơn", "nd30", "CTR261"),
        ("Đảng ủy phường Đồ Sơn", "hd05", None),
        ("UBND phường Đồ Sơn", "nd30", None),
        # Of whom no profile speaks may choose.
        ("Ủy ban MTTQ Việt Nam phường", "nd30", None),
        ("Đảng ủy phường Đồ Sơn", "hd36١٢", "CTR260"),
    ],
)
def test_a_profile_is_there_and_fits_the_issuer(name: str, chosen: str, code: str | None) -> None:
    found = set(told(issued_by(name, f"  profile: {chosen}\n"))) & {"CTR260", "CTR261"}
    assert found == ({code} if code else set())


def test_a_users_profile_is_known_to_the_checks(ctr: Run, workspace: Path) -> None:
    added(
        Path("profiles"),
        "rieng",
        "extends: nd30\ntitle: Của xã\noffice: {archive: 'Lưu: VT, VP'}\n",
    )
    text = issued_by("UBND xã A", "  profile: rieng\n").decode()
    Path("x.yaml").write_text(text + "recipients: [{name: A}]\n", "utf-8")
    ran = ctr("validate", "x.yaml", "--select", "CTR26,CTR933")
    assert "CTR26" not in ran.out
    assert "dòng cuối là: Lưu: VT, VP" in ran.out


def test_a_draft_says_so(ctr: Run, workspace: Path) -> None:
    assert "Dự thảo lần 2\n" in ctr("render", "--format", "txt", "--draft", "2").out
    assert "Dự thảo lần 2" in ctr("render", "--draft", "2").out
    assert "Dự thảo" not in ctr("render").out


@pytest.mark.parametrize("date", ["2025-02-30", "30/2/2025", "2025-12", "mai"])
def test_a_date_that_is_none(ctr: Run, workspace: Path, date: str) -> None:
    ran = ctr("render", "--date", date)
    assert ran.code == 2
    assert date in ran.err


def test_a_profile_that_is_named_is_checked_as_one(ctr: Run, workspace: Path) -> None:
    added(Path("profiles"), "rieng", "extends: hd36\n")
    sound = ctr("validate", "profiles/rieng.yaml")
    assert (sound.code, "1 tệp" in sound.out) == (0, True)
    added(Path("profiles"), "khac", "extends: hd36\nmau: đỏ\n")
    wrong = ctr("validate", "profiles/khac.yaml", "-f", "json")
    assert [(f["code"], f["line"]) for f in json.loads(wrong.out)["findings"]] == [("CTR111", 2)]
    Path("profiles/2026.yaml").write_text(MINIMAL, "utf-8")
    assert "CTR111" not in ctr("validate", "profiles/2026.yaml").out
