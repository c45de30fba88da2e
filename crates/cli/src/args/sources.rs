//! What can be typed of sources.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What can be done with sources.
#[derive(Debug, Subcommand)]
pub enum Source {
    /// Attach a page or file to a claim, and a passage of it as evidence
    Add(SourceAdd),
    /// Ask sources again and say whether their passages still stand
    Sync(SourceSync),
    /// List passages of the desk's sources that may speak to a claim, most alike first
    Suggest {
        /// The claim
        claim: String,
        /// How many at most
        #[arg(long, default_value_t = 20, value_name = "N")]
        limit: u32,
    },
    /// Write snapshots as they were received into a WARC file, which web archives' own tools read
    Warc(Chosen),
    /// Write snapshots into a WACZ file: the same with index and pages, which viewers of web archives open
    Wacz(Chosen),
    /// Put a timestamp of an authority (RFC 3161) on a snapshot; the authority is sent the digest alone
    Timestamp {
        /// The source
        source: String,
        /// Which snapshot. Default: the newest
        #[arg(long, value_name = "ID")]
        snapshot: Option<String>,
        /// The authority's address. Default: that of the settings
        #[arg(long, value_name = "URL")]
        authority: Option<String>,
        /// Write the token to a file as well, for other tools to check
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// A host that may be asked though its address is not public
        #[arg(long, value_name = "HOST")]
        allow_host: Vec<String>,
    },
    /// Ask a web archive which copies it has of a source; the archive learns the address
    Archived {
        /// The source
        source: String,
        /// Keep a copy as a snapshot of the source: the newest, or the one at this address
        #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "")]
        keep: Option<String>,
        /// A host that may be asked though its address is not public
        #[arg(long, value_name = "HOST")]
        allow_host: Vec<String>,
    },
    /// Show what changed between two snapshots of a source, word by word
    Diff {
        /// The source
        source: String,
        /// The earlier snapshot. Default: the one before the later one
        before: Option<String>,
        /// The later snapshot. Default: the newest
        after: Option<String>,
    },
    /// Show a page as it was seen when it was kept, or write it to a file that any browser shows
    Page {
        /// The source
        source: String,
        /// Which snapshot. Default: the newest
        #[arg(long, value_name = "ID")]
        snapshot: Option<String>,
        /// Where to write. Default: standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Show a source with its snapshots and text
    Show {
        /// The source
        source: String,
    },
}

/// Options of `source add`.
#[derive(Debug, Args)]
pub struct SourceAdd {
    /// The claim
    pub claim: String,
    /// A web address or a file
    #[arg(value_name = "URL|FILE")]
    pub from: String,
    /// The passage to mark, word for word
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    /// What the passage does to the claim
    #[arg(long, value_enum, default_value_t = Stance::Context)]
    pub stance: Stance,
    /// A note on the passage
    #[arg(long)]
    pub note: Option<String>,
    /// A host that may be asked though its address is not public
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
    /// Do not ask for a page's style sheets and pictures: it can then be read, but not seen as it was
    #[arg(long)]
    pub no_page: bool,
}

/// Whose snapshots to write, and where.
#[derive(Debug, Args)]
pub struct Chosen {
    /// Only those of this source
    #[arg(long, value_name = "ID", conflicts_with = "document")]
    pub source: Option<String>,
    /// Only those of the sources of this story
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    /// Where to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What a passage does to a claim.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[allow(missing_docs)] // The names say it.
pub enum Stance {
    Supports,
    Refutes,
    Context,
}

/// Options of `source sync`.
#[derive(Debug, Args)]
pub struct SourceSync {
    /// Only this source
    #[arg(long, value_name = "ID", conflicts_with = "document")]
    pub source: Option<String>,
    /// Only the sources of this story
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    /// Only sources that were not asked for so many hours
    #[arg(long, value_name = "HOURS")]
    pub due: Option<u32>,
    /// A host that may be asked though its address is not public
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
}
