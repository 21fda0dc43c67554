"""Word templates in docxtpl's language, right and broken, with docxtpl itself as the judge; no code of the check."""
