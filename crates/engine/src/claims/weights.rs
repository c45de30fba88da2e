//! The features of a claim by name, and what each adds to its score.

use factdesk_model::annotation::Feature;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The weights as they ship; `cargo xtask fit-weights` makes them anew from labelled sentences.
const WEIGHTS: &str = include_str!("../../data/weights.toml");

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $key:literal),* $(,)?) => {
        /// What is looked at in a clause. Each is a number, mostly 0 or 1.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Signal { $($(#[$doc])* $name),* }

        impl Signal {
            /// All of them, in the order of the enum.
            pub const ALL: &'static [Signal] = &[$(Signal::$name),*];

            /// The name in the weights file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Signal::$name => $key),* }
            }
        }
    };
}

features! {
    /// Always 1.
    Base = "base",
    /// Quantities. As with all that is counted here, the first says most: 0, 1, 1.58 and at most 2.
    Quantities = "quantities",
    /// A share in percent.
    Percent = "percent",
    /// A sum of money.
    Money = "money",
    /// A quantity that changes.
    Change = "change",
    /// Digits that no quantity or time explains.
    OtherDigits = "other_digits",
    /// A calendar date, a month or a year.
    Date = "date",
    /// Another time, such as «i går».
    OtherTime = "other_time",
    /// A length of time.
    Duration = "duration",
    /// Something falls due.
    Deadline = "deadline",
    /// Names.
    Names = "names",
    /// Natural logarithm of the number of words.
    Length = "length",
    /// Fewer than six words.
    Short = "short",
    /// No verb that the pack knows.
    NoVerb = "no_verb",
    /// A finite verb in the past.
    Past = "past",
    /// A finite verb in the present.
    Present = "present",
    /// Rises and falls.
    Trend = "trend",
    /// Rates, averages, shares.
    Statistics = "statistics",
    /// More, less, than.
    Comparison = "comparison",
    /// Most, first, longest.
    Superlative = "superlative",
    /// Because of, led to.
    Causal = "causal",
    /// Supports, rejects.
    Position = "position",
    /// Signed, killed, opened.
    Event = "event",
    /// Promised.
    Promise = "promise",
    /// Is defined as.
    Definition = "definition",
    /// Not, never.
    Negation = "negation",
    /// All, nobody, always.
    Absolute = "absolute",
    /// Law, taxes, unemployment.
    Record = "record",
    /// Reportedly.
    Hearsay = "hearsay",
    /// Will.
    Will = "will",
    /// May.
    May = "may",
    /// Must.
    Must = "must",
    /// Target.
    Goal = "goal",
    /// Should.
    Ought = "ought",
    /// I think.
    Opinion = "opinion",
    /// I hope.
    Wish = "wish",
    /// Terrible.
    Evaluation = "evaluation",
    /// Perhaps.
    Hedge = "hedge",
    /// Let us.
    Appeal = "appeal",
    /// If.
    Hypothetical = "hypothetical",
    /// Thank you.
    Greeting = "greeting",
    /// I, we.
    FirstPerson = "first_person",
    /// You.
    SecondPerson = "second_person",
    /// Ends in a question mark.
    Question = "question",
    /// Ends in an exclamation mark.
    Exclamation = "exclamation",
    /// Quoted word for word.
    DirectQuote = "direct_quote",
    /// Told as somebody's words.
    IndirectQuote = "indirect_quote",
    /// A source is named.
    Attribution = "attribution",
    /// Handles, tags and links.
    Handles = "handles",
    /// A check on the text alone fails.
    FailedCheck = "failed_check",
}

/// How many signals there are.
pub const N_SIGNALS: usize = Signal::ALL.len();
/// [`Weights::features`] has a bit for each.
const _: () = assert!(N_SIGNALS <= 64);

/// The values of all signals in one clause, in the order of [`Signal::ALL`].
pub type Signals = [f64; N_SIGNALS];

/// What each signal adds for each unit of its value, in the order of [`Signal::ALL`].
#[derive(Clone, Debug)]
pub struct Weights([f64; N_SIGNALS]);

impl Default for Weights {
    fn default() -> Weights {
        Weights([0.0; N_SIGNALS])
    }
}

/// `weights.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    weights: BTreeMap<String, f64>,
}

impl Weights {
    /// Reads the weights that ship: a weight for every signal, and for nothing else.
    pub(super) fn read() -> Result<Weights, String> {
        let File { mut weights } = toml::from_str(WEIGHTS).map_err(|error| error.message().to_owned())?;
        let mut read = Weights::default();
        for (signal, weight) in Signal::ALL.iter().zip(&mut read.0) {
            *weight = weights
                .remove(signal.name())
                .ok_or_else(|| format!("no weight for {}", signal.name()))?;
        }
        match weights.keys().next() {
            None => Ok(read),
            Some(name) => Err(format!("{name} is no signal")),
        }
    }

    /// The weight of one signal.
    #[must_use]
    pub fn of(&self, signal: Signal) -> f64 {
        self.0[signal as usize]
    }

    /// The score of these values, 0 to 1: the logistic of their weighted sum.
    #[must_use]
    pub fn score(&self, values: &Signals) -> f64 {
        logistic(self.0.iter().zip(values).map(|(weight, value)| weight * value))
    }

    /// The signals that are there, each with its weight, and the score: absent ones add nothing to it.
    pub(super) fn features(&self, values: &Signals) -> (Vec<Feature>, f64) {
        // A bit for each signal that is there: most are not, and a bit that is set is found without asking the others.
        let mut there = values
            .iter()
            .enumerate()
            .fold(0u64, |there, (n, value)| there | u64::from(*value != 0.0) << n);
        let mut features = Vec::with_capacity(there.count_ones() as usize);
        while there != 0 {
            let signal = Signal::ALL[there.trailing_zeros() as usize];
            features.push(Feature {
                name: signal.name().into(),
                value: values[signal as usize],
                weight: self.of(signal),
            });
            there &= there - 1;
        }
        let score = logistic(features.iter().map(|feature| feature.weight * feature.value));
        (features, score)
    }
}

/// The logistic of a sum, in the order given.
fn logistic(parts: impl Iterator<Item = f64>) -> f64 {
    let sum: f64 = parts.sum();
    1.0 / (1.0 + (-sum).exp())
}
