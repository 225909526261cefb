"""A simulation of an English general practice, and of what changes to it release."""

__version__ = "0.1.0"
