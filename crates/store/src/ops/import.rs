use crate::derived;
use crate::digest::sha256_hex;
use crate::error::{StoreError, damaged};
use crate::ledger::{self, EventKind, Fields, WrittenEvent};
use crate::ops::documents::{DocumentAdded, NewDocument, first_status};
use crate::rows::{self, Said, object};
use crate::search::Unentered;
use crate::store::{Signed, Store};
use crate::tables::{CLAIMS, DOCUMENTS};
use crate::writer::Batch;
use crate::written::{WrittenRow, json_cell, word_cell};
use factdesk_model::annotation::{Annotation, FoundClaim};
use factdesk_model::{ClaimId, DocumentId};
use rusqlite::types::Value as SqlValue;
use serde_json::json;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// So many stories wait for each of the threads that write them out.
const WAITING: usize = 16;
/// More threads than this would wait for the database.
const THREADS_AT_MOST: usize = 4;

impl Store {
    /// Adds a document with its claims. What the engine itself sets aside starts as set aside.
    ///
    /// # Errors
    /// What the database says; the desk is then as it was.
    pub fn add_document(&self, signed: &Signed, new: NewDocument) -> Result<DocumentAdded, StoreError> {
        self.write_many(signed, |batch| {
            let mut unentered = Unentered::default();
            let added = add(
                batch,
                write_out(Ordered::new(self, new), signed.at_ms)?,
                &mut unentered,
            )?;
            unentered.enter(batch.conn())?;
            Ok(added)
        })
    }

    /// Adds many documents in one transaction, one event each: all of them or none.
    ///
    /// They are written out on other threads while the database takes in those before.
    ///
    /// # Errors
    /// What the database says; the desk is then as it was.
    pub fn add_documents(
        &self,
        signed: &Signed,
        new: impl IntoIterator<Item = NewDocument>,
    ) -> Result<Vec<DocumentAdded>, StoreError> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let n_threads = cores.saturating_sub(1).clamp(1, THREADS_AT_MOST);
        // Ids are drawn here, one after the other, so that they do not hang on which thread is faster.
        let mut orders = new.into_iter().map(|new| Ordered::new(self, new));
        self.with_large_cache(|| {
            self.write_many(signed, |batch| {
                thread::scope(|scope| {
                    let threads: Vec<Thread> = (0..n_threads)
                        .map(|_| {
                            let (orders, ordered) = sync_channel::<Ordered>(WAITING);
                            let (done, written) = sync_channel(WAITING);
                            scope.spawn(move || {
                                for order in ordered {
                                    // Nobody listens any more where a story before this one failed.
                                    if done.send(write_out(order, signed.at_ms)).is_err() {
                                        return;
                                    }
                                }
                            });
                            Thread { orders, written }
                        })
                        .collect();
                    let (mut added, mut unentered) = (Vec::new(), Unentered::default());
                    let mut turns = VecDeque::new();
                    loop {
                        while turns.len() < n_threads * WAITING {
                            let Some(order) = orders.next() else { break };
                            let turn = (added.len() + turns.len()) % n_threads;
                            threads[turn].orders.send(order).map_err(|_| stopped())?;
                            turns.push_back(turn);
                        }
                        let Some(turn) = turns.pop_front() else {
                            unentered.enter(batch.conn())?;
                            return Ok(added);
                        };
                        let written = threads[turn].written.recv().map_err(|_| stopped())?;
                        added.push(add(batch, written?, &mut unentered)?);
                        if unentered.is_much() {
                            unentered.enter(batch.conn())?;
                        }
                    }
                })
            })
        })
    }
}

/// A thread that writes out stories, with the ways to and from it.
struct Thread {
    orders: SyncSender<Ordered>,
    written: Receiver<Result<Written, StoreError>>,
}

fn stopped() -> StoreError {
    damaged("the import", "a thread of it stopped")
}

/// A story to be written out, with its ids.
struct Ordered {
    new: NewDocument,
    id: DocumentId,
    claims: Vec<ClaimId>,
}

