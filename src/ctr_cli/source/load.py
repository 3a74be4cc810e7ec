"""A file to a programme with all that is wrong on the way, or an error that says why it cannot be read."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ctr_cli.data.yaml_values import KeyPath, NotYaml, Refused, Tree, Trouble, parse
from ctr_cli.model.finding import (
    Change,
    Edit,
    Finding,
    Fix,
    Problem,
    Related,
    Severity,
    Span,
    in_order,
)
from ctr_cli.model.printed import ONE_LINE
from ctr_cli.model.program import Program
from ctr_cli.source.asked import OF_A_DRAFT, OF_AN_IMPORT, QUESTIONS
from ctr_cli.source.bounded import bounded, of_an_open_one
from ctr_cli.source.decode import decode, split_lines
from ctr_cli.source.lost_words import lost_words
from ctr_cli.source.odd_indents import with_spaces
from ctr_cli.source.places import between, span_of
from ctr_cli.source.shape import shaped
from ctr_cli.source.shared_lines import last_items_own

MAX_BYTES = 4_000_000
"""A programme of 107 items takes 25 kB; nothing near this is one."""
_MANY = 12
"""So many lines with questions are named."""
UNOPENED = "CTR101"
"""The code of a file that cannot be opened."""


class Source:
    """A file as read: its lines, the values and their places, the programme, and what is wrong so far.

    `bent` holds the paths of values that did not fit the model and are left out of the programme;
    `removed` the list entries that went with them (see `shape.original`). A text that is YAML only when mended by a
    person is not `mendable`: nobody knows where its values stand.
    """

    __slots__ = (
        "_spans", "bent", "file", "findings", "lines", "mendable", "program", "removed", "tree",
    )  # fmt: skip

    def __init__(self, file: str, findings: list[Finding] | None = None) -> None:
        self.file = file
        self.findings = findings or []
        self.lines: list[str] = []
        self.tree = Tree()
        self.program: Program | None = None
        self.bent: list[KeyPath] = []
        self.removed: list[KeyPath] = []
        self.mendable = True
        self._spans: dict[tuple[KeyPath, int | None, int | None, bool], Span] = {}

    @property
    def broken(self) -> bool:
        """Whether the file itself has errors, so that no answer from it can be trusted."""
        return self.program is None or any(f.severity == "error" for f in self.findings)

    def finding(self, code: str, severity: Severity, problem: Problem, place: str = "") -> Finding:
        """A problem with its place in the file; `place` is that in the printed document."""
        span = self._span(problem.path, problem.start, problem.end, on_key=problem.on_key)
        related = [
            Related._make((self._span(path, start, end, on_key=True), note, same))
            for path, note, start, end, same in problem.related
        ]
        told = problem.severity or severity
        hint, sureness = problem.put(told)
        changes = problem.changes if self.mendable else ()
        edits = [self._edit(path, change) for path, change in changes]
        return Finding(
            code,
            told,
            problem.message,
            self.file,
            span,
            hint,
            tuple(related),
            Fix(tuple(edits)) if edits else None,
            place,
            sureness,
        )

    def _span(self, path: KeyPath, start: int | None, end: int | None, *, on_key: bool) -> Span:
        """Where a value stands, its key, or characters of it, which then are what is meant."""
        asked = path, start, end, on_key and start is None
        span = self._spans.get(asked)
        if span is None:
            span = span_of(self.tree, self.lines, path, on_key=on_key, start=start, end=end)
            self._spans[asked] = span
        return span

    def text_path(self, path: KeyPath) -> KeyPath:
        """The path of the text that a path means: an agency may stand alone or under its key."""
        value: Any = self.tree.data
        for step in path:
            value = value[step]
        return (*path, "agency") if isinstance(value, dict) and "agency" in value else path

    def _edit(self, path: KeyPath, change: Change) -> Edit:
        span = self._span(path, change.start, change.end, on_key=False)
        return Edit._make((self.text_path(path), change, span))


class Unreadable(OSError):
    """A file that cannot be opened; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def load(file: str) -> Source:
    """Read a programme, from standard input if `file` is `-`.

    Raises `Unreadable` for what cannot be opened; all else becomes findings.
    """
    return from_bytes(bytes_of(file), "<stdin>" if file == "-" else file)


def from_bytes(raw: bytes, file: str) -> Source:
    """The programme in the bytes of a file; `file` is the name shown in findings."""
    source = tree_of(raw, file)
    data = source.tree.data
    if not isinstance(data, dict):
        if source.lines and not any(f.severity == "error" for f in source.findings):
            source.findings.append(_no_program(source))
        return source
    source.program, problems, source.bent, source.removed = shaped(Program, data)
    told = [*placed(source, problems), *_other_year_named(source), *_left_to_answer(source)]
    told += [
        source.finding("CTR123", "warning", doubt)
        for doubt in last_items_own(source.tree, source.lines)
    ]
    source.findings = in_order([*source.findings, *told])
    return source


def _other_year_named(source: Source) -> Iterator[Finding]:
    """That a programme in a file of the name of a year (`2028.yaml`) is of another: by that name commands find it."""
    year, name = source.program and source.program.year, Path(source.file).stem
    if year and name.isdecimal() and len(name) == len("2028") and int(name) != year:
        message = f"tên tệp là năm {name}, trong tệp ghi year: {year}"
        hint = f"sửa year cho đúng năm, hoặc đổi tên tệp thành {year}{Path(source.file).suffix}"
        yield source.finding("CTR121", "warning", Problem(("year",), message, hint))


