"""Word documents, written part by part: structured data in, the bytes of a `.docx` out."""
