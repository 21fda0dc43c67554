"""What differs between two Documents, and how much it weighs. Pure, and the only judge of weight.

Everything that asks "has it changed?" asks here: submitting, approving, status, redlines, revisions.
"""

from generator.changes.compare import Change, compare
from generator.changes.weight import Weight, weight

__all__ = ["Change", "Weight", "compare", "weight"]
