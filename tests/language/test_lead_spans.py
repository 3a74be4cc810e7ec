"""The ways offices say two and three deadlines of papers in one breath, and which body each is for."""

from functools import partial

import pytest

from ctr_cli.checking.check import check
from ctr_cli.language.lead_times import lead_before, unread
from ctr_cli.model.bodies import is_spoken_of
from ctr_cli.source.load import from_bytes
from support import MINIMAL

SENT = "Tài liệu gửi về Văn phòng Đảng ủy"
TWO = ("Ban Chấp hành Đảng bộ xã", "Ban Thường vụ Đảng ủy xã")
THREE = (*TWO, "Thường trực Đảng ủy xã")
COUNCIL = ("Hội đồng nhân dân xã", "Thường trực Hội đồng nhân dân xã")

TEN_AND_SEVEN = """\
@ trước ngày họp ít nhất 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày).
@ trước ngày họp ít nhất 07 ngày (hội nghị Ban Chấp hành 10 ngày).
@ trước ngày họp ít nhất 07 ngày (BCH: 10 ngày).
@ trước ngày họp ít nhất 07 ngày (đối với hội nghị Ban Chấp hành là 10 ngày).
@ trước ngày họp ít nhất 07 ngày (riêng hội nghị Ban Chấp hành ít nhất 10 ngày).
@ trước ngày họp ít nhất 07 ngày (hội nghị Ban Chấp hành gửi trước 10 ngày).
@ trước ngày họp ít nhất 07 ngày (10 ngày đối với hội nghị Ban Chấp hành).
@ trước ngày họp ít nhất 07 ngày (10 ngày với Ban Chấp hành).
@ trước ngày họp ít nhất 07 ngày (trừ hội nghị Ban Chấp hành 10 ngày).
@ trước ngày họp ít nhất 07 ngày làm việc (riêng hội nghị Ban Chấp hành 10 ngày làm việc).
@ ít nhất 07 ngày (riêng Ban Chấp hành 10 ngày) trước ngày họp.
@ chậm nhất 07 ngày trước ngày họp (riêng hội nghị Ban Chấp hành chậm nhất 10 ngày).
@ trước ngày họp 07 (bảy) ngày (riêng hội nghị Ban Chấp hành 10 (mười) ngày).
@ trước ngày họp ít nhất 07 ngày [riêng hội nghị Ban Chấp hành 10 ngày].
@ trước ngày họp ít nhất 10 ngày đối với hội nghị Ban Chấp hành (hội nghị Ban Thường vụ 07 ngày).
@ trước ngày họp ít nhất 10 ngày (BCH), 07 ngày (BTV).
@ trước ngày họp ít nhất 10 ngày (Ban Chấp hành) và 07 ngày (Ban Thường vụ).
@ trước ngày họp (Ban Chấp hành 10 ngày, Ban Thường vụ 07 ngày).
@ trước ngày họp (ít nhất 10 ngày đối với Ban Chấp hành; 07 ngày đối với Ban Thường vụ).
@ trước hội nghị Ban Thường vụ 07 ngày (hội nghị Ban Chấp hành: 10 ngày).
@ trước ngày họp ít nhất 07 ngày, riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày; riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày - riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày – hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày, hội nghị Ban Chấp hành ít nhất 10 ngày.
@ trước ngày họp ít nhất 07 ngày, đối với hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày, đối với hội nghị Ban Chấp hành là 10 ngày.
@ trước ngày họp ít nhất 07 ngày, 10 ngày đối với hội nghị Ban Chấp hành.
@ trước ngày họp ít nhất 07 ngày và 10 ngày đối với hội nghị Ban Chấp hành.
@ trước ngày họp ít nhất 07 ngày, còn hội nghị Ban Chấp hành là 10 ngày.
@ trước ngày họp ít nhất 07 ngày, còn với Ban Chấp hành thì 10 ngày.
@ trước ngày họp ít nhất 07 ngày, trừ hội nghị Ban Chấp hành gửi trước 10 ngày.
@ trước ngày họp ít nhất 07 ngày, trừ hội nghị Ban Chấp hành (10 ngày).
@ trước ngày họp ít nhất 07 ngày, riêng hội nghị Ban Chấp hành (10 ngày).
@ trước ngày họp ít nhất 07 ngày, riêng với Ban Chấp hành: 10 ngày.
@ trước ngày họp ít nhất 07 ngày, ngoại trừ Ban Chấp hành là 10 ngày.
@ trước ngày họp ít nhất 07 ngày, hội nghị Ban Chấp hành thì trước 10 ngày.
@: hội nghị Ban Chấp hành 10 ngày, hội nghị Ban Thường vụ 07 ngày trước ngày họp.
@: 10 ngày trước hội nghị Ban Chấp hành; 07 ngày trước hội nghị Ban Thường vụ.
@ trước ngày họp: BCH 10 ngày; BTV 07 ngày.
@ trước ngày họp: BCH - 10 ngày, BTV - 07 ngày.
@ chậm nhất 10 ngày (hội nghị Ban Chấp hành), 07 ngày (hội nghị Ban Thường vụ) trước ngày họp.
@ trước ngày họp 10 ngày với hội nghị Ban Chấp hành, 07 ngày với hội nghị Ban Thường vụ.
@ trước 10 ngày đối với hội nghị Ban Chấp hành và trước 07 ngày đối với hội nghị Ban Thường vụ.
Đối với hội nghị Ban Chấp hành, tài liệu gửi về Văn phòng trước ngày họp 10 ngày; đối với hội nghị Ban Thường vụ là 07 ngày.
Đối với hội nghị Ban Thường vụ, tài liệu gửi về Văn phòng trước ngày họp 07 ngày; Ban Chấp hành 10 ngày.
Ít nhất 07 ngày (hội nghị Ban Chấp hành ít nhất 10 ngày) trước ngày họp, tài liệu phải gửi về Văn phòng Đảng ủy.
Trước ngày họp 07 ngày (riêng Ban Chấp hành 10 ngày), các cơ quan gửi tài liệu về Văn phòng Đảng ủy.
Trước hội nghị Ban Thường vụ 07 ngày, trước hội nghị Ban Chấp hành 10 ngày, các cơ quan gửi tài liệu về Văn phòng Đảng ủy.
Chậm nhất 07 ngày trước hội nghị Ban Thường vụ và 10 ngày trước hội nghị Ban Chấp hành, tài liệu gửi về Văn phòng.
@ trước hội nghị Ban Chấp hành ít nhất 10 ngày, các hội nghị khác 07 ngày.
@ trước hội nghị Ban Chấp hành ít nhất 10 ngày, các hội nghị còn lại ít nhất 07 ngày.
@ trước hội nghị Ban Chấp hành ít nhất 10 ngày, còn lại 07 ngày.
@ trước hội nghị Ban Chấp hành ít nhất 10 ngày (các hội nghị khác 07 ngày).
@ trước hội nghị ít nhất 10 ngày đối với Ban Chấp hành, 07 ngày đối với các hội nghị khác.
Riêng hội nghị Ban Chấp hành gửi tài liệu về Văn phòng trước 10 ngày, các hội nghị khác trước 07 ngày.
@ trước 10 ngày họp Ban Chấp hành, 07 ngày họp Ban Thường vụ.
@ trước khi họp Ban Chấp hành 10 ngày, Ban Thường vụ 07 ngày.
@ trước ngày họp ít nhất 07 ngày. Riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Riêng hội nghị Ban Chấp hành, tài liệu gửi trước 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Hội nghị Ban Chấp hành ít nhất 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Đối với hội nghị Ban Chấp hành thì ít nhất 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Tài liệu hội nghị Ban Chấp hành gửi trước ít nhất 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Thời hạn này đối với hội nghị Ban Chấp hành là 10 ngày.
@ trước ngày họp ít nhất 07 ngày (đối với hội nghị Ban Thường vụ). Riêng hội nghị Ban Chấp hành 10 ngày.
@ trước hội nghị Ban Thường vụ ít nhất 07 ngày. Với hội nghị Ban Chấp hành là 10 ngày.
@ trước ngày họp ít nhất 07 ngày. Ban Chấp hành: 10 ngày.
Hội nghị Ban Chấp hành: gửi tài liệu về Văn phòng trước 10 ngày. Hội nghị Ban Thường vụ: trước 07 ngày.
@ trước ngày họp ít nhất 07 ngày (đối với Ban Thường vụ) và 10 ngày (đối với Ban Chấp hành).
@ trước ngày họp ít nhất 07 ngày (trường hợp cấp bách thì 02 ngày; hội nghị Ban Chấp hành 10 ngày).
@ trước ngày họp: 10 ngày - Ban Chấp hành; 07 ngày - Ban Thường vụ.
@ trước ngày họp 10 ngày cho hội nghị Ban Chấp hành, 07 ngày cho hội nghị Ban Thường vụ.
@ trước ngày họp 10 ngày nếu là hội nghị Ban Chấp hành, 07 ngày nếu là hội nghị Ban Thường vụ.
@ trước ngày họp 07 ngày, nếu là hội nghị Ban Chấp hành thì 10 ngày.
@ trước ngày họp: 10 ngày (hội nghị Ban Chấp hành); 07 ngày (hội nghị Ban Thường vụ).
@ trước ngày họp 10 ngày (7 ngày đối với hội nghị Ban Thường vụ).
@ trước ngày họp 10 ngày, riêng 7 ngày đối với hội nghị Ban Thường vụ.
@ trước ngày họp 07 ngày, trừ trường hợp đột xuất, khẩn cấp; riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp 07 ngày (trừ trường hợp đột xuất, khẩn cấp), riêng hội nghị Ban Chấp hành 10 ngày.
@ trước ngày họp ít nhất 10 ngày, đối với hội nghị Ban Chấp hành; 07 ngày, đối với hội nghị Ban Thường vụ.
@ trước ngày họp ít nhất 10 ngày, đối với hội nghị Ban Chấp hành, 07 ngày, đối với hội nghị Ban Thường vụ.
@ trước ngày họp 10 ngày đối với hội nghị Ban Chấp hành và 07 ngày đối với hội nghị Ban Thường vụ để tổng hợp, trình Thường trực Đảng ủy.
@ (qua Thường trực Đảng ủy) trước ngày họp ít nhất 07 ngày (hội nghị BCH ít nhất 10 ngày), Văn phòng gửi đại biểu trước 03 ngày.
@ trước ngày họp ít nhất 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày) để Văn phòng gửi đại biểu trước 03 ngày.
@ trước ngày họp ít nhất 07 ngày, 10 ngày nếu là hội nghị Ban Chấp hành.
Thời hạn gửi tài liệu về Văn phòng Đảng ủy trước ngày họp: (1) Ban Chấp hành: 10 ngày; (2) Ban Thường vụ: 07 ngày.
@ trước ngày họp: a) 10 ngày đối với Ban Chấp hành; b) 07 ngày đối với Ban Thường vụ.
Hội nghị Ban Thường vụ: 07 ngày; hội nghị Ban Chấp hành: 10 ngày trước ngày họp, tài liệu gửi về Văn phòng.
@ trước ngày họp ít nhất 07 ngày. // Riêng hội nghị Ban Chấp hành, tài liệu gửi về Văn phòng Đảng ủy trước 10 ngày họp.
@ trước ngày họp ít nhất 07 ngày. // Riêng tài liệu hội nghị Ban Chấp hành gửi trước ít nhất 10 ngày.
@ trước ngày họp ít nhất 07 ngày. // Riêng hội nghị Ban Chấp hành 10 ngày.
Thời hạn gửi tài liệu về Văn phòng Đảng ủy trước ngày họp: // Hội nghị Ban Chấp hành: 10 ngày. // Hội nghị Ban Thường vụ: 07 ngày.
"""
"""Ten days for the committee, seven for its standing board; `@` is what is sent, ` // ` parts texts."""

