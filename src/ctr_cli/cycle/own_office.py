"""Which agency is the office of who issues the programme, an organ of his or his head: none of them is written to."""

from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.demands import head_of

_OFFICE = "van phong"
_SHORT = {
    "hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "mttq": "mat tran to quoc", "bch": "ban chap hanh",
    "btv": "ban thuong vu", "lhpn": "lien hiep phu nu",
}  # fmt: skip
_ORGANS = (
    "ban chap hanh ",
    "ban thuong vu ",
    "ban thuong truc ",
    "thuong truc ",
    "thuong vu ",
    "lanh dao ",
)
"""What an issuer's name begins with before the body whose office it has."""


def spelt_out(name: str) -> str:
    """A name as a key, its usual abbreviations in full."""
    return " ".join(_SHORT.get(word, word) for word in fold(name).split())


def calls_all_like(lines: str, name: str) -> bool:
    """Whether lines, spelt out, call all of the kind of an agency: `Các Ban của HĐND phường` of `Ban Pháp chế`."""
    called, said = f"{spelt_out(name)} ", f" {' '.join(lines.split())} "
    kinds = (whole for names, whole in _kinds() if called.startswith(names))
    return any(f" {line} " in said for whole in kinds for line in whole)


@cache
def _kinds() -> list[tuple[tuple[str, ...], list[str]]]:
    """How the names of a kind begin, and how lines call all of them, as keys."""
    return [
        (tuple(f"{fold(name)} " for name in row["names"]), [*map(fold, row["lines"])])
        for row in table("competence")["recipients"]["kinds"]
    ]


_OF_A_CELL = ("cap uy", "chi uy", "ban chi uy", "cap uy chi bo")


def is_organ_of(issuer: str | None, agency: str) -> bool:
    """Whether an agency is an organ of an issuer: `BTV Hội`, `Thường trực Đảng ủy`, the `Cấp ủy` of a Party cell."""
    name = spelt_out(agency)
    if name in _OF_A_CELL and spelt_out(issuer or "").startswith("chi bo"):
        return True
    organ = next((organ for organ in _ORGANS if name.startswith(organ)), None)
    return organ is not None and is_cut_short(issuer, name.removeprefix(organ))


COMRADES = ("dong chi ", "d c ")
"""How persons of the Party are named, as keys."""
_AT_THE_HEAD = {"hieu truong": "ban giam hieu", "giam doc": "ban giam doc"}
"""What the head and his deputies are called together, by his post."""


def is_head_of(issuer: str | None, post: str | None, agency: str) -> bool:
    """Whether an agency is the person at the head of an issuer, by his post or that of the deputy who signed for him:
    `Bí thư chi bộ`, `Đ/c Chủ tịch UBND phường`, `Ban Giám đốc Sở`.
    """
    name = spelt_out(agency)
    for title in COMRADES:
        name = name.removeprefix(title)
    held = [spelt_out(one) for one in (post or "", head_of(post)) if one]
    held += [_AT_THE_HEAD[one] for one in held if one in _AT_THE_HEAD]
    rests = [name.removeprefix(one).strip() for one in held if f"{name} ".startswith(f"{one} ")]
    return any(not rest or is_cut_short(issuer, rest) for rest in rests)


def is_cut_short(whole: str | None, agency: str) -> bool:
    """Whether an agency's name is one of an office cut short: `Hội LHPN Thành phố`, `Đảng ủy phường`."""
    said, words = (_of_the_committee(name).split() for name in (agency, _without_organ(whole)))
    return bool(said) and _names(said, words)


def _of_the_committee(name: str) -> str:
    """A name as a key, where a Party organisation and its committee are one."""
    return f"{spelt_out(name)} ".replace("dang bo ", "dang uy ").rstrip()


def _without_organ(issuer: str | None) -> str:
    whole = spelt_out(issuer or "")
    for organ in _ORGANS:
        whole = whole.removeprefix(organ)
    return whole


