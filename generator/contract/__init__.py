"""What a template of each kind may use, and what it must print. Pure: no template, no Word file is known here."""

from generator.contract.demands import Missing, groups, missing
from generator.contract.fields import contract, described

__all__ = ["Missing", "contract", "described", "groups", "missing"]
