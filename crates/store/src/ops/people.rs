use crate::error::StoreError;
use crate::ledger::EventKind;
use crate::read::SavedView;
use crate::rows::{object, written};
use crate::store::{Signed, Store};
use crate::tables::{REVIEWERS, SETTINGS, VIEWS};
use factdesk_model::desk::{ClaimStatus, Reviewer};
use factdesk_model::{ClaimId, ReviewerId};
use rusqlite::params;
use serde_json::{Value, json};

impl Store {
    /// The reviewer of that name, whatever its case; a new one where there is none.
    ///
    /// # Errors
    /// What the database says.
    pub fn sign_in(&self, name: &str, at_ms: i64) -> Result<Reviewer, StoreError> {
        if let Some(known) = self.read(|desk| desk.reviewer_named(name))? {
            return Ok(known);
        }
        let new = Reviewer {
            id: ReviewerId::from_random(self.random_bytes()),
            name: name.trim().to_owned(),
        };
        let signed = Signed {
            reviewer: new.id.clone(),
            at_ms,
        };
        self.write(&signed, EventKind::ReviewerAdded, |writer| {
            // Asked again inside the transaction: another process may have been faster.
            if let Some(known) = writer.reviewer_named(name)? {
                return Ok(known);
            }
            writer.insert(&REVIEWERS, new.id.as_str(), object(json!({ "name": new.name })))?;
            writer.about(&new.id);
            writer.say("name", new.name.as_str());
            Ok(new)
        })
    }

    /// Changes a setting of the desk.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_setting(&self, signed: &Signed, key: &str, value: Value) -> Result<(), StoreError> {
        self.write(signed, EventKind::SettingChanged, |writer| {
            let row = object(json!({ "value": value }));
            writer.say("key", key);
            writer.about(key);
            if SETTINGS.has(writer.conn, key)? {
                writer.set(&SETTINGS, key, row)
            } else {
                writer.insert(&SETTINGS, key, row)
            }
        })
    }

    /// Keeps a view under its id, in place of one with that id. An empty id makes a new view. The id comes back.
    ///
    /// # Errors
    /// [`StoreError::BadQuery`] when its query cannot be read.
    pub fn save_view(&self, signed: &Signed, view: SavedView) -> Result<String, StoreError> {
        crate::Filter::parse(&view.query)?;
        self.write(signed, EventKind::ViewSaved, |writer| {
            let id = if view.id.is_empty() {
                ReviewerId::from_random(writer.random()).to_string()
            } else {
                view.id
            };
            let row = object(json!({
                "reviewer": view.reviewer, "name": view.name, "query": view.query, "sort": written(&view.sort),
            }));
            writer.say("name", view.name.as_str());
            writer.about(&id);
            if VIEWS.has(writer.conn, &id)? {
                writer.set(&VIEWS, &id, row)?;
            } else {
                writer.insert(&VIEWS, &id, row)?;
            }
            Ok(id)
        })
    }

    /// Removes a saved view.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_view(&self, signed: &Signed, id: &str) -> Result<(), StoreError> {
        self.write(signed, EventKind::ViewRemoved, |writer| {
            let row = VIEWS.row(writer.conn, id)?;
            let missing = || StoreError::NotFound {
                what: "view",
                id: id.to_owned(),
            };
            writer.say(
                "name",
                row.ok_or_else(missing)?.remove("name").unwrap_or_default(),
            );
            writer.about(id);
            writer.delete(&VIEWS, id)
        })
    }

    /// Keeps what a reviewer has begun to write on a claim. Not part of the history, but on the disk when this returns;
    /// the first words also note that the claim is in review.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn save_draft(&self, signed: &Signed, claim: &ClaimId, words: &str) -> Result<(), StoreError> {
        self.write_many(signed, |batch| {
            batch.event(EventKind::ReviewBegun, |writer| {
                writer.about(claim);
                match writer.claim(claim)?.status {
                    ClaimStatus::Open => writer.take_up(claim),
                    _ => Ok(()),
                }
            })?;
            batch
                .conn()
                .prepare_cached(
                    "INSERT INTO drafts (reviewer, claim, words, at_ms) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET words = ?3, at_ms = ?4",
                )?
                .execute(params![
                    signed.reviewer.as_str(),
                    claim.as_str(),
                    words,
                    signed.at_ms
                ])?;
            Ok(())
        })
    }

    /// Forgets what a reviewer has begun to write on a claim.
    ///
    /// # Errors
    /// What the database says.
    pub fn discard_draft(&self, reviewer: &ReviewerId, claim: &ClaimId) -> Result<(), StoreError> {
        self.transact(|conn| {
            conn.prepare_cached("DELETE FROM drafts WHERE reviewer = ?1 AND claim = ?2")?
                .execute([reviewer.as_str(), claim.as_str()])?;
            Ok(())
        })
    }

    /// Notes that a reviewer was at the desk; what fell due since is found from this.
    ///
    /// # Errors
    /// What the database says.
    pub fn note_visit(&self, signed: &Signed) -> Result<(), StoreError> {
        self.transact(|conn| {
            conn.prepare_cached(
                "INSERT INTO visits (reviewer, at_ms) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET at_ms = ?2",
            )?
            .execute(params![signed.reviewer.as_str(), signed.at_ms])?;
            Ok(())
        })
    }
}
