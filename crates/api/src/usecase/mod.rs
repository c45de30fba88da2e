//! The use cases, one file each or a few that belong together. [`crate::commands`] lists them.

mod backup;
mod claims;
mod documents;
mod errors;
mod evidence;
mod history;
mod import;
mod overview;
mod queue;
mod report;
mod rows;
mod search;
mod settings;
mod sources;
mod suggest;
mod sync;
mod values;
mod verdicts;
mod verify;
mod warc;

pub use backup::{BackupView, back_up, compact, list_backups, restore_backup};
pub use claims::{get_claim, reopen, set_aside};
pub use documents::{get_document, list_documents, set_document};
pub use evidence::{add_evidence, remove_evidence};
pub use history::{history, redo, undo};
pub use import::{import_file, import_text, import_url};
pub use overview::{desk_overview, open_desk};
pub use queue::queue;
pub use report::{export_report, preview_report};
pub use search::search;
pub use settings::{get_settings, rating_scales, set_settings};
pub use sources::{add_source, get_source};
pub use suggest::suggest_passages;
pub use sync::{stop_sync, sync_progress, sync_sources, sync_sources_with};
pub use verdicts::{correct_verdict, give_verdict, publish_verdict, save_draft, withdraw_verdict};
pub use verify::verify;
pub use warc::export_warc;

pub(crate) use import::read_file;
