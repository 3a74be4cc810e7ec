"""Text documents of OpenDocument (.odt) to lines."""
