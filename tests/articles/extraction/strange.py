"""Texts that nobody would call an article."""

from hypothesis import strategies as st

PIECES = (
    *("The mayor said on Monday that 1,200 people came.", '"We will go," she said.', "U.S.", "J."),
    *(
        "\n",
        "\r\n",
        "\u2028",
        "\n\n",
        " ",
        "\xa0",
        ".",
        "!",
        "…",
        '"',
        "“",
        "”",
        "—",
        "(",
        "1.5",
        "$",
    ),
    *("3 May", "May 2019", "2015-17", "between 3 and 5 May", "yesterday", "half a million", "%"),
    *("Москва", "北京。", "مرحبا", "👩‍🚀", "<p>", "&nbsp;", "\ud800", "\x00", "the 1990s", "no. 4"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)
LONG = {
    "words": "word " * 40_000,
    "one word": "x" * 200_000,
    "full stops": "." * 200_000,
    "initials": "A. " * 66_000,
    "quotation marks": '"' * 200_000,
    "dashes": "—" * 200_000,
    "line breaks": "\n" * 200_000,
    "spaces": "a" + " " * 200_000,
    "numbers": "1,234 " * 33_000,
    "digits": "1" * 200_000,
    "number words": "two hundred " * 17_000,
    "months": "May 3 " * 33_000,
    "years": "from 2015 to " * 15_000,
    "soup": "<div><p class='x'>3%</p>" * 8_000,
}
