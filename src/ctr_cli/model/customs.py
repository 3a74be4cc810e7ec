"""How meetings usually run: what a programme, or an office for all its programmes, may set once."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from ctr_cli.model.values import Days, Strict


def _as_clock(value: Any) -> Any:
    """An hour as people write it (`7h30`, `8 giờ`) as the model holds it; anything else as it is."""
    from ctr_cli.language.typed import clock_held

    return (isinstance(value, str) and clock_held(value)) or value


Clock = Annotated[
    str,
    Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    BeforeValidator(_as_clock, json_schema_input_type=str),
]


class Signer(Strict):
    """Ai ký giấy tờ của Văn phòng."""

    model_config = ConfigDict(title="Người ký giấy tờ")

    post: str | None = None
    name: str | None = None


class Customs(Strict):
    """Nề nếp hội nghị: giờ, nơi họp, mở đầu, kết thúc, người ký, hạn gửi tài liệu."""

    start: Clock | None = None
    place: str | None = None
    opening: str | None = None
    closing: str | None = None
    signer: Signer | None = None
    papers_days: Days = 5
