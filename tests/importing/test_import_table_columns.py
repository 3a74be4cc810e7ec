"""Tables whose columns are bodies or months, and columns under titles of every kind."""

import pytest

from support.tables import in_word, told

BODIES_AND_CALENDARS = {
    "a column of contents for each body": (
        """
        Thời gian | Nội dung trình Ban Chấp hành | Nội dung trình Ban Thường vụ | Đơn vị chuẩn bị
        Quý I | Nghị quyết về chuyển đổi số | - Kế hoạch công tác tư tưởng / - Phân bổ kinh phí Đảng | Ban Xây dựng Đảng
        Quý III | | Đề án sắp xếp thôn, tổ dân phố | UBND xã
        """,
        [
            "bch-q1 | Nghị quyết về chuyển đổi số | Ban Xây dựng Đảng",
            "? btv-q1 | Kế hoạch công tác tư tưởng | Ban Xây dựng Đảng",
            "? btv-q1 | Phân bổ kinh phí Đảng | Ban Xây dựng Đảng",
            "btv-q3 | Đề án sắp xếp thôn, tổ dân phố | UBND xã",
        ],
    ),
    "columns named after bodies alone": (
        """
        Tháng | Thường trực | Ban Thường vụ | Ban Chấp hành
        4 | Nghe tình hình giải phóng mặt bằng | Xét khen thưởng tập thể |
        5 | Làm việc với Hội Nông dân xã | | Bàn chủ trương xây dựng trường học
        """,
        [
            "thuong-truc-4 | Nghe tình hình giải phóng mặt bằng",
            "thuong-truc-5 | Làm việc với Hội Nông dân xã",
            "btv-4 | Xét khen thưởng tập thể",
            "bch-5 | Bàn chủ trương xây dựng trường học",
        ],
    ),
    "columns named after offices, a work of two of them over both": (
        """
        Tháng | Văn phòng Đảng ủy | Ban Xây dựng Đảng | Ủy ban Kiểm tra Đảng ủy
        4 | Lịch trực cơ quan | Rà soát hồ sơ đảng viên ấp | <
        5 | | | Kế hoạch xác minh tài sản
        """,
        [
            "btv-4 | Lịch trực cơ quan | Văn phòng Đảng ủy",
            "btv-4 | Rà soát hồ sơ đảng viên ấp | Ban Xây dựng Đảng; Ủy ban Kiểm tra Đảng ủy",
            "btv-5 | Kế hoạch xác minh tài sản | Ủy ban Kiểm tra Đảng ủy",
        ],
    ),
    "times under two bodies, in a header of two rows": (
        """
        TT ^ | Nội dung ^ | Thời gian trình | <
        ^ | ^ | BTV | BCH
        1 | Quy hoạch sử dụng đất | Tháng 8 | Tháng 9
        2 | Kiện toàn chi ủy thôn | Tháng 10 |
        """,
        [
            "btv-8 | Quy hoạch sử dụng đất",
            "btv-10 | Kiện toàn chi ủy thôn",
            "bch-9 | Quy hoạch sử dụng đất",
        ],
    ),
    "ticks under two bodies at the time of the row": (
        """
        TT | Nội dung | Thời gian | Trình BTV | Trình BCH
        1 | Chương trình giảm nghèo | Tháng 4 | x | x
        2 | Nội quy tiếp khách của cơ quan | Tháng 5 | ✓ |
        """,
        [
            "btv-4 | Chương trình giảm nghèo",
            "btv-5 | Nội quy tiếp khách của cơ quan",
            "bch-4 | Chương trình giảm nghèo",
        ],
    ),
    "a column that says which body decides": (
        """
        TT | Công việc | Cơ quan tham mưu | Tháng | Cấp cho ý kiến
        1 | Dự thảo báo cáo chính trị | Văn phòng Đảng ủy | 9 | BTV, BCH
        2 | Thăm đồng bào tôn giáo | Mặt trận xã | 12 | Thường trực
        """,
        [
            "btv-9 | Dự thảo báo cáo chính trị | Văn phòng Đảng ủy advise",
            "bch-9 | Dự thảo báo cáo chính trị | Văn phòng Đảng ủy advise",
            "thuong-truc-12 | Thăm đồng bào tôn giáo | Mặt trận xã advise",
        ],
    ),
    "a calendar of twelve months": (
        """
        TT | Nội dung | Đơn vị chuẩn bị | T1 | T2 | T3 | T4 | T5 | T6 | T7 | T8 | T9 | T10 | T11 | T12
        1 | Báo cáo tình hình tôn giáo | Công an xã | | | X | | | | | | X | | |
        2 | Xét nâng lương cán bộ | Ban Xây dựng Đảng | | | | | | ● | | | | | |
        3 | Sinh hoạt chính trị | Ban Xây dựng Đảng | | | | | | | | | | | |
        """,
        [
            "btv-3 | Báo cáo tình hình tôn giáo | Công an xã",
            "btv-6 | Xét nâng lương cán bộ | Ban Xây dựng Đảng",
            "btv-9 | Báo cáo tình hình tôn giáo | Công an xã",
            "? btv | Sinh hoạt chính trị | Ban Xây dựng Đảng",
        ],
    ),
    "a calendar below one title, with a bar and a word in it": (
        """
        TT ^ | Nhiệm vụ ^ | Tháng | < | < | < | <
        ^ | ^ | 4 | 5 | 6 | 7 | 8
        1 | Bồi dưỡng lý luận chính trị hè | | | ✓ | < |
        2 | Tổng điều tra hộ nghèo | | đợt 1 | | |
        """,
        [
            "? btv-5 | Tổng điều tra hộ nghèo | [Tháng 5: đợt 1]",
            "? btv-7 | Bồi dưỡng lý luận chính trị hè | [Thời gian: Tháng 6 - 7]",
        ],
    ),
    "a calendar of quarters": (
        """
        STT | Công việc | Chủ trì | Quý I | Quý II | Quý III | Quý IV
        1 | Đối thoại với thanh niên | Đoàn Thanh niên | v | | v |
        2 | Hội nghị tổng kết năm | Văn phòng Đảng ủy | | | | ✔
        """,
        [
            "btv-q1 | Đối thoại với thanh niên | Đoàn Thanh niên lead",
            "btv-q3 | Đối thoại với thanh niên | Đoàn Thanh niên lead",
            "btv-q4 | Hội nghị tổng kết năm | Văn phòng Đảng ủy lead",
        ],
    ),
    "contents in the columns of quarters": (
        """
        Cơ quan chuẩn bị | Quý I | Quý II | Quý III
        UBND xã | Kế hoạch đầu tư công trung hạn | Xử lý nợ đọng xây dựng |
        UBKT Đảng ủy | | Kiểm tra quy chế dân chủ | Giám sát công tác tiếp dân
        """,
        [
            "btv-q1 | Kế hoạch đầu tư công trung hạn | UBND xã",
            "btv-q2 | Xử lý nợ đọng xây dựng | UBND xã",
            "btv-q2 | Kiểm tra quy chế dân chủ | UBKT Đảng ủy",
            "btv-q3 | Giám sát công tác tiếp dân | UBKT Đảng ủy",
        ],
    ),
    "a month a table, the header in the first alone": (
        """
        Tháng 2
        TT | Nội dung | Chủ trì | Phối hợp
        1 | Khai hội truyền thống của xã | UBND xã | Công an xã
        2 | Phát động thi đua đầu năm | Văn phòng Đảng ủy | Mặt trận xã
        Tháng 3
        3 | Ra quân làm thủy lợi nội đồng | UBND xã | Hội Nông dân xã
        4 | Kỷ niệm ngày quốc tế phụ nữ | Hội Phụ nữ xã | Mặt trận xã
        """,
        [
            "btv-2 | Khai hội truyền thống của xã | UBND xã lead; Công an xã coordinate",
            "btv-2 | Phát động thi đua đầu năm | Văn phòng Đảng ủy lead; Mặt trận xã coordinate",
            "btv-3 | Ra quân làm thủy lợi nội đồng | UBND xã lead; Hội Nông dân xã coordinate",
            "btv-3 | Kỷ niệm ngày quốc tế phụ nữ | Hội Phụ nữ xã lead; Mặt trận xã coordinate",
        ],
    ),
    "a cell of paragraphs without signs": (
        """
        Tháng | Nội dung | Cơ quan chuẩn bị
        Tháng 8 | Kế hoạch tổ chức ngày hội toàn dân / Công tác chuẩn bị năm học mới | UBND xã / Công an xã
        Tháng 9 | Báo cáo tình hình thực hiện nghị quyết của / Đảng ủy xã về phát triển du lịch | UBND xã
        """,
        [
            "? btv-8 | Kế hoạch tổ chức ngày hội toàn dân | UBND xã",
            "? btv-8 | Công tác chuẩn bị năm học mới | Công an xã",
            "btv-9 | Báo cáo tình hình thực hiện nghị quyết của Đảng ủy xã về phát triển du lịch | UBND xã",
        ],
    ),
}


