"""What a rule of one text may see: texts alone, where each stands, and the ground they stand on."""

from typing import TYPE_CHECKING

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.bodies import occasion
from ctr_cli.rules.kept import Derived, Text

if TYPE_CHECKING:
    from ctr_cli.model.office import Office


class Place(Struct):
    """Where a text stands, as far as it says what a text may hold.

    `key` is its path without numbers (`bodies.meetings.items.text`); of a text of a meeting also the name
    of the body, the kind and number of the meeting, and the months it may fall in.
    """

    key: str
    body: str = ""
    kind: str = ""
    number: int | None = None
    months: tuple[int, ...] = ()

    @property
    def of_item(self) -> bool:
        """Whether it is the text of an item, or a part of one."""
        return self.key.startswith("bodies.meetings.items.")

    @property
    def occasion(self) -> str:
        """The word for the meeting it belongs to: `hội nghị`, `kỳ họp`; outside of meetings the usual one."""
        return occasion(self.body)


class Placed(Struct):
    """A printed text with its path; `name` marks the name of an agency, which other keys refer to."""

    path: KeyPath
    text: Text
    name: bool
    place: Place


class Ground(Struct):
    """What a rule of one text knows of the programme: its year, the level of its issuer, what the office has set.

    `issuer` is what kind of body the issuer is (a key of the actors of `data/competence.yaml`), or nothing; `level` is
    `xã`, `phường`, `đặc khu`, or nothing where the issuer is of none of them; `tier` counts levels from below, 0 where
    nothing is known of the issuer; `province` is `tỉnh` or `thành phố`, whichever the issuer is or stands under,
    nothing where that is not known or was merged away; `region` is where its province lies, by `data/lands.yaml`, and
    `lands` is all the table says of its place: its province, itself, and what these have (a sea, a border), nothing where
    the province is none of today;
    `on_main_vowel` says where the document has its tone marks (hoà, uỷ).
    """

    year: int
    issuer: str
    level: str
    tier: int
    province: str
    region: str
    lands: frozenset[str]
    on_main_vowel: bool
    office: "Office"


class Excerpt:
    """Texts with the ground they stand on, and nothing of what stands around them.

    Paths of its texts are their numbers alone; `kept` is what rules derive from it.
    """

    __slots__ = ("ground", "kept", "placed")

    def __init__(self, placed: list[Placed], ground: Ground) -> None:
        self.placed = [one._replace(path=(number,)) for number, one in enumerate(placed)]
        self.ground = ground
        self.kept: Derived = {}

    @property
    def year(self) -> int:
        """The year of the programme the texts are of."""
        return self.ground.year

    @property
    def office(self) -> "Office":
        """What the office has set."""
        return self.ground.office
