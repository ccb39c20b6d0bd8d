"""The version, as a constant: reading it from the installed metadata would cost a tenth of `--version`'s time."""

__version__ = "0.1.0"
