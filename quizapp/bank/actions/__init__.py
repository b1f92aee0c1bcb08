"""Writes of the bank."""
