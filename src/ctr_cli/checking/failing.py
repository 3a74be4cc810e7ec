"""A rule that fails by a fault of its own takes nothing with it: it is told, and all others are asked."""

import os
from collections.abc import Callable

from ctr_cli.checking.check import selected
from ctr_cli.model.errors import CtrError
from ctr_cli.model.finding import Finding
from ctr_cli.rules.registry import every_rule
from ctr_cli.source.load import Source

Codes = tuple[str, ...]
Judge = Callable[[Codes, Codes], tuple[Source, list[Finding]]]
"""What is found in a file, by the codes that are selected and ignored."""


def judged_by_all_that_can(
    judge: Judge, select: Codes, ignore: Codes
) -> tuple[Source, list[Finding]]:
    """What is found in a file; a rule that fails is left out, and an error of its code says so.

    With `CTR_DEBUG` set the failure itself is raised, for whoever mends it; so is one that no rule has alone.
    """
    try:
        return judge(select, ignore)
    except (CtrError, OSError):
        raise
    except Exception:
        failed = {} if os.environ.get("CTR_DEBUG") else _failing(judge, select, ignore)
        if not failed:
            raise
    source, found = judge(select, (*ignore, *failed))
    return source, [*(_told(source, code, why) for code, why in failed.items()), *found]


def _failing(judge: Judge, select: Codes, ignore: Codes) -> dict[str, Exception]:
    """The codes that fail when they are asked alone, each with its failure."""
    failed: dict[str, Exception] = {}
    for code in every_rule():
        if selected(code, select, ignore):
            try:
                judge((code,), ignore)
            except Exception as error:
                failed[code] = error
    return failed


def _told(source: Source, code: str, why: Exception) -> Finding:
    return Finding(
        code,
        "error",
        f"ctr gặp lỗi của chính nó ({type(why).__name__}: {why}) nên chưa kiểm tra được theo {code}; các mã khác vẫn đủ",
        source.file,
        hint=f"tệp không sai ở đây: gửi dòng này cùng tệp cho người phát triển ctr; trong khi chờ thì thêm --ignore {code}",
    )
