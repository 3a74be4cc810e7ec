"""What a programme, an office's settings and a profile are; agencies; findings and errors. Knows no file."""
