"""A rule that fails by a fault of its own: told, and nothing else is lost."""

from pathlib import Path
from typing import Any

import pytest

from ctr_cli.rules.registry import RULES, every_rule
from support import MINIMAL, Run


def fail(*given: Any) -> list[Any]:
    return [][len(given)]


@pytest.mark.parametrize(("code", "part"), [("CTR410", "check_text"), ("CTR204", "check")])
def test_a_rule_that_fails_is_told_and_all_others_are_asked(
    ctr: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, code: str, part: str
) -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Kiểm điểm quý I, bổ xung nhiệm vụ.")
    Path("a.yaml").write_text(text, "utf-8")
    Path("b.yaml").write_text(MINIMAL.replace("month: 3", "month: 13"), "utf-8")
    failing: dict[str, Any] = {part: fail}
    monkeypatch.setitem(RULES, code, every_rule()[code]._replace(**failing))
    ran = ctr("validate", "a.yaml", "b.yaml")
    assert ran.code == 1 and "Traceback" not in ran.out + ran.err
    told = " ".join(ran.out.split())
    assert f"lỗi {code}: ctr gặp lỗi của chính nó (IndexError" in told
    assert f"--ignore {code}" in told
    assert "bổ sung" in told and "b.yaml:18:16: lỗi CTR114" in told
    quiet = ctr("validate", "a.yaml", "--ignore", code)
    assert quiet.code == 0 and "IndexError" not in quiet.out
    assert "bổ sung" in quiet.out


def test_who_mends_it_sees_the_failure_itself(
    ctr: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTR_DEBUG", "1")
    monkeypatch.setitem(RULES, "CTR204", every_rule()["CTR204"]._replace(check=fail))
    with pytest.raises(IndexError):
        ctr("validate")
