"""Workbooks to lines."""
