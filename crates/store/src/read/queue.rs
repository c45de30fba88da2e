use crate::derived::types_of_mask;
use crate::error::{StoreError, damaged};
use crate::filter::Filter;
use crate::read::chosen::{Among, DUE, EVER, MANY, MANY_IN_INDEX, SPOKEN, TAGGED};
use crate::read::claims::read_stale;
use crate::rows::{self, written};
use crate::search;
use crate::store::Reader;
use factdesk_model::annotation::{ClaimType, Deadline, SetAsideReason};
use factdesk_model::desk::{ClaimStatus, StaleReason};
use factdesk_model::{ClaimId, DocumentId, ReviewerId, Span};
use rusqlite::Row as SqlRow;
use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};

/// The order of a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The most checkable first; what somebody called urgent before that.
    #[default]
    Score,
    /// What falls due first; what has no deadline last.
    Deadline,
    /// The newest story first, each in the order of its text.
    Story,
}

/// Some of the claims that a filter lets through.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuePage {
    /// The claims asked for, in order.
    pub rows: Vec<QueueRow>,
    /// How many there are in all; where that cannot be said at once, so many and more.
    pub total: u64,
    /// Whether there are more than `total`: counting them all would take longer than a reviewer waits.
    pub is_more: bool,
}

/// A claim as the queue shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueRow {
    /// Names the claim.
    pub claim: ClaimId,
    /// The document it stands in.
    pub document: DocumentId,
    /// That document's title.
    pub document_title: String,
    /// The claim's words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The language they are in.
    pub lang: String,
    /// What kinds of claim it is.
    pub types: Vec<ClaimType>,
    /// How well it can be checked, 0 to 1.
    pub checkable: f64,
    /// Where it is in the review.
    pub status: ClaimStatus,
    /// Why it was set aside.
    pub set_aside: Option<SetAsideReason>,
    /// Whether the engine still finds it.
    pub still_found: bool,
    /// The rating of the verdict in force.
    pub rating: Option<String>,
    /// What has to happen by when.
    pub deadline: Option<Deadline>,
    /// Why the verdict in force is stale.
    pub stale: Vec<StaleReason>,
    /// How many passages speak to it.
    pub n_evidence: u32,
    /// Who is to review it.
    pub assignee: Option<ReviewerId>,
    /// How urgent it is; 0 unless somebody said otherwise.
    pub priority: i64,
}

pub(crate) const ROW_COLUMNS: &str = "id, document, (SELECT title FROM documents WHERE documents.id = document), text, \
     span_start, span_end, lang, types, checkable, status, set_aside, still_found, rating, \
     CASE WHEN due IS NOT NULL THEN found -> '$.deadline' END, stale, n_evidence, assignee, priority";

impl Sort {
    const fn order(self) -> &'static str {
        match self {
            Sort::Score => "priority DESC, checkable DESC, n",
            Sort::Deadline => "due IS NULL, due, n",
            Sort::Story => "story DESC, document, still_found DESC, ordinal, n",
        }
    }
}

/// A filter as SQL.
#[derive(Clone)]
pub(crate) struct Condition {
    pub sql: String,
    pub values: Vec<SqlValue>,
    /// The search expression that the claims must match besides; `sql` says nothing of it.
    pub words: Option<String>,
    /// One more thing that must hold, which `sql` says nothing of either.
    pub among: Option<Among>,
    /// Whether all that it lets through have a deadline.
    is_due: bool,
}

impl Default for Condition {
    fn default() -> Condition {
        Condition {
            sql: "1".to_owned(),
            values: Vec::new(),
            words: None,
            among: None,
            is_due: false,
        }
    }
}

