"""What a meeting's conclusion, or a speaker, asks to be done."""

import json
import time
from difflib import SequenceMatcher
from typing import Any

import pytest

from index.facts.tasks.tasks import find_tasks
from index.facts.types import Task
from index.language.text import fold_space, normalise_text
from tests.index.facts.meetings.test_meetings import reading_of
from tests.index.facts.test_gold_facts import FACTS
from tests.paths import SEEDS

OPENING = (
    "Ngày 12/5/2022, UBND huyện Sơn Hạ tổ chức hội nghị giao ban tháng 5. Đồng chí Trần Văn Lộc, Chủ tịch UBND "
    "huyện chủ "
    "trì hội nghị.\n\n"
)


def tasks(text: str) -> list[Task]:
    """The tasks in news of a meeting."""
    return find_tasks(reading_of(f"{OPENING}{text}\n"))


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    """Each task with who is to do it and by when."""
    return [(task.said.text, task.who, task.by_when) for task in tasks(text)]


def test_clauses_of_a_conclusion() -> None:
    """Clauses between semicolons are tasks of their own, all of those addressed, each with its own time."""
    found = said(
        "Kết luận hội nghị, đồng chí Trần Văn Lộc yêu cầu các phòng, ban, UBND các xã hoàn thành việc rà soát hộ nghèo "
        "trước ngày 30/6/2022; đẩy nhanh tiến độ giải ngân vốn đầu tư công; Công an huyện tăng cường tuần tra."
    )

    assert [(who, when) for _, who, when in found] == [
        ("các phòng, ban, UBND các xã", "trước ngày 30/6/2022"),
        ("các phòng, ban, UBND các xã", None),
        ("Công an huyện", None),
    ]
    assert found[1][0] == "đẩy nhanh tiến độ giải ngân vốn đầu tư công"


def test_sentences_that_go_on_with_a_demand() -> None:
    """After a demand, sentences that begin with what is to be done are tasks too; what is told of the past is none."""
    found = said(
        "Kết luận hội nghị, đồng chí Trần Văn Lộc đề nghị các xã tập trung thu ngân sách. Tăng cường phòng "
        "cháy, chữa cháy "
        "rừng. Thời gian qua, các đơn vị đã có nhiều cố gắng. Các phòng, ban chủ động tham mưu cho UBND huyện."
    )

    assert [text for text, _, _ in found] == [
        "đề nghị các xã tập trung thu ngân sách.",
        "Tăng cường phòng cháy, chữa cháy rừng.",
        "Các phòng, ban chủ động tham mưu cho UBND huyện.",
    ]


def test_points_of_a_list() -> None:
    """Points below an announcement are tasks without their marks; the announcement is none."""
    found = said(
        "Kết luận hội nghị, đồng chí Trần Văn Lộc đề nghị tập trung một số nhiệm vụ trọng tâm sau:\n\n"
        "Một là, khẩn trương hoàn thành gieo cấy vụ mùa trong tháng 6.\n\n"
        "Hai là, các xã, thị trấn làm tốt công tác tuyển quân.\n\n"
        "3. Giao Phòng Tài chính - Kế hoạch tổng hợp, báo cáo UBND huyện trước ngày 25/5/2022."
    )

    assert found == [
        ("khẩn trương hoàn thành gieo cấy vụ mùa trong tháng 6.", None, "trong tháng 6"),
        ("các xã, thị trấn làm tốt công tác tuyển quân.", "các xã, thị trấn", None),
        (
            "Giao Phòng Tài chính - Kế hoạch tổng hợp, báo cáo UBND huyện trước ngày 25/5/2022.",
            "Phòng Tài chính - Kế hoạch",
            "trước ngày 25/5/2022",
        ),
    ]


def test_guest_does_not_conclude() -> None:
    """A guest's proposals are told apart from the conclusion, each with its speaker, also named by the office."""
    found = tasks(
        "Phát biểu tại hội nghị, đồng chí Lê Thị Sen, Trưởng Ban Dân vận Tỉnh ủy đánh giá cao kết quả của "
        "huyện. Đồng chí "
        "Trưởng Ban Dân vận Tỉnh ủy đề nghị huyện quan tâm công tác dân vận.\n\n"
        "Kết luận hội nghị, đồng chí Chủ tịch UBND huyện yêu cầu các ngành tiếp thu đầy đủ ý kiến."
    )

    assert [(task.said_by, task.concluding) for task in found] == [("Lê Thị Sen", False), ("Trần Văn Lộc", True)]


def test_speaker_by_office_is_not_the_deputy() -> None:
    """Who is meant by an office alone is its holder, not the deputy named before."""
    found = tasks(
        "Đồng chí Lê Thị Sen, Phó Bí thư Huyện ủy báo cáo. Đồng chí Hoàng Minh Đức, Bí thư Huyện ủy dự hội nghị.\n\n"
        "Kết luận hội nghị, đồng chí Bí thư Huyện ủy yêu cầu các ngành tiếp thu đầy đủ ý kiến."
    )

    assert [task.said_by for task in found] == ["Hoàng Minh Đức"]


