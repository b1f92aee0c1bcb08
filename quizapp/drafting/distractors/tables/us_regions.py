"""States of the United States that lie together."""

from functools import cache


@cache
def region_of() -> dict[str, int]:
    """The number of its region by state."""
    rows = enumerate(ROWS.strip().splitlines())
    return {state.strip(): number for number, row in rows for state in row.split(",")}


ROWS = """
Maine, New Hampshire, Vermont, Massachusetts, Rhode Island, Connecticut
New York, New Jersey, Pennsylvania, Delaware, Maryland
Ohio, Michigan, Indiana, Illinois, Wisconsin
Minnesota, Iowa, Missouri, North Dakota, South Dakota, Nebraska, Kansas
Virginia, West Virginia, North Carolina, South Carolina, Georgia, Florida
Kentucky, Tennessee, Alabama, Mississippi
Texas, Oklahoma, Arkansas, Louisiana
Montana, Idaho, Wyoming, Nevada, Utah, Colorado, Arizona, New Mexico
Washington, Oregon, California, Alaska, Hawaii
"""
