"""Packages of npm that checks need, in build/: installed once, in the version that is asked for."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build"


def installed(package: str, version: str) -> Path:
    """The folder with the package's `node_modules`. Raises LookupError where it cannot be had, with why."""
    npm = shutil.which("npm")
    if npm is None:
        raise LookupError("npm is missing (Debian: apt-get install nodejs npm).")
    folder = BUILD / f"{package}-{version}"
    if not (folder / "node_modules" / package / "package.json").exists():
        print(f"Installing {package} {version} into build/{folder.name} (once) …", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        command = [npm, "install", "--no-audit", "--no-fund", "--silent", f"{package}@{version}"]
        if subprocess.run(command, cwd=folder, check=False).returncode:
            raise LookupError(f"npm could not install {package} {version} (no network?).")
    return folder
