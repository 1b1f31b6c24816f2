"""What stands beside a text of it: front matter, a listing, a record in code."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.pages.records import NO_RECORD, read_record
from index.structure.reading import read

BODY = (
    "Ngày 12/7, tại hội trường xã, HĐND xã Tân Đà khóa II tổ chức kỳ họp thứ tư để xem xét báo cáo sáu tháng "
    "đầu năm và thông qua bốn nghị quyết về ngân sách, đầu tư công và nhân sự của xã trong thời gian tới."
)
YAML = """---
layout: post
title:      Xã Tân Đà họp bàn việc làm đường
subtitle:
date:       2024-07-13 08:00:00
author: tanda.vn
header-img: https://tanda.vn/a.jpg
tags:
    - Tin xã
---

"""
JSON = """---json
{
    "slug": "hdnd-xa-tan-da",
    "title": "HĐND xã Tân Đà họp kỳ thứ tư.",
    "date": "2024-07-12T17:00:00.000Z",
    "tag": [],
    "description": "Ngày 12/7/2024, HĐND xã Tân Đà tổ chức kỳ họp thứ tư khóa II"
}
---
"""
CODE = """// import { Paper } from 'models';
// export const paper: Paper = {
//   id: 4,
//   donvi_chuquan: 'UBND HUYỆN AN LĨNH',
//   donvi_banhanh: 'PHÒNG <br>NỘI VỤ',
//   so_kyhieu: '27/TTr-NV',
//   nguoiky: 'Đoàn Văn Bá',
//   chucvu_nguoiky: 'TRƯỞNG PHÒNG',
//   kinhgui: '- Ủy ban nhân dân huyện;<br>- Sở Nội vụ.',
//   trichyeu: 'Đề nghị khen thưởng các tập thể có thành tích làm đường',
//   noidung: '<p>Phòng Nội vụ đề nghị Ủy ban nhân dân huyện xem xét khen thưởng cho 12 tập thể làm đường.</p>',
//   created_at: '2024-01-03T10:36:19.000Z'
// };
"""
LISTING = """|
**Số hiệu:**
|
31/QĐ-UBND
|
**Loại văn bản:**
|
Quyết định
|
**Nơi ban hành:**
|
Tỉnh Lam Giang
|
**Người ký:**
|
Đoàn Văn Bá
|
**Ngày ban hành:**
|
05/03/2024
|
"""


def shown(text: str) -> list[str]:
    """The lines that are left of a text."""
    return [line.strip() for line in read_record(text)[1].split("\n") if line.strip()]


def test_of_front_matter_only_headline_and_first_sentences_stay() -> None:
    """Keys, addresses and categories are no words of the text."""
    assert shown(YAML + BODY) == ["Xã Tân Đà họp bàn việc làm đường", BODY]
    assert shown(JSON + BODY) == [
        "HĐND xã Tân Đà họp kỳ thứ tư.",
        "Ngày 12/7/2024, HĐND xã Tân Đà tổ chức kỳ họp thứ tư khóa II",
        BODY,
    ]


def test_front_matter_dates_the_page() -> None:
    """Its day is that of publishing, at the hour of Vietnam; an event without a year is of the year before it."""
    assert read_record(YAML)[0].published_on == datetime.date(2024, 7, 13)
    assert read_record(JSON)[0].published_on == datetime.date(2024, 7, 13)
    assert read(YAML + BODY).header.date == datetime.date(2024, 7, 12)


def test_front_matter_names_the_headline() -> None:
    """The headline of the page is the title, without the stop at its end."""
    assert read(YAML + BODY).header.title == "Xã Tân Đà họp bàn việc làm đường"
    header = read(JSON + BODY).header
    assert header.title == "HĐND xã Tân Đà họp kỳ thứ tư"
    assert (header.issuer, header.place) == ("HĐND xã Tân Đà", "xã Tân Đà")


def test_quotes_of_front_matter_are_of_the_text() -> None:
    """A sentence that stands in front matter is one, and no key is."""
    text = JSON + BODY
    said = [text[span.start : span.end] for span in read(text).sentences()]

    assert "Ngày 12/7/2024, HĐND xã Tân Đà tổ chức kỳ họp thứ tư khóa II" in said
    assert not any("slug" in words or "layout" in words for words in said)


@pytest.mark.parametrize(
    "text",
    [
        f"---\nHuyện An Lĩnh: tin tổng hợp\n---\n{BODY}",
        f"---\n{BODY}",
        f"{BODY}\n---\ntitle: Không phải\n---\n",
        "Số: 12/QĐ-UBND\n" + BODY,
        f"Nơi nhận:\n- UBND xã;\nNgày ký: 05/3/2024\n{BODY}",
    ],
)
def test_what_is_no_record(text: str) -> None:
    """Rules, heads and lists of receivers say nothing beside the text."""
    assert read_record(text) == (NO_RECORD, text)


def test_a_record_in_code_is_a_head() -> None:
    """What a program keeps of a paper is read, its texts stay, and its names of fields go."""
    header = read(CODE).header

    assert (header.kind, header.number, header.symbol) == ("Tờ trình", "27/TTr-NV", "TTr-NV")
    assert (header.issuer, header.place) == ("Phòng Nội vụ huyện An Lĩnh", "huyện An Lĩnh")
    assert header.title == "Đề nghị khen thưởng các tập thể có thành tích làm đường"
    assert header.recipient == "Ủy ban nhân dân huyện; Sở Nội vụ"
    assert header.signer is not None
    assert (header.signer.name, header.signer.office) == ("Đoàn Văn Bá", "Trưởng phòng")
    assert shown(CODE) == [
        "Đề nghị khen thưởng các tập thể có thành tích làm đường",
        "Phòng Nội vụ đề nghị Ủy ban nhân dân huyện xem xét khen thưởng cho 12 tập thể làm đường.",
    ]


def test_a_listing_fills_what_the_text_does_not_say() -> None:
    """Number, kind and day of a paper stand above it on the page of a collection; the paper's own head goes first."""
    header = read(LISTING + BODY * 3).header

    assert (header.kind, header.number, header.date) == ("Quyết định", "31/QĐ-UBND", datetime.date(2024, 3, 5))
    assert header.place == "tỉnh Lam Giang"
    assert "Loại văn bản" not in read_record(LISTING + BODY * 3)[1]


def test_a_listing_alone_stays() -> None:
    """Where nothing else stands on the page, it is the text."""
    assert "Loại văn bản" in read_record(LISTING)[1]


@given(st.text(alphabet="-+{}:'\"/|\n titledaSố hiệu", max_size=200))
def test_any_text_keeps_its_length(text: str) -> None:
    """Whatever looks like a record, no offset moves."""
    assert len(read_record(text)[1]) == len(text)
