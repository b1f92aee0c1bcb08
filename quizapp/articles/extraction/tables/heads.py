"""Words that tell of what kind a name is: “… Ministry”, “Lake …”, “… Cup”."""

from functools import cache


@cache
def organisation_heads() -> dict[str, str]:
    """Subtype by the last word of an organisation's name, or the word before “of”."""
    return _by_word(ORGANISATIONS)


@cache
def place_heads() -> dict[str, str]:
    """Subtype by the last word of a place's name, or the word before “of”."""
    return _by_word(PLACES)


@cache
def place_starts() -> dict[str, str]:
    """Subtype by the first word of a place's name."""
    return _by_word(PLACE_STARTS)


@cache
def thing_heads() -> frozenset[str]:
    """Last words of what is neither person, organisation nor place."""
    return frozenset(THINGS.split())


def is_kind_word(word: str) -> bool:
    """Whether the word says what sort of body or place a name belongs to."""
    return word in organisation_heads() or word in place_heads() or word.endswith("ity")


def _by_word(table: str) -> dict[str, str]:
    rows = (line.split(":") for line in table.strip().splitlines())
    return {word: kind.strip() for kind, words in rows for word in words.split()}


ORGANISATIONS = """
government body: Ministry Department Departments Ministries Agency Authority Bureau Commission \
Council Office Service Services Administration Directorate Inspectorate Treasury Cabinet \
Secretariat Government Customs Defence Constabulary
committee: Committee Panel Board Taskforce
court: Court Courts Tribunal Judiciary
parliament: Parliament Senate Congress Assembly Legislature Duma
party: Party Movement Democrats Republicans Conservatives Socialists Greens
university: University College Polytechnic Universities
institute: Institute Academy Laboratory Laboratories Observatory Faculty
school: School
bank: Bank Bancorp
company: Inc Inc. Corp Corp. Ltd Ltd. LLC PLC plc GmbH AG SA Company Co Co. Corporation Airlines \
Airways Air Motors Industries Holdings Group Enterprises Records Pictures Studios Entertainment \
Technologies Systems Pharmaceuticals Energy Oil Petroleum Foods Stores Telecom Electronics \
Software Games Ventures Partners Brothers Bros Bros. Productions Publishing Press Insurance \
Railways Railway Lines Shipping Securities Capital Media Networks Network Limited Incorporated \
Kft Kft. Zrt Zrt. NV N.V. BV B.V. S.A. SpA S.p.A. AB ASA Oyj A/S KG Berhad Pty Tbk OOO PAO LLP \
Pharma Therapeutics Biotherapeutics Biotech Biosciences Genomics Diagnostics Chemicals Robotics \
Aerospace Automotive Automobiles Aviation Interactive Investments Consulting Logistics Mining \
Steel Telecommunications Telecoms Semiconductor Semiconductors Healthcare Resources Minerals \
Metals Dynamics Labs Utilities Cruises Semiconductors Bakeries Breweries Distillers Renewables
media: Times Post Sun Herald Gazette Tribune Guardian Telegraph Chronicle Journal Magazine News \
Radio Television TV Broadcasting Observer Courier Mirror Bulletin Dispatch Standard Review \
Reports Letters Daily Mail Weekly Examiner Globe
police: Police Sheriff
military: Army Navy Marines Force Forces Corps Regiment Battalion Brigade Guard Guards Fleet \
Division Legion Militia Squadron
NGO: Foundation Association Society Federation Alliance Trust Charity Watch Fund Campaign \
Coalition League Confederation Organization Organisation Union Initiative Network Club Group \
Syndicate Consortium Guild Fraternity Collective Orchestra Philharmonic Symphony Ensemble Choir \
Centre-for
religious body: Church Archbishopric Diocese Archdiocese Synod
sports club: FC F.C. United Rovers Wanderers Athletic Raiders Bears Eagles Lions Tigers Rangers \
Warriors Lakers Celtics Bulls Yankees Dodgers Cubs Giants Jets Patriots Cowboys Knights Sharks \
Sixers Cavaliers Mavericks Timberwolves Grizzlies Pelicans Spurs Nuggets Clippers Raptors \
Pistons Pacers Hornets Blazers Rockets Steelers Broncos Packers Seahawks Falcons Ravens Bengals \
Texans Jaguars Colts Dolphins Buccaneers Redskins Vikings 49ers Mets Astros Brewers Padres \
Phillies Marlins Mariners Orioles Blackhawks Bruins Canadiens Canucks Oilers Penguins Flyers \
Sabres Devils Islanders Albion Hotspur Argyle Thistle Wednesday Sporting Dynamo Lokomotiv \
Spartak Zenit CF C.F. SC AFC A.F.C. Crusaders Hurricanes Brumbies Waratahs Wallabies Blues Reds \
Bulldogs Magpies Swans Demons Roosters
militant group: Front Jihad Brigades Taliban
"""
PLACES = """
river: River Creek Stream Falls Waterfall
lake: Lake Lakes Reservoir Lagoon
sea: Sea Ocean Bay Gulf Strait Channel Canal Sound Fjord
island: Island Islands Isle Isles Peninsula Archipelago Atoll Reef
mountain: Mountain Mountains Hill Hills Peak Range Ridge Volcano Glacier
region: Valley Desert Plain Plains Basin Coast Cape Point Forest Province County District Region \
Oblast Krai Territory Territories Prefecture Republic Emirate Parish Delta Governorate \
Heights Municipality
city: City Village Township Town Suburb
street: Street Road Avenue Boulevard Lane Highway Motorway Square Plaza Drive Crescent \
Expressway Freeway Turnpike Route
park: Park Gardens Garden Zoo Reserve Cemetery Beach Forest Beaches Safari
airport: Airport Airfield Airstrip Aerodrome
station: Station Terminal Port Harbour Harbor Pier
bridge: Bridge Tunnel Dam Crossing
building: Tower Towers Hotel Hall Hospital Museum Museums Center Centre Cathedral Basilica Abbey \
Mosque Temple Synagogue Chapel Palace Castle Stadium Arena Theatre Theater Building House \
Mansion Prison Jail Penitentiary Library Gallery Galleries Planetarium Monastery Mall Embassy \
Plant Factory Observatory Clinic Infirmary Ballpark Oval Barracks Monument Memorial Shrine \
Casino Apartments Fortress Residence Restaurant Auditorium Campus Camp Base Complex Facility
circuit: Circuit Speedway Raceway Ring Racecourse
"""
PLACE_STARTS = """
lake: Lake Loch
mountain: Mount Mt Mt.
region: Cape
city: Fort Port
"""
THINGS = """
War Wars Cup Games Championship Championships Festival Olympics Paralympics Prize Prizes Award \
Awards
Act Acts Bill Law Code Constitution Amendment Day Week Month Prix Open Series Tour Revolution \
Program
Programme Project Mission Flight Shuttle Explorer Windows Conference Summit Expo Study Report Plan
Operation Bible Quran Christmas Easter Ramadan Hajj Islam Christianity Judaism Buddhism
Hinduism Brexit COVID-19 Ebola HIV AIDS Internet Web Marathon Final Finals Semifinal Election \
Elections
Referendum Crisis Massacre Hurricane Cyclone Typhoon Storm Fire Earthquake Tsunami Attack Attacks
Bombing Uprising Protests March Rally Medal Trophy Grammy Oscar Oscars Emmy Title Race Match
Rebellion Spring Holocaust Renaissance Earth Moon Mars Jupiter Saturn Venus Pluto Album Song \
Movie
Film Episode Season Version Edition Phone iPhone iPad Android Linux Jet Aircraft Helicopter \
Boeing-737
Democrat Republican God Allah Satan Covid Polaroid Marathons Budget Parole Legacy Inquiry Review \
Case
Collection Collections Directive Regulation Resolution Deal Index Survey Questionnaire Policy \
Strategy
Mass Pilgrimage Eid Diwali Independence Freedom Climate Change Ceremony Derby Playoffs Playoff
Bowl Draft Trial Trials Test Virus Flu Disease Syndrome Language English Spanish Arabic Mandarin
"""
