"""How dates are written in running text: which forms there are, the longest and surest first."""

import re

FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:(?:{FULL_MONTH})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
YEAR = r"(?:1\d\d\d|20\d\d)(?![\w%]|[.,:/]\d)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
COUNTED = (
    r"(?!\s+(?:attacks|million|billion|thousand|hundred|percent|per\s+cent|people|%|years?\b"
    r"|days?\b))"
)
NO_VERB = r"(?<!would )(?<!will )(?<!could )(?<!can )(?<!may )(?<!might )(?<!should )(?<!to )"
"""“would last 25 years” tells how long."""
TO = r"(?:\s?[-–—]\s?|\s+(?:to|through|thru|until|till)\s+|(?P<and>\s+and\s+))"
LEAD = r"\b(?:(?P<lead>[Ff]rom|[Bb]etween)\s+(?:the\s+)?)?"
NAMED_DAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
SOFT = (
    r"(?P<about>(?:(?:the\s+)?(?:beginning|start|middle|end)\s+of|early(?:\s+in)?|late(?:\s+in)?|"
    r"mid|around|about|circa|c\.|approximately|roughly)[\s-]+(?:the\s+)?)?"
)
PERIOD = (
    r"(?P<unit>weekend|week|month|year|decade|century|spring|summer|autumn|fall|winter|quarter)"
)
SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty(?:-five)?|thirty|forty|fifty"
)
COUNT = (
    rf"\[?(?P<count>(?i:\d{{1,3}}|an?|one|{SMALL}|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"a\s+couple\s+of|a\s+few|several|some|many))\]?"
)
UNITS = r"(?P<units>day|week|month|year|decade)s?"
HOLIDAYS = (
    "New Year[’']s (?:Day|Eve)|Christmas (?:Day|Eve)|Boxing Day|Halloween|Valentine[’']s Day|"
    "(?:Saint|St\\.?) Patrick[’']s Day"
)
DECADES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
CENTURIES = (
    r"\d{1,2}(?:st|nd|rd|th)|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty-first"
)

