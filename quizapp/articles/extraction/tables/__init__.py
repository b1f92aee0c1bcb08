"""General knowledge as plain data: countries, places, organisations, agreements, titles."""
