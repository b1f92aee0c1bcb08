"""Large and often named cities, by the code of their country; capitals are with the countries."""

from functools import cache


@cache
def cities() -> dict[str, str]:
    """Code of the country by name of the city; a name of several means the best known."""
    found: dict[str, str] = {}
    for line in ROWS.strip().splitlines():
        code, _, names = line.partition(":")
        for name in names.split(","):
            found.setdefault(name.strip(), code)
    return found


ROWS = """
US: New York City, New York, NYC, Los Angeles, LA, L.A., Chicago, Houston, Phoenix, Philadelphia, \
San Antonio, San Diego, Dallas, San Jose, Austin, Jacksonville, Fort Worth, Columbus, \
Indianapolis, Charlotte, San Francisco, Seattle, Denver, Washington D.C., Washington DC, \
Boston, El Paso, Nashville, Detroit, Oklahoma City, Portland, Las Vegas, \
Memphis, Louisville, Baltimore, Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, \
Mesa, Atlanta, Omaha, Colorado Springs, Raleigh, Miami, Long Beach, Oakland, Minneapolis, Tulsa, \
Tampa, New Orleans, Cleveland, Honolulu, Anaheim, Pittsburgh, Cincinnati, St. Louis, St. Paul, \
Newark, Orlando, Buffalo, Salt Lake City, Baton Rouge, Birmingham, Charleston, Charlottesville, \
Anchorage, Santa Fe, Little Rock, Des Moines, Hartford, Providence, Palo Alto, Cupertino, Menlo \
Park, Mountain View, Berkeley, Cape Canaveral, Parkland, Ferguson, Flint, Huntsville, Evansville, \
Saratoga Springs, Santa Barbara, Santa Monica, Malibu, Pasadena, Fort Lauderdale, Key West, \
Dayton, Akron, Toledo, Spokane, Tacoma, Boise, Fayetteville, Christiansburg, Roanoke, Newtown
GB: London, Birmingham, Manchester, Glasgow, Liverpool, Leeds, Sheffield, Edinburgh, Bristol, \
Cardiff, Belfast, Leicester, Coventry, Bradford, Nottingham, Newcastle, Newcastle upon Tyne, \
Sunderland, Brighton, Hull, Plymouth, Stoke-on-Trent, Wolverhampton, Derby, Swansea, Southampton, \
Salisbury, Portsmouth, Aberdeen, Dundee, York, Oxford, Cambridge, Norwich, Exeter, Bath, Dover, \
Calais, Inverness, Derry, Londonderry, Windsor, Wimbledon, Silverstone
IE: Cork, Galway, Limerick, Waterford
CA: Toronto, Montreal, Montréal, Vancouver, Calgary, Edmonton, Winnipeg, Quebec City, Hamilton, \
Halifax, Regina, Saskatoon, Fort McMurray, Whistler
AU: Sydney, Melbourne, Brisbane, Perth, Adelaide, Gold Coast, Hobart, Darwin, Cairns, Townsville, \
Alice Springs, Wollongong, Geelong, Ballarat, Bendigo
NZ: Auckland, Christchurch, Dunedin, Hamilton, Queenstown, Rotorua, Napier
DE: Hamburg, Munich, Cologne, Frankfurt, Stuttgart, Düsseldorf, Dusseldorf, Leipzig, Dortmund, \
Essen, Bremen, Dresden, Hanover, Nuremberg, Duisburg, Bonn, Chemnitz, Mannheim, Karlsruhe, \
Wolfsburg, Potsdam, Kiel, Halle, Magdeburg, Hanau
FR: Marseille, Marseilles, Lyon, Toulouse, Nice, Nantes, Strasbourg, Montpellier, Bordeaux, \
Lille, Rennes, Reims, Le Havre, Grenoble, Dijon, Cannes, Versailles, Biarritz, Le Mans, Rouen, \
Toulon
ES: Barcelona, Valencia, Seville, Zaragoza, Málaga, Malaga, Bilbao, Granada, Córdoba, Murcia, \
Palma, San Sebastián, Pamplona
PT: Porto, Braga, Coimbra, Faro
IT: Milan, Naples, Turin, Palermo, Genoa, Bologna, Florence, Venice, Verona, Catania, Bari, \
Trieste, Pisa, L'Aquila, Amatrice, Padua, Monza
NL: Rotterdam, The Hague, Hague, Utrecht, Eindhoven, Maastricht, Groningen, Nijmegen, Assen
BE: Antwerp, Ghent, Bruges, Liège, Leuven
CH: Geneva, Zurich, Zürich, Basel, Lausanne, Davos, Lugano
AT: Salzburg, Graz, Innsbruck, Linz, Spielberg
PL: Kraków, Krakow, Gdańsk, Gdansk, Wrocław, Poznań, Łódź, Katowice, Lublin, Koszalin, Szczecin, \
Białystok
CZ: Brno, Ostrava, Plzeň
SK: Košice
HU: Debrecen, Szeged
RO: Cluj-Napoca, Timișoara, Iași, Constanța
BG: Plovdiv, Varna, Burgas
GR: Thessaloniki, Patras, Piraeus
RS: Novi Sad, Niš
HR: Split, Dubrovnik, Rijeka
BA: Srebrenica, Mostar, Banja Luka
SE: Gothenburg, Malmö, Uppsala
NO: Bergen, Trondheim, Stavanger
DK: Aarhus, Odense, Aalborg
FI: Tampere, Turku, Espoo
RU: Saint Petersburg, St. Petersburg, St Petersburg, Novosibirsk, Yekaterinburg, Kazan, Nizhny \
Novgorod, Chelyabinsk, Samara, Omsk, Rostov-on-Don, Ufa, Krasnoyarsk, Perm, Voronezh, Volgograd, \
Sochi, Grozny, Vladivostok, Murmansk, Kaliningrad, Magnitogorsk, Irkutsk, Tyumen, Belgorod, \
Beslan, Kursk, Norilsk, Arkhangelsk
UA: Kiev, Kharkiv, Odessa, Odesa, Dnipro, Donetsk, Lviv, Mariupol, Luhansk, Sevastopol, \
Simferopol, Zaporizhzhia, Kherson, Chernobyl, Bakhmut, Bucha
BY: Gomel, Brest
TR: Istanbul, Izmir, Antalya, Adana, Gaziantep, Bursa, Diyarbakir, Kobani
IL: Tel Aviv, Haifa, Beersheba, Eilat, Nazareth, Ashkelon
PS: Gaza City, Hebron, Nablus, Bethlehem, Jenin, Rafah, Khan Younis, Jericho
SY: Aleppo, Homs, Raqqa, Latakia, Hama, Palmyra, Daraa, Douma, Deir ez-Zor, Deir al-Zor, Baghuz
IQ: Mosul, Basra, Erbil, Kirkuk, Najaf, Karbala, Fallujah, Tikrit, Ramadi
IR: Mashhad, Isfahan, Shiraz, Tabriz, Qom, Bushehr, Natanz, Bandar Abbas
SA: Mecca, Medina, Jeddah, Dammam, Dhahran, Qatif
YE: Aden, Hodeidah, Taiz, Sana'a
AE: Dubai, Sharjah, Fujairah
EG: Alexandria, Giza, Luxor, Port Said, Sharm el-Sheikh, Suez, Aswan
LY: Benghazi, Misrata, Sirte, Tobruk, Derna
TN: Sfax, Sousse
MA: Casablanca, Marrakesh, Marrakech, Fez, Tangier
DZ: Oran, Constantine
SD: Omdurman, Port Sudan
NG: Lagos, Kano, Ibadan, Kaduna, Port Harcourt, Maiduguri, Jos, Chibok, Benin City, Enugu
GH: Kumasi
KE: Mombasa, Kisumu, Garissa, Nakuru
UG: Entebbe
TZ: Dar es Salaam, Arusha
CD: Lubumbashi, Goma, Beni, Butembo, Bukavu
ZA: Johannesburg, Cape Town, Durban, Port Elizabeth, Bloemfontein, Soweto, East London
ZW: Bulawayo
MZ: Beira, Pemba
CM: Douala, Bamenda, Buea
CI: Abidjan
MM: Yangon, Rangoon, Mandalay
ML: Timbuktu, Gao
AF: Kandahar, Herat, Mazar-i-Sharif, Jalalabad, Kunduz, Ghazni City
PK: Karachi, Lahore, Faisalabad, Rawalpindi, Peshawar, Quetta, Multan, Hyderabad, Balakot, \
Abbottabad
IN: Mumbai, Bombay, Delhi, Bangalore, Bengaluru, Kolkata, Calcutta, Chennai, Hyderabad, \
Ahmedabad, Pune, Surat, Jaipur, Lucknow, Kanpur, Nagpur, Bhopal, Patna, Varanasi, Amritsar, \
Srinagar, Jammu, Agra, Chandigarh, Kochi, Guwahati, Ayodhya, Pulwama, Rourkela
BD: Chittagong, Cox's Bazar, Sylhet
LK: Kandy, Negombo, Batticaloa
NP: Pokhara
CN: Shanghai, Guangzhou, Shenzhen, Tianjin, Wuhan, Chongqing, Chengdu, Nanjing, Xi'an, Hangzhou, \
Dalian, Qingdao, Harbin, Shenyang, Kunming, Urumqi, Ürümqi, Lhasa, Suzhou, Xiamen, Changsha, \
Zhengzhou
HK: Kowloon, Yuen Long
TW: Kaohsiung, Taichung, Tainan
JP: Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Kobe, Fukuoka, Hiroshima, Nagasaki, Sendai, \
Fukushima, Nagano, Suzuka
KR: Busan, Incheon, Daegu, Daejeon, Gwangju, Pyeongchang, Panmunjom, Kaesong
KP: Punggye-ri
VN: Ho Chi Minh City, Saigon, Da Nang, Hai Phong, Hue
TH: Chiang Mai, Phuket, Pattaya, Chiang Rai
KH: Siem Reap
MY: George Town, Johor Bahru, Kota Kinabalu
ID: Surabaya, Bandung, Medan, Makassar, Palu, Denpasar, Yogyakarta, Banda Aceh, Jayapura
PH: Quezon City, Cebu City, Davao, Davao City, Marawi, Jolo, Zamboanga, Tacloban
KZ: Almaty, Nur-Sultan, Baikonur
UZ: Samarkand, Bukhara
GE: Batumi
MX: Guadalajara, Monterrey, Puebla, Tijuana, Ciudad Juárez, Cancún, Cancun, Acapulco, Culiacán, \
Mérida
BR: São Paulo, Sao Paulo, Rio de Janeiro, Rio, Salvador, Fortaleza, Belo Horizonte, Manaus, \
Curitiba, Recife, Porto Alegre, Brumadinho, Belém, Goiânia
AR: Córdoba, Rosario, Mendoza, Mar del Plata
CO: Medellín, Medellin, Cali, Barranquilla, Cartagena, Cúcuta
VE: Maracaibo, Valencia, Barquisimeto
PE: Cusco, Cuzco, Arequipa
CL: Valparaíso, Concepción
EC: Guayaquil
BO: Santa Cruz, Cochabamba, Sucre
UY: Punta del Este
CU: Santiago de Cuba
HT: Cap-Haïtien
PR: San Juan, Ponce
MC: Monte Carlo
AL: Durrës
"""
