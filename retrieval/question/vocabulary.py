"""The words by which a question says what it asks. Lower case with marks; what is typed without is matched folded."""

from index.lexicon.documents import document_kinds
from index.lexicon.tables import alternatives, from_lexicon
from retrieval.question.types import QuestionKind

# The first pattern that occurs decides. Every pattern is plain words, so that folding it is folding its words;
# "<documents>" stands for the kinds of documents that have numbers.
_KIND_PATTERNS: tuple[tuple[QuestionKind, str], ...] = (
    (
        QuestionKind.ATTENDANCE,
        r"thành phần|"
        r"(những ai|ai|gồm ai|người nào|đồng chí nào|cơ quan nào|đơn vị nào|lãnh đạo nào)( [a-zà-ỹđ]+){0,2} "
        r"(dự|tham dự|tham gia|về dự)|"
        r"(dự|tham dự|về dự|tham gia) .*(những ai|gồm ai|có ai|là ai|người nào|đồng chí nào)",
    ),
    (
        QuestionKind.OFFICE,
        r"chức vụ (gì|nào)|chức danh (gì|nào)|(giữ|làm|nắm) chức( vụ)? (gì|nào|vụ)|chức (gì|nào)|cương vị gì",
    ),
    (
        QuestionKind.NUMBER,
        r"(<documents>|là) số (mấy|bao nhiêu|nào|hiệu)|số hiệu",
    ),
    (
        QuestionKind.WHEN,
        r"khi nào|bao giờ|lúc nào|hồi nào|"
        r"(ngày|hôm|tháng|năm|buổi|thời gian|thời điểm|giai đoạn) (nào|mấy|bao nhiêu|tháng năm nào)|"
        r"(ngày|tháng|năm) mấy|vào thời gian|thời gian (họp|tổ chức|diễn ra)",
    ),
    (QuestionKind.WHERE, r"ở đâu|tại đâu|đi đâu|(nơi|chỗ|địa điểm|hội trường) nào|địa điểm|ở chỗ nào|đâu$"),
    (
        QuestionKind.HOW_MANY,
        r"bao nhiêu|(lần thứ|khóa|lần|thứ) (mấy|nào)|mấy|tỷ lệ|tỉ lệ|số lượng|tổng số",
    ),
    (
        QuestionKind.WHO,
        r"những ai|gồm ai|ai|(người|đồng chí|ông|bà|cán bộ|vị|lãnh đạo) nào|tên (gì|là gì|là)|họ tên|đ c nào",
    ),
    (
        QuestionKind.ABOUT,
        r"về (việc|nội dung|vấn đề|công tác|chuyện|lĩnh vực|cái) (gì|nào)|về gì|"
        r"(nói|quy định|bàn|đề cập|nêu)( về)? (gì|việc gì)|"
        r"(nội dung|trích yếu|vấn đề)( là)? gì|có nội dung",
    ),
    (QuestionKind.WHAT, r"gì|nào|sao|thế nào|như thế nào|ra sao|vì sao|tại sao"),
)

