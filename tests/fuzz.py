"""The fuzz test by hand: `python tests/fuzz.py FIRST COUNT` runs as many cases from that number on.

A case is one file of the data, spoilt; its number gives the same case again. `tests/test_fuzz.py` runs the
first ones with the suite. Told is every case that fails, with its number, its file and what happened.
"""

from __future__ import annotations

import faulthandler
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fuzzing.case import case_of, faults
from fuzzing.ground import grounds, remembered


def main(first: int, count: int) -> int:
    """Run the cases; gives how many failed."""
    faulthandler.enable()
    failed, kinds, started = 0, Counter[str](), time.process_time()
    with tempfile.TemporaryDirectory() as folder, remembered():
        ground = grounds(Path(folder))
        for seed in range(first, first + count):
            faulthandler.dump_traceback_later(120, exit=True)  # a hang that no signal ends
            case = case_of(seed, ground)
            told = faults(case)
            kinds[case.file.name] += 1
            failed += bool(told)
            for fault in told:
                print(f"--- {seed}: {case.ground.only}, {case.path}\n{fault}", flush=True)
            if not (seed + 1 - first) % 5_000:
                print(f"{seed + 1 - first} cases, {failed} failed", flush=True)
    seconds = time.process_time() - started
    print(f"{count} cases, {failed} failed, {seconds:.0f} s of work; by file: {dict(kinds.most_common())}")
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
