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
US: Boulder, Santa Fe, Reno, Provo, Tallahassee, Gainesville, Sarasota, Pensacola, Savannah, \
Macon, \
Knoxville, Chattanooga, Lexington, Bowling Green, Ann Arbor, Grand Rapids, Lansing, Kalamazoo, \
Green Bay, Duluth, Fargo, Sioux Falls, Topeka, Wichita, Lubbock, Amarillo, Corpus Christi, Waco, \
Galveston, Shreveport, Mobile, Montgomery, Tuscaloosa, Chapel Hill, Greensboro, Winston-Salem, \
Norfolk, Annapolis, Trenton, Camden, Syracuse, Rochester, Albany, Schenectady, Worcester, \
Springfield, New Haven, Burlington, Bakersfield, Stockton, Modesto, Riverside, Long Island, \
Staten Island, Brooklyn, Manhattan, Beverly Hills, Silicon Valley, San Bernardino, Irvine, \
Palm Springs, Scottsdale, Tempe, Flagstaff, Aurora, Fort Collins, Cheyenne, Billings, Missoula, \
Eugene, Salem, Juneau, Fairbanks, Hilo, West Palm Beach, Miami Beach, Daytona Beach, Fort Myers, \
Virginia Beach, Myrtle Beach, Atlantic City, Niagara Falls, Gettysburg, Harrisburg, Scranton
GB: Blackpool, Bolton, Bournemouth, Bradford, Burnley, Canterbury, Carlisle, Chelmsford, \
Cheltenham, \
Colchester, Croydon, Doncaster, Durham, Gloucester, Grimsby, Guildford, Harrogate, Hastings, \
Huddersfield, Ipswich, Luton, Maidstone, Margate, Middlesbrough, Milton Keynes, Northampton, \
Oldham, Peterborough, Preston, Reading, Rotherham, Salford, Scarborough, Shrewsbury, Slough, \
Southend, Stockport, Stirling, Swindon, Telford, Torquay, Wakefield, Watford, Wigan, Worcester, \
Wrexham, Aberystwyth, Bangor, St Albans, St Andrews, Lisburn, Newry, Omagh
AU: Toowoomba, Mackay, Rockhampton, Launceston, Mildura, Wagga Wagga, Dubbo, Broome, Kalgoorlie
NZ: Invercargill, Tauranga, Palmerston North, Whangarei, Whakatāne
CA: Mississauga, Brampton, Kingston, Kelowna, Moncton, Fredericton, Charlottetown, St. John's, \
Whitehorse, Yellowknife, Iqaluit, Thunder Bay, Sudbury, Windsor, Kitchener, Guelph, Laval, Gatineau
DE: Augsburg, Aachen, Freiburg, Heidelberg, Ulm, Kassel, Erfurt, Weimar, Jena, Rostock, Lübeck, \
Mainz, \
Wiesbaden, Saarbrücken, Regensburg, Würzburg, Bielefeld, Bochum, Wuppertal, Gelsenkirchen, Münster
FR: Saint-Denis, Calais, Dunkirk, Avignon, Orléans, Amiens, Metz, Nancy, Limoges, Perpignan, \
Besançon, Caen, Ajaccio, Bastia, Saint-Étienne, Aix-en-Provence
IT: Bergamo, Brescia, Modena, Parma, Perugia, Rimini, Ravenna, Ferrara, Siena, Lucca, Taranto, \
Brindisi, Cagliari, Messina, Syracuse, Reggio Calabria, Pescara, Bolzano, Trento, Udine, Cremona, \
Codogno, Lampedusa
ES: Santiago de Compostela, Vigo, La Coruña, Oviedo, Gijón, Santander, Pamplona, Alicante, \
Cádiz, Salamanca, Toledo, León, \
Valladolid, Almería, Huelva, Tarragona, Girona, Lleida
CN: Jinan, Nanning, Guiyang, Lanzhou, Hefei, Nanchang, Fuzhou, Wenzhou, Ningbo, Zhuhai, Foshan, \
Dongguan, Taiyuan, Changchun, Hohhot, Kashgar, Yinchuan, Xining
IN: Thiruvananthapuram, Visakhapatnam, Vijayawada, Mysore, Mangalore, Madurai, Coimbatore, Indore, \
Gwalior, Allahabad, Ludhiana, Jalandhar, Gurgaon, Noida, Ghaziabad, Faridabad, Meerut, Aligarh, \
Ranchi, Jamshedpur, Bhubaneswar, Cuttack, Raipur, Dehradun, Shimla, Nashik, Vadodara, Rajkot, \
Jodhpur, Udaipur, Kota, Siliguri, Darjeeling, Imphal, Shillong, Unnao, Kathua, Kozhikode
PK: Gujranwala, Sialkot, Sukkur, Gwadar, Muzaffarabad, Swat, Mardan, Kasur, Sahiwal
JP: Kawasaki, Kumamoto, Kagoshima, Niigata, Okayama, Kanazawa, Nara, Naha, Shizuoka, Matsuyama
NG: Zaria, Jos, Calabar, Warri, Ilorin, Abeokuta, Sokoto, Owerri, Yola, Damaturu, Makurdi, Akure
ZA: Pietermaritzburg, East London, Polokwane, Kimberley, Stellenbosch, Marikana, Sandton, \
Khayelitsha
KE: Eldoret, Lamu, Thika, Malindi, Kericho
RU: Tula, Tver, Yaroslavl, Ryazan, Bryansk, Smolensk, Pskov, Saratov, Tolyatti, Astrakhan, Tomsk, \
Barnaul, Kemerovo, Khabarovsk, Yakutsk, Chita, Makhachkala, Nalchik, Vladikavkaz, Krasnodar, \
Stavropol
UA: Poltava, Sumy, Chernihiv, Cherkasy, Vinnytsia, Zhytomyr, Rivne, Lutsk, Ternopil, Uzhhorod, \
Chernivtsi, Mykolaiv, Kramatorsk, Sloviansk, Debaltseve, Yalta, Kerch, Feodosia
SY: Idlib, Hasakah, Qamishli, Manbij, Afrin, Al-Bab, Tartus, Kobane, Tell Abyad, Ras al-Ayn, \
Azaz, Jarablus
IQ: Sinjar, Tal Afar, Samarra, Baqubah, Nasiriyah, Sulaymaniyah, Dohuk, Halabja, Haditha
LY: Zawiya, Zintan, Sabha, Bani Walid, Ajdabiya, Ras Lanuf
EG: Ismailia, Mansoura, Tanta, Asyut, Minya, Hurghada, Rafah, El Arish, Zagazig
IR: Ahvaz, Kerman, Yazd, Qazvin, Urmia, Zahedan, Abadan, Arak, Kermanshah
BR: São José dos Campos, Campinas, Natal, Maceió, João Pessoa, Teresina, São Luís, Florianópolis, \
Vitória, Cuiabá, Campo Grande, Ribeirão Preto, Santos, Niterói, Mariana
MX: Oaxaca City, León, Querétaro, Chihuahua City, Torreón, Saltillo, Hermosillo, Mexicali, \
Morelia, \
Veracruz City, Xalapa, Tampico, Iguala, Ayotzinapa, Tuxtla Gutiérrez, Nuevo Laredo, Reynosa, \
Matamoros
ID: Semarang, Padang, Pekanbaru, Palembang, Pontianak, Samarinda, Balikpapan, Manado, Ambon, \
Kupang, \
Mataram, Bogor, Depok, Bekasi, Tangerang, Ubud, Kuta
PH: Iloilo City, Bacolod, Cagayan de Oro, General Santos, Baguio, Tagaytay, Puerto Princesa, \
Boracay, \
Makati, Cotabato City, Ormoc, Legazpi
TR: Konya, Trabzon, Şanlıurfa, Mersin, Eskişehir, Van, Erzurum, Samsun, Malatya, Elazığ, Bodrum, \
Suruç
KR: Ulsan, Jeju City, Suwon, Gangneung, Paju
BO: Potosí, Oruro, Tarija
CO: Bucaramanga, Pereira, Manizales, Ibagué, Pasto, Mocoa, Buenaventura, Santa Marta, Villavicencio
PE: Trujillo, Iquitos, Puno, Chiclayo, Piura
CL: Antofagasta, Iquique, Temuco, Viña del Mar, Talcahuano
AR: La Plata, Tucumán, Bariloche, Ushuaia, Salta
"""
