"""Reads of attempts."""
