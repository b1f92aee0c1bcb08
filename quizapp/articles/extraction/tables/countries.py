"""The countries of the world with their names, peoples, capitals, money and neighbours."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Country:
    """`names` are all of its names, the usual one first; `demonyms` adjectives and inhabitants.

    `neighbours` are codes of countries with which it shares a border on land.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    currency: str
    neighbours: tuple[str, ...]
    region: str

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def countries() -> dict[str, Country]:
    """By ISO 3166 code."""
    rows = (_row(line) for line in ROWS.strip().splitlines())
    return {one.code: one for one in rows}


@cache
def country_names() -> dict[str, str]:
    """Code by each name of a country."""
    return {name: one.code for one in countries().values() for name in one.names}


@cache
def demonyms() -> dict[str, str]:
    """Code by each adjective or word for inhabitants, singular and plural."""
    words = [(word, one.code) for one in countries().values() for word in one.demonyms]
    plurals = [(f"{word}s", code) for word, code in words if word[-1] in "anicliek"]
    return dict(plurals) | dict(words)


@cache
def capitals() -> dict[str, str]:
    """Code by capital."""
    return {one.capital: one.code for one in countries().values() if one.capital != one.name}


def _row(line: str) -> Country:
    code, names, peoples, capital, currency, neighbours, region = line.split("|")
    return Country(
        code=code,
        names=tuple(names.split(";")),
        demonyms=tuple(peoples.split(";")),
        capital=capital,
        currency=currency,
        neighbours=tuple(neighbours.split()),
        region=region,
    )


