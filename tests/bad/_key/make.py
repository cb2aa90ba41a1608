"""The key with which the ledger's marks were made; no key lies in version control."""

from pathlib import Path


def make(root: Path) -> None:
    (root / ".thidua").mkdir(exist_ok=True)
    (root / ".thidua" / "ledger.key").write_bytes(b"k" * 32)
