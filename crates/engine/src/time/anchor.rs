//! What each time is counted from: the publication date as far as it is known, the time spoken of last, a named event.

mod assemble;

use super::calendar::{Stretch, Unit};
use super::expression::{Expr, ExprId, Fields, Length, Origin, Portion, Side, Vaguely};
use super::resolve::{Lean, Meant, Memo, Now, Scope, moved};
use super::run::Said;
use super::tense;
use crate::annotate::Reading;
use crate::text::lower;
use crate::{Found, TokenRange};
use chrono::{NaiveDateTime, TimeDelta};
use factdesk_model::Direction;
use factdesk_model::annotation::{Anchor, Quote, Resolved, Time, TimexMod, TimexType};

/// How many sentences back an event is looked for.
const MEMORY: usize = 40;
/// How many sentences back «the quarter» may have been named.
const QUARTER_MEMORY: usize = 8;
/// Most tokens of a sentence in which an event is looked for.
const LONGEST_SENTENCE: u32 = 400;
/// Most days of publication that are tried one by one.
const MOST_DAYS: i64 = 366;

/// A date that the text has spoken of.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    stretch: Stretch,
    tokens: TokenRange,
    sentence: usize,
}

/// Resolves all expressions of a text, in order.
pub(crate) fn resolve(
    reading: &Reading<'_, '_>,
    quotes: &[Found<Quote>],
    said: &[Said],
    arena: &[Expr],
) -> Vec<Found<Time>> {
    let mut work = Work {
        reading,
        quotes,
        said,
        arena,
        nows: Vec::new(),
        spoken: Vec::new(),
        memo: Memo::default(),
    };
    work.nows = work.moments();
    let mut found = Vec::with_capacity(said.len());
    let mut sentence = 0;
    for (index, one) in said.iter().enumerate() {
        while reading
            .sentences
            .get(sentence)
            .is_some_and(|s| s.tokens.end <= one.tokens.first)
        {
            sentence += 1;
        }
        // What stands outside all sentences, such as a header line, says nothing.
        let all = TokenRange::new(0, reading.tokens.len() as u32);
        let tokens = match reading.sentences.get(sentence) {
            Some(found) => found.tokens,
            // A text that is nothing but a header line.
            None if reading.sentences.is_empty() => all,
            None => break,
        };
        if tokens.first > one.tokens.first {
            continue;
        }
        let time = work.time(index, sentence, tokens);
        found.push(Found {
            tokens: one.tokens,
            rule: reading
                .pack
                .time
                .rules
                .get(usize::from(one.rule))
                .map_or("word", |rule| rule.name),
            meaning: time,
        });
    }
    found
}

struct Work<'a, 't, 'p> {
    reading: &'a Reading<'t, 'p>,
    quotes: &'a [Found<Quote>],
    said: &'a [Said],
    arena: &'a [Expr],
    /// The moments the text may speak from; empty where nobody knows.
    nows: Vec<Now>,
    spoken: Vec<Spoken>,
    memo: Memo,
}

/// Which quarter a report of results speaks of.
enum Reported {
    No,
    /// One that the text has named.
    Spoken(Spoken),
    /// The one that ended last.
    Ended,
}

/// One reading and how many moments of publication give it.
struct Reading1 {
    meant: Meant,
    n_moments: u32,
}