def test_who_guides_the_meeting_concludes_only_where_nobody_else_does() -> None:
    """The same words of guidance are the conclusion where they stand alone, and a guest's beside a conclusion."""
    guided = "Phát biểu chỉ đạo hội nghị, đồng chí Lê Thị Sen đề nghị huyện quan tâm công tác cán bộ."
    proposed = "Đồng chí Phạm Văn Hòa, Chủ tịch UBND xã Lâm Thượng đề nghị huyện bố trí kinh phí sửa đường."
    concluded = "Kết luận hội nghị, đồng chí Trần Văn Lộc yêu cầu các ngành tiếp thu đầy đủ ý kiến."

    assert [task.concluding for task in tasks(f"{proposed}\n\n{guided}")] == [False, True]
    assert [task.concluding for task in tasks(f"{guided}\n\n{concluded}")] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Các đại biểu đã thảo luận theo yêu cầu của Ban tổ chức. Thực hiện tốt nhiệm vụ được giao trong quý I.",
        "Hội nghị đánh giá: Trong tháng, huyện đã hoàn thành hồ sơ đề nghị công nhận xã đạt chuẩn nông thôn mới.",
        "Đồng chí Trần Văn Lộc ghi nhận ý kiến đề nghị của các xã và biểu dương các tập thể.",
    ],
)
def test_no_tasks(text: str) -> None:
    """Reports, applications and tasks that were given before are none."""
    assert said(text) == []


def test_notice_closes_with_no_task() -> None:
    """To whom a notice is made known is no task; a body of any kind can be addressed, also after "Một là"."""
    found = said(
        "Kết luận hội nghị, đồng chí Trần Văn Lộc yêu cầu: Một là, UBND các xã lập danh sách trong vòng 05 ngày làm "
        "việc "
        "kể từ hôm nay. BQL dự án huyện hoàn tất hồ sơ vào cuối tuần sau.\n\nVăn phòng HĐND và UBND huyện thông báo để "
        "các đơn vị biết, thực hiện."
    )

    assert [(who, when) for _, who, when in found] == [
        ("UBND các xã", "trong vòng 05 ngày làm việc kể từ hôm nay"),
        ("BQL dự án huyện", None),
    ]


def test_year_of_a_plan_is_no_time() -> None:
    """A year that only says which tasks are meant is no time by which to act."""
    (task,) = tasks(
        "Kết luận hội nghị, đồng chí Trần Văn Lộc yêu cầu các xã thực hiện thắng lợi nhiệm vụ trong năm 2022."
    )

    assert task.by_when is None


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Sau khi nghe đồng chí Lò Văn Quý, Trưởng phòng Nội vụ báo cáo tiến độ và ý kiến của các đại biểu, đồng "
            "chí Phó Chủ tịch UBND huyện kết luận như sau: 1. Giao Phòng Nội vụ rà soát danh sách cán bộ.",
            "Vũ Thị Thu",
        ),
        (
            "Sau khi nghe đồng chí Lò Văn Quý báo cáo, đồng chí Bí thư Huyện ủy kết luận: Giao Phòng Nội vụ rà soát "
            "danh sách cán bộ.",
            None,
        ),
        (
            "Sau khi nghe đồng chí Lò Văn Quý báo cáo, Ban Thường vụ Huyện ủy kết luận: Giao Phòng Nội vụ rà soát "
            "danh sách cán bộ.",
            None,
        ),
        (
            "Sau khi nghe Trưởng phòng Nội vụ báo cáo, ý kiến của UBND xã Lâm Thượng, Chủ tịch UBND huyện yêu cầu "
            "Phòng Nội vụ rà soát danh sách cán bộ.",
            "Trần Văn Lộc",
        ),
        (
            "Sau khi nghe đồng chí Lò Văn Quý báo cáo, đồng chí Hoàng Văn Tư, Phó Bí thư Huyện ủy, Chủ tịch HĐND "
            "huyện yêu cầu Phòng Nội vụ rà soát danh sách cán bộ.",
            "Hoàng Văn Tư",
        ),
        (
            "Đồng chí Hoàng Văn Tư, Phó Bí thư Huyện ủy, sau khi nghe ý kiến của cử tri, đề nghị Phòng Nội vụ rà "
            "soát danh sách cán bộ.",
            "Hoàng Văn Tư",
        ),
        (
            "Trên cơ sở báo cáo của đồng chí Lò Văn Quý và ý kiến của các đại biểu, UBND huyện yêu cầu Phòng Nội vụ "
            "rà soát danh sách cán bộ. Đây là nội dung kết luận hội nghị.",
            None,
        ),
        (
            "Sau khi thảo luận đồng chí PCT UBND huyện kết luận, yêu cầu Phòng Nội vụ rà soát danh sách cán bộ.",
            "Vũ Thị Thu",
        ),
        (
            "Kết luận hội nghị, đồng chí Chủ tịch HĐND huyện Sơn Hạ yêu cầu Phòng Nội vụ rà soát danh sách cán bộ.",
            None,
        ),
    ],
)
def test_who_is_only_heard_does_not_speak(sentence: str, speaker: str | None) -> None:
    """The speaker stands before the verb of speaking; an office alone is who is named with exactly that one."""
    found = tasks(f"Cùng dự có đồng chí Vũ Thị Thu - HUV, PCT UBND huyện.\n\n{sentence}")

    assert [(task.said_by, task.concluding) for task in found] == [(speaker, True)]


