"""Continents, parts of the world, and the first-level regions of big countries."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Region:
    """`subtype` is continent, area, state, province, region, island, sea, river or mountain."""

    name: str
    subtype: str
    country: str = ""


@cache
def regions() -> dict[str, Region]:
    """By name; those of one country come last and do not displace others."""
    found = [*_rows(WORLD), *_rows(OF_COUNTRIES)]
    return {one.name: one for one in reversed(found)}


def _rows(table: str) -> list[Region]:
    rows = []
    for line in table.strip().splitlines():
        head, _, names = line.partition(":")
        subtype, _, country = head.partition(" ")
        rows += [Region(name.strip(), subtype, country) for name in names.split(",")]
    return rows


WORLD = """
continent: Africa, Antarctica, Asia, Europe, North America, South America, Oceania, Americas, \
Eurasia
area: Middle East, Near East, Far East, Latin America, Central America, Caribbean, Southeast \
Asia, South East Asia, South-East Asia, East Asia, South Asia, Central Asia, West Asia, East \
Africa, West Africa, North Africa, Southern Africa, Central Africa, Horn of Africa, Sub-Saharan \
Africa, sub-Saharan Africa, Sahel, Maghreb, Eastern Europe, Western Europe, Central Europe, \
Northern Europe, Southern Europe, Southeast Europe, Balkans, Western Balkans, Scandinavia, \
Korea, Baltics, Baltic states, Caucasus, South Caucasus, Levant, Arabian Peninsula, Korean \
Peninsula, \
Iberian Peninsula, Asia-Pacific, Asia Pacific, Indo-Pacific, Australasia, Polynesia, Melanesia, \
Siberia, Kurdistan, Kashmir, Punjab, Arctic, Gulf states, Gaza Strip, Gaza, West Bank, Golan \
Heights, East Jerusalem, Sinai, Crimea, Donbas, Donbass, Nagorno-Karabakh, Transnistria, \
Abkhazia, South Ossetia, Western Sahara, Darfur, Tibet, Lapland, Patagonia, Amazon rainforest, \
Sahara, Gobi Desert
sea: Atlantic Ocean, Atlantic, Pacific Ocean, Pacific, Indian Ocean, Arctic Ocean, Southern \
Ocean, Mediterranean Sea, Mediterranean, Black Sea, Red Sea, Caspian Sea, Baltic Sea, North Sea, \
Dead Sea, Arabian Sea, Caribbean Sea, South China Sea, East China Sea, Yellow Sea, Sea of Japan, \
Sea of Azov, Aegean Sea, Adriatic Sea, Irish Sea, Barents Sea, Bering Sea, Coral Sea, Tasman Sea, \
Persian Gulf, Gulf of Mexico, Gulf of Aden, Gulf of Oman, Bay of Bengal, English Channel, Suez \
Canal, Panama Canal, Strait of Hormuz, Strait of Gibraltar, Kerch Strait, Bosphorus, Taiwan \
Strait, Great Barrier Reef
river: Nile, Amazon River, Mississippi River, Danube, Rhine, Thames, Seine, Volga, Dnieper, \
Mekong, Ganges, Yangtze, Euphrates, Tigris, Congo River, Niger River, Potomac River, Hudson \
River, Rio Grande, Colorado River
mountain: Mount Everest, Everest, Himalayas, Alps, Andes, Rocky Mountains, Pyrenees, Urals, Ural \
Mountains, Carpathians, Mount Fuji, Kilimanjaro, Mount Kilimanjaro, Mont Blanc, Mount Etna, \
Vesuvius
lake: Lake Victoria, Lake Michigan, Lake Erie, Lake Ontario, Lake Superior, Great Lakes, Lake \
Baikal, Lake Chad, Lake Geneva
"""
OF_COUNTRIES = """
state US: Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, \
Florida, Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, \
Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, \
New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, \
Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, \
Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, District of Columbia
area US: New England, Midwest, Silicon Valley, Hollywood, Wall Street, Manhattan, Brooklyn, \
Queens, The Bronx, Bronx, Staten Island, Long Island, Harlem, Capitol Hill, Puget Sound, Bay \
Area, Guam, American Samoa, US Virgin Islands, U.S. Virgin Islands, Northern Mariana Islands
province CA: Ontario, Quebec, Québec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova \
Scotia, New Brunswick, Newfoundland and Labrador, Newfoundland, Prince Edward Island, Yukon, \
Nunavut, Northwest Territories
state AU: New South Wales, Queensland, Victoria, Tasmania, South Australia, Western Australia, \
Northern Territory, Australian Capital Territory
region NZ: North Island, South Island, Otago, Waikato, Southland, Northland
country GB: England, Scotland, Wales, Northern Ireland
region GB: Yorkshire, West Yorkshire, South Yorkshire, Lancashire, Kent, Cornwall, Devon, Essex, \
Surrey, Sussex, Norfolk, Suffolk, Cumbria, Merseyside, Greater Manchester, West Midlands, \
Hampshire, Dorset, Somerset, Wiltshire, Oxfordshire, Cambridgeshire, Gloucestershire, Derbyshire, \
Nottinghamshire, Leicestershire, Lincolnshire, Shropshire, Cheshire, Durham, Northumberland, \
Hertfordshire, Highlands, Isle of Wight, Isle of Man, Jersey, Guernsey, Gibraltar, Bermuda, \
Falkland Islands, Cayman Islands, British Virgin Islands, Westminster
state DE: Bavaria, Saxony, Lower Saxony, Hesse, Thuringia, Brandenburg, Saarland, \
Baden-Württemberg, North Rhine-Westphalia, Rhineland-Palatinate, Schleswig-Holstein, \
Saxony-Anhalt, Mecklenburg-Vorpommern
region FR: Brittany, Normandy, Provence, Corsica, Alsace, Lorraine, Burgundy, Aquitaine, \
Occitanie, Île-de-France, French Guiana, Guadeloupe, Martinique, Réunion, Mayotte, New Caledonia, \
French Polynesia, Tahiti
region ES: Catalonia, Andalusia, Basque Country, Galicia, Aragon, Canary Islands, Balearic \
Islands, Castile, Navarre, Asturias
region IT: Lombardy, Tuscany, Sicily, Sardinia, Veneto, Piedmont, Liguria, Calabria, Apulia, \
Campania, Umbria
region BE: Flanders, Wallonia
region DK: Faroe Islands
state AT: Tyrol, Carinthia, Styria
region RU: Chechnya, Dagestan, Tatarstan, Bashkortostan, Ingushetia, Yakutia, Buryatia, Krasnodar \
Krai, Altai Krai, Moscow Oblast, Chelyabinsk Oblast, Kamchatka, Sakhalin, Kuril Islands, \
Kaliningrad Oblast, Rostov Oblast
region UA: Donetsk Oblast, Luhansk Oblast, Kharkiv Oblast, Zaporizhzhia Oblast, Kherson Oblast
province CN: Xinjiang, Guangdong, Sichuan, Hubei, Hunan, Henan, Hebei, Shandong, Shanxi, Shaanxi, \
Jiangsu, Zhejiang, Fujian, Yunnan, Guizhou, Guangxi, Gansu, Qinghai, Liaoning, Jilin, \
Heilongjiang, Inner Mongolia, Hainan, Anhui, Jiangxi, Ningxia
state IN: Uttar Pradesh, Maharashtra, Bihar, West Bengal, Madhya Pradesh, Tamil Nadu, Rajasthan, \
Karnataka, Gujarat, Andhra Pradesh, Odisha, Telangana, Kerala, Jharkhand, Assam, Haryana, \
Chhattisgarh, Uttarakhand, Himachal Pradesh, Goa, Tripura, Manipur, Meghalaya, Nagaland, Mizoram, \
Sikkim, Arunachal Pradesh, Jammu and Kashmir, Ladakh
province PK: Balochistan, Sindh, Khyber Pakhtunkhwa, Azad Kashmir
province ID: Aceh, Bali, Java, Sumatra, Borneo, Kalimantan, Sulawesi, Central Sulawesi, Papua, \
West Papua, Lombok, East Java, West Java, Central Java, Banten
state MY: Sabah, Sarawak, Johor, Selangor, Penang, Kelantan, Perak
region PH: Mindanao, Luzon, Visayas, Palawan, Cebu, Leyte, Bohol
region JP: Hokkaido, Okinawa, Honshu, Kyushu, Shikoku, Fukushima Prefecture
state BR: Minas Gerais, Bahia, Mato Grosso, Mato Grosso do Sul, Rondônia, Amazonas, Pará, Paraná, \
Santa Catarina, Rio Grande do Sul, Pernambuco, Ceará, Acre, Roraima
state MX: Chiapas, Oaxaca, Jalisco, Sinaloa, Sonora, Baja California, Veracruz, Guerrero, \
Michoacán, Yucatán, Quintana Roo, Hidalgo, Tamaulipas, Nuevo León
state NG: Borno, Kaduna State, Lagos State, Rivers State, Yobe, Adamawa, Zamfara
province ZA: Western Cape, Eastern Cape, Gauteng, KwaZulu-Natal, Limpopo, Mpumalanga
province AF: Helmand, Kandahar Province, Nangarhar, Kunduz Province, Ghazni, Badakhshan, Paktika
region IQ: Iraqi Kurdistan, Kurdistan Region, Anbar, Nineveh
region SY: Idlib, Rojava
region MM: Rakhine State, Rakhine, Shan State, Kachin State
region ET: Tigray, Oromia, Amhara
region SO: Somaliland, Puntland
island EC: Galápagos Islands, Galapagos Islands
island PT: Madeira, Azores
island GR: Crete, Lesbos, Rhodes, Corfu
island TZ: Zanzibar
island CL: Easter Island
island NO: Svalbard
"""