impl Ordered {
    fn new(store: &Store, new: NewDocument) -> Ordered {
        Ordered {
            id: DocumentId::from_random(store.random_bytes()),
            claims: (0..new.annotation.claims.len())
                .map(|_| ClaimId::from_random(store.random_bytes()))
                .collect(),
            new,
        }
    }
}

/// A story as its rows and its event.
struct Written {
    added: DocumentAdded,
    document: WrittenRow,
    claims: Vec<WrittenRow>,
    event: WrittenEvent,
}

fn add(batch: &Batch<'_>, written: Written, unentered: &mut Unentered) -> Result<DocumentAdded, StoreError> {
    let Written {
        added,
        document,
        claims,
        event,
    } = written;
    batch.written_event(EventKind::DocumentAdded, &event, |applier| {
        let claims = claims.into_iter().map(|claim| (&CLAIMS, claim));
        for (table, row) in std::iter::once((&DOCUMENTS, document)).chain(claims) {
            let n = applier.insert_written(table, &row)?;
            unentered.note(table, n, row.words, row.stems);
        }
        Ok(())
    })?;
    Ok(added)
}

/// Everything of an import that needs no database.
fn write_out(order: Ordered, at_ms: i64) -> Result<Written, StoreError> {
    let Ordered { new, id, claims: ids } = order;
    let mut changes = Vec::with_capacity(new.text.len() * 8);
    let document = document_row(&id, &new, at_ms)?;
    document.write_change(&DOCUMENTS, &mut changes)?;
    let mut claims = Vec::with_capacity(ids.len());
    for (ordinal, (found, claim)) in new.annotation.claims.iter().zip(&ids).enumerate() {
        let row = claim_row(claim, &id, found, ordinal, &new.annotation)?;
        row.write_change(&CLAIMS, &mut changes)?;
        claims.push(row);
    }
    changes.push(b']');
    let args: Fields = object(json!({ "title": new.title, "n_claims": ids.len() }));
    Ok(Written {
        document,
        claims,
        event: ledger::WrittenEvent::new(vec![id.to_string()], args, changes)?,
        added: DocumentAdded {
            document: id,
            claims: ids,
        },
    })
}

fn document_row(id: &DocumentId, new: &NewDocument, at_ms: i64) -> Result<WrittenRow, StoreError> {
    let text = |text: &str| SqlValue::Text(text.to_owned());
    let cells = vec![
        text(&new.title),
        text(&new.lang),
        json_cell(&new.published)?,
        new.origin.as_deref().map_or(SqlValue::Null, text),
        SqlValue::Text(sha256_hex(new.text.as_bytes())),
        SqlValue::Integer(at_ms),
        SqlValue::Integer(new.annotation.sentences.len() as i64),
        text(&new.text),
        json_cell(&rows::Reading::of(&new.annotation))?,
    ];
    let words = format!("{}\n{}", new.title, new.text);
    Ok(WrittenRow::new(
        id.to_string(),
        cells,
        Vec::new(),
        words,
        &new.lang,
    ))
}

fn claim_row(
    id: &ClaimId,
    document: &DocumentId,
    found: &FoundClaim,
    ordinal: usize,
    annotation: &Annotation,
) -> Result<WrittenRow, StoreError> {
    let cells = vec![
        SqlValue::Text(document.to_string()),
        SqlValue::Integer(ordinal as i64),
        SqlValue::Integer(found.span.start.into()),
        SqlValue::Integer(found.span.end.into()),
        SqlValue::Integer(found.sentence.into()),
        SqlValue::Real(rows::sortable(found.checkable)),
        SqlValue::Text(annotation.lang.clone()),
        SqlValue::Text(rows::claim_digest(found, annotation)),
        word_cell(Some(&first_status(found.set_aside))),
        word_cell(found.set_aside.as_ref()),
        SqlValue::Integer(1),
        SqlValue::Null,
        SqlValue::Integer(0),
        SqlValue::Text(found.text.clone()),
        json_cell(&Said::of(found))?,
        SqlValue::Null,
    ];
    let derived = derived::of_found(found);
    let words = found.text.clone();
    Ok(WrittenRow::new(
        id.to_string(),
        cells,
        derived,
        words,
        &annotation.lang,
    ))
}
