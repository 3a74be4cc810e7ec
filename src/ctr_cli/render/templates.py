"""Text made from Jinja templates: the built-in ones, or the user's of the same name.

Templates run in a sandbox: they fill in text, and can call no code of this machine.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    select_autoescape,
)
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.errors import CtrError
from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.render.template_files import BUILT_IN, template_bytes, template_in
from ctr_cli.render.unbroken import on_one_line, unbroken, whole_names
from ctr_cli.views.company import others_named, through
from ctr_cli.views.sentences import (
    charged_view,
    deadline_said,
    meeting_line_view,
    with_condition,
    without_items,
)
from ctr_cli.views.tasks import by_time

_SUFFIXES = (".j2", ".md", ".txt", ".css", ".js")
_FAILURES = (
    TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What a template may end in when it reckons with values it should only print."""
_MARKDOWN_SIGNS = regex(r"([\\`*_\[\]<>|~$&])")
_MARKDOWN_START = regex(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$|-|=)|(?=\d+[.)])\d+)", re.MULTILINE)


def fill(name: str, values: Mapping[str, Any], folders: list[Path]) -> str:
    """The text of a template with values filled in.

    Raises `CtrError` with the template's file and line when it is wrong or names what there is not.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda wanted: _loaded(wanted, folders)),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2"), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"md": markdown, "by_time": by_time, "short_date": short_date}
    environment.filters |= {"unbroken": unbroken, "on_one_line": on_one_line}
    environment.filters["whole_names"] = whole_names
    environment.filters["role"] = ROLE_WORDS.__getitem__
    environment.filters |= {"others_named": others_named, "through": through}
    environment.filters |= {
        "charged": charged_view,
        "line": meeting_line_view,
        "with_condition": with_condition,
    }
    environment.filters |= {
        "with_note": with_condition,
        "deadline_said": deadline_said,
        "without_items": without_items,
    }
    try:
        text = environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        message = f"mẫu viết sai cú pháp{_named(error)}"
        raise _template_error(error.filename or name, error.lineno, message) from None
    except TemplateNotFound as error:
        raise _template_error(name, _line(error), f"không có mẫu {error.name}") from None
    except UndefinedError as error:
        message = f"mẫu dùng một tên không có{_named(error)}"
        raise _template_error(_file(error, name), _line(error), message) from None
    except SecurityError as error:
        message = f"mẫu không được làm việc này{_named(error)}"
        raise _template_error(_file(error, name), _line(error), message) from None
    except UnicodeError:
        path = template_in(folders, name) or Path(name)
        raise _template_error(str(path), 1, "mẫu không theo bảng mã UTF-8") from None
    except _FAILURES as error:
        message = f"mẫu tính không ra ({type(error).__name__})"
        raise _template_error(_file(error, name), _line(error), message) from None
    return text.rstrip("\n") + "\n"


def _loaded(name: str, folders: list[Path]) -> tuple[str, str, None] | None:
    """The text of a template and the file it stands in, for the engine; None when no folder has it."""
    path = template_in([*folders, BUILT_IN], name)
    return None if path is None else (template_bytes(path).decode(), str(path), None)


def markdown(text: str) -> str:
    """A text on one line, with every sign that Markdown would take for its own escaped."""
    text = " ".join(text.splitlines())
    return _MARKDOWN_START.sub(_escape_start, _MARKDOWN_SIGNS.sub(r"\\\1", text))


def _escape_start(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


def _named(error: Exception) -> str:
    """The name, or sign, that the template engine quotes in an error."""
    quoted = re.search(r"'([^']+)'", str(error))
    return f": {quoted[1]}" if quoted else ""


def _frames(error: BaseException) -> list[tuple[str, int]]:
    frames, trace = [], error.__traceback__
    while trace:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return [(file, line) for file, line in frames if Path(file).suffix in _SUFFIXES]


def _file(error: BaseException, name: str) -> str:
    frames = _frames(error)
    return frames[-1][0] if frames else name


def _line(error: BaseException) -> int:
    frames = _frames(error)
    return frames[-1][1] if frames else 1


def _template_error(file: str, line: int, message: str) -> CtrError:
    hint = "sửa mẫu, hoặc lấy lại mẫu gốc bằng lệnh: ctr templates -o templates"
    return CtrError(f"{file}:{line}: {message}", hint)
