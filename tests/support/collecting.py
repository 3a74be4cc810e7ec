"""Sheets out and back: the folder they stand in, and what the follow-up holds."""

from pathlib import Path

from ctr_cli.model.follow_up import FollowUp
from ctr_cli.source.follow_up import load_follow_up
from support import DATA

SAVED = DATA / "follow-up"
FOLLOW_UP = "programs/2026.follow-up.yaml"
OFFICE, AGENCY = Path("theo-doi-2026.xlsx"), Path("cong-an.xlsx")


def recorded() -> FollowUp:
    found = load_follow_up(Path("programs/2026.yaml"), 2026)
    assert not found.broken
    return found.follow_up


def state() -> tuple[bytes, int]:
    """The bytes and the time of the follow-up."""
    return Path(FOLLOW_UP).read_bytes(), Path(FOLLOW_UP).stat().st_mtime_ns
