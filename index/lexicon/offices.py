"""The words of offices: what begins one, and the bodies, fields and units with which it goes on; normalised."""

# Words that begin an office; lower case, normalised.
OFFICE_HEADS = (
    "nguyên", "quyền", "bí thư", "phó bí thư", "chủ tịch", "phó chủ tịch", "chủ nhiệm", "phó chủ nhiệm", "trưởng",
    "phó trưởng", "phó ban", "giám đốc", "phó giám đốc", "chánh", "phó chánh", "chỉ huy", "phó chỉ huy",
    "chính trị viên", "viện trưởng", "phó viện trưởng", "ủy viên", "tỉnh ủy viên", "huyện ủy viên", "thành ủy viên",
    "thị ủy viên", "đảng ủy viên", "quận ủy viên", "thường trực", "tuv", "huv", "uvbtv", "uv", "đại biểu",
    "hiệu trưởng", "phó hiệu trưởng", "tổng biên tập", "thư ký", "phó thư ký", "đội trưởng", "trạm trưởng",
    "kế toán trưởng", "thủ trưởng", "bộ trưởng", "thứ trưởng", "thủ tướng", "phó thủ tướng", "tổng bí thư",
    "phó trưởng ban", "cục trưởng", "chi cục trưởng", "vụ trưởng", "phó tổng", "tổng giám đốc", "hạt trưởng",
    "quản đốc", "phó", "chính ủy", "phó chính ủy", "tư lệnh", "phó tư lệnh", "tham mưu trưởng", "tổ trưởng", "tổ phó",
    "phó tổ trưởng", "chi cục phó", "cục phó", "phó cục trưởng", "phó chi cục trưởng", "phó hạt trưởng", "đồn trưởng",
    "phó đồn trưởng", "đội phó", "phó đội trưởng", "trưởng đoàn", "phó trưởng đoàn", "chấp hành viên",
    "thẩm phán", "kiểm sát viên", "uvtv", "ct", "pct", "pbt", "bt", "xã đội trưởng", "phó thủ trưởng", "phó vụ trưởng",
    "phó tổng giám đốc", "phó tổng biên tập", "trợ lý", "thành viên", "pctubnd", "ctubnd", "cthđnd", "pcthđnd",
    "tổng thư ký", "phó tổng thư ký", "chi hội trưởng", "chi hội phó", "phó chính trị viên", "phó tham mưu trưởng",
    "trung đoàn trưởng", "lữ đoàn trưởng", "sư đoàn trưởng", "tiểu đoàn trưởng", "thôn đội trưởng", "phó viện",
    "uvtw", "uvtư", "uvt ư", "uvbch", "uvbct", "ubvtv", "tổng kiểm toán", "huyện đội trưởng", "phó trạm trưởng",
    "tbt", "chỉ huy trưởng", "phó chỉ huy trưởng", "chỉ huy phó",
    "chánh án", "phó chánh án", "chánh văn phòng", "phó chánh văn phòng",
)  # fmt: skip
# Words that a question may have in an office, by which retrieval tells the office from the place after it; normalised.
OFFICE_WORDS = frozenset(
    """
    ủy thư tịch viên vụ trực phòng ban trưởng huyện tỉnh xã thị trấn thành phố phường quận nhân dân hội đồng đoàn thể
    công an quân sự kiểm tra tổ chức tuyên giáo vận nội chính và kiêm tại khóa nhiệm kỳ thường chấp hành đảng bộ chi mặt
    trận quốc liên hiệp phụ nữ nông cựu chiến binh thanh niên cộng sản lao động dục đào tạo y tế tài kế hoạch nguyên môi
    trường tư pháp văn hóa thông tin nghiệp phát triển thôn kinh hạ tầng thương tộc chỉ huy sở chuyên trách cấp cục thuế
    trung ương trị bầu cử phó giám đốc chánh
    """.split()
)


def _listed(names: str) -> tuple[tuple[str, ...], ...]:
    """The names of a list with commas, each as its words."""
    return tuple(tuple(name.split()) for name in names.split(","))