def _left_to_answer(source: Source) -> Iterator[Finding]:
    """That a draft or an import asks what nobody has answered yet, at the first line that does."""
    if not any(OF_A_DRAFT in line or OF_AN_IMPORT in line for line in source.lines):
        return
    from ctr_cli.source.comments import comments

    asked = [comment.span for comment in comments(source.tree, source.lines, QUESTIONS)]
    if asked:
        lines = ", ".join(str(span.line) for span in asked[:_MANY])
        more = " …" if asked[_MANY:] else ""
        message = f"còn {len(asked)} chỗ hỏi chưa trả lời: dòng {lines}{more}"
        hint = "trả lời từng dòng # hỏi, # kiểm tra: sửa chỗ ngay dưới nếu cần, rồi xóa dòng hỏi ấy"
        yield Finding("CTR122", "info", message, source.file, asked[0], hint, sureness="possible")


def tree_of(raw: bytes, file: str) -> Source:
    """The values in the bytes of a YAML file, with what is wrong in it as YAML, and no model yet."""
    text, findings = decode(raw, file)
    source = Source(file, findings=findings)
    if text is not None:
        source.lines = split_lines(text)
        source.tree, troubles = read(text)
        source.mendable = not troubles
        _unbroken(source.tree)
        troubles += lost_words(source.tree, source.lines)
        source.findings += [_troubled(file, trouble) for trouble in troubles]
    return source


def _unbroken(tree: Tree) -> None:
    """Texts without the break that ends a block (`>`, `|`), and those of one line on one line.

    A break becomes a blank, so that every letter keeps its place in the text.
    """
    for holder, step, key in tree.broken:
        words = holder[step].rstrip("\n")
        holder[step] = words.replace("\n", " ") if key in ONE_LINE else words


def read(text: str) -> tuple[Tree, list[Trouble]]:
    """The values of a YAML text and every trouble in it."""
    text, odd = with_spaces(text)
    try:
        tree = parse(text)
        return tree, [*odd, *tree.troubles]
    except (NotYaml, Refused) as error:
        from ctr_cli.source.syntax import recover

        tree, troubles = recover(text, error)
        return tree, [*odd, *troubles]


def placed(source: Source, problems: Iterable[tuple[str, Problem]]) -> list[Finding]:
    """Errors of shape, each with its place in the file."""
    return [source.finding(code, "error", problem) for code, problem in problems]


def _troubled(file: str, trouble: Trouble) -> Finding:
    related: tuple[Related, ...] = ()
    if trouble.first is not None:
        related = (Related(between(trouble.first, trouble.first), "chỗ ghi lần đầu"),)
    span = between(trouble.start, trouble.end)
    severity: Severity = "warning" if trouble.likely else "error"
    return Finding(trouble.code, severity, trouble.message, file, span, trouble.hint, related)


def _no_program(source: Source) -> Finding:
    data = source.tree.data
    if data is None:
        message = "tệp trống, chưa có chương trình nào"
    elif isinstance(data, list):
        message = "đầu tệp là một danh sách, không phải các khóa của chương trình"
    else:
        message = "trong tệp chỉ có chữ, không có các khóa của chương trình"
    line = next((n for n, text in enumerate(source.lines, 1) if text.strip()), 1)
    text = source.lines[line - 1] if source.lines else ""
    span = Span(line, 1, line, max(len(text), 1) + 1)
    hint = "có văn bản Word thì ctr import, chưa có thì ctr new; tự viết thì bắt đầu bằng format: 1, rồi year, issuer"
    return Finding("CTR104", "error", message, source.file, span, hint)


def bytes_of(file: str) -> bytes:
    """The bytes of a file; raises `Unreadable` with the reason when there are none to read."""

    def unreadable(message: str, hint: str) -> Unreadable:
        return Unreadable(Finding(UNOPENED, "error", message, file, hint=hint))

    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        elif Path(file).is_dir():
            raise unreadable(*_of_folder(Path(file)))
        elif told := of_an_open_one(Path(file)):
            raise unreadable(*told)
        else:
            raw = bounded(Path(file), MAX_BYTES)
    except FileNotFoundError:
        raise unreadable("không có tệp này", "kiểm tra lại tên và thư mục") from None
    except PermissionError:
        raise unreadable(
            "không có quyền đọc tệp",
            "đóng chương trình đang mở tệp, hoặc nhờ người quản trị cấp quyền",
        ) from None
    except Unreadable:
        raise
    except (OSError, ValueError):
        raise unreadable(
            "không mở được tệp", "kiểm tra lại tên (có thể quá dài, có ký tự lạ) và ổ đĩa"
        ) from None
    if len(raw) > MAX_BYTES:
        raise unreadable(
            f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB, quá lớn cho một chương trình",
            "một chương trình chỉ vài chục kB; kiểm tra lại có nhầm tệp không",
        )
    return raw


def _of_folder(folder: Path) -> tuple[str, str]:
    """What is told of a folder that no programme was found in, and what to do."""
    from ctr_cli.source.discover import programmes_in

    if names := [*programmes_in(folder), *programmes_in(folder / "programs")]:
        return "đây là một thư mục, chưa rõ chương trình nào trong đó", f"chỉ ra tệp: {names[0]}"
    return (
        "thư mục này không có chương trình nào",
        "chỉ ra tệp, hoặc thư mục có chương trình; có văn bản Word thì ctr import, chưa có thì ctr new",
    )
