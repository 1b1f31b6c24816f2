"""The page's HTML: every value is escaped where it is put in."""

from functools import cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from bot.messages import messages
from bot.presentation.documents.pages import page_name, picture_name, titled
from bot.presentation.forms import Line, calculated, first_after, first_before, lead, lines_of, page_of
from bot.presentation.remarks import as_of, refusal, remarks
from index.types import Document
from retrieval.question_reader import QUESTION_MAX_CHARS
from retrieval.types import Answer, AnswerKind, Citation, Status

TEMPLATE = Path(__file__).with_name("page.html")


def home_page(*, token_is_set: bool) -> str:
    """The form with examples, and how to get a token where none is set."""
    examples = "".join(
        f'<li><a href="/?{escape(urlencode({"q": example}))}">{escape(example)}</a></li>'
        for example in messages.named("example").values()
    )
    content = f'{_form("")}<nav class="examples"><h2>{messages.said("page_examples")}</h2><ul>{examples}</ul></nav>'
    return _page(messages.said("name"), content if token_is_set else content + _token_steps())


def answer_page(answer: Answer) -> str:
    """The answer with its sources, what is related, choices, or that nothing was found with the nearest documents."""
    answer = page_of(answer)
    understood = (
        f'<p class="understood">{escape(messages.said("understood_as", question=answer.understood))}</p>'
        if answer.understood
        else ""
    )
    noted = "".join(f'<p class="remark">{escape(remark)}</p>' for remark in remarks(answer))
    if answer.status is Status.FOUND:
        body = (
            f'<section class="answer"><h2>{messages.said("page_answer")}</h2>{understood}'
            f"{_said(answer)}{noted}{_turning(answer)}</section>"
            f'<section class="sources"><h2>{messages.said("page_sources")}</h2>'
            f"{''.join(_source(citation, opened=citation.marker == 1) for citation in answer.citations)}</section>"
        )
    elif answer.status is Status.RELATED:
        body = (
            f'<section class="answer none"><h2>{messages.said("page_related_title")}</h2>{understood}'
            f'<p class="text">{escape(refusal(answer))}</p>{noted}</section>'
            f'<section class="sources"><h2>{messages.said("page_related_sources")}</h2>'
            f"{''.join(_source(citation, opened=True) for citation in answer.citations)}</section>"
        )
    elif answer.status is Status.CHOOSE:
        body = (
            f'<section class="answer none"><h2>{messages.said("page_choose_title")}</h2>{understood}'
            f'<p class="text">{escape(refusal(answer))}</p>{_choices(answer)}</section>'
        )
    else:
        body = (
            f'<section class="answer none"><h2>{messages.said("page_not_found_title")}</h2>'
            f"{understood}{_refusal(answer)}</section>"
        )
    return _page(
        f"{answer.question} – {messages.said('name')}",
        _form(answer.question, after=answer.understood or answer.question) + body,
    )


def source_page(document: Document, span: tuple[int, int] | None) -> str:
    """The document's whole text, with `text[start:end]` marked where a span is given."""
    text = escape(document.text)
    jump = ""
    if span is not None:
        start, end = span
        before, quote, after = document.text[:start], document.text[start:end], document.text[end:]
        text = f'{escape(before)}<mark id="trich">{escape(quote)}</mark>{escape(after)}'
        jump = f'<a class="button" href="#trich">{messages.said("page_to_quote")}</a>'
    content = (
        f'<article class="document"><h2>{escape(document.display_title)}</h2>{_document_facts(document)}'
        f'<p class="actions">{jump}<a class="button quiet" href="/">{messages.said("page_back")}</a></p>'
        f'<div class="text">{text}</div></article>'
    )
    return _page(f"{document.display_title} – {messages.said('name')}", content)


def picture_page(document: Document, page: int, span: tuple[int, int] | None) -> str:
    """The picture of a document's page, with ways to its text and back."""
    passage = urlencode({"start": span[0], "end": span[1]}) if span else ""
    address = f"/api/page?{urlencode({'document': document.id, 'page': page})}{'&' if span else ''}{passage}"
    link = f"/source/{document.id}?{passage}#trich" if span else f"/source/{document.id}"
    name = messages.capitalised(page_name(document.source, page))
    content = (
        f'<article class="document"><h2>{escape(document.display_title)}</h2>{_document_facts(document)}'
        f'<p class="actions"><a class="button" href="{escape(link)}">{messages.said("page_in_context")}</a>'
        f'<a class="button quiet" href="/">{messages.said("page_back")}</a></p>'
        f'<figure><a href="{escape(address)}"><img src="{escape(address)}" alt="{escape(name)}"></a>'
        f"<figcaption>{escape(name)}</figcaption></figure></article>"
    )
    return _page(f"{document.display_title} – {messages.said('name')}", content)


def failure_page(sentence: str, *, question: str) -> str:
    """One sentence that says what is wrong, and the form to ask again."""
    body = (
        f'<section class="answer none"><h2>{messages.said("page_failed_title")}</h2>'
        f'<p class="text">{escape(sentence)}</p></section>'
    )
    return _page(f"{messages.said('page_failed_title')} – {messages.said('name')}", _form(question) + body)


def _page(title: str, content: str) -> str:
    return _template().substitute(
        title=escape(title),
        name=messages.said("name"),
        tagline=messages.said("page_tagline"),
        content=content,
        footer=messages.said("page_footer"),
    )


