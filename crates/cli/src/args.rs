//! What can be typed. The help texts are the reference.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Fact-checking from the command line: the same desks, the same engine and the same sources as in the window.
#[derive(Debug, Parser)]
#[command(
    name = "factdesk",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub struct Cli {
    /// The desk to work at. Default: the last one used, else one in the platform's data folder
    #[arg(long, global = true, env = "FACTDESK_DESK", value_name = "FOLDER")]
    pub desk: Option<PathBuf>,
    /// Who decides. Default: the name in the settings, else the name of the account
    #[arg(long, global = true, env = "FACTDESK_REVIEWER", value_name = "NAME")]
    pub reviewer: Option<String>,
    /// Print one JSON object, or one a line, and nothing else
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing that is not an answer
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// Everything that can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what a text means: its times, quantities, quotes and claims
    Annotate(Annotate),
    /// Show how words are read, rule by rule
    Why(Why),
}

/// Options of `annotate`.
#[derive(Debug, Args)]
pub struct Annotate {
    /// The text file; `-` or nothing: standard input
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Read JSON Lines `{"id", "text", "lang", "published", "direction"}`, write one line for each, in order
    #[arg(long, conflicts_with_all = ["lang", "published", "direction", "format"])]
    pub batch: bool,
    /// The text's language, such as `da`. Default: detected
    #[arg(long)]
    pub lang: Option<String>,
    /// When it was published: `2020`, `2020-10`, `2020-10-11` or a date-time. Default: from the text's own header line
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// How to read a bare weekday, date or month
    #[arg(long, value_enum, default_value_t = Direction::Auto)]
    pub direction: Direction,
    /// JSON for programs or a listing for people. Default: a listing on a terminal, else JSON
    #[arg(long, value_enum)]
    pub format: Option<AnnotateFormat>,
}

/// Options of `why`.
#[derive(Debug, Args)]
pub struct Why {
    /// The words
    pub words: String,
    /// Their language, such as `da`. Default: detected
    #[arg(long)]
    pub lang: Option<String>,
    /// The day they speak from. Default: unknown
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// How to read a bare weekday, date or month
    #[arg(long, value_enum, default_value_t = Direction::Auto)]
    pub direction: Direction,
}

/// How to read a bare weekday, date or month that could lie on either side of the publication date.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Direction {
    /// From the sentence's tense
    Auto,
    /// The side before
    Past,
    /// The side after
    Future,
}

impl From<Direction> for factdesk_api::Direction {
    fn from(direction: Direction) -> factdesk_api::Direction {
        match direction {
            Direction::Auto => factdesk_api::Direction::Auto,
            Direction::Past => factdesk_api::Direction::Past,
            Direction::Future => factdesk_api::Direction::Future,
        }
    }
}

/// Forms of `annotate`'s answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnnotateFormat {
    /// One JSON object
    Json,
    /// A listing for people
    Text,
}
