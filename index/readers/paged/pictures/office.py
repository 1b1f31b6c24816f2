"""Files of office programs as PDF, by LibreOffice where the machine has it."""

import fcntl
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

from index.errors import DocumentRefused

_PROGRAMS = ("soffice", "libreoffice")
_TIMEOUT_S = 90
# No macro runs, nothing is fetched: links are never brought up to date, and the only way to the network is a proxy that
# is none.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def find_office() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def as_pdf(data: bytes, name: str, *, kind: str, program: str | None) -> bytes:
    """A file of a kind whose pages LibreOffice lays out, as PDF.

    Args:
        data: All of the file.
        name: Its name, for messages.
        kind: Of `FORMATS`, whatever its name says.
        program: What `find_office` has found.

    Raises:
        DocumentRefused: If LibreOffice is missing, or makes no PDF of it in time.
    """
    if program is None:
        raise DocumentRefused("picture_needs_office", file=name)
    with TemporaryDirectory(prefix="dannguon-") as folder:
        source, profile = Path(folder, f"document.{kind}"), Path(folder, "profile")
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        try:
            _run([*command, "--convert-to", "pdf", "--outdir", folder, str(source)], folder)
            return Path(folder, "document.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DocumentRefused("picture_failed", file=name) from error


def _run(command: list[str], folder: str) -> None:
    """Run the program, which starts others, in a group of its own that ends with it and with this process.

    Raises:
        OSError: If it cannot be started.
        subprocess.SubprocessError: If it fails or takes too long.
    """
    lifeline, ours = os.pipe()
    try:
        process = subprocess.Popen(
            command,
            env={"HOME": folder, "PATH": os.defpath, "LANG": "C.UTF-8"},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(lifeline,),
            process_group=0,
        )
        # The system ends the group once nobody holds the other end of the pipe, which only this process does.
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -process.pid)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
        try:
            status = process.wait(_TIMEOUT_S)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    finally:
        os.close(ours)
        os.close(lifeline)
    if status:
        raise subprocess.CalledProcessError(status, command)


def _settings() -> str:
    items = "".join(
        f"<item oor:path={quoteattr('/' + path)}><prop oor:name={quoteattr(key)} oor:op='fuse'>"
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