OTHER_TITLES = {
    "a title across the table above its header": (
        """
        DANH MỤC NỘI DUNG TRÌNH TRONG NĂM 2027 | < | < | <
        Số TT | Tên đề án, văn bản | Cơ quan soạn thảo | Dự kiến trình
        1 | Đề án vị trí việc làm | Ban Xây dựng Đảng | Quý I
        2 | Quy hoạch chung xây dựng xã | UBND xã | Quý IV
        """,
        [
            "btv-q1 | Đề án vị trí việc làm | Ban Xây dựng Đảng",
            "btv-q4 | Quy hoạch chung xây dựng xã | UBND xã",
        ],
    ),
    "a field of work merged over its items": (
        """
        Lĩnh vực | Nội dung | Đầu mối tham mưu | Quý/Tháng
        Kinh tế ^ | Chuyển đổi cơ cấu cây trồng | Phòng Kinh tế | Tháng 3
        ^ | Phát triển hợp tác xã | Phòng Kinh tế | Quý II
        Quốc phòng | Huấn luyện dân quân tự vệ | Ban CHQS xã | Tháng 4
        """,
        [
            "btv-3 | Chuyển đổi cơ cấu cây trồng | Phòng Kinh tế advise | nhóm Kinh tế",
            "btv-q2 | Phát triển hợp tác xã | Phòng Kinh tế advise | nhóm Kinh tế",
            "btv-4 | Huấn luyện dân quân tự vệ | Ban CHQS xã advise | nhóm Quốc phòng",
        ],
    ),
    "bodies merged under a title of no known word": (
        """
        Chủ thể | Việc cần làm | Chịu trách nhiệm | Tháng
        Ban Thường vụ ^ | Duyệt kế hoạch tuyển quân | Ban CHQS xã | 01
        ^ | Duyệt phương án tự chủ tài chính | UBND xã | 02/2027
        Ban Chấp hành | Bầu bổ sung ủy viên | Ban Xây dựng Đảng | III
        """,
        [
            "btv-1 | Duyệt kế hoạch tuyển quân | Ban CHQS xã",
            "btv-2 | Duyệt phương án tự chủ tài chính | UBND xã",
            "bch-3 | Bầu bổ sung ủy viên | Ban Xây dựng Đảng",
        ],
    ),
    "a row of agency and time alone belongs to the row above, and is told": (
        """
        TT | Nội dung | Cơ quan chuẩn bị | Thời gian
        1 | Tổng điều tra nông nghiệp | UBND xã | Tháng 7
        | | Công an xã |
        2 | Khen thưởng hộ sản xuất giỏi | Hội Nông dân xã | Tháng 10
        """,
        [
            "? btv-7 | Tổng điều tra nông nghiệp | UBND xã; Công an xã",
            "btv-10 | Khen thưởng hộ sản xuất giỏi | Hội Nông dân xã",
        ],
    ),
    "those looked into, under rows that name a council and its committees": (
        """
        TT | Nội dung | Cơ quan chủ trì, phối hợp | Đơn vị chịu sự giám sát | Thời gian
        A | THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN XÃ | < | < | <
        1 | Giám sát việc trả lời kiến nghị về cầu treo | Văn phòng xã | UBND xã | Tháng 5
        B | BAN PHÁP CHẾ | < | < | <
        1 | Giám sát công tác hộ tịch | Ban Pháp chế | Phòng Tư pháp, Công an xã | Quý III
        C | CÁC BAN CỦA HỘI ĐỒNG NHÂN DÂN XÃ | < | < | <
        1 | Khảo sát các bến đò ngang | Ban Pháp chế | Phòng Kinh tế | Tháng 8
        """,
        [
            "thuong-truc-hdnd-5 | Giám sát việc trả lời kiến nghị về cầu treo | Văn phòng xã; UBND xã subject",
            "ban-phap-che-q3 | Giám sát công tác hộ tịch | Ban Pháp chế; Phòng Tư pháp subject; Công an xã subject",
            "ban-hdnd-xa-8 | Khảo sát các bến đò ngang | Ban Pháp chế; Phòng Kinh tế subject",
        ],
    ),
}


