"""The command `thidua`; `python -m generator` is the same."""

import sys


def main() -> None:
    """Load the command line and run it; Ctrl-C while it loads (half a second) ends it without a traceback."""
    try:
        from generator import cli
    except KeyboardInterrupt:
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
