"""Rows of a workbook as high as their text: Excel fits them when it opens a file, other programs do not."""

from ctr_cli.language.keys import without_marks


def lines_needed(text: str, width: float) -> int:
    """The lines a text takes in a column of a width in digits, broken between words.

    Measured in the standard font (Calibri 11), in which a text is not narrower than in Times New
    Roman 11: a line too many does no harm, one too few hides words on paper.
    """
    from xlsxwriter.utility import xl_pixel_width

    room = width * 7 - 4  # a digit has 7 pixels; 4 are kept by the borders
    lines = 0
    for paragraph in text.split("\n"):
        used = room
        for word in paragraph.split() or [""]:
            length = xl_pixel_width(without_marks(word))
            if used + length > room:
                lines, used = lines + max(1, -(-length // int(room))), 0
                length %= int(room)
            used += length + 3
    return lines