_FAMILY = regex(
    r"(?:(?P<council>hoi dong nhan dan|ban (?:kinh te|kt|van hoa|vh) (?:ngan sach|ns|xa hoi|xh)|ban (?:phap che|ktns|vhxh))"
    r"|(?P<state>uy ban nhan dan)|(?P<union>cong doan|lien doan lao dong|uy ban kiem tra (?:cong|lien) doan)"
    r"|(?P<party>dang uy|dang bo|(?:tinh|thanh|huyen|quan) uy|uy ban kiem tra)|(?P<cell>chi bo|chi uy)"
    r"|(?P<front>(?:uy ban )?mat tran to quoc)"
    r"|(?P<youth>doan (?:thanh nien|tncs|phuong|xa|dac khu|truong)|(?:tinh|thanh|chi) doan)"
    r"|(?P<society>(?:chi )?hoi (?:lien hiep|nong dan|cuu chien binh|chu thap do|nguoi cao tuoi|khuyen hoc))"
    r"|(?P<centre>chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|trung uong|bo chinh tri))\b"
)
"""How the names of those begin that meet for themselves, a group for all that are one with its organs."""
_TIER = regex(
    r"\b(?:(?P<low>phuong|xa(?! hoi)|dac khu|thi tran)|(?P<middle>huyen|quan(?! su)|thi xa)"
    r"|(?P<high>tinh|thanh(?: pho| uy| doan|$)))\b"
)
_HEADED = regex(
    r"(?:uy ban nhan dan|hoi dong nhan dan|so|phong|cuc|chi cuc|thanh tra|van phong|trung tam|tram|truong|benh vien|cong an)\b"
)
"""Who has no committee that leads it."""


def is_anothers(issuer: str | None, body: str) -> bool:
    """Whether a body that meets is no organ of an issuer's: `HĐND tỉnh` in the programme of a Sở, `Ban Thường vụ Thành ủy`
    in that of a ward's committee. One of which nobody can tell is his own.
    """
    whole, name = spelt_out(issuer or ""), spelt_out(body)
    organ = next((organ for organ in _ORGANS if f"{name} ".startswith(organ)), "").strip()
    rest = name.removeprefix(organ).strip()
    own, theirs = _FAMILY.match(_without_organ(whole)), _FAMILY.match(rest)
    low, high = _TIER.search(whole), _TIER.search(name)
    if theirs:
        if own is None:
            return whole != "" and not whole.startswith(_ORGANS)
        apart = low is not None and high is not None and low.lastgroup != high.lastgroup
        return own.lastgroup != theirs.lastgroup or apart
    led = bool(organ) and (not organ.endswith("thuong truc") or bool(rest))
    return led and not _TIER.sub("", rest) and _HEADED.match(whole) is not None


def is_office_of(issuer: str | None, agency: str) -> bool:
    """Whether an agency is the office of an issuer, as offices are named: `Văn phòng` and some words of his name.

    `Văn phòng Đoàn xã` is that of `Ban Chấp hành Đoàn xã Bảo Lâm` and of `Đoàn TNCS Hồ Chí Minh xã Bảo Lâm`;
    one of two bodies (`Văn phòng HĐND và UBND`) is the office of both, and `Văn phòng` alone of whoever issues.
    """
    name, whose = spelt_out(agency), _without_organ(issuer)
    if name != _OFFICE and not name.startswith(f"{_OFFICE} "):
        return False
    bodies = name.removeprefix(_OFFICE).split(" va ")
    return any(_names(body.split(), whose.split()) for body in bodies)


def is_like_office(usual: str, agency: str) -> bool:
    """Whether an agency is an office of the kind of a usual one, `Văn phòng UBND xã` of `Văn phòng HĐND và UBND xã`; `Văn
    phòng cấp ủy` is any.
    """
    office, _, whose = spelt_out(agency).partition(f"{_OFFICE} ")
    return not office and whose.split(" ")[0] in (*spelt_out(usual).split()[2:], "cap")


def _names(said: list[str], whole: list[str]) -> bool:
    """Whether some words are a name cut short: its first word, then others in their order, or first letters of them."""
    if not said:
        return True
    at = 0
    for number, word in enumerate(said):
        found = next((n for n in range(at, len(whole)) if _takes(word, whole[n:])), None)
        if found is None or (number == 0 and found):
            return False
        at = found + _takes(word, whole[found:])
    return True


def _takes(word: str, left: list[str]) -> int:
    """How many words a word of a short name stands for at their beginning: itself, or those it is the letters of."""
    if left[0] == word:
        return 1
    letters = "".join(one[0] for one in left[: len(word)])
    return len(word) if len(word) > 1 and letters == word else 0
