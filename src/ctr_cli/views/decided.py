"""What the lists that came back have decided: how much of each kind, what is new and by whom, and what may be one."""

from collections.abc import Iterator
from itertools import combinations

from ctr_cli.cycle.answers import VERBS, Answer, Answers, is_taken_fact
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.views.sentences import with_role

_ALIKE = 85
"""Of 100: from there on two texts may speak of one piece of work."""
_BRACKETS = regex(r"\([^)]*\)")


def decided_lines(answers: Answers, draft: Draft) -> list[str]:
    """Lines for a person (Vietnamese); none where nothing was decided."""
    decided = (a for code, a in answers.decided.items() if not is_taken_fact(code, a))
    every = [*decided, *draft.brought]
    if not every:
        return []
    counts = {verb: sum(one.verb == verb for one in every) for verb in VERBS}
    parts = [f"{VERBS[verb].lower()} {count}" for verb, count in counts.items() if count]
    return [
        f"Theo các bảng: {', '.join(parts)}.",
        *(
            f"- Thêm vào {_meeting(one, draft)}: {one.text}{_by(one)}"
            for one in every
            if one.verb == "add" and one.text
        ),
        *_alike(draft),
        *(_overruled(one, code, answers.decided[code]) for code, one in _others(answers, draft)),
    ]


def _others(answers: Answers, draft: Draft) -> Iterator[tuple[str, Answer]]:
    """The proposals that were decided otherwise, by their codes; one that means the same meeting is none."""
    for code, others in answers.overruled.items():
        yield from ((code, one) for one in others)
    for code, rows in answers.elsewhere.items():
        yield from ((code, one) for one, _ in rows if one.row not in draft.agreed)


def _overruled(one: Answer, code: str, decided: Answer) -> str:
    """What an agency proposed and the decision has otherwise, the words that go unused too."""
    names = "; ".join(with_role(agency.name, agency.role or "prepare") for agency in one.agencies)
    unused = [
        f"câu “{one.text}”" if one.text and one.text != decided.text else "",
        f"nơi trình {one.meeting}" if one.meeting and one.meeting != decided.meeting else "",
        f"cơ quan {names}" if one.agencies and one.agencies != decided.agencies else "",
    ]
    said = ", ".join(filter(None, unused))
    more = f" với {said} (không theo)" if said else ""
    right = f"{VERBS[decided.verb]} {decided.meeting}".rstrip()
    return f"- {one.row}: đề nghị {VERBS[one.verb]} {code}{more}, quyết định là {right}"


def _meeting(one: Answer, draft: Draft) -> str:
    """The meeting of the draft that an answer names, by its name."""
    said = fold(one.meeting)
    return next((m.title for m in draft.meetings if fold(m.id) == said), one.meeting)


def _by(one: Answer) -> str:
    names = "; ".join(with_role(agency.name, agency.role or "prepare") for agency in one.agencies)
    who = f"{names}: " if names else ""
    return f" ({who}{one.row})"


def _alike(draft: Draft) -> Iterator[str]:
    """What is new twice in like words, or stands in the draft already."""
    for one, other in combinations(draft.brought, 2):
        if _is_alike(one.text, other.text):
            yield f"- Có thể trùng nhau: {one.row} và {other.row}: “{one.text}”, “{other.text}”"
    for one in draft.brought:
        for entry in draft.entries:
            if entry.new and _is_alike(one.text, entry.new):
                yield f"- Có thể đã có ở {entry.new_id}: {one.row}: “{one.text}”"


def _is_alike(text: str, other: str) -> bool:
    """Whether two texts say the same in like words, whatever either adds in brackets."""
    from rapidfuzz import fuzz

    keys = [(fold(one), fold(_BRACKETS.sub(" ", one))) for one in (text, other)]
    return any(fuzz.token_sort_ratio(*pair) >= _ALIKE for pair in zip(*keys, strict=True))
