"""What a template of each kind may use. Pure: no template, no Word file is known here."""
