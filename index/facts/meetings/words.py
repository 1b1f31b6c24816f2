"""By which words a meeting is told: its kinds, bodies, ordinals, terms and subjects."""

import re

from index.language.text import UPPER

KINDS = {
    "hội nghị": "hội nghị",
    "đại hội": "đại hội",
    "đhđb": "đại hội",
    "kỳ họp": "kỳ họp",
    "phiên họp": "phiên họp",
    "phiên": "phiên họp",
    "cuộc họp": "phiên họp",
    "buổi họp": "phiên họp",
    "họp": "phiên họp",
    "buổi làm việc": "làm việc",
    "làm việc": "làm việc",
    "hội thảo": "hội thảo",
    "tọa đàm": "hội thảo",
    "giao ban": "phiên họp",
    "buổi giao ban": "phiên họp",
}
HEAD = re.compile(
    r"(?<!\w)(?=[hđkpcbtlg])(?:hội nghị|đại hội|đhđb|kỳ họp|phiên họp|cuộc họp|buổi họp|buổi làm việc|hội thảo|tọa đàm"
    r"|(?:buổi )?giao ban(?= (?:tuần|tháng|quý|công tác|định kỳ|sáng|chiều|ngày))|họp(?= (?:dân|khẩn|đột xuất"
    r"|kiểm điểm|hội đồng|tổ|thường kỳ|lệ kỳ|thường lệ|định kỳ|giao ban|bất thường|thống nhất|bàn|đánh giá|nghe"
    r"|rà soát|thẩm tra|triển khai|chuẩn bị|xem xét|thảo luận|cho ý kiến|trực tuyến|xét|góp ý|công bố|tháo gỡ|tiểu ban"
    r"|ban chỉ đạo|ban chấp hành|ban thường vụ|bch|btv|ubnd|ủy ban|liên tịch|rút kinh nghiệm))|phiên(?= (?:thường kỳ"
    r"|mở rộng|giải trình|chất vấn|toàn thể|thứ (?!nhất|hai)|lần|bất thường|định kỳ|chuyên đề|thường lệ|lệ kỳ))"
    r"|làm việc(?= với))(?!\w)",
    re.IGNORECASE,
)
NO_MEETING_BEFORE = re.compile(r"(?:trung tâm|nhà|phòng|cung) $", re.IGNORECASE)
NO_MEETING_AFTER = re.compile(
    r" (?:thể dục|thể thao|tdtt|thể dục thể thao|khỏe|văn nghệ|cháu ngoan|võ)(?!\w)|,? viên(?!\w)", re.IGNORECASE
)
MANY_BEFORE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|mọi|mỗi|một số|hai|ba|bốn|(?<![\d/-] )(?<![\d/-])\d{1,2}|lượt|cuộc|buổi"
    r"|tất cả)(?: (?:cuộc|buổi))? $",
    re.IGNORECASE,
)

MANY_AFTER = re.compile(r" (?:các(?! dân tộc)|những|đồng loạt|của các)(?!\w)", re.IGNORECASE)

