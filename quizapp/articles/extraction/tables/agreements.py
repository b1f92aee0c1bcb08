"""Treaties and other agreements that are often in the news."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Agreement:
    """`names` are all of its names, the usual one first; `place` is where it was signed."""

    names: tuple[str, ...]
    year: int
    subtype: str
    place: str

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def agreements() -> tuple[Agreement, ...]:
    rows = (line.split("|") for line in ROWS.strip().splitlines())
    return tuple(
        Agreement(tuple(names.split(";")), int(year), subtype, place)
        for names, year, subtype, place in rows
    )


@cache
def agreements_by_name() -> dict[str, Agreement]:
    return {name: one for one in agreements() for name in one.names}


ROWS = """
Peace of Westphalia;Treaty of Westphalia|1648|peace treaty|Münster
Treaty of Utrecht;Peace of Utrecht|1713|peace treaty|Utrecht
Treaty of Waitangi|1840|treaty|Waitangi
Geneva Conventions;Geneva Convention|1949|convention|Geneva
Hague Convention;Hague Conventions|1899|convention|The Hague
Treaty of Versailles;Versailles Treaty|1919|peace treaty|Versailles
Treaty of Lausanne;Lausanne Treaty|1923|peace treaty|Lausanne
Treaty of Brest-Litovsk|1918|peace treaty|Brest-Litovsk
Sykes-Picot Agreement;Sykes–Picot Agreement|1916|accord|London
Geneva Protocol|1925|arms control|Geneva
Lateran Treaty|1929|treaty|Rome
Munich Agreement|1938|accord|Munich
Molotov-Ribbentrop Pact;Molotov–Ribbentrop Pact|1939|pact|Moscow
Anglo-Irish Treaty|1921|treaty|London
Bretton Woods Agreement|1944|trade|Bretton Woods
Warsaw Pact|1955|pact|Warsaw
North Atlantic Treaty;Washington Treaty|1949|pact|Washington, D.C.
Universal Declaration of Human Rights|1948|declaration|Paris
Genocide Convention|1948|convention|Paris
European Convention on Human Rights|1950|convention|Rome
Refugee Convention;1951 Refugee Convention|1951|convention|Geneva
Treaty of San Francisco|1951|peace treaty|San Francisco
Korean Armistice Agreement|1953|peace treaty|Panmunjom
Treaty of Rome;Treaties of Rome;Rome Treaty|1957|treaty|Rome
Antarctic Treaty|1959|treaty|Washington, D.C.
Vienna Convention on Diplomatic Relations|1961|convention|Vienna
Single Convention on Narcotic Drugs|1961|convention|New York City
Partial Test Ban Treaty|1963|arms control|Moscow
Outer Space Treaty|1967|treaty|London
Nuclear Non-Proliferation Treaty;Non-Proliferation Treaty;Treaty on the Non-Proliferation of \
Nuclear Weapons;NPT|1968|arms control|London
Ramsar Convention|1971|convention|Ramsar
World Heritage Convention|1972|convention|Paris
Anti-Ballistic Missile Treaty;ABM Treaty|1972|arms control|Moscow
Biological Weapons Convention|1972|arms control|London
Simla Agreement|1972|peace treaty|Shimla
Paris Peace Accords|1973|peace treaty|Paris
CITES|1973|convention|Washington, D.C.
Helsinki Accords;Helsinki Final Act|1975|accord|Helsinki
Camp David Accords|1978|peace treaty|Washington, D.C.
Egypt-Israel peace treaty;Egypt–Israel peace treaty|1979|peace treaty|Washington, D.C.
United Nations Convention on the Law of the Sea;UNCLOS|1982|convention|Montego Bay
Convention Against Torture;Convention against Torture|1984|convention|New York City
Sino-British Joint Declaration|1984|declaration|Beijing
Schengen Agreement|1985|treaty|Schengen
Anglo-Irish Agreement|1985|accord|Hillsborough
Montreal Protocol|1987|climate|Montreal
Intermediate-Range Nuclear Forces Treaty;Intermediate-range Nuclear Forces Treaty;INF \
Treaty;INF|1987|arms control|Washington, D.C.
Basel Convention|1989|convention|Basel
Convention on the Rights of the Child|1989|convention|New York City
Taif Agreement|1989|peace treaty|Taif
Treaty on Conventional Armed Forces in Europe|1990|arms control|Paris
START I|1991|arms control|Moscow
Maastricht Treaty;Treaty of Maastricht|1992|treaty|Maastricht
Open Skies Treaty;Treaty on Open Skies|1992|arms control|Helsinki
United Nations Framework Convention on Climate Change;UNFCCC|1992|climate|Rio de Janeiro
Convention on Biological Diversity|1992|convention|Rio de Janeiro
Chemical Weapons Convention|1993|arms control|Paris
Oslo Accords;Oslo Agreement|1993|peace treaty|Washington, D.C.
North American Free Trade Agreement;NAFTA|1992|trade|San Antonio
Budapest Memorandum|1994|accord|Budapest
Dayton Agreement;Dayton Accords;Dayton Accord|1995|peace treaty|Paris
Comprehensive Nuclear-Test-Ban Treaty;Comprehensive Test Ban Treaty|1996|arms control|New York City
Amsterdam Treaty;Treaty of Amsterdam|1997|treaty|Amsterdam
Ottawa Treaty;Mine Ban Treaty|1997|arms control|Ottawa
Kyoto Protocol|1997|climate|Kyoto
Good Friday Agreement;Belfast Agreement|1998|peace treaty|Belfast
Rome Statute|1998|convention|Rome
Aarhus Convention|1998|convention|Aarhus
Treaty of Nice;Nice Treaty|2001|treaty|Nice
Stockholm Convention|2001|convention|Stockholm
Dublin Regulation|2003|treaty|Dublin
Convention on Cluster Munitions|2008|arms control|Oslo
Treaty of Lisbon;Lisbon Treaty|2007|treaty|Lisbon
New START;New START Treaty|2010|arms control|Prague
Istanbul Convention|2011|convention|Istanbul
Arms Trade Treaty|2013|arms control|New York City
Minsk Protocol|2014|peace treaty|Minsk
Minsk agreements;Minsk Agreements;Minsk II|2015|peace treaty|Minsk
Joint Comprehensive Plan of Action;JCPOA;Iran nuclear deal;Iran Nuclear Deal|2015|arms \
control|Vienna
Paris Agreement;Paris Climate Agreement;Paris Accord;Paris climate agreement;Paris climate \
accord;Paris Accords|2015|climate|Paris
Trans-Pacific Partnership;TPP|2016|trade|Auckland
Kigali Amendment|2016|climate|Kigali
Comprehensive Economic and Trade Agreement;CETA|2016|trade|Brussels
Treaty on the Prohibition of Nuclear Weapons|2017|arms control|New York City
Panmunjom Declaration|2018|declaration|Panmunjom
Prespa Agreement;Prespa agreement|2018|accord|Psarades
Global Compact for Migration|2018|accord|Marrakesh
United States-Mexico-Canada Agreement;United States–Mexico–Canada \
Agreement;USMCA|2018|trade|Buenos Aires
Treaty of Aachen;Aachen Treaty|2019|treaty|Aachen
African Continental Free Trade Agreement|2018|trade|Kigali
Stockholm Agreement|2018|peace treaty|Stockholm
Abraham Accords|2020|peace treaty|Washington, D.C.
Doha Agreement|2020|peace treaty|Doha
Regional Comprehensive Economic Partnership|2020|trade|Hanoi
Artemis Accords|2020|accord|Washington, D.C.
AUKUS|2021|pact|Washington, D.C.
Glasgow Climate Pact|2021|climate|Glasgow
Windsor Framework|2023|accord|Windsor
Magna Carta;Magna Charta|1215|charter|Runnymede
UN Charter;United Nations Charter;Charter of the United Nations|1945|charter|San Francisco
"""
