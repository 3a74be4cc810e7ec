"""The settings beside the programmes: `ctr.yaml` in their folder or, when that is `programs`, in its parent."""

from pathlib import Path

from ctr_cli.model.finding import Problem
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.source.discover import office_file
from ctr_cli.source.load import Source, Unreadable, bytes_of, placed, tree_of
from ctr_cli.source.shape import shaped


def office_for(program: Path) -> tuple[Office, Source | None]:
    """The settings a programme obeys, and the file they stand in with all that is wrong there.

    Without a file, or where a value is wrong, the defaults hold.
    """
    path = office_file(program)
    return (DEFAULTS, None) if path is None else _read(path)


def _read(path: Path) -> tuple[Office, Source]:
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    try:
        source = tree_of(bytes_of(str(path)), str(shown))
    except Unreadable as error:
        return DEFAULTS, Source(str(shown), findings=[error.finding])
    data = source.tree.data
    if data is None:
        return DEFAULTS, source
    if not isinstance(data, dict):
        message = "tệp cấu hình phải gồm các khóa, mỗi khóa một dòng"
        hint = "sau khóa là dấu hai chấm, dấu cách rồi giá trị, ví dụ: place: Hội trường (xem docs/cau-hinh.md)"
        source.findings += placed(source, [("CTR104", Problem((), message, hint))])
        return DEFAULTS, source
    settings, problems, *_ = shaped(Office, data)
    source.findings += placed(source, problems)
    return settings or DEFAULTS, source
