"""The command `thidua`; `python -m generator` is the same."""

import sys


def main() -> None:
    """Load the command line and run it; Ctrl-C while it loads (half a second) ends it without a traceback."""
    try:
        from generator.commands import app
    except KeyboardInterrupt:
        sys.exit(130)
    app.main()


if __name__ == "__main__":
    main()
