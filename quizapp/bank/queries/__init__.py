"""Reads of the bank."""
