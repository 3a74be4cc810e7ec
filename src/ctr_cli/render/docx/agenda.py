"""The papers of a meeting in Word: the agenda as a table, the invitation as a letter."""

from markupsafe import Markup

from ctr_cli.model.profile import Profile, Role
from ctr_cli.render.docx.blocks import text
from ctr_cli.render.docx.paper import Grid, Said, paper, said
from ctr_cli.views.agenda_paper import AgendaPaper, Invitation

_COLUMNS: tuple[Role, ...] = ("table_center", "table_center", "table_text", "table_text")
"""Number, time, item, agencies."""


def agenda_body(words: AgendaPaper, profile: Profile, number: int) -> Markup:
    """The agenda of one meeting; `number` is its place in the file."""
    rows = [
        (
            [row["position"]],
            [row["time"]],
            [row["text"], *(f"+ {detail}" for detail in row["details"])],
            [row["agencies"]],
        )
        for row in words["rows"]
    ]
    blocks = [
        *_heading(words["kind"], words["title"], words["title_rule"]),
        said("when_where", words["time"]),
        said("when_where", words["place"]),
        Grid(_widths(profile), _COLUMNS, words["columns"], rows),
    ]
    if words["agencies"]:
        label = text(words["agencies_label"], italic=True)
        blocks.append(said("agencies", "* ", label, f" {words['agencies']}."))
    return paper(words, blocks, words, profile, number)


def invitation_body(words: Invitation, profile: Profile, number: int) -> Markup:
    """The invitation to one meeting; `number` is its place in the file."""
    blocks = [
        *_heading(words["kind"], words["title"], words["title_rule"]),
        said("addressee", words["addressee"]),
        said("body", words["opening"]),
        said("body", words["time"]),
        said("body", words["place"]),
        said("body", words["content_label"]),
        *(said("item", item) for item in words["content"]),
        said("body", words["papers"]),
        *(said("item", share) for share in words["shares"]),
        said("body", words["ending"]),
    ]
    return paper(words, blocks, words, profile, number)


def _widths(profile: Profile) -> list[float]:
    """The columns of the profile, together as wide as its text."""
    shares = profile.table.agenda
    return [share * profile.page.text_width / sum(shares) for share in shares]


def _heading(kind: str, title: str, rule: str) -> list[Said | Grid]:
    heading: list[Said | Grid] = [said("kind", kind), said("title", title)]
    return [*heading, said("title_rule", rule)] if rule else heading
