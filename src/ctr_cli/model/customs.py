"""How meetings usually run: what a programme, or an office for all its programmes, may set once."""

from typing import Annotated

from pydantic import ConfigDict, Field

from ctr_cli.model.values import Days, Strict

Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Signer(Strict):
    """Ai ký giấy tờ của Văn phòng."""

    model_config = ConfigDict(title="Người ký giấy tờ")

    post: str | None = Field(default=None, title="Chức vụ", examples=["PHÓ CHÁNH VĂN PHÒNG"])
    name: str | None = Field(default=None, title="Họ và tên", examples=["Nguyễn Văn A"])


class Customs(Strict):
    """Nề nếp hội nghị: giờ, nơi họp, mở đầu, kết thúc, người ký, hạn gửi tài liệu."""

    start: Clock | None = Field(
        default=None,
        title="Giờ khai mạc",
        description="Giờ:phút, trong dấu nháy.",
        examples=["08:00"],
    )
    place: str | None = Field(
        default=None, title="Nơi họp", examples=["Hội trường tầng 2, trụ sở Đảng ủy"]
    )
    opening: str | None = Field(
        default=None,
        title="Khai mạc",
        description="Việc trước các nội dung, in ở dòng đầu của chương trình hội nghị.",
        examples=["Ổn định tổ chức, giới thiệu đại biểu"],
    )
    closing: str | None = Field(
        default=None,
        title="Kết thúc",
        description="Việc sau các nội dung, in ở dòng cuối của chương trình hội nghị.",
        examples=["Kết luận hội nghị"],
    )
    signer: Signer | None = Field(
        default=None,
        title="Người ký giấy tờ",
        description="Ai ký chương trình hội nghị, giấy mời, công văn, khi khác Chánh Văn phòng.",
        examples=[{"post": "PHÓ CHÁNH VĂN PHÒNG", "name": "Nguyễn Văn A"}],
    )
    papers_days: Days = Field(
        default=5,
        title="Hạn gửi tài liệu",
        description="Tài liệu gửi đến Văn phòng trước hội nghị ít nhất bấy nhiêu ngày.",
    )
