//! What can be typed around a review: who judges, what is due, what was seen before, the desk as files.

use super::{Reason, SortBy, Stance};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Options of `assess`.
#[derive(Debug, Args)]
pub struct Assess {
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
}

/// Several claims: those named, or those of a query.
#[derive(Debug, Args)]
pub struct Claims {
    /// The claims
    #[arg(
        required_unless_present = "query",
        conflicts_with = "query",
        value_name = "CLAIM"
    )]
    pub claims: Vec<String>,
    /// Instead: all claims of a query
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
}

/// Options of `set-aside`.
#[derive(Debug, Args)]
pub struct SetAside {
    #[command(flatten)]
    pub claims: Claims,
    /// Why
    #[arg(long, value_enum)]
    pub reason: Reason,
}

/// Options of `assign`.
#[derive(Debug, Args)]
pub struct Assign {
    /// A reviewer's name or the beginning of an id; `me`, or `nobody`
    #[arg(value_name = "WHO")]
    pub to: String,
    #[command(flatten)]
    pub claims: Claims,
}

/// Options of `priority`.
#[derive(Debug, Args)]
pub struct Priority {
    /// How urgent: 0 is usual, higher comes first
    #[arg(value_name = "N", allow_negative_numbers = true)]
    pub priority: i32,
    #[command(flatten)]
    pub claims: Claims,
}

/// Options of `tag`.
#[derive(Debug, Args)]
pub struct Tag {
    /// The tag
    pub tag: String,
    #[command(flatten)]
    pub claims: Claims,
    /// Take the tag off
    #[arg(long)]
    pub remove: bool,
}

/// Options of `comment`.
#[derive(Debug, Args)]
pub struct Comment {
    /// The claim
    pub claim: String,
    /// What to say
    #[arg(required_unless_present = "remove", conflicts_with = "remove")]
    pub words: Option<String>,
    /// Take this remark away
    #[arg(long, value_name = "ID")]
    pub remove: Option<String>,
}

/// Options of `checklist`.
#[derive(Debug, Args)]
pub struct Checklist {
    /// The claim
    pub claim: String,
    /// Note that a point was looked into
    #[arg(long, value_name = "POINT", group = "answer")]
    pub done: Option<String>,
    /// Note that a point does not apply
    #[arg(long, value_name = "POINT", group = "answer")]
    pub not_applicable: Option<String>,
    /// Take the answer to a point away
    #[arg(long, value_name = "POINT", group = "answer")]
    pub clear: Option<String>,
    /// What to note beside the answer
    #[arg(long, value_name = "TEXT", requires = "answer")]
    pub note: Option<String>,
}

/// Options of `templates`.
#[derive(Debug, Args)]
pub struct Templates {
    /// Fill them in from this claim
    pub claim: Option<String>,
    /// In which language. Default: the claim's
    #[arg(long)]
    pub lang: Option<String>,
}

/// Options of `process`.
#[derive(Debug, Args)]
pub struct Process {
    /// A TOML file with checklists and templates of the desk's own
    #[arg(required_unless_present = "built_in", conflicts_with = "built_in")]
    pub file: Option<PathBuf>,
    /// Go back to what comes with Factdesk
    #[arg(long)]
    pub built_in: bool,
}

/// Options of `due`.
#[derive(Debug, Args)]
pub struct Due {
    /// From when on. Default: since your last visit
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Until when. Default: a year from now
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// How many of each at most
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub limit: u32,
    /// Take up again what was decided before its deadline passed: all, or the claims named
    #[arg(long, value_name = "CLAIM", num_args = 0.., conflicts_with_all = ["since", "until"])]
    pub reopen: Option<Vec<String>>,
    /// Note the visit: what fell due until now is no news any more
    #[arg(long)]
    pub mark: bool,
}

/// What can be done with saved queries.
#[derive(Debug, Subcommand)]
pub enum Views {
    /// List your views and the shared ones
    List,
    /// Keep a query under a name
    Save {
        /// The name
        name: String,
        /// The query
        query: Vec<String>,
        /// In which order
        #[arg(long, value_enum, default_value_t = SortBy::Score)]
        sort: SortBy,
        /// Show it to all reviewers
        #[arg(long)]
        shared: bool,
    },
    /// Remove a view
    Remove {
        /// Its name or id
        view: String,
    },
}

/// Options of `coverage`.
#[derive(Debug, Args)]
pub struct Coverage {
    /// The story
    pub document: String,
    /// Set this sentence aside, counted from 0: all the claims in it
    #[arg(long, value_name = "N", requires = "reason")]
    pub aside: Option<u32>,
    /// Why
    #[arg(long, value_enum, requires = "aside")]
    pub reason: Option<Reason>,
}

/// What can be done to evidence.
#[derive(Debug, Subcommand)]
pub enum Evidence {
    /// Change what a passage does to its claim, or the note on it
    Change {
        /// The evidence
        evidence: String,
        /// What it does to the claim
        #[arg(long, value_enum)]
        stance: Option<Stance>,
        /// The note; empty: none
        #[arg(long)]
        note: Option<String>,
    },
    /// Put a passage where you found it again, in code points of a snapshot's text
    Move {
        /// The evidence
        evidence: String,
        /// The snapshot
        snapshot: String,
        /// Where it starts
        start: u32,
        /// Where it ends
        end: u32,
    },
    /// Take a passage off its claim
    Remove {
        /// The evidence
        evidence: String,
    },
}

/// Options of `seen`.
#[derive(Debug, Args)]
pub struct Seen {
    /// The claim
    pub claim: String,
    /// How many at most
    #[arg(long, default_value_t = 8, value_name = "N")]
    pub limit: u32,
    /// Say that this claim or fact-check says the same
    #[arg(long, value_name = "ID", conflicts_with = "different")]
    pub same: Option<String>,
    /// Say that this claim or fact-check says something else
    #[arg(long, value_name = "ID")]
    pub different: Option<String>,
}

/// Options of `answer`.
#[derive(Debug, Args)]
pub struct Answer {
    /// The claim to be decided
    pub claim: String,
    /// The earlier claim whose verdict answers for it
    #[arg(long, value_name = "CLAIM")]
    pub by: String,
    /// Publish at once
    #[arg(long)]
    pub publish: bool,
}

/// What can be done with fact-checks of others.
#[derive(Debug, Subcommand)]
pub enum Reviews {
    /// List them, newest import first
    List {
        /// How many at most
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: u32,
    },
    /// Import ClaimReview: JSON-LD, JSON Lines, or a saved web page
    Import {
        /// The file
        file: PathBuf,
    },
}

/// The desk as open files.
#[derive(Debug, Subcommand)]
pub enum DeskFiles {
    /// Write the whole desk into a new folder
    Export {
        /// The folder
        folder: PathBuf,
    },
    /// Make a new desk out of an export
    Import {
        /// The export's folder
        from: PathBuf,
        /// The new desk's folder
        folder: PathBuf,
    },
}
