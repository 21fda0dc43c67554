"""Measurements of Rollebog: speed against docxtpl, and the acceptance figures of each issue."""
