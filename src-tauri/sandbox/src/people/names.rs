//! Given and family names of many cultures: accents, hyphens, particles, two family names, one. Combined at random,
//! so that they describe nobody.

/// A naming tradition. Names of one kind stand in one text, a bar between them.
pub(super) struct Culture {
    pub(super) women: &'static str,
    pub(super) men: &'static str,
    pub(super) families: &'static str,
    /// Whether a person bears two family names.
    pub(super) two_families: bool,
    pub(super) language: &'static str,
    pub(super) race: &'static str,
    pub(super) ethnicity: &'static str,
}

const NOT_HISPANIC: &str = "not Hispanic or Latino";
const HISPANIC: &str = "Hispanic or Latino";
const WHITE: &str = "White";
const ASIAN: &str = "Asian";
const BLACK: &str = "Black or African American";
const PACIFIC: &str = "Native Hawaiian or Other Pacific Islander";
const NATIVE: &str = "American Indian or Alaska Native";

const fn culture(
    women: &'static str,
    men: &'static str,
    families: &'static str,
    language: &'static str,
    race: &'static str,
) -> Culture {
    Culture { women, men, families, two_families: false, language, race, ethnicity: NOT_HISPANIC }
}

const fn iberian(women: &'static str, men: &'static str, families: &'static str, language: &'static str) -> Culture {
    Culture { women, men, families, two_families: true, language, race: WHITE, ethnicity: HISPANIC }
}

