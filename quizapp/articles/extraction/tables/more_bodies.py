"""Rows of `organisations`: further firms and other bodies; founding years left out."""

ROWS = """
# company
Maersk|0|DK
Lego;LEGO|0|DK
Novo Nordisk|0|DK
Carlsberg|0|DK
Ikea;IKEA|0|SE
Volvo|0|SE
Ericsson|0|SE
Spotify|0|SE
Saab|0|SE
Nokia|0|FI
Equinor;Statoil|0|NO
Telenor|0|NO
Philips|0|NL
Heineken|0|NL
Unilever|0|GB
KLM|0|NL
ING|0|NL
Peugeot|0|FR
Citroën|0|FR
Michelin|0|FR
Danone|0|FR
L'Oréal|0|FR
LVMH|0|FR
Carrefour|0|FR
Sanofi|0|FR
SNCF|0|FR
Alstom|0|FR
TotalEnergies|0|FR
Fiat|0|IT
Fiat Chrysler|0|IT
Lamborghini|0|IT
Alitalia|0|IT
Eni|0|IT
Gucci|0|IT
Prada|0|IT
Iberia|0|ES
Zara|0|ES
Inditex|0|ES
Telefónica|0|ES
Repsol|0|ES
Banco Santander|0|ES
Audi|0|DE
Porsche|0|DE
Daimler|0|DE
Mercedes-Benz|0|DE
Opel|0|DE
Bosch|0|DE
BASF|0|DE
SAP|0|DE
Allianz|0|DE
Deutsche Bahn|0|DE
Deutsche Telekom|0|DE
Wirecard|0|DE
Aldi|0|DE
Lidl|0|DE
BioNTech|0|DE
Germanwings|0|DE
Roche|0|CH
Glencore|0|CH
Swatch|0|CH
Red Bull|0|AT
OMV|0|AT
GlaxoSmithKline;GSK|0|GB
AstraZeneca|0|GB
Tesco|0|GB
Sainsbury's|0|GB
Asda|0|GB
Marks & Spencer|0|GB
Thomas Cook|0|GB
EasyJet;easyJet|0|GB
Rio Tinto|0|GB
BAE Systems|0|GB
Jaguar Land Rover|0|GB
British Telecom|0|GB
Arm Holdings|0|GB
DeepMind|0|GB
Aer Lingus|0|IE
Caterpillar|0|US
Chrysler|0|US
Ford Motor|0|US
Harley-Davidson|0|US
Hewlett-Packard|0|US
Dell|0|US
Nvidia|0|US
AMD|0|US
Qualcomm|0|US
Texas Instruments|0|US
Adobe|0|US
Salesforce|0|US
Snapchat|0|US
Reddit|0|US
LinkedIn|0|US
Pinterest|0|US
PayPal|0|US
eBay|0|US
Dropbox|0|US
OpenAI|0|US
Zoom Video|0|US
GitHub|0|US
Red Hat|0|US
Activision|0|US
Electronic Arts|0|US
Epic Games|0|US
Pixar|0|US
Paramount Pictures|0|US
Universal Pictures|0|US
Lucasfilm|0|US
DreamWorks|0|US
Comcast|0|US
Time Warner|0|US
WarnerMedia|0|US
ViacomCBS|0|US
Berkshire Hathaway|0|US
BlackRock|0|US
Mastercard|0|US
American Express|0|US
FedEx|0|US
UPS|0|US
Procter & Gamble|0|US
PepsiCo|0|US
Pepsi|0|US
Burger King|0|US
KFC|0|US
Home Depot|0|US
Costco|0|US
Macy's|0|US
Moderna|0|US
Merck|0|US
Gilead Sciences|0|US
Eli Lilly|0|US
Northrop Grumman|0|US
Raytheon|0|US
General Dynamics|0|US
Halliburton|0|US
ConocoPhillips|0|US
Enron|0|US
American Airlines|0|US
United Airlines|0|US
Delta Air Lines|0|US
Southwest Airlines|0|US
Bombardier|0|CA
BlackBerry|0|CA
Air Canada|0|CA
Shopify|0|CA
Embraer|0|BR
Odebrecht|0|BR
Cemex|0|MX
Pemex|0|MX
Xiaomi|0|CN
Lenovo|0|CN
Baidu|0|CN
ByteDance|0|CN
Didi Chuxing|0|CN
Evergrande|0|CN
Foxconn|0|TW
TSMC|0|TW
Cathay Pacific|0|HK
Mitsubishi|0|JP
Mazda|0|JP
Subaru|0|JP
Toshiba|0|JP
Panasonic|0|JP
Hitachi|0|JP
Fujitsu|0|JP
Olympus Corporation|0|JP
SoftBank|0|JP
Sega|0|JP
Japan Airlines|0|JP
Kia Motors|0|KR
Korean Air|0|KR
Qantas|0|AU
Telstra|0|AU
Woolworths|0|AU
BHP|0|AU
BHP Billiton|0|AU
Virgin Australia|0|AU
Air New Zealand|0|NZ
Fonterra|0|NZ
Infosys|0|IN
Wipro|0|IN
Reliance Industries|0|IN
Jet Airways|0|IN
IndiGo|0|IN
Garuda Indonesia|0|ID
Singapore Airlines|0|SG
Etihad|0|AE
Qatar Airways|0|QA
Turkish Airlines|0|TR
Sberbank|0|RU
Lukoil|0|RU
Yukos|0|RU
Kaspersky|0|RU
Yandex|0|RU
Safaricom|0|KE
Kenya Airways|0|KE
Eskom|0|ZA
Naspers|0|ZA
MTN Group|0|ZA
Sonatrach|0|DZ
NSO Group|0|IL
Teva|0|IL
El Al|0|IL
# university
Brown University|0|US
Cornell University;Cornell|0|US
Johns Hopkins University;Johns Hopkins|0|US
University of Pennsylvania|0|US
Pennsylvania State University;Penn State|0|US
Ohio State University;Ohio State|0|US
Michigan State University;Michigan State|0|US
Florida State University;Florida State|0|US
Arizona State University;Arizona State|0|US
Virginia Tech|0|US
Georgia Tech|0|US
Texas A&M University;Texas A&M|0|US
Duke University|0|US
Rice University|0|US
Purdue University|0|US
UCLA|0|US
UC Berkeley|0|US
King's College London|0|GB
ETH Zurich|0|CH
McGill University|0|CA
Karolinska Institute;Karolinska Institutet|0|SE
Max Planck Society|0|DE
Sorbonne|0|FR
CNRS|0|FR
Tsinghua University|0|CN
Peking University|0|CN
# NGO
Human Rights Campaign|0|US
Southern Poverty Law Center|0|US
Electronic Frontier Foundation|0|US
Sierra Club|0|US
AARP|0|US
Médecins du Monde|0|FR
World Vision|0|US
Sea Shepherd|0|US
Sea-Watch|0|DE
PETA|0|US
RSPCA|0|GB
Barnardo's|0|GB
Trades Union Congress|0|GB
Unite the Union|0|GB
B'Tselem|0|IL
Peace Now|0|IL
Freemasons|0|
Jehovah's Witnesses|0|US
Seventh-day Adventist Church|0|US
Lutheran World Federation|0|CH
World Economic Forum|0|CH
Nobel Committee|0|NO
# sports body
FIA|0|FR
ATP|0|GB
WTA|0|US
MLS|0|US
Major League Soccer|0|US
WNBA|0|US
NASCAR|0|US
UFC|0|US
WWE|0|US
PGA Tour|0|US
IPL|0|IN
CONCACAF|0|
CONMEBOL|0|
AFL|0|AU
NRL|0|AU
A-League|0|AU
Cricket Australia|0|AU
Ligue 1|0|FR
Eredivisie|0|NL
FINA|0|CH
FIBA|0|CH
USADA|0|US
RUSADA|0|RU
# party
Democratic Alliance|0|ZA
Economic Freedom Fighters|0|ZA
Forza Italia|0|IT
Lega Nord|0|IT
Ciudadanos|0|ES
Partido Popular|0|ES
PSOE|0|ES
Law and Justice|0|PL
Civic Platform|0|PL
Jobbik|0|HU
En Marche|0|FR
La République En Marche|0|FR
Parti Socialiste|0|FR
Alternative für Deutschland|0|DE
FDP|0|DE
Sweden Democrats|0|SE
Finns Party|0|FI
Bloc Québécois|0|CA
Liberal Democratic Party|0|JP
Komeito|0|JP
Aam Aadmi Party|0|IN
Shiv Sena|0|IN
Awami League|0|BD
Nidaa Tounes|0|TN
Ennahda|0|TN
Shas|0|IL
Yisrael Beiteinu|0|IL
Yesh Atid|0|IL
National League for Democracy|0|MM
Pheu Thai|0|TH
Orange Order|0|GB
Change UK|0|GB
"""
