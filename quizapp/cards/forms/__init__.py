"""Forms of studying."""
