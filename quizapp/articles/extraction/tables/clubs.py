"""Sports clubs beside those of `private_bodies`, by the code of their country."""

from functools import cache

SUBTYPE = "sports club"


@cache
def club_rows() -> tuple[tuple[str, str], ...]:
    """Name and code of the country."""
    return tuple(
        (name.strip(), line[:2])
        for line in CLUBS.replace("\\\n", "").strip().splitlines()
        for name in line[3:].split(",")
    )


CLUBS = """
GB: Leicester City, Aston Villa, West Ham United, West Ham, Newcastle United, Leeds United, \
Norwich City, Hull City, Stoke City, Swansea City, Cardiff City, Birmingham City, Bristol City, \
Coventry City, Lincoln City, Exeter City, Bradford City, Chester City, Ipswich Town, Luton Town, \
Huddersfield Town, Swindon Town, Mansfield Town, Grimsby Town, Shrewsbury Town, Crystal Palace, \
Sheffield United, Sheffield Wednesday, Nottingham Forest, Derby County, Notts County, \
Stockport County, Blackburn Rovers, Bolton Wanderers, Wolverhampton Wanderers, \
Queens Park Rangers, West Bromwich Albion, Brighton & Hove Albion, Burnley FC, Wigan Athletic, \
Charlton Athletic, Oldham Athletic, Preston North End, Plymouth Argyle, Partick Thistle, \
Hibernian, Heart of Midlothian, Rangers FC, Celtic FC, Dundee United, St Mirren, St Johnstone, \
Accrington Stanley, Crewe Alexandra, Leyton Orient, Milton Keynes Dons, AFC Wimbledon, \
AFC Bournemouth, Manchester United FC, Saracens, Harlequins, Leicester Tigers, Wigan Warriors, \
Leeds Rhinos, St Helens RFC, London Irish
ES: Real Betis, Villarreal, Villarreal CF, Real Sociedad, Athletic Bilbao, Celta Vigo, Espanyol, \
Getafe CF, Valencia CF, Sevilla FC, Deportivo La Coruña, Real Zaragoza, Rayo Vallecano, \
Real Valladolid, RCD Mallorca, Levante UD
IT: Atalanta, Sassuolo, Internazionale, Inter Milan, AS Roma, S.S. Lazio, Lazio, Fiorentina, \
Sampdoria, Udinese, SSC Napoli, Hellas Verona, Torino FC, Cagliari Calcio, Scuderia Ferrari, \
Scuderia Toro Rosso
DE: Borussia Mönchengladbach, Bayer Leverkusen, Schalke 04, Schalke, RB Leipzig, Werder Bremen, \
VfB Stuttgart, VfL Wolfsburg, Eintracht Frankfurt, Hertha BSC, Hertha Berlin, Hannover 96, \
Fortuna Düsseldorf, 1. FC Köln, FC Köln, SC Freiburg, 1899 Hoffenheim, Union Berlin, St. Pauli, \
FC Bayern Munich, Hamburger SV
FR: Olympique Lyonnais, Olympique de Marseille, Olympique Marseille, AS Monaco, Girondins de \
Bordeaux, Stade Rennais, Saint-Étienne, Montpellier HSC, FC Nantes, RC Lens, Stade Français, \
Toulouse FC, Équipe de France
NL: PSV Eindhoven, Feyenoord, AZ Alkmaar, FC Utrecht, FC Twente, Vitesse Arnhem
BE: Anderlecht, Club Brugge, Standard Liège, KRC Genk
PT: Benfica, Sporting CP, Sporting Lisbon, FC Porto, Sporting Braga
TR: Galatasaray, Fenerbahçe, Fenerbahce, Beşiktaş, Besiktas, Trabzonspor
GR: Olympiacos, Panathinaikos, PAOK, AEK Athens
RU: Spartak Moscow, CSKA Moscow, Lokomotiv Moscow, Dynamo Moscow, Zenit Saint Petersburg
UA: Dynamo Kyiv, Dynamo Kiev, Shakhtar Donetsk
HR: Dinamo Zagreb, Hajduk Split
RS: Red Star Belgrade, Partizan Belgrade
CZ: Slavia Prague, Sparta Prague
AT: Red Bull Salzburg, Rapid Vienna
CH: FC Basel, Young Boys
DK: FC Copenhagen
AR: Boca Juniors, River Plate
BR: Flamengo, Fluminense, Corinthians, Palmeiras, Vasco da Gama, Botafogo, Chapecoense, Grêmio
MX: Club América, Chivas Guadalajara, Tigres UANL
US: Golden State Warriors, Boston Celtics, Chicago Bulls, Miami Heat, San Antonio Spurs, \
Houston Rockets, Dallas Mavericks, Brooklyn Nets, New York Knicks, Philadelphia 76ers, \
Phoenix Suns, Utah Jazz, Orlando Magic, Oklahoma City Thunder, Milwaukee Bucks, Denver Nuggets, \
Los Angeles Clippers, LA Lakers, LA Clippers, LA Galaxy, Toronto FC, Seattle Sounders, \
Portland Timbers, New York Mets, Boston Red Sox, Chicago White Sox, Chicago Cubs, \
St. Louis Cardinals, San Francisco Giants, Los Angeles Dodgers, Houston Astros, \
Washington Nationals, Atlanta Braves, Kansas City Royals, Cleveland Indians, Oakland Athletics, \
Tampa Bay Rays, Minnesota Twins, Colorado Rockies, Dallas Cowboys, Green Bay Packers, \
Kansas City Chiefs, San Francisco 49ers, Seattle Seahawks, New York Giants, New York Jets, \
Pittsburgh Steelers, Denver Broncos, Chicago Bears, Buffalo Bills, Washington Redskins, \
Cleveland Browns, New Orleans Saints, Los Angeles Rams, St. Louis Rams, Arizona Cardinals, \
Los Angeles Chargers, San Diego Chargers, Minnesota Vikings, Detroit Red Wings, Pittsburgh \
Penguins, Chicago Blackhawks, Boston Bruins, New York Rangers, Tampa Bay Lightning, \
Colorado Avalanche, Carolina Hurricanes, St. Louis Blues
CA: Toronto Raptors, Toronto Blue Jays, Toronto Maple Leafs, Montreal Canadiens, \
Vancouver Canucks, Vancouver Whitecaps, Edmonton Oilers, Calgary Flames, Ottawa Senators, \
Winnipeg Jets
AU: Collingwood Magpies, Sydney Swans, Sydney FC, Melbourne Victory, Perth Glory, Brisbane Roar, \
Adelaide Crows, Essendon Bombers, Hawthorn Hawks, Richmond Tigers, Carlton Blues, \
Western Bulldogs, West Coast Eagles, Greater Western Sydney Giants, Brisbane Broncos, \
Melbourne Storm, Sydney Roosters, South Sydney Rabbitohs, Wallabies, Matildas, Socceroos, \
Hockeyroos, Kookaburras, Australian Diamonds
NZ: All Blacks, Black Caps, Silver Ferns, Crusaders, New Zealand Warriors
ZA: Springboks, Proteas, Kaizer Chiefs, Orlando Pirates
IN: Chennai Super Kings, Mumbai Indians, Kolkata Knight Riders, Royal Challengers Bangalore, \
Rajasthan Royals, Delhi Capitals, Sunrisers Hyderabad, Kings XI Punjab
EG: Al Ahly, Zamalek
SA: Al-Hilal, Al-Nassr
CN: Guangzhou Evergrande, Shanghai SIPG
"""
