//! Quotations in quotation marks: speech, or a few words in scare quotes.

use super::class;
use super::clause::Report;
use super::marks::Marked;
use super::scene::Scene;
use super::{Draft, Subject, Who};
use crate::text::TokenKind;
use factdesk_model::annotation::QuoteStyle;

/// How far before a quotation its verb may stand.
const VERB_WINDOW: usize = 45;
/// How far before a few quoted words the verb may stand that names something by them.
const NAMING_WINDOW: usize = 12;
/// From this many words on a fragment is somebody's words rather than a word held with tongs.
const SPOKEN_WORDS: usize = 6;

/// Finds the speech in quotation marks.
pub(super) fn find(scene: &mut Scene<'_, '_>, marks: &[Marked], drafts: &mut Vec<Draft>) {
    let mut at = 0;
    let mut last_report: Option<(usize, Who)> = None;
    while at < marks.len() {
        // A quotation that is opened again in each paragraph is one.
        let first = &marks[at];
        let mut last = at;
        while marks[last].goes_on && last + 1 < marks.len() {
            last += 1;
        }
        let whole = Marked {
            content: crate::TokenRange::new(first.content.first, marks[last].content.end),
            end: marks[last].end,
            goes_on: false,
        };
        at = last + 1;
        if scene.class(whole.open() as usize) & class::USED != 0 {
            continue;
        }
        if let Some(draft) = read(scene, &whole, last_report) {
            if let (Some(_), Some(cue)) = (draft.style, draft.cue) {
                scene.spend(cue.0);
                last_report = Some((cue.0, draft.who));
            }
            drafts.push(draft);
        }
    }
}

fn read(scene: &Scene<'_, '_>, marked: &Marked, last_report: Option<(usize, Who)>) -> Option<Draft> {
    let (open, after) = (marked.open() as usize, marked.end as usize);
    let content = without_comma(scene, marked);
    let (first, end) = content;
    let n_words = (first..end)
        .filter(|place| scene.tokens[*place].kind == TokenKind::Word)
        .count();
    if n_words == 0 {
        return None;
    }
    let sentence_before = scene.sentence_at(open);
    let sentence_after = scene.sentence_at(after.saturating_sub(1));
    let (start, _) = scene.bounds(sentence_before);
    let (_, stop) = scene.bounds(sentence_after);
    let draft = |style, rule, cue, who, clause| {
        Some(Draft {
            content,
            style: Some(style),
            rule,
            cue,
            who,
            clause,
        })
    };
    let from_report = |report: &Report, rule| {
        let who = report
            .subject
            .map_or_else(|| earlier(scene, start, open), Who::Subject);
        draft(
            QuoteStyle::Direct,
            rule,
            Some(report.cue),
            who,
            (report.tokens.0, stop),
        )
    };
    let ends_openly = matches!(scene.mark(end.saturating_sub(1)), '.' | '!' | '?' | '…');
    let begins_like_sentence = scene.tokens[first].is_capitalized()
        || matches!(scene.mark(first), '…' | '.' | '"' | '\'' | '‘' | '“');
    let has_comma = end < marked.content.end as usize || scene.mark(after) == ',';
    if !is_title(scene, content) || has_comma {
        if let Some(before) = before(scene, start, open, n_words, last_report)
            && (begins_like_sentence
                || before.is_resumed
                || n_words > 2
                || scene.mark(open.wrapping_sub(1)) == ':')
        {
            return draft(
                QuoteStyle::Direct,
                before.rule,
                before.cue,
                before.who,
                (before.cue.map_or(start, |cue| cue.0), open),
            );
        }
        // «er »ikke holdbar«, lyder det»: a fragment inside the writer's own clause.
        let is_fragment = !begins_like_sentence
            && n_words < SPOKEN_WORDS
            && open > start + 1
            && !matches!(scene.mark(open - 1), ',' | ':');
        let may_follow = !is_fragment
            && (has_comma
                || ends_openly
                || n_words >= SPOKEN_WORDS
                || begins_like_sentence && open <= start + 1);
        if may_follow
            && let Some(report) = scene
                .report_after(after, stop)
                .filter(|report| has_comma || ends_openly || !is_noun_before_verb(report))
        {
            return from_report(&report, "direct-before-clause");
        }
        if (has_comma || ends_openly)
            && !is_fragment
            && let Some(report) = scene.unknown_verb(after, stop)
        {
            return from_report(&report, "direct-before-unknown-verb");
        }
        // «»…« Det siger Hansen.»
        if let Some(report) = pointing(scene, sentence_after + 1).filter(|_| after + 1 >= stop) {
            return draft(
                QuoteStyle::Direct,
                "direct-before-pointer",
                Some(report.cue),
                report.subject.map_or(Who::Same, Who::Subject),
                scene.bounds(sentence_after + 1),
            );
        }
        let is_whole = begins_like_sentence
            && (ends_openly || matches!(scene.mark(after), '.' | '!' | '?'))
            && n_words > 1;
        let stands_alone = open <= start + 1
            || scene.is_quoted(open.saturating_sub(1))
            || matches!(scene.mark(open.saturating_sub(1)), ':' | '.');
        if is_whole && stands_alone || n_words >= SPOKEN_WORDS && open <= start + 1 {
            return draft(
                QuoteStyle::Direct,
                "direct-alone",
                None,
                alone(scene, sentence_before, open),
                (start, stop),
            );
        }
    }
    if n_words >= SPOKEN_WORDS && !is_title(scene, content) {
        // "called it “the worst deal our country ever made”": words of the clause's subject.
        let verb = last_verb(scene, start, open);
        let subject =
            verb.and_then(|verb| scene.subject_of(verb, start, open).map(|subject| (verb, subject)));
        if let Some((verb, subject)) = subject {
            let joined = (verb..open).any(|place| scene.class(place) & class::JOINING != 0);
            if !joined {
                return draft(
                    QuoteStyle::Direct,
                    "direct-fragment",
                    Some((verb, verb + 1)),
                    Who::Subject(subject),
                    (start, open),
                );
            }
        }
    }
    if is_title(scene, content) {
        return None;
    }
    if let Some((verb, subject)) = naming(scene, start, open) {
        let cue = Some((verb, verb + 1));
        return draft(
            QuoteStyle::Scare,
            "scare-named",
            cue,
            Who::Subject(subject),
            (start, stop),
        );
    }
    draft(QuoteStyle::Scare, "scare", None, Who::Nobody, (start, stop))
}

