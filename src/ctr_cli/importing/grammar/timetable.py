"""The bodies of a programme and their meetings, made as headings and items speak of them."""

from dataclasses import dataclass, field, replace

from ctr_cli.importing.building.report import CONVENTION
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.content import Content, Doubt, Setting, word_keys
from ctr_cli.importing.grammar.names import spelt_out
from ctr_cli.importing.grammar.outline import Entry, Heading
from ctr_cli.importing.grammar.when import When, deadline_of
from ctr_cli.importing.reading.lines import Line, words
from ctr_cli.model.meetings import month_of
from ctr_cli.model.program import Body, Meeting
from ctr_cli.model.values import Kind


@dataclass(slots=True)
class Timetable:
    """Bodies and meetings; `headings` and `months` keep, by the id of a meeting, what its headings said."""

    setting: Setting
    content: Content
    headings: dict[int, list[Entry]] = field(default_factory=dict)
    months: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def name_body(self, entry: Entry) -> None:
        """Learn of a body from a heading; the words that are not in its name are shown in the report."""
        heading = entry.heading
        if heading.body is None:
            return
        written = heading.body_name
        name = sentence_case(written, self.setting.source) if " " in written else spelt_out(written)
        body = next((body for body in self.content.bodies if body.id == heading.body), None)
        if body is None:
            body = Body(id=heading.body, name=name, meetings=[])
            self.content.bodies.append(body)
        elif entry.kind == "body" and len(words(name)) > len(words(body.name)):
            body.name = name
        if entry.kind == "body" and set(word_keys(entry.text)) - set(
            word_keys(f"{body.name} {CONVENTION}")
        ):
            self.content.taken_apart.append(entry.line)

    def body(self, said: Heading, line: Line) -> Body:
        """The body that meets, or the one the whole document is for when no heading says."""
        identifier, name = (said.body, said.body_name) if said.body else self.setting.body
        for body in self.content.bodies:
            if body.id == identifier:
                return body
        body = Body(id=identifier, name=sentence_case(name, self.setting.source), meetings=[])
        self.content.bodies.append(body)
        if not said.body:
            message = "văn bản không nói rõ nội dung này trình cơ quan nào"
            self.content.doubts.append(Doubt(message, body, line))
        return body

    def meeting(self, said: Heading, headings: list[Entry], line: Line) -> Meeting:
        """The meeting that headings speak of: a new one, unless they say nothing that sets it apart."""
        body = self.body(said, line)
        meeting = self._new(said)
        twin = next((other for other in body.meetings if _key(other) == _key(meeting)), None)
        if twin is not None and not headings:
            return twin
        if twin is not None:
            meeting.id = _free_id(body, meeting)
            message = "cùng cơ quan, cùng thời gian với một hội nghị ở trên"
            self.content.doubts.append(Doubt(message, meeting, line))
        if said.when.year and said.when.year != self.setting.year:
            message = f"đề mục ghi năm {said.when.year}, chương trình là năm {self.setting.year}"
            self.content.doubts.append(Doubt(message, meeting, line))
        body.meetings.append(meeting)
        self.headings[id(meeting)] = headings
        self.months[id(meeting)] = said.when.months
        return meeting

    def meeting_at(self, said: Heading, time: When, line: Line) -> Meeting:
        """The meeting of a body at the time a row of a table names."""
        return self.meeting(replace(said, when=time), [], line)

    def _new(self, said: Heading) -> Meeting:
        kind: Kind = said.kind  # type: ignore[assignment]
        meeting = Meeting(number=said.number, kind=kind, items=[])
        if said.when.day and said.when.year == self.setting.year:
            meeting.date = deadline_of(said.when, self.setting.year)
        if meeting.date is None and said.when.months:
            meeting.month = said.when.months[0]
        elif meeting.date is None:
            meeting.quarter = said.when.quarter
        return meeting

    def finish(self) -> None:
        """Keep printed headings where fields do not say the same, and give every month its meeting."""
        for body in self.content.bodies:
            for meeting in body.meetings:
                for entry in self.headings.get(id(meeting), []):
                    if set(word_keys(entry.text)) - self._implied(body, meeting, entry):
                        meeting.title = entry.text
            self._spread(body)

    def _implied(self, body: Body, meeting: Meeting, entry: Entry) -> set[str]:
        """The words a printed heading has of itself."""
        implied = set(
            word_keys(
                f"hội nghị {body.name} tháng quý năm lần thứ chuyên đề đột xuất {self.setting.year}"
            )
        )
        implied |= {str(month) for month in self.months.get(id(meeting), ())}
        if meeting.number:
            implied.add(str(meeting.number))
        if meeting.date:
            implied |= {"ngày", *(part.lstrip("0") for part in meeting.date.split("-"))}
        if entry.heading.when.quarter:
            implied |= {"i", "ii", "iii", "iv"}
        return implied

    def _spread(self, body: Body) -> None:
        """A heading for several months is a meeting in each of them."""
        for meeting in list(body.meetings):
            months = self.months.get(id(meeting), ())
            if len(months) < 2:
                continue
            headings = self.headings[id(meeting)]
            message = f"văn bản ghi chung một lần cho các tháng {', '.join(map(str, months))}"
            at = body.meetings.index(meeting)
            for month in months[1:]:
                copy = meeting.model_copy(deep=True)
                copy.month = month
                if any(_key(copy) == _key(other) for other in body.meetings):
                    copy.id = _free_id(body, copy)
                at += 1
                body.meetings.insert(at, copy)
                self.content.doubts.append(
                    Doubt(message, copy, headings[-1].line if headings else None)
                )


def _key(meeting: Meeting) -> tuple[object, ...]:
    """What sets a meeting apart from the others of its body: number, or kind and month or quarter."""
    if meeting.number is not None:
        return (meeting.number,)
    month = month_of(meeting)
    return (meeting.kind, month, None if month else meeting.quarter)


def _free_id(body: Body, meeting: Meeting) -> str:
    """An id for a second meeting at the time of another."""
    when = meeting.number or month_of(meeting)
    base = (
        f"{body.id}-{when}"
        if when
        else f"{body.id}-q{meeting.quarter}"
        if meeting.quarter
        else body.id
    )
    taken, number = {other.id for other in body.meetings}, 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def by_time(meeting: Meeting) -> int:
    """A key that puts meetings in the order of the year, those without a time last."""
    return month_of(meeting) or (3 * meeting.quarter - 2 if meeting.quarter else 13)
