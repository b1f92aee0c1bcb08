"""Which names are places, and of what kind."""

from functools import cache

from quizapp.articles.extraction.tables.cities import cities
from quizapp.articles.extraction.tables.countries import capitals, countries, country_names
from quizapp.articles.extraction.tables.heads import place_heads, place_starts
from quizapp.articles.extraction.tables.regions import regions
from quizapp.articles.extraction.tables.word_sets import word_set

AMBIGUOUS = word_set(
    """
    Nice Split Bath Essen Halle Beni Hull York Derby Windsor Cork Jos Mesa Phoenix Buffalo
    Columbus Charlotte Austin Jackson Victoria Jordan Chad Florence Regina Darwin Hamilton
    Salvador Constantine Providence Ponce Faro Bucha Dayton Hue Flint Ferguson Rio Westminster
    Jersey Hidalgo Acre Veracruz Vatican Georgia Norfolk Kent Surrey Durham Cali Gao Gulf Dover LA
    Guinea Lincoln Parkland Newcastle Cambridge Oxford Orlando Santiago Victoria Newtown Amazon
    Portland Charleston Wimbledon Hollywood Capitol Essex Somerset Devon Gomel Brest Mali Niger
    Virginia Carolina Goa Parana Savannah Rhodes Madeira Java Dawson Assen Hama Qom Palu Medan
    Surat Agra Patna Pune Fez Iowa Maine Southland Northland Highlands Midwest Atlantic Pacific
    Queens Bronx Nelson Perth Toledo Akron Lima Tripoli Kingston Georgetown Hamilton Nassau Roseau
    Male Bern Colombo Muscat Mobile Montgomery Aurora Eugene Salem Reno Macon Rochester Albany
    Springfield Worcester Preston Reading Wakefield Hastings Carlisle Bolton Bradford Burnley Durham
    Gloucester Burlington Riverside Lexington Mackay Nancy Metz Siena Parma Modena Mariana Natal
    Santos Van Pasto Salta Padang Bangor Stirling Kingston Windsor Norfolk Camden Lansing Boulder
    Fargo Waco Provo Tempe Irvine Stockton Trenton Syracuse Salford Watford Kimberley Swat Kota
    Nara Jena Ulm Depok León Toledo Minya Sabha Arak Sumy Kuta Samsun Mersin Tula Chita Pereira
    Manizales Ambon Vigo Wigan Ipswich Huddersfield Middlesbrough Cagliari Brescia Trujillo
    Clarence Laval Slough Luton Oldham
    """
)
"""Names that are also a person's, or a word; they need more than the table."""


@cache
def known_places() -> dict[str, tuple[str, str]]:
    """Subtype and country's code by name."""
    found = {name: ("city", code) for name, code in cities().items()}
    found |= {one.name: (one.subtype, one.country) for one in regions().values()}
    found |= {name: ("city", code) for name, code in capitals().items()}
    found |= {name: ("country", code) for name, code in country_names().items()}
    return found


@cache
def country_titles() -> frozenset[str]:
    """Every name of a country, for telling countries apart from other places."""
    return frozenset(name for one in countries().values() for name in one.names)


def place_subtype(words: str) -> str:
    """The kind of place that the name itself tells, or nothing."""
    if known := known_places().get(words.removeprefix("the ").removeprefix("The ")):
        return known[0]
    parts = words.split()
    if len(parts) < 2:
        return ""
    if words.startswith(("State of ", "Republic of ", "City of ", "Gulf of ", "Isle of ")):
        return "region"
    last = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    return place_heads().get(last) or place_starts().get(parts[0], "")


def place_country(words: str) -> str:
    known = known_places().get(words)
    return known[1] if known else ""