/// Who calls something by these words: «kalder det »en katastrofe«», "accused them of “playing games”".
fn naming(scene: &Scene<'_, '_>, start: usize, open: usize) -> Option<(usize, Subject)> {
    let verb = (start.max(open.saturating_sub(NAMING_WINDOW))..open)
        .rev()
        .take_while(|place| !scene.is_stop(*place))
        .find(|place| scene.class(*place) & class::NAMING != 0 && !scene.is_quoted(*place))?;
    let joined = (verb + 1..open).any(|place| {
        let class = scene.class(place);
        class & (class::REPORTS | class::RELATIVE) != 0 && class & class::ANY_PREPOSITION == 0
    });
    let subject = scene.subject_of(verb, start, open).filter(|_| !joined)?;
    Some((verb, subject))
}

/// What a clause before a quotation tells.
struct Before {
    rule: &'static str,
    cue: Option<(usize, usize)>,
    who: Who,
    /// Whether the clause gave the words before it already: «A», sagde Hansen, «B».
    is_resumed: bool,
}

/// The reporting clause before a quotation: «Hansen sagde:», `said X, `.
fn before(
    scene: &Scene<'_, '_>,
    start: usize,
    open: usize,
    n_words: usize,
    last_report: Option<(usize, Who)>,
) -> Option<Before> {
    let joint = scene.mark(open.checked_sub(1)?);
    if open <= start {
        return None;
    }
    let is_colon = joint == ':';
    if let Some(verb) = last_verb(scene, start, open) {
        let right_behind = verb + 1 == open;
        let joined = scene.class(open - 1) & class::JOINING != 0;
        let spent = scene.class(verb) & class::USED != 0;
        let is_speech = is_colon
            || joint == ','
            || right_behind
            || spent && scene.mark(open - 1) == '.'
            || joined && n_words >= SPOKEN_WORDS;
        if is_speech {
            let who = match last_report {
                Some((cue, who)) if cue == verb => Some(who),
                _ => scene.subject_of(verb, start, open).map(Who::Subject),
            };
            let who = who.or_else(|| is_colon.then(|| earlier(scene, start, verb)));
            let strong = scene.class(verb) & (class::SAY | class::TELL) != 0;
            if let Some(who) = who.or_else(|| strong.then(|| earlier(scene, start, verb))) {
                return Some(Before {
                    rule: "direct-after-clause",
                    cue: Some((verb, verb + 1)),
                    who,
                    is_resumed: spent,
                });
            }
        }
    }
    (is_colon).then(|| Before {
        rule: "direct-after-colon",
        cue: None,
        is_resumed: false,
        who: earlier(scene, start, open),
    })
}

