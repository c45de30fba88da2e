//! Which claims a page shows and how many there are, each by the quickest way.

use crate::error::StoreError;
use crate::filter::Filter;
use crate::read::queue::{Condition, QueueRow, ROW_COLUMNS, Sort, as_text, read_row};
use crate::store::Reader;
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;

/// From so many claims on, walking the queue in its order and asking of each is quicker than gathering and sorting.
pub(crate) const MANY: usize = 2_000;
/// The same where an index holds all that is sorted by.
pub(crate) const MANY_IN_INDEX: u64 = 20_000;
/// Of so many claims that match a search it is noted which they are; where there are more, each is asked about.
const NOTED_AT_MOST: usize = 65_536;
/// What the tally does not know is counted so far: then it is «so many and more».
const COUNTED_AT_MOST: u64 = 10_000;
/// And so far where each claim must be looked at.
const COUNTED_ONE_BY_ONE: u64 = 2_000;

/// The claims that match a search.
const MATCHING: &str = "SELECT rowid FROM search_claims WHERE search_claims MATCH ? ORDER BY rowid";
/// The claims of speakers with this in their names.
pub(crate) const SPOKEN: &str =
    "SELECT n FROM claims WHERE speaker IN (SELECT name FROM speakers WHERE instr(name, ?) > 0)";
/// The claims with this tag.
pub(crate) const TAGGED: &str =
    "SELECT claims.n FROM tags CROSS JOIN claims ON claims.id = tags.claim WHERE tag = ?";
/// The claims that fall due from one time on and before another.
pub(crate) const DUE: &str = "SELECT n FROM claims WHERE (due IS NULL) = 0 AND due >= ? AND due < ?";
/// Before and behind every time there is.
pub(crate) const EVER: [&str; 2] = ["", "\u{10ffff}"];

/// The claims that are looked for.
enum Matches {
    /// Their numbers, in order.
    Counted(Vec<i64>),
    TooMany,
}

/// Something that claims are looked for by, apart from the rest of a condition.
#[derive(Clone)]
pub(crate) struct Among {
    /// A query for the numbers of all that it lets through.
    pub numbers: &'static str,
    /// The same as SQL says it of a row.
    clause: &'static str,
    pub values: Vec<SqlValue>,
}

impl Among {
    pub fn new(numbers: &'static str, clause: &'static str, values: Vec<SqlValue>) -> Among {
        Among {
            numbers,
            clause,
            values,
        }
    }
}

impl Condition {
    /// The condition with what is held apart in it. Where the queue is to be walked, the plus sign keeps out the index
    /// by which those claims would be gathered and sorted.
    pub fn whole(&self, walk: bool) -> Condition {
        let mut whole = self.clone();
        if let Some(among) = whole.among.take() {
            let clause = if walk {
                format!("+{}", among.clause.replace("AND ", "AND +"))
            } else {
                among.clause.to_owned()
            };
            whole.sql.push_str(&format!(" AND {clause}"));
            whole.values.extend(among.values);
        }
        whole
    }
}

