"""A document of Word 97-2003 (.doc), read as the .docx that Word would make of it."""
