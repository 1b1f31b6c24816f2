"""By which words a task is told: who demands, what is to be done, by whom and by when."""

import re

_ASKS = r"(?:yêu cầu|đề nghị|giao(?: cho)?|phân công|lưu ý|chỉ đạo)"
# Sentences that follow a demand go on with it if they begin with one of these.
_DOING = (
    r"tiếp tục|tăng cường|đẩy mạnh|đẩy nhanh|tập trung|chú trọng|chú ý|quan tâm|chủ động|thực hiện|triển khai|xây dựng"
    r"|hoàn thành|hoàn tất|hoàn thiện|kiểm đếm|cử(?! tri)|phấn đấu|khẩn trương|kịp thời|rà soát|kiểm tra|nâng cao"
    r"|phát huy|phát triển|phối hợp|tổ chức|làm tốt|chỉ đạo|lãnh đạo|quyết liệt|(?:bảo|đảm) (?:đảm|bảo)|giao|phân công"
    r"|kiện toàn|củng cố|duy trì|giữ vững|siết chặt|quản lý|bám sát|tuyên truyền|huy động|khai thác|chăm lo|ban hành"
    r"|tham mưu|bố trí|không (?:để|chủ quan|được)|xử lý|giải quyết|đôn đốc|theo dõi|chuẩn bị|khắc phục|cải thiện"
    r"|mở rộng|nghiêm túc|sớm|trước mắt|cụ thể hóa|hướng dẫn|quán triệt|đổi mới|thúc đẩy|tạo (?:điều kiện|mọi"
    r"|chuyển biến)|ưu tiên|hỗ trợ|vận động|nắm (?:chắc|bắt)|đánh giá|xác định|khai mạc|ổn định|bảo vệ|nhân rộng"
    r"|tháo gỡ|tích cực|nghiên cứu|báo cáo|thường xuyên|nêu cao|đề cao|chấp hành|lồng ghép|bổ sung|điều chỉnh|sắp xếp"
    r"|đa dạng|khuyến khích|thu hút|tận dụng|chuyển đổi|ứng dụng|cập nhật|thành lập|lập|lựa chọn|quyết tâm|đoàn kết"
    r"|thống nhất|gắn|coi|tránh|kiên quyết|kiểm soát|giám sát|thanh tra|đấu tranh|phòng, chống|phát động|biểu dương"
    r"|khen thưởng|gương mẫu|phát hiện|nhanh chóng|công khai|niêm yết|trình|gửi|đầu tư|làm rõ|tiếp thu|nỗ lực|sẵn sàng"
    r"|rút kinh nghiệm|nhận thức|thẩm định|cải cách|dành|vận hành|sử dụng|thay đổi|hạn chế|giảm|linh hoạt|đề xuất"
    r"|đăng ký|xem xét|cân đối|kết nối|tìm|khơi dậy|khôi phục|bảo đảm|đảm bảo|bắt tay|liên hệ|tổng hợp|nắm|đưa"
    r"|thông tin|khảo sát|kêu gọi|tham gia|cùng|hưởng ứng|chấn chỉnh|tổng kết|sơ kết|phân bổ|giải ngân|thu|chống"
    r"|phòng ngừa"
)
DOING_START = re.compile(rf"(?:{_DOING})(?!\w)", re.IGNORECASE)
MODAL = re.compile(r"(?<!\w)(?:cần|phải|có trách nhiệm|hãy|nên)(?!\w)", re.IGNORECASE)
ADDRESSED = re.compile(
    r"(?:các(?= (?:cơ quan|phòng|ban|ngành|đơn vị|xã|địa phương|cấp|đồng chí|chi|đảng|đoàn thể|tổ|hội|trường|chủ"
    r"|lực lượng|sở|huyện|thành viên|doanh nghiệp|hộ|nhà|thôn|khu|lãnh đạo|bộ phận|tiểu ban|cá nhân|cán bộ|tập thể"
    r"|(?:ủy|uỷ) viên|hợp tác xã|thị trấn|trung tâm|đội|bí thư|thủ trưởng|chức|công ty|ngân hàng|chủ đầu tư|nhà thầu"
    r"|ông|đ/c))|cấp ủy|cấp uỷ|đảng (?:bộ|ủy|uỷ)|(?:huyện|thị|thành|tỉnh) (?:ủy|uỷ)|chi (?:bộ|ủy)|ubnd|hđnd|(?:ủy"
    r"|uỷ) ban|hội đồng|phòng|ban|công an|hội|đoàn|huyện đoàn|mttq|ub ?mttq|mặt trận|văn phòng|trung tâm|thường trực"
    r"|lãnh đạo|mỗi|từng|cán bộ|thủ trưởng|người đứng đầu|hệ thống|chính quyền|đơn vị|địa phương|xã|thị trấn|huyện"
    r"|trường|lực lượng|đồng chí|đ/c|chủ (?:tịch|đầu tư)|bí thư|trưởng|cơ quan|tổ|sở|chi cục|hạt|đội|bệnh viện|kho bạc"
    r"|ngân hàng|chi nhánh|tòa|viện|thanh tra|toàn|đảng viên|nhân dân|doanh nghiệp|đại biểu hđnd|ngành|giám đốc"
    r"|bộ phận|nhà trường|ban quản lý|bql|điện lực)(?!\w)",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?<!\w)(?:đồng chí|đ/c|ông|bà|(?:phó )?(?:chủ tịch|bí thư)|chủ tọa|thay mặt)(?!\w)",
    re.IGNORECASE,
)
NOT_ASKED_BEFORE = re.compile(
    r"(?<!\w)(?:theo|các|những|được|bị|hồ sơ|đáp ứng|đạt|đơn|văn bản|nhu cầu|đúng|một số|mọi|nhiều|ý kiến|sự|công tác"
    r"|tờ trình|tập trung|lãnh đạo,?|cử tri|chỉ tiêu|nội dung|tiếp thu|có|quyết liệt|nhiệm vụ|kiến nghị,?|đổi mới|việc"
    r"|bàn|chuyển|phát biểu|do|từ|về|của|cho|tăng cường|quan tâm|hướng dẫn|tham mưu,?|tổ chức|dự(?:,| và)?|dự kiến"
    r"|trên|tiếp) $",
    re.IGNORECASE,
)
ASKED = re.compile(rf"(?<!\w){_ASKS}(?!\w)", re.IGNORECASE)
ASSIGNS = re.compile(
    r"(?<!\w)(?:(?<!bàn )(?<!chuyển )giao(?! (?:thông|ban|dịch|lưu))|phân công|yêu cầu|đề nghị)(?!\w)[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""A demand before a colon, below which the list of tasks stands: "Hội nghị giao:"."""
CONCLUDES = re.compile(
    r"(?<!\w)(?:phát biểu )?(?:kết luận|bế mạc)(?! (?:số|thanh tra|kiểm tra|của bộ|của ban|của trung|\d))(?!\w)",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"(?<!\w)(?:thay mặt (?:lãnh đạo|ubnd|thường trực|ban thường vụ)|phát biểu chỉ đạo)(?!\w)", re.IGNORECASE
)
POINT = re.compile(
    r"(?:[-+•*–]\s*|\(?\d{1,2}[.)/]\s*|[a-zđ]\)\s*|[IVX]+[.)-]\s*|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)) là\s*[,:]?\s*|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)\s*[,:]\s*)",
    re.IGNORECASE,
)
LINK = re.compile(
    r"(?:đồng thời|bên cạnh đó|bên cạnh (?:việc)?|ngoài ra|cùng với đó|cùng với việc|song song(?: với đó)?|trong đó"
    r"|theo đó|mặt khác|như|gồm|bao gồm|đó là|là|trong thời gian tới|thời gian tới|từ nay đến cuối năm"
    r"|đặc biệt(?: là)?|nhất là|cụ thể(?: là)?|trước hết|tiếp đó|và|cũng)[,:]?\s+",
    re.IGNORECASE,
)
INTRO = re.compile(
    r"(?:về|đối với|trong|để|nhằm|liên quan(?: đến)?|trên|tại|căn cứ|từ|qua|với|năm|sau)(?!\w)[^.;]{0,160}?[,:]\s*",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?<!\w)(?:đã|đang|đạt|vẫn còn|ghi nhận|đánh giá cao|chúc mừng|biểu dương|được (?:giữ vững|quan tâm|triển khai"
    r"|duy trì))(?!\w)",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"(?<!\w)(?:(?:xong |hoàn thành )?(?:trước|trong|đến|hết|chậm nhất(?: là| đến| vào)?|muộn nhất(?: là)?|từ nay đến"
    r"|ngay (?:từ|trong|sau)|kể từ)(?: (?:hết|ngày|những|khi))*) (?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|\d{1,2} tháng \d{1,2}(?: năm \d{4})?|tháng (?:đầu|\d{1,2})(?: ?(?:/|-|của năm|năm) ?\d{4})?|quý (?:[IVX]+"
    r"|\d)(?: ?(?:/|năm|-) ?\d{4})?|(?:đầu|cuối|giữa) (?:năm|nhiệm kỳ|tháng|quý|xuân)(?: \d{4})?|ngày đầu (?:năm|xuân"
    r"|tháng)|(?:dịp|tết) [^.,;]{3,30}?(?=[.,;]|$)|(?:(?:vào )?(?:cuối|đầu|giữa) )?tuần (?:này|tới|sau)"
    r"|vòng \d{1,3} (?:giờ|ngày|tuần|tháng)[^.,;]{0,80}|năm \d{4}|(?:các|những) ngày [^.,;]{2,20}? sắp tới)",
    re.IGNORECASE,
)
WRITTEN_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?!\d)(?:(?:[/.-]| năm )(?P<year>\d{4}))?",
    re.IGNORECASE,
)
WRITTEN_MONTH = re.compile(r"tháng (\d{1,2})(?!\d)", re.IGNORECASE)
ONLY_YEAR = re.compile(r"(?:trong|từ nay đến|đến) năm \d{4}", re.IGNORECASE)
OF_PLAN = re.compile(
    r"(?:nhiệm vụ|công tác|trọng tâm|chỉ tiêu|kế hoạch|định hướng|tầm nhìn|giai đoạn|từ năm \d{4}) $", re.IGNORECASE
)
COLON = re.compile(r":(?=\s|$)")
SAYS = re.compile(
    r"(?<!\w)(?:nhấn mạnh|yêu cầu|đề nghị|kết luận|lưu ý|chỉ đạo|quán triệt|giao|phát biểu|như sau|nhiệm vụ"
    r"|nội dung)(?!\w)",
    re.IGNORECASE,
)
ASKS_NOTHING = re.compile(
    r" (?:của|công nhận|khen thưởng|xét|từ|thanh toán|hưởng|cấp phép|chung|thực tế|về|đặt ra|trên|dưới|này|đó"
    r"|bồi thường|cử tri|thông)(?!\w)",
    re.IGNORECASE,
)
BODY_ASKS = re.compile(
    r"(?<!\w)(?:ban thường vụ|thường trực|ubnd|(?:ủy|uỷ) ban nhân dân|(?:huyện|tỉnh) (?:ủy|uỷ)|hội nghị|hđnd"
    r"|ban chỉ đạo)[^.;:]{0,60}$",
    re.IGNORECASE,
)
OFFICE_ALONE = re.compile(
    r"(?<!\w)(?:đồng chí|đ/c|ông|bà)?\s*(?P<office>(?:phó )?(?:bí thư|chủ tịch|p?ct|trưởng|giám đốc"
    r"|chánh)[^,.;:]{0,60}?)\s*(?:số|cũng|đã|còn|ghi nhận|đánh giá|nhấn mạnh|kết luận|phát biểu|lưu ý|chúc mừng"
    r"|biểu dương|chỉ đạo|yêu cầu|đề nghị|giao|khẳng định|cho rằng|bày tỏ|quán triệt|tiếp thu|giải trình|cảm ơn"
    r"|thông tin|mong muốn|,|$)",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:về|đối với)(?!\w)[^.;:]{0,140}:\s*", re.IGNORECASE)