FORMS = (
    (
        "days of a month",
        rf"{LEAD}(?P<d1>{DAY}){TO}(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "days of a month",
        rf"{LEAD}(?P<m2>{MONTH})\s+(?P<d1>\d{{1,2}}(?:st|nd|rd|th)?){TO}(?P<d2>{DAY}){COUNTED}(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "from day to day",
        rf"{LEAD}(?P<d1>{DAY})\s+(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?{TO}"
        rf"(?P<d2>{DAY})\s+(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "from day to day",
        rf"{LEAD}(?P<m1>{MONTH})\s+(?P<d1>{DAY})(?:,?\s+(?P<y1>{YEAR}),?)?{TO}"
        rf"(?P<m2>{MONTH})\s+(?P<d2>{DAY})(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "from month to month",
        rf"{LEAD}(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?",
    ),
    (
        "from year to year",
        rf"{LEAD}(?<![\w$€£¥.,/:-])(?P<y1>1\d\d\d|20\d\d){TO}(?P<y2>{YEAR}|\d\d(?![\w%]|[.,:/-]\d))",
    ),
    ("day", rf"\b{NAMED_DAY}(?P<m>{MONTH})\s+(?P<d>{DAY})(?:,\s*|\s+)(?P<y>{YEAR})"),
    (
        "day",
        rf"\b{NAMED_DAY}(?<![\d.,:])(?:the\s+)?(?P<d>{DAY})\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH}),?\s+(?P<y>{YEAR})",
    ),
    (
        "day in digits",
        r"(?<![\w./-])(?P<digits>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\w/-]|\.\d)",
    ),
    (
        "part of a year",
        rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<y>{YEAR})",
    ),
    (
        "part of a year",
        rf"\b(?:(?:the\s+)?(?P<part>first|second|third|fourth|last)\s+(?P<size>quarter|half)\s+of\s+|[Qq](?P<q>[1-4])\s+)(?P<y>{YEAR})",
    ),
    ("month", rf"\b{SOFT}(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})"),
    ("month and day", rf"\b{NAMED_DAY}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY}){COUNTED}"),
    (
        "month and day",
        rf"\b{NAMED_DAY}(?<![\d.,:$€£])(?:the\s+)?(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})",
    ),
    (
        "deictic",
        r"\b(?P<word>(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|last\s+night)\b",
    ),
    (
        "deictic",
        r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his\s+(?:morning|afternoon|evening))\b",
    ),
    (
        "weekday",
        rf"\b(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?|[Cc]oming|[Pp]ast|the\s+(?:following|previous|same|next))\s+)?(?P<weekday>{WEEKDAY})",
    ),
    ("bare month", rf"\b(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?:\s+past|\s+coming)?)\s+(?P<m>{MONTH})"),
    ("bare month", rf"\b(?P<rel>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?P<m>{MONTH})(?!\s+\d)"),
    ("bare month", rf"\b(?P<rel>[Tt]he|[Aa]n?|its|their|his|her)\s+(?P<m>{MONTH})(?=\s+[a-z])"),
    ("holiday", rf"\b(?P<name>{HOLIDAYS})\b(?:,?\s+(?P<y>{YEAR}))?"),
    (
        "bare month",
        rf"\b(?P<rel>[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Oo]f|[Ff]or|to)\s+"
        rf"{SOFT}(?P<m>{MONTH})(?!\s+\d)",
    ),
    (
        "ago",
        rf"\b(?P<about>(?:about|around|almost|nearly|roughly|approximately|more\s+than|over|some|at\s+least|just)\s+)?{COUNT}\s+{UNITS}\s+ago\b",
    ),
    (
        "lately",
        rf"{NO_VERB}\b(?:the\s+)?(?P<way>last|past|next|coming)\s+{COUNT}\s+{UNITS}\b",
    ),
    (
        "edge",
        r"\b(?P<about>(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+)(?P<which>the|this|last|next)\s+(?P<unit>week|month|year)\b",
    ),
    ("edge", r"\b(?P<about>(?:the\s+)?)year(?:['’]s|[\s-])\s?end\b"),
    (
        "later",
        rf"\b(?P<about>(?:about|around|almost|nearly|roughly|more\s+than)\s+)?{COUNT}\s+{UNITS}\s+(?:later|earlier|before|after|afterwards)\b",
    ),
    (
        "later",
        r"\b(?:[Tt]he\s+(?:same|next|following|previous)|[Tt]hat(?:\s+same|\s+very)?)\s+"
        r"(?:day|night|morning|afternoon|evening|week|weekend|month|year|decade)\b",
    ),
    ("later", r"\b[Tt]he\s+(?:day|week|month|year)\s+(?:before|after)\b"),
    (
        "period",
        rf"\b(?P<about>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<rel>[Ll]ast|[Tt]his(?:\s+past|\s+coming)?|[Nn]ext|[Tt]he\s+(?:past|last|next|coming|current))\s+{PERIOD}\b",
    ),
    ("weekend", r"\b(?:the|[Oo]ver\s+the)\s+weekend\b"),
    (
        "decade",
        rf"\b{SOFT}(?:the\s+)?(?:(?:early|mid|late)[\s-])?(?P<decade>(?:1\d|20)\d0)['’]?s\b",
    ),
    ("decade", rf"\b[Tt]he\s+(?P<about>(?:early|mid|late)[\s-])?(?P<word>{DECADES})\b"),
    ("decade", r"(?P<about>(?:early|mid|late)[\s-])?(?<!\w)['’‘](?P<short>[2-9]0)['’]?s\b"),
    (
        "century",
        rf"\b(?:[Tt]he\s+)?(?P<about>(?:early|mid|late)[\s-])?(?P<nth>{CENTURIES})[\s-][Cc]entur(?:y|ies)\b",
    ),
    ("year", rf"\b{SOFT}(?<![\w$€£¥.,/:#])(?P<y>{YEAR})(?!-)"),
)
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in FORMS)