impl Work<'_, '_, '_> {
    /// All days that the text may have been published on, narrowed by what it says itself.
    fn moments(&self) -> Vec<Now> {
        let Some((from, to)) = self.reading.published.range() else {
            return Vec::new();
        };
        if to <= from {
            return vec![Now {
                at: from,
                has_clock: true,
            }];
        }
        let one_day = TimeDelta::days(1);
        if to - from <= one_day {
            return vec![Now {
                at: from,
                has_clock: false,
            }];
        }
        let mut days = Vec::new();
        let mut at = from;
        while at < to && (days.len() as i64) < MOST_DAYS {
            days.push(Now { at, has_clock: false });
            let Some(next) = at.checked_add_signed(one_day) else {
                break;
            };
            at = next;
        }
        self.narrow(days)
    }

    /// Keeps the days of publication that agree with what the text counts down: «less than a month to 3 November».
    fn narrow(&self, days: Vec<Now>) -> Vec<Now> {
        let mut kept = days;
        for pair in self.said.windows(2) {
            let [left, right] = pair else { continue };
            let Some((bound, length)) = self.length_of(&left.expr) else {
                continue;
            };
            if length.is_vague() || !self.counts_down(left.tokens, right.tokens) {
                continue;
            }
            let agrees = |now: &Now| -> Option<bool> {
                let event = self.scope(Some(*now), Lean::Future).resolve(&right.expr)?.from?;
                let limit = moved(now.at, &length, false)?;
                Some(match bound {
                    Some(TimexMod::LessThan | TimexMod::EqualOrLess) => event > now.at && event < limit,
                    Some(TimexMod::MoreThan | TimexMod::EqualOrMore) => event > limit,
                    _ => return None,
                })
            };
            let narrowed: Vec<Now> = kept
                .iter()
                .filter(|now| agrees(now).unwrap_or(true))
                .copied()
                .collect();
            if !narrowed.is_empty() {
                kept = narrowed;
            }
        }
        kept
    }

    /// Whether the length at `left` counts down to the time at `right`.
    fn counts_down(&self, left: TokenRange, right: TokenRange) -> bool {
        right.first > left.end
            && right.first - left.end <= 6
            && self
                .reading
                .tokens
                .get(left.end as usize)
                .is_some_and(|token| self.reading.pack.time.is_countdown(token.word()))
            && !(left.end..right.first).any(|at| {
                self.reading
                    .tokens
                    .get(at as usize)
                    .is_some_and(|token| matches!(token.mark(), '.' | ',' | '?' | '!' | ':'))
            })
    }

    fn get(&self, id: ExprId) -> Option<&Expr> {
        self.arena.get(id.0 as usize)
    }

    /// The length that an expression is, with its modifier.
    fn length_of(&self, expr: &Expr) -> Option<(Option<TimexMod>, Length)> {
        match expr {
            Expr::Length(length) => Some((None, *length)),
            Expr::Modified(modifier, of) => match self.get(*of)? {
                Expr::Length(length) => Some((Some(*modifier), *length)),
                _ => None,
            },
            _ => None,
        }
    }

    fn scope(&self, now: Option<Now>, lean: Lean) -> Scope<'_> {
        Scope {
            arena: self.arena,
            lexicon: &self.reading.pack.time,
            now,
            context: self.spoken.last().map(|spoken| spoken.stretch),
            event: None,
            lean,
            offset_minutes: self.reading.published.offset_minutes,
            memo: &self.memo,
        }
    }

    fn time(&mut self, index: usize, sentence: usize, tokens: TokenRange) -> Time {
        let mut said = self.said[index];
        let lean = self.lean(index, tokens);
        let reported = self.reported(&mut said, sentence);
        let nows: Vec<Now>;
        let nows = match reported {
            Reported::Ended => {
                nows = self.nows.iter().filter_map(Now::of_reported_quarter).collect();
                nows.as_slice()
            }
            _ => self.nows.as_slice(),
        };
        let mut scope = self.scope(nows.first().copied(), lean);
        let mut anchor = self.anchor(&said.expr);
        // A time of day alone leans on the day spoken of in its own sentence only.
        let is_clock = matches!(said.expr, Expr::Fields(fields) if fields.is_clock());
        let mut last = self.spoken.last().copied();
        if let Reported::Spoken(quarter) = reported {
            scope.context = Some(quarter.stretch);
            last = Some(quarter);
        }
        // «the same month» is of the last month spoken of, or of the day in it.
        if let Expr::SameIn(unit, _) = said.expr {
            last = self.spoken_no_longer_than(unit, sentence);
            scope.context = last.map(|spoken| spoken.stretch);
        }
        if is_clock && last.is_some_and(|spoken| spoken.sentence != sentence) {
            scope.context = None;
        }
        if anchor == Some(Origin::Context) && scope.context.is_none() {
            // Nothing was spoken of yet: then and there is here and now.
            scope.context = self.nows.first().and_then(Now::stretch);
            anchor = Some(Origin::Published);
        }
        let mut anchored_to = match anchor {
            None => None,
            Some(Origin::Published) => Some(Anchor::Published),
            Some(_) => last.map(|spoken| Anchor::Mention(self.reading.span(spoken.tokens))),
        };
        if let Some(spoken) = self.event(&said.expr, said.tokens, sentence, tokens) {
            scope.event = Some(spoken.stretch);
            anchored_to = Some(Anchor::Mention(self.reading.span(spoken.tokens)));
        }
        if self.length_of(&said.expr).is_some()
            && let Some(next) = self.said.get(index + 1)
            && self.counts_down(said.tokens, next.tokens)
        {
            anchored_to = Some(Anchor::Mention(self.reading.span(next.tokens)));
        }
        let (readings, complete) = readings(
            &scope,
            &said.expr,
            nows,
            anchor == Some(Origin::Published) && scope.event.is_none(),
        );
        if readings.is_empty() && matches!(said.expr, Expr::Within(_)) {
            anchored_to = None;
        }
        let is_event_given = scope.event.is_some();
        let time = self.assemble(&said.expr, anchored_to, &readings, complete || is_event_given);
        if time.resolved == Resolved::Exact
            && matches!(time.timex_type, TimexType::Date | TimexType::Time)
            && !matches!(said.expr, Expr::Vaguely(_) | Expr::Open(..) | Expr::Range(..))
            && let Some(stretch) = readings.first().and_then(|reading| reading.meant.stretch())
        {
            self.spoken.push(Spoken {
                stretch,
                tokens: said.tokens,
                sentence,
            });
        }
        time
    }

    /// What news of results means by «the quarter» and «a year ago»: the quarter spoken of, or the one that ended last.
    fn reported(&self, said: &mut Said, sentence: usize) -> Reported {
        let rule = self.reading.pack.time.rules.get(usize::from(said.rule));
        let Expr::Fields(Fields { base: Some(base), .. }) = &mut said.expr else {
            return Reported::No;
        };
        if base.origin != Origin::Published {
            return Reported::No;
        }
        let spoken = |most: usize| {
            let near = |spoken: &&Spoken| sentence.saturating_sub(spoken.sentence) <= most;
            let is_quarter = |spoken: &&Spoken| spoken.stretch.unit_of_year() == Some(Unit::Quarter);
            self.spoken
                .iter()
                .rev()
                .take_while(near)
                .find(is_quarter)
                .copied()
        };
        match (rule.map(|rule| rule.name), base.unit) {
            (Some("definite"), Unit::Quarter) => match spoken(QUARTER_MEMORY) {
                Some(quarter) => {
                    base.origin = Origin::Context;
                    Reported::Spoken(quarter)
                }
                None if self.reading.direction == Direction::Auto => Reported::Ended,
                None => Reported::No,
            },
            (Some("ago"), Unit::Year) => match spoken(0) {
                Some(quarter) => {
                    base.origin = Origin::Alike;
                    Reported::Spoken(quarter)
                }
                None => Reported::No,
            },
            _ => Reported::No,
        }
    }

    /// The time spoken of last, near enough, that lies in one such unit.
    fn spoken_no_longer_than(&self, unit: Unit, sentence: usize) -> Option<Spoken> {
        self.spoken
            .iter()
            .rev()
            .take_while(|spoken| sentence.saturating_sub(spoken.sentence) <= QUARTER_MEMORY)
            .find(|spoken| {
                unit.around(spoken.stretch.from)
                    .is_some_and(|whole| spoken.stretch.to <= whole.to)
            })
            .copied()
    }

    /// On which side of the publication date a time is looked for.
    fn lean(&self, index: usize, sentence: TokenRange) -> Lean {
        match self.reading.direction {
            Direction::Past => Lean::Past,
            Direction::Future => Lean::Future,
            Direction::Auto => {
                let said = &self.said[index];
                if !self.is_loose(&said.expr) {
                    return Lean::Near(None);
                }
                let counted_down = index
                    .checked_sub(1)
                    .and_then(|before| self.said.get(before))
                    .is_some_and(|before| {
                        self.length_of(&before.expr).is_some() && self.counts_down(before.tokens, said.tokens)
                    });
                if counted_down {
                    return Lean::Future;
                }
                let is_term = matches!(said.expr, Expr::Open(Side::Until | Side::Before, _));
                Lean::Near(tense::around(
                    self.reading,
                    self.quotes,
                    sentence,
                    said.list,
                    !is_term,
                ))
            }
        }
    }

    /// Whether the tense of the sentence decides when it is.
    fn is_loose(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Fields(fields) => fields.base.is_none() && fields.year.is_none() && fields.era.is_none(),
            Expr::Within(_) => true,
            Expr::Portion(_, id)
            | Expr::Open(_, id)
            | Expr::Modified(_, id)
            | Expr::Lasting(_, id)
            | Expr::Range(id, _) => self.get(*id).is_some_and(|inner| self.is_loose(inner)),
            Expr::Away { from, .. }
            | Expr::Containing(_, from)
            | Expr::PartLength { of: from, .. }
            | Expr::EndingWith(_, from)
            | Expr::Nearest { to: from, .. } => self.get(*from).is_some_and(|inner| self.is_loose(inner)),
            _ => false,
        }
    }

    /// What the expression is counted from, if from anything.
    fn anchor(&self, expr: &Expr) -> Option<Origin> {
        match expr {
            Expr::Fields(Fields { base: Some(base), .. }) => Some(base.origin.place()),
            Expr::Fields(fields) if fields.year.is_some() || fields.era.is_some() => None,
            Expr::Fields(_) => Some(Origin::Published),
            Expr::AwayFromOrigin { origin, .. } => Some(origin.place()),
            Expr::Portion(Portion::Earlier | Portion::Later, _) => Some(Origin::Published),
            Expr::Portion(_, id) | Expr::Open(_, id) | Expr::Modified(_, id) | Expr::Lasting(_, id) => {
                self.get(*id).and_then(|inner| self.anchor(inner))
            }
            Expr::Range(from, to) => {
                let of = |id: &ExprId| self.get(*id).and_then(|inner| self.anchor(inner));
                of(from).or_else(|| of(to))
            }
            Expr::Away { from, .. }
            | Expr::Containing(_, from)
            | Expr::PartLength { of: from, .. }
            | Expr::EndingWith(_, from)
            | Expr::Nearest { to: from, .. } => self.get(*from).and_then(|inner| self.anchor(inner)),
            Expr::SameIn(..) => Some(Origin::Context),
            Expr::Around { .. } | Expr::Within(_) | Expr::Vaguely(Vaguely::Present) => {
                Some(Origin::Published)
            }
            Expr::Length(_) | Expr::Every(_) | Expr::EveryLength(_) | Expr::Vaguely(_) => None,
        }
    }

    /// The event that a term runs from: «within 14 months» under «the agreement» runs from when an earlier sentence says
    /// that the agreement was made.
    fn event(&self, expr: &Expr, mention: TokenRange, sentence: usize, tokens: TokenRange) -> Option<Spoken> {
        if !matches!(expr, Expr::Within(_)) {
            return None;
        }
        (tokens.first..mention.first)
            .flat_map(|at| self.definite_noun(at))
            .find_map(|stem| {
                self.spoken.iter().rev().find(|spoken| {
                    spoken.sentence < sentence
                        && sentence - spoken.sentence <= MEMORY
                        && self.sentence_names(spoken.sentence, stem)
                })
            })
            .copied()
    }

    /// What may stay of a definite noun without its ending or article: «aftalen» is of «aftale», by its look also of «aftal».
    fn definite_noun(&self, at: u32) -> impl Iterator<Item = &str> {
        let lexicon = &self.reading.pack.time;
        let word = self
            .reading
            .tokens
            .get(at as usize)
            .map_or("", |token| token.text(self.reading.text));
        let is_noun_sized = word.chars().count() >= 4 && word.len() <= 40;
        let follows_article = at
            .checked_sub(1)
            .and_then(|before| self.reading.tokens.get(before as usize))
            .is_some_and(|before| lexicon.is_article(before.word()));
        let whole = (is_noun_sized && follows_article).then_some(word);
        let endings = if is_noun_sized && !follows_article {
            lexicon.links.endings.as_slice()
        } else {
            &[]
        };
        let stems = endings
            .iter()
            .filter_map(move |ending| word.strip_suffix(ending.as_str()));
        whole
            .into_iter()
            .chain(stems.filter(|stem| stem.chars().count() >= 4))
    }

    /// Whether a sentence has a noun that ends so, compounds included.
    fn sentence_names(&self, sentence: usize, stem: &str) -> bool {
        let Some(range) = self.reading.sentences.get(sentence).map(|s| s.tokens) else {
            return false;
        };
        // Nobody writes a longer sentence; what has no end must not be read again for every length of time.
        let end = range.end.min(range.first.saturating_add(LONGEST_SENTENCE));
        (range.first..end).any(|at| {
            self.reading.tokens.get(at as usize).is_some_and(|token| {
                let word = token.text(self.reading.text);
                ends_with_ignoring_case(word, stem)
            })
        })
    }
}

