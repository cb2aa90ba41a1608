"""What a build costs: ours beside plain MkDocs and zensical on the same pages, for 5, 50 and 500 campaigns.

    python tests/bench/build_cost.py [5 50 500]

Each figure is the least of RUNS runs in a fresh process, all in one go on one machine. `s` is by the clock,
`cpu` what all processes of the command worked together: a build that uses two cores is done in less time than
it works. Both stand against plain MkDocs (`/plain`: the same Markdown pages without our files, hubs in the
navigation) and against our own full build (`/full`). On a machine that does other things trust the ratios by
CPU. `peak MB` is that of the largest process.

Nothing is deleted before the end: on ext4 every file that is made looks through those that were deleted in
the last minutes, which makes a build of many files up to a quarter slower. For the same reason let five
minutes pass after anything that deletes thousands of files, or let TMPDIR be a folder in memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
RUNS = {5: 3, 50: 2, 500: 1}
AS_OF = "2026-11-20"
ONE = "bau-cu-2026-cao-loc"


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of CPU, peak memory in MB, size of the output in MB, pages."""

    seconds: float
    cpu: float
    memory: float
    size: float
    pages: int


def copies(root: Path, count: int) -> None:
    """A project of `count` campaigns: the five shipped ones under new ids."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "campaigns" / "_shared", root / "campaigns" / "_shared")
    # The five plans; the example's roll has a benchmark of its own.
    shipped = sorted(
        path
        for path in (ROOT / "campaigns").iterdir()
        if (path / "campaign.yml").is_file() and not (path / "honours").exists()
    )
    for number in range(count):
        original = shipped[number % len(shipped)]
        name = original.name if number < len(shipped) else f"{original.name}-{number}"
        folder = root / "campaigns" / name
        shutil.copytree(original, folder)
        path = folder / "campaign.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"id: {original.name}", f"id: {name}", 1), encoding="utf-8")


def plain_project(root: Path, source: Path) -> None:
    """The same pages as files, and nothing else that we make, with MkDocs' own features only."""
    subprocess.run(
        [BIN / "thidua", "generate", "--out", root / "all", "--as-of", AS_OF],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    for path in (root / "all").rglob("*.md"):
        page = root / "docs" / path.relative_to(root / "all")
        page.parent.mkdir(parents=True, exist_ok=True)
        path.rename(page)
    shutil.copytree(source / "theme", root / "theme")
    config = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8"))
    search = [plugin for plugin in config["plugins"] if plugin != "thidua"]
    config |= {"docs_dir": "docs", "plugins": search}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def measure(command: list[str | Path], folder: Path, runs: int, before: Callable[[Path], object]) -> Cost:
    """The least of each over `runs` runs of a command in `folder`; `before` prepares each."""
    found = []
    # Staff's Python keeps compiled modules; where that is forbidden, half of a check would be compiling.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(runs):
        before(folder)
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**kept, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if status:
            raise RuntimeError(errors.decode(errors="replace")[-500:])
        files = [path for path in (folder / "site").rglob("*") if path.is_file()]
        found.append(
            Cost(
                seconds=seconds,
                cpu=usage.ru_utime + usage.ru_stime,
                memory=usage.ru_maxrss / 1024,
                size=sum(path.stat().st_size for path in files) / 1e6,
                pages=sum(path.suffix == ".html" for path in files),
            )
        )
    return Cost(
        seconds=min(cost.seconds for cost in found),
        cpu=min(cost.cpu for cost in found),
        memory=min(cost.memory for cost in found),
        size=found[-1].size,
        pages=found[-1].pages,
    )


def anew(folder: Path) -> None:
    """Nothing was built yet. What was goes aside: see above of deleting."""
    aside = folder.with_name(f"{folder.name}-{time.monotonic_ns()}")
    for name in ("site", "build"):
        if (folder / name).exists():
            aside.mkdir(exist_ok=True)
            (folder / name).rename(aside / name)


def edited(folder: Path) -> None:
    """Somebody changed a campaign after the last build."""
    path = folder / "campaigns" / ONE / "campaign.yml"
    text = path.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("short_title: "))
    path.write_text(text.replace(title, f"short_title: Đợt {time.monotonic_ns()}"), encoding="utf-8")


def untouched(_: Path) -> None:
    """Nobody changed anything."""


def row(name: str, cost: Cost, plain: Cost, full: Cost | None = None) -> None:
    """Print one line of the table."""
    ratios = "".join(
        f"{cost.seconds / other.seconds:>9.2f}{cost.cpu / other.cpu:>11.2f}"
        for other in (plain, full)
        if other
    )
    print(
        f"{name:<28}{cost.pages:>6}{cost.memory:>9.0f}{cost.size:>8.1f}{cost.seconds:>8.1f}{cost.cpu:>8.2f}{ratios}",
        flush=True,
    )


def main(counts: list[int]) -> None:
    """Print the table."""
    build: list[str | Path] = [BIN / "thidua", "build", "--as-of", AS_OF]
    check: list[str | Path] = [BIN / "thidua", "check", ONE, "--as-of", AS_OF]
    for count in counts:
        runs = RUNS.get(count, 1)
        with tempfile.TemporaryDirectory() as scratch:
            ours, hubs = (Path(scratch) / name for name in ("ours", "hubs"))
            ours.mkdir()
            hubs.mkdir()
            copies(ours, count)
            plain_project(hubs, ours)
            columns = f"{'pages':>6}{'peak MB':>9}{'out MB':>8}{'s':>8}{'cpu':>8}" + "".join(
                f"{f's/{other}':>9}{f'cpu/{other}':>11}" for other in ("plain", "full")
            )
            print(f"\n{count} campaigns\n{'':<28}{columns}")
            plain = measure([BIN / "mkdocs", "build"], hubs, runs, anew)
            row("mkdocs build, hubs in nav", plain, plain)
            full = measure(build, ours, runs, anew)
            row("thidua build", full, plain)
            row("  nothing changed", measure(build, ours, runs, untouched), plain, full)
            row("  one campaign changed", measure(build, ours, runs, edited), plain, full)
            row("thidua check ID, changed", measure(check, ours, runs, edited), plain, full)
            row("  nothing changed", measure(check, ours, runs, untouched), plain, full)
            try:
                row("zensical build", measure([BIN / "zensical", "build"], hubs, runs, anew), plain)
            except RuntimeError as error:
                print(f"zensical build: {str(error).strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5, 50, 500])
