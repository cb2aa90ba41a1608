"""`python -m generator` is `thidua`."""

from generator.cli import main

main()