PERIODS = {
    "months named anew under each quarter, bodies beside them, and work of all the year": (
        """
        Cấp họp | Việc của từng tháng | < | <
        QUÝ I | < | < | <
        | Tháng 1 | Tháng 2 | Tháng 3
        Ban Thường vụ | Duyệt lịch trực Tết – Văn phòng Đảng ủy | | Xét khen thưởng cơ sở đảng / Nghe tình hình tôn giáo – Công an xã
        Thường trực Đảng ủy | | Gặp mặt trưởng buôn |
        QUÝ II | < | < | <
        | Tháng 4 | Tháng 5 | Tháng 6
        Ban Chấp hành | | Thông qua đề án trồng rừng – UBND xã | <
        Thường xuyên | Nắm tình hình nhân dân vùng biên giới – Đồn Biên phòng | < | <
        """,
        [
            "? btv-1 | Duyệt lịch trực Tết | Văn phòng Đảng ủy",
            "? btv-3 | Xét khen thưởng cơ sở đảng",
            "? btv-3 | Nghe tình hình tôn giáo | Công an xã",
            "? btv-month | Nắm tình hình nhân dân vùng biên giới | Đồn Biên phòng | [Thời gian: Thường xuyên]",
            "thuong-truc-2 | Gặp mặt trưởng buôn",
            "? bch-6 | Thông qua đề án trồng rừng | UBND xã | [Thời gian: Tháng 5 - 6]",
        ],
    ),
    "a header that comes again with further quarters": (
        """
        Cơ quan họp | Quý I | Quý II
        Ban Chấp hành | Thông qua chương trình giảm nghèo | Sơ kết nghị quyết chuyên đề
        Cơ quan họp | Quý III | Quý IV
        Ban Chấp hành | Bàn chủ trương làm đường liên thôn |
        Ban Thường vụ | | Đánh giá cán bộ chủ chốt
        """,
        [
            "bch-q1 | Thông qua chương trình giảm nghèo",
            "bch-q2 | Sơ kết nghị quyết chuyên đề",
            "bch-q3 | Bàn chủ trương làm đường liên thôn",
            "btv-q4 | Đánh giá cán bộ chủ chốt",
        ],
    ),
}
OWN_TITLES = {
    "months in words, and a time for each body in one cell": (
        """
        Tháng | Tên việc | Đơn vị tham mưu
        Giêng | Lễ hội xuống đồng | UBND xã
        Mười hai | Tổng kết phong trào thi đua | Văn phòng
        BTV: tháng 5; BCH: tháng 6 | Đề án sắp xếp trường lớp | Phòng Văn hóa - Xã hội
        """,
        [
            "btv-1 | Lễ hội xuống đồng | UBND xã advise",
            "btv-5 | Đề án sắp xếp trường lớp | Phòng Văn hóa - Xã hội advise",
            "btv-12 | Tổng kết phong trào thi đua | Văn phòng advise",
            "bch-6 | Đề án sắp xếp trường lớp | Phòng Văn hóa - Xã hội advise",
        ],
    ),
    "bodies beside cells whose lines open with their months, without a header": (
        """
        Ban Chấp hành | Tháng 3: Sơ kết quý I (Văn phòng) / Tháng 6: Bàn việc giữ rừng (Hạt Kiểm lâm)
        Ban Thường vụ | - T1: Duyệt kế hoạch Tết (Công an xã) / - T2: Nghe kết quả giao quân (Ban CHQS xã)
        """,
        [
            "? bch-3 | Sơ kết quý I | Văn phòng",
            "? bch-6 | Bàn việc giữ rừng | Hạt Kiểm lâm",
            "btv-1 | Duyệt kế hoạch Tết | Công an xã",
            "btv-2 | Nghe kết quả giao quân | Ban CHQS xã",
        ],
    ),
    "a month below a title of another kind": (
        """
        TT ^ | Đơn vị soạn thảo ^ | Đầu việc ^ | Kết quả thực hiện | <
        ^ | ^ | ^ | Loại văn bản | Tháng
        1 | Công an xã | Phương án chữa cháy rừng | Phương án | 2
        2 | Phòng Kinh tế | Thống kê đàn gia súc | Báo cáo | 5 và 10
        """,
        [
            "btv-2 | Phương án chữa cháy rừng | Công an xã",
            "btv-5 | Thống kê đàn gia súc | Phòng Kinh tế",
            "btv-10 | Thống kê đàn gia súc | Phòng Kinh tế",
        ],
    ),
    "offices below who leads, their works in the cells": (
        """
        Quý ^ | Tháng ^ | Đơn vị chủ trì | < | <
        ^ | ^ | Hội Nông dân | Đoàn Thanh niên | Ban Thường trực MTTQ
        I ^ | 01 | Tặng giống lúa cho hộ khó | | Họp bàn việc chăm lo Tết / Trao quà cho người neo đơn
        ^ | 02 | | Trồng cây ở đồi Thông |
        """,
        [
            "btv-1 | Tặng giống lúa cho hộ khó | Hội Nông dân lead",
            "? btv-1 | Họp bàn việc chăm lo Tết | Ban Thường trực MTTQ lead",
            "? btv-1 | Trao quà cho người neo đơn | Ban Thường trực MTTQ lead",
            "btv-2 | Trồng cây ở đồi Thông | Đoàn Thanh niên lead",
        ],
    ),
    "offices that are ticked below who leads": (
        """
        TT ^ | Nội dung ^ | Tháng ^ | Đơn vị chủ trì | < | <
        ^ | ^ | ^ | Hội Nông dân | Đoàn Thanh niên | Công an xã
        1 | Tặng giống lúa cho hộ khó | 1 | x | |
        2 | Trồng cây ở đồi Thông | 2 | | x | x
        """,
        [
            "btv-1 | Tặng giống lúa cho hộ khó | Hội Nông dân lead",
            "btv-2 | Trồng cây ở đồi Thông | Đoàn Thanh niên lead; Công an xã lead",
        ],
    ),
    "what offices do, short, in the columns named after them": (
        """
        Tháng | Nội dung | Văn phòng | Công an xã | UBND xã | MTTQ
        3 | Phương án giữ chợ đêm | PH | CT | | PH
        4 | Sửa đường vào bản Pang | | | CT |
        """,
        [
            "btv-3 | Phương án giữ chợ đêm | Công an xã lead; Văn phòng coordinate; MTTQ coordinate",
            "btv-4 | Sửa đường vào bản Pang | UBND xã lead",
        ],
    ),
    "committees beside a standing body, under a title of offices": (
        """
        Thời gian ^ | Cơ quan thực hiện | < | <
        ^ | Thường trực HĐND | Ban Pháp chế | Ban Văn hóa - Xã hội HĐND
        Tháng 3 | Họp liên tịch chuẩn bị kỳ họp | Giám sát công tác hộ tịch |
        Tháng 4 | | | Khảo sát nhà văn hóa thôn
        """,
        [
            "thuong-truc-hdnd-3 | Họp liên tịch chuẩn bị kỳ họp",
            "ban-phap-che-3 | Giám sát công tác hộ tịch",
            "ban-van-hoa-xa-hoi-hdnd-4 | Khảo sát nhà văn hóa thôn",
        ],
    ),
    "offices of every name under a title of who meets": (
        """
        Tháng | Cơ quan họp | Nội dung | Chuẩn bị
        2 | Ban Quản lý chợ | Duyệt phương án sắp xếp quầy hàng | Tổ bảo vệ
        4 | Thường trực | Nghe tình hình thu phí | Ban Quản lý chợ
        """,
        [
            "ban-quan-ly-2 | Duyệt phương án sắp xếp quầy hàng | Tổ bảo vệ",
            "thuong-truc-4 | Nghe tình hình thu phí | Ban Quản lý chợ",
        ],
    ),
}


DRAWN = BODIES_AND_CALENDARS | OTHER_TITLES | PERIODS | OWN_TITLES


@pytest.mark.parametrize("name", DRAWN)
def test_every_item_is_at_its_time_with_its_agencies(name: str) -> None:
    drawn, wanted = DRAWN[name]
    result = in_word(drawn)
    assert told(result) == wanted
    assert result.report.complete
