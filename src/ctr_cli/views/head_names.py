"""What the values of a programme outside its items are called, by their keys."""

from ctr_cli.language.letters import lowered
from ctr_cli.model.keys import keys_of
from ctr_cli.model.program import Document, Headings, Issuer, Meeting, Program, Signature

_LISTS = ("implementation", "recipients")


def head_name(key: str) -> str:
    """What a value is called, with its number or the id of its owner: `Trích yếu`, `Căn cứ 2`, `Ngày họp btv-3`."""
    names = {
        **{f"document.{name}": words.title for name, words in keys_of(Document).items()},
        **{f"issuer.{name}": words.title for name, words in keys_of(Issuer).items()},
        **{
            f"signature.{k}": f"Người ký, {lowered(w.title)}" for k, w in keys_of(Signature).items()
        },
        **{f"document.headings.{k}": w.title for k, w in keys_of(Headings).items()},
        **{name: keys_of(Program)[name].title for name in _LISTS},
    }
    owner, _, last = key.rpartition(".")
    if key in names:
        return names[key]
    if owner in names:
        return f"{names[owner]} {last}"
    if owner == "bodies":
        return f"Cơ quan họp {last}"
    if owner == "agencies":
        return f"Cơ quan {last}"
    meeting = keys_of(Meeting).get(last)
    return f"{meeting.title} {owner}" if meeting else key
