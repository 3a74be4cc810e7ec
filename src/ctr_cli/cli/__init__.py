"""The command line: a file a command, each of which parses, calls and prints."""

import gc

# A run is over before its garbage matters, and most of what it makes it makes while it imports.
gc.set_threshold(1_000_000)
