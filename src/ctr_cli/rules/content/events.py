"""Days of remembrance named in the texts of a programme: the known ones, and the office's own of `ctr.yaml`."""

from ctr_cli.data.struct import Struct
from ctr_cli.language.events import Event, event, events_in
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, prose, tells
from ctr_cli.rules.registry import Reader

OCCASION = regex(
    r"\b(?:nhân|nhân dịp|hưởng ứng|mít tinh|tọa đàm|gặp mặt|chúc mừng|tặng hoa|dâng hương|nghỉ lễ)\b[^,;.:]{0,40}\Z"
)
"""Right before a day that is kept at once, and not prepared for months."""


class Named(Struct):
    """An event named in a passage, at its characters `start` to `end`."""

    event: Event
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The name as the clerk wrote it."""
        return self.passage.text[self.start : self.end]


@once
def named(reader: Reader) -> list[Named]:
    """Each event named in a text that speaks of an occasion, in the document's order."""
    own = {
        plain(name): event(plain(name), entry.day, entry.since)
        for entry in reversed(reader.office.anniversaries)
        for name in entry.names
    }
    texts, found = prose(reader), []
    for told in events_in(texts.joined.text, own):
        index = texts.joined.which(told.start)
        passage, offset = texts.passages[index], texts.joined.starts[index]
        if tells(passage.low, "occasions"):
            found.append(Named(told.event, passage, told.start - offset, told.end - offset))
    return found
