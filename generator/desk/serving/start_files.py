"""The files that start the desk by a double click, one for Windows and one for Linux."""

from __future__ import annotations

from generator.output import OutputFile

WINDOWS = "Bàn làm việc.cmd"
LINUX = "ban-lam-viec.desktop"

# Where the tool may be: in the portal's own environment, wherever the machine finds it, or only where Python
# does. `pushd` gives a folder of the network a letter; `cd` refuses it.
_CMD = r"""@echo off
chcp 65001 > nul
title Ban lam viec - dong cua so nay de ket thuc
pushd "%~dp0"
set THIDUA=thidua
where /q thidua || set THIDUA=py -m generator
if exist build\venv\Scripts\thidua.exe set THIDUA=build\venv\Scripts\thidua.exe
%THIDUA% desk
if errorlevel 1 pause
"""
_DESKTOP = """[Desktop Entry]
Type=Application
Name=Bàn làm việc
Comment=Mở bàn làm việc của cổng thi đua, khen thưởng
Terminal=true
Exec=sh -c 'cd "$(dirname "$1")" && PATH="$PWD/build/venv/bin:$PATH" thidua desk || read -r _' sh %k
"""


def start_files() -> tuple[OutputFile, ...]:
    """Both files by their names in the portal's folder."""
    return (
        OutputFile(WINDOWS, _CMD.replace("\n", "\r\n").encode(), ""),
        OutputFile(LINUX, _DESKTOP.encode(), ""),
    )
