"""CTR416: signs in the wrong place, by pattern and between words that belong together: `cải cách, hành chính`."""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.commas import in_phrases, lacking, needless
from ctr_cli.rules.form.displaced import stand_together
from ctr_cli.rules.form.lexicon import bonded, is_core, is_word, syllables
from ctr_cli.rules.form.pairs import around, key_at
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.slips import mendable
from ctr_cli.rules.form.together import NOTE, each
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import SENTENCES, Word, listed, printed, quoted, words_of
from ctr_cli.rules.registry import text_rule

_WORDS = regex(r"[^\W\d_]+")
_SIGNS = frozenset([", ", "; ", ": ", ". ", "-"])
"""What stands between two words and may be wrong there; but for the comma, where a text has no other."""


@text_rule("CTR416", "warning", "info", note=NOTE)
def signs_stand_where_they_belong(texts: Excerpt) -> Iterator[Problem]:
    """No sign stands where none belongs, and none parts a word, a set phrase or an act and what is done."""
    yield from of_rows(texts, "CTR416")
    for passage in printed(texts):
        for severity, start, end, right in () if passage.name else _parted(passage.text):
            if mendable(passage.text, start, end):
                continue
            lacks = right.count(",") > passage.text.count(",", start, end)
            why = "thiếu dấu phẩy giữa hai vế" if lacks else "có dấu câu không đúng chỗ"
            yield from each([(passage, start, end, right)], f"“{{written}}” {why}", severity)
        end = len(passage.text.rstrip())
        if passage.place.key in SENTENCES and passage.text[end - 1] in ",-–":
            said = "câu bỏ lửng, chưa hết ý", "viết nốt phần còn thiếu"
            yield Problem(passage.path, *said, end - 1, end)


def _parted(text: Text) -> Iterator[tuple[Severity, int, int, str]]:
    """The two words of a text beside a sign that does not belong there, and what is right.

    A comma between two whole words is only doubted: they may be two parts of a list; so is one that a set phrase
    lacks and has elsewhere, `xanh, sạch đẹp`, and a dash without blanks, which is a style: `chính trị-xã hội`.
    """
    yield from lacking(text)
    yield from needless(text)
    yield from in_phrases(text)
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if two.joined or two.capital or not (one.plain and two.plain):
            continue
        gap = text[one.end : two.start]
        if gap in _SIGNS and (gap == ", " or text.count(gap) == 1):
            sign = _instead(text, words, at, gap)
            if sign not in ("", gap) and not quoted(text, one.start, two.end):
                whole = {one.key, two.key} <= syllables()["alone"] or all(around(words, at))
                clauses = gap == "; " and not is_core(one.key, two.key)
                doubted = (whole and gap == ", ") or clauses or sign.strip() == gap
                severity: Severity = "info" if doubted else "warning"
                yield severity, one.start, two.end, f"{one.text}{sign}{two.text}"


def _instead(text: Text, words: tuple[Word, ...], at: int, gap: str) -> str:
    """What stands right in the place of a sign behind a word; empty where the sign may be right."""
    one, two = words[at : at + 2]
    if f"{one.key} {two.key}" in table("parted")["apart"]:
        return ""
    before, after = (n < len(words) and words[n].joined for n in (at, at + 2))
    if gap != "-" and is_core(one.key, two.key):
        led = before and bonded(key_at(words, at - 1), one.key)
        goes_on = after and bonded(two.key, key_at(words, at + 2))
        both = gap in (", ", "; ") and syllables()["standing"].issuperset((one.key, two.key))
        return "" if led or goes_on or both else " "
    if gap in (", ", "; ") and before and _stand_together(text, words, at):
        return " "
    bound = {one.key, two.key} - syllables()["alone"]
    if gap == ", " and bound and is_word(one.key, two.key) and not any(around(words, at)):
        return "" if _is_listed(text, words, at, at + 2) else " "
    return ""


def _stand_together(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether a comma parts two words that stand beside each other without one: an act and what is done."""
    act, done = (f"{words[n].key} {key_at(words, n + 1)}" for n in (at - 1, at + 1))
    if done in table("parted")["acts"]:
        return False
    opens = words[at - 1].opening or key_at(words, at - 2) in ("và", "việc", "để")
    if at > 2 and words[at - 3].opening and not words[at - 1].joined:
        opens |= f"{words[at - 3].key} {words[at - 2].key}" in table("parted")["doing"]
    things, ahead = (
        listed("wording", "ordinary").union(table("parted")["done"]),
        {words[at + 1].key, done},
    )
    if opens and act in table("parted")["doing"] and ahead & things:
        return True
    if act == "tổ chức" and ahead.intersection(table("parted")["held"]):
        return True
    usual = stand_together(act, done) and not stand_together(act, done, ",")
    return usual and not _is_listed(text, words, at - 1, at + 3)


def _is_listed(text: Text, words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether words may be two parts of a list, or the last of what is before: `tại buổi tiếp xúc, cử tri nêu`."""
    return (
        (first > 0 and words[first - 1].key in table("parted")["leads"])
        or text[: words[first].start].endswith((", ", " và "))
        or text[words[last - 1].end :].startswith((",", " và "))
    )
