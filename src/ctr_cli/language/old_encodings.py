"""Letters of the encodings before Unicode, read as the Vietnamese they stand for; see `data/old-encodings.yaml`."""

import re

from ctr_cli.data import table


def from_tcvn3(text: str) -> str:
    """A text typed in TCVN3 (ABC) and read as Latin-1, in Unicode."""
    codes = table("old-encodings")["tcvn3"]
    return text.translate(str.maketrans(codes["latin1"], codes["letters"]))


def from_vni(text: str) -> str:
    """A text typed in VNI and read as Latin-1, in Unicode and small letters."""
    codes = table("old-encodings")["vni"]
    pairs = dict(pair.split("=") for pair in codes["pairs"].split())
    singles = dict(pair.split("=") for pair in codes["singles"].split())
    text = re.sub("|".join(pairs), lambda m: pairs[m.group()], text.lower())
    return re.sub("|".join(singles), lambda m: singles[m.group()], text)
