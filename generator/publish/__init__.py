"""docx → PDF/A, HTML, Markdown, ODT; other programs behind one small interface."""
