"""Questions asked of a programme: pure functions that return plain data, and know no format."""