@cache
def _template() -> Template:
    return Template(TEMPLATE.read_text(encoding="utf-8"))


def _form(question: str, *, after: str = "") -> str:
    """The form; `after` is the question that the next one may lean on."""
    before = f'<input type="hidden" name="after" value="{escape(after)}">' if after else ""
    return (
        f'<form action="/" method="get" role="search">{before}'
        f'<label for="q">{messages.said("page_label")}</label>'
        '<div class="ask">'
        f'<input id="q" name="q" type="search" value="{escape(question)}" '
        f'placeholder="{escape(messages.said("page_placeholder"))}" maxlength="{QUESTION_MAX_CHARS}" required '
        f'autocomplete="off" enterkeyhint="search">'
        f'<button type="submit">{messages.said("page_submit")}</button>'
        "</div></form>"
    )


def _said(answer: Answer) -> str:
    """Our own words, what is said with links to its sources, and what was worked out."""
    form, lines = answer.said.form, lines_of(answer)
    before, after = lead(form, shown=len(form.items)), calculated(form)
    worked_out = f'<p class="calculated">{escape(after)}</p>' if after else ""
    if not form.items:
        verdict = f'<strong class="verdict">{escape(before)}</strong> ' if before else ""
        text = "\n".join(_with_links(answer, line) for line in lines)
        return f'<p class="text">{verdict}{text}</p>{worked_out}'
    said = f'<p class="lead">{escape(before)}</p>' if before else ""
    start = f' start="{form.first}"' if lines[0].number is not None else ""
    tag = "ol" if start else "ul"
    sides = " sides" if form.kind is AnswerKind.COMPARE else ""
    items = "".join(f"<li>{_with_links(answer, line)}</li>" for line in lines)
    return f'{said}<{tag} class="items{sides}"{start}>{items}</{tag}>{worked_out}'


def _with_links(answer: Answer, line: Line) -> str:
    """A line, each of its marks a link to its source."""
    links = "".join(
        f' <a class="mark" href="#nguon-{source.marker}">[{source.marker}]</a>{escape(as_of(answer, source))}'
        for source in line.sources
    )
    return f"{escape(line.text)}{links}"


def _turning(answer: Answer) -> str:
    """Links to the items before and after."""
    form, question = answer.said.form, answer.read.text
    pages = (("items_before", first_before(form)), ("items_after", first_after(form)))
    links = "".join(
        f'<a class="button" href="/?{escape(urlencode({"q": question, "first": first}))}">{messages.said(code)}</a>'
        for code, first in pages
        if first is not None
    )
    return f'<p class="actions">{links}</p>' if links else ""


def _choices(answer: Answer) -> str:
    """What the question may mean, each a link that asks it."""
    links = "".join(
        f'<li><a href="/?{escape(urlencode({"q": choice.question}))}">{escape(choice.text)}</a></li>'
        for choice in answer.said.form.choices
    )
    return f'<ul class="documents">{links}</ul>'


def _source(citation: Citation, *, opened: bool) -> str:
    heading = (
        f'<p class="heading">{escape(messages.said("section", heading=citation.standing.heading))}</p>'
        if citation.standing.heading
        else ""
    )
    day = messages.capitalised(messages.day(citation.date, inferred=citation.date_inferred))
    passage = urlencode({"start": citation.start, "end": citation.end})
    link = f"/source/{citation.document_id}?{passage}#trich"
    picture = picture_name(citation)
    address = f"/page/{citation.document_id}?{passage}"
    seen = f'<a class="button" href="{escape(address)}">{escape(picture)}</a>' if picture else ""
    return (
        f'<details id="nguon-{citation.marker}"{" open" if opened else ""}>'
        f'<summary><span class="marker">[{citation.marker}]</span> '
        f'<span class="title">{escape(titled(citation, citation.title))}</span> '
        f'<span class="date">{day}</span></summary>'
        f"{heading}<blockquote>{escape(citation.quote)}</blockquote>"
        f'<p class="actions"><a class="button" href="{escape(link)}">{messages.said("page_in_context")}</a>{seen}</p>'
        "</details>"
    )


def _refusal(answer: Answer) -> str:
    said = escape(refusal(answer))
    if not answer.suggestions:
        return f'<p class="text">{said}</p><p>{messages.said("not_found_advice")}</p>'
    documents = "".join(
        f'<li><a href="/source/{suggestion.document_id}">{escape(suggestion.title)}</a></li>'
        for suggestion in answer.suggestions
    )
    return (
        f'<p class="text">{said}</p><p>{messages.said("nearest_documents")}</p><ul class="documents">{documents}</ul>'
    )


def _document_facts(document: Document) -> str:
    header = document.header
    facts = [
        header.kind,
        messages.said("document_number", number=header.number) if header.number else None,
        messages.capitalised(messages.day(header.date, inferred=header.date_inferred)),
        header.issuer,
        header.place,
        messages.said("file_name", source=document.source),
    ]
    return f'<ul class="facts">{"".join(f"<li>{escape(fact)}</li>" for fact in facts if fact)}</ul>'


def _token_steps() -> str:
    lines = {"env": f"<pre>{escape(messages.said('token_lines'))}</pre>"}
    steps = (f"<li>{escape(step)}{lines.get(name, '')}</li>" for name, step in messages.named("token_step").items())
    return (
        f'<section class="token"><h2>{messages.said("token_title")}</h2><p>{messages.said("token_intro")}</p>'
        f"<ol>{''.join(steps)}</ol></section>"
    )
