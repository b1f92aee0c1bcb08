"""Rows of `organisations`: further media; founding years left out."""

ROWS = """
# media
Sky Sports|0|GB
BBC Sport|0|GB
BBC World Service|0|GB
Channel 4|0|GB
Channel 5|0|GB
The Observer|0|GB
The Scotsman|0|GB
The Lancet|0|GB
New Scientist|0|GB
The Spectator|0|GB
New Statesman|0|GB
Evening Standard|0|GB
Daily Express|0|GB
Daily Record|0|GB
PA Media;Press Association|0|GB
Manchester Evening News|0|GB
ESPN|0|US
HBO|0|US
MTV|0|US
C-SPAN|0|US
Wired|0|US
Vanity Fair|0|US
National Geographic|0|US
Scientific American|0|US
The Hill|0|US
The Daily Beast|0|US
The Intercept|0|US
The Onion|0|US
Breitbart;Breitbart News|0|US
Radio Free Europe|0|US
Radio Free Asia|0|US
San Francisco Chronicle|0|US
Houston Chronicle|0|US
Philadelphia Inquirer|0|US
Miami Herald|0|US
The Baltimore Sun;Baltimore Sun|0|US
Star Tribune|0|US
Denver Post;The Denver Post|0|US
Seattle Times;The Seattle Times|0|US
Business Insider|0|US
TechCrunch|0|US
CNET|0|US
Ars Technica|0|US
PC World|0|US
Vice News|0|US
TMZ|0|US
Wikimedia Commons|0|
Süddeutsche Zeitung|0|DE
Die Welt|0|DE
Die Zeit|0|DE
Frankfurter Allgemeine Zeitung|0|DE
ARD|0|DE
ZDF|0|DE
Die Presse|0|AT
Der Standard|0|AT
ORF|0|AT
Neue Zürcher Zeitung|0|CH
Le Parisien|0|FR
France 24|0|FR
France Télévisions|0|FR
Radio France|0|FR
L'Équipe|0|FR
Euronews|0|FR
El Mundo|0|ES
EFE|0|ES
RTVE|0|ES
La Stampa|0|IT
ANSA|0|IT
RAI|0|IT
La Gazzetta dello Sport|0|IT
De Telegraaf|0|NL
NRC Handelsblad|0|NL
NOS|0|NL
VRT|0|BE
Dagens Nyheter|0|SE
Aftonbladet|0|SE
NRK|0|NO
Aftenposten|0|NO
Helsingin Sanomat|0|FI
Gazeta Wyborcza|0|PL
Novaya Gazeta|0|RU
Komsomolskaya Pravda|0|RU
Kommersant|0|RU
Rossiya 1|0|RU
Kyiv Post|0|UA
Hürriyet|0|TR
Cumhuriyet|0|TR
Anadolu Agency|0|TR
IRNA|0|IR
Fars News Agency|0|IR
Press TV|0|IR
SANA|0|SY
WAFA|0|PS
The Times of Israel;Times of Israel|0|IL
Yedioth Ahronoth|0|IL
Al-Ahram|0|EG
Al-Manar|0|LB
Global Times|0|CN
People's Daily|0|CN
RTHK|0|HK
Asahi Shimbun|0|JP
Yomiuri Shimbun|0|JP
Mainichi Shimbun|0|JP
The Japan Times;Japan Times|0|JP
Nikkei|0|JP
KCNA;Korean Central News Agency|0|KP
The Korea Times|0|KR
The Straits Times;Straits Times|0|SG
Channel NewsAsia|0|SG
The Jakarta Post;Jakarta Post|0|ID
Bangkok Post|0|TH
Rappler|0|PH
Philippine Daily Inquirer|0|PH
Hindustan Times|0|IN
The Indian Express;Indian Express|0|IN
Asian News International|0|IN
Doordarshan|0|IN
Geo News|0|PK
Express Tribune|0|PK
The Daily Star|0|BD
Daily Nation|0|KE
News24|0|ZA
SABC|0|ZA
Mail & Guardian|0|ZA
Premium Times|0|NG
SBS|0|AU
The Australian|0|AU
Sky News Australia|0|AU
The Courier-Mail;Courier-Mail|0|AU
Herald Sun|0|AU
Radio New Zealand;RNZ|0|NZ
National Post|0|CA
La Presse|0|CA
CTV News;CTV|0|CA
Global News|0|CA
Irish Independent|0|IE
Folha de S.Paulo;Folha de São Paulo|0|BR
O Globo|0|BR
TV Globo|0|BR
La Nación|0|AR
Clarín|0|AR
El Universal|0|MX
Televisa|0|MX
Telesur|0|VE
El Tiempo|0|CO
Prensa Latina|0|CU
"""
