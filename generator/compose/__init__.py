"""Profile + standard → Document. Pure: no files, no clock, no labels, no Word."""
