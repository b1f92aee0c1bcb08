"""Writes of learners, accounts, sign-ins and links."""
