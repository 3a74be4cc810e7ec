"""What a programme is. Titles and descriptions are what an editor shows the clerk who types.

A field's type says whether it is printed (`model/printed.py`): `Text` and `Name` are, word for word.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from ctr_cli.model.amendments import Amendment
from ctr_cli.model.customs import Customs
from ctr_cli.model.printed import SIGN, UNSEEN
from ctr_cli.model.values import (
    Assignment,
    Code,
    Day,
    Days,
    Every,
    Identifier,
    Kind,
    Month,
    MonthOrDay,
    Number,
    Quarter,
    Recurs,
    Strict,
    Text,
    Unseen,
)


class Issuer(Strict):
    """Cơ quan ban hành chương trình."""

    model_config = ConfigDict(title="Cơ quan ban hành")

    parent: Text | None = Field(
        default=None,
        title="Cấp trên trực tiếp",
        description="Tên cấp ủy cấp trên trực tiếp, in ở dòng đầu bên trái.",
        examples=["Đảng bộ thành phố Hải Phòng"],
    )
    name: Text | None = Field(
        title="Tên cơ quan ban hành",
        description="In đậm bên trái, dưới tên cấp trên. Để trống (null) khi chưa biết.",
        examples=["Đảng ủy phường Đồ Sơn"],
    )


class Headings(Strict):
    """Đề mục của hai phần lớn."""

    model_config = ConfigDict(title="Đề mục các phần")

    content: Text = Field(
        default="Chương trình công tác cụ thể",
        title="Đề mục phần A",
        description="Đề mục phần nội dung, in hoa sau chữ A.",
    )
    implementation: Text = Field(
        default="Tổ chức thực hiện",
        title="Đề mục phần B",
        description="Đề mục phần tổ chức thực hiện, in hoa sau chữ B.",
    )


class Document(Strict):
    """Phần đầu của văn bản: số, ký hiệu, nơi và ngày ban hành, trích yếu, căn cứ."""

    model_config = ConfigDict(title="Văn bản")

    symbol: Code | None = Field(
        default=None,
        title="Ký hiệu",
        description="Ký hiệu sau số văn bản. Để trống (null) khi chưa biết.",
        examples=["CTr/ĐU"],
    )
    number: Number | None = Field(
        default=None,
        title="Số văn bản",
        description="Để trống (null) khi văn thư chưa vào số.",
        examples=[5],
    )
    place: Text | None = Field(
        title="Nơi ban hành",
        description="Địa danh trước ngày tháng. Để trống (null) khi chưa biết.",
        examples=["Đồ Sơn"],
    )
    date: MonthOrDay = Field(
        title="Ngày ban hành",
        description="Năm-tháng-ngày, hoặc năm-tháng khi chưa có ngày.",
        examples=["2025-12", "2025-12-05"],
    )
    title: Text = Field(
        title="Trích yếu",
        description="Dòng in đậm dưới chữ CHƯƠNG TRÌNH.",
        examples=["Công tác của Đảng uỷ và Ban Thường vụ Đảng uỷ năm 2026"],
    )
    bases: list[Text] = Field(
        default=[],
        title="Căn cứ",
        description="Mỗi căn cứ một dòng, nguyên văn, kể cả dấu ở cuối.",
    )
    preamble: Text | None = Field(
        default=None,
        title="Đoạn dẫn",
        description="Câu dẫn vào nội dung, sau các căn cứ.",
    )
    called: Text | None = Field(
        default=None,
        title="Tên gọi",
        description="Tên của chương trình khi giấy mời, công văn, thông báo nhắc đến. Không ghi thì là "
        "“Chương trình công tác năm …”.",
        examples=["Chương trình kiểm tra, giám sát năm 2027"],
    )
    profile: Unseen | None = Field(
        default=None,
        title="Thể thức",
        description="Chỉ ghi khi không theo ngày văn bản: hd36, hd05, nd30, hoặc tên một tệp trong "
        "thư mục profiles.",
        examples=["hd36", "hd05", "nd30"],
    )
    headings: Headings = Field(
        default=Headings(),
        title="Đề mục các phần",
        description="Chỉ ghi khi khác đề mục thường dùng.",
    )


class Agency(Strict):
    """Một cơ quan chuẩn bị nội dung, hoặc một nhóm cơ quan (khi có members)."""

    model_config = ConfigDict(title="Cơ quan")

    id: Identifier = Field(
        title="Mã",
        description="Mã ngắn không dấu, không đổi qua các năm.",
        examples=["ubnd", "van-phong"],
    )
    name: Unseen = Field(
        title="Tên đầy đủ",
        description="Tên chính thức của cơ quan.",
        examples=["Ủy ban nhân dân phường"],
    )
    aliases: list[Unseen] = Field(
        default=[],
        title="Tên gọi khác",
        description="Các cách viết khác trong văn bản. Chữ hoa, chữ thường và vị trí dấu thanh "
        "(ủy, uỷ) không cần ghi lại.",
        examples=[["UBND phường"]],
    )
    members: list[Identifier] | None = Field(
        default=None,
        title="Thành viên của nhóm",
        description="Mã của các cơ quan trong nhóm. Có khóa này thì đây là một nhóm.",
        examples=[["van-phong", "ban-xay-dung-dang", "ubkt"]],
    )


class Item(Strict):
    """Một nội dung của hội nghị."""

    model_config = ConfigDict(title="Nội dung")

    id: Identifier | None = Field(
        default=None,
        title="Mã",
        description="Không ghi thì mã lấy theo vị trí (bch-3.1). Đã ghi thì không đổi nữa.",
    )
    text: Text = Field(
        title="Nội dung",
        description="Nguyên văn, kể cả dấu ở cuối câu; không gồm điều kiện và cơ quan trong ngoặc.",
        examples=["Cho ý kiến các nội dung khác thuộc thẩm quyền."],
    )
    topic: Text | None = Field(
        default=None,
        title="Lĩnh vực",
        description="Đề mục nhỏ in trên nội dung này, khi các nội dung xếp theo lĩnh vực. "
        "Ghi lại ở từng nội dung trong nhóm.",
        examples=["Về công tác xây dựng Đảng"],
    )
    condition: Text | None = Field(
        default=None,
        title="Điều kiện",
        description="Phần trong ngoặc cho biết khi nào mới xem xét, không ghi dấu ngoặc.",
        examples=["nếu có", "khi có chỉ đạo của Ủy ban nhân dân thành phố"],
    )
    agencies: list[Assignment] = Field(
        default=[],
        title="Cơ quan chuẩn bị",
        description="Cơ quan in ngay sau nội dung này.",
        examples=[["Ủy ban nhân dân phường", "Văn phòng Đảng uỷ"]],
    )
    details: list[Text] = Field(
        default=[],
        title="Các ý nhỏ",
        description="Các dòng con in dưới nội dung.",
    )
    product: Text | None = Field(
        default=None,
        title="Sản phẩm",
        description="Văn bản hoặc kết quả phải có.",
        examples=["Nghị quyết", "Kế hoạch"],
    )
    deadline: MonthOrDay | None = Field(
        default=None,
        title="Thời hạn",
        description="Năm-tháng-ngày hoặc năm-tháng phải trình.",
        examples=["2026-01", "2026-01-15"],
    )
    recurs: Recurs | None = Field(
        default=None,
        title="Trở lại",
        description="Khi dự thảo chương trình năm sau: yearly (hằng năm), term (theo nhiệm kỳ), once (một "
        "lần). Không ghi thì ctr đoán và hỏi.",
        examples=["yearly"],
    )


class MovedItem(Item):
    """An item in force that stands before another meeting than issued; no file holds one.

    `moved_from` is the id of the meeting it was issued before, `moved_note` what is printed of it.
    """

    moved_from: str
    moved_note: str


class Meeting(Strict):
    """Một hội nghị: có số (lần thứ), theo tháng hoặc theo quý."""

    model_config = ConfigDict(title="Hội nghị")

    id: Identifier | None = Field(
        default=None,
        title="Mã",
        description="Không ghi thì mã lấy theo số hoặc tháng (bch-3, btv-1).",
    )
    number: Number | None = Field(
        default=None,
        title="Lần thứ",
        description="Số thứ tự của hội nghị trong nhiệm kỳ.",
        examples=[3],
    )
    month: Month | None = Field(
        default=None, title="Tháng", description="Tháng họp, từ 1 đến 12.", examples=[3]
    )
    quarter: Quarter | None = Field(
        default=None,
        title="Quý",
        description="Quý họp, từ 1 đến 4, khi chưa định tháng.",
        examples=[1],
    )
    date: Day | None = Field(
        default=None,
        title="Ngày họp",
        description="Năm-tháng-ngày, khi đã ấn định.",
        examples=["2026-03-25"],
    )
    every: Every | None = Field(
        default=None,
        title="Định kỳ",
        description="Công việc thường xuyên, không định tháng: week (hằng tuần), month (hằng tháng), "
        "quarter (hằng quý), year (hằng năm).",
        examples=["month"],
    )
    months: list[Month] = Field(
        default=[],
        title="Các tháng",
        description="Các tháng có công việc thường xuyên này (chỉ ghi cùng every); không ghi là mọi tháng.",
        examples=[[3, 6, 9, 12]],
    )
    kind: Kind = Field(
        default="regular",
        title="Loại hội nghị",
        description="regular: thường kỳ; thematic: chuyên đề; extraordinary: đột xuất.",
    )
    title: Text | None = Field(
        default=None,
        title="Tên in",
        description="Chỉ ghi khi khác tên thường dùng.",
    )
    agencies: list[Assignment] = Field(
        default=[],
        title="Cơ quan chuẩn bị, phối hợp",
        description="Dòng cơ quan chung cho cả hội nghị.",
    )
    items: list[Item] = Field(title="Các nội dung", description="Theo thứ tự trong văn bản.")


class Body(Strict):
    """Cơ quan họp và quyết định: Ban Chấp hành, Ban Thường vụ, Thường trực…"""

    model_config = ConfigDict(title="Cơ quan họp")

    id: Identifier = Field(
        title="Mã", description="Mã ngắn: bch, btv, thuong-truc…", examples=["bch", "btv"]
    )
    name: Text = Field(
        title="Tên",
        description="Tên cơ quan họp, in hoa ở đề mục.",
        examples=["Ban Chấp hành Đảng bộ phường"],
    )
    meetings: list[Meeting] = Field(
        title="Các hội nghị", description="Theo thứ tự thời gian trong năm."
    )


class Recipient(Strict):
    """Một dòng Nơi nhận."""

    model_config = ConfigDict(title="Nơi nhận")

    name: Text = Field(title="Nơi nhận", examples=["Thường trực Thành ủy"])
    purpose: Text | None = Field(
        default=None,
        title="Mục đích",
        description="Không ghi dấu nháy hay dấu ngoặc.",
        examples=["để báo cáo", "để thực hiện"],
    )


class Signature(Strict):
    """Thẩm quyền ký, chức vụ và họ tên người ký."""

    model_config = ConfigDict(title="Người ký")

    authority: Text = Field(title="Thẩm quyền ký", examples=["T/M BAN CHẤP HÀNH"])
    post: Text = Field(title="Chức vụ", examples=["BÍ THƯ"])
    name: Text | None = Field(default=None, title="Họ và tên", examples=["Nguyễn Văn A"])


class Habits(Customs):
    """Nề nếp làm việc của cấp ủy; chỉ ghi khi khác Quy định 302-QĐ/TW."""

    model_config = ConfigDict(title="Nề nếp làm việc")

    invitation_days: dict[Identifier, Days] = Field(
        default={},
        title="Hạn gửi giấy mời",
        description="Mã cơ quan họp và số ngày gửi giấy mời trước hội nghị. Thường là 3 ngày với Ban "
        "Chấp hành, 2 ngày với Ban Thường vụ.",
        examples=[{"bch": 3, "btv": 2}],
    )


class Program(Strict):
    """Chương trình công tác một năm của một cấp ủy."""

    model_config = ConfigDict(title="Chương trình công tác năm")

    format: Annotated[Literal[1], UNSEEN] = Field(
        title="Phiên bản của tệp", description="Luôn là 1 với phiên bản hiện nay."
    )
    year: Annotated[int, Field(ge=2000, le=2100), SIGN] = Field(
        title="Năm", description="Năm của chương trình.", examples=[2026]
    )
    issuer: Issuer = Field(title="Cơ quan ban hành")
    document: Document = Field(title="Văn bản")
    agencies: Annotated[list[Agency], UNSEEN] = Field(
        default=[],
        title="Danh mục cơ quan",
        description="Mỗi cơ quan một lần: mã, tên đầy đủ, tên gọi khác.",
    )
    bodies: list[Body] = Field(
        title="Các cơ quan họp",
        description="Theo thứ tự trong văn bản.",
    )
    implementation: list[Text] = Field(
        default=[],
        title="Tổ chức thực hiện",
        description="Các đoạn của phần B, không ghi số thứ tự.",
    )
    recipients: list[Recipient] = Field(default=[], title="Nơi nhận")
    signature: Signature | None = Field(default=None, title="Người ký")
    settings: Annotated[Habits, UNSEEN] = Field(default=Habits(), title="Nề nếp làm việc")
    amendments: Annotated[list[Amendment], UNSEEN] = Field(
        default=[],
        title="Điều chỉnh, bổ sung",
        description="Các quyết định điều chỉnh chương trình đã ký, theo thời gian. Ghi bằng ctr amend; "
        "các nội dung ở bodies giữ nguyên như đã ký.",
    )
