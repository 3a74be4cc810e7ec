"""Findings for programs: JSON (a contract), GitHub's workflow commands, SARIF 2.1.0."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ctr_cli import __version__
from ctr_cli.language.letters import capitalised
from ctr_cli.model.finding import Finding, Span

_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def json_findings(findings: Sequence[Finding]) -> str:
    """Findings as entries of a JSON list, one a line, without its brackets."""
    return ",\n".join(json.dumps(_as_dict(finding), ensure_ascii=False) for finding in findings)


def json_answer(parts: Iterable[str], counts: Mapping[Any, int]) -> Iterator[str]:
    """The JSON contract for programs, part by part: version, findings, summary.

    `parts` are those of the files; `counts`, of `files` and of each severity, is looked at when they
    have all come.
    """
    yield '{"version": 1, "findings": [\n'
    between = ""
    for part in parts:
        if part:
            yield between + part
            between = ",\n"
    total = {
        "files": counts["files"],
        "errors": counts["error"],
        "warnings": counts["warning"],
        "infos": counts["info"],
    }
    yield f'\n], "summary": {json.dumps(total)}}}\n'


def _as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "sureness": finding.sureness,
        "message": finding.message,
        "place": finding.place,
        "file": finding.file,
        **finding.span._asdict(),
        "hint": finding.hint,
        "related": [{**r.span._asdict(), "note": r.note} for r in finding.related],
        "fix": finding.fix
        and {
            "edits": [
                {**edit.span._asdict(), "replacement": edit.change.replacement}
                for edit in finding.fix.edits
            ]
        },
    }


def as_github(findings: Sequence[Finding]) -> str:
    """A workflow command for each finding, which GitHub shows beside the line."""
    return "\n".join(_github(finding) for finding in findings)


def _github(finding: Finding) -> str:
    span = finding.span
    properties = {
        "file": finding.file,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": max(span.end_column - 1, 1),
        "title": finding.code,
    }
    joined = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    message = f"{finding.message} ({finding.hint})" if finding.hint else finding.message
    return f"::{_GITHUB_LEVELS[finding.severity]} {joined}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def as_sarif(findings: Sequence[Finding], rules: Sequence[tuple[str, str, str]]) -> str:
    """A SARIF log with every rule declared; `rules` are (code, title, explanation)."""
    index = {code: position for position, (code, _, _) in enumerate(rules)}
    driver = {
        "name": "ctr",
        "version": __version__,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": title},
                "fullDescription": {"text": text},
                "help": {"text": text},
            }
            for code, title, text in rules
        ],
    }
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": index[finding.code],
            "level": _SARIF_LEVELS[finding.severity],
            "message": {"text": f"{finding.message}. {capitalised(finding.hint)}".rstrip(". ")},
            "locations": [_location(finding.file, finding.span)],
            "relatedLocations": [
                {**_location(finding.file, r.span), "message": {"text": r.note}}
                for r in finding.related
            ],
        }
        for finding in findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _location(file: str, span: Span) -> dict[str, Any]:
    path = PurePath(file)
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())
            },
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
