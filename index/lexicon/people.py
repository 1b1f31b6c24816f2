"""What people are called; normalised."""

# The family names of nearly all Vietnamese, Kinh and minority peoples (Tổng cục Thống kê; Lê Trung Hoa, "Họ và tên
# người Việt Nam", 2005). A run of capitals that begins otherwise counts as a name only after "đồng chí" or a title.
FAMILY_NAMES = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý an ân âu bạch bàn bành bế ca cà cái cao cấn
    châu chu chung chử cung cù cư danh diệp doãn dư đàm đan đào đậu điền điểu điêu đinh đoàn đoạn đồng đổng đới đường
    giang giàng giáp hà hạ hán hàn hầu hảng hoa hồng hứa kha khổng khuất khúc khương kiều kim kpă ksor la lã lại lạc lầu
    lâm lăng lều liễu lò lô lục lữ lương lường lưu ma mã mạc mạch mai mẫn mẫu mông mùa nghiêm ngọ nhữ ninh nông phí
    phùng phương quách quan quàng rơ sầm sơn sùng tạ tăng thạch thái thân thào thẩm thiều tiêu tiền tòng tô tôn tống trà
    trang trầm triệu trình trịnh trưng trương từ tường ung uông vàng vày văn vi vừ vương xa xồng y ứng alăng arất bạc
    báo bling bloong bnướch bríu cầm chá chảo chẩu cháng chang chíu cil clâu coor cứ đàng đèo đôn êban hạng hoàn h'yim
    hờ kăn katơr k'brể khoàng kon kră kring lèng linh long lộc lù lùng lự ly lỳ mè mlô nay ndu niê pang păng phà phàn
    phàng pinăng pờ puih quảng rah rcom r'com riah rmah sần sìn siu sồng sừng tằng tẩn thền thông tơngôl touneh tráng và
    vạn vì viên vòng xin zơrâm tất lang chamaléa rơmah pupur ngụy tào đái nhan cồ
    """.split()
)