impl Reader<'_> {
    /// The claims that the filter lets through, from place `offset` on.
    ///
    /// # Errors
    /// [`StoreError::BadQuery`]; [`StoreError::NotFound`] and [`StoreError::Ambiguous`] for the filter's ids.
    pub fn queue(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u64,
        limit: u64,
    ) -> Result<QueuePage, StoreError> {
        let condition = self.condition(filter, sort)?;
        let (total, is_more) = self.total(filter, &condition)?;
        // Walking the whole queue to find nothing would take the longest.
        let rows = if offset < total || is_more {
            self.queue_rows(&condition, sort, offset, limit)?
        } else {
            Vec::new()
        };
        Ok(QueuePage { rows, total, is_more })
    }

    /// How many claims the filter lets through, as [`QueuePage::total`] says it.
    ///
    /// # Errors
    /// As [`Reader::queue`].
    pub fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        Ok(self.total(filter, &self.condition(filter, Sort::Score)?)?.0)
    }

    /// The first claim of the queue, leaving out `but`: what to review next.
    ///
    /// # Errors
    /// As [`Reader::queue`].
    pub fn next_claim(
        &self,
        filter: &Filter,
        sort: Sort,
        but: Option<&ClaimId>,
    ) -> Result<Option<QueueRow>, StoreError> {
        let rows = self.queue_rows(&self.condition(filter, sort)?, sort, 0, 2)?;
        Ok(rows.into_iter().find(|row| Some(&row.claim) != but))
    }

    /// One claim as the queue shows it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn queue_row(&self, claim: &ClaimId) -> Result<QueueRow, StoreError> {
        let mut condition = Condition::default();
        condition.and("id = ?", SqlValue::Text(claim.to_string()));
        let row = self.queue_rows(&condition, Sort::Score, 0, 1)?.pop();
        row.ok_or_else(|| StoreError::NotFound {
            what: "claim",
            id: claim.to_string(),
        })
    }

    pub(crate) fn condition(&self, filter: &Filter, sort: Sort) -> Result<Condition, StoreError> {
        let mut all = Condition::default();
        let text = |text: &str| SqlValue::Text(text.to_owned());
        let time =
            |time: &chrono::NaiveDateTime| SqlValue::Text(time.format("%Y-%m-%dT%H:%M:%S").to_string());
        let yes = |yes: bool| SqlValue::Integer(i64::from(yes));
        // By score, one status has an index in the queue's order. Otherwise what the statuses let through would have to
        // be sorted; where that is much, the plus sign keeps their index out, and the order's own is walked.
        let has_order = sort == Sort::Score && filter.statuses.len() == 1;
        let walk = !has_order && filter.document.is_none() && self.tallied(filter)? > MANY as u64;
        let statuses = filter.statuses.iter().map(as_text).collect();
        all.one_of(if walk { "+status" } else { "status" }, statuses);
        all.one_of(
            "rating",
            filter.ratings.iter().map(|rating| text(rating)).collect(),
        );
        all.one_of("lang", filter.langs.iter().map(|lang| text(lang)).collect());
        if !filter.types.is_empty() {
            all.and(
                "types & ? <> 0",
                SqlValue::Integer(crate::derived::type_mask(&filter.types)),
            );
        }
        if let Some(document) = &filter.document {
            all.and("document = ?", text(self.resolve_document(document)?.as_str()));
        }
        if let Some(speaker) = &filter.speaker {
            // Those who speak much are met soon on a walk through the queue; the claims of others are gathered.
            let spoken: i64 = self
                .conn
                .prepare_cached("SELECT coalesce(sum(n_claims), 0) FROM speakers WHERE instr(name, ?1) > 0")?
                .query_row([speaker.to_lowercase()], |row| row.get(0))?;
            let spoken = spoken as u64;
            let name = vec![text(&speaker.to_lowercase())];
            let clause = "speaker IN (SELECT name FROM speakers WHERE instr(name, ?) > 0)";
            // By score, the index of speakers holds all that is asked.
            if sort == Sort::Score && spoken <= MANY_IN_INDEX {
                all.and(clause, name[0].clone());
            } else {
                all.among = Some(Among::new(SPOKEN, clause, name));
            }
        }
        if filter.due_from.is_some() || filter.due_before.is_some() {
            // The index of deadlines begins with whether there is one.
            if sort == Sort::Deadline {
                all.sql.push_str(" AND (due IS NULL) = 0");
            }
            all.is_due = true;
        }
        let [first, last] = EVER;
        let from = filter.due_from.as_ref().map_or_else(|| text(first), time);
        let before = filter.due_before.as_ref().map_or_else(|| text(last), time);
        if all.is_due && sort != Sort::Deadline && all.among.is_none() {
            all.among = Some(Among::new(
                DUE,
                "(due IS NULL) = 0 AND due >= ? AND due < ?",
                vec![from, before],
            ));
        } else if all.is_due {
            all.and("due >= ?", from);
            all.and("due < ?", before);
        }
        if let Some(stale) = filter.stale {
            all.and("(stale IS NOT NULL) = ?", yes(stale));
            // Said twice, because only this form lets the index of stale claims be used.
            if stale {
                all.sql.push_str(" AND stale IS NOT NULL");
            }
        }
        if let Some(still_found) = filter.still_found {
            all.and("still_found = ?", yes(still_found));
        }
        if let Some(has_evidence) = filter.has_evidence {
            all.and("(n_evidence > 0) = ?", yes(has_evidence));
        }
        if let Some(tag) = &filter.tag {
            let clause = "id IN (SELECT claim FROM tags WHERE tag = ?)";
            if all.among.is_none() {
                all.among = Some(Among::new(TAGGED, clause, vec![text(tag)]));
            } else {
                all.and(clause, text(tag));
            }
        }
        match filter.assignee.as_deref() {
            Some("none") => all.all("assignee IS NULL", Vec::new()),
            Some(assignee) => all.and("assignee = ?", self.person(assignee)?),
            None => {}
        }
        for field in &filter.more {
            self.narrow(&mut all, field)?;
        }
        for but in &filter.not {
            let but = self.with_words(&self.condition(but, sort)?)?;
            all.all(&format!("({}) IS NOT TRUE", but.sql), but.values);
        }
        if let Some(expression) = filter
            .words
            .as_deref()
            .map(search::expression)
            .transpose()?
            .flatten()
        {
            all.words = Some(expression);
        }
        Ok(all)
    }
}

