"""Question sets as files. Pure: bytes in, questions out, and back."""
