"""Document + Imprint → the bytes of a Word file: compiled templates, reproducible packages."""
