"""The software's version, as every build records it."""

__version__ = "0.1.0"  # the same as in pyproject.toml; a test compares them
