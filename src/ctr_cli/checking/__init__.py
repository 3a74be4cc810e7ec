"""Everything wrong in a file, or in many: run, mended, silenced, explained."""
