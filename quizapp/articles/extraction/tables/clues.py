"""Common nouns and prepositions that tell what the name beside them is."""

from quizapp.articles.extraction.tables.word_sets import word_set

PLACE_NOUNS = word_set(
    """
    city cities town towns village villages hamlet municipality district districts province
    provinces county counties region regions suburb suburbs borough neighbourhood neighborhood
    island islands peninsula port valley lake river prefecture governorate canton commune
    settlement resort outskirts north south east west northeast northwest southeast southwest
    coast shores streets
    """
)
"""What a name after “… of” is: “the village of Arlo”, “south of Arlo”."""

APPOSED_PLACES = word_set("city town village island suburb municipality")
ORGANISATION_NOUNS = word_set(
    """
    newspaper newspapers magazine tabloid company firm carmaker automaker
    manufacturer retailer airline startup start-up brewery bank insurer charity nonprofit
    think-tank band orchestra agency subsidiary conglomerate supermarket party club
    militia choir
    """
)
"""What stands right before a name: “the newspaper Corvo”."""

THING_NOUNS = word_set(
    """
    film movie documentary album song single novel memoir book play musical opera sitcom series
    show soap game videogame app browser journal ship vessel ferry boat yacht tanker trawler
    freighter submarine hurricane cyclone typhoon spacecraft satellite rocket probe rover
    telescope asteroid comet planet genus species horse racehorse dog cat panda elephant virus
    drug vaccine software smartphone console website painting sculpture poem ballet
    """
)
"""Right before a name: “the film Halma”."""

PLACES_AFTER = word_set(
    """
    province district county region village town river island islands peninsula suburb prefecture
    governorate municipality neighbourhood neighborhood borough valley mountains coast
    """
)
ORGANISATIONS_AFTER = word_set("newspaper magazine airline airlines broadcaster spokesperson")
THINGS_AFTER = word_set(
    """
    bacteria bacterium virus viruses coral corals seaweed fungus fungi parasite film movie album
    franchise trilogy sitcom browser software app smartphone console spacecraft satellite rocket
    telescope probe lander drug vaccine trial protein gene molecule language dialect languages
    """
)
LOCATIVE = word_set(
    """
    in near outside across throughout at from to around toward towards into through between via
    over off along within inside beyond
    """
)
WITHIN = frozenset({"in", "near", "outside", "across", "throughout", "at", "around"})
"""Prepositions that put something at a place, so that all in a list after them are places."""

LATIN = (
    *("us", "is", "um", "ii", "ae", "ensis", "ica", "ata", "osa", "oides", "ora", "icola", "alis"),
    *("aris", "ans", "oni", "ola"),
)
"""Endings of the second word in the names of plants and animals."""

NOT_LATIN = word_set(
    """
    campus census caucus virus status crisis basis focus bonus chorus genius analysis emphasis
    tennis stadium forum museum medium premium momentum plans loans fans means versus various
    serious famous previous religious dangerous consensus circus stimulus nexus surplus thesis
    genesis synopsis diagnosis hypothesis rivals trans humans veterans residents plus bus thus
    this his
    """
)

FAMOUS = word_set(
    """
    Trump Obama Putin Merkel Macron Biden Zelensky Zelenskyy Erdogan Erdoğan Netanyahu Bolsonaro
    Modi Trudeau Sarkozy Hollande Berlusconi Gaddafi Mugabe Mandela Maduro Chávez Castro Lula
    Duterte Thatcher Reagan Nixon Churchill Stalin Hitler Mussolini Gorbachev Yeltsin Medvedev
    Yanukovych Tymoshenko Poroshenko Corbyn Rajoy Renzi Salvini Tsipras Juncker Tusk Barroso
    Snowden Assange Murdoch Zuckerberg Bezos Musk Messi Ronaldo Neymar Federer Nadal Djokovic
    Verstappen Schumacher Vettel Ardern Turnbull Gillard Rudd Morrison Harper Ahmadinejad Rouhani
    Khamenei Khomeini Mubarak Morsi Sisi Arafat Sharon Olmert Musharraf Bhutto Karzai Ghani
    Lukashenko Orbán Zuma Ramaphosa Kenyatta Odinga Museveni Kagame Buhari Correa Morales Uribe
    Kirchner Macri Pinochet Rousseff Temer Guaidó McConnell Pelosi Mueller Comey Kavanaugh Bannon
    Giuliani Pompeo Romney McCain Weinstein Epstein Einstein Shakespeare Beethoven
    Mozart Picasso
    """
)
"""Surnames that the news gives to nearly one person alone."""
