"""Word files (.docx): the parts of the package, its styles and lists, paragraphs and tables as lines."""
