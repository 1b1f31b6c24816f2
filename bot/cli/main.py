"""The program `dannguon`: its commands, and how it ends."""

import io
import sys
from typing import Annotated

import typer

from bot.cli.ask import ask
from bot.cli.command import Command, Group, WrongUsage, explain, sentence_of
from bot.cli.evaluate import evaluate
from bot.cli.facts import facts
from bot.cli.index import index
from bot.cli.register import LISTS, command_of
from bot.cli.serve import doctor, serve, watch
from bot.cli.show import show
from bot.cli.terminal import on_one_line, say
from bot.messages import messages

INTERRUPTED = 130
"""The exit status that shells give a command that SIGINT has ended."""

app = typer.Typer(
    name="dannguon",
    cls=Group,
    help="Hỏi đáp trên tài liệu của cơ quan, câu trả lời nào cũng kèm đoạn trích nguyên văn.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Hiện chi tiết kỹ thuật khi có lỗi.")] = False,
) -> None:
    from bot.log import set_up_logging

    set_up_logging(debug=debug)


for _command in (index, watch, ask, serve, show):
    app.command(cls=Command)(_command)
app.command("eval", cls=Command)(evaluate)
app.command(cls=Command)(doctor)
for _list in LISTS:
    app.command(_list.name, cls=Command)(command_of(_list))
app.add_typer(facts, name="facts")


def main() -> None:
    """Run the command line; one line on standard error and status 1 for whatever fails, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe on Windows has a code page without Vietnamese letters; an argument may be no UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv[1:])  # wherever it stands, since people append it to what they have typed
    try:
        # Not standalone: typer would print wrong usage itself, in English.
        status = app(args=["--debug", *arguments] if debug else arguments, standalone_mode=False)
        if status == INTERRUPTED:  # typer makes this of an interrupt
            raise KeyboardInterrupt
        raise SystemExit(status)
    except (KeyboardInterrupt, typer.Abort):
        say(messages.said("stopped"))
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        if isinstance(error, WrongUsage):
            say(explain(error))
            raise SystemExit(error.exit_code) from None
        if debug:
            error.add_note(sentence_of(error))  # stands under the traceback
            raise
        say(f"dannguon: {on_one_line(sentence_of(error))}", style="red")
        raise SystemExit(1) from None
