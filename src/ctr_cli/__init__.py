"""Annual work programmes of Party committees, kept as one YAML file and answered from it."""

__version__ = "0.1.0"
