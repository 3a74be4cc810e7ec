"""The follow-up of a programme: the file that stands beside it by its name, with all that is wrong in it."""

import os
from pathlib import Path

from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import Problem
from ctr_cli.model.follow_up import FollowUp, empty
from ctr_cli.source.discover import follow_up_path, shown
from ctr_cli.source.load import Source, Unreadable, bytes_of, placed, tree_of
from ctr_cli.source.shape import shaped


class Found(Struct):
    """A follow-up as its file says; without a file (`raw` is None) an empty one.

    `source` holds all that is wrong in the file as a file; `follow_up` then holds what is sound.
    """

    path: Path
    follow_up: FollowUp
    raw: bytes | None
    source: Source

    @property
    def broken(self) -> bool:
        """Whether something of the file could not be read, so that nothing may be written into it."""
        return any(finding.severity == "error" for finding in self.source.findings)


def load_follow_up(program: Path, year: int) -> Found:
    """The follow-up of a programme of a year; an empty one where there is no file, or it cannot be opened."""
    path = follow_up_path(program)
    name = shown(path)
    if str(program) == "-" or not os.path.lexists(path):
        return Found(path, empty(year), None, Source(name))
    try:
        raw = bytes_of(str(path))
    except Unreadable as error:
        finding = error.finding._replace(file=name)
        return Found(path, empty(year), None, Source(name, findings=[finding]))
    return _read(path, year, raw, tree_of(raw, name))


def _read(path: Path, year: int, raw: bytes, source: Source) -> Found:
    data = source.tree.data
    if isinstance(data, dict):
        model, problems, source.bent, source.removed = shaped(FollowUp, data)
        source.findings += placed(source, problems)
        return Found(path, model or empty(year), raw, source)
    if not source.findings:
        message = "tệp theo dõi phải gồm các khóa, mỗi khóa một dòng"
        hint = f"bắt đầu bằng format: 1 và year: {year}, rồi meetings, items; hoặc bỏ tệp trống này"
        source.findings += placed(source, [("CTR104", Problem((), message, hint))])
    return Found(path, empty(year), raw, source)