OTHERS: list[tuple[tuple[str, ...], str, list[int | None]]] = [
    (TWO, "@ trước ngày họp ít nhất 07 ngày (Ban Thường vụ 05 ngày).", [7, 5]),
    (THREE, "@ trước ngày họp ít nhất 05 ngày (Ban Chấp hành 10 ngày, Ban Thường vụ 07 ngày).", [10, 7, 5]),
    (THREE, "@ trước ngày họp ít nhất 07 ngày (riêng Ban Chấp hành 10 ngày, Thường trực 02 ngày).", [10, 7, 2]),
    (THREE, "@ trước ngày họp ít nhất 07 ngày (riêng Ban Chấp hành 10 ngày; họp Thường trực Đảng ủy 02 ngày).", [10, 7, 2]),
    (THREE, "@ trước ngày họp 10 ngày (Ban Chấp hành), 07 ngày (Ban Thường vụ), 02 ngày (Thường trực).", [10, 7, 2]),
    (THREE, "@ trước ngày họp 10 ngày đối với Ban Chấp hành, 07 ngày đối với Ban Thường vụ, 02 ngày đối với Thường trực.", [10, 7, 2]),
    (THREE, "@ trước ngày họp 07 ngày, riêng Ban Chấp hành 10 ngày, Thường trực 02 ngày.", [10, 7, 2]),
    (THREE, "@ trước ngày họp ít nhất 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày), họp Thường trực 02 ngày.", [10, 7, 2]),
    (THREE, "@ trước ngày họp 07 ngày (trừ họp Thường trực 02 ngày).", [7, 7, 2]),
    (THREE, "@ trước hội nghị Ban Chấp hành, Ban Thường vụ 07 ngày (họp Thường trực 02 ngày).", [7, 7, 2]),
    (THREE, "@ trước ngày họp 07 ngày đối với hội nghị Ban Chấp hành, Ban Thường vụ; 02 ngày đối với Thường trực.", [7, 7, 2]),
    (THREE, "@ trước ngày họp 07 ngày đối với Ban Chấp hành và Ban Thường vụ, Thường trực 02 ngày.", [7, 7, 2]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (không kể ngày nghỉ).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (qua hệ thống quản lý văn bản).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (trừ trường hợp đột xuất).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (trường hợp đột xuất 01 ngày).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (dự thảo nghị quyết 10 ngày).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (Văn phòng gửi đại biểu trước 03 ngày).", [7, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày, trừ hội nghị Ban Chấp hành.", [None, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày (trừ hội nghị Ban Chấp hành).", [None, 7]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày hoặc 10 ngày tùy hội nghị.", [None, None]),
    (TWO, "@ trước ngày họp ít nhất 07 ngày, 10 ngày.", [None, None]),
    (TWO, "@ trước ngày họp lần lượt 10 ngày và 07 ngày đối với hội nghị Ban Chấp hành và Ban Thường vụ.", [None, None]),
    (TWO, "@ trước hội nghị Ban Chấp hành và Ban Thường vụ lần lượt là 10 ngày và 07 ngày.", [None, None]),
    (TWO, "@ trước hội nghị Ban Chấp hành, Ban Thường vụ tương ứng 10 ngày, 07 ngày.", [None, None]),
    (TWO, "@ trước ngày họp 10 và 07 ngày đối với hội nghị Ban Chấp hành và hội nghị Ban Thường vụ.", [None, None]),
    (TWO, "@ trước hội nghị Ban Chấp hành/Ban Thường vụ 10/07 ngày.", [None, None]),
    (TWO, "@ trước ngày họp 07 ngày; hội nghị Ban Chấp hành sớm hơn 03 ngày.", [None, 7]),
    (TWO, "@ trước ngày họp 07 ngày (riêng hội nghị Ban Chấp hành thêm 03 ngày).", [None, 7]),
    (TWO, "Trừ hội nghị Ban Chấp hành, tài liệu gửi về văn phòng đảng ủy trước ngày họp 07 ngày.", [None, 7]),
    (TWO, "Trừ trường hợp đột xuất, tài liệu gửi về Văn phòng Đảng ủy trước ngày họp 07 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày; riêng hội nghị Ban Chấp hành thực hiện theo Quy chế làm việc.", [None, 7]),
    (TWO, "@ trước ngày họp 07 ngày, riêng hội nghị Ban Chấp hành theo thông báo của Văn phòng.", [None, 7]),
    (TWO, "@ trước ngày họp 07 ngày. Riêng các nội dung trình Ban Thường vụ phải có ý kiến thẩm định.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày. Hội nghị Ban Chấp hành kéo dài 01 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày. Văn phòng Đảng ủy rà soát trong 02 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày. Ban Thường vụ cho ý kiến trong 03 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày, không kể ngày nghỉ, ngày lễ.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày, trừ ngày nghỉ.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày; trường hợp hội nghị đột xuất là 01 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày, 01 ngày đối với hội nghị đột xuất.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày, hội nghị bất thường 02 ngày.", [7, 7]),
    (TWO, "@ trước ngày họp 07 ngày, hội nghị chuyên đề 03 ngày.", [None, None]),
    (TWO, "@ trước ngày họp 07 ngày để Văn phòng tổng hợp, báo cáo Ban Thường vụ.", [7, 7]),
    (TWO, "@ chậm nhất 07 ngày trước ngày họp để trình Ban Thường vụ xem xét.", [7, 7]),
    (TWO, "@ trước ngày họp 02 tuần đối với Ban Chấp hành, 01 tuần đối với Ban Thường vụ.", [14, 7]),
    (TWO, "@ trước ngày họp một tuần (hội nghị Ban Chấp hành hai tuần).", [14, 7]),
    (TWO, "@ trước ngày họp ít nhất 7 ngày làm việc; BCH: ít nhất 10 ngày làm việc; BTV: ít nhất 5 ngày làm việc.", [10, 5]),
    (COUNCIL, "Tài liệu gửi về Thường trực HĐND trước ngày họp ít nhất 05 ngày (riêng kỳ họp HĐND 15 ngày).", [15, 5]),
    (COUNCIL, "Tài liệu gửi về Văn phòng trước kỳ họp 15 ngày (phiên họp Thường trực 05 ngày; họp các Ban 03 ngày).", [15, 5]),
    (COUNCIL, "Tài liệu gửi về Văn phòng ít nhất 15 ngày trước kỳ họp (05 ngày trước phiên họp Thường trực HĐND).", [15, 5]),
    (THREE, "@ trước ngày họp 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày, trừ họp Thường trực).", [10, 7, None]),
    (THREE, "@ trước hội nghị Ban Chấp hành 10 ngày; Ban Thường vụ 07 ngày; Thường trực 02 ngày.", [10, 7, 2]),
    (THREE, "@ trước hội nghị Ban Chấp hành 10 ngày, hội nghị Ban Thường vụ và họp Thường trực 05 ngày.", [10, 5, 5]),
    (THREE, "@ 10 ngày trước hội nghị Ban Chấp hành, 05 ngày trước hội nghị Ban Thường vụ và họp Thường trực Đảng ủy.", [10, 5, 5]),
    (THREE, "@: Ban Chấp hành và Ban Thường vụ: 07 ngày; Thường trực: 02 ngày trước ngày họp.", [7, 7, 2]),
    (THREE, "@ trước ngày họp 05 ngày (10 ngày đối với Ban Chấp hành và 07 ngày đối với Ban Thường vụ).", [10, 7, 5]),
    (THREE, "@ trước ngày họp 05 ngày (đối với Ban Chấp hành là 10 ngày và Ban Thường vụ là 07 ngày).", [10, 7, 5]),
    (THREE, "@ trước ngày họp 05 ngày, riêng đối với Ban Chấp hành là 10 ngày và đối với Ban Thường vụ là 07 ngày.", [10, 7, 5]),
    (THREE, "@ trước ngày họp 05 ngày, riêng Ban Chấp hành và Ban Thường vụ 07 ngày.", [7, 7, 5]),
    (THREE, "@ trước ngày họp 05 ngày (riêng Ban Chấp hành, Ban Thường vụ 07 ngày).", [7, 7, 5]),
    (THREE, "@ trước ngày họp 05 ngày (07 ngày đối với Ban Chấp hành, Ban Thường vụ).", [7, 7, 5]),
]  # fmt: skip


def days_before(written: str, bodies: tuple[str, ...]) -> list[int | None]:
    """The days that are said of each of some bodies; of one that nobody can tell it is said so."""
    texts, found = tuple(written.replace("@", SENT).split(" // ")), list[int | None]()
    for body in bodies:
        whose = partial(is_spoken_of, body=body, bodies=bodies)
        lead = lead_before(texts, whose)
        assert bool(unread(texts, whose)) is (lead is None)
        found.append(lead and lead.days)
    return found


def test_ten_days_for_the_committee_and_seven_for_its_board() -> None:
    lines = TEN_AND_SEVEN.splitlines()
    assert {line: days for line in lines if (days := days_before(line, TWO)) != [10, 7]} == {}


@pytest.mark.parametrize(("bodies", "written", "days"), OTHERS)
def test_each_body_has_the_days_that_are_said_of_it(
    bodies: tuple[str, ...], written: str, days: list[int | None]
) -> None:
    assert days_before(written, bodies) == days


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (f"{SENT} trước ngày họp ít nhất 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày).", []),
        (f"{SENT} trước ngày họp 07 ngày, trừ hội nghị Ban Chấp hành.", ["CTR928"]),
        (
            f"{SENT} trước ngày họp 07 ngày; riêng hội nghị Ban Chấp hành sớm hơn 03 ngày.",
            ["CTR928"],
        ),
    ],
)
def test_days_that_cannot_be_told_are_asked(said: str, codes: list[str]) -> None:
    raw = f"{MINIMAL}implementation: ['{said}']\n".encode()
    found = check(from_bytes(raw, "x.yaml"), select=("CTR928",))
    assert [(f.code, f.severity) for f in found] == [(code, "info") for code in codes]


@pytest.mark.parametrize(
    "part", ["trừ a ", "(07 ngày ", "trừ a 7 ngày, ", "riêng a; 7 ngày ", "gửi văn phòng "]
)
def test_a_long_sentence_is_read_at_once(part: str) -> None:
    assert unread((f"{SENT} trước ngày họp {part * 300}",), lambda _words: None) is not None
