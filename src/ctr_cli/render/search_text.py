"""What was found in a programme, for a person at a terminal and in Markdown."""

from collections.abc import Iterator
from itertools import groupby

from ctr_cli.language.finding import pieces
from ctr_cli.render.layout import Grid, Part, Piece
from ctr_cli.views.search import Hit, Search, texts_of
from ctr_cli.views.sentences import charged_view


def search_text(answer: Search, file: str) -> list[Part]:
    """The items under their meetings, the words that were found in « »."""
    parts: list[Part] = [[(search_heading(answer), "bold")], []]
    for (title, name), hits in groupby(answer["found"], key=_meeting_of):
        rows = [
            ([(f"  {hit['item']['id']}", "dim")], list(_item(hit, answer["terms"]))) for hit in hits
        ]
        parts += [[(title, "bold cyan"), (f"  {name}", "dim")], Grid(rows, gap=2), []]
    named = [[(line, "")] for line in _all_of(answer)]
    return [*parts, *named, [(f"Theo {file}", "dim")]]


def search_heading(answer: Search) -> str:
    """How much was found; nothing, and what is like it."""
    words = f"“{answer['words']}”"
    where = f" trong tháng {answer['month']}" if answer["month"] else ""
    where += f", việc của {answer['agency']['name']}" if answer["agency"] else ""
    if answer["found"]:
        meetings = len({hit["meeting"] for hit in answer["found"]})
        called = ", ".join(dict.fromkeys(hit["occasion"] or "mục" for hit in answer["found"]))
        told = f"{len(answer['found'])} nội dung của {meetings} {called}{where}"
        if len(answer["terms"]) > 1:
            return f"Không có đúng cụm {words}; có đủ các chữ ấy: {told}"
        return f"{words}: {told}"
    told = f"Không có nội dung nào có {words}{where}"
    if answer["elsewhere"]:
        return f"{told}; cả chương trình có {answer['elsewhere']} nội dung."
    near = "; ".join(f"“{word}”" for word in answer["near"])
    return f"{told}. Gần giống: {near}." if near else f"{told}."


def _all_of(answer: Search) -> Iterator[str]:
    """Where all the work of an agency is that the words name: what only a line for a whole meeting names is not found."""
    month = f" --month {answer['month']}" if answer["month"] else ""
    for agency in answer["named"]:
        yield f"Mọi việc của {agency['name']}, cả việc chung: ctr tasks -a {agency['id']}{month}"


def _meeting_of(hit: Hit) -> tuple[str, str]:
    return hit["meeting_title"], hit["meeting"]


def _item(hit: Hit, terms: list[str]) -> Iterator[Piece]:
    for number, line in enumerate(texts_of(hit["item"])):
        found = pieces(line, terms)
        if number and not any(wanted for _, wanted in found):
            continue
        if number:
            yield "\n+ ", ""
        for piece, wanted in found:
            yield (f"«{piece}»", "bold yellow") if wanted else (piece, "")
    if hit["item"]["assignments"]:
        yield "\n→ ", "green"
        for piece, wanted in pieces(charged_view(hit["item"]["assignments"]), terms):
            yield (f"«{piece}»", "bold yellow") if wanted else (piece, "green")


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
    if answer["named"]:
        yield ""
    yield from map(markdown, _all_of(answer))
