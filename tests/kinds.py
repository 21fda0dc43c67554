"""The kinds of document that come with Rollebog, each with a template; and the models of files that know them."""

from __future__ import annotations

from generator.kinds import shipped

ALL_KINDS = shipped().names
FILES = shipped().files
