//! What can be typed. The help texts are the reference.

mod claim;
mod newsroom;
mod sources;

pub use claim::{Claim, ReadClaim};
pub use newsroom::{
    Answer, Assess, Assign, Checklist, Claims, Comment, Coverage, DeskFiles, Due, Evidence, Priority,
    Process, Reviews, Seen, SetAside, Tag, Templates, Views,
};

pub use sources::{Chosen, Source, SourceAdd, SourceSync, Stance};

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
    /// Make a new desk
    Init,
    /// Take a story in: a file, a web address, or `-` for standard input
    Import(Import),
    /// List claims, most checkable first
    Queue(Queue),
    /// Show a claim or a story with everything about it
    Show {
        /// The id of a claim or a story, or the beginning of one
        #[arg(value_name = "CLAIM|DOCUMENT")]
        id: String,
    },
    /// Change what is known about a story
    #[command(subcommand)]
    Document(Document),
    /// Attach sources and ask them again
    #[command(subcommand)]
    Source(Source),
    /// Decide a claim
    Verdict(Verdict),
    /// Make a claim's verdict public
    Publish {
        /// The claim
        claim: String,
    },
    /// Correct a public verdict; the old one is kept and shown
    Correct(Correct),
    /// Take a public verdict back; it is kept and shown as withdrawn
    Withdraw {
        /// The claim
        claim: String,
        /// Why, for the readers
        #[arg(long)]
        note: String,
    },
    /// Correct a claim's words, add one, or read a value otherwise
    #[command(subcommand)]
    Claim(Claim),
    /// Set claims aside
    SetAside(SetAside),
    /// Take claims back into the queue
    Reopen(Claims),
    /// Give your own judgement of a claim, beside the desk's verdict
    Assess(Assess),
    /// Say of a claim in review that its verdict stands
    Stand {
        /// The claim
        claim: String,
    },
    /// Tell how far the reviewers agree
    Agreement {
        /// The scale. Default: the desk's
        #[arg(long, value_name = "ID")]
        scale: Option<String>,
    },
    /// List everybody who ever decided at the desk
    Reviewers,
    /// Give claims to a reviewer
    Assign(Assign),
    /// Say how urgent claims are
    Priority(Priority),
    /// Tag claims
    Tag(Tag),
    /// Say something about a claim
    Comment(Comment),
    /// Show what to look into before a claim is decided, and note what was
    Checklist(Checklist),
    /// Show ways to begin the reasoning of a verdict
    Templates(Templates),
    /// Read checklists and templates of the desk's own from a file
    Process(Process),
    /// List what fell due since your last visit, and what is coming
    Due(Due),
    /// Keep queries under a name
    #[command(subcommand)]
    Views(Views),
    /// Show or set your own weights, for `queue --sort own`: `quantity=2 speaker:"Tim Olsen"=3 tag:valg=1`
    Weights {
        /// What counts how much; none: show them
        #[arg(value_name = "NAME=NUMBER")]
        weights: Vec<String>,
    },
    /// Tell sentence by sentence how much of a story was looked at
    Coverage(Coverage),
    /// Change, move or remove evidence
    #[command(subcommand)]
    Evidence(Evidence),
    /// Show earlier claims and fact-checks that look like a claim, number by number
    Seen(Seen),
    /// Decide a claim by the verdict on an earlier one that says the same
    Answer(Answer),
    /// Import and list fact-checks of others
    #[command(subcommand)]
    Reviews(Reviews),
    /// Show or change settings: `two-person=on blind=on scale=truth5`
    Settings {
        /// What to change; none: show them
        #[arg(value_name = "NAME=VALUE")]
        changes: Vec<String>,
    },
    /// Write the desk as open files, or make one of them
    #[command(subcommand)]
    Desk(DeskFiles),
    /// Make a new desk out of what can be read of a damaged one, which stays as it is
    Salvage {
        /// The damaged desk
        from: PathBuf,
        /// The new desk's folder
        folder: PathBuf,
    },
    /// Take back your last changes
    Undo(Steps),
    /// Do again what was taken back
    Redo(Steps),
    /// Tell what happened, newest first
    History {
        /// Only what happened to this claim
        claim: Option<String>,
        /// How many events at most
        #[arg(long, default_value_t = 100, value_name = "N")]
        limit: u32,
    },
    /// Search claims, stories, sources and reasoning
    Search {
        /// The words
        query: String,
        /// How many hits of each kind at most
        #[arg(long, default_value_t = 20, value_name = "N")]
        limit: u32,
    },
    /// List the desk's rating scales
    Scales {
        /// First add a scale from a TOML file, or extend one
        #[arg(long, value_name = "FILE")]
        add: Option<PathBuf>,
    },
    /// Write a report
    Export(Export),
    /// Check the whole desk: files, ledger, digests, anchors
    Verify,
    /// Keep a copy of the desk's database, or list the copies there are
    Backup {
        /// List the copies
        #[arg(long)]
        list: bool,
    },
    /// Put a copy in place of the desk's database; what was there is set aside, not deleted
    Restore {
        /// The copy's name, from `backup --list`
        name: String,
    },
    /// Make the desk's files as small as they can be
    Compact,
    /// Say what text and facts a file holds, as a source is read
    Read(Read),
    /// Say whether two versions of a file hold the same, and where passages stand now
    Compare(Compare),
    /// Say whether an address would be asked
    FetchPolicy(FetchPolicy),
    /// Print the completions of a shell
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// A file, a web address, or `-` for standard input
    #[arg(value_name = "FILE|URL|-")]
    pub what: String,
    /// The headline. Default: from the file or page, else the first words
    #[arg(long)]
    pub title: Option<String>,
    /// When it was published: `2020`, `2020-10`, `2020-10-11` or a date-time
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Its language, such as `da`. Default: detected
    #[arg(long)]
    pub lang: Option<String>,
    /// Where it came from
    #[arg(long)]
    pub origin: Option<String>,
    /// A host that may be asked though its address is not public
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
}