ROWS = """
AF|Afghanistan|Afghan|Kabul|AFN|IR PK TM UZ TJ CN|Asia
AL|Albania|Albanian|Tirana|ALL|ME XK MK GR|Europe
DZ|Algeria|Algerian|Algiers|DZD|MA TN LY NE ML MR|Africa
AD|Andorra|Andorran|Andorra la Vella|EUR|FR ES|Europe
AO|Angola|Angolan|Luanda|AOA|CD CG ZM NA|Africa
AG|Antigua and Barbuda|Antiguan;Barbudan|St. John's|XCD||Caribbean
AR|Argentina|Argentine;Argentinian|Buenos Aires|ARS|CL BO PY BR UY|South America
AM|Armenia|Armenian|Yerevan|AMD|TR GE AZ IR|Asia
AU|Australia|Australian|Canberra|AUD||Oceania
AT|Austria|Austrian|Vienna|EUR|DE CZ SK HU SI IT CH LI|Europe
AZ|Azerbaijan|Azerbaijani;Azeri|Baku|AZN|RU GE AM IR TR|Asia
BS|The Bahamas;Bahamas|Bahamian|Nassau|BSD||Caribbean
BH|Bahrain|Bahraini|Manama|BHD||Middle East
BD|Bangladesh|Bangladeshi|Dhaka|BDT|IN MM|Asia
BB|Barbados|Barbadian|Bridgetown|BBD||Caribbean
BY|Belarus|Belarusian|Minsk|BYN|RU UA PL LT LV|Europe
BE|Belgium|Belgian|Brussels|EUR|FR NL DE LU|Europe
BZ|Belize|Belizean|Belmopan|BZD|MX GT|Central America
BJ|Benin|Beninese|Porto-Novo|XOF|TG BF NE NG|Africa
BT|Bhutan|Bhutanese|Thimphu|BTN|CN IN|Asia
BO|Bolivia|Bolivian|La Paz|BOB|PE CL AR PY BR|South America
BA|Bosnia and Herzegovina;Bosnia;Bosnia-Herzegovina|Bosnian|Sarajevo|BAM|HR RS ME|Europe
BW|Botswana|Botswanan|Gaborone|BWP|ZA NA ZM ZW|Africa
BR|Brazil|Brazilian|Brasília|BRL|AR BO CO GY PY PE SR UY VE|South America
BN|Brunei|Bruneian|Bandar Seri Begawan|BND|MY|Asia
BG|Bulgaria|Bulgarian|Sofia|BGN|RO RS MK GR TR|Europe
BF|Burkina Faso|Burkinabe|Ouagadougou|XOF|ML NE BJ TG GH CI|Africa
BI|Burundi|Burundian|Gitega|BIF|RW TZ CD|Africa
KH|Cambodia|Cambodian|Phnom Penh|KHR|TH LA VN|Asia
CM|Cameroon|Cameroonian|Yaoundé|XAF|NG TD CF CG GA GQ|Africa
CA|Canada|Canadian|Ottawa|CAD|US|North America
CV|Cape Verde;Cabo Verde|Cape Verdean|Praia|CVE||Africa
CF|Central African Republic|Central African|Bangui|XAF|TD SD SS CD CG CM|Africa
TD|Chad|Chadian|N'Djamena|XAF|LY SD CF CM NG NE|Africa
CL|Chile|Chilean|Santiago|CLP|PE BO AR|South America
CN|China;People's Republic of China;PRC;Mainland China;mainland China|Chinese|Beijing|CNY|RU MN \
KP VN LA MM IN BT NP PK AF TJ KG KZ|Asia
CO|Colombia|Colombian|Bogotá|COP|VE BR PE EC PA|South America
KM|Comoros|Comorian|Moroni|KMF||Africa
CD|Democratic Republic of the Congo;Democratic Republic of Congo;DR \
Congo;DRC|Congolese|Kinshasa|CDF|CG CF SS UG RW BI TZ ZM AO|Africa
CG|Republic of the Congo;Congo-Brazzaville|Congolese|Brazzaville|XAF|GA CM CF CD AO|Africa
CR|Costa Rica|Costa Rican|San José|CRC|NI PA|Central America
HR|Croatia|Croatian;Croat|Zagreb|EUR|SI HU RS BA ME|Europe
CU|Cuba|Cuban|Havana|CUP||Caribbean
CY|Cyprus|Cypriot|Nicosia|EUR||Europe
CZ|Czech Republic;Czechia|Czech|Prague|CZK|DE PL SK AT|Europe
CI|Ivory Coast;Côte d'Ivoire;Cote d'Ivoire|Ivorian|Yamoussoukro|XOF|LR GN ML BF GH|Africa
DK|Denmark|Danish;Dane|Copenhagen|DKK|DE|Europe
DJ|Djibouti|Djiboutian|Djibouti|DJF|ER ET SO|Africa
DM|Dominica|Dominican|Roseau|XCD||Caribbean
DO|Dominican Republic|Dominican|Santo Domingo|DOP|HT|Caribbean
EC|Ecuador|Ecuadorian;Ecuadorean|Quito|USD|CO PE|South America
EG|Egypt|Egyptian|Cairo|EGP|LY SD IL PS|Middle East
SV|El Salvador|Salvadoran;Salvadorean|San Salvador|USD|GT HN|Central America
GQ|Equatorial Guinea|Equatoguinean|Malabo|XAF|CM GA|Africa
ER|Eritrea|Eritrean|Asmara|ERN|SD ET DJ|Africa
EE|Estonia|Estonian|Tallinn|EUR|RU LV|Europe
SZ|Eswatini;Swaziland|Swazi|Mbabane|SZL|ZA MZ|Africa
ET|Ethiopia|Ethiopian|Addis Ababa|ETB|ER DJ SO KE SS SD|Africa
FJ|Fiji|Fijian|Suva|FJD||Oceania
FI|Finland|Finnish;Finn|Helsinki|EUR|SE NO RU|Europe
FR|France|French;Frenchman;Frenchwoman|Paris|EUR|BE LU DE CH IT MC ES AD|Europe
GA|Gabon|Gabonese|Libreville|XAF|GQ CM CG|Africa
GM|The Gambia;Gambia|Gambian|Banjul|GMD|SN|Africa
GE|Georgia|Georgian|Tbilisi|GEL|RU AZ AM TR|Asia
DE|Germany;Federal Republic of Germany|German|Berlin|EUR|DK PL CZ AT CH FR LU BE NL|Europe
GH|Ghana|Ghanaian|Accra|GHS|CI BF TG|Africa
GR|Greece|Greek|Athens|EUR|AL MK BG TR|Europe
GL|Greenland|Greenlandic;Greenlander|Nuuk|DKK||North America
GD|Grenada|Grenadian|St. George's|XCD||Caribbean
GT|Guatemala|Guatemalan|Guatemala City|GTQ|MX BZ HN SV|Central America
GN|Guinea|Guinean|Conakry|GNF|GW SN ML CI LR SL|Africa
GW|Guinea-Bissau|Bissau-Guinean|Bissau|XOF|SN GN|Africa
GY|Guyana|Guyanese|Georgetown|GYD|VE BR SR|South America
HT|Haiti|Haitian|Port-au-Prince|HTG|DO|Caribbean
HN|Honduras|Honduran|Tegucigalpa|HNL|GT SV NI|Central America
HK|Hong Kong|Hong Konger;Hongkonger|Hong Kong|HKD||Asia
HU|Hungary|Hungarian|Budapest|HUF|AT SK UA RO RS HR SI|Europe
IS|Iceland|Icelandic;Icelander|Reykjavík|ISK||Europe
IN|India|Indian|New Delhi|INR|PK CN NP BT BD MM|Asia
ID|Indonesia|Indonesian|Jakarta|IDR|MY TL PG|Asia
IR|Iran;Islamic Republic of Iran;Islamic Republic|Iranian|Tehran|IRR|IQ TR AM AZ TM AF PK|Middle \
East
IQ|Iraq|Iraqi|Baghdad|IQD|TR IR KW SA JO SY|Middle East
IE|Ireland;Republic of Ireland|Irish;Irishman;Irishwoman|Dublin|EUR|GB|Europe
IL|Israel;State of Israel|Israeli|Jerusalem|ILS|LB SY JO EG PS|Middle East
IT|Italy|Italian|Rome|EUR|FR CH AT SI SM VA|Europe
JM|Jamaica|Jamaican|Kingston|JMD||Caribbean
JP|Japan|Japanese|Tokyo|JPY||Asia
JO|Jordan|Jordanian|Amman|JOD|SY IQ SA IL PS|Middle East
KZ|Kazakhstan|Kazakh;Kazakhstani|Astana|KZT|RU CN KG UZ TM|Asia
KE|Kenya|Kenyan|Nairobi|KES|ET SO TZ UG SS|Africa
KI|Kiribati|I-Kiribati|Tarawa|AUD||Oceania
KP|North Korea;DPRK;Democratic People's Republic of Korea|North Korean|Pyongyang|KPW|KR CN RU|Asia
KR|South Korea;Republic of Korea;Korea Republic|South Korean|Seoul|KRW|KP|Asia
XK|Kosovo|Kosovar;Kosovan|Pristina|EUR|RS ME AL MK|Europe
KW|Kuwait|Kuwaiti|Kuwait City|KWD|IQ SA|Middle East
KG|Kyrgyzstan|Kyrgyz;Kyrgyzstani|Bishkek|KGS|KZ CN TJ UZ|Asia
LA|Laos|Laotian;Lao|Vientiane|LAK|CN VN KH TH MM|Asia
LV|Latvia|Latvian|Riga|EUR|EE LT RU BY|Europe
LB|Lebanon|Lebanese|Beirut|LBP|SY IL|Middle East
LS|Lesotho|Basotho|Maseru|LSL|ZA|Africa
LR|Liberia|Liberian|Monrovia|LRD|SL GN CI|Africa
LY|Libya|Libyan|Tripoli|LYD|TN DZ NE TD SD EG|Africa
LI|Liechtenstein|Liechtensteiner|Vaduz|CHF|CH AT|Europe
LT|Lithuania|Lithuanian|Vilnius|EUR|LV BY PL RU|Europe
LU|Luxembourg|Luxembourgish;Luxembourger|Luxembourg|EUR|BE DE FR|Europe
MO|Macau;Macao|Macanese|Macau|MOP||Asia
MG|Madagascar|Malagasy|Antananarivo|MGA||Africa
MW|Malawi|Malawian|Lilongwe|MWK|TZ MZ ZM|Africa
MY|Malaysia|Malaysian|Kuala Lumpur|MYR|TH ID BN|Asia
MV|Maldives|Maldivian|Malé|MVR||Asia
ML|Mali|Malian|Bamako|XOF|DZ NE BF CI GN SN MR|Africa
MT|Malta|Maltese|Valletta|EUR||Europe
MH|Marshall Islands|Marshallese|Majuro|USD||Oceania
MR|Mauritania|Mauritanian|Nouakchott|MRU|DZ ML SN|Africa
MU|Mauritius|Mauritian|Port Louis|MUR||Africa
MX|Mexico|Mexican|Mexico City|MXN|US GT BZ|North America
FM|Micronesia;Federated States of Micronesia|Micronesian|Palikir|USD||Oceania
MD|Moldova|Moldovan|Chișinău|MDL|RO UA|Europe
MC|Monaco|Monégasque;Monegasque|Monaco|EUR|FR|Europe
MN|Mongolia|Mongolian|Ulaanbaatar|MNT|RU CN|Asia
ME|Montenegro|Montenegrin|Podgorica|EUR|HR BA RS XK AL|Europe
MA|Morocco|Moroccan|Rabat|MAD|DZ ES|Africa
MZ|Mozambique|Mozambican|Maputo|MZN|TZ MW ZM ZW ZA SZ|Africa
MM|Myanmar;Burma|Burmese|Naypyidaw|MMK|BD IN CN LA TH|Asia
NA|Namibia|Namibian|Windhoek|NAD|AO ZM BW ZA|Africa
NR|Nauru|Nauruan|Yaren|AUD||Oceania
NP|Nepal|Nepalese;Nepali|Kathmandu|NPR|CN IN|Asia
NL|Netherlands;The Netherlands;Holland|Dutch;Dutchman|Amsterdam|EUR|DE BE|Europe
NZ|New Zealand;Aotearoa|New Zealander;Kiwi|Wellington|NZD||Oceania
NI|Nicaragua|Nicaraguan|Managua|NIO|HN CR|Central America
NE|Niger|Nigerien|Niamey|XOF|DZ LY TD NG BJ BF ML|Africa
NG|Nigeria|Nigerian|Abuja|NGN|BJ NE TD CM|Africa
MK|North Macedonia;Macedonia;Republic of North Macedonia|Macedonian;North \
Macedonian|Skopje|MKD|XK RS BG GR AL|Europe
NO|Norway|Norwegian|Oslo|NOK|SE FI RU|Europe
OM|Oman|Omani|Muscat|OMR|AE SA YE|Middle East
PK|Pakistan|Pakistani|Islamabad|PKR|IR AF CN IN|Asia
PW|Palau|Palauan|Ngerulmud|USD||Oceania
PS|Palestine;State of Palestine;Palestinian territories;Palestinian \
Territories|Palestinian|Ramallah|ILS|IL EG JO|Middle East
PA|Panama|Panamanian|Panama City|PAB|CR CO|Central America
PG|Papua New Guinea|Papua New Guinean|Port Moresby|PGK|ID|Oceania
PY|Paraguay|Paraguayan|Asunción|PYG|AR BO BR|South America
PE|Peru|Peruvian|Lima|PEN|EC CO BR BO CL|South America
PH|Philippines;The Philippines|Filipino;Philippine;Filipina|Manila|PHP||Asia
PL|Poland|Polish;Pole|Warsaw|PLN|DE CZ SK UA BY LT RU|Europe
PT|Portugal|Portuguese|Lisbon|EUR|ES|Europe
PR|Puerto Rico|Puerto Rican|San Juan|USD||Caribbean
QA|Qatar|Qatari|Doha|QAR|SA|Middle East
RO|Romania|Romanian|Bucharest|RON|UA MD BG RS HU|Europe
RU|Russia;Russian Federation|Russian|Moscow|RUB|NO FI EE LV LT PL BY UA GE AZ KZ CN MN KP|Europe
RW|Rwanda|Rwandan|Kigali|RWF|UG TZ BI CD|Africa
KN|Saint Kitts and Nevis;St Kitts and Nevis|Kittitian;Nevisian|Basseterre|XCD||Caribbean
LC|Saint Lucia;St Lucia|Saint Lucian|Castries|XCD||Caribbean
VC|Saint Vincent and the Grenadines|Vincentian|Kingstown|XCD||Caribbean
WS|Samoa|Samoan|Apia|WST||Oceania
SM|San Marino|Sammarinese|San Marino|EUR|IT|Europe
ST|São Tomé and Príncipe|São Toméan|São Tomé|STN||Africa
SA|Saudi Arabia;Kingdom of Saudi Arabia|Saudi;Saudi Arabian|Riyadh|SAR|JO IQ KW QA AE OM \
YE|Middle East
SN|Senegal|Senegalese|Dakar|XOF|MR ML GN GW GM|Africa
RS|Serbia|Serbian;Serb|Belgrade|RSD|HU RO BG MK XK ME BA HR|Europe
SC|Seychelles|Seychellois|Victoria|SCR||Africa
SL|Sierra Leone|Sierra Leonean|Freetown|SLE|GN LR|Africa
SG|Singapore|Singaporean|Singapore|SGD||Asia
SK|Slovakia;Slovak Republic|Slovak;Slovakian|Bratislava|EUR|CZ PL UA HU AT|Europe
SI|Slovenia|Slovenian;Slovene|Ljubljana|EUR|IT AT HU HR|Europe
SB|Solomon Islands|Solomon Islander|Honiara|SBD||Oceania
SO|Somalia|Somali;Somalian|Mogadishu|SOS|DJ ET KE|Africa
ZA|South Africa;Republic of South Africa|South African|Pretoria|ZAR|NA BW ZW MZ SZ LS|Africa
SS|South Sudan|South Sudanese|Juba|SSP|SD ET KE UG CD CF|Africa
ES|Spain|Spanish;Spaniard|Madrid|EUR|PT FR AD MA|Europe
LK|Sri Lanka|Sri Lankan|Colombo|LKR||Asia
SD|Sudan|Sudanese|Khartoum|SDG|EG LY TD CF SS ET ER|Africa
SR|Suriname|Surinamese|Paramaribo|SRD|GY BR|South America
SE|Sweden|Swedish;Swede|Stockholm|SEK|NO FI|Europe
CH|Switzerland|Swiss|Bern|CHF|FR DE AT LI IT|Europe
SY|Syria;Syrian Arab Republic|Syrian|Damascus|SYP|TR IQ JO IL LB|Middle East
TW|Taiwan;Republic of China|Taiwanese|Taipei|TWD||Asia
TJ|Tajikistan|Tajik;Tajikistani|Dushanbe|TJS|AF UZ KG CN|Asia
TZ|Tanzania|Tanzanian|Dodoma|TZS|KE UG RW BI CD ZM MW MZ|Africa
TH|Thailand|Thai|Bangkok|THB|MM LA KH MY|Asia
TL|East Timor;Timor-Leste|East Timorese;Timorese|Dili|USD|ID|Asia
TG|Togo|Togolese|Lomé|XOF|GH BF BJ|Africa
TO|Tonga|Tongan|Nukuʻalofa|TOP||Oceania
TT|Trinidad and Tobago|Trinidadian|Port of Spain|TTD||Caribbean
TN|Tunisia|Tunisian|Tunis|TND|DZ LY|Africa
TR|Turkey;Türkiye|Turkish;Turk|Ankara|TRY|GR BG GE AM AZ IR IQ SY|Middle East
TM|Turkmenistan|Turkmen|Ashgabat|TMT|KZ UZ AF IR|Asia
TV|Tuvalu|Tuvaluan|Funafuti|AUD||Oceania
UG|Uganda|Ugandan|Kampala|UGX|SS KE TZ RW CD|Africa
UA|Ukraine|Ukrainian|Kyiv|UAH|RU BY PL SK HU RO MD|Europe
AE|United Arab Emirates;UAE;U.A.E.|Emirati|Abu Dhabi|AED|SA OM|Middle East
GB|United Kingdom;UK;U.K.;Great Britain;Britain|British;Briton|London|GBP|IE|Europe
US|United States;United States of America;US;U.S.;USA;U.S.A.;America|American|Washington, \
D.C.|USD|CA MX|North America
UY|Uruguay|Uruguayan|Montevideo|UYU|AR BR|South America
UZ|Uzbekistan|Uzbek;Uzbekistani|Tashkent|UZS|KZ KG TJ AF TM|Asia
VU|Vanuatu|Vanuatuan|Port Vila|VUV||Oceania
VA|Vatican City;Vatican;Holy See|Vatican|Vatican City|EUR|IT|Europe
VE|Venezuela|Venezuelan|Caracas|VES|CO BR GY|South America
VN|Vietnam;Viet Nam|Vietnamese|Hanoi|VND|CN LA KH|Asia
YE|Yemen|Yemeni|Sanaa|YER|SA OM|Middle East
ZM|Zambia|Zambian|Lusaka|ZMW|CD TZ MW MZ ZW BW NA AO|Africa
ZW|Zimbabwe|Zimbabwean|Harare|ZWL|ZM MZ ZA BW|Africa
"""
