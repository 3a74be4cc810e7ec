"""Findings and the forms they are shown in."""
