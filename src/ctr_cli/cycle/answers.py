"""What a person decided about next year's draft: one answer a row of the review list."""

from typing import Literal, NamedTuple

Verb = Literal["keep", "drop", "move", "reword", "add"]


class Answer(NamedTuple):
    """A decision about an entry, a value of the head, or something new.

    `meeting` is where it goes, as a person wrote it; `text` and `agencies` are empty where nothing
    is said of them. `row` names the row for messages (Vietnamese).
    """

    verb: Verb
    meeting: str = ""
    text: str = ""
    agencies: tuple[str, ...] = ()
    row: str = ""
