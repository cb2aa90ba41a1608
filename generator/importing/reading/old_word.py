"""A Word file of before 2007 (DOC), or RTF, turned into DOCX by LibreOffice, where that is installed.

It runs with a profile that is thrown away, in which macros and links to other files are off; it gets no
address of a proxy that would let it out, and it is stopped after a minute.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.importing.reading.apart import installed, run
from generator.load.sheets.sheet import UnreadableError

_SECONDS = 60
_NOT_HERE = (
    "tệp Word đời cũ (.doc) cần LibreOffice để đọc, mà máy này chưa cài",
    "mở tệp bằng Word rồi “Lưu thành” (Save as) kiểu .docx; hoặc cài LibreOffice (libreoffice.org)",
)
_FAILED = (
    "LibreOffice không mở được tệp Word đời cũ (.doc) này",
    "mở tệp bằng Word rồi “Lưu thành” (Save as) kiểu .docx",
)
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
</item>
</oor:items>
"""
"""Macros off, links to other files never followed; what would go out all the same meets a closed door."""


def as_docx(content: bytes, ending: str) -> bytes:
    """The file as DOCX; raises UnreadableError where LibreOffice is missing or cannot open it."""
    program = installed(("soffice", "libreoffice"), _USUAL)
    if program is None:
        raise UnreadableError(*_NOT_HERE)
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        source = here / f"tep{ending}"
        source.write_bytes(content)
        profile = here / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8", newline="\n")
        closed = "http://127.0.0.1:9"
        run(
            [
                program,
                f"-env:UserInstallation={(here / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(here / "out"), str(source)),
            ],
            _SECONDS,
            environment={"http_proxy": closed, "https_proxy": closed, "HOME": folder},
        )
        made = here / "out" / "tep.docx"
        if not made.is_file():
            raise UnreadableError(*_FAILED)
        return made.read_bytes()
