"""What an office sets for all its programmes: the file `ctr.yaml` beside them, and nothing else.

Titles and descriptions are what an editor, and the page of settings, show the clerk.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ctr_cli.model.customs import Customs
from ctr_cli.model.program import Program
from ctr_cli.model.values import Days

ToneStyle = Literal["auto", "first", "main"]
CodePrefix = Annotated[str, Field(pattern=r"^CTR[1-9]\d{0,2}$")]
DayAndMonth = Annotated[str, Field(pattern=r"^(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])$")]
TermYears = Annotated[str, Field(pattern=r"^\d{4}-\d{4}$")]
Roman = Annotated[str, Field(pattern=r"^(X{1,3}(IX|IV|VI{0,3}|I{1,3})?|IX|IV|VI{0,3}|I{1,3})$")]


class _Strict(BaseModel):
    """A mapping that knows its keys and changes no value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Anniversary(_Strict):
    """Một ngày kỷ niệm của địa phương hay của ngành, thêm vào bảng có sẵn."""

    model_config = ConfigDict(title="Ngày kỷ niệm")

    names: list[str] = Field(
        title="Cách gọi",
        description="Các cách gọi trong văn bản, đủ dài để không lẫn với ngày khác.",
        examples=[["thành lập thị xã Đồ Sơn", "thành lập phường"]],
    )
    since: int = Field(
        title="Năm khởi đầu", description="Năm diễn ra sự kiện.", examples=[1963], ge=1, le=2100
    )
    day: DayAndMonth | None = Field(
        default=None, title="Ngày", description="Ngày/tháng của sự kiện.", examples=["14/3"]
    )


class Term(_Strict):
    """Một khóa và những năm của nhiệm kỳ ấy, thêm vào bảng có sẵn."""

    model_config = ConfigDict(title="Khóa, nhiệm kỳ")

    body: str = Field(
        title="Cơ quan",
        description="Tên cơ quan như trong văn bản.",
        examples=["Hội đồng nhân dân phường"],
    )
    term: Roman = Field(title="Khóa", description="Số La Mã.", examples=["II"])
    years: TermYears = Field(
        title="Nhiệm kỳ", description="Năm đầu-năm cuối.", examples=["2026-2031"]
    )


class Member(_Strict):
    """Một đồng chí phụ trách những cơ quan nào."""

    model_config = ConfigDict(title="Đồng chí phụ trách")

    name: str = Field(title="Họ và tên", examples=["Nguyễn Văn A"])
    post: str | None = Field(
        default=None, title="Chức vụ", examples=["Phó Bí thư Thường trực Đảng ủy"]
    )
    agencies: list[str] = Field(
        title="Các cơ quan phụ trách",
        description="Mã cơ quan trong chương trình.",
        examples=[["ubnd", "cong-an"]],
    )


class Office(Customs):
    """Cấu hình chung cho các chương trình trong thư mục."""

    model_config = ConfigDict(title="Cấu hình", frozen=True, defer_build=True)

    tone_style: ToneStyle = Field(
        default="auto",
        title="Kiểu bỏ dấu thanh",
        description="auto: theo cách viết chiếm đa số trong văn bản; first: hòa, khóa, ủy; "
        "main: hoà, khoá, uỷ.",
    )
    words: list[str] = Field(
        default=[],
        title="Từ được chấp nhận",
        description="Từ, tên riêng viết đúng mà công cụ chưa biết.",
        examples=[["Đảo Dấu", "Vạn Hương"]],
    )
    ignore: list[CodePrefix] = Field(
        default=[],
        title="Quy tắc tắt",
        description="Mã quy tắc, hoặc phần đầu của mã để tắt cả nhóm.",
        examples=[["CTR907", "CTR6"]],
    )
    anniversaries: list[Anniversary] = Field(
        default=[], title="Ngày kỷ niệm thêm", description="Ngày kỷ niệm của địa phương, của ngành."
    )
    terms: list[Term] = Field(
        default=[], title="Khóa, nhiệm kỳ thêm", description="Khóa của cơ quan tại địa phương."
    )
    deadlines: dict[str, Days] = Field(
        default={},
        title="Số ngày nộp tài liệu của từng cơ quan",
        description="Mã cơ quan và số ngày tài liệu đến trước ngày họp, khi khác số ngày chung "
        "(settings.papers_days của chương trình).",
        examples=[{"ubnd": 7}],
    )
    members: list[Member] = Field(
        default=[],
        title="Ai phụ trách cơ quan nào",
        description="Các đồng chí Ban Thường vụ và cơ quan mỗi đồng chí phụ trách; hiện ở bảng theo dõi, "
        "đôn đốc, báo cáo.",
        examples=[[{"name": "Nguyễn Văn A", "post": "Phó Bí thư", "agencies": ["ubnd"]}]],
    )


DEFAULTS = Office.model_construct()
"""What holds where nothing is set."""


def under(office: Office, program: Program) -> Program:
    """A programme with the office's customs where its own settings say nothing."""
    own = program.settings.model_fields_set
    customs = {
        key: getattr(office, key)
        for key in Customs.model_fields
        if key in office.model_fields_set and key not in own
    }
    if not customs:
        return program
    return program.model_copy(update={"settings": program.settings.model_copy(update=customs)})
