"""No text of a question raises, over any corpus: papers and questions put together from pieces and from anything."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.assembly.assemble import Way, assemble_answerer
from retrieval.types import Answer
from tests.fakes import HashedEmbedder, make_corpus, silent

TODAY = date(2024, 5, 14)
NAMES = ("Vi Hồng Quân", "Mạc Đình Thuận", "Triệu Thị Hoài", "H’Yim Kđoh", "LÝ VĂN KHẢI", "Nguyễn A")
OFFICES = (
    "Chủ tịch UBND huyện Tân Lạng", "Bí thư Huyện ủy", "Phó Bí thư Thường trực Huyện ủy kiêm Chủ tịch HĐND huyện",
    "Trưởng phòng Nội vụ", "Chủ tịch", "Bí thư Đảng ủy xã Đông Khê", "Phó Chủ tịch UBND",
)  # fmt: skip
HELD = (
    "Ông {name}, {office}, chủ trì.", "{office} {name} phát biểu kết luận.",
    "Các đồng chí: {name}, {office}; bà {name}",
    "ông {name} thôi giữ chức {office}.", "Miễn nhiệm chức danh {office} đối với ông {name}; bà {name}",
    "bà {name} thôi giữ chức {office} được bầu giữ chức {office}", "{name}, nguyên {office}", "{office}: {name}",
    "Đồng chí {name} được luân chuyển, thôi giữ chức {office} và {office}.", "TM. BAN THƯỜNG VỤ\n{office}\n\n{name}",
)  # fmt: skip
OTHER = (
    "HUYỆN ĐÔNG KHÊ", "Đông Khê, ngày 02 tháng 6 năm 2024", "HUYỆN ỦY ĐÔNG KHÊ\n*", "CHỈ THỊ",
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN TÂN LẠNG", "Số: {number}", "Số:     /UBND-VP",
    "Tân Lạng, ngày 31 tháng 02 năm 2024", "Tân Lạng, ngày 14 tháng 5 năm 2024", "KẾ HOẠCH", "Về việc trồng rừng",
    "Căn cứ {number} của HĐND huyện;", "Chỉ thị này thay thế Chỉ thị {number} ngày 1/1/2020.",
    "Điều 1. Bãi bỏ {number}.",
    "Hội nghị lần thứ 9 khóa XV họp ngày 14/5/2024 tại hội trường do {office} {name} chủ trì.", "Hội nghị lần thứ",
    "Kỳ họp thứ 9 giao {office} rà soát trước ngày 30/6.", "1. Yêu cầu các xã trồng 45,5 ha rừng;", "- ", "***",
    "| | |",
    "14/5/2024 08:30", "[1]", "NGHỊ QUYẾT", "Nơi nhận:", "- Như trên;", "số 99999999999", "Năm Giáp Thìn", "\u00a0",
    "…",
)  # fmt: skip
NUMBERS = ("12/KH-UBND", "05-CT/HU", "Nghị quyết số 30/2020/NĐ-CP", "Chỉ thị 5", "1/2/3", "07/")
ASKED = (
    "{office} là ai?", "Ai giữ chức {office}?", "{name} giữ chức gì?", "{name} là ai?", "Nguyên {office} là ai?",
    "Ai thay ông {name} làm {office}?", "{office} kiêm {office} là ai?", "Chức vụ của {name}", "kiêm là ai?",
    "{number} nói về gì?", "{number} ban hành ngày nào?", "Ai ký {number}?", "{number} còn hiệu lực không?",
    "Văn bản nào thay thế {number}?", "Hội nghị lần thứ 9 họp ở đâu?", "Hội nghị lần thứ 9 ai chủ trì?",
    "Kỳ họp thứ 9 giao ai rà soát?", "Hội nghị kết luận gì?", "Những ai dự hội nghị ngày 14/5?",
    "Chủ tịch huyện là ai?",
    "Trồng bao nhiêu ha rừng năm 2024?", "Who is the chairman of Tan Lang?", "chu tich ubnd huyen la ai", "còn {name}?",
    "Tết Giáp Thìn huyện làm gì?", "từ ngày 1/5/2024 đến ngày 31/5/2024 có gì?", "lần thứ mấy?", "số mấy?",
    "\ud800", "",
)  # fmt: skip
KINDS = (
    "danh sách các chỉ thị", "có mấy hội nghị năm 2024?", "liet ke van ban cua UBND huyen", "{office} các xã là ai?",
    "{name} có phải {office} không?", "{number} đã hết hiệu lực, đúng hay sai?", "Trồng 45,5 ha rừng phải không?",
    "tóm tắt {number}", "nội dung chính của hội nghị lần thứ 9", "So sánh {number} và {number}",
    "năm 2020 và 2024 khác gì?",
    "{number}", "{name}", "covid", "giao việc gì cho {office}?", "Hội nghị họp ngày nào và ở đâu, ai chủ trì, ai dự?",
    "Bí thư Huyện ủy là ai?", "họp ngày nào?", "nghị quyết nói gì?", "Kế hoạch ban hành ngày nào?", "ai ký?",
    "Em ở xã Đông Khê. Hôm qua đi họp về mệt quá. Anh cho em hỏi {office} là ai ạ? Cảm ơn anh.",
    "Có người bảo là {name} làm {office}. Nói vậy đúng không?", "Is {name} the chairman of Tan Lang district?",
    "Please list all the directives.", "How many resolutions are there?",
)  # fmt: skip
"""What asks for more than one clause, or lacks what it needs."""
LEANING = (
    "người thứ hai là ai?", "còn năm 2022?", "cái thứ 2", "2", "0", "99", "Tân Lạng", "huyen dong khe", "còn {name}?",
    "đồng chí đó là ai?", "văn bản đó nói gì?", "tất cả", "không", "còn nữa không?", "ý em là {office}", "số 1",
)  # fmt: skip
"""What leans on the answer before: a list, choices, what is only related, or nothing."""


def filled(templates: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of the templates, a name, office or number of ours in each of its places."""

    def fill(template: str, pieces: list[int]) -> str:
        for place, words in (("{name}", NAMES), ("{office}", OFFICES), ("{number}", NUMBERS)):
            while place in template:
                template = template.replace(place, words[pieces.pop() % len(words)], 1)
        return template

    numbers = st.lists(st.integers(0, 999), min_size=8, max_size=8)
    return st.builds(fill, st.sampled_from(templates), numbers)


