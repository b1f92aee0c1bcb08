"""Organisations that may be taken for one another, in groups."""

from dataclasses import dataclass
from functools import cache

OF_COUNTRY = {
    **{"US": "US", "British": "GB", "English": "GB", "Irish": "IE", "German": "DE", "French": "FR"},
    **{"Italian": "IT", "Spanish": "ES", "Canadian": "CA", "Australian": "AU", "Indian": "IN"},
    **{"New": "NZ", "Pakistani": "PK", "Israeli": "IL", "Turkish": "TR", "Russian": "RU"},
    **{"South": "ZA", "Japanese": "JP", "Brazilian": "BR"},
}
"""Codes by the first word of what a group is."""

Group = tuple[str, tuple["Peer", ...]]


@dataclass(frozen=True, slots=True)
class Peer:
    """`forms` are its names, the full one first, each with “the” if that goes before it."""

    forms: tuple[str, ...]
    since: int = 0

    @property
    def names(self) -> frozenset[str]:
        return frozenset(form.removeprefix("the ") for form in self.forms)


@cache
def groups() -> tuple[Group, ...]:
    """What the members of a group are, and its members."""
    rows = (line.partition(": ") for line in ROWS.strip().splitlines())
    return tuple(
        (what, tuple(_peer(item.strip()) for item in members.split(";")))
        for what, _, members in rows
    )


