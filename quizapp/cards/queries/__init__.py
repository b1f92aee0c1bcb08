"""Reads of cards."""
