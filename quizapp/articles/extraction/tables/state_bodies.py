"""Rows of `organisations`: of states, between states, and that want to govern."""

ROWS = """
# intergovernmental
United Nations;UN;U.N.|1945|
United Nations Security Council;UN Security Council;U.N. Security Council;Security Council|1945|
United Nations General Assembly;UN General Assembly|1945|
United Nations Human Rights Council;UN Human Rights Council|2006|
United Nations Children's Fund;UNICEF|1946|
UNESCO|1945|
World Health Organization;World Health Organisation;WHO|1948|
World Food Programme;World Food Program;WFP|1961|
Food and Agriculture Organization;FAO|1945|
International Labour Organization;ILO|1919|
UNHCR;UN Refugee Agency|1950|
UNRWA|1949|
International Organization for Migration;IOM|1951|
International Atomic Energy Agency;IAEA|1957|
Intergovernmental Panel on Climate Change;IPCC|1988|
International Monetary Fund;IMF|1944|
World Bank|1944|
World Trade Organization;World Trade Organisation;WTO|1995|
World Meteorological Organization|1950|
European Union;EU;E.U.|1993|
European Commission|1958|
European Council|1974|
European Central Bank;ECB|1998|
Council of Europe|1949|
North Atlantic Treaty Organization;NATO;Nato|1949|
African Union|2002|
Arab League|1945|
Organization of American States;Organisation of American States;OAS|1948|
Association of Southeast Asian Nations;ASEAN|1967|
Organization of the Petroleum Exporting Countries;OPEC|1960|
Organisation for Economic Co-operation and Development;OECD|1961|
Organization for Security and Co-operation in Europe;OSCE|1975|
Organisation for the Prohibition of Chemical Weapons;OPCW|1997|
Organisation of Islamic Cooperation|1969|
Commonwealth of Nations|1931|
Commonwealth of Independent States|1991|
Shanghai Cooperation Organisation|2001|
Gulf Cooperation Council|1981|
Economic Community of West African States;ECOWAS|1975|
Southern African Development Community|1992|
Mercosur|1991|
Lima Group|2017|
European Space Agency;ESA|1975|
CERN|1954|
Interpol;INTERPOL|1923|
Europol|1998|
Group of Seven;G7|1975|
Group of Twenty;G20|1999|
G8|1997|
BRICS|2009|
International Energy Agency|1974|
Asian Development Bank|1966|
International Red Cross;International Committee of the Red Cross;ICRC;Red Cross|1863|
# court
International Court of Justice;ICJ|1945|
International Criminal Court;ICC|2002|
European Court of Human Rights;ECHR|1959|
European Court of Justice;ECJ|1952|
Permanent Court of Arbitration|1899|
Court of Arbitration for Sport|1984|
# parliament
European Parliament|1952|
United States Congress;US Congress;U.S. Congress|1789|US
House of Representatives;US House of Representatives|1789|US
United States Senate;US Senate;U.S. Senate|1789|US
House of Commons|1341|
House of Lords|1341|GB
Bundestag|1949|DE
Bundesrat|1949|DE
Knesset|1949|IL
State Duma;Duma|1993|RU
Verkhovna Rada|1991|UA
Lok Sabha|1952|IN
Rajya Sabha|1952|IN
Riksdag|1866|SE
Storting|1814|NO
Folketing|1849|DK
Sejm|1493|PL
Oireachtas|1937|IE
Dáil|1919|IE
Scottish Parliament|1999|GB
National People's Congress|1954|CN
Majlis|1906|IR
Capitol|1800|US
# government body
White House|1800|US
Kremlin|1495|RU
Downing Street|1735|GB
State Department;US State Department;U.S. State Department;\
Department of State;United States Department of State|1789|US
Pentagon;Department of Defense|1947|US
Justice Department;Department of Justice;US Department of Justice|1870|US
Treasury Department|1789|US
Department of Homeland Security;DHS|2002|US
Federal Bureau of Investigation;FBI|1908|US
Central Intelligence Agency;CIA|1947|US
National Security Agency;NSA|1952|US
National Security Council|1947|US
Federal Reserve;Federal Reserve System|1913|US
Federal Aviation Administration;FAA|1958|US
National Transportation Safety Board;NTSB|1967|US
National Aeronautics and Space Administration;NASA|1958|US
National Oceanic and Atmospheric Administration;NOAA|1970|US
National Weather Service|1870|US
National Hurricane Center|1965|US
Environmental Protection Agency;EPA|1970|US
Food and Drug Administration;FDA|1906|US
Centers for Disease Control and Prevention;CDC|1946|US
Federal Communications Commission;FCC|1934|US
Federal Trade Commission;FTC|1914|US
Securities and Exchange Commission;SEC|1934|US
Drug Enforcement Administration;DEA|1973|US
Federal Emergency Management Agency;FEMA|1979|US
Customs and Border Protection|2003|US
Immigration and Customs Enforcement|2003|US
Secret Service|1865|US
United States Geological Survey;US Geological Survey;U.S. Geological Survey;USGS|1879|US
National Institutes of Health;NIH|1887|US
Federal Security Service;FSB|1995|RU
Investigative Committee|2011|RU
KGB|1954|RU
Roscosmos|1992|RU
Roskomnadzor|2008|RU
MI5|1909|GB
MI6|1909|GB
Home Office|1782|GB
Foreign Office|1782|GB
Bank of England|1694|GB
National Health Service;NHS|1948|GB
Met Office|1854|GB
Crown Prosecution Service|1986|GB
Mossad|1949|IL
Inter-Services Intelligence|1948|PK
Indian Space Research Organisation;ISRO|1969|IN
Japan Aerospace Exploration Agency;JAXA|2003|JP
Holy See Press Office|1939|VA
Palestinian Authority|1994|PS
# police
Metropolitan Police;Metropolitan Police Service;Scotland Yard|1829|GB
Royal Canadian Mounted Police;RCMP|1920|CA
New York Police Department;New York City Police Department;NYPD|1845|US
Los Angeles Police Department;LAPD|1869|US
Police Scotland|2013|GB
Carabinieri|1814|IT
# military
United States Army;US Army;U.S. Army|1775|US
United States Navy;US Navy;U.S. Navy|1775|US
United States Air Force;US Air Force;U.S. Air Force|1947|US
United States Marine Corps;US Marine Corps|1775|US
United States Coast Guard;US Coast Guard;U.S. Coast Guard|1790|US
Royal Navy|1546|GB
Royal Air Force;RAF|1918|GB
British Army|1660|GB
Israel Defense Forces;Israeli Defense Forces;IDF|1948|IL
People's Liberation Army|1927|CN
Islamic Revolutionary Guard Corps;Revolutionary Guards;Revolutionary Guard;IRGC|1979|IR
Indian Air Force|1932|IN
Indian Army|1895|IN
Syrian Democratic Forces;SDF|2015|SY
Free Syrian Army|2011|SY
Luftwaffe|1956|DE
Bundeswehr|1955|DE
# militant group
Al-Qaeda;al-Qaeda;Al Qaeda;al Qaeda;al-Qaida|1988|
Islamic State;ISIS;ISIL;Daesh;\
Islamic State of Iraq and the Levant;Islamic State of Iraq and Syria;IS|2013|
Taliban|1994|AF
Hezbollah|1985|LB
Hamas|1987|PS
Islamic Jihad|1981|PS
Boko Haram|2002|NG
Al-Shabaab;al-Shabaab;al-Shabab;Al-Shabab|2006|SO
Houthis;Houthi movement;Ansar Allah|1994|YE
Jaish-e-Mohammed;Jaish-e-Mohammad|2000|PK
Lashkar-e-Taiba|1987|PK
Haqqani network|1970|AF
FARC;Revolutionary Armed Forces of Colombia|1964|CO
ETA|1959|ES
Irish Republican Army;IRA;Provisional IRA;New IRA|1919|IE
Kurdistan Workers' Party;PKK|1978|TR
YPG|2011|SY
Abu Sayyaf|1991|PH
Tamil Tigers;Liberation Tigers of Tamil Eelam;LTTE|1976|LK
Muslim Brotherhood|1928|EG
Ku Klux Klan|1865|US
# party
Republican Party;GOP|1854|US
Democratic Party|1828|US
Libertarian Party|1971|US
Democratic National Committee;DNC|1848|US
Republican National Committee;RNC|1856|US
Conservative Party|1834|GB
Labour Party;Labour|1900|GB
Liberal Democrats|1988|GB
Scottish National Party;SNP|1934|GB
Sinn Féin;Sinn Fein|1905|IE
Democratic Unionist Party;DUP|1971|GB
UK Independence Party;UKIP|1993|GB
Brexit Party|2018|GB
Plaid Cymru|1925|GB
Fine Gael|1933|IE
Fianna Fáil|1926|IE
Christian Democratic Union;CDU|1945|DE
Social Democratic Party of Germany;SPD|1863|DE
Alternative for Germany;AfD|2013|DE
National Rally;National Front|1972|FR
Five Star Movement|2009|IT
Northern League|1991|IT
Vox|2013|ES
Podemos|2014|ES
Syriza|2004|GR
Golden Dawn|1985|GR
Fidesz|1988|HU
United Russia|2001|RU
Likud|1973|IL
Fatah|1959|PS
Bharatiya Janata Party;BJP|1980|IN
Indian National Congress|1885|IN
Pakistan Tehreek-e-Insaf;PTI|1996|PK
Pakistan Peoples Party|1967|PK
African National Congress;ANC|1912|ZA
ZANU-PF|1987|ZW
Communist Party of China;Chinese Communist Party|1921|CN
Kuomintang|1919|TW
Democratic Progressive Party|1986|TW
Liberal Democratic Party of Japan|1955|JP
Justice and Development Party|2001|TR
Republican People's Party|1923|TR
Australian Labor Party;Labor Party|1901|AU
One Nation|1997|AU
Liberal Party of Canada|1867|CA
New Democratic Party|1961|CA
"""
