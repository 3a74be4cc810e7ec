"""A view to a file of one format."""
