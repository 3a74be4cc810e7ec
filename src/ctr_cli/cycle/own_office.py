"""Which agency is the office of who issues the programme, an organ of his or his head: none of them is written to."""

from ctr_cli.language.keys import fold

_OFFICE = "van phong"
_SHORT = {
    "hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "mttq": "mat tran to quoc", "bch": "ban chap hanh",
    "btv": "ban thuong vu", "lhpn": "lien hiep phu nu",
}  # fmt: skip
_ORGANS = ("ban chap hanh ", "ban thuong vu ", "ban thuong truc ", "thuong truc ")
"""What an issuer's name begins with before the body whose office it has."""


def spelt_out(name: str) -> str:
    """A name as a key, its usual abbreviations in full."""
    return " ".join(_SHORT.get(word, word) for word in fold(name).split())


_OF_A_CELL = ("cap uy", "chi uy", "ban chi uy", "cap uy chi bo")


def is_organ_of(issuer: str | None, agency: str) -> bool:
    """Whether an agency is an organ of an issuer: `BTV Hội`, `Thường trực Đảng ủy`, the `Cấp ủy` of a Party cell."""
    name = spelt_out(agency)
    if name in _OF_A_CELL and spelt_out(issuer or "").startswith("chi bo"):
        return True
    organ = next((organ for organ in _ORGANS if name.startswith(organ)), None)
    return organ is not None and is_cut_short(issuer, name.removeprefix(organ))


def is_head_of(issuer: str | None, post: str | None, agency: str) -> bool:
    """Whether an agency is the person at the head of an issuer, by his post: `Bí thư chi bộ`, `Chủ tịch UBND phường`."""
    name, held = spelt_out(agency), spelt_out(post or "")
    if not held or not f"{name} ".startswith(f"{held} "):
        return False
    rest = name.removeprefix(held).strip()
    return not rest or is_cut_short(issuer, rest)


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
