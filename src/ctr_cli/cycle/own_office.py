"""Which agency is the office of who issues the programme: the one that asks the others and writes to them."""

from ctr_cli.language.keys import fold

_OFFICE = "van phong"
_SHORT = {"hdnd": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "mttq": "mat tran to quoc"}
_ORGANS = ("ban chap hanh ", "ban thuong vu ", "ban thuong truc ", "thuong truc ")
"""What an issuer's name begins with before the body whose office it has."""


def spelt_out(name: str) -> str:
    """A name as a key, its usual abbreviations in full."""
    return " ".join(_SHORT.get(word, word) for word in fold(name).split())


def is_office_of(issuer: str | None, agency: str) -> bool:
    """Whether an agency is the office of an issuer, as offices are named: `Văn phòng` and some words of his name.

    `Văn phòng Đoàn xã` is that of `Ban Chấp hành Đoàn xã Bảo Lâm` and of `Đoàn TNCS Hồ Chí Minh xã Bảo Lâm`;
    one of two bodies (`Văn phòng HĐND và UBND`) is the office of both, and `Văn phòng` alone of whoever issues.
    """
    name, whose = spelt_out(agency), spelt_out(issuer or "")
    if name != _OFFICE and not name.startswith(f"{_OFFICE} "):
        return False
    for organ in _ORGANS:
        whose = whose.removeprefix(organ)
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
