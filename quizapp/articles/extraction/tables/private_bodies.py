"""Rows of `organisations`: media, firms, universities, societies and clubs."""

ROWS = """
# media
British Broadcasting Corporation;BBC;BBC News;BBC Radio|1922|GB
ITV|1955|GB
Sky News|1989|GB
Reuters|1851|GB
The Guardian;Guardian|1821|GB
The Times;Times|1785|GB
Financial Times|1888|GB
The Daily Telegraph;Daily Telegraph;The Telegraph|1855|GB
Daily Mail;The Daily Mail|1896|GB
The Independent|1986|GB
The Economist|1843|GB
The Sun|1964|GB
Daily Mirror|1903|GB
Associated Press;The Associated Press;AP|1846|US
The New York Times;New York Times|1851|US
The Washington Post;Washington Post|1877|US
The Wall Street Journal;Wall Street Journal|1889|US
Los Angeles Times|1881|US
Chicago Tribune|1847|US
The Boston Globe;Boston Globe|1872|US
New York Post|1801|US
USA Today|1982|US
Cable News Network;CNN|1980|US
Fox News|1996|US
NBC;NBC News|1926|US
ABC;ABC News|1943|US
CBS;CBS News|1927|US
MSNBC|1996|US
CNBC|1989|US
National Public Radio;NPR|1970|US
PBS|1969|US
Voice of America|1942|US
Bloomberg|1981|US
BuzzFeed;BuzzFeed News|2006|US
Politico|2007|US
The Verge|2011|US
The Atlantic|1857|US
The Conversation|2011|AU
HuffPost;Huffington Post;The Huffington Post|2005|US
Time magazine|1923|US
Rolling Stone|1967|US
The New Yorker|1925|US
Forbes|1917|US
Newsweek|1933|US
Wikinews|2004|US
Wikipedia|2001|US
Agence France-Presse;AFP|1944|FR
Le Monde|1944|FR
Le Figaro|1826|FR
Charlie Hebdo|1970|FR
Deutsche Welle|1953|DE
Der Spiegel|1947|DE
Bild|1952|DE
El País|1976|ES
La Repubblica;la Repubblica|1976|IT
Corriere della Sera|1876|IT
TASS;Itar-Tass;ITAR-TASS|1902|RU
Interfax|1989|RU
RIA Novosti|1941|RU
Sputnik|2014|RU
Al Jazeera;Al-Jazeera|1996|QA
Al Arabiya|2003|SA
Haaretz|1919|IL
The Jerusalem Post;Jerusalem Post|1932|IL
Xinhua;Xinhua News Agency|1931|CN
South China Morning Post|1903|HK
Yonhap;Yonhap News Agency|1980|KR
Kyodo;Kyodo News|1945|JP
NHK|1950|JP
Press Trust of India|1947|IN
The Hindu|1878|IN
Times of India;The Times of India|1838|IN
NDTV|1988|IN
Dawn|1941|PK
Canadian Broadcasting Corporation;CBC;CBC News|1936|CA
The Globe and Mail;Globe and Mail|1844|CA
Toronto Star|1892|CA
Australian Broadcasting Corporation|1932|AU
The Sydney Morning Herald;Sydney Morning Herald|1831|AU
The New Zealand Herald;New Zealand Herald|1863|NZ
RTÉ|1960|IE
The Irish Times;Irish Times|1859|IE
Bellingcat|2014|NL
# company
Apple;Apple Inc.|1976|US
Microsoft|1975|US
Google|1998|US
Alphabet|2015|US
Amazon;Amazon.com|1994|US
Facebook|2004|US
Twitter|2006|US
YouTube|2005|US
Instagram|2010|US
WhatsApp|2009|US
Netflix|1997|US
Uber|2009|US
Lyft|2012|US
Airbnb|2008|US
Tesla;Tesla Motors|2003|US
SpaceX|2002|US
Blue Origin|2000|US
Boeing|1916|US
Lockheed Martin|1995|US
General Motors|1908|US
Ford Motor Company|1903|US
Intel|1968|US
IBM|1911|US
Oracle|1977|US
Cisco|1984|US
Yahoo;Yahoo!|1994|US
Mozilla|1998|US
Walmart;Wal-Mart|1962|US
McDonald's|1940|US
Starbucks|1971|US
Coca-Cola|1892|US
Nike|1964|US
Walt Disney Company;The Walt Disney Company;Disney|1923|US
Warner Bros.;Warner Bros|1923|US
Sony|1946|JP
Ubisoft|1986|FR
Nintendo|1889|JP
Toyota|1937|JP
Honda|1948|JP
Nissan|1933|JP
Samsung|1938|KR
Hyundai|1967|KR
LG|1947|KR
Huawei|1987|CN
ZTE|1985|CN
Alibaba|1999|CN
Tencent|1998|CN
TikTok|2016|CN
Volkswagen|1937|DE
BMW|1916|DE
Siemens|1847|DE
Bayer|1863|DE
Lufthansa|1953|DE
Adidas|1949|DE
Airbus|1970|FR
Renault|1899|FR
Air France|1933|FR
ExxonMobil|1999|US
Chevron|1879|US
BP|1909|GB
Shell;Royal Dutch Shell|1907|GB
British Airways|1974|GB
Rolls-Royce|1906|GB
Vodafone|1984|GB
Ryanair|1984|IE
Gazprom|1989|RU
Rosneft|1993|RU
Aeroflot|1923|RU
Saudi Aramco;Aramco|1933|SA
Emirates|1985|AE
Ethiopian Airlines|1945|ET
Lion Air|1999|ID
Malaysia Airlines|1947|MY
Air India|1932|IN
Tata Motors|1945|IN
Petrobras|1953|BR
Vale|1942|BR
PDVSA|1976|VE
Nestlé|1866|CH
Novartis|1996|CH
Pfizer|1849|US
Johnson & Johnson|1886|US
Monsanto|1901|US
AT&T|1983|US
Verizon|2000|US
General Electric|1892|US
Cambridge Analytica|2013|GB
WikiLeaks;Wikileaks|2006|
# bank
Goldman Sachs|1869|US
JPMorgan Chase;JPMorgan;JP Morgan|2000|US
Bank of America|1904|US
Citigroup|1998|US
Wells Fargo|1852|US
Morgan Stanley|1935|US
Lehman Brothers|1847|US
Deutsche Bank|1870|DE
Commerzbank|1870|DE
HSBC|1865|GB
Barclays|1690|GB
Royal Bank of Scotland|1727|GB
BNP Paribas|2000|FR
Credit Suisse|1856|CH
UBS|1862|CH
# university
Harvard University;Harvard|1636|US
Yale University;Yale|1701|US
Stanford University;Stanford|1885|US
Princeton University;Princeton|1746|US
Massachusetts Institute of Technology;MIT|1861|US
Columbia University|1754|US
California Institute of Technology;Caltech|1891|US
University of California|1868|US
University of Oxford;Oxford University|1096|GB
University of Cambridge;Cambridge University|1209|GB
Imperial College London;Imperial College|1907|GB
University College London;UCL|1826|GB
London School of Economics|1895|GB
# NGO
Amnesty International|1961|GB
Human Rights Watch;HRW|1978|US
Greenpeace|1971|NL
World Wildlife Fund;WWF|1961|CH
Médecins Sans Frontières;Doctors Without Borders;MSF|1971|CH
Oxfam|1942|GB
Save the Children|1919|GB
Transparency International|1993|DE
Reporters Without Borders|1985|FR
Committee to Protect Journalists|1981|US
Syrian Observatory for Human Rights|2006|GB
White Helmets|2014|SY
American Civil Liberties Union;ACLU|1920|US
National Rifle Association;NRA|1871|US
Planned Parenthood|1916|US
Wikimedia Foundation|2003|US
Extinction Rebellion|2018|GB
Black Lives Matter|2013|US
Bill & Melinda Gates Foundation;Gates Foundation|2000|US
Salvation Army|1865|GB
Church of Scientology;Scientology|1953|US
Catholic Church;Roman Catholic Church|0|VA
Church of England|1534|GB
Smithsonian Institution;Smithsonian|1846|US
# sports body
FIFA|1904|CH
UEFA|1954|CH
International Olympic Committee;IOC|1894|CH
International Paralympic Committee;IPC|1989|DE
World Anti-Doping Agency;WADA|1999|CA
International Association of Athletics Federations;IAAF|1912|MC
International Cricket Council|1909|AE
Football Association;The Football Association|1863|GB
Premier League|1992|GB
La Liga|1929|ES
Bundesliga|1963|DE
Serie A|1898|IT
National Football League;NFL|1920|US
National Basketball Association;NBA|1946|US
Major League Baseball;MLB|1903|US
National Hockey League;NHL|1917|US
National Collegiate Athletic Association;NCAA|1906|US
# sports club
Real Madrid|1902|ES
FC Barcelona|1899|ES
Atlético Madrid|1903|ES
Manchester United|1878|GB
Manchester City|1880|GB
Liverpool FC|1892|GB
Chelsea|1905|GB
Arsenal|1886|GB
Tottenham Hotspur;Tottenham|1882|GB
Everton|1878|GB
Celtic|1887|GB
Bayern Munich|1900|DE
Borussia Dortmund|1909|DE
Juventus|1897|IT
AC Milan|1899|IT
Inter Milan|1908|IT
Paris Saint-Germain;PSG|1970|FR
Ajax|1900|NL
Ferrari|1939|IT
McLaren|1963|GB
Red Bull Racing|2005|AT
New York Yankees|1901|US
Los Angeles Lakers|1947|US
New England Patriots|1959|US
"""
