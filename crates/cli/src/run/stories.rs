//! Stories: import, show, settings.

use super::desk::open;
use super::input;
use crate::args::{Cli, Document, DocumentSet, Import};
use crate::output::{Output, Stop, bold, dim, plain};
use crate::{json, listing};
use factdesk_api::wire::{
    GetClaim, GetDocument, ImportFile, ImportText, ImportUrl, Imported, ListDocuments, SetDocument,
};
use factdesk_api::{ErrorCode, usecase};
use std::path::Path;

/// Takes a story in.
pub fn import(cli: &Cli, options: &Import, output: Output) -> Result<(), Stop> {
    let what = options.what.as_str();
    let (title, lang) = (options.title.clone(), options.lang.clone());
    let (published, origin) = (options.published.clone(), options.origin.clone());
    // Read before the desk is opened: what cannot be read must not make a desk.
    let imported = if what == "-" {
        let text = input::text(None)?;
        let input = ImportText {
            text,
            title,
            lang,
            published,
            origin,
        };
        usecase::import_text(&open(cli)?, input)?
    } else if is_address(what) {
        let input = ImportUrl {
            url: what.to_owned(),
            title,
            lang,
            published,
            origin,
            allow_hosts: Some(options.allow_host.clone()),
        };
        usecase::import_url(&open(cli)?, input)?
    } else {
        let path = what.to_owned();
        let input = ImportFile {
            path,
            title,
            lang,
            published,
            origin,
        };
        usecase::import_file(&open(cli)?, input)?
    };
    tell(&imported, output)
}

/// Whether something typed is meant as an address: anything with a scheme, right or wrong, that is no file.
pub fn is_address(what: &str) -> bool {
    let scheme = what.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.chars().all(|sign| sign.is_ascii_alphanumeric()))
        && !Path::new(what).exists()
}

fn tell(imported: &Imported, output: Output) -> Result<(), Stop> {
    for note in &imported.notes {
        output.note(&plain(&output.say(note)));
    }
    if output.json {
        return output.json(&json::imported(imported));
    }
    output.text(&format!(
        "{} {}\n{}",
        bold(&imported.document),
        plain(&imported.title),
        dim(&plain(&format!(
            "{} · {} · {} sentences · {} claims",
            imported.lang,
            output.say(&imported.published.says),
            imported.n_sentences,
            imported.n_claims
        )))
    ))
}

/// Shows a claim or a story.
pub fn show(cli: &Cli, id: &str, output: Output) -> Result<(), Stop> {
    let desk = open(cli)?;
    match usecase::get_claim(&desk, GetClaim { claim: id.to_owned() }) {
        Ok(claim) if output.json => output.json(&json::claim(&claim, output.lang)),
        Ok(claim) => output.text(&listing::claim(output, &claim)),
        Err(error) if error.code == ErrorCode::ClaimMissing => {
            let document = usecase::get_document(
                &desk,
                GetDocument {
                    document: id.to_owned(),
                },
            )?;
            if output.json {
                output.json(&json::document(&document))
            } else {
                output.text(&listing::document(output, &document))
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// Changes or lists stories.
pub fn document(cli: &Cli, command: &Document, output: Output) -> Result<(), Stop> {
    match command {
        Document::Set(options) => set(cli, options, output),
        Document::List { limit } => list(cli, *limit, output),
    }
}

fn set(cli: &Cli, options: &DocumentSet, output: Output) -> Result<(), Stop> {
    let input = SetDocument {
        document: options.document.clone(),
        title: options.title.clone(),
        lang: options.lang.clone(),
        published: options.published.clone(),
        origin: options.origin.clone(),
    };
    tell(&usecase::set_document(&open(cli)?, input)?, output)
}

fn list(cli: &Cli, limit: u32, output: Output) -> Result<(), Stop> {
    let input = ListDocuments {
        offset: None,
        limit: Some(limit),
    };
    for row in usecase::list_documents(&open(cli)?, input)?.documents {
        if output.json {
            output.json(&serde_json::json!({
                "document": row.id,
                "title": row.title,
                "lang": row.lang,
                "claims": row.n_claims,
                "undecided": row.n_undecided,
            }))?;
        } else {
            let facts = format!(
                "{} · {} claims, {} undecided",
                row.lang, row.n_claims, row.n_undecided
            );
            output.text(&format!(
                "{} {}  {}",
                bold(&row.id),
                plain(&row.title),
                dim(&facts)
            ))?;
        }
    }
    Ok(())
}