/// Options of `queue`.
#[derive(Debug, Args)]
pub struct Queue {
    /// Which claims: words and fields such as `status:open type:deadline due:<2021`; after `--` also `-tag:done`
    pub query: Vec<String>,
    /// Instead: a saved view, by its name
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    pub view: Option<String>,
    /// How many at most
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub limit: u32,
    /// How many to leave out
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    /// In which order. Default: by score
    #[arg(long, value_enum)]
    pub sort: Option<SortBy>,
}

/// Orders of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    /// Most checkable first
    Score,
    /// Earliest deadline first
    Deadline,
    /// Newest story first, in order of place
    Story,
    /// By your own weights, each claim with why it stands there
    Own,
}

/// What can be done to a story.
#[derive(Debug, Subcommand)]
pub enum Document {
    /// Change title, date, language or origin; relative dates are read again, decisions are kept
    Set(DocumentSet),
    /// List the stories, newest first
    List {
        /// How many at most
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: u32,
    },
}

/// Options of `document set`.
#[derive(Debug, Args)]
pub struct DocumentSet {
    /// The story
    pub document: String,
    /// When it was published; empty: from the text again
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Its language; empty: detected again
    #[arg(long)]
    pub lang: Option<String>,
    /// Where it came from; empty: unknown
    #[arg(long)]
    pub origin: Option<String>,
    /// The headline
    #[arg(long)]
    pub title: Option<String>,
}

/// Options of `verdict`.
#[derive(Debug, Args)]
pub struct Verdict {
    /// The claim
    pub claim: String,
    /// The rating's id, from `factdesk scales`
    #[arg(long, value_name = "ID")]
    pub rating: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reasoning: String,
    /// The scale. Default: the desk's
    #[arg(long, value_name = "ID")]
    pub scale: Option<String>,
    /// Publish at once
    #[arg(long)]
    pub publish: bool,
}

/// Options of `correct`.
#[derive(Debug, Args)]
pub struct Correct {
    /// The claim
    pub claim: String,
    /// The new rating's id
    #[arg(long, value_name = "ID")]
    pub rating: String,
    /// What was wrong, for the readers
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    /// The new reasoning. Default: the old one stands
    #[arg(long, value_name = "TEXT")]
    pub reasoning: Option<String>,
    /// The scale. Default: that of the verdict corrected
    #[arg(long, value_name = "ID")]
    pub scale: Option<String>,
}

/// Why a claim is set aside.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Reason {
    Opinion,
    Prediction,
    TooVague,
    PersonalExperience,
    NotWorthIt,
    Question,
    Wish,
    Hypothetical,
    Greeting,
}

/// How many steps.
#[derive(Debug, Args)]
pub struct Steps {
    /// How many
    #[arg(short = 'n', default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub steps: u32,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The story
    #[arg(required_unless_present = "query", conflicts_with = "query")]
    pub document: Option<String>,
    /// Instead of one story: the claims of a query, over all stories
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// In which form
    #[arg(long, value_enum, default_value_t = Format::Html)]
    pub format: Format,
    /// Where to write it
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// In which language. Default: the story's
    #[arg(long)]
    pub lang: Option<String>,
    /// Exit with 1 where something should be mended before the report goes out
    #[arg(long)]
    pub strict: bool,
}

/// Forms of a report.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// One page of HTML that stands alone
    Html,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// schema.org ClaimReview as JSON-LD
    #[value(
        name = "claimreview",
        alias = "claim_review",
        alias = "jsonld",
        alias = "json-ld"
    )]
    ClaimReview,
    /// A table of claims
    Csv,
    /// Everything, as JSON
    Json,
}

/// Options of `read`.
#[derive(Debug, Args)]
pub struct Read {
    /// The file; with `--batch` the list, `-` or nothing: standard input
    #[arg(required_unless_present = "batch")]
    pub file: Option<PathBuf>,
    /// The address it came from
    #[arg(long, conflicts_with = "batch")]
    pub url: Option<String>,
    /// Read JSON Lines `{"id", "path", "url"}`, write one line for each, in order
    #[arg(long)]
    pub batch: bool,
}

/// Options of `fetch-policy`.
#[derive(Debug, Args)]
pub struct FetchPolicy {
    /// The address
    pub url: String,
    /// What a name resolves to
    #[arg(long, value_name = "HOST=ADDRESS")]
    pub resolve: Vec<String>,
    /// A host that may be asked though its address is not public
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
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

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier version; with `--batch` the list, `-` or nothing: standard input
    #[arg(required_unless_present = "batch")]
    pub old: Option<PathBuf>,
    /// The later version
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub new: Option<PathBuf>,
    /// Read JSON Lines `{"id", "old", "new", "quotes"}`, write one line for each, in order
    #[arg(long)]
    pub batch: bool,
}
