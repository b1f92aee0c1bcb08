"""Words that name something of their own, and so are never taken for a slip in another word.

Countries, languages, currencies, months and big cities come from the CLDR; what it lacks and
people mix up in earnest is listed here.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from quizapp.reading.folding import solid, words

PEOPLES = """
    Afghan American Argentine Argentinian Australian Austrian Basque Belgian Beninese Bolivian
    Bosnian Brazilian Briton British Cameroonian Canadian Chadian Chechen Chilean Colombian
    Columbian Congolese Costa Cypriot Dane Dominican Dutch Ecuadorian Emirati Eritrean Estonian
    Ethiopian Finn Finnish Gabonese Ghanaian Guinean Guyanese Haitian Icelander Icelandic Indian
    Iranian Iraqi Irish Israeli Israelite Jordanian Kazakh Korean Kosovar Kyrgyz Laotian Lebanese
    Liberian Libyan Lithuanian Malawian Malaysian Malian Maltese Mauritanian Mauritian Moldovan
    Mongol Mongolian Moroccan Namibian Nepalese Nigerian Nigerien Norwegian Omani Pakistani
    Palestinian Panamanian Papuan Paraguayan Peruvian Persian Qatari Romani Romanian Russian
    Rwandan Salvadoran Samoan Saudi Senegalese Serb Serbian Sierra Slovak Slovakian Slovene
    Slovenian Somali Sudanese Swede Swedish Swiss Syrian Tajik Tanzanian Thai Togolese Tunisian
    Turk Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Yemeni Zambian
    Zimbabwean
"""
PLACES = """
    Alabama Alaska Alberta Arizona Arkansas Balkans Baltics Bosporus Bucharest Budapest California
    Carolina Catalonia Caledonia Caucasus Colorado Columbia Connecticut Crimea Dakota Delaware
    Dresden Florida Galicia Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kashmir Kentucky
    Louisiana Macedonia Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Moldavia Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Rhodesia Sebastopol
    Sevastopol Silesia Tasmania Tennessee Texas Transnistria Utah Vermont Virginia Washington
    Wisconsin Wyoming
"""
PEOPLE = """
    Andersen Anderson Bernhard Bernard Bridges Charles Charlie Christian Christina Christine
    Christopher Clinton Daniela Daniele Danielle Dickens Dickson Francesca Francesco Frances
    Francis Franco Gabriel Gabriela Gabriele Gabrielle Giovanna Giovanni Henderson Hendrickson
    Hoffman Hofmann Jackson Jameson Johansen Johansson Johanna Johannes Johnson Johnston Madison
    Manning Marianne Mariana Marshall Michaela Michaels Michelle Michele Michell Mitchell Morrison
    Morrissey Nicholas Nicolas Nichols Patricia Patrick Patrice Petersen Peterson Phillips Phillip
    Pompeii Pompeo Reagan Regan Richard Richards Roberta Roberto Roberts Robertson Robinson
    Roosevelt Sanders Saunders Simmons Simons Stephen Stephens Stevens Stevenson Stephenson Thomson
    Thompson Valentina Valentine Valentino Victoria Viktoria Vladimir Waldemar Wallace Wallis
    Watkins Watson Wilkins Wilkinson William Williams Williamson
"""
NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion quadrillion quintillion dozen first second third
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth
    seventieth eightieth ninetieth hundredth thousandth millionth billionth trillionth
"""
CONFUSABLE = """
    acetic ascetic adapted adopted adaption adoption affected effected allusion illusion bilateral
    trilateral unilateral multilateral casualty causality censored censured commission omission
    communism communist complement compliment complementary complimentary concession confession
    conservation conversation constitutional unconstitutional convection convention conviction
    corporation cooperation operation deduction reduction defection detection dejection deflation
    inflation reflation deposition disposition desert dessert discreet discrete election selection
    emigrant immigrant emigration immigration migration eminent imminent exercise exorcise
    exported imported expulsion explosion federation confederation conception contraception
    intermediary intermediate
    historic histrionic infection inflection injection inspection inference interference interment
    internment marital martial maritime methane methanol ethanol methyl nitrate nitrite
    perfected prefect perspective prospective personal personnel perquisite prerequisite policies
    policy possession procession precession precedent president premise premises prescribe
    proscribe prescribed proscribed principal principle prosecute persecute prosecution persecution
    protection projection protestant protester ratified rarefied recession secession succession
    reflection refraction retraction rejection resolution revolution revelation evolution
    stationary stationery statue statute status sulfate sulfide sulfite sulphate sulphide sulphite
    topical tropical typhoid typhus veracity voracity
"""
COMMON = frozenset({"island", "islands", "republic", "states", "united", "territories", "saint"})
"""Words in many names that tell nothing apart on their own."""

STARTS = (
    ("inter", "intra"),
    ("hyper", "hypo"),
    ("macro", "micro"),
    ("pre", "pro", "post"),
    ("over", "under"),
    ("mono", "multi", "poly"),
    ("sub", "super"),
    ("mega", "micro", "milli", "giga"),
)
ENDS = (
    ("ism", "ist", "ic", "istic"),
    ("isms", "ists"),
    ("er", "ee"),
    ("or", "ee"),
    ("ian", "ien"),
    ("less", "ness"),
)
"""Beginnings and endings that make two words of one stem mean different things."""


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Single words, folded as by `words`."""
    listed = f"{PEOPLES} {PLACES} {PEOPLE} {NUMBERS} {CONFUSABLE}".split()
    found = {word for name in (*listed, *_cldr_names()) for word in words(name, " ")}
    found |= {f"{word}n" for word in found if len(word) > 4 and word.endswith("a")}
    return frozenset(found - COMMON)


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Whole names, folded as by `solid`."""
    return frozenset(solid(name) for name in _cldr_names())


def is_known(word: str) -> bool:
    """Whether it, or what it is a plural of, names something of its own."""
    return word in known_words() or word.removesuffix("s") in known_words()


def _cldr_names() -> Iterator[str]:
    """English names; of currencies only the words in capitals, as in “Danish Krone”."""
    english = Locale("en")
    yield from english.territories.values()
    yield from english.languages.values()
    yield from english.currencies.values()
    yield from english.months["format"]["wide"].values()
    yield from english.days["format"]["wide"].values()
    yield from _cities(get_global("zone_territories"))


def _cities(zones: Iterable[str]) -> Iterator[str]:
    """`America/Argentina/Buenos_Aires` names Buenos Aires; `Etc/GMT+1` is no city."""
    for zone in zones:
        if "/" in zone and not zone.startswith("Etc/"):
            yield zone.rpartition("/")[2].replace("_", " ")


def opposed(one: str, other: str) -> bool:
    """Whether two words differ just in a beginning or ending that changes the meaning."""
    return any(_differ_in_start(one, other, group) for group in STARTS) or any(
        _differ_in_start(one[::-1], other[::-1], tuple(end[::-1] for end in group))
        for group in ENDS
    )


def _differ_in_start(one: str, other: str, starts: tuple[str, ...]) -> bool:
    return any(
        one.startswith(first)
        and other.startswith(second)
        and one[len(first) :] == other[len(second) :]
        for first in starts
        for second in starts
        if first != second
    )
