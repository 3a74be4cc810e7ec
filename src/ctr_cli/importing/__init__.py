"""A document an office already has to a programme: lines, outline, programme; and the YAML and the report."""
