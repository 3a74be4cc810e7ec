"""What was found in a programme, for a person at a terminal and in Markdown."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ctr_cli.language.finding import pieces
from ctr_cli.views.document import charged_view
from ctr_cli.views.search import Hit, Search, texts_of


def search_text(answer: Search, file: str) -> RenderableType:
    """The items under their meetings, the words that were found in « »."""
    parts: list[RenderableType] = [Text(search_heading(answer), style="bold"), Text()]
    for (title, name), hits in groupby(answer["found"], key=_meeting_of):
        heading = Text(title, style="bold cyan")
        heading.append(f"  {name}", style="dim")
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, style="dim")
        table.add_column(ratio=1)
        for hit in hits:
            table.add_row(f"  {hit['item']['id']}", _item(hit, answer["terms"]))
        parts += [heading, table, Text()]
    parts.append(Text(f"Theo {file}", style="dim"))
    return Group(*parts)


def search_heading(answer: Search) -> str:
    """How much was found; nothing, and what is like it."""
    words = f"“{answer['words']}”"
    where = f" trong tháng {answer['month']}" if answer["month"] else ""
    where += f", việc của {answer['agency']['name']}" if answer["agency"] else ""
    if answer["found"]:
        meetings = len({hit["meeting"] for hit in answer["found"]})
        told = f"{len(answer['found'])} nội dung của {meetings} hội nghị{where}"
        if len(answer["terms"]) > 1:
            return f"Không có đúng cụm {words}; có đủ các chữ ấy: {told}"
        return f"{words}: {told}"
    told = f"Không có nội dung nào có {words}{where}"
    if answer["elsewhere"]:
        return f"{told}; cả chương trình có {answer['elsewhere']} nội dung."
    near = "; ".join(f"“{word}”" for word in answer["near"])
    return f"{told}. Gần giống: {near}." if near else f"{told}."


def _meeting_of(hit: Hit) -> tuple[str, str]:
    return hit["meeting_title"], hit["meeting"]


def _item(hit: Hit, terms: list[str]) -> Text:
    text = Text()
    for number, line in enumerate(texts_of(hit["item"])):
        found = pieces(line, terms)
        if number and not any(wanted for _, wanted in found):
            continue
        text.append("\n+ " if number else "")
        for piece, wanted in found:
            text.append(f"«{piece}»" if wanted else piece, style="bold yellow" if wanted else "")
    if hit["item"]["assignments"]:
        text.append(f"\n→ {charged_view(hit['item']['assignments'])}", style="green")
    return text


def search_md(answer: Search) -> str:
    """The same in Markdown, the words that were found in bold letters."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Search) -> Iterator[str]:
    from ctr_cli.render.templates import markdown

    yield f"# {markdown(search_heading(answer))}"
    for (title, name), hits in groupby(answer["found"], key=_meeting_of):
        yield f"\n## {markdown(title)} ({name})\n"
        for hit in hits:
            found = pieces(texts_of(hit["item"])[0], answer["terms"])
            shown = [
                f"**{markdown(piece)}**" if wanted else markdown(piece) for piece, wanted in found
            ]
            charged = charged_view(hit["item"]["assignments"])
            yield f"- {hit['item']['id']}: {''.join(shown)}" + (
                f" *({markdown(charged)})*" if charged else ""
            )
