"""Given names of many languages, besides the commonest of English and its neighbours."""

from quizapp.articles.extraction.tables.word_sets import word_set

MORE_GIVEN_NAMES = word_set(
    """
    Aaltje Aamir Abbas Abby Abdallah Abdel-Fattah Abdelaziz Abdelhamid Abdelilah Abdelkader
    Abdellah Abdelmadjid Abderrahman Abderrahmane Abdi Abdiqasim Abdirahman Abdolkarim Abdulaziz
    Abdulhamid Abdulkadir Abdulla Abdullahi Abdulmalik Abdulrahman Abdurrahman Abed Abelardo Abena
    Abhijit Abhinav Abhishek Abhisit Abimbola Abiola Abiy Abolhassan Abílio Achim Adalbert
    Adalberto Adebayo Adel Adela Adele Ademir Ademola Adewale Adil Adina Aditi Aditya Adnan Adolfo
    Adriana Adriano Adèle Afif Afonso Afshin Agathe Agnese Agneta Agnieszka Agnès Agostinho
    Agostino Agus Agustin Agustín Ahlam Ahmet Aiden Aigul Aimé Aino Airton Aisha Aishwarya Aitor
    Aizhan Ajay Ajit Akash Akbar Akhilesh Akhmed Akihiro Akihito Akiko Akinwumi Akio Akosua Akram
    Akshay Akufo Alaa Alain Alana Alasdair Alassane Alastair Albane Albertina Albrecht Aldemir Aldo
    Aldous Alekos Aleksandar Aleksander Aleksandra Aleksei Aleksi Alessandra Alessia Alevtina Alexa
    Alexandre Alexandros Alexandru Aleš Alfie Alfio Alfons Alfonsina Alfonso Alfredo Algirdas
    Alhassan Aliaksandr Aliko Alina Alioune Alireza Alisa Alistair Aliénor Alla Almazbek Alojz Alok
    Aloys Aloysio Alparslan Alphonse Alun Alvaro Alyaksandr Alyssa Ama Amadou Amal Aman Amandine
    Amar Amarinder Ambika Ambroise Ambrose Amedeo Amina Aminata Aminu Amirhossein Amitabh Amjad
    Ammar Amos Amparo Amr Amrit Amrita Amélie Américo Amílcar Ana-Marija Anand Anandiben Ananya
    Anastasios Anatoli Anatoly Anaïs Anderson Andi Andrae Andreea Andreina Andrej Andrey Andris
    Andriy Andrus Andry András André Andrée Andrés Anette Aneurin Angelika Angelo Angelos Angharad
    Angie Angus Angélica Anicet Anika Aniket Anirudh Anis Anja Anjali Anke Ankit Annabel Annabelle
    Annalisa Annamaria Anne-Marie Annegret Anneke Anneli Anneliese Annette Annick Annika Anouk Ante
    Antje Anto Antonella Antonia Antonietta Antonino Antonis Antony Antonín Antti Anup Anupam
    Anurag Anushka Aníbal Anže Aoife Aparecida Aparna Apolline Apostolos Araceli Arash Archana
    Archie Ardeshir Aretha Arianna Arie Aristotelis Arjan Arjen Arjun Arkady Arlene Arlindo Arlo
    Armand Armando Armen Armin Armindo Arnaud Arne Arno Arrigo Arseny Artem Artur Arturo Artyom
    Artūras Arun Aruna Arundhati Arvind Arvo Aryeh Asghar Ashok Ashot Ashraf Ashton Ashwini Asif
    Aslan Aslı Asma Astrid Asuka Atal Atanas Athanasios Atif Atiku Atsushi Attila Attilio Atul
    Aubrey Aude Augustin Augusto Aung Aurelio Aurore Aurélie Aurélien Ava Avery Avi Avigdor Avinash
    Avraham Axel Axelle Ayaan Ayaka Ayelet Ayhan Ayman Ayodele Ayoub Ayrton Aysel Ayumi Ayşe Azadeh
    Azali Azim Aziz Aziza Azucena Azza Babajide Babak Babatunde Babul Baburam Bader Badr Bahaa
    Bahman Bahram Bailey Bal Balbir Baldev Baltasar Balázs Bambang Banri Baptiste Barney Barry Bart
    Barthélémy Bartosz Bas Basem Bashir Basil Bassam Bassem Bastien Basuki Bato Beata Beate Beatrix
    Beatriz Becky Behrouz Bekir Belinda Bence Bengt Benito Benjamín Benny Benoit Benoît Bento Beppe
    Berat Berit Bernadette Bernardino Bernardo Bernd Bernhard Berthold Bertie Bertrand Bessie
    Bethany Beto Bette Bettina Beverley Beyoncé Bezalel Bhagwant Bhupesh Biagio Bianca Bidya
    Bidzina Bijan Bilal Bilawal Biljana Billie Billy Bimal Bipin Birgit Birgitta Bjarne Bjarni
    Bjorn Björn Bjørn Blair Blaise Blake Blas Bo Boban Bobbi Bodo Bogdan Bohumil Bohuslav Bojan
    Bojko Bola Bolesław Bongbong Bonnie Borja Borut Boubacar Boutros Boyd Boyko Boško Božidar Brady
    Bram Brandi Branislav Branko Brendan Brent Briana Brianna Brice Brid Bridget Bridie Brigid
    Brigitte Britney Bronagh Bronisław Bronwen Brooke Brunello Bryce Bryson Bríd Budi Bukola Burak
    Burhan Burkhard Burt Bärbel Béji Béla Børge Bülent Caetano Caio Caleb Callie Callum Calvin
    Camila Camilla Camille Camilo Canan Candace Candice Caoimhe Cara Carey Carin Carl-Henric Carles
    Carlton Carme Carmela Carmine Carola Carole Carrie Carsten Carter Carwyn Casey Cassandra Cassie
    Catalina Cate Caterina Cathy Catrin Cayetana Cecil Cecilio Cees Celestino Celia Celine Celso
    Cem Cemal Cemil Cengiz Cerys Cesar Cesare Cezary Chaim Chan-ocha Chandler Chandra Chandrika
    Chantal Charalambos Charlene Charlène Charmaine Chee-hwa Cheick Cheikh Chelsey Chet Chetan
    Chiaki Chiara Chidi Chidinma Chimamanda Chinedu Ching Chinua Chloé Chrissy Christa Christel
    Christelle Christer Christiane Christie Christoph Christophe Christos Christy Chuck Chukwuma
    Chun Chun-ying Cian Ciaran Ciarán Cicely Cillian Ciro Clare Clarence Clark Claudette Claudio
    Claudiu Claus Clayton Cleiton Clement Clemente Cleo Clifford Clint Clinton Clodagh Clotilde
    Clyde Clémence Clément Cobi Cody Cole Colette Colleen Collin Colm Colum Connie Conor Conrad
    Cora Corentin Coretta Corey Corinna Corinne Cormac Cornelia Cornelis Corneliu Cornelius Corrado
    Cory Cosimo Costanza Costin Courtney Cressida Crispin Cristian Cristiana Cristiano Csaba Curt
    Curtis Cyndi Cyril Cyrille Cyrus Czesław Cécile Cédric Célia Céline César Călin Cătălin Daan
    Dacia Dacian Dae-jung Dafydd Dagmar Daisuke Daisy Daithí Dalal Dalia Dalibor Dalton Damiano
    Damien Damon Dana Dani Daniele Danilo Danièle Danjuma Danuta Daphne Darcy Dario Dariush Dariusz
    Darko Darlene Darragh Darrell Darryl Daryl Darío Dave Davide Davis Davit Davoud Deanna Debbie
    Debora Declan Dedi Dee Deepa Deepak Deepika Deidre Deirdre Dejan Delcy Delfina Delia Delilah
    Delphine Delyan Delyth Demetrius Demi Denise Denys Denzel Dermot Desiree Desmond Despina Detlef
    Dev Devendra Devin Devlet Dewi Dexter Dezső Dhruv Diarmuid Didem Didier Dietmar Dietrich Dilek
    Dilip Dilma Dimitra Dimitrios Dimitris Dina Dinah Dinara Dinesh Dion Dionne Diosdado Dipak Dirk
    Divya Djalma Djibril Dmitrii Dmitriy Dmytro Doina Dolly Domenico Dominick Donal Donata
    Donatella Donato Donnacha Donovan Dora Doreen Dorian Dorin Dorothea Dottie Dov Doyle Doğu
    Dragan Dragana Drew Dries Driss Duane Duilio Dumitru Dusan Dustin Dušan Dwayne Dwight Dániel
    Désiré Eamon Earle Ebba Ebere Eberhard Ebrahim Ebru Ece Eckart Edie Edinho Edith Edmond Edmund
    Edmundo Edna Edoardo Edouard Edson Eduard Eduarda Eero Effie Efraín Efua Egil Egils Ehab Ehsan
    Ehud Eija Eiji Eileen Einar Eitan Ekaterina Ekrem Elaheh Eldon Eldridge Eleni Elfriede Eliezer
    Elif Elin Elina Elio Eliot Elisa Elisabeta Elisabeth Elisabetta Elise Eliza Elke Ellie Elliot
    Elliott Ellis Elly Elma Elmar Elmer Elmo Elnur Eloise Eloísa Elsa Elsie Elton Eluned Elvira
    Elvis Elwood Elías Elói Emad Emanuela Emanuele Emeka Emelie Emery Emil Emile Emilia Emilio
    Emine Emlyn Emmanuelle Emmerson Emmet Emmett Emomali Emre Emrys Enda Endre Enes Engin Enid
    Enikő Ennio Enric Enrica Enrico Enrique Enzo Eoghan Eoin Ercan Erdem Erhard Eri Erich Erika
    Erkki Erling Ermanno Erna Ernestine Ernesto Ernie Erol Errol Erwin Erzsébet Esa Esam Esha Eshaq
    Esme Esmeralda Espen Esra Essam Esteban Estela Estelle Esther Eszter Ethel Etienne Etta Ettore
    Euan Euclid Eugenia Eugenio Eugénie Eunice Eusebio Eustace Evan Evangelos Evariste Evaristo Eve
    Evelio Everett Evgeni Evgenia Evgeny Ewa Ewald Ewan Ezekiel Ezequiel Ezio Ezra Fabiana Fabien
    Fabio Fabiola Fabián Fabrice Fabrizia Fabrizio Facundo Fadi Fadwa Faezeh Faf Fahad Fahmi
    Fahrettin Faisal Faiz Farah Farai Fares Farhad Fariba Farid Farida Farooq Farouk Farrah Faruk
    Farzad Fathi Fatih Fatma Fatou Fatoumata Faure Faustin Faustino Fausto Fawzi Fawzia Fay Faye
    Fayez Faysal Fazal Federica Felice Felicia Felicidad Femi Femke Ferdinand Ferenc Fereydoun
    Fergal Fergus Ferhat Fermín Fernand Fernanda Feroz Fethullah Fiadh Fidel Fikri Filipe Filomena
    Finbarr Finlay Finn Fintan Fionn Fiorella Flavia Flavio Florencia Florentin Floris Floyd Flynn
    Flávio Fofi Folasade Folke Fotis Fouad Franca Francesca Francisca Franciszek Franck Francoise
    Frankie Franky František François-Xavier Françoise Fraser Frauke Freda Freddie Freddy Frederic
    Fredrik Freya Frida Friedhelm Friedrich Frits Fritz Frode Frédéric Frédérique Fuad Fuat Fulvio
    Fumihito Fumiko Fumio Funke Fyodor Fábio Fátima Félix Gabby Gabor Gabriele Gabriella Gabrielle
    Gadi Gaetano Gagik Gail Galina Garegin Garrett Garry Garth Gaspard Gaston Gautam Gayatri Gaétan
    Gaël Gaëlle Gearóid Geert Gemma Genevieve Geneviève Genichi Gennady Gennaro Georg Georges
    Georgi Georgios Georgy Geraint Geraldo Gerardo Gerd Gerda Gergely Gerhard Germaine Germán
    Gernot Gerrie Gerrit Gerry Gertrud Gertrude Gethin Getúlio Geun-hye Gevorg Ghada Ghaith Ghassan
    Gheorghe Ghislaine Ghulam Giacomo Giampaolo Giancarlo Gianfranco Gianluca Gianluigi Gianmarco
    Giannis Giannoula Gianpaolo Gideon Gijs Gilad Gilbert Gilberto Gilda Gilles Gilmar Ginette
    Ginny Gino Gioacchino Gioia Giordano Giorgi Giorgia Giorgos Giovanna Girish Girolamo Gisela
    Gisèle Gitanas Giulia Giuliana Giuliano Giulio Giuseppina Gladys Gleb Glenda Glenys Glyn Godwin
    Golda Goldie Golnaz Gonzalo Goodluck Gopal Goran Gordana Gotabaya Gottfried Graciela Graeme
    Graça Grażyna Gregorio Greta Gretchen Grigory Griselda Gro Grzegorz Gráinne Grégoire Grégory
    Guang Gudrun Guido Guilherme Guillaume Guinevere Gulbuddin Gunilla Gunnar Gunter Gunther
    Gurbanguly Gurmeet Gus Gustaf Gustav Gustave Guus Guylaine Guðni Gwen Gwenaël Gwendolyn Gwyn
    Gwyneth Gyorgy Gyula György Gábor Gáspár Gérald Gérard Gökhan Göran Götz Gøran Gül Gülşen
    Günter Günther Haakon Habib Habiba Hadi Hafez Hage Haidar Haider Haile Hailemariam Hailey Haim
    Haitham Hakainde Hakan Hala Haley Halide Halil Halima Halla Halvard Hamad Hamdi Hamed Hameed
    Hamish Hamza Hana Hanan Hande Hani Hank Hanna Hanne Hannelore Hannes Harald Hardik Hari Haris
    Harish Harith Harjit Haroun Harriett Harrison Hartmut Haruhiko Haruka Haruki Haruko Hasan
    Hashem Hashim Hasina Hassane Hasto Hatem Hatice Hattie Hayao Hayden Hayley Hazem Heba Hedda
    Hedy Heide Heidi Heike Heikki Heiko Heiner Heinrich Heitor Helder Helene Helga Helge Helle
    Hellmut Helmi Helmut Heloísa Hema Hemant Hendrik Henk Henning Henriette Henrik Henrique Henryk
    Heribert Herman Hermann Hernando Hernán Hervé Hery Heung-min Heydar Hicham Hideki Hideo Hilal
    Hilary Hilda Hilde Hildegard Himanshu Hiroaki Hirohito Hirokazu Hiroko Hiroyuki Hirsi Hisako
    Hisashi Hisham Hjalmar Holger Honoré Hooman Horace Horacio Horia Hormoz Horst Hortense Hosni
    Hossam Hossein Houari Houda Hovik Howie Hristo Hubert Huda Hugues Huguette Hulusi Humberto
    Hunter Husam Hussain Huw Hye Hyun Hywel Håkan Héctor Hélène Hüseyin Iain Ibrahima Ichiro Ida
    Idris Idriss Ieuan Ifan Ifeanyi Ifeoma Ignacio Ignazio Ihab Ihor Ihsan Ikechukwu Iker Ilaria
    Ildikó Ileana Ilham Ilhan Ilker Ilkka Ilya Imad Iman Imelda Immacolata Imogen Imomali Imre Ina
    Inder Indira Ines Inese Inez Ing-wen Inga Inge Ingeborg Inger Ingo Ingrida Inmaculada Inna
    Innocenzo Intisar Inácio Inès Inés Ioannis Iolo Ionel Ionuț Iosif Irakli Ireneusz Irfan Irina
    Irma Irmgard Irving Irwin Iryna Irène Isabela Isabelle Isaiah Isaias Isam Isatou Isaías Ishaan
    Ishrat Isiaka Isidro Isko Isla Ismael Isobel Issa Issac Issam Issey Issoufou Istvan István
    Italo Itamar Itsuki Itzhak Iulian Iurie Ivana Ivanka Ivano Ivaylo Ivica Ivor Iván Iwona Iyabo
    Iyad Jaafar Jaakko Jaap Jaber Jacek Jacinda Jacinta Jacinto Jacopo Jacqueline Jacquelyn Jada
    Jaden Jadranka Jadwiga Jae Jae-in Jafar Jagan Jagdish Jagmeet Jaime Jairo Jakaya Jakub Jalal
    Jalen Jamal Jameel Jamel Jami Jamie Jamil Jamila Jan-Peter Jana Jandira Janelle Janette Janez
    Janie Janis Janne Janos Jari Jaromír Jaroslav Jarosław Jasmine Jaswant Javad Javed Javi Jawad
    Jawaharlal Jaxon Jaya Jayden Jayne Jayson Jean-Baptiste Jean-Claude Jean-François Jean-Jacques
    Jean-Luc Jean-Marc Jean-Marie Jean-Michel Jean-Paul Jean-Pierre Jean-Yves Jeanette Jeanine
    Jeanne Jeannette Jeannie Jeb Jed Jedediah Jelena Jelle Jemima Jenna Jennie Jens Jeremiah
    Jermaine Jeroen Jerome Jerri Jerzy Jerónimo Jesper Jess Jessie Jesus Jesús Jhon Ji-sung Jian
    Jiang Jie Jimena Jimi Jing Jinping Jiri Jiro Jitka Jiří Joanie Joann Joanne Joaquim Joaquin
    Joaquín Jocelyn Jochen Jodi Jodie Joelle Joerg Joey Johanna Johnnie Jokha Joko Jokowi Jolene
    Jong-il Jong-un Joni Jonna Jools Joon Joon-ho Joop Joost Jordi Jordyn Jorgen Jorginho Joris
    Josefa Josefina Josep Josephine Josette Josh Josiah Josiane Josie Josip Josselin Jovan Joël
    Joëlle Jože Juana Juanita Judd Jude Judi Judit Juergen Juha Jukka Jules Juliana Julianne Juliet
    Julieta Juliette Julio Juma Junichiro Junko Juraj Jurgen Juscelino Jussi Justin-Pierre Justina
    Justine Justo Jusuf Jutta Jyoti Jyotiraditya Jyrki János Jérémie Jérémy Jérôme Jóhanna Józef
    József Jônatas Jöran Jörg Jørgen Jürgen Jüri Jānis Ka-shing Kaarina Kadir Kagiso Kaguta Kai
    Kaija Kailash Kais Kaitlyn Kaja Kajal Kalpana Kamal Kamel Kamil Kamla Kanhaiya Kaori Kapil Kara
    Karan Kareem Kareena Kari Karima Karin Karine Karl-Heinz Karla Karolina Karsten Kartik
    Kassym-Jomart Katalin Katarina Katarzyna Katelyn Katerina Kateryna Kateřina Katharina Katharine
    Kathie Katja Katri Katrina Katrine Katrín Katsuya Katy Kaveh Kavita Kay Kayla Kaylee Kazem
    Kazimierz Kazuhiro Kazuki Kazuo Kazuya Keanu Kees Keiichi Keiko Keira Keisuke Kelechi Kellie
    Kellyanne Kelsey Kemal Kemi Kenan Kendall Kendra Kendrick Kenenisa Kenichi Kenji Kenny Kenta
    Kenzaburo Kenzo Keqiang Kerem Kermit Kerri Kerry Kersti Kerstin Kgalema Khadga Khadija Khairat
    Khaleda Khalil Khalilah Khloe Khurram Ki-moon Kieran Kiko Kimberly Kimi Kin Kioumars Kiran
    Kiril Kirill Kirk Kirstie Kirstjen Kirsty Kirti Kishore Kitty Kiyoshi Kjell Klaas Klara Klára
    Knut Koen Koffi Kofi Koichi Koji Kolinda Konrad Konstantin Konstantinos Koray Kornelia Kornél
    Kosta Kostas Kostiantyn Kostis Kosuke Kourosh Krasimir Krešimir Kris Krista Kristalina Kristi
    Kristian Kristina Kristoffer Kristy Krisztina Krišjānis Krystyna Krzysztof Ksenia Kuldeep Kumi
    Kumiko Kunal Kurtis Květa Kwabena Kwaku Kwame Kwang Kwasi Kweisi Kwesi Kylian Kyoko Kyra
    Kyriakos Kyung Kyung-wha Kálmán Károly Kåre Lacey Lachlan Ladan Laila Laimdota Lajos Lakhdar
    Lakshmi Lalit Lalu Lambros Lamia Lamine Lana Lance Lara Larisa Larissa Lasse Laszlo Lata Latifa
    Latoya Laure Laureano Laurence Laurențiu Lauri Laurie Lauryn Lautaro Lavinia Lawson Layla
    Laëtitia Laís LeBron Leandra Leandro Leann Leanne Lech Leena Leif Leigh Leila Leland Leni Lenka
    Leonarda Leonel Leonid Leonidas Leopold Leopoldo Leroy Lesley Lesya Leszek Leta Leticia Letitia
    Letizia Letsile Lev Levan Levente Levi Levon Lexi Leyla Leyli Leymah Lia Liadh Liana Liaquat
    Libor Licia Lidia Lieke Liesel Lijian Lila Lilia Lilian Liliana Lillian Lillie Lily Lindiwe
    Lindsey Linnea Linus Lionel Lisbeth Lise Livia Liviu Lizzie Ljubiša Ljubomir Lloyd Llyr
    Lodewijk Lois Lola Lon Lonnie Lora Loraine Loredana Lorella Lorena Lorenz Lorenzo Loretta Lori
    Lorna Loránd Lotfi Lothar Lotta Lottie Lou Louie Louis-Philippe Loujain Lourdes Lowell Loïc
    Luana Luanne Lubomír Luce Lucian Luciana Luciano Lucie Lucien Lucienne Lucille Lucinda Lucius
    Lucrecia Lucrezia Lucía Ludmila Ludovic Ludwig Ludwik Luigi Luisa Luka Lukáš Lula Luther Lutz
    Luís Luíza Lyle Lyman Lyndon Lyndsey Lynette Lynne Lyubomir Lyubov Lyudmila László Lázaro Léa
    Léon Léonie Lígia Lúcia Lúcio Lütfi Maarten Maartje Mabel Macarena Maciej Mackenzie Macky Macy
    Madan Maddalena Maddie Madhav Madhuri Mae Maeve Mafalda Magali Maggie Magnus Magomed Mahamadou
    Mahamat Mahathir Mahendra Maher Mahesh Mahinda Mahmud Mahnaz Mahsa Mair Mairead Mairéad Maisie
    Maithripala Maj Majid Makis Makoto Maksim Maksym Malachi Malak Malala Malek Malik Malin Mallory
    Mamadou Mamady Mamata Mamie Mamoru Manal Mandy Maneesh Maneka Manfred Mangosuthu Maninder
    Manish Manlio Manmohan Manny Manoel Manohar Manoj Manolis Manolo Manon Manouchehr Mansour
    Manuela Marc-André Marcela Marcella Marcelle Marcello Marcelo Marcia Marcin Marcy Marek
    Margareta Margarete Margarita Margery Margherita Margit Margo Margot Margrethe Marguerite
    Mariah Mariam Mariama Marian Mariana Mariangela Marianne Mariano Mariastella Maribel Maricarmen
    Marie-Claude Marie-Hélène Marielle Marija Marijn Mariko Marin Marisa Marisol Marissa Maritza
    Marius Mariusz Mariya Marián Marja Marjane Marjorie Markku Marko Markus Markéta Marla Marleen
    Marlene Marlon Marlène Marsha Marthe Martial Martina Martine Martino Marty Martín Marv Marvin
    Marwa Marwan Maryam Maryann Maryia Maryse Marzieh Marília Masaaki Masahiro Masako Masao Masaru
    Masato Masih Masood Massimiliano Massimo Massoud Mateo Mateusz Matheus Mathias Mathieu Mathilda
    Mathilde Mathis Matilda Matilde Matjaž Mato Matthieu Matti Mattia Mattie Maude Maulana Maurizio
    Mauro Maurício Mavis Maxim Maxime Maximiliano Maxine Maxwell Mayawati Mayumi Mazen Małgorzata
    Mbabazi Mckenzie Meenakshi Meera Meghan Megumi Mehdi Mehmet Mehrdad Mehriban Meike Meindert Mel
    Meles Melih Melinda Melvin Menachem Meral Merav Meredith Mererid Merrick Mert Mervat Meryl
    Mette Mevlut Mevlüt Mhairi Micaela Micah Michalis Michaël Michał Michela Michelangelo Micheline
    Micheál Michiko Michèle Mickey Midori Mieczysław Mieke Mihaela Mihai Mihail Miho Mika Mikael
    Mikheil Miki Mikis Mikkel Mikko Miklós Milada Mildred Milena Miles Milica Miljan Millicent
    Millie Milo Milorad Milos Miloslav Miloš Mimi Min-jung Mindy Minna Minoru Miodrag Mir-Hossein
    Miranda Mircea Mireia Mireille Mirek Mirella Miri Mirjana Mirko Miroslav Mirta Mitchell Mithali
    Mitsuko Miyuki Mladen Mmusi Mohamad Mohammad-Javad Mohammad-Reza Mohamud Mohan Mohandas Mohd
    Mohit Mohsen Moin Moira Moisés Mojmír Mojtaba Mokgweetsi Mollie Momir Moncef Monique Moo-hyun
    Mordecai Mordechai Morgan Morgane Moritz Morris Mort Morten Morteza Moses Moshe Motoo Mounir
    Mourad Moussa Moïse Muammar Muataz Mufid Muhammadu Muharrem Muhyiddin Mukesh Mukhtar Mukul
    Mulayam Mungo Munir Muntazer Muqtada Murali Murat Muriel Murilo Musa Musalia Mustapha Mwai
    Myint Mykhailo Mykola Mylène Myra Myriam Myron Myrtle Myung-bak Márcia Márcio Mário Márton Máté
    Máximo Märta Mélanie Mélina Mícheál Mónica Mônica Müge Māris Nabil Nabila Nachman Nadeem
    Nadezhda Nadim Nadine Nadiya Nadège Nael Naftali Naguib Nahid Naim Najat Naji Najla Najwa
    Nak-yon Naledi Nalini Nandini Nanette Nao Naohito Naoise Naoki Naoko Naoto Narayan Narciso
    Naresh Narges Naruhito Naseem Nasim Nasir Nasrin Nataliya Natalya Natasha Nate Nathalie
    Nathaniel Natsuo Natália Navin Nawaf Nawal Nawaz Nayef Nayib Nazanin Nazih Nazim Nazlı Ndidi
    Nebojša Necla Necmettin Ned Neeraj Neha Nektarios Nell Nellie Nello Nelly Nemanja Nenad Nerys
    Nestor Netanel Nettie Netumbo Neville Newt Neymar Ngozi Ngugi Nia Niall Niamh Nichole Nicky
    Nicolae Nicoletta Nicolette Nicolò Nicos Nicușor Niels Nieves Nihat Niina Nikhil Niki Nikita
    Niklas Nikol Nikola Nikolaos Nikolay Nikos Niloofar Nils Nilton Ning Nino Nir Nirav Nirmala
    Nisha Nitin Nitish Nizar Nkosazana Nkosinathi Nnamdi Nobuhiko Nobuo Noel Nola Nolan Nora Norah
    Norbert Noreen Noriko Norris Noura Nouri Novak Noémie Noël Nuala Numan Nuno Nur Nurettin Nuria
    Nursultan Nélida Néstor Obiageli Oby Octavia Octavio Odell Odette Odile Ofelia Ofer Ofir Ognjen
    Ognyan Oisín Okey Oksana Olav Oldřich Oleh Oleksii Oleksiy Olena Olha Olivier Olli Ollie Olof
    Olufemi Olumide Olusegun Oluwaseun Omari Omotola Ondřej Onur Ophelia Oprah Oren Oreste Orhan
    Orietta Orla Ornella Orrin Orsolya Orson Orville Osamu Osborne Oskar Osman Osmar Ostap Osvaldo
    Oswald Othman Otis Ottavio Ottmar Otávio Oumar Ousmane Ovidiu Owain Owen Ozzy Paavo Padraig
    Palle Paloma Pam Panagiotis Panfilo Pankaj Pantelis Paola Paolina Paolo Parisa Parveen Parviz
    Pascal Pascale Pascual Pasi Pasquale Pastora Patrice Patricio Patrizia Patrícia Patsy Patti
    Patty Paul-Henri Paulette Pauli Paulina Pavlo Pavlos Pavol Pawan Paweł Paxton Payton Pearse
    Pejman Pekka Pelé Penelope Pentti Per Percy Pernille Perrine Perry Pervez Pervin Pervis Petar
    Petr Petre Petro Petros Petru Petter Petteri Peyton Philippa Phillipa Phillis Philomena Phineas
    Phoebe Phyllis Phạm Pierluigi Piero Pierre-Yves Piet Pieter Pietro Pina Pinarayi Pippa Pirjo
    Pius Piyush Plamen Polina Polly Pooja Poul Prabhu Prabowo Pradeep Prakash Pramod Pranab Prasad
    Prashant Pratap Prateek Pratibha Praveen Prayut Prayuth Predrag Preeti Prem Primitivo Primož
    Priscilla Prithvi Priti Priyanka Proinsias Prokopis Purificación Pushpa Pádraig Päivi Pär Pål
    Péter Qais Qamar Qasem Qasim Qassem Qiang Quentin Quim Quincy Quinn Rabia Rachael Rached Rachid
    Rachida Radamel Radek Radka Radosław Radovan Radu Raed Rafaela Rafał Raffaele Raffaella
    Raffaello Rafik Rafiq Raghad Raghu Raghuram Ragnar Ragnhild Rahaf Raheel Raila Raimo Raimonds
    Raimunda Raimundo Raina Rainer Rajat Rajendra Rajesh Rajnath Rakesh Ralf Raman Ramesh Rami
    Ramil Ramin Ramiro Ramnath Ramona Ramsey Ramzan Ramón Ramūnas Rana Ranbir Randall Randi
    Randolph Rania Ranil Ranjan Ranjit Ranjith Raouf Raoul Raphael Raphaël Raquel Rashad Rashid
    Rashida Rashmi Rasmus Ratan Rati Ratko Rauf Ravi Ravindra Raymonde Rayna Razan Raúl Reba Recai
    Reem Reese Reeva Reggie Reginald Reid Reiko Reinaldo Reiner Reinhard Reinhold Rekha Rembrandt
    Remy Rena Renan Renata Renate Renato Renaud Rene Renee Rens Renu Renzo René Retno Reuben Reuven
    Reza Rhett Rhian Rhoda Rhodri Rhona Rhonda Rhun Rhys Riad Ricard Riccardo Richarda Rickie Ricky
    Rie Rigoberta Rigoberto Riham Riikka Rik Riley Rinat Rinus Risa Rishabh Risto Rita Ritu Riyad
    Robbie Roberta Robertas Robson Robyn Rocco Roch Rochelle Rocío Roddy Roderick Rodica Rodney
    Rodolfo Rodolphe Rodrigue Roelof Rogelio Rohan Rohit Roisin Rokia Rolf Romain Romane Romano
    Romelu Romina Romy Román Ronaldo Ronan Ronda Ronnie Rory Rosalia Rosalie Rosalind Rosalyn
    Rosalía Rosanna Rosanne Rosaria Roscoe Roseanne Roselyne Rosemarie Rosen Rosetta Roshan Rosie
    Roslyn Rostislav Rosângela Rotimi Rouhollah Rowan Rowena Roxana Roxanne Roya Roza Ruaridh Rubén
    Rudolf Rufino Rufus Ruggero Ruhollah Rumen Rupprecht Ruslan Russ Rustam Ruthie Ruud Rylan Ryo
    Ryoji Ryoko Ryszard Ryu Ryuichi Régine Régis Réjean Réka Rémi Rémy Róisín Rónán Rüdiger Răzvan
    Saad Saadi Sabatino Sabine Sabri Sachiko Sachin Sadako Saddam Sadegh Sadia Sadie Sadio Sadiq
    Sadyr Saeed Safa Safwat Sahand Sahar Saif Saina Sajid Sajith Sakshi Sakura Salah Salam Saleem
    Saleh Salim Salma Salome Salomón Salwa Samar Samdech Sameh Sami Samia Samiha Samira Sammy
    Samora Samson Sandeep Sander Sandiaga Sandor Sandrine Sandro Sanford Sangeeta Sani Sanjeev
    Sanna Santino Santosh Saoirse Saparmurat Sarita Sarojini Sasa Sasha Saskia Satish Satoshi Satu
    Satya Sauli Saulius Saurabh Savita Sayaka Sayed Saïd Saúl Saša Scarlett Scottie Seamus
    Sebastien Sebastián Sedat Seema Seija Seiji Seiko Selahattin Selena Selim Selin Sello Selma
    Semra Semyon Seo Seok Sepp Serdar Serenella Seretse Serge Sergii Serhiy Serkan Serzh Seung
    Severino Sevgi Seán Shabana Shadi Shahab Shahbaz Shahid Shahram Shaima Shamil Shania Shankar
    Shanna Shapour Shaquille Sharad Shari Sharif Sharron Shashi Shaul Shauna Shavkat Shawn Shawna
    Shayla Shehbaz Shehu Sheldon Shelley Shelly Sher Sheri Sherif Sherman Sherri Sherrod Sherry
    Sheryl Shigeo Shigeru Shikha Shilpa Shimon Shinichi Shinji Shintaro Shinya Shira Shireen Shirin
    Shivraj Shizuo Shlomo Shoaib Shobha Shohei Shreya Shubham Shui-bian Shuji Shukri Siaka Siamak
    Sian Siarhei Sibusiso Sid Siddharth Sidi Sidney Siegfried Sigmar Sigmundur Signe Sigrid
    Sigríður Sigurd Siham Silas Silke Silvana Silvano Silvestre Silvestro Silvia Silvina Sima
    Simeon Simona Simran Simão Sinan Sinclair Sinead Sinéad Siobhan Siobhán Sioned Siphiwe Sipho
    Sirpa Sita Siteny Siu Siân Sjoerd Skylar Slavica Slavko Slobodan Smriti Snezhana Snežana Sofya
    Sofía Sohail Soheil Solange Solomon Solveig Solène Somchai Sonal Sondra Sonia Sonja Sonu Sonya
    Soo Sooronbay Soraya Sorcha Soren Sorin Sorina Sotiris Souad Souhail Souleymane Soumaya Sourav
    Spencer Spiros Spyros Srinivas Stacey Stacie Stanimir Stanislav Stanislaw Stanisław Stanley
    Stavros Stefania Stefanie Stefano Stefanos Steffen Steffi Stefán Stelios Stellan Stepan Steph
    Stephan Stephane Stephenie Stevie Stig Stine Stipe Stjepan Stoyan Struan Stéphane Stéphanie
    Suat Subhash Subramanian Sudha Sudhir Suhail Suhair Sujata Suk-yeol Sukhbir Suleiman Suleyman
    Suman Sumeet Sumiko Sumit Sumitra Sundar Sune Sung Surayud Surendra Suresh Susana Susanna
    Susannah Susanne Sushil Sushma Sushmita Susie Susilo Susumu Sutopo Suzanne Suzy Svante Svein
    Svenja Svetlana Sviatlana Svitlana Swapna Swati Sybil Sybille Sybrand Sylvain Sylvie Szilvia
    Szymon Sándor Sávio Séamus Sébastien Ségolène Sékou Sérgio Séverine Sônia Søren Süleyman
    Sławomir Taavi Tabaré Tabassum Tabitha Tadao Tadashi Tadej Tadeusz Tadhg Tage Taha Tahani Taher
    Taiichi Tak-Sing Takahiro Takako Takashi Takeo Takeshi Takuya Talal Talia Taliesin Tamika Tamim
    Tamir Tammy Tamsin Tamás Tanguy Tania Tanisha Tanja Tansu Tanvi Tanya Tapan Tapio Taras
    Tarcísio Tarek Tareq Tariq Tarja Tarkan Tarsila Tarun Tasha Tatiana Tatsuya Tatum Tatyana
    Tawakkol Tawakkul Tawfik Tayfun Taylor Tayyip Tebogo Teddy Tedros Teemu Tegwen Tejashwi Telma
    Temel Temitope Tendai Teng-hui Teodor Teodoro Teotónio Teppo Terje Terrance Terrell Terrence
    Terri Tess Tessa Tetsuya Teun Thabo Thad Thaddeus Thaksin Thanasis Thandi Thandiwe Thaís Thea
    Thein Thelma Thelonious Themba Theo Theodor Theodora Theodoros Thiago Thibaud Thibault Thibaut
    Thierry Thijs Thilo Thodoris Thokozile Thongloun Thor Thora Thorbjørn Thorsten Thuraya Thurgood
    Théo Théodore Thérèse Tiago Tiana Tiberio Tibor Tigran Tihomir Tijjani Tijs Tilda Tilo Timmy
    Timo Tito Tiziana Tiziano Tlali Tobias Toby Todor Togba Tolga Tomi Tomislav Tommaso Tomo
    Tomohiro Tomoko Tomás Tomáš Toney Tonya Toomas Tore Torsten Toshihiko Toshiko Toshio Tove
    Tracey Traian Traudl Travis Trent Tricia Trina Trisha Tristan Trond Trudy Trygve Tsai Tsutomu
    Tsvetan Tucker Tullio Tulsi Tunde Tuomas Turgut Tuva Tuğba Tymofiy Tyra Tyrone Tyson Tzachi
    Tzipi Tânia Tõnis Tünde Uchenna Uday Uddhav Udo Ugo Uhuru Ulf Ulla Ulrich Ulrika Ulrike Uma
    Umar Umaru Umberto Umesh Urho Uri Urmas Urmila Urszula Urška Usain Usama Usha Usman Ute Utkarsh
    Uwe Uğur Vaclav Vadim Vadym Vahagn Vahid Vaira Valarie Valdemar Valdis Valentin Valentín Valeri
    Valeria Valerio Valeriy Valery Valtteri Valérie Valéry Vanderlei Vangelis Vardan Varun Vasco
    Vasil Vasile Vasilis Vasily Vassilis Vasundhara Vasyl Vaughan Vaughn Vedran Veikko Veit Velimir
    Velma Vendula Venkaiah Verena Vern Verna Vernon Verónica Veselin Vesna Viacheslav Vicente Vicki
    Vickie Vicky Victoire Victoriano Vidar Vidya Vigdis Viggo Vijay Vikas Vikram Viktoria Viktória
    Ville Vilmos Vimal Vinay Vinod Vinícius Viola Violeta Violette Viorel Viorica Vipin Virat
    Virender Virgil Virgilio Virginio Vishal Vitali Vitalii Vitaliy Vitor Vittoria Vittorio Vivek
    Vivian Viviane Vivien Vivienne Vlad Vladimír Vladislav Vladyslav Vlasta Vo Vojislav Vojtěch
    Volkan Volker Vsevolod Vuk Vusi Vyacheslav Vytautas Václav Vânia Véronique Věra Wacław Wade
    Wael Wafa Wahid Wai Walburga Waldemar Waldir Waleed Walid Wallace Wally Waltraud Waseem Wasim
    Wayde Wei Wesley Wiebke Wiesław Wilbert Wilbur Wilfred Wilfredo Wilfried Willa Willard Willem
    Willi Willie Willy Wilma Wilson Wim Winfried Winifred Winnie Winona Wissam Wisława Witold
    Wojciech Wole Wopke Wouter Wyatt Wylie Wyn Wynton Wálter Władysław Włodzimierz Xanana Xander
    Xaver Xavi Xavière Xenia Xiang Xiao Xiaobo Xiaoming Xin Xiomara Xiu Xu Xue Yaakov Yadira Yael
    Yahya Yair Yakubu Yalitza Yalçın Yana Yanis Yann Yannick Yannis Yariv Yaroslav Yasar Yash
    Yashwant Yasir Yasmine Yasser Yassin Yassine Yasuhiro Yasuo Yavuz Yaya Yayi Yayoi Yazid Yaşar
    Yegor Yehuda Yekaterina Yelena Yeliz Yemi Yeon Yesenia Yevhen Yiannis Yigal Yiming Ying
    Ying-jeou Yingluck Yisrael Yiğit Ylva Yngve Yoav Yogesh Yohei Yoichi Yoram Yordan Yorgos Yosef
    Yoshihide Yoshihiko Yoshiko Yoshiro Yossi Youcef Younes Yousef Yousif Youssef Yoweri Yudhoyono
    Yui Yuichi Yuka Yukari Yuki Yukiko Yukio Yulia Yulimar Yuliya Yumi Yumiko Yuna Yunus Yuriko
    Yuriy Yusra Yusuke Yuta Yutaka Yuvraj Yuzuru Yvan Yves Yvo Yvon Yıldız Zach Zachariah Zack
    Zafar Zafer Zaheer Zahra Zaid Zainab Zainabu Zakaria Zakhar Zaki Zakir Zalmay Zane Zara Zayed
    Zbigniew Zdenek Zdeněk Zdravka Zdravko Zdzisław Ze'ev Zeev Zein Zeinab Zeki Zelda Zeljko Zelma
    Zeynep Zhanna Zhe Zhen Zhi Zia Ziad Zillur Zinaida Zine Zinedine Zinédine Ziya Zlatan Zlatko
    Zodwa Zoey Zofia Zohreh Zoltan Zoltán Zora Zoran Zorana Zoya Zsolt Zsuzsanna Zubair Zulema
    Zulfikar Zurab Zuzana Zvi Zviad Zygmunt Zélia Ádám Ágnes Álvares Álvaro Ángela Ásgeir Åke Åsa
    Éamon Éder Édith Édouard Éliane Élisabeth Élise Élodie Éléonore Émile Émilie Éric Étienne Íñaki
    Íñigo Ólafur Órla Óscar Ömer Özgür Özlem Øystein Úna Ümit Đorđe İbrahim İsmail İsmet Ľubomír
    Łukasz Şule Şükrü Štefan Željko Živko Ștefan
    """
)
"""Those that are also a place, a word or mostly a family name are left out."""
