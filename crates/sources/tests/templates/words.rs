//! Made-up stories in five languages.

/// A small generator of numbers: the same ones every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

/// What a language brings to a page.
pub struct Language {
    pub code: &'static str,
    who: &'static [&'static str],
    did: &'static [&'static str],
    what: &'static [&'static str],
    when: &'static [&'static str],
    heads: &'static [&'static str],
    authors: &'static [&'static str],
    months: [&'static str; 12],
    pub by: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub also: &'static str,
    pub cookies: &'static str,
    pub subscribe: &'static str,
    pub share: &'static str,
    pub comments: &'static str,
    pub nav: &'static [&'static str],
    pub site: &'static str,
}

const ENGLISH_MONTHS: [&str; 12] = [
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
];

pub const LANGUAGES: &[Language] = &[
    Language {
        code: "da",
        who: &[
            "Ministeren",
            "En talsmand for havnen",
            "Kommunens borgmester",
            "Forskerne bag rapporten",
            "Fiskerne i byen",
            "Direktøren for sygehuset",
            "Politiet på øen",
            "Den nye bestyrelse",
            "Lærerne på skolen",
            "Banken",
        ],
        did: &[
            "oplyser, at",
            "afviser blankt, at",
            "sagde fredag aften, at",
            "skriver i en pressemeddelelse, at",
            "har længe ventet, at",
            "mener fortsat, at",
            "lovede sidste år, at",
            "har beregnet, at",
            "advarer nu om, at",
        ],
        what: &[
            "stillinger forsvinder fra det gamle hospital",
            "kroner skal bruges på den nye bro",
            "biler hver dag kører gennem byen",
            "ton fisk er landet i havnen",
            "elever mangler en plads i skolen",
            "boliger står tomme langs kysten",
            "borgere har skrevet under på protesten",
            "familier er flyttet til egnen",
        ],
        when: &[
            "inden udgangen af året",
            "før sommerferien",
            "i løbet af de næste to år",
            "ifølge den nye rapport",
            "efter aftalen med de andre kommuner",
            "mens forhandlingerne fortsætter",
            "uden at nogen har besluttet det",
        ],
        heads: &[
            "Ny bro deler øens beboere",
            "Havnen mister flere stillinger",
            "Skolen på Nordkajen lukker til sommer",
            "Borgmester lover svar inden jul",
            "Fiskerne får hjælp efter stormen",
        ],
        authors: &[
            "Karen Holm Jensen",
            "Mads Lindegaard",
            "Søren Bæk",
            "Ida Ærø Kristensen",
            "Peter Vang",
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
        by: "Af",
        published: "Publiceret",
        updated: "Opdateret",
        also: "Læs også",
        cookies: "Vi bruger cookies for at forbedre din oplevelse og vise relevante annoncer",
        subscribe: "Tilmeld dig vores nyhedsbrev og få de vigtigste historier hver morgen",
        share: "Del artiklen",
        comments: "Kommentarer",
        nav: &[
            "Forside", "Politik", "Penge", "Kultur", "Sport", "Debat", "Vejret", "E-avis", "Log ind",
        ],
        site: "Øernes Avis",
    },
    Language {
        code: "en",
        who: &[
            "The minister",
            "A spokesman for the harbour",
            "The mayor of the town",
            "The researchers behind the report",
            "The fishermen",
            "The director of the hospital",
            "Police on the island",
            "The new board",
            "Teachers at the school",
            "The bank",
        ],
        did: &[
            "says that",
            "denies flatly that",
            "said on Friday evening that",
            "writes in a statement that",
            "had long expected that",
            "still believes that",
            "promised last year that",
            "has calculated that",
            "now warns that",
        ],
        what: &[
            "posts will go from the old hospital",
            "pounds must be spent on the new bridge",
            "cars a day drive through the town",
            "tonnes of fish were landed in the harbour",
            "pupils lack a place in school",
            "homes stand empty along the coast",
            "citizens have signed the protest",
            "families moved to the area",
        ],
        when: &[
            "before the end of the year",
            "before the summer holidays",
            "within the next two years",
            "according to the new report",
            "after the agreement with the other councils",
            "while the talks go on",
            "without anybody having decided it",
        ],
        heads: &[
            "New bridge divides the people of the island",
            "Harbour loses more posts",
            "School on the northern quay closes this summer",
            "Mayor promises an answer before Christmas",
            "Fishermen get help after the storm",
        ],
        authors: &[
            "Jane Whitcombe",
            "Tom O'Leary",
            "Priya Raman",
            "Alan Birch-Moore",
            "Sarah K. Fielding",
        ],
        months: ENGLISH_MONTHS,
        by: "By",
        published: "Published",
        updated: "Updated",
        also: "Read more",
        cookies: "We use cookies to improve your experience and to show relevant advertising",
        subscribe: "Sign up for our newsletter and get the day's most important stories every morning",
        share: "Share this article",
        comments: "Comments",
        nav: &[
            "Home", "Politics", "Business", "Culture", "Sport", "Opinion", "Weather", "Jobs", "Sign in",
        ],
        site: "The Island Courier",
    },
    Language {
        code: "de",
        who: &[
            "Der Minister",
            "Ein Sprecher des Hafens",
            "Die Bürgermeisterin",
            "Die Forscher hinter dem Bericht",
            "Die Fischer",
            "Die Leitung der Klinik",
            "Die Polizei auf der Insel",
            "Der neue Vorstand",
            "Die Lehrer der Schule",
            "Die Bank",
        ],
        did: &[
            "teilt mit, dass",
            "bestreitet, dass",
            "sagte am Freitagabend, dass",
            "schreibt in einer Erklärung, dass",
            "hatte lange erwartet, dass",
            "glaubt weiterhin, dass",
            "versprach im vorigen Jahr, dass",
            "hat berechnet, dass",
            "warnt nun, dass",
        ],
        what: &[
            "Stellen im alten Krankenhaus wegfallen",
            "Euro für die neue Brücke nötig sind",
            "Autos am Tag durch die Stadt fahren",
            "Tonnen Fisch im Hafen gelandet wurden",
            "Schülern ein Platz in der Schule fehlt",
            "Wohnungen an der Küste leer stehen",
            "Bürger den Protest unterschrieben haben",
            "Familien in die Gegend gezogen sind",
        ],
        when: &[
            "noch vor Ende des Jahres",
            "vor den Sommerferien",
            "in den nächsten zwei Jahren",
            "nach dem neuen Bericht",
            "nach der Einigung mit den anderen Gemeinden",
            "während die Gespräche weitergehen",
            "ohne dass es jemand beschlossen hat",
        ],
        heads: &[
            "Neue Brücke spaltet die Insel",
            "Hafen verliert weitere Stellen",
            "Schule am Nordkai schließt im Sommer",
            "Bürgermeisterin verspricht Antwort vor Weihnachten",
            "Fischer erhalten Hilfe nach dem Sturm",
        ],
        authors: &[
            "Jürgen Größmann",
            "Anna Weiß",
            "Thomas Müller-Lüdenscheidt",
            "Katrin Schön",
            "Felix Brandt",
        ],
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
        by: "Von",
        published: "Veröffentlicht am",
        updated: "Aktualisiert am",
        also: "Lesen Sie auch",
        cookies: "Wir verwenden Cookies, um Ihr Erlebnis zu verbessern und passende Werbung zu zeigen",
        subscribe: "Abonnieren Sie unseren Newsletter mit den wichtigsten Nachrichten des Tages",
        share: "Artikel teilen",
        comments: "Kommentare",
        nav: &[
            "Startseite",
            "Politik",
            "Wirtschaft",
            "Kultur",
            "Sport",
            "Meinung",
            "Wetter",
            "Stellen",
            "Anmelden",
        ],
        site: "Inselbote",
    },
    Language {
        code: "sv",
        who: &[
            "Ministern",
            "En talesperson för hamnen",
            "Kommunens ordförande",
            "Forskarna bakom rapporten",
            "Fiskarna",
            "Chefen för sjukhuset",
            "Polisen på ön",
            "Den nya styrelsen",
            "Lärarna på skolan",
            "Banken",
        ],
        did: &[
            "uppger att",
            "förnekar att",
            "sade på fredagskvällen att",
            "skriver i ett uttalande att",
            "har länge väntat sig att",
            "tror fortfarande att",
            "lovade förra året att",
            "har räknat ut att",
            "varnar nu för att",
        ],
        what: &[
            "tjänster försvinner från det gamla sjukhuset",
            "kronor ska läggas på den nya bron",
            "bilar om dagen kör genom staden",
            "ton fisk har landats i hamnen",
            "elever saknar en plats i skolan",
            "bostäder står tomma längs kusten",
            "invånare har skrivit under protesten",
            "familjer har flyttat till trakten",
        ],
        when: &[
            "före årets slut",
            "före sommarlovet",
            "under de närmaste två åren",
            "enligt den nya rapporten",
            "efter avtalet med de andra kommunerna",
            "medan förhandlingarna fortsätter",
            "utan att någon har beslutat det",
        ],
        heads: &[
            "Ny bro delar öns invånare",
            "Hamnen förlorar fler tjänster",
            "Skolan på norra kajen stänger i sommar",
            "Ordföranden lovar svar före jul",
            "Fiskarna får hjälp efter stormen",
        ],
        authors: &[
            "Åsa Lindqvist",
            "Erik Öberg",
            "Maja Sjöström Hall",
            "Johan Ek",
            "Linnéa Dahl",
        ],
        months: [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        by: "Av",
        published: "Publicerad",
        updated: "Uppdaterad",
        also: "Läs också",
        cookies: "Vi använder kakor för att förbättra din upplevelse och visa relevanta annonser",
        subscribe: "Anmäl dig till vårt nyhetsbrev och få de viktigaste nyheterna varje morgon",
        share: "Dela artikeln",
        comments: "Kommentarer",
        nav: &[
            "Startsida",
            "Politik",
            "Ekonomi",
            "Kultur",
            "Sport",
            "Debatt",
            "Väder",
            "E-tidning",
            "Logga in",
        ],
        site: "Skärgårdsbladet",
    },
    Language {
        code: "nb",
        who: &[
            "Statsråden",
            "En talsperson for havnen",
            "Ordføreren i kommunen",
            "Forskerne bak rapporten",
            "Fiskerne",
            "Direktøren ved sykehuset",
            "Politiet på øya",
            "Det nye styret",
            "Lærerne ved skolen",
            "Banken",
        ],
        did: &[
            "opplyser at",
            "avviser at",
            "sa fredag kveld at",
            "skriver i en melding at",
            "har lenge ventet at",
            "mener fortsatt at",
            "lovet i fjor at",
            "har regnet ut at",
            "advarer nå om at",
        ],
        what: &[
            "stillinger forsvinner fra det gamle sykehuset",
            "kroner skal brukes på den nye brua",
            "biler om dagen kjører gjennom byen",
            "tonn fisk er landet i havna",
            "elever mangler plass på skolen",
            "boliger står tomme langs kysten",
            "innbyggere har skrevet under på protesten",
            "familier har flyttet til området",
        ],
        when: &[
            "før utgangen av året",
            "før sommerferien",
            "i løpet av de neste to årene",
            "ifølge den nye rapporten",
            "etter avtalen med de andre kommunene",
            "mens forhandlingene fortsetter",
            "uten at noen har bestemt det",
        ],
        heads: &[
            "Ny bru deler innbyggerne på øya",
            "Havna mister flere stillinger",
            "Skolen på Nordkaia stenger til sommeren",
            "Ordføreren lover svar før jul",
            "Fiskerne får hjelp etter stormen",
        ],
        authors: &[
            "Kari Nordås",
            "Bjørn Aasen",
            "Silje Haugen Lie",
            "Ola Rønning",
            "Tuva Bakke",
        ],
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
        by: "Av",
        published: "Publisert",
        updated: "Sist oppdatert",
        also: "Les også",
        cookies: "Vi bruker informasjonskapsler for å gi deg en bedre opplevelse og vise relevante annonser",
        subscribe: "Meld deg på nyhetsbrevet vårt og få de viktigste sakene hver morgen",
        share: "Del artikkelen",
        comments: "Kommentarer",
        nav: &[
            "Forsiden", "Politikk", "Økonomi", "Kultur", "Sport", "Debatt", "Været", "E-avis", "Logg inn",
        ],
        site: "Øyposten",
    },
];

/// A story and what a page says of it.
pub struct Story {
    pub lang: &'static Language,
    pub title: String,
    pub author: &'static str,
    pub lead: String,
    pub paragraphs: Vec<String>,
    pub subheads: Vec<String>,
    pub items: Vec<String>,
    /// Year, month, day.
    pub day: (i32, u32, u32),
}

impl Language {
    pub fn sentence(&self, dice: &mut Dice) -> String {
        let n = (dice.roll(980) + 12) * 10;
        format!(
            "{} {} {n} {} {}.",
            dice.pick(self.who),
            dice.pick(self.did),
            dice.pick(self.what),
            dice.pick(self.when)
        )
    }

    pub fn headline(&self, dice: &mut Dice) -> &'static str {
        dice.pick(self.heads)
    }

    pub fn author(&self, dice: &mut Dice) -> &'static str {
        dice.pick(self.authors)
    }

    fn paragraph(&self, dice: &mut Dice) -> String {
        let n = dice.roll(3) + 2;
        let sentences: Vec<String> = (0..n).map(|_| self.sentence(dice)).collect();
        sentences.join(" ")
    }

    pub fn story(&'static self, dice: &mut Dice) -> Story {
        let n = dice.roll(8) + 5;
        Story {
            lang: self,
            title: dice.pick(self.heads).to_owned(),
            author: dice.pick(self.authors),
            lead: self.sentence(dice),
            paragraphs: (0..n).map(|_| self.paragraph(dice)).collect(),
            subheads: (0..2).map(|_| dice.pick(self.when).to_owned()).collect(),
            items: (0..4).map(|_| self.sentence(dice)).collect(),
            day: (
                2012 + i32::try_from(dice.roll(10)).unwrap(),
                u32::try_from(dice.roll(12)).unwrap() + 1,
                u32::try_from(dice.roll(28)).unwrap() + 1,
            ),
        }
    }
}

impl Story {
    pub fn iso(&self) -> String {
        let (year, month, day) = self.day;
        format!("{year}-{month:02}-{day:02}")
    }

    /// The day as the language writes it.
    pub fn written(&self) -> String {
        let (year, month, day) = self.day;
        let name = self.lang.months[month as usize - 1];
        match self.lang.code {
            "en" => format!("{name} {day}, {year}"),
            "sv" => format!("{day} {name} {year}"),
            _ => format!("{day}. {name} {year}"),
        }
    }

    /// The day in digits, as the language writes it.
    pub fn digits(&self) -> String {
        let (year, month, day) = self.day;
        match self.lang.code {
            "sv" => format!("{year}-{month:02}-{day:02}"),
            "en" => format!("{day:02}/{month:02}/{year}"),
            _ => format!("{day:02}.{month:02}.{year}"),
        }
    }
}
