"""Words that stand before people's names and say what they are, and first names."""

from quizapp.articles.extraction.tables.given_names import MORE_GIVEN_NAMES
from quizapp.articles.extraction.tables.word_sets import word_set

HONORIFICS = word_set(
    """
    mme mlle mr mr. mrs mrs. ms ms. miss mx sir dame lord lady dr dr. doctor prof prof. professor
    rev rev. reverend father sister brother saint st st. sheikh shaikh sheik imam ayatollah mullah
    rabbi pope cardinal bishop archbishop patriarch madam madame monsieur hon hon. honourable
    honorable emeritus king queen prince princess emperor empress duke duchess earl count baron
    baroness sultan emir taoiseach mufti cde
    """
)
RANKS = word_set(
    """
    general gen gen. colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant
    sgt sgt. corporal private admiral commander commodore brigadier marshal constable sheriff
    inspector superintendent detective officer deputy chief pilot astronaut cosmonaut
    """
)
OFFICES = word_set(
    """
    president vice-president premier chancellor minister secretary ministers governor mayor
    senator sen sen. congressman congresswoman assemblywoman alderman bishop-emeritus
    representative rep rep. mp assemblyman councillor councilor councilman ambassador envoy consul
    commissioner spokesman spokeswoman spokesperson speaker director director-general
    administrator chairman chairwoman chairperson chair chief ceo cfo coo cto manager head leader
    co-founder founder owner coach trainer captain judge justice magistrate attorney lawyer
    prosecutor solicitor barrister counsel author writer novelist poet journalist reporter editor
    correspondent columnist presenter broadcaster anchor actor actress comedian singer musician
    rapper guitarist drummer pianist composer conductor dancer artist painter sculptor
    photographer filmmaker producer designer architect engineer scientist physicist chemist
    biologist astronomer economist historian philosopher researcher analyst expert professor
    lecturer teacher principal dean student doctor surgeon physician nurse activist campaigner
    lobbyist dissident whistleblower striker midfielder defender goalkeeper forward winger
    quarterback batsman bowler golfer boxer swimmer sprinter cyclist skier runner driver racer
    athlete referee umpire billionaire businessman businesswoman entrepreneur investor banker
    trader broker farmer politician lawmaker legislator diplomat official aide adviser advisor
    strategist treasurer coordinator curator librarian archaeologist geologist seismologist
    meteorologist ecologist psychologist sociologist virologist epidemiologist candidate nominee
    incumbent monarch tsar czar undersecretary ombudsman auditor controller comptroller
    congressperson organiser organizer programmer developer blogger youtuber illustrator cosplayer
    jockey gymnast wrestler rower snowboarder skater fencer cricketer footballer
    playwright screenwriter choreographer
    witness suspect gunman victim lead premier-designate president-elect sportsman teammate
    colleague countryman countrywoman compatriot
    """
)
"""Last words of what a person is called by office or trade."""

MODIFIERS = word_set(
    """
    vice deputy assistant acting interim former ex late then senior junior first second prime
    foreign interior finance defence defense health home education justice transport energy trade
    environment agriculture economy labour labor culture sports security state national federal
    attorney shadow chief executive managing general lead head major supreme high lord crown press
    presidential parliamentary opposition regional local city county district police fire army
    navy lieutenant brigadier rear vice-chief under permanent private cabinet internal external
    affairs economic emergencies emergency media associate technical financial operating legal
    housing immigration communications information tourism industry labor interior research
    majority minority whip house senate
    """
)
"""Words that stand before the last word of an office."""

TITLES = HONORIFICS | RANKS | OFFICES
PERSON_NOUNS = word_set(
    """
    father mother brother sister son daughter wife husband widow widower uncle aunt cousin
    grandfather grandmother grandson granddaughter nephew niece stepfather stepmother twin friend
    colleague partner boyfriend girlfriend fiancé fiancée neighbour neighbor resident survivor
    victim passenger veteran member native citizen child boy girl man woman teenager inmate
    defendant plaintiff killer murderer employee employer undergraduate undergrad graduate fellow
    mentor successor predecessor rival host champion winner laureate star legend pioneer sailor
    soldier fighter militant cleric priest nun monk pastor preacher missionary chef cook
    accountant assistant participant merchant infant giant tycoon magnate statesman guide scholar
    critic academic mathematician technician mechanic detective spy agent guard firefighter
    paramedic translator interpreter refugee migrant immigrant vet psychiatrist therapist dentist
    pharmacist deputy heir patient tenant landlord warlord rebel separatist loyalist republican
    democrat delegate secretary-general vice-chancellor provost rector headteacher headmaster
    taoiseach mufti
    """
)
"""Other words for what somebody is, which seldom stand right before a name."""