OF_FORMER = frozenset({"nguyên", "quyền"})
# Heads that are no office by themselves.
NEEDS_MORE = frozenset(
    _listed(
        """
    trưởng, phó trưởng, phó, chánh, phó chánh, đại biểu, thường trực, trưởng đoàn, phó trưởng đoàn, tổ trưởng, tổ phó,
    đội trưởng, đội phó, trạm trưởng, thủ trưởng, phó tổng, ct, bt, uv, chỉ huy, phó chỉ huy, trợ lý, phó viện, quản đốc
    """
    )
)
# Bodies and parts of bodies; what follows one says of what it is.
BODIES = _listed(
    """
    ban, ủy ban, phòng, sở, bộ, tổ, đội, đoàn, hội, hội đồng, trung tâm, văn phòng, chi cục, cục, tổng cục, vụ,
    viện, trạm, đồn, khoa, chi hội, chi đoàn, liên đoàn, liên minh, hiệp hội, khối, tiểu ban, ban quản lý, ban chỉ
    đạo, ban tổ chức, đài, trường, ngân hàng, quỹ, cơ quan, ngành, cụm, thường trực ban, bệnh viện, học viện, vp,
    bql, bộ phận, phân viện, phân hiệu, tổ công tác, đoàn công tác, đoàn giám sát, ban công tác, điện lực, kho bạc,
    bưu điện, văn phòng điều phối, cơ quan điều tra, liên hiệp, phòng giao dịch, ban điều hành, ban trị sự, hạt, ban
    thường trực, ban đại diện
    """
)
# Bodies whose names are whole.
WHOLE_BODIES = _listed(
    """
    ubnd, hđnd, mttq, ubmttq, ubmttqvn, ubkt, bch, btv, bcđ, tand, vksnd, đảng, đảng ủy, đảng bộ, chi bộ, chi ủy,
    thường vụ, ban chấp hành, ban thường vụ, ban bí thư, bộ chính trị, trung ương, trung ương đảng, ban cán sự, ban
    cán sự đảng, cán sự đảng, ủy ban nhân dân, hội đồng nhân dân, nhân dân, quốc hội, chính phủ, nước, nhà nước, mặt
    trận, mặt trận tổ quốc, tổ quốc, công an, quân sự, biên phòng, bộ đội, bộ đội biên phòng, ban chỉ huy, bộ chỉ
    huy, bộ tư lệnh, bộ tham mưu, ban thư ký, tổ thư ký, đoàn thư ký, đoàn chủ tịch, đoàn đại biểu, tổ đại biểu,
    đoàn thanh niên, công đoàn, đại biểu, đại biểu quốc hội, tòa án, tòa án nhân dân, viện kiểm sát, viện kiểm sát
    nhân dân, kiểm lâm, kho bạc nhà nước, quân khu, huyện đội, xã đội, các cơ quan, đảng đoàn, huyện đoàn, tỉnh
    đoàn, thành đoàn, quận đoàn, thị đoàn, đoàn khối, đảng ủy khối, đảng bộ khối, đoàn đbqh, ban liên lạc,
    hội đồng đội, các tổ chức hữu nghị,
    các hội khoa học và kỹ thuật, các hội
    """
)
# What a body deals with or whom it unites.
FIELDS = _listed(
    """
    dân vận, nông thôn mới, chương trình, tuyên giáo, tuyên huấn, nội chính, pháp chế, kinh tế, xã hội, ngân sách,
    dân tộc, tôn giáo, văn hóa, thể thao, thể dục, du lịch, gia đình, giáo dục, y tế, tài chính, kế hoạch, tài
    nguyên, môi trường, tư pháp, nội vụ, lao động, thương binh, nông nghiệp, nông thôn, nông nghiệp nông thôn, khoa
    học, công nghệ, công thương, công nghiệp, thương mại, hạ tầng, kinh tế hạ tầng, đô thị, giao thông, vận tải,
    giao thông vận tải, ngoại vụ, dân số, bảo hiểm, bảo hiểm xã hội, chính sách, chính sách xã hội, phụ nữ, nông
    dân, cựu chiến binh, thanh niên, thiếu niên, nhi đồng, thiếu nhi, sinh viên, học sinh, người cao tuổi, chữ thập
    đỏ, khuyến học, cựu thanh niên xung phong, người mù, cộng sản, cộng sản hồ chí minh, liên hiệp phụ nữ, liên hiệp
    thanh niên, lhpn, văn học, nghệ thuật, văn nghệ, chính trị, khuyến nông, trồng trọt, chăn nuôi, thú y, thực vật,
    thủy sản, thủy lợi, lâm nghiệp, rừng, cảnh sát, hình sự, hành chính, trật tự, ma túy, hậu cần, kỹ thuật, an
    ninh, quốc phòng, quốc phòng an ninh, an ninh mạng, phát triển nông thôn, phát triển quỹ đất, quỹ đất, tiền
    lương, việc làm, bình đẳng giới, trẻ em, nhân đạo, từ thiện, phật giáo, nghề nghiệp, nghề, dạy nghề, giáo dục
    nghề nghiệp, giáo dục thường xuyên, trung học cơ sở, trung học phổ thông, trung học, tiểu học, mầm non, mẫu
    giáo, phổ thông, dân tộc nội trú, nội trú, bán trú, đa khoa, cộng đồng, học tập cộng đồng, mục tiêu quốc gia,
    quốc gia, chương trình mục tiêu quốc gia, dự án, đầu tư, đầu tư xây dựng, xây dựng cơ bản, công trình, đất đai,
    chế độ, tín dụng, nhà nước, nhân sự, phổ biến giáo dục pháp luật, pháp luật, tư tưởng, văn kiện, hành chính
    công, hành chính quản trị, doanh nghiệp, dân chính, dân chính đảng, cơ sở, cơ quan, chuyên môn, hợp tác xã,
    thương vụ, thi hành án, thi hành án dân sự, dân sự, thuế, hải quan, thị trường, viễn thông, điện lực, nước sạch,
    cấp nước, chiếu sáng, cấp cứu, cai nghiện, chất độc da cam, nạn nhân chất độc da cam, thủ công nghiệp, tiểu thủ
    công nghiệp, làm vườn, sinh vật cảnh, luật gia, đông y, truyền hình, phát thanh, phát thanh truyền hình, văn hóa
    thông tin, khoa giáo, lý luận chính trị, văn thư, lưu trữ, hành chính tổng hợp, tái định cư, nghĩa vụ quân sự
    """
)
# The same, but the sentence's verb may be one of these: in lower case they belong to a body that stands right before.
VERBAL_FIELDS = _listed(
    """
    xây dựng nông thôn mới, tổ chức, kiểm tra, chỉ đạo, chỉ huy, giám sát, thanh tra, quản lý, xây dựng, thông tin,
    hợp tác, công tác, bảo vệ, truyền thông, phát triển, đào tạo, vận động, hỗ trợ, điều phối, điều tra, cứu hộ, cứu
    nạn, tìm kiếm cứu nạn, bầu cử, phòng chống, phòng cháy, chữa cháy, phòng cháy chữa cháy, giải phóng mặt bằng, kỷ
    luật, thi đua, khen thưởng, tiếp công dân, kiểm soát, kiểm soát bệnh tật, kiểm lâm, nghiên cứu, giáo vụ, bồi
    dưỡng, quản trị, công trình công cộng, xây dựng đảng, vệ sinh, phục vụ hành chính công, kiểm soát thủ tục hành
    chính, tuyên truyền, bảo trợ, dịch vụ, dịch vụ công ích, dịch vụ nông nghiệp, cải cách hành chính, ứng phó, cung
    ứng, giới thiệu việc làm, bảo tồn, chuyển đổi số, phong trào, xóa đói, giảm nghèo, biên tập, liên lạc, vận động
    bầu cử, tham mưu, thống kê, toàn dân, phục vụ, tổng hợp, bồi thường, bồi thường giải phóng mặt bằng, đền bù,
    hỗ trợ tái định cư, tuyển sinh
    """
)
# Fields that stand together with commas between them, in lower case too: "bồi thường, hỗ trợ, tái định cư".
SERIES = tuple(
    frozenset(_listed(names))
    for names in (
        "bồi thường, đền bù, giải phóng mặt bằng, bồi thường giải phóng mặt bằng, hỗ trợ, tái định cư,"
        " hỗ trợ tái định cư",
        "thi đua, khen thưởng, kỷ luật",
        "tìm kiếm cứu nạn, cứu hộ, cứu nạn, phòng cháy, chữa cháy",
    )
)
# What begins like a body and is none.
NO_BODIES = _listed(
    """
    ban hành, ban đầu, hội nghị, hội ý, hội đàm, hội trường, hội thảo, hội thi, đoàn kết, phòng ngừa, phòng tránh,
    sở hữu, vụ việc, vụ án, đội ngũ, trường hợp, bản thân, bản báo cáo, nước ta, bộ mặt, bộ máy, tổ tiên, ngành hàng
    """
)
# What stands between a head and its body and says how the office is held.
QUALIFIERS = _listed(
    """
    thường trực, chuyên trách, không chuyên trách, dự khuyết, thứ nhất, tt, phụ trách, danh dự
    """
)
