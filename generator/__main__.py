"""``python -m generator`` is the command ``rollebog``."""

from generator.cli import main

main()
