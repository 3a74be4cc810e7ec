"""Rules of form: signs, spelling, style, capitals. What they find can be mended by `--fix`."""
