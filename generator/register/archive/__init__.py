"""The archive: an OCFL 1.1 storage root with one object for each document that was ever issued."""
