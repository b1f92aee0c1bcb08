"""Whole databases, copied, packed and compared, whichever kind they are of."""
