"""Recognised lines as a programme, with what to check in it and what found no place."""
