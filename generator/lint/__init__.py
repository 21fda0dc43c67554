"""Every mistake of a template, in words and with its place, before anything is rendered."""

from generator.lint.check import check

__all__ = ["check"]
