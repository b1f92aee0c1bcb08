"""Writes of attempts."""
