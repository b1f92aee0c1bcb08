"""The steps that make an installation ready, and one that fills it for show."""
