"""Python's garbage collector, kept from searching where there is nothing to find.

A build makes some hundred thousand objects that live to its end. Looking through them for garbage again and
again took half of the time of reading the data and a tenth of MkDocs' (measured by `make bench`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """What is made inside lives on: it is not searched for garbage, now or later."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
