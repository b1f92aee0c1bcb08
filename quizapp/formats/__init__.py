"""Bytes in, plain values out, and back. One module for each file format."""