FOR = re.compile(
    r"[,\s]*(?:(?:đối với|cần|cho|có|rằng)\s+|(?:trong )?thời gian tới,?\s+|(?:trong|trên|với) [^,.;]{3,40},\s*|:\s*)*",
    re.IGNORECASE,
)
DOES = re.compile(
    rf"(?<!\w)(?<!được )(?<!chủ )(?<!các )(?:cần|phải|với quyết tâm|có trách nhiệm|chịu trách nhiệm|sẽ|chủ trì"
    rf"|căn cứ|trên cơ sở|{_DOING})"
    r"(?!\w| (?:đoàn thể|chính trị|cơ sở đảng|đảng(?! viên)|xã hội|tín dụng)(?!\w))"
)
EVERYBODY = re.compile(r"(?:toàn thể|và) nhân dân", re.IGNORECASE)
MAKES_KNOWN = re.compile(r"(?<!\w)thông báo (?:để|đến|cho)(?!\w)[^.;]{0,120}(?:biết|thực hiện)", re.IGNORECASE)
SIGNATURE = re.compile(r"(?:thực hiện|tin|ảnh|tin,? ảnh|bài|nguồn|tác giả|nơi nhận)\s*:", re.IGNORECASE)
HE = re.compile(r"(?:đồng chí|đ/c|ông|bà)(?!\w)", re.IGNORECASE)
LOOK_BACK_CHARS = 400
SPEAKS = re.compile(r"(?:phát biểu|thay mặt)(?!\w)", re.IGNORECASE)
LEAST_CHARS = 20
LEAST_WORDS = 4
ANNOUNCING_CHARS = 160
WHO_CHARS = 260
OFFICES_CHARS = 140
