"""Cities of the United States by their state."""

from functools import cache


@cache
def by_state() -> dict[str, tuple[str, ...]]:
    rows = (line.partition(": ") for line in ROWS.strip().splitlines())
    return {state: tuple(cities.split(", ")) for state, _, cities in rows}


@cache
def states_of() -> dict[str, frozenset[str]]:
    """The states that have a city of that name."""
    found: dict[str, set[str]] = {}
    for state, cities in by_state().items():
        for city in cities:
            found.setdefault(city, set()).add(state)
    return {city: frozenset(states) for city, states in found.items()}


ROWS = """
Alabama: Birmingham, Montgomery, Mobile, Huntsville, Tuscaloosa, Auburn
Alaska: Anchorage, Fairbanks, Juneau, Sitka, Ketchikan
Arizona: Phoenix, Tucson, Mesa, Scottsdale, Tempe, Flagstaff, Yuma
Arkansas: Little Rock, Fort Smith, Fayetteville, Springdale, Jonesboro
California: Los Angeles, San Diego, San Jose, San Francisco, Fresno, Sacramento, Long Beach, \
Oakland, Bakersfield, Anaheim, Santa Barbara, Berkeley, Pasadena, Riverside, Palo Alto, San \
Bernardino
Colorado: Denver, Colorado Springs, Aurora, Fort Collins, Boulder, Pueblo
Connecticut: Hartford, New Haven, Bridgeport, Stamford, Waterbury, Newtown
Delaware: Wilmington, Dover, Newark, Middletown
Florida: Miami, Jacksonville, Tampa, Orlando, St. Petersburg, Tallahassee, Fort Lauderdale, \
Hialeah, Gainesville, Key West, Pensacola, Parkland
Georgia: Atlanta, Savannah, Augusta, Columbus, Macon, Athens
Hawaii: Honolulu, Hilo, Kailua, Lahaina
Idaho: Boise, Nampa, Idaho Falls, Pocatello
Illinois: Chicago, Aurora, Rockford, Joliet, Naperville, Springfield, Peoria
Indiana: Indianapolis, Fort Wayne, Evansville, South Bend, Bloomington, Gary
Iowa: Des Moines, Cedar Rapids, Davenport, Sioux City, Iowa City
Kansas: Wichita, Overland Park, Kansas City, Topeka, Lawrence
Kentucky: Louisville, Lexington, Bowling Green, Frankfort, Owensboro
Louisiana: New Orleans, Baton Rouge, Shreveport, Lafayette, Lake Charles
Maine: Portland, Bangor, Augusta, Lewiston
Maryland: Baltimore, Annapolis, Frederick, Rockville, Bethesda
Massachusetts: Boston, Worcester, Springfield, Cambridge, Lowell, Salem
Michigan: Detroit, Grand Rapids, Lansing, Ann Arbor, Flint, Kalamazoo
Minnesota: Minneapolis, St. Paul, Rochester, Duluth, Bloomington
Mississippi: Jackson, Gulfport, Biloxi, Hattiesburg, Meridian
Missouri: Kansas City, St. Louis, Springfield, Columbia, Jefferson City, Ferguson
Montana: Billings, Missoula, Bozeman, Helena, Great Falls
Nebraska: Omaha, Lincoln, Bellevue, Grand Island
Nevada: Las Vegas, Reno, Henderson, Carson City
New Hampshire: Manchester, Concord, Nashua, Portsmouth
New Jersey: Newark, Jersey City, Trenton, Atlantic City, Camden, Princeton
New Mexico: Albuquerque, Santa Fe, Las Cruces, Roswell
New York: Buffalo, Rochester, Albany, Syracuse, Yonkers, Ithaca, Saratoga Springs, Utica
North Carolina: Charlotte, Raleigh, Greensboro, Durham, Winston-Salem, Wilmington, Asheville
North Dakota: Fargo, Bismarck, Grand Forks, Minot
Ohio: Columbus, Cleveland, Cincinnati, Toledo, Akron, Dayton, Youngstown
Oklahoma: Oklahoma City, Tulsa, Norman, Lawton
Oregon: Portland, Salem, Eugene, Bend, Medford
Pennsylvania: Philadelphia, Pittsburgh, Allentown, Harrisburg, Scranton, Erie
Rhode Island: Providence, Newport, Warwick, Cranston
South Carolina: Charleston, Columbia, Greenville, Myrtle Beach
South Dakota: Sioux Falls, Rapid City, Pierre, Aberdeen
Tennessee: Nashville, Memphis, Knoxville, Chattanooga, Clarksville
Texas: Houston, San Antonio, Dallas, Austin, Fort Worth, El Paso, Corpus Christi, Lubbock, Laredo, \
Galveston, Waco
Utah: Salt Lake City, Provo, Ogden, St. George
Vermont: Burlington, Montpelier, Rutland
Virginia: Richmond, Virginia Beach, Norfolk, Alexandria, Charlottesville, Roanoke, Arlington, \
Christiansburg
Washington: Seattle, Spokane, Tacoma, Olympia, Bellevue, Vancouver
West Virginia: Charleston, Huntington, Morgantown, Wheeling
Wisconsin: Milwaukee, Madison, Green Bay, Kenosha
Wyoming: Cheyenne, Casper, Laramie, Jackson
"""
