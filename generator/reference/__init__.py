"""The fields of a kind of document as a list to read: with meanings, with examples, and as a Word document."""
