"""What people write, typed: standards, profiles, control blocks and settings; and what is wrong with them.

Every model refuses unknown keys and is frozen once read. A rule that one file can break on its own is
part of its model (and so of the JSON Schema); rules across values and files are in ``model.check``.
"""