_NUMBER = (
    r"(?:\d{1,3}(?![\d/%]|[.,]\d)|[ivxlc]+(?!\w)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: [^\W\d_]+)?"
    r"|[^\W\d_]+ mươi(?: [^\W\d_]+)?)"
)
ORDINAL = re.compile(rf"(?:lần(?: thứ)?|thứ) (?P<number>{_NUMBER})(?!\w)", re.IGNORECASE)
AND_ORDINAL = re.compile(rf"và (?:(?:lần )?thứ|lần) (?P<number>{_NUMBER})(?!\w)", re.IGNORECASE)
BARE_NUMBER = re.compile(r"(?P<number>[IVXLC]+|\d{1,2})(?![\w/.,%]*\d)(?!\w)")
TERM = re.compile(
    r"(?:(?:khóa|khoá) (?:[ivxlc]+|\d{1,2})(?!\w)|(?:nhiệm kỳ|nk) \d{4} ?[-–—] ?\d{4}(?!\d))", re.IGNORECASE
)
QUALIFIER = re.compile(
    r"(?:thi đua yêu nước|đại biểu|toàn thể|toàn quốc|trực tuyến|liên tịch|thường kỳ|thường lệ|định kỳ|lệ kỳ"
    r"|thường niên|bất thường|chuyên đề|mở rộng|trù bị|lần này|điểm, thí điểm|thí điểm|điểm|cán bộ chủ chốt"
    r"|tổng kết năm \d{4}|(?:giữa|cuối|đầu) năm(?: \d{4})?|giao ban|phiên|thứ ?nhất|quý (?:[ivx]+|\d)(?:(?:[/-]"
    r"| năm )\d{4})?|tháng \d{1,2}(?:(?:[/-]| năm )\d{4})?|năm \d{4})(?!\w)",
    re.IGNORECASE,
)
_ORGAN = (
    r"(?:(?:ban chấp hành|bch|ban thường vụ|btv|(?:ban )?thường trực)(?: (?:trung ương|tw)(?: đảng)?)?|đảng bộ|đảng ủy"
    r"|đảng uỷ|(?:tỉnh|thành|huyện|thị|quận) (?:ủy|uỷ)|chi bộ|đảng cộng sản việt nam|đảng(?! viên)|(?:ủy"
    r"|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|hđnd|quốc hội|chính phủ|trung ương(?: đảng)?|(?:(?:ủy"
    r"|uỷ) ban )?(?:mặt trận tổ quốc|mttq)(?: việt nam)?|ub ?mttq(?: ?vn)?(?: việt nam)?|(?:ủy|uỷ) ban kiểm tra|ubkt"
    r"|ban chỉ đạo|bcđ|hội (?:nông dân|liên hiệp phụ nữ|lhpn|phụ nữ|cựu chiến binh|ccb|chữ thập đỏ|luật gia|khuyến học"
    r"|người cao tuổi|liên hiệp thanh niên|lhtn|cựu thanh niên xung phong|cựu tnxp"
    r"|nạn nhân chất độc da cam(?:/dioxin)?|người mù|đông y|làm vườn|sinh viên|nhà báo|cựu giáo chức"
    r"|bảo trợ[^,.;:()]{0,40}?mồ côi)(?: việt nam)?|(?:liên hiệp )?phụ nữ(?! (?:và|trong|làm|tham gia|tiêu biểu))"
    r"|nông dân(?= (?:huyện|tỉnh|xã|toàn quốc|việt nam))|các dân tộc thiểu số|liên minh hợp tác xã"
    r"|hội đồng (?:thẩm định|bồi thường|nghĩa vụ quân sự|thi đua|bầu cử|giáo dục|phổ biến|tuyển quân|hiệp thương)"
    r"|đoàn chủ tịch|đoàn(?! (?:kết|công tác|viên|đại biểu|chủ tịch|thư ký|kiểm tra|giám sát))(?: tncs hồ chí minh"
    r"| thanh niên)?|liên đoàn lao động|công đoàn|ban (?:tổ chức|tuyên giáo|dân vận|nội chính|pháp chế|kinh tế|văn hóa"
    r"|dân tộc|đô thị)(?: ?[-–] ?(?:xã hội|ngân sách))?|văn phòng|phòng(?! (?:họp|chống)|,)|sở|công an"
    r"|bộ chỉ huy quân sự|ban chỉ huy quân sự)(?!\w)"
)
_NOT_IN_NAME = (
    r"(?!(?:khóa|khoá|lần|nhiệm kỳ|nk|họp|năm \d|về|hội nghị|đại hội|kỳ họp|đại biểu|đã|tổ chức|ban hành|quyết nghị|thứ"
    r"|mở rộng|và|số)(?!\w))"
)
UNIT_NAME = (
    rf"(?:thị trấn|thị xã|thành phố|tp\.?|phường|huyện|quận|tỉnh|xã)(?!\w)"
    rf"(?: {_NOT_IN_NAME}(?-i:[{UPPER}])[^\W\d_]*(?! [Uu]ỷ|ủy)){{0,4}}"
)
_PROPER = rf" {_NOT_IN_NAME}(?-i:[{UPPER}])[^\W\d_]+"
UNIT_ALONE = re.compile(rf"(?P<body>{UNIT_NAME})(?=,? (?:lần|khóa|khoá|nhiệm kỳ)(?!\w))", re.IGNORECASE)
BODY = re.compile(
    rf"(?:của )?(?P<body>{_ORGAN}(?: \((?-i:[A-ZĐ&]{{2,10}})\))?(?:(?:,? |, ?| ?[-–&] ?"
    rf"| và ){_ORGAN}(?: \((?-i:[A-ZĐ&]{{2,10}})\))?| {UNIT_NAME}"
    rf"| cấp (?:huyện|xã|tỉnh|cơ sở)"
    rf"| (?:các cấp|các xã|cơ sở|trực thuộc)){{0,6}}(?:{_PROPER}){{0,4}})",
    re.IGNORECASE,
)
JOINT = re.compile(r"(?:\s*[,(–-]\s*|\)\s*,?\s*|\s+)")
ASIDE = re.compile(
    r" ?\( ?(?:kỳ họp|phiên họp|hội nghị|họp|bất thường|chuyên đề|mở rộng)[^()]{0,40}\)(?=,? \S)"
    r"|(?:,| [-–]) (?:kỳ họp|phiên họp) (?:thường lệ|thường kỳ|chuyên đề|bất thường|lệ kỳ)[^,.;()]{0,24}?"
    r"(?=,| của| hđnd| hội đồng)",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"(?:về|giữa|dân|giao ban|tổng kết|sơ kết|triển khai|quán triệt|học tập|đánh giá|bàn|công bố|thực hiện|gặp mặt"
    r"|tuyên dương|biểu dương|đối thoại|thông báo|nghiên cứu|lấy (?:ý kiến|phiếu)|góp ý|hiệp thương|xin ý kiến"
    r"|phổ biến|tập huấn|kiểm điểm|rà soát|nghe|thống nhất|thẩm tra|thông qua|cho ý kiến|trực báo|điển hình|cán bộ"
    r"|báo cáo|xúc tiến|bầu|tiếp xúc|chuẩn bị|rút kinh nghiệm|thảo luận|với|ký kết|khảo sát|liên quan|tháo gỡ"
    r"|phân tích|giải trình|công tác|trao đổi|xét|giới thiệu|chuyên môn|sinh hoạt|phát động|quân sự|an ninh|tham vấn"
    r"|duyệt|phản biện|ra mắt|người|trao|chuyên gia|hợp tác|kết nối|quy hoạch|tuyên truyền|xây dựng|nhiệm vụ|phối hợp"
    r"|hướng dẫn|trả lời|giải quyết|kiểm tra|bồi dưỡng|xử lý|nâng cao|đẩy mạnh|tăng cường|phát triển|hoàn thiện"
    r"|tiếp thu|phòng, chống|chỉ đạo|tôn vinh|vinh danh|định hướng|khai giảng|điểm lại|tiếp tục)(?!\w)",
    re.IGNORECASE,
)
TOPIC_ENDS = re.compile(
    r"[.;:()\n]|,(?! chống)|\s(?:nhằm|do đồng chí|do đ/c|tại hội trường|tại phòng họp|đã|được|diễn ra|dưới sự|với sự"
    r"|có sự|vào (?:sáng|chiều|ngày)|ngày \d{1,2})(?!\w)|$",
    re.IGNORECASE,
)
BEFORE_SUBJECT = re.compile(r"\s+(?:[-–]\s+)?")
FOR_SUBJECT = re.compile(r"\s+(?:[-–]\s+|để\s+|nhằm\s+)?")
TOPIC_CHARS = 220
BODY_BEFORE = re.compile(rf"{BODY.pattern}(?:,? ?{TERM.pattern}){{0,3}},? $", re.IGNORECASE)
NO_BODY_BEFORE = re.compile(
    r"(?:chức|tại|dự|trong|trì|của|luận|biểu|quyết|từ|sau|mạc|thúc|trình|cảnh|các|những|này|và|vào|một|cho|khi|là) $"
)
TAKES_BARE_NUMBER = re.compile(r"(?:hội|đảng|trung ương|đhđb|toàn quốc)$", re.IGNORECASE)
PERIOD = re.compile(
    r"(?:(?:giữa|cuối|đầu) )?năm \d{4}|(?:tháng \d{1,2}|quý (?:[ivx]+|\d))(?:[/-]| năm )\d{4}", re.IGNORECASE
)
SUBJECT_ORDINAL = re.compile(
    r"(?: (?!hội nghị|đại hội|kỳ họp|phiên|nghị quyết|kết luận|chỉ thị|kỷ niệm|ngày|quy hoạch|hội thi|cuộc thi|giải"
    rf"|trung ương|đảng|khóa|khoá|lần)[^\W\d_]+){{1,12}} lần(?: thứ)? (?P<number>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
NAMED_PARTY_BODY = re.compile(
    rf"(?<!\w)(?:Đảng bộ|Chi bộ|đảng bộ|chi bộ) (?:xã|phường|thị trấn|huyện|quận"
    rf"|thị xã)(?: {_NOT_IN_NAME}[{UPPER}][^\W\d_]*){{1,4}}"
)
LEVEL_WORDS = (
    ("trung ương", re.compile(r"trung ương|(?<!\w)tw(?!\w)|quốc hội|chính phủ")),
    ("huyện", re.compile(r"(?<!\w)(?:huyện|quận|thị xã|thị ủy)(?!\w)")),
    ("xã", re.compile(r"(?<!\w)(?:xã|phường|thị trấn)(?!\w)")),
    ("tỉnh", re.compile(r"(?<!\w)tỉnh(?!\w)")),
)
ORGANS = (
    ("mặt trận", re.compile(r"mặt trận|mttq")),
    ("phụ nữ", re.compile(r"phụ nữ|lhpn")),
    ("nông dân", re.compile(r"(?<!\w)nông dân")),
    ("cựu chiến binh", re.compile(r"cựu chiến binh|ccb")),
    ("thường trực", re.compile(r"^thường trực")),
    ("hội", re.compile(r"(?<!\w)hội (?!đồng)")),
    ("đoàn", re.compile(r"(?<!\w)đoàn(?! chủ tịch)")),
    ("ban thường vụ", re.compile(r"^(?:ban thường vụ|btv)")),
    ("ban chấp hành", re.compile(r"^(?:ban chấp hành|bch)|^trung ương")),
    ("chi bộ", re.compile(r"^chi bộ")),
    ("đảng", re.compile(r"^(?:đảng|(?:tỉnh|thành|huyện|thị|quận) ủy)")),
    ("hđnd", re.compile(r"^(?:hđnd|hội đồng nhân dân)")),
    ("ubnd", re.compile(r"^(?:ubnd|ủy ban nhân dân)")),
    ("ban", re.compile(r"^")),
)
COLLECTIVE = re.compile(
    r"(?:các cấp|cấp (?:cơ sở|xã|huyện)|cơ sở|các xã|các chi bộ|trực thuộc|các huyện|các địa phương)(?!\w)",
    re.IGNORECASE,
)
