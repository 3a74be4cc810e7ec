"""What can be wrong in a programme: one function a rule, each registered under its code."""