fn ends_with_ignoring_case(word: &str, stem: &str) -> bool {
    let Some(at) = word.len().checked_sub(stem.len()) else {
        return false;
    };
    // Most words are refused by their last letter: an ASCII letter is the lower case of nothing else but its capital.
    if let (Some(last), Some(wanted)) = (word.as_bytes().last(), stem.as_bytes().last())
        && last.is_ascii()
        && wanted.is_ascii()
        && !last.eq_ignore_ascii_case(wanted)
    {
        return false;
    }
    word.get(at..)
        .is_some_and(|end| end == stem || lower(end) == lower(stem))
}

/// All readings of an expression over the moments of publication, likeliest first, and whether every moment gave one.
fn readings(scope: &Scope<'_>, expr: &Expr, nows: &[Now], is_relative: bool) -> (Vec<Reading1>, bool) {
    let mut list: Vec<Reading1> = Vec::new();
    let mut complete = true;
    let key = |meant: &Meant| -> (Option<NaiveDateTime>, Option<NaiveDateTime>) { (meant.from, meant.to) };
    if nows.len() <= 1 || !is_relative {
        if let Some(meant) = scope.resolve(expr) {
            list.push(Reading1 { meant, n_moments: 1 });
        }
        return (list, true);
    }
    // «earlier this week» is the week, as long as the day is not known.
    let expr = match expr {
        Expr::Portion(Portion::Earlier | Portion::Later, id) => {
            scope.arena.get(id.0 as usize).unwrap_or(expr)
        }
        expr => expr,
    };
    for now in nows {
        let Some(meant) = (Scope {
            now: Some(*now),
            ..*scope
        })
        .resolve(expr) else {
            complete = false;
            continue;
        };
        match list
            .iter_mut()
            .rev()
            .take(8)
            .find(|reading| key(&reading.meant) == key(&meant))
        {
            Some(reading) => reading.n_moments += 1,
            None => list.push(Reading1 { meant, n_moments: 1 }),
        }
    }
    list.sort_by_key(|reading| (std::cmp::Reverse(reading.n_moments), reading.meant.from));
    (list, complete)
}
