"""Runs `thidua build` in this process and writes the seconds spent in our code to $BENCH_REPORT.

Our code is what the command does before MkDocs (reading and judging the data), what the plugin does inside it
(making and writing the pages), and what comes after (looking for what changed, the swap). Starting Python is
not counted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.commands import app as cli
from generator.commands import build as cli_build
from generator.mkdocs_site import plugin as mkdocs_plugin

spent = 0.0


def timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with its seconds added to `spent`."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        global spent  # noqa: PLW0603 - one counter for the whole run
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent += time.perf_counter() - started

    return wrapped


cli_build.check = timed(cli_build.check)
cli_build.compare = timed(cli_build.compare)
cli_build.swap = timed(cli_build.swap)
mkdocs_plugin.CampaignsPlugin.on_config = timed(mkdocs_plugin.CampaignsPlugin.on_config)
mkdocs_plugin.CampaignsPlugin.on_files = timed(mkdocs_plugin.CampaignsPlugin.on_files)
sys.argv = ["thidua", "build", "--as-of", "2026-11-20"]
try:
    cli.main()
finally:
    Path(os.environ["BENCH_REPORT"]).write_text(json.dumps(spent), encoding="utf-8")