/// The last reporting verb before a quotation in its sentence.
fn last_verb(scene: &Scene<'_, '_>, start: usize, open: usize) -> Option<usize> {
    let start = start.max(open.saturating_sub(VERB_WINDOW));
    (start..open).rev().find(|place| {
        let class = scene.class(*place);
        class & class::QUOTED == 0
            && (class & (class::REPORTS | class::GERUND) != 0
                || class & class::PARTICIPLE != 0
                    && (start..*place)
                        .rev()
                        .take(12)
                        .any(|before| scene.class(before) & class::AUXILIARY != 0))
    })
}

/// The first name or phrase that can speak, from the sentence's beginning.
fn earlier(scene: &Scene<'_, '_>, start: usize, limit: usize) -> Who {
    let mut at = start;
    let mut phrase = None;
    while at < limit && at < start + 24 {
        if !scene.is_quoted(at)
            && let Some(found) = scene.phrase(at, limit)
        {
            if found.name.is_some() || found.pronoun & (class::HE | class::SHE) != 0 {
                return Who::Subject(Subject {
                    phrase: found,
                    role: None,
                });
            }
            if found.can_speak {
                phrase.get_or_insert(found);
            }
        }
        at += 1;
    }
    phrase.map_or(Who::Same, |phrase| Who::Subject(Subject { phrase, role: None }))
}

/// Who speaks in a quotation that stands alone: whoever the sentence before it is about, in the same paragraph.
fn alone(scene: &Scene<'_, '_>, sentence: usize, open: usize) -> Who {
    let begins_paragraph = scene
        .tokens
        .get(open)
        .is_some_and(crate::text::Token::starts_line);
    let Some(before) = sentence.checked_sub(1).filter(|_| !begins_paragraph) else {
        return Who::Next;
    };
    let (first, end) = scene.bounds(before);
    // A sentence with a quotation of its own: its speaker goes on.
    if (first.max(end.saturating_sub(200))..end).any(|place| scene.is_quoted(place)) {
        return Who::Same;
    }
    match earlier(scene, first, end) {
        Who::Subject(subject) => Who::Subject(subject),
        _ => Who::Same,
    }
}

/// «Det siger Hansen.»: a sentence that gives the one before it to somebody.
pub(super) fn pointing(scene: &Scene<'_, '_>, sentence: usize) -> Option<Report> {
    let (first, end) = scene.bounds(sentence);
    if first >= end || scene.class(first) & class::POINTER == 0 || scene.is_quoted(first) {
        return None;
    }
    let verb = first + 1;
    let class = scene.class(verb);
    if class & (class::REPORTS | class::AUXILIARY | class::SOUND) == 0 {
        return None;
    }
    let report = scene.report_after(verb, end)?;
    let joins = (report.tokens.1..end.min(report.tokens.1 + 40))
        .any(|place| scene.class(place) & class::JOINING != 0 && scene.class(place) & class::DETERMINER == 0);
    let (cue, _) = report.cue;
    (report.subject.is_some()
        && !joins
        && scene.class(cue) & (class::REPORTS | class::PARTICIPLE | class::SOUND) != 0)
        .then_some(report)
}

/// The words without the comma before the reporting clause.
fn without_comma(scene: &Scene<'_, '_>, marked: &Marked) -> (usize, usize) {
    let (first, mut end) = (marked.content.first as usize, marked.content.end as usize);
    while end > first + 1 && scene.mark(end - 1) == ',' {
        end -= 1;
    }
    (first, end)
}

/// Whether all words have capitals: a title or a name.
fn is_title(scene: &Scene<'_, '_>, (first, end): (usize, usize)) -> bool {
    let ends_openly = matches!(scene.mark(end.saturating_sub(1)), '.' | '!' | '?' | '…');
    let mut n_capitals = 0;
    for place in first..end.min(first + 12) {
        let token = &scene.tokens[place];
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.is_capitalized() {
            n_capitals += 1;
        } else if scene.class(place) & class::FUNCTION == 0 || place == first {
            return false;
        }
    }
    !ends_openly && n_capitals > 0
}

/// Whether the clause found behind a fragment is only the sentence going on: «»ja« siger meget».
fn is_noun_before_verb(report: &Report) -> bool {
    report.subject.is_none()
}
