"""Code of templates is no text of a page; front matter stays, line by line."""

import pytest

from index.readers.text.html import read_html

ARTICLE = "<h1>Xã Tân Đà ra quân làm đường</h1><p>Sáng 12/7, xã Tân Đà ra quân làm đường liên thôn.</p>"
SHOWN = "Xã Tân Đà ra quân làm đường\n\nSáng 12/7, xã Tân Đà ra quân làm đường liên thôn."


@pytest.mark.parametrize(
    "page",
    [
        f"<?php $data['title'] = \"Tin > tức\"; ?>\n{ARTICLE}<?php echo '<img src=\"' . $d . '1.jpg\">'; ?>",
        f"@extends('layouts.app')\n@section('title', 'Xã (mới)')\n@section('main')\n{ARTICLE}\n@endsection",
        f"import './a.css'\n\nexport default function T() {{\n  return (\n{ARTICLE}\n  )\n}}\n",
        f"{{% extends 'base.html' %}}\n{ARTICLE}\n{{{{ footer }}}}",
        f"{ARTICLE}<?php unclosed();",
    ],
)
def test_code_of_templates_is_left_out(page: str) -> None:
    """What a program puts in or runs is none of the page's words."""
    assert read_html(page.encode(), "tin.html").text == SHOWN


def test_front_matter_keeps_its_lines() -> None:
    """The fields before a page are read line by line, and the page after them as any other."""
    fields = '---json\n{\n"title": "Xã Tân Đà làm đường",\n"tag": []\n}\n---'

    assert read_html(f"{fields}\n{ARTICLE}".encode(), "tin.html").text == f"{fields}\n\n{SHOWN}"


def test_an_address_of_mail_is_no_directive() -> None:
    """An at sign within a line is the page's."""
    assert read_html(b"<p>Email: vp@section.vn</p>", "tin.html").text == "Email: vp@section.vn"