# Phrases that ask, join or point; they are never looked for. The longest that fits at a place is taken.
STOP_PHRASES = (
    "là ai, là gì, ai, gì, nào, đâu, ở đâu, sao, ra sao, thế nào, như thế nào, mấy, bao nhiêu, bao giờ, khi "
    "nào, lúc nào, vậy, ạ, nhỉ, nhé, hả, ơi, thế, xin hỏi, cho hỏi, hỏi, cho biết, hãy, vui lòng, giúp tôi, cho "
    "tôi, tôi, em, mình, với, là, của, và, các, những, một, một số, có, được, bị, do, để, từ, đến, tới, trong, "
    "trên, dưới, này, kia, đó, đây, ấy, thì, mà, nhưng, hay, hoặc, nếu, vì, vì sao, tại sao, nên, cũng, đã, "
    "đang, sẽ, vừa, mới, rất, lại, ra, vào, theo, về, việc, cái, con, tại, ở, bởi, bằng, cùng, gồm, vẫn, còn, "
    "không, chưa, phải, chăng, cần, cho, làm gì, gì không, có không, hồi nào, hồi, đi, đối với, như, khi, lúc, sau, "
    "trước khi, sau khi, thực hiện cái gì, gồm những, nói gì, cách, người, vấn đề gì, nội dung gì, việc gì"
)
# Phrases that say little of what is asked for.
WEAK_PHRASES = (
    "diễn ra, tổ chức, họp, giữ, giữ chức, làm, nói, nêu, tên, tên gì, nội dung, vấn đề, công tác, ông, bà, "
    "đồng chí, đ c, chị, anh, cơ quan, đơn vị, văn bản, thời gian, thời điểm, ngày, tháng, năm, nhận xét, hôm, "
    "sáng, chiều, buổi, buổi sáng, địa điểm, số, tài liệu, thông tin, hiện nay, hội nghị, huyện, xã, tỉnh, chức "
    "vụ, chức, chức danh, nhiệm vụ, đạt, bàn, bài, lần, thứ, lần thứ, khóa, đưa, thành phần, quy định, diễn "
    "biến, hiện, hoạt động, tình hình, nhằm, huyện ủy, nghị quyết, chỉ thị, kế hoạch, huyện ta, huyện mình, vừa "
    "qua, nhất là"
)
# What people do in minutes: says little of what was said, but much when it is asked who did it.
SPEECH_PHRASES = (
    "yêu cầu, đề nghị, chỉ đạo, nhấn mạnh, kết luận, phát biểu, đánh giá, nhắc, nêu, phân công, giao, lưu ý, "
    "quán triệt, phải"
)
# How it is said that something takes place: nothing to look for when it is asked when or where it does.
TAKING_PLACE = "họp, tổ chức, diễn ra, ngày, khai mạc"
# What meetings are called, as alternatives of a pattern.
MEETING_HEADS = "hội nghị|kỳ họp|đại hội|cuộc họp|buổi họp|phiên họp|hội thảo|buổi làm việc|buổi lễ|lễ"
# What can be asked of any meeting, document or person: a question of nothing else leans on the one before.
LEANING_PHRASES = (
    "ai, những ai, gồm ai, gồm những ai, có ai, là ai, do ai, của ai, người nào, đồng chí nào, gì, là gì, cái gì, "
    "những gì, việc gì, nào, đâu, ở đâu, tại đâu, khi nào, bao giờ, lúc nào, mấy giờ, mấy, bao nhiêu, thế nào, như "
    "thế nào, ra sao, vì sao, tại sao, họp, tổ chức, diễn ra, khai mạc, bế mạc, kết thúc, bắt đầu, chủ trì, đồng chủ "
    "trì, điều hành, dự, tham dự, về dự, tham gia, kết luận, phát biểu, thảo luận, bàn, thông qua, quyết nghị, chỉ "
    "đạo, yêu cầu, đề nghị, nhấn mạnh, giao, phân công, ký, ban hành, có hiệu lực, hiệu lực, thay thế, nội dung, quy "
    "định, nói, nêu, về, địa điểm, thành phần, thời gian, giờ, ngày, tháng, năm, hôm, buổi, lúc, người, đại biểu, "
    "chức vụ, chức, chức danh, giữ, giữ chức, giữ chức vụ, làm, được, đã, có, là, vào, do, cho, với, thì, ạ, nhỉ, "
    "vậy, thế, và, những, các, hội nghị, cuộc họp, kỳ họp, đại hội, buổi họp, phiên họp, văn bản, số, việc, vấn đề, "
    "tên, họ tên, trong, tại, ở, còn, nữa, hết, sao, không, cơ quan, đơn vị, đồng chí, ông, bà, mục đích, kết quả, "
    "trích yếu, hạn, thời hạn, đạt, tăng, giảm, phần trăm, kế hoạch, so với, cùng kỳ, huyện, xã, tỉnh, huyện nào, "
    "sinh, tuổi, quê, quê quán, kiêm, kiêm chức, nghe, đồng thời, của"
)
CLEAR_WITHOUT_MARKS = frozenset({"huyện", "xã", "tỉnh", "ngày", "tháng", "chức", "khóa", "họp", "thứ", "lần"})
# Phrases that stay unambiguous without marks; "cai" may be "cải" and "moi" "môi", so they are not among them.
FOLDED_STOP_PHRASES = (
    "la ai, la gi, ai, gi, nao, dau, o dau, ra sao, the nao, nhu the nao, may, bao nhieu, bao gio, khi nao, luc "
    "nao, vay, a, nhi, nhe, xin hoi, cho hoi, cho biet, la, cua, va, cac, nhung, mot so, co, duoc, bi, de, tu, "
    "den, trong, nay, thi, ma, nhung, hay, vi sao, tai sao, cung, da, se, rat, vao, theo, ve, viec, cai gi, con "
    "gi, tai, o, bang, gom, vi, nguoi, nhu"
)


# Capitalised in office text although they name no one and no place.
GENERIC_NAME_WORDS = frozenset(
    "đảng bộ chi ủy ban chấp hành thường vụ trực bí thư phó chủ tịch trưởng huyện tỉnh xã thị trấn thành phố "
    "quận phường trung ương hội nghị đại biểu quyết chỉ kế hoạch định thông báo cáo kết luận hướng dẫn công văn "
    "tờ trình chương quy chế đồng nhân dân mặt trận tổ quốc viên tuv huv uv phòng sở chính trị phủ cụm khu "
    "nghiệp dự án đề nhiệm kỳ khóa lần thứ vận tuyên giáo kiểm tra nội an đoàn thanh niên liên hiệp phụ nữ nông "
    "cựu chiến binh tết lễ luật tư dục đào tạo y tế covid ngày tháng năm ông bà chí anh chị tin ảnh trường nhà "
    "nước cách mạng tổng giám đốc chánh ai bài cuộc đơn những trong tại theo sau khi ở đầu phong trào xuân hệ "
    "thống giá đợt nguồn mùa lãnh đạo cấp quý dịp nhân".split()
)


@from_lexicon
def kind_patterns() -> tuple[tuple[QuestionKind, str], ...]:
    """The kinds of question with the patterns that tell them, in the order in which they are looked for."""
    documents = alternatives(document_kinds("numbered"))
    return tuple((kind, pattern.replace("<documents>", documents)) for kind, pattern in _KIND_PATTERNS)


@from_lexicon
def document_heads() -> str:
    """What documents are called, as alternatives of a pattern."""
    return alternatives((*document_kinds("numbered"), "tài liệu"))
