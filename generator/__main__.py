"""The command `thidua`; `python -m generator` is the same."""

import io
import sys

import click


def main() -> None:
    """Load the command line and run it; Ctrl-C while it loads (half a second) ends it without a traceback."""
    try:
        from generator.reporting.last_check import answered

        known = answered(sys.argv[1:])
        if known is None:
            from generator.commands import app
    except KeyboardInterrupt:
        sys.exit(130)
    if known is not None:
        said, code = known
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        click.echo(said, nl=False)
        sys.exit(code)
    app.main()


if __name__ == "__main__":
    main()
