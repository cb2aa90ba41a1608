"""What a build costs: ours beside plain MkDocs and zensical on the same pages, for 5, 50 and 500 campaigns.

    python tests/bench/build_cost.py [5 50 500]

Each figure is the best of RUNS runs in a fresh process, all in one go on one machine; trust ratios.
`ours` is the share of our code in our build, `o./pl.` our code against the whole of plain MkDocs (hubs in
nav), `/plain` the whole build against it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
RUNS = {5: 3, 50: 2, 500: 1}
AS_OF = "2026-11-20"
ALL_IN_NAV_UP_TO = 50


@dataclass(frozen=True)
class Cost:
    """One build: wall seconds, peak memory in MB, size of the output in MB, pages, seconds in our code."""

    seconds: float
    memory: float
    size: float
    pages: int
    ours: float = 0.0


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


def plain_project(root: Path, source: Path, *, all_in_nav: bool) -> None:
    """The same pages as files, with MkDocs' own features only."""
    subprocess.run(
        [BIN / "thidua", "generate", "--out", root / "docs", "--as-of", AS_OF],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    shutil.copytree(source / "theme", root / "theme")
    config = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8"))
    search = [plugin for plugin in config["plugins"] if plugin != "thidua"]
    config |= {"docs_dir": "docs", "plugins": search}
    if all_in_nav:
        del config["nav"], config["not_in_nav"]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def measure(command: list[str | Path], folder: Path, runs: int) -> Cost:
    """The best of `runs` runs of a command that builds `folder`'s site."""
    best: Cost | None = None
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        shutil.rmtree(folder / "build", ignore_errors=True)
        report = folder / "ours.json"
        report.unlink(missing_ok=True)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BENCH_REPORT": str(report)}
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if status:
            raise SystemExit(f"{command}: {errors.decode()[-2000:]}")
        files = [path for path in (folder / "site").rglob("*") if path.is_file()]
        cost = Cost(
            seconds=seconds,
            memory=usage.ru_maxrss / 1024,
            size=sum(path.stat().st_size for path in files) / 1e6,
            pages=sum(path.suffix == ".html" for path in files),
            ours=json.loads(report.read_text(encoding="utf-8")) if report.exists() else 0.0,
        )
        if best is None or cost.seconds < best.seconds:
            best = cost
    assert best is not None
    return best


def row(name: str, cost: Cost, base: Cost | None) -> str:
    """One line of the table."""
    ratio = f"{cost.seconds / base.seconds:6.2f}" if base else "      "
    share = f"{cost.ours / cost.seconds:7.1%}" if cost.ours else "       "
    of_plain = f"{cost.ours / base.seconds:7.1%}" if cost.ours and base else "       "
    return (
        f"{name:<28}{cost.pages:>6}{cost.seconds:>8.1f}{cost.seconds / cost.pages * 1000:>9.1f}"
        f"{cost.memory:>9.0f}{cost.size:>8.1f} {share} {of_plain} {ratio}"
    )


def main(counts: list[int]) -> None:
    """Print the table."""
    columns = f"{'pages':>6}{'s':>8}{'ms/page':>9}{'peak MB':>9}{'out MB':>8}"
    head = f"{'':<28}{columns} {'ours':>7} {'o./pl.':>7} {'/plain':>6}"
    for count in counts:
        runs = RUNS.get(count, 1)
        with tempfile.TemporaryDirectory() as scratch:
            ours, hubs, full = (Path(scratch) / name for name in ("ours", "hubs", "full"))
            for folder in (ours, hubs, full):
                folder.mkdir()
            copies(ours, count)
            plain_project(hubs, ours, all_in_nav=False)
            print(f"\n{count} campaigns\n{head}")
            mkdocs: list[str | Path] = [BIN / "mkdocs", "build"]
            base = measure(mkdocs, hubs, runs)
            timed: list[str | Path] = [sys.executable, Path(__file__).parent / "timed_build.py"]
            print(row("thidua build", measure(timed, ours, runs), base), flush=True)
            print(row("mkdocs build, hubs in nav", base, base), flush=True)
            if count <= ALL_IN_NAV_UP_TO:
                plain_project(full, ours, all_in_nav=True)
                print(row("mkdocs build, all in nav", measure(mkdocs, full, 1), base), flush=True)
            zensical: list[str | Path] = [BIN / "zensical", "build"]
            print(row("zensical build", measure(zensical, hubs, runs), base), flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5, 50, 500])