GIVEN_NAMES = MORE_GIVEN_NAMES | word_set(
    """
    Aaron Abdel Abdul Abdullah Abigail Abraham Ada Adam Adrian Ahmad Ahmed Aidan Akira Alan Albert
    Alberto Alec Alejandro Aleksandr Alessandro Alex Alexander Alexandra Alexandria Alexei Alexis
    Alfred Ali Alice Alicia Alison Allan Allen Allison Amanda Amber Amelia Amir Amit Amy Ana Anas
    Anastasia Anders Andre Andrea Andreas Andrei Andres Andrew Andrzej Andy Angela Angelina Anil
    Anita Ann Anna Anne Annie Anthony Antoine Anton Antonio António Anwar Ariel Arnold Arthur Asad
    Ashley Audrey August Austin Barack Barbara Barry Bashar Beatrice Ben Benedict Benjamin Bernard
    Bernie Beth Betty Beverly Bill Bob Bobby Boris Brad Bradley Brandon Brenda Brett Brian Bruce
    Bruno Bryan Caitlin Cameron Carl Carla Carlo Carlos Carly Carmen Carol Caroline Carolyn
    Catherine Cecilia Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina
    Christine Christopher Cindy Claire Clara Claude Claudia Clive Colin Connor Craig Cristina
    Cynthia Dale Damian Dan Daniel Daniela Danielle Danny Darren David Dean Deborah Debra Denis
    Dennis Derek Diana Diane Diego Dieter Dimitri Dmitri Dmitry Dominic Dominique Don Donald Donna
    Doris Dorothy Doug Douglas Duncan Dylan Earl Eddie Edgar Eduardo Edward Edwin Elaine Eleanor
    Elena Eli Elijah Eliud Elias Elizabeth Ella Ellen Elon Emily Emma Emmanuel Eric Erica Erik
    Erin Ernest Ethan Eugene Eva Evelyn Evo Fatima Federico Felicity Felipe Felix Fernando Fiona
    Florian Frances Francesco Francis Francisco Francois Frank Franz François Fred Frederick
    Gabriel Gareth Gary Gavin Geoff Geoffrey George Georgia Gerald Gerard Gianni Gina Giorgio
    Giovanni Giuseppe Glenn Gloria Gordon Grace Graham Greg Gregory Guillermo Gustavo Guy Hamid
    Hannah Hans Harold Harriet Harry Harvey Hassan Hazel Heather Hector Heinz Helen Helena Henri
    Henry Herbert Hillary Hiroshi Holly Howard Hugh Hugo Hussein Ian Ibrahim Igor Imran Ingrid
    Irene Isaac Isabel Isabella Ismail Ivan Jack Jackie Jacob Jacqueline Jacques Jair Jake James
    Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy
    Jerry Jesse Jessica Jill Jim Jimmy Jo Joachim Joan Joanna Joao Jody Joe Joel Johan Johannes
    John Johnny Jon Jonas Jonathan Jordan Jorge Jose Josef Joseph Joshua José Joyce João Juan
    Juan-Carlos Judith Judy Julia Julian Julie Julius Jun Justin Kamala Karen Karim Karl Kate
    Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Khaled Khalid Khalifa Kim
    Kirsten Klaus Kristen Kristin Kumar Kurt Kyle Larry Lars Laura Lauren Laurent Lawrence Leah
    Lee Lena Leo Leon Leonard Leonardo Leslie Lewis Liam Lina Linda Lindsay Lisa Liz Louis Louise
    Luc Luca Lucas Lucia Lucy Luis Luiz Luke Lydia Lynn Madeleine Mahmoud Malcolm Manuel Marc
    Marcel Marco Marcus Margaret Maria Marie Marilyn Mario Marion Mark Marta Martha Martin Mary
    María Masoud Mathew Matt Matteo Matthew Matthias Maureen Maurice Mauricio Max Maya Megan
    Melania Melanie Melissa Mia Michael Michel Michele Michelle Miguel Mike Mikhail Milan Miriam
    Mitch Mohamed Mohammad Mohammed Molly Mona Monica Muhammad Murray Mustafa Nadia Najib Nancy
    Naomi Narendra Natalia Natalie Nathan Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nicolás
    Nigel Nikki Nikolai Nina Noah Noor Norman Olaf Oleg Oleksandr Olga Oliver Olivia Omar Osama
    Oscar Otto Pablo Pamela Patricia Patrick Paul Paula Pauline Pavel Pedro Peggy Penny Pete Peter
    Petra Phil Philip Philippe Phillip Pierre Piotr Priya Rachel Rafael Rahul Raj Rajiv Ralph
    Ramon Randy Raul Ray Raymond Rebecca Recep Renée Rex Ricardo Richard Rick Rishi Rob Robert
    Roberto Robin Rodrigo Roger Roland Roman Ron Ronald Rosa Rose Ross Roy Ruben Rudy Rupert
    Russell Ruth Ryan Sabrina Said Sally Salman Salvatore Sam Samantha Samir Samuel Sandra Sanjay
    Sara Sarah Saul Scott Sean Sebastian Sebastião Serena Sergei Sergey Sergio Seth Shane Shannon
    Sharon Shaun Sheila Shinzo Shirley Silvio Simon Simone Sofia Sophia Sophie Stacy Stan Stefan
    Stella Stephanie Stephen Steve Steven Stewart Stuart Suella Sunil Susan Sven Sylvia Tamara
    Tara Ted Terence Teresa Terry Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tomas
    Tomasz Tommy Toni Tony Tracy Trevor Tyler Ursula Valentina Valerie Vanessa Vera Veronica
    Victor Victoria Viktor Vincent Vincenzo Virginia Vitaly Vladimir Volodymyr Walter Wanda Warren
    Wayne Wendy Werner Wilhelm Will William Winston Wolfgang Xavier Xi Yasmin Yevgeny Yitzhak Yoko
    Yolanda Yuri Yusuf Yvette Yvonne Zachary Zoe
    """
)
"""Given names of many countries."""


def is_title_word(word: str) -> bool:
    """Whether the word, in small letters, is a title, also in the plural."""
    return word in TITLES or word.rstrip(".") in TITLES or word.removesuffix("s") in OFFICES
