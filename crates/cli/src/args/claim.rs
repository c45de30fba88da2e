//! What can be typed to correct a claim.

use clap::{Args, Subcommand};

/// What can be corrected of a claim. Places count code points of the story, as `show` and `--json` give them.
#[derive(Debug, Subcommand)]
pub enum Claim {
    /// Choose its words anew: by place, or by the words themselves
    Bounds {
        /// The claim
        claim: String,
        /// Where it starts and ends, such as `120..180`
        #[arg(
            long,
            value_name = "START..END",
            required_unless_present = "words",
            conflicts_with = "words"
        )]
        at: Option<String>,
        /// Instead: the words as they stand in its sentence or nearest to it
        #[arg(long, value_name = "TEXT")]
        words: Option<String>,
    },
    /// Split it in two; the first keeps evidence and decisions
    Split {
        /// The claim
        claim: String,
        /// Where the second starts in the story
        #[arg(long, value_name = "PLACE", required_unless_present = "before")]
        at: Option<u32>,
        /// Instead: the words that the second begins with
        #[arg(long, value_name = "TEXT", conflicts_with = "at")]
        before: Option<String>,
    },
    /// Make one claim of two; what hangs on either is kept
    Merge {
        /// The claim
        claim: String,
        /// The other. Default: the one that follows in the story
        with: Option<String>,
    },
    /// Add a claim that was not found
    Add {
        /// The story
        document: String,
        /// Where it starts and ends, such as `120..180`
        #[arg(
            long,
            value_name = "START..END",
            required_unless_present = "words",
            conflicts_with = "words"
        )]
        at: Option<String>,
        /// Instead: the words as they stand, where they stand first
        #[arg(long, value_name = "TEXT")]
        words: Option<String>,
    },
    /// Read a date, a number or the speaker otherwise; the engine's reading is kept beside
    Read(ReadClaim),
}

/// Options of `claim read`.
#[derive(Debug, Args)]
pub struct ReadClaim {
    /// The claim
    pub claim: String,
    #[command(flatten)]
    pub value: NewValue,
    /// Which of its mentions, by the index that `show --json` gives. Default: the first of this kind
    #[arg(long, value_name = "N")]
    pub mention: Option<u32>,
}

/// What words mean: one of the three.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct NewValue {
    /// A date, `2020-10..2021-02`, or a time in the story's language; empty: as before
    #[arg(long, value_name = "TIME")]
    pub time: Option<String>,
    /// A number with its unit, in the story's language; empty: as before
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// Who said it; empty: as before
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
}
