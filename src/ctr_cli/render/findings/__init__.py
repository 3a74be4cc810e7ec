"""Findings as text, as JSON, SARIF and GitHub lines, and as a table."""