impl Condition {
    /// The query for a page of the claims that it lets through.
    pub(crate) fn page(&self, sort: Sort, places: &str) -> String {
        let (chosen, order) = (self.chosen(sort, places), sort.order());
        format!("SELECT {ROW_COLUMNS} FROM claims WHERE n IN ({chosen}) ORDER BY {order}")
    }

    /// Which claims stand on the page: found by an index alone where one holds all that is asked.
    fn chosen(&self, sort: Sort, places: &str) -> String {
        format!(
            "SELECT n FROM claims WHERE {} ORDER BY {} {places}",
            self.sql,
            self.order(sort)
        )
    }

    pub(crate) fn order(&self, sort: Sort) -> &'static str {
        if self.is_due && sort == Sort::Deadline {
            "due, n"
        } else {
            sort.order()
        }
    }

    pub(crate) fn and(&mut self, sql: &str, value: SqlValue) {
        self.all(sql, vec![value]);
    }

    pub(crate) fn all(&mut self, sql: &str, values: Vec<SqlValue>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    pub(crate) fn one_of(&mut self, column: &str, values: Vec<SqlValue>) {
        if !values.is_empty() {
            let places = vec!["?"; values.len()].join(", ");
            self.sql.push_str(&format!(" AND {column} IN ({places})"));
            self.values.extend(values);
        }
    }
}

pub(crate) fn as_text(word: &impl Serialize) -> SqlValue {
    SqlValue::Text(written(word).as_str().unwrap_or_default().to_owned())
}

