"""Word files, whoever made them: their parts, places in them, what is wrong with them. Knows no templates."""
