//! What the newspaper writes about: words by language, names and places put together from parts.

use super::Dice;

/// How a language says things.
pub struct Tongue {
    pub lang: &'static str,
    /// Compounds are made of two of these.
    pub things: &'static [&'static str],
    pub adjectives: &'static [&'static str],
    pub months: [&'static str; 12],
    pub says: &'static str,
    pub roles: &'static [&'static str],
    /// Sentences by kind; the marks are filled in.
    pub amount: &'static [&'static str],
    pub deadline: &'static [&'static str],
    pub quote: &'static [&'static str],
    pub trend: &'static [&'static str],
    pub event: &'static [&'static str],
    pub opinion: &'static [&'static str],
    pub filler: &'static [&'static str],
}

const DANISH: Tongue = Tongue {
    lang: "da",
    things: &[
        "skole",
        "vand",
        "vind",
        "havne",
        "bolig",
        "skat",
        "sundheds",
        "energi",
        "vej",
        "bro",
        "skov",
        "land",
        "by",
        "klima",
        "varme",
        "trafik",
        "arbejds",
        "familie",
        "kultur",
        "idræts",
        "politi",
        "brand",
        "forsvars",
        "fiskeri",
        "landbrugs",
        "miljø",
        "data",
        "forsknings",
        "pensions",
        "ældre",
        "børne",
        "ungdoms",
        "museums",
        "jernbane",
        "cykel",
        "post",
        "kyst",
        "affalds",
        "kloak",
        "jord",
        "el",
        "gas",
        "bio",
        "sol",
        "mark",
        "told",
        "handels",
        "valg",
        "rets",
        "fængsels",
        "asyl",
        "skibs",
        "flyve",
        "turist",
        "kirke",
        "teater",
        "musik",
    ],
    adjectives: &[
        "dyrere",
        "billigere",
        "bedre",
        "dårligere",
        "større",
        "mindre",
        "langsommere",
        "sikrere",
    ],
    months: [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    says: "siger",
    roles: &[
        "borgmester",
        "minister",
        "direktør",
        "forsker",
        "formand",
        "rektor",
        "politidirektør",
        "talsmand",
    ],
    amount: &[
        "{Place} Kommune brugte {n} millioner kroner på {thing}ordningen i {year}.",
        "{n} husstande i {place} er ifølge en opgørelse tilsluttet {thing}nettet.",
        "Det koster {n} kroner om året at holde {thing}centret i {place} åbent.",
        "I {year} var der {n} ansatte på {thing}området i {place}.",
    ],
    deadline: &[
        "Senest {day}. {month} {year} skal {thing}planen for {place} være vedtaget.",
        "{Place} vil have bygget {n} {thing}anlæg inden udgangen af {year}.",
        "Regeringen lover, at {thing}aftalen er på plads i {place} den {day}. {month} {year}.",
    ],
    quote: &[
        "– {Thing}forholdene i {place} er blevet {adj} siden {year}, siger {role} {person}.",
        "{Person}, der er {role} i {place}, siger, at {n} borgere venter på en {thing}plads.",
        "– Vi har aldrig haft så mange {thing}sager som i {year}, siger {person} til avisen.",
    ],
    trend: &[
        "Antallet af {thing}pladser i {place} steg fra {n} til {m} på {k} år.",
        "Udgifterne til {thing}drift faldt med {k} procent i {place} fra {year}.",
    ],
    event: &[
        "Den {day}. {month} {year} åbnede {thing}museet i {place} for første gang.",
        "{Person} blev {role} i {place} i {month} {year} efter et valg om {thing}politik.",
        "{Thing}loven blev vedtaget i {year} med {k} stemmer imod.",
    ],
    opinion: &[
        "Det er på tide, at {place} gør noget ved {thing}problemerne.",
        "Hvem skal betale for {thing}festen i {place}?",
    ],
    filler: &[
        "Sådan lyder det fra {place}.",
        "Sagen om {thing}reformen går nu videre.",
    ],
};

const ENGLISH: Tongue = Tongue {
    lang: "en",
    things: &[
        "school", "water", "wind", "harbour", "housing", "tax", "health", "energy", "road", "bridge",
        "forest", "farm", "city", "climate", "heating", "traffic", "labour", "family", "culture", "sports",
        "police", "fire", "defence", "fishing", "rail", "data", "research", "pension", "care", "youth",
        "museum", "cycle", "postal", "coast", "waste", "sewer", "power", "gas", "solar", "customs", "trade",
        "election", "court", "prison",
    ],
    adjectives: &[
        "dearer", "cheaper", "better", "worse", "larger", "smaller", "slower", "safer",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    says: "says",
    roles: &[
        "mayor",
        "minister",
        "director",
        "researcher",
        "chair",
        "headteacher",
        "commissioner",
        "spokesman",
    ],
    amount: &[
        "{Place} spent {n} million kroner on its {thing} scheme in {year}.",
        "{n} households in {place} are connected to the {thing} network, according to a survey.",
        "In {year} there were {n} people employed in {thing} services in {place}.",
    ],
    deadline: &[
        "By {day} {month} {year} the {thing} plan for {place} must be adopted.",
        "{Place} will have built {n} {thing} plants before the end of {year}.",
    ],
    quote: &[
        "\"The {thing} situation in {place} has become {adj} since {year},\" says {role} {person}.",
        "{Person}, {role} in {place}, says that {n} citizens are waiting for a {thing} place.",
    ],
    trend: &[
        "The number of {thing} places in {place} rose from {n} to {m} in {k} years.",
        "Spending on {thing} operations fell by {k} per cent in {place} from {year}.",
    ],
    event: &[
        "The {thing} museum in {place} opened on {day} {month} {year}.",
        "{Person} became {role} in {place} in {month} {year} after a vote on {thing} policy.",
    ],
    opinion: &[
        "It is time for {place} to do something about {thing} problems.",
        "Who will pay for the {thing} party in {place}?",
    ],
    filler: &[
        "That is the word from {place}.",
        "The matter of {thing} reform now moves on.",
    ],
};

const NORWEGIAN: Tongue = Tongue {
    lang: "nb",
    things: DANISH.things,
    adjectives: &["dyrere", "billigere", "bedre", "dårligere", "større", "mindre"],
    months: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    says: "sier",
    roles: &["ordfører", "statsråd", "direktør", "forsker", "leder", "rektor"],
    amount: &["{Place} kommune brukte {n} millioner kroner på {thing}ordningen i {year}."],
    deadline: &["Innen {day}. {month} {year} skal {thing}planen for {place} være vedtatt."],
    quote: &["– {Thing}forholdene i {place} er blitt {adj} siden {year}, sier {role} {person}."],
    trend: &["Antallet {thing}plasser i {place} økte fra {n} til {m} på {k} år."],
    event: &["Den {day}. {month} {year} åpnet {thing}museet i {place}."],
    opinion: &["Det er på tide at {place} gjør noe med {thing}problemene."],
    filler: &["Slik lyder det fra {place}."],
};

const GERMAN: Tongue = Tongue {
    lang: "de",
    things: &[
        "schul",
        "wasser",
        "wind",
        "hafen",
        "wohn",
        "steuer",
        "gesundheits",
        "energie",
        "straßen",
        "brücken",
        "wald",
        "stadt",
        "klima",
        "wärme",
        "verkehrs",
        "arbeits",
        "familien",
        "kultur",
        "sport",
        "polizei",
        "feuer",
    ],
    adjectives: &["teurer", "billiger", "besser", "schlechter", "größer", "kleiner"],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    says: "sagt",
    roles: &[
        "Bürgermeister",
        "Minister",
        "Direktorin",
        "Forscherin",
        "Vorsitzende",
    ],
    amount: &["{Place} gab {year} {n} Millionen Kronen für das {thing}programm aus."],
    deadline: &["Bis zum {day}. {month} {year} soll der {thing}plan für {place} beschlossen sein."],
    quote: &["„Die {thing}lage in {place} ist seit {year} {adj} geworden“, sagt {role} {person}."],
    trend: &["Die Zahl der {thing}plätze in {place} stieg in {k} Jahren von {n} auf {m}."],
    event: &["Am {day}. {month} {year} öffnete das {thing}museum in {place}."],
    opinion: &["Es ist Zeit, dass {place} etwas gegen die {thing}probleme tut."],
    filler: &["So heißt es aus {place}."],
};

const FIRST_NAMES: [&str; 40] = [
    "Anna", "Bo", "Carla", "David", "Ellen", "Frode", "Gerda", "Hans", "Ida", "Jens", "Karen", "Lars",
    "Mette", "Niels", "Olga", "Per", "Rikke", "Søren", "Tove", "Ulla", "Viggo", "Yrsa", "Åse", "Ali",
    "Fatima", "Jonas", "Line", "Mads", "Nora", "Oskar", "Pia", "Rune", "Sara", "Tom", "Una", "Vera", "Will",
    "Xenia", "Yusuf", "Zoe",
];
const NAME_PARTS: [&str; 20] = [
    "Bak", "Dal", "Eng", "Fjeld", "Gran", "Hav", "Kjær", "Lund", "Mose", "Nør", "Ravn", "Skov", "Stor",
    "Sund", "Thor", "Vang", "Vester", "Øster", "Ager", "Berg",
];
const NAME_ENDS: [&str; 12] = [
    "gaard", "sen", "holm", "strøm", "mark", "vig", "by", "bjerg", "sted", "lund", "rup", "bæk",
];
const PAPERS: [&str; 8] = [
    "Dagens Nyt",
    "Fjordbladet",
    "Morgenposten",
    "Amtstidende",
    "The Courier",
    "Ugeavisen",
    "Kystradio",
    "Der Bote",
];

/// What one story is about.
pub struct Beat {
    pub tongue: &'static Tongue,
    pub paper: &'static str,
    pub place: String,
    pub people: [String; 3],
}

impl Beat {
    pub fn choose(dice: &mut Dice, lang: &str) -> Beat {
        const TONGUES: [&Tongue; 4] = [&DANISH, &ENGLISH, &NORWEGIAN, &GERMAN];
        Beat {
            tongue: TONGUES
                .into_iter()
                .find(|tongue| tongue.lang == lang)
                .unwrap_or(&DANISH),
            paper: dice.one_of(&PAPERS),
            place: place(dice),
            people: [person(dice), person(dice), person(dice)],
        }
    }

    pub fn headline(&self, dice: &mut Dice) -> String {
        let thing = self.thing(dice);
        format!("{} {} {}", self.place, self.tongue.says, thing)
    }

    /// A word for something public, most often one of a few.
    pub fn thing(&self, dice: &mut Dice) -> String {
        let things = self.tongue.things;
        let pick = dice.uneven(things.len() * things.len());
        let (first, second) = (
            things[pick % things.len()],
            things[pick / things.len() % things.len()],
        );
        if pick < things.len() {
            first.to_owned()
        } else {
            format!("{first}{second}")
        }
    }

    /// A place that is as a rule the story's own.
    pub fn somewhere(&self, dice: &mut Dice) -> String {
        if dice.below(3) == 0 {
            place(dice)
        } else {
            self.place.clone()
        }
    }
}

fn place(dice: &mut Dice) -> String {
    let pick = dice.uneven(NAME_PARTS.len() * NAME_PARTS.len() * NAME_ENDS.len());
    let part = NAME_PARTS[pick % NAME_PARTS.len()];
    let middle = match pick / (NAME_PARTS.len() * NAME_ENDS.len()) % NAME_PARTS.len() {
        0 => String::new(),
        n => NAME_PARTS[n].to_lowercase(),
    };
    format!(
        "{part}{middle}{}",
        NAME_ENDS[pick / NAME_PARTS.len() % NAME_ENDS.len()]
    )
}

fn person(dice: &mut Dice) -> String {
    let pick = dice.uneven(FIRST_NAMES.len() * NAME_PARTS.len() * NAME_ENDS.len());
    let first = FIRST_NAMES[pick % FIRST_NAMES.len()];
    let part = NAME_PARTS[pick / FIRST_NAMES.len() % NAME_PARTS.len()];
    format!(
        "{first} {part}{}",
        NAME_ENDS[pick / FIRST_NAMES.len() / NAME_PARTS.len() % NAME_ENDS.len()]
    )
}
