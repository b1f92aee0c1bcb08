"""General knowledge of what can stand beside what."""