pub(crate) fn read_row(row: &SqlRow<'_>) -> Result<QueueRow, StoreError> {
    let id: String = row.get(0)?;
    let wrong = |error: &dyn std::fmt::Display| damaged(format!("claims {id}"), error);
    let set_aside: Option<String> = row.get(10)?;
    let deadline: Option<String> = row.get(13)?;
    let assignee: Option<String> = row.get(16)?;
    Ok(QueueRow {
        claim: ClaimId::parse(&id).map_err(|error| wrong(&error))?,
        document: DocumentId::parse(&row.get::<_, String>(1)?).map_err(|error| wrong(&error))?,
        document_title: row.get(2)?,
        text: row.get(3)?,
        span: Span::new(row.get(4)?, row.get(5)?),
        lang: row.get(6)?,
        types: types_of_mask(row.get(7)?),
        checkable: row.get(8)?,
        status: rows::word(&row.get::<_, String>(9)?, "claims.status")?,
        set_aside: set_aside
            .map(|reason| rows::word(&reason, "claims.set_aside"))
            .transpose()?,
        still_found: row.get(11)?,
        rating: row.get(12)?,
        deadline: deadline
            .map(|deadline| serde_json::from_str(&deadline))
            .transpose()
            .map_err(|error| wrong(&error))?,
        stale: read_stale(row.get::<_, Option<String>>(14)?.as_deref())?,
        n_evidence: row.get(15)?,
        assignee: assignee
            .map(|id| ReviewerId::parse(&id))
            .transpose()
            .map_err(|error| wrong(&error))?,
        priority: row.get(17)?,
    })
}

#[cfg(test)]
mod tests {
    use super::Sort;
    use crate::{Filter, Store};
    use std::sync::Arc;

    /// How SQLite finds the first page, on a desk whose tally says that nearly everything is open.
    #[track_caller]
    fn check(query: &str, sort: Sort, expect: &str) {
        let store = Store::in_memory(Arc::new(|bytes| bytes.fill(7))).unwrap();
        let tally = "INSERT INTO tally VALUES ('open', 5, 1, 0, 'da', '', 0, 1000000)";
        store.writing().execute(tally, []).unwrap();
        let filter = Filter::parse(query).unwrap();
        let plan = store
            .read(|desk| {
                let condition = desk.condition(&filter, sort)?;
                let sql = format!("EXPLAIN QUERY PLAN {}", condition.chosen(sort, "LIMIT 50"));
                let mut statement = desk.conn.prepare(&sql)?;
                let values = rusqlite::params_from_iter(&condition.values);
                let steps = statement.query_map(values, |row| row.get::<_, String>(3))?;
                Ok(steps.collect::<Result<Vec<_>, _>>()?)
            })
            .unwrap();
        let shown = plan.join("; ");
        assert!(shown.contains(expect), "{query:?} by {sort:?}: {shown}");
        assert!(
            !shown.contains("TEMP B-TREE"),
            "{query:?} by {sort:?} is sorted: {shown}"
        );
    }

    #[test]
    fn the_queues_orders_are_walked_and_never_sorted() {
        check(
            "",
            Sort::Score,
            "SCAN claims USING COVERING INDEX claims_by_score",
        );
        check(
            "",
            Sort::Deadline,
            "SCAN claims USING COVERING INDEX claims_by_due",
        );
        check(
            "",
            Sort::Story,
            "SCAN claims USING COVERING INDEX claims_by_story",
        );
        check(
            "status:open",
            Sort::Score,
            "USING COVERING INDEX claims_by_status (status=?)",
        );
        check(
            "status:open,in_review",
            Sort::Score,
            "SCAN claims USING COVERING INDEX claims_by_score",
        );
        check(
            "status:open type:deadline",
            Sort::Deadline,
            "SCAN claims USING COVERING INDEX claims_by_due",
        );
        check(
            "due:<2021 status:open",
            Sort::Deadline,
            "USING COVERING INDEX claims_by_due",
        );
        check(
            "status:open",
            Sort::Story,
            "SCAN claims USING COVERING INDEX claims_by_story",
        );
    }
}
