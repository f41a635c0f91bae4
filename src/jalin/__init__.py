"""Jalin: the office of a city's cooperation abroad. See ARCHITECTURE.md for the plan of the house."""

__version__ = "0.1.0"