impl Reader<'_> {
    pub(crate) fn queue_rows(
        &self,
        condition: &Condition,
        sort: Sort,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<QueueRow>, StoreError> {
        let places = format!("LIMIT {limit} OFFSET {offset}");
        let (sql, values) = match (&condition.words, &condition.among) {
            (Some(expression), _) => (MATCHING, vec![SqlValue::Text(expression.clone())]),
            (None, Some(among)) => (among.numbers, among.values.clone()),
            (None, None) => return self.rows_under(condition, sort, &places),
        };
        let found = self.numbers(sql, &values)?;
        match found {
            Matches::Counted(found) if found.len() > MANY => {
                let mut rest = condition.clone();
                if rest.words.take().is_none() {
                    rest.among = None;
                }
                self.walk(&rest.whole(true), sort, &found, offset as usize, limit as usize)
            }
            Matches::Counted(_) => self.rows_under(&self.with_words(&condition.whole(false))?, sort, &places),
            Matches::TooMany => self.rows_under(&self.with_words(&condition.whole(true))?, sort, &places),
        }
    }

    fn rows_under(
        &self,
        condition: &Condition,
        sort: Sort,
        places: &str,
    ) -> Result<Vec<QueueRow>, StoreError> {
        let sql = condition.page(sort, places);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(&condition.values))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(read_row(row)?);
        }
        Ok(rows)
    }

    /// Walks the queue in its order, and takes those that are among the claims found.
    fn walk(
        &self,
        condition: &Condition,
        sort: Sort,
        found: &[i64],
        offset: usize,
        limit: usize,
    ) -> Result<Vec<QueueRow>, StoreError> {
        let sql = format!(
            "SELECT n FROM claims WHERE {} ORDER BY {}",
            condition.sql,
            condition.order(sort)
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut walked = statement.query(params_from_iter(&condition.values))?;
        let mut taken = Vec::new();
        while taken.len() < offset + limit
            && let Some(row) = walked.next()?
        {
            let n: i64 = row.get(0)?;
            if found.binary_search(&n).is_ok() {
                taken.push(n);
            }
        }
        let sql = format!("SELECT {ROW_COLUMNS} FROM claims WHERE n = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        taken
            .iter()
            .skip(offset)
            .map(|n| statement.query_row([n], |row| Ok(read_row(row)))?)
            .collect()
    }

    /// The numbers of claims that a query gives, where they are not too many to be noted one by one.
    fn numbers(&self, sql: &str, values: &[SqlValue]) -> Result<Matches, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if found.len() == NOTED_AT_MOST {
                return Ok(Matches::TooMany);
            }
            found.push(row.get(0)?);
        }
        found.sort_unstable();
        Ok(Matches::Counted(found))
    }

    /// The condition with the words in it.
    pub(crate) fn with_words(&self, condition: &Condition) -> Result<Condition, StoreError> {
        let mut whole = condition.whole(false);
        let Some(expression) = whole.words.take() else {
            return Ok(whole);
        };
        let sql = if self.matches_many(&expression)? {
            "EXISTS (SELECT 1 FROM search_claims WHERE search_claims MATCH ? AND rowid = claims.n)"
        } else {
            "n IN (SELECT rowid FROM search_claims WHERE search_claims MATCH ?)"
        };
        whole.and(sql, SqlValue::Text(expression));
        Ok(whole)
    }

    /// How many claims the filter lets through, by the quickest way there is, and whether there are more.
    pub(crate) fn total(&self, filter: &Filter, condition: &Condition) -> Result<(u64, bool), StoreError> {
        if filter.is_tallied() {
            return Ok((self.tallied(filter)?, false));
        }
        if let (None, Some(among)) = (&condition.words, &condition.among)
            && condition.sql == "1"
        {
            // All that a speaker said, all that is tagged so.
            let sql = format!(
                "SELECT count(*) FROM ({} LIMIT {})",
                among.numbers,
                COUNTED_AT_MOST + 1
            );
            let n: i64 = self
                .conn
                .prepare_cached(&sql)?
                .query_row(params_from_iter(&among.values), |row| row.get(0))?;
            return Ok(((n as u64).min(COUNTED_AT_MOST), n as u64 > COUNTED_AT_MOST));
        }
        let condition = &condition.whole(false);
        let mut values = condition.values.clone();
        let (from, at_most) = match &condition.words {
            Some(expression) => {
                values.insert(0, SqlValue::Text(expression.clone()));
                let of_words = "search_claims WHERE search_claims MATCH ?";
                if condition.sql == "1" {
                    (of_words.to_owned(), COUNTED_AT_MOST)
                } else {
                    let joined = format!(
                        "(SELECT rowid AS row_number FROM {of_words}) CROSS JOIN claims ON n = row_number WHERE {}",
                        condition.sql
                    );
                    (joined, COUNTED_ONE_BY_ONE)
                }
            }
            None => (format!("claims WHERE {}", condition.sql), COUNTED_AT_MOST),
        };
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT {})",
            at_most + 1
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let n: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(((n as u64).min(at_most), n as u64 > at_most))
    }

    /// How many claims the tally has of the filter's statuses, types and states; the rest of the filter is left aside.
    pub(crate) fn tallied(&self, filter: &Filter) -> Result<u64, StoreError> {
        let mut tally = Condition::default();
        tally.one_of("status", filter.statuses.iter().map(as_text).collect());
        if !filter.types.is_empty() {
            tally.and(
                "types & ? <> 0",
                SqlValue::Integer(crate::derived::type_mask(&filter.types)),
            );
        }
        tally.one_of(
            "lang",
            filter
                .langs
                .iter()
                .map(|lang| SqlValue::Text(lang.clone()))
                .collect(),
        );
        tally.one_of(
            "rating",
            filter
                .ratings
                .iter()
                .map(|id| SqlValue::Text(id.clone()))
                .collect(),
        );
        if let Some(has_evidence) = filter.has_evidence {
            tally.and("has_evidence = ?", SqlValue::Integer(i64::from(has_evidence)));
        }
        if let Some(still_found) = filter.still_found {
            tally.and("still_found = ?", SqlValue::Integer(i64::from(still_found)));
        }
        if let Some(stale) = filter.stale {
            tally.and("is_stale = ?", SqlValue::Integer(i64::from(stale)));
        }
        let sql = format!("SELECT coalesce(sum(n_claims), 0) FROM tally WHERE {}", tally.sql);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let n: i64 = statement.query_row(params_from_iter(&tally.values), |row| row.get(0))?;
        Ok(n as u64)
    }

    fn matches_many(&self, expression: &str) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM search_claims WHERE search_claims MATCH ?1 LIMIT {})",
            MANY + 1
        );
        let n: i64 = self
            .conn
            .prepare_cached(&sql)?
            .query_row([expression], |row| row.get(0))?;
        Ok(n as usize > MANY)
    }
}
