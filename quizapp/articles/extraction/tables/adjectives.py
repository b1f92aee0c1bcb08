"""Words with a capital that name a people, a faith or a leaning, not one person or body."""

from quizapp.articles.extraction.tables.word_sets import word_set

ADJECTIVES = word_set(
    """
    African Arab Arabic Arabian European Asian Kurdish Kurd Kurds Basque Catalan Scottish Welsh
    English Scots Scot Cornish Flemish Walloon Bavarian Sicilian Siberian Chechen Tatar Uyghur
    Uighur Uyghurs Tibetan Rohingya Tamil Sikh Sikhs Bengali Punjabi Kashmiri Pashtun Hazara Tutsi
    Hutu Zulu Maori Māori Inuit Aboriginal Hispanic Latino Latina Latinos Caucasian Nordic
    Scandinavian Baltic Balkan Slavic Soviet Roman Ottoman Persian Byzantine Victorian Elizabethan
    Muslim Muslims Islamic Islamist Islamists Shia Shiite Shi’ite Shi'ite Sunni Salafi Sufi
    Alawite Druze Yazidi Christian Christians Catholic Catholics Protestant Protestants Orthodox
    Coptic Anglican Evangelical Evangelicals Pentecostal Baptist Methodist Lutheran Mormon Mormons
    Jewish Jew Jews Hasidic Hindu Hindus Buddhist Buddhists Jain Zionist Pagan Quaker Republican
    Republicans Democrat Democrats Democratic Conservative Conservatives Liberal Liberals Tory
    Tories Communist Communists Socialist Socialists Nazi Nazis Neo-Nazi Fascist Marxist Maoist
    Maoists Independent Libertarian Loyalist Unionist Nationalist Allied Allies Axis Western
    Eastern Northern Southern Mediterranean Atlantic Pacific Arctic Antarctic Olympic Olympian
    Paralympic Earthly Californian Texan Floridian Londoner Londoners Parisian Venetian Berliner
    Muscovite Australasian American-born British-born Bishop-Emeritus Congressional Parliamentary
    Presidential Senatorial Federal Constitutional Houthi Hellenic Iberian Anglo Afro-American
    African-American Asian-American Native Indigenous Emerita Emeritus Swahili Hebrew Urdu Hindi
    Gaelic Yiddish Esperanto Cantonese Farsi Dari Pashto Tagalog Quechua Aymara Mapuche Guarani
    Nahuatl Ndebele Shona Xhosa Yoruba Igbo Hausa Fulani Berber Berbers Maasai Kikuyu Luo Dinka
    Nuer Oromo Amhara Tigrayan Tigrayans Cossack Cossacks Bedouin Bedouins Inca Incas Maya Mayan
    Mayans Aztec Aztecs Viking Vikings Celts Cherokee Navajo Sioux Apache Comanche Latin Saxon
    Anglo-Saxon Norman Normans Habsburg Trotskyist Leninist Stalinist Thatcherite Peronist
    Bolivarian Chavista Hellenistic Neolithic Jurassic Cretaceous Pleistocene Holocene Mesozoic
    Sunnis Shiites Houthis-led Rastafarian Mennonite Amish Presbyterian Presbyterians Anglicans
    Lutherans Methodists Baptists Mohicans Tajik Uzbek Kazakh Kyrgyz Turkmen Assyrian Assyrians
    Copts Circassian Ossetian Abkhaz Karen Rakhine Hmong Han Manchu Uighurs Sinhalese Tamils
    """
)