/// All traditions, drawn from with equal chance.
pub(super) static CULTURES: [Culture; 26] = [
    culture(
        "Abigail|Beatrice|Clara|Dorothy|Eleanor|Florence|Grace|Hazel|Imogen|Mary-Kate",
        "Albert|Benedict|Clifford|Desmond|Edmund|Frederick|George|Harold|Jean-Luc|Leonard",
        "Ashworth|Birtwhistle|Carmichael|Dunmore|Fairbanks|Hartley-Brown|Kingsley|Pemberton",
        "English",
        WHITE,
    ),
    culture(
        "Aoife|Bríd|Caoimhe|Deirdre|Gráinne|Niamh|Róisín|Siobhán",
        "Cillian|Diarmuid|Eoghan|Fionn|Oisín|Pádraig|Ruairí|Tadhg",
        "O'Sullivan|O'Callaghan|Mac Giolla|McGrath|Ó Súilleabháin|Fitzgerald|Ní Bhriain|Doyle",
        "English",
        WHITE,
    ),
    culture(
        "Anneke|Femke|Ilse|Lotte|Marijke|Saskia|Willemijn|Wilhelmina",
        "Bram|Diederik|Gijs|Hendrik|Joost|Maarten|Pieter-Jan|Sjoerd",
        "van der Meer|de Vries|van den Berg|'t Hooft|ten Brink|Dijkstra|van 't Zand|Visser",
        "Dutch",
        WHITE,
    ),
    iberian(
        "Ana Lucía|Begoña|Consuelo|Dolores|Inés|María José|Pilar|Ximena",
        "Álvaro|Íñigo|Joaquín|José María|Luis Ángel|Ramón|Tomás|Ulises",
        "García|de la Cruz|Hernández|Ibáñez|Núñez|Peña|Quiñones|Villaseñor|Zúñiga",
        "Spanish",
    ),
    iberian(
        "Beatriz|Conceição|Inês|Leonor|Luísa|Mafalda|Teresinha",
        "Afonso|Caetano|Duarte|João Pedro|Nuno|Sebastião|Tomé",
        "da Silva|dos Reis|Araújo|Gonçalves|Magalhães|Simões|d'Ávila",
        "Portuguese",
    ),
    culture(
        "Anaïs|Clémence|Élodie|Geneviève|Hélène|Marie-Ève|Noémie|Solène",
        "Aurélien|Benoît|François|Gaël|Jean-Baptiste|Loïc|Rémi|Thibault",
        "Lefèvre|Saint-Amand|d'Aubigny|Bélanger|de La Tour|Côté|Dufrêne|L'Heureux",
        "French",
        WHITE,
    ),
    culture(
        "Anneliese|Brünhilde|Gisela|Heike|Jörgine|Käthe|Ursula",
        "Björn-Uwe|Dieter|Günther|Jürgen|Karl-Heinz|Matthäus|Wolfgang",
        "Müller|Schröder|von Hagen|Weiß|Grünewald|Böttcher|zu Hohenau|Meyer-Lüdenscheid",
        "German",
        WHITE,
    ),
    culture(
        "Agnieszka|Bożena|Grażyna|Łucja|Małgorzata|Zofia",
        "Błażej|Grzegorz|Łukasz|Mieczysław|Stanisław|Tomasz",
        "Nowak|Wójcik|Gołąb|Mazur|Pająk|Sikora|Źrebiec|Dąbek",
        "Polish",
        WHITE,
    ),
    culture(
        "Alžběta|Božena|Kateřina|Ludmila|Věra|Zdeňka",
        "Bohumil|Jiří|Ondřej|Řehoř|Štěpán|Zdeněk",
        "Hájek|Kříž|Růžička|Šimůnek|Tůma|Žák",
        "Czech",
        WHITE,
    ),
    culture(
        "Ayşegül|Çiğdem|Gülşen|İpek|Özlem|Şebnem",
        "Çağlar|Doğan|İsmail|Oğuzhan|Şükrü|Ümit",
        "Yılmaz|Çelik|Öztürk|Güneş|Şahin|Karabıyık|Doğanoğlu",
        "Turkish",
        WHITE,
    ),
    culture(
        "Åsa|Björk|Freyja|Ingeborg|Märta|Sólveig|Þórdís",
        "Åke|Bjørn|Eiríkur|Håkon|Jørgen|Søren|Þorvaldur",
        "Åkesson|Sørensen|Björnsdóttir|Hämäläinen|Lindqvist|af Ekenstam|Ødegård",
        "Swedish",
        WHITE,
    ),
    culture(
        "Thị Hương|Thu Hà|Bích Ngọc|Ánh Nguyệt|Thúy Vy|Quỳnh Như",
        "Văn Đức|Minh Tuấn|Quốc Huy|Thành Long|Hữu Phước|Bảo",
        "Nguyễn|Trần|Lê|Phạm|Huỳnh|Võ|Đặng",
        "Vietnamese",
        ASIAN,
    ),
    culture(
        "Xiulan|Meiling|Yuè|Zhenzhen|Wen-Hui|Qiaolian",
        "Guowei|Jianhong|Zhiqiang|Wen-Hao|Xuefeng|Li",
        "Ouyang|Zhao|Xu|Qiu|Lü|Situ|Ng|Szeto",
        "Chinese",
        ASIAN,
    ),
    culture(
        "Ji-woo|Eun-ji|Hye-jin|Soo-ah|Mi-kyung|Yoon-seo",
        "Min-jun|Dong-hyun|Seung-ho|Tae-yang|Woo-jin|Sang-min",
        "Namgoong|Seo|Hwang|Cheon|Bae|Seonwoo|Yoo",
        "Korean",
        ASIAN,
    ),
    culture(
        "Ayaka|Chiyoko|Haruko|Jun'ichiko|Mitsuki|Sayuri",
        "Daisuke|Jun'ichi|Kentarō|Ryūnosuke|Shin'ya|Yūta",
        "Ōta|Kobayashi|Shinohara|Tsukamoto|Fujiwara|Ueno",
        "Japanese",
        ASIAN,
    ),
    culture(
        "Ananya|Bhavani|Deepika|Lakshmi|Meenakshi|Sarojini",
        "Arjun|Balakrishnan|Devendra|Harish|Raghunath|Vikramaditya",
        "Subramaniam|Chatterjee|Venkataraghavan|Deshpande|Iyer|Bhattacharya|Mukhopadhyay",
        "Hindi",
        ASIAN,
    ),
    culture(
        "Amal|Fatimah|Hanan|Nur al-Huda|Rania|Zaynab",
        "Abd al-Rahman|Faisal|Idris|Mu'adh|Salah al-Din|Yusuf",
        "al-Masri|Abu Zayd|bin Saleh|El-Sayed|Haddad|an-Najjar|Ibn Rashid",
        "Arabic",
        WHITE,
    ),
    culture(
        "Adaeze|Bùkọ́lá|Chidinma|Ìyábọ̀|Ngozi|Ọlábísí",
        "Adébáyọ̀|Chukwuemeka|Ifeanyi|Olúwaṣeun|Tùndé|Uchenna",
        "Okonkwo|Adéyẹmí|Nwachukwu-Eze|Ọlátúnjí|Achebé|Balogun",
        "English",
        BLACK,
    ),
    culture(
        "Aisha|Denise|Keisha|LaToya|Monique|Tamika|De'Asia",
        "Andre|D'Angelo|DeShawn|Jamal|Marquis|Terrence|Tyrone",
        "Booker|Freeman|Gaines|Hollis-Reed|Merriweather|St. Clair|Tubbs",
        "English",
        BLACK,
    ),
    culture(
        "Almaz|Bethlehem|Hiwot|Meseret|Tigist|Zewditu",
        "Abebe|Dawit|Getachew|Haile|Tesfaye|Yohannes",
        "Gebre Mariam|Tadesse|Wolde Giorgis|Bekele|Haile Selam|Kebede",
        "Amharic",
        BLACK,
    ),
    culture(
        "Kalani|Leilani|Māhealani|Nālani|Pua|Tiare",
        "Ikaika|Kāwika|Keoni|Makoa|Sione|Tāne",
        "Kealoha|Kahananui|Fa'asavalu|Tuilagi|Te Whare|Māhoe",
        "Hawaiian",
        PACIFIC,
    ),
    culture(
        "Ariadne|Evangelía|Kalliópē|Sotiría|Vasilikí",
        "Achilléas|Dēmétrios|Konstantínos|Spyrídōn|Theódoros",
        "Papadopoúlou|Hadjigeorgíou|Karagiánnis|Stephanópoulos|Vlachos",
        "Greek",
        WHITE,
    ),
    culture(
        "Anahit|Gayane|Hripsime|Siranush",
        "Gevorg|Hovhannes|Tigran|Vardan",
        "Der Hovanessian|Khachaturyan|Petrosyan|Ter-Grigoryan",
        "Armenian",
        WHITE,
    ),
    culture(
        "Avigail|Bat-Sheva|Noa|Tziporah|Yael",
        "Avraham|Eliyahu|Mordechai|Shmu'el|Yehoshua",
        "Ben-David|Bar-Lev|Katzenelson|Rosenzweig|Abu-Hatzeira",
        "Hebrew",
        WHITE,
    ),
    culture(
        "Dibé|Nizhóní|Shándíín|Yanaha",
        "Ahiga|Hastiin|Naalnish|Shilah",
        "Begay|Tsosie|Yellowhair|Nez|Manygoats",
        "Navajo",
        NATIVE,
    ),
    culture(
        "Ana-Maria|Brânduşa|Ștefania|Kriszta|Zsófia",
        "Andrei-Ioan|Dragoș|Ștefan|Győző|Sándor",
        "Ștefănescu|Țurcanu|Szőke|Kőszegi-Tóth|Brâncoveanu",
        "Romanian",
        WHITE,
    ),
];