papers = st.lists(st.one_of(filled(HELD), filled(OTHER), st.text(max_size=20)), min_size=1, max_size=9).map("\n".join)
asking = st.one_of(filled(ASKED), filled(KINDS), filled(LEANING), filled(HELD), st.text(max_size=30))
questions = st.lists(asking, min_size=1, max_size=2).map(" ".join)
SEVERAL = [
    "HUYỆN TÂN LẠNG\nÔng Vi Hồng Quân, Bí thư Huyện ủy Tân Lạng, dự Hội nghị lần thứ 9 ngày 14/5/2024.",
    "HUYỆN ĐÔNG KHÊ\nBà Triệu Thị Hoài, Bí thư Huyện ủy Đông Khê, dự Hội nghị lần thứ 9 ngày 15/5/2024.",
]
LEFT = "Miễn nhiệm chức danh Chủ tịch UBND huyện Tân Lạng đối với ông Mạc Đình Thuận."


# Each example is indexed, so what fails is told as it was found: to shrink it would take minutes.
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=10, deadline=None, phases=WITHOUT_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(papers, min_size=2, max_size=5), asked=st.lists(questions, min_size=6, max_size=16))
@example(texts=SEVERAL, asked=["Bí thư Huyện ủy là ai?", "2", "Hội nghị họp ngày nào?", "covid", "Đông Khê"])
@example(texts=[LEFT], asked=["Chủ tịch UBND huyện Tân Lạng là ai?", "kiêm là ai?", "Mạc Đình Thuận giữ chức gì?"])
def test_no_question_raises(texts: list[str], asked: list[str]) -> None:
    """Each question of a conversation is answered or refused over any papers, those of offices all left among them."""
    embedder = HashedEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        with make_corpus(data_dir, embedder, {f"{at}.txt": text for at, text in enumerate(texts)}) as corpus:
            answerer = assemble_answerer(corpus, embedder, data_dir, silent, way=Way(today=lambda: TODAY))
            earlier: list[Answer] = []
            for at, question in enumerate(asked):
                earlier.append(answerer.answer(question, earlier[-3:], first=1 + at % 3 * 7))

                assert earlier[-1].question == question
                for choice in earlier[-1].said.form.choices[:1]:
                    earlier.append(answerer.answer(choice.text, earlier[-3:]))
