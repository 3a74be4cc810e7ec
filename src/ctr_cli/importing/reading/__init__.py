"""A document of any kind as lines: text, Markdown, Word, PDF."""
