"""The documents to import: texts beside this folder, and Word files built on the spot."""

from collections import Counter
from functools import cache

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.building.finish import CHARGE_WORDS
from ctr_cli.importing.building.report import as_text
from ctr_cli.importing.building.timetable import FRAME
from ctr_cli.importing.grammar.levels import name_levels
from ctr_cli.importing.grammar.tree import tree
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Lines, marker, words
from ctr_cli.language.keys import tone_key
from support import ROOT, SOURCE_TEXT, word_files

FOLDER = ROOT / "tests" / "data" / "import"
NO_PROGRAMMES = {"lich-tuan.txt", "giay-moi.txt"}
TEXTS = sorted(path.name for path in FOLDER.iterdir() if path.name not in NO_PROGRAMMES)
ALL = [SOURCE_TEXT.name, *TEXTS, *word_files.ALL]


@cache
def raw(name: str) -> bytes:
    if name in word_files.ALL:
        return word_files.ALL[name]()
    path = SOURCE_TEXT if name == SOURCE_TEXT.name else FOLDER / name
    return path.read_bytes()


@cache
def lines(name: str) -> Lines:
    return read(raw(name), name)


@cache
def imported(name: str) -> Imported:
    return convert(lines(name), name)


_CONVERTED: dict[str, Imported] = {}


def converted(document: Lines) -> Imported:
    """What a document becomes; one that was read, but for remarks, as another of this module is converted with it."""
    as_read = repr((document.lines, document.ignored, document.torn))
    if as_read not in _CONVERTED:
        _CONVERTED[as_read] = convert(document, "x")
    return _CONVERTED[as_read]


def key(word: str) -> str:
    return word.lstrip("0") or "0" if word.isdigit() else tone_key(word)


def missing_words(source: Lines, result: Imported) -> list[str]:
    """Words of a document found neither in the file nor in the report.

    Words of headings need to be there once; those of other lines as often as they were read, but for
    the words that only say how a line is meant.
    """
    told = Counter(map(key, words(result.yaml + as_text(result.report).plain)))
    frame = set(map(key, words(f"{FRAME} {CHARGE_WORDS}")))
    root = tree(source.lines)
    name_levels(root)
    headings = {n.line.number for n in root.walk() if n.kind not in ("item", "detail", "said")}
    said: Counter[str] = Counter()
    lost = []
    for line in [*source.lines, *(ignored.line for ignored in source.ignored)]:
        lost += [
            word for word in words(line.text) if key(word) not in told and key(word) not in frame
        ]
        if line.number not in headings and not line.cells:
            spoken = [key(word) for word in words(marker(line.text).rest) if not word.isdigit()]
            said.update(word for word in spoken if word not in frame)
    return lost + list((said - told).elements())
