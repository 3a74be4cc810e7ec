"""CTR5xx, spelling: syllables that do not exist, words that are none, marks and letters out of place."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Change, Problem, Severity
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.slips import slips_in
from ctr_cli.rules.form.together import together
from ctr_cli.rules.kept import once
from ctr_cli.rules.printed import Printed, accepted, cased, printed, styled
from ctr_cli.rules.registry import Subject, rule


@once
def _by_code(subject: Subject) -> dict[str, list[tuple[Printed, Slip]]]:
    """The slips of a programme by the rule that tells them, without the words the office has declared right."""
    found: dict[str, list[tuple[Printed, Slip]]] = {}
    for passage in printed(subject):
        for slip in slips_in(passage.text):
            first, last = slip.words[0].start, slip.words[-1].end
            if not accepted(subject, passage.text, first, last):
                found.setdefault(slip.code, []).append((passage, slip))
    return found


def _told(
    subject: Subject, code: str, message: str, hint: str = "viết “{right}”"
) -> Iterator[Problem]:
    """One problem for each wrong spelling of a kind, with its further places."""
    groups: dict[tuple[str, str], list[tuple[Printed, Slip]]] = {}
    for passage, slip in _by_code(subject).get(code, ()):
        written = passage.text[slip.words[0].start : slip.words[-1].end]
        right = " ".join(filter(None, _right(subject, slip)))
        groups.setdefault((written, right), []).append((passage, slip))
    for (written, right), found in groups.items():
        slip = found[0][1]
        places = [(p, one.words[0].start, one.words[-1].end) for p, one in found]
        edits = [edit for p, one in found if one.sure for edit in _edits(subject, p, one)]
        words = message.format(written=written, right=right)
        severity: Severity | None = None if slip.sure else "info"
        wanted = _hint(subject, hint, right, slip)
        yield together(places, words, wanted, edits, severity=severity)


def _hint(subject: Subject, hint: str, right: str, slip: Slip) -> str:
    if right:
        return hint.format(right=right)
    if not slip.likely:
        advice = "bỏ một trong hai" if slip.code == "CTR522" else "xem lại cách viết"
        return f"{advice}; nếu viết đúng, thêm vào `words` của ctr.yaml"
    written = slip.words[0].text
    likely = " hay ".join(f"“{styled(subject, cased(written, key))}”" for key in slip.likely)
    return f"có lẽ là {likely}; nếu viết đúng, thêm vào `words` của ctr.yaml"


def _right(subject: Subject, slip: Slip) -> tuple[str, ...]:
    """The right words in the case of the written ones and in the document's own style of marks."""
    return tuple(
        word.text
        if key == word.key and slip.code not in _WHOLE
        else " ".join(styled(subject, part) for part in cased(word.text, key).split(" "))
        for word, key in zip(slip.words, slip.meant, strict=False)
    )


_WHOLE = ("CTR502", "CTR507")
"""The rules whose words have the right letters, in the wrong case or with the mark on the wrong one."""


def _edits(subject: Subject, passage: Printed, slip: Slip) -> Iterator[tuple[KeyPath, Change]]:
    """The edits of a slip: only words that differ, never in a quotation."""
    if not slip.meant or passage.quoted(slip.words[0].start, slip.words[-1].end):
        return
    end = slip.words[0].start
    for word, right in zip(slip.words, _right(subject, slip), strict=True):
        if not right:
            yield passage.path, Change(end, word.end, "")
        elif right != word.text:
            yield passage.path, Change(word.start, word.end, right)
        end = word.end


@rule("CTR501", "warning", "info")
def syllable_exists(subject: Subject) -> Iterator[Problem]:
    """Every word is a syllable of Vietnamese, a known foreign word or a name."""
    yield from _told(
        subject, "CTR501", "“{written}” không phải là một tiếng quen dùng của tiếng Việt"
    )


@rule("CTR502", "warning")
def mark_on_its_vowel(subject: Subject) -> Iterator[Problem]:
    """A tone mark stands on the vowel that carries it."""
    yield from _told(subject, "CTR502", "“{written}” đặt dấu thanh sai chữ")


@rule("CTR503", "warning")
def no_known_slip(subject: Subject) -> Iterator[Problem]:
    """No word is one of the wrong spellings that offices are known for."""
    yield from _told(subject, "CTR503", "“{written}” viết sai chính tả")


@rule("CTR504", "warning", "info")
def pair_is_a_word(subject: Subject) -> Iterator[Problem]:
    """Two syllables make a word, not something one mark or letter away from one."""
    yield from _told(subject, "CTR504", "“{written}” không thành từ, có lẽ là “{right}”")


@rule("CTR505", "warning")
def no_word_twice(subject: Subject) -> Iterator[Problem]:
    """No word is written twice in a row, but where Vietnamese doubles it."""
    yield from _told(subject, "CTR505", "“{written}” viết lặp từ", "bỏ phần lặp, còn “{right}”")


@rule("CTR506", "warning")
def marks_are_there(subject: Subject) -> Iterator[Problem]:
    """No words are typed without their marks."""
    yield from _told(subject, "CTR506", "“{written}” viết thiếu dấu")


@rule("CTR507", "warning")
def one_case_in_a_word(subject: Subject) -> Iterator[Problem]:
    """Capitals begin a word, or fill it."""
    yield from _told(subject, "CTR507", "“{written}” lẫn chữ hoa giữa từ")


@rule("CTR508", "info")
def y_as_offices_write(subject: Subject) -> Iterator[Problem]:
    """y stands where offices write it: kỷ, kỹ, lý, tỷ, quy."""
    yield from _told(subject, "CTR508", "văn bản hành chính viết “{right}”, không viết “{written}”")


@rule("CTR509", "warning")
def letters_are_typed_out(subject: Subject) -> Iterator[Problem]:
    """No keys of Telex are left in a word."""
    yield from _told(subject, "CTR509", "“{written}” còn phím gõ dấu chưa thành chữ")


@rule("CTR510", "warning")
def syllables_stand_apart(subject: Subject) -> Iterator[Problem]:
    """Two syllables have a space between them."""
    yield from _told(subject, "CTR510", "“{written}” viết liền hai tiếng")


@rule("CTR511", "warning", "info")
def no_stray_syllable(subject: Subject) -> Iterator[Problem]:
    """No rare syllable stands where it makes no word and one near it does; what is not sure is only a remark."""
    yield from _told(subject, "CTR511", "“{written}” không thành từ với tiếng bên cạnh")


@rule("CTR512", "info")
def no_lonely_syllable(subject: Subject) -> Iterator[Problem]:
    """No syllable that only lives in words stands by itself."""
    message = "“{written}” không đứng một mình: tiếng bên cạnh viết thiếu hoặc viết sai"
    yield from _told(subject, "CTR512", message)


@rule("CTR513", "warning", "info")
def syllables_in_order(subject: Subject) -> Iterator[Problem]:
    """The two syllables of a word stand in their order."""
    yield from _told(subject, "CTR513", "“{written}” đảo tiếng, có lẽ là “{right}”")


@rule("CTR522", "warning")
def words_go_together(subject: Subject) -> Iterator[Problem]:
    """No two joining words, and no words of one meaning, stand side by side; no word stands where another is meant."""
    yield from _told(subject, "CTR522", "“{written}” thừa từ hoặc dùng lẫn từ")


@rule("CTR517", "warning", "info")
def syllables_fit(subject: Subject) -> Iterator[Problem]:
    """A syllable fits the two beside it, as the set phrases of programmes have them."""
    yield from _told(subject, "CTR517", "“{written}” không hợp với các tiếng bên cạnh")