@cache
def groups_by_name() -> dict[str, tuple[Group, ...]]:
    """The groups that hold the name."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in groups():
        for name in {name for peer in group[1] for name in peer.names}:
            found[name] = (*found.get(name, ()), group)
    return found


def country_of(group: Group) -> str:
    """Code of the country to which all of the group belong, or empty."""
    return OF_COUNTRY.get(group[0].split()[0], "")


def _peer(item: str) -> Peer:
    names, _, since = item.partition("@")
    return Peer(tuple(names.split("/")), int(since or 0))


ROWS = """
US health authority: the Centers for Disease Control and Prevention/the CDC; the National \
Institutes of Health/the NIH; the Food and Drug Administration/the FDA; the Department of Health \
and Human Services/the HHS
US institution: the White House; the Pentagon; the State Department; the Justice Department; the \
Treasury Department; the Department of Homeland Security@2002
law enforcement agency: the Federal Bureau of Investigation/the FBI; the Drug Enforcement \
Administration/the DEA; the Secret Service/the US Secret Service; the US Marshals Service; the \
Bureau of Alcohol, Tobacco, Firearms and Explosives/the ATF; the Department of Homeland \
Security/the DHS@2002; Customs and Border Protection/CBP@2003; Immigration and Customs \
Enforcement/ICE@2003
intelligence service: the Central Intelligence Agency/the CIA; the National Security Agency/the \
NSA; MI5; MI6; Mossad; the Federal Security Service/the FSB@1995; the Inter-Services \
Intelligence/the ISI
space agency: the National Aeronautics and Space Administration/NASA; the European Space \
Agency/ESA; Roscosmos@1992; the Indian Space Research Organisation/ISRO; the Japan Aerospace \
Exploration Agency/JAXA@2003; the China National Space Administration/CNSA@1993; the Canadian \
Space Agency/CSA@1989
regulator: the Federal Communications Commission/the FCC; the Federal Trade Commission/the FTC; \
the Securities and Exchange Commission/the SEC; the Environmental Protection Agency/the EPA; the \
Food and Drug Administration/the FDA; the Federal Aviation Administration/the FAA; the National \
Transportation Safety Board/the NTSB
research body: the National Oceanic and Atmospheric Administration/NOAA; the United States \
Geological Survey/the USGS; the National Weather Service/the NWS; the National Science \
Foundation/the NSF; the National Institutes of Health/the NIH; the National Hurricane Center/the \
NHC
US department: the State Department/the Department of State; the Justice Department/the Department \
of Justice; the Treasury Department/the Department of the Treasury; the Defense Department/the \
Department of Defense; the Commerce Department/the Department of Commerce; the Interior \
Department/the Department of the Interior; the Labor Department/the Department of Labor; the \
Energy Department/the Department of Energy; the Education Department/the Department of Education; \
the Transportation Department/the Department of Transportation; the Agriculture Department/the \
Department of Agriculture
central bank: the Bank of England; the European Central Bank/the ECB@1998; the Federal Reserve; \
the Bank of Japan; the Bank of Canada; the Reserve Bank of Australia; the Reserve Bank of India; \
the Swiss National Bank; the People's Bank of China
body of world finance: the International Monetary Fund/the IMF; the World Bank; the World Trade \
Organization/the WTO@1995; the Organisation for Economic Co-operation and Development/the OECD; \
the Asian Development Bank/the ADB; the European Central Bank/the ECB@1998
UN agency: the World Health Organization/the WHO; the World Food Programme/the WFP; the Food and \
Agriculture Organization/the FAO; the International Labour Organization/the ILO; UNICEF; UNESCO; \
UNHCR; the International Atomic Energy Agency/the IAEA; the World Meteorological Organization/the \
WMO; the International Organization for Migration/the IOM
union of states: the European Union/the EU@1993; the African Union/the AU@2002; the Arab League; \
the North Atlantic Treaty Organization/NATO; the Association of Southeast Asian Nations/ASEAN; the \
Organization of American States/the OAS; the Commonwealth of Nations; the United Nations/the UN; \
the Gulf Cooperation Council/the GCC; the Economic Community of West African States/ECOWAS
EU institution: the European Commission; the European Parliament; the European Council; the \
European Court of Justice; the European Central Bank@1998; the European Court of Auditors
UN organ: the United Nations Security Council/the UN Security Council; the United Nations General \
Assembly/the UN General Assembly; the United Nations Human Rights Council/the UN Human Rights \
Council@2006; the International Court of Justice
group of states: the Group of Seven/the G7; the Group of Twenty/the G20@1999; BRICS@2009; the \
Commonwealth; OPEC; the OECD; Mercosur@1991
international court: the International Court of Justice/the ICJ; the International Criminal \
Court/the ICC@2002; the European Court of Human Rights/the ECHR; the European Court of Justice/the \
ECJ; the Permanent Court of Arbitration/the PCA
international police body: Interpol/INTERPOL; Europol@1998; Eurojust@2002; Frontex@2004
US party: the Republican Party/the GOP; the Democratic Party; the Libertarian Party@1971; the \
Green Party@2001; the Reform Party@1995; the Constitution Party@1991
British party: the Conservative Party; the Labour Party; the Liberal Democrats@1988; the Scottish \
National Party/the SNP; the Green Party@1990; the Democratic Unionist Party/the DUP@1971; the UK \
Independence Party/UKIP@1993; the Brexit Party@2018; Plaid Cymru
Irish party: Sinn Féin; Fine Gael; Fianna Fáil; the Labour Party; the Green Party@1981; the Social \
Democratic and Labour Party/the SDLP@1970; the Alliance Party@1970; the Ulster Unionist Party/the \
UUP
German party: the Christian Democratic Union/the CDU; the Social Democratic Party/the SPD; the \
Christian Social Union/the CSU; the Free Democratic Party/the FDP; the Greens@1980; Alternative \
for Germany/AfD@2013; The Left@2007
French party: La République En Marche!@2016; the National Rally@2018; the Socialist Party; The \
Republicans@2015; La France Insoumise@2016; Europe Ecology – The Greens@2010; the Democratic \
Movement@2007
Italian party: the Five Star Movement@2009; the Northern League@1991; the Democratic Party@2007; \
Forza Italia@1994; Brothers of Italy@2012
Spanish party: the People's Party; the Spanish Socialist Workers' Party/the PSOE; Podemos@2014; \
Vox@2013; Ciudadanos@2006; the Republican Left of Catalonia
Canadian party: the Liberal Party/the Liberal Party of Canada; the Conservative Party@2003; the \
New Democratic Party/the NDP; the Bloc Québécois@1991; the Green Party@1983; the People's \
Party@2018
Australian party: the Liberal Party/the Liberal Party of Australia; the Labor Party/the Australian \
Labor Party; the National Party; the Greens/the Australian Greens@1992; One Nation@1997; the \
United Australia Party@2013
New Zealand party: the Labour Party; the National Party; New Zealand First@1993; ACT New \
Zealand@1994; the Green Party@1990; the Māori Party@2004
Indian party: the Bharatiya Janata Party/the BJP@1980; the Indian National Congress; the Aam Aadmi \
Party/the AAP@2012; the Bahujan Samaj Party/the BSP@1984; the Samajwadi Party/the SP@1992; the \
Communist Party of India/the CPI; the Shiv Sena
Pakistani party: Pakistan Tehreek-e-Insaf/PTI@1996; the Pakistan Peoples Party/the PPP; the \
Pakistan Muslim League/the PML; Jamaat-e-Islami; the Awami National Party/the ANP
Israeli party: Likud; the Labor Party; Blue and White@2019; Yesh Atid@2012; Shas@1984; Yisrael \
Beiteinu@1999; Kulanu@2014; Meretz@1992
Turkish party: the Justice and Development Party/the AKP@2001; the Republican People's Party/the \
CHP; the Nationalist Movement Party/the MHP; the Peoples' Democratic Party/the HDP@2012; the Good \
Party@2017
Russian party: United Russia@2001; A Just Russia@2006; the Liberal Democratic Party@1992; the \
Communist Party; Yabloko@1993
South African party: the African National Congress/the ANC; the Democratic Alliance/the DA@2000; \
the Economic Freedom Fighters/the EFF@2013; the Inkatha Freedom Party/the IFP
Japanese party: the Liberal Democratic Party/the LDP; Komeito; the Constitutional Democratic \
Party@2017; the Japanese Communist Party
Brazilian party: the Workers' Party; the Social Liberal Party; the Brazilian Social Democracy \
Party; the Brazilian Democratic Movement
militant group: al-Qaeda@1988; Islamic State/ISIS@2013; the Taliban@1994; Boko Haram@2002; \
al-Shabaab@2006; Hezbollah@1985; Hamas@1987; the Haqqani network; Abu Sayyaf@1991
militant group in Pakistan: Jaish-e-Mohammed@2000; Lashkar-e-Taiba@1987; Lashkar-e-Jhangvi@1996; \
Tehrik-i-Taliban@2007; Hizbul Mujahideen@1989
news agency: Reuters; the Associated Press/AP; Agence France-Presse/AFP; Xinhua; TASS; Interfax; \
Bloomberg; Deutsche Presse-Agentur/DPA; Kyodo; Yonhap; the Press Trust of India/PTI
British newspaper: The Guardian; The Times; the Financial Times; The Daily Telegraph; the Daily \
Mail; The Independent; the Daily Mirror; The Sun; The Observer
US newspaper: The New York Times; The Washington Post; The Wall Street Journal; the Los Angeles \
Times; USA Today; the Chicago Tribune; The Boston Globe; the New York Post; The Philadelphia \
Inquirer; the Miami Herald
US broadcaster: CNN; Fox News; NBC/NBC News; ABC/ABC News; CBS/CBS News; MSNBC; NPR; PBS; CNBC
broadcaster: the BBC/BBC News; Sky News; ITV; Channel 4; Al Jazeera; Deutsche Welle; France 24; \
RT; CNN; Euronews
magazine: Time; Newsweek; The Economist; The New Yorker; Forbes; Rolling Stone; Der Spiegel; The \
Atlantic; Vanity Fair
Indian newspaper: The Hindu; The Times of India; The Indian Express; Hindustan Times; The \
Telegraph; The Economic Times
Australian newspaper: The Sydney Morning Herald; The Age; The Australian; The Daily Telegraph; the \
Herald Sun; The Courier-Mail
Canadian newspaper: The Globe and Mail; the Toronto Star; the National Post; the Montreal Gazette; \
the Vancouver Sun
social network: Facebook; Twitter; Instagram; YouTube; Reddit; Snapchat@2011; TikTok@2016; \
LinkedIn; WhatsApp; Pinterest
technology company: Apple; Microsoft; Google; Amazon; Facebook; IBM; Oracle; Intel; Samsung; Sony; \
Huawei; Cisco
carmaker: Toyota; Honda; Nissan; Volkswagen; BMW; General Motors; Ford; Renault; Hyundai; Fiat; \
Tesla@2003; Daimler; Mazda; Volvo
maker of aircraft: Boeing; Airbus; Embraer; Bombardier; Lockheed Martin; Cessna; Gulfstream; \
Sukhoi
airline: British Airways; Lufthansa; Air France; Ryanair; EasyJet; KLM; Emirates; Qantas; Delta \
Air Lines; United Airlines; American Airlines; Southwest Airlines; Aeroflot; Air India; Ethiopian \
Airlines; Malaysia Airlines; Lion Air; Qatar Airways; Singapore Airlines
oil company: BP; Shell; ExxonMobil; Chevron; Total; Gazprom; Rosneft; Saudi Aramco; Petrobras; \
PDVSA; ConocoPhillips; Eni
maker of medicines: Pfizer; Novartis; Bayer; Johnson & Johnson; GlaxoSmithKline; AstraZeneca; \
Merck; Roche; Sanofi; Moderna@2010
chain: McDonald's; Starbucks; Burger King; Walmart; KFC; Subway; Target; Tesco; IKEA
bank: Goldman Sachs; JPMorgan Chase; Bank of America; Citigroup; Wells Fargo; Morgan Stanley; \
Deutsche Bank; HSBC; Barclays; Credit Suisse; UBS; BNP Paribas; the Royal Bank of Scotland
maker of games: Nintendo; Sony; Microsoft; Ubisoft; Electronic Arts; Activision Blizzard; Sega; \
Valve
film studio: Disney/the Walt Disney Company; Warner Bros.; Paramount Pictures; Universal Pictures; \
Columbia Pictures; 20th Century Fox; Netflix
US university: Harvard University/Harvard; Yale University/Yale; Stanford University/Stanford; \
Princeton University/Princeton; Columbia University; Cornell University; Duke University; the \
Massachusetts Institute of Technology/MIT; the California Institute of Technology/Caltech; the \
University of California; the University of Michigan; the University of Chicago; the University of \
Pennsylvania; the University of Washington; Northwestern University; Georgetown University; \
Boston University; Rice University; Wayne State University; Michigan State University
British university: the University of Oxford/Oxford University; the University of \
Cambridge/Cambridge University; Imperial College London; University College London/UCL; the London \
School of Economics; the University of Edinburgh; the University of Manchester; King's College \
London; the University of Bristol; the University of Birmingham; the University of Leeds
Australian university: the University of Sydney; the University of Melbourne; Monash University; \
the University of Queensland; the Australian National University; Macquarie University; the \
University of New South Wales
Canadian university: the University of Toronto; McGill University; the University of Alberta; the \
University of British Columbia; McMaster University; the University of Waterloo
human rights group: Amnesty International; Human Rights Watch/HRW; Reporters Without Borders; the \
Committee to Protect Journalists; Freedom House; Liberty; Article 19
aid organisation: Oxfam; Save the Children; the Red Cross; Médecins Sans Frontières; CARE \
International; Christian Aid; World Vision; Caritas; Islamic Relief
environmental group: Greenpeace; the World Wildlife Fund/WWF; Friends of the Earth; the Sierra \
Club; Extinction Rebellion@2018; Earthjustice; Conservation International
US advocacy group: the American Civil Liberties Union/the ACLU; the National Rifle Association/the \
NRA; Planned Parenthood; the NAACP; the Sierra Club; the Southern Poverty Law Center
sports body: FIFA; UEFA; the International Olympic Committee/the IOC; the International Paralympic \
Committee/the IPC; the World Anti-Doping Agency/WADA@1999; the International Cricket Council/the \
ICC; the Court of Arbitration for Sport
US league: the National Football League/the NFL; the National Basketball Association/the NBA; \
Major League Baseball/MLB; the National Hockey League/the NHL; Major League Soccer/MLS@1993
football league: the Premier League; La Liga; the Bundesliga; Serie A; Ligue 1; the Eredivisie
English football club: Manchester United; Manchester City; Liverpool; Chelsea; Arsenal; Tottenham \
Hotspur; Everton; Leicester City; West Ham United; Newcastle United; Aston Villa
Spanish football club: Real Madrid; FC Barcelona; Atlético Madrid; Sevilla; Valencia; Athletic \
Bilbao
German football club: Bayern Munich; Borussia Dortmund; Bayer Leverkusen; Schalke 04; RB \
Leipzig@2009; Werder Bremen
Italian football club: Juventus; AC Milan; Inter Milan; Roma; Napoli; Lazio
football club: Celtic; Ajax; Paris Saint-Germain; Porto; Benfica; PSV Eindhoven; Lyon; Marseille
Formula One team: Ferrari; McLaren; Mercedes@2010; Red Bull Racing@2005; Williams; Renault; Toro \
Rosso@2006; Force India@2008
branch of the US forces: the United States Army/the US Army; the United States Navy/the US Navy; \
the United States Air Force/the US Air Force; the United States Marine Corps/the US Marine Corps; \
the United States Coast Guard/the US Coast Guard; the National Guard
branch of the British forces: the Royal Navy; the Royal Air Force/the RAF; the British Army; the \
Royal Marines
branch of the Indian forces: the Indian Army; the Indian Navy; the Indian Air Force; the Indian \
Coast Guard
church: the Catholic Church; the Church of England; the Methodist Church; the Lutheran Church; the \
Orthodox Church; the Baptist Union
space company: SpaceX@2002; Blue Origin@2000; Virgin Galactic@2004; Rocket Lab@2006; Arianespace
British department: Downing Street; the Home Office; the Foreign Office; the Treasury; the Cabinet \
Office; the Ministry of Defence/the MoD; the Ministry of Justice; the Department for Transport; \
the Department for Education
US court: the Supreme Court; the Court of Appeals; the District Court; the Tax Court
British court: the Supreme Court; the High Court; the Court of Appeal; the Crown Court
Indian court: the Supreme Court; the High Court; the District Court; the Sessions Court
"""