def test_one_of_two_deputies_is_nobody() -> None:
    """An office that two are named with tells neither, unless one of them is said to have concluded."""
    two = "Cùng dự có đồng chí Vũ Thị Thu, Phó Chủ tịch UBND huyện; đồng chí Lò Văn Sơn, Phó Chủ tịch UBND huyện.\n\n"
    concluded = "Kết luận hội nghị, đồng chí Phó Chủ tịch UBND huyện yêu cầu Phòng Nội vụ rà soát danh sách cán bộ."
    of_one = "Thông báo kết luận của đồng chí Lò Văn Sơn, Phó Chủ tịch UBND huyện.\n\n"

    assert [task.said_by for task in tasks(two + concluded)] == [None]
    assert [task.said_by for task in tasks(two + of_one + concluded)] == ["Lò Văn Sơn"]


@pytest.mark.parametrize("announced", ["Hội nghị giao:", "UBND huyện giao nhiệm vụ cho các đơn vị như sau:"])
@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_list_below_what_a_body_assigns(announced: str, between: str) -> None:
    """All points below "Hội nghị giao:" are tasks, also the first and also one that begins with a verb of its own."""
    found = said(
        f"{announced}{between}1. UBND xã Lâm Thượng chủ trì xây dựng kế hoạch phòng, chống thiên tai.{between}2. Giao "
        "Ban Chỉ huy Quân sự huyện chủ trì tuyển quân năm 2023."
    )

    assert [who for _, who, _ in found] == ["UBND xã Lâm Thượng", "Ban Chỉ huy Quân sự huyện"]


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("trước ngày 31/4/2021", None),
        ("trước ngày 30/02", None),
        ("trong tháng 13/2022", None),
        ("trước ngày 29 tháng 2 năm 2023", None),
        ("trước ngày 29/02/2024", "trước ngày 29/02/2024"),
        ("trước ngày 29/02", "trước ngày 29/02"),
    ],
)
def test_day_that_does_not_exist_is_no_time(when: str, held: str | None) -> None:
    """A day that no calendar has stays in the task's text only."""
    (task,) = tasks(f"Kết luận hội nghị, đồng chí Trần Văn Lộc yêu cầu các xã hoàn thành gieo cấy {when}.")

    assert task.by_when == held
    assert when in task.said.text


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi nghe " + "báo cáo, ông " * 800 + "đề nghị các xã rà soát.",
        "Đồng chí Chủ tịch UBND huyện yêu cầu các xã rà soát hộ nghèo. " * 160,
        "Sau khi nghe báo cáo" + " " * 10000 + "ý kiến, hội nghị giao:",
        "giao nhiệm vụ " * 700 + ": 1. UBND xã",
    ],
)
def test_long_speeches_take_no_longer_than_their_length(text: str) -> None:
    """Words and speakers that repeat without end are read in time."""
    start = time.thread_time()
    tasks(text)

    assert time.thread_time() - start < 10


def overlap(one: str, other: str) -> float:
    """The share of characters that two texts have in common, in order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 3) / max(len(one), len(other))


def test_tasks_of_the_seeds() -> None:
    """Found and wanted tasks of the five seeds agree by more than 85 %, and in speaker and time."""
    gold: dict[str, Any] = json.loads((FACTS / "seeds.json").read_text("utf-8"))  # Any: JSON values
    pairs: list[tuple[Task, Any]] = []
    found = wanted = 0
    for source, held in gold.items():
        left = [task for meeting in held["meetings"] for task in meeting["conclusions"]]
        facts = find_tasks(reading_of(normalise_text((SEEDS / source).read_text("utf-8-sig"))))
        found, wanted = found + len(facts), wanted + len(left)
        for task in facts:
            same = (one for one in left if overlap(task.said.text, fold_space(one["text"])) >= 0.6)
            if one := next(same, None):
                left.remove(one)
                pairs.append((task, one))

    assert 2 * len(pairs) / (found + wanted) >= 0.85
    assert all((task.said_by, task.by_when) == (one["said_by"], one["by_when"]) for task, one in pairs)
    assert all(task.concluding == (one["section"] != "phát biểu") for task, one in pairs)
    assert sum(task.who == one["who"] for task, one in pairs) >= 0.9 * len(pairs)
