//! Indirect speech: «Hansen siger, at …», "Berg said she would", «…, mener Hansen».

use super::class;
use super::content::{bare_clause, clause_end, comma_clause, first_of, infinitive, joining, noun_clause_end};
use super::scene::Scene;
use super::{Draft, Subject, Who};
use crate::text::TokenKind;
use factdesk_model::annotation::QuoteStyle;

/// How far from its verb words are looked for.
const REACH: usize = 400;

/// Finds indirect speech in every sentence.
pub(super) fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let verbs = class::REPORTS | class::SOUND | class::PARTICIPLE | class::GERUND | class::CLAIM_NOUN;
    let mut sentence = 0;
    let mut last: Option<(usize, Subject)> = None;
    for at in 0..scene.tokens.len() {
        let class = scene.class(at);
        if class & verbs == 0 || class & (class::QUOTED | class::USED) != 0 {
            continue;
        }
        while sentence + 1 < scene.sentences.len() && scene.bounds(sentence + 1).0 <= at {
            sentence += 1;
        }
        let (start, end) = scene.bounds(sentence);
        if at < start || at >= end {
            continue;
        }
        // Words are looked for this far from their verb; a longer sentence is none that people write.
        let (start, end) = (start.max(at.saturating_sub(REACH)), end.min(at + REACH));
        let same = last
            .filter(|(place, _)| *place >= start)
            .map(|(_, subject)| subject);
        let same = same.or_else(|| quoted_subject(drafts, start, at, class));
        if let Some(draft) = read(scene, at, start, end, same) {
            if let Who::Subject(subject) = draft.who {
                last = Some((at, subject));
            }
            scene.spend(at);
            drafts.push(draft);
        }
    }
    pointed(scene, drafts);
    in_reported_mood(scene, drafts);
}

/// Who was quoted in the same sentence: `“…,” Berg said, adding that …`.
fn quoted_subject(drafts: &[Draft], start: usize, verb: usize, class: u64) -> Option<Subject> {
    if class & class::GERUND == 0 {
        return None;
    }
    drafts
        .iter()
        .rev()
        .take(8)
        .find_map(|draft| match (draft.cue, draft.who) {
            (Some((cue, _)), Who::Subject(subject)) if start <= cue && cue < verb => Some(subject),
            _ => None,
        })
}

/// «To er anholdt. Det oplyser politiet.»: the sentence before is what was said.
fn pointed(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    for sentence in 1..scene.sentences.len() {
        let (first, _) = scene.bounds(sentence);
        if scene.class(first) & class::POINTER == 0 {
            continue;
        }
        let Some(report) = super::marked::pointing(scene, sentence) else {
            continue;
        };
        if scene.class(report.cue.0) & class::USED != 0 {
            continue;
        }
        let (start, end) = scene.bounds(sentence - 1);
        let content = scene.trim(start, end);
        let is_narrative = (start..end.min(start + 200))
            .all(|place| scene.class(place) & (class::QUOTED | class::USED) == 0);
        if !is_narrative || content.1 - content.0 < 3 {
            continue;
        }
        let Some(subject) = report.subject else { continue };
        scene.spend(report.cue.0);
        let is_written = super::attributed::is_document(scene, &subject.phrase);
        drafts.push(Draft {
            content: if is_written {
                subject.phrase.tokens
            } else {
                content
            },
            style: (!is_written).then_some(QuoteStyle::Indirect),
            rule: if is_written {
                "attribution-pointer"
            } else {
                "indirect-before-pointer"
            },
            cue: Some(report.cue),
            who: Who::Subject(subject),
            clause: scene.bounds(sentence),
        });
    }
}

fn read(
    scene: &Scene<'_, '_>,
    verb: usize,
    start: usize,
    end: usize,
    same: Option<Subject>,
) -> Option<Draft> {
    let class = scene.class(verb);
    let is_finite = class & class::REPORTS != 0;
    // "He left, warning that": no noun.
    let is_gerund = class & class::GERUND != 0 && verb > start && scene.mark(verb - 1) == ',';
    let is_noun = class & class::CLAIM_NOUN != 0 && !is_finite && !is_gerund;
    let draft = |content: (usize, usize), rule, who, clause| {
        let content = trim_end(scene, content);
        if let Who::Subject(subject) = who
            && class & class::INFINITIVE_VERB != 0
            && super::attributed::is_document(scene, &subject.phrase)
        {
            // "The law requires that": a rule, and nobody's words.
            return None;
        }
        (content.0 + 1 < content.1).then_some(Draft {
            content,
            style: Some(QuoteStyle::Indirect),
            rule,
            cue: Some((verb, verb + 1)),
            who,
            clause,
        })
    };
    if is_noun {
        let joining = joining(scene, verb, end).filter(|joining| *joining <= verb + 3)?;
        let owner = owner(scene, verb)?;
        return draft(
            (joining + 1, noun_clause_end(scene, joining + 1, end)),
            "indirect-noun",
            Who::Subject(owner),
            (verb, joining),
        );
    }
    if let Some(joining) = joining(scene, verb, end) {
        let subject = if class & class::GERUND != 0 && !is_finite {
            same.or_else(|| main_subject(scene, start, verb))
        } else {
            sounding(scene, verb, joining).or_else(|| scene.subject_of(verb, start, joining))
        };
        let ellipsis = || {
            same.filter(|_| scene.clause_start(verb, start) >= verb)
                .or_else(|| carried(scene, verb, start))
        };
        let subject = subject.or_else(ellipsis)?;
        let from = first_of(scene, joining);
        return draft(
            (from, clause_end(scene, joining + 1, end)),
            "indirect-joined",
            Who::Subject(subject),
            (start, joining),
        );
    }
    if class & class::GERUND != 0
        && !is_finite
        && let Some(from) = bare_clause(scene, verb, end)
        && let Some(subject) = same.or_else(|| main_subject(scene, start, verb))
    {
        return draft(
            (from, clause_end(scene, from, end)),
            "indirect-bare",
            Who::Subject(subject),
            (start, from),
        );
    }
    if let Some(from) = infinitive(scene, verb, end)
        && let Some(subject) = scene.subject_of(verb, start, from)
    {
        return draft(
            (from, clause_end(scene, from, end)),
            "indirect-infinitive",
            Who::Subject(subject),
            (start, from),
        );
    }
    if !is_finite && class & class::SOUND == 0 {
        return None;
    }
    if let Some(draft) = beside_as(scene, verb, start, end) {
        return Some(draft);
    }
    // „Auf die Frage angesprochen, sagte sie, die Firma sei pleite“: the words stand behind.
    let behind = comma_clause(scene, verb, end).is_some_and(|from| {
        (from..end.min(from + 14)).any(|place| scene.class(place) & class::MOOD != 0)
            && !(start..verb).any(|place| scene.is_finite(place))
    });
    if !behind && let Some(draft) = trailing(scene, verb, start, end) {
        return Some(draft);
    }
    let subject = scene.relative_or_before(verb, start);
    if let Some(subject) = subject
        && let Some(from) = bare_clause(scene, verb, end)
    {
        return draft(
            (from, clause_end(scene, from, end)),
            "indirect-bare",
            Who::Subject(subject),
            (start, from),
        );
    }
    if let Some(from) = comma_clause(scene, verb, end)
        && let Some(subject) = subject.or_else(|| scene.subject_of(verb, start, from))
    {
        return draft(
            (from, clause_end(scene, from, end)),
            "indirect-comma",
            Who::Subject(subject),
            (start, from),
        );
    }
    None
}

/// Whose words they are where the verb's own subject only points at them: «det fremgår af rapporten, at».
fn sounding(scene: &Scene<'_, '_>, verb: usize, joining: usize) -> Option<Subject> {
    if scene.class(verb) & class::SOUND == 0 {
        return None;
    }
    let from = (verb + 1..joining.min(verb + 4))
        .find(|place| scene.class(*place) & class::SOURCE_PREPOSITION != 0)?;
    let phrase = scene.phrase(from + 1, joining)?;
    let is_source = scene.may_speak(&phrase) || super::attributed::is_document(scene, &phrase);
    is_source.then_some(Subject { phrase, role: None })
}

/// "As the police said, …", „…, wie die Polizei mitteilte“: a clause of its own says who said the rest.
fn beside_as(scene: &Scene<'_, '_>, verb: usize, start: usize, end: usize) -> Option<Draft> {
    let left = start.max(verb.saturating_sub(14));
    let opener = (left..verb)
        .rev()
        .find(|place| scene.class(*place) & class::AS != 0)?;
    if opener > start && scene.mark(opener - 1) != ',' {
        return None;
    }
    let phrase = scene
        .phrase(opener + 1, verb)
        .filter(|phrase| scene.may_speak(phrase))?;
    let (role, after) = match phrase.name.and_then(|_| scene.apposition(phrase.tokens.1, verb)) {
        Some((role, after)) => (Some(role), after),
        None => (None, phrase.tokens.1),
    };
    let clean = (after..verb).all(|place| scene.class(place) & (class::REPORTS | class::JOINING) == 0);
    let close = (verb + 1..end.min(verb + 10)).find(|place| scene.mark(*place) == ',');
    let content = if opener == start {
        (close? + 1, end)
    } else {
        (scene.trim(start, opener).0, opener - 1)
    };
    let is_free =
        (content.0..content.1).all(|place| scene.class(place) & class::USED == 0 && !scene.is_quoted(place));
    let content = trim_end(scene, content);
    (clean && is_free && content.0 + 2 < content.1).then_some(Draft {
        content,
        style: Some(QuoteStyle::Indirect),
        rule: "indirect-as",
        cue: Some((verb, verb + 1)),
        who: Who::Subject(Subject { phrase, role }),
        clause: (opener, close.unwrap_or(end)),
    })
}

/// „Er sagte, die Stadt sei arm. Es fehle an Geld.“: where the verb's form alone says that the words go on.
fn in_reported_mood(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = Vec::new();
    let mut spoken: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.style.is_some_and(|style| style != QuoteStyle::Scare))
        .map(|draft| scene.sentence_at(draft.content.1.saturating_sub(1)))
        .collect();
    spoken.sort_unstable();
    let mut last = None;
    for sentence in 0..scene.sentences.len() {
        let speaks = spoken.binary_search(&sentence).is_ok();
        let (start, end) = scene.bounds(sentence);
        let follows = last.is_some_and(|last| last + 1 == sentence)
            && scene.sentences[sentence - 1].paragraph == scene.sentences[sentence].paragraph;
        let is_told = (start..end.min(start + REACH))
            .all(|place| scene.class(place) & (class::QUOTED | class::USED | class::REPORTS) == 0);
        let has_mood = (start + 1..end.min(start + 12))
            .take_while(|place| scene.mark(*place) != ',')
            .any(|place| scene.class(place) & class::MOOD != 0);
        if speaks {
            last = Some(sentence);
        } else if follows && is_told && has_mood {
            let content = scene.trim(start, end);
            found.push(Draft {
                content,
                style: Some(QuoteStyle::Indirect),
                rule: "indirect-mood",
                cue: None,
                who: Who::Same,
                clause: (start, start),
            });
            last = Some(sentence);
        }
    }
    drafts.append(&mut found);
}

/// «Prisen stiger, siger Hansen.», "Prices will rise, Berg said."
fn trailing(scene: &Scene<'_, '_>, verb: usize, start: usize, end: usize) -> Option<Draft> {
    if scene.class(verb) & (class::SAY | class::TELL | class::THAT | class::SOUND) == 0 {
        return None;
    }
    let verb_first = verb > start && scene.mark(verb - 1) == ',';
    if verb_first && !scene.lexicon.verb_second && scene.class(verb) & class::SAY == 0 {
        return None;
    }
    let (comma, report) = if verb_first {
        (verb - 1, scene.report_after(verb, end)?)
    } else {
        let left = start.max(verb.saturating_sub(24));
        let mut place = (left..verb).rev().find(|place| scene.mark(*place) == ',')?;
        let mut report = scene.report_after(place, end);
        if report.is_none_or(|report| report.cue.0 != verb) {
            // The subject may hold a comma itself: ", Berg, the mayor, said".
            place = (left..place).rev().find(|place| scene.mark(*place) == ',')?;
            report = scene.report_after(place, end);
            if report.is_none_or(|report| report.cue.0 != verb) {
                place = (left..place).rev().find(|place| scene.mark(*place) == ',')?;
                report = scene.report_after(place, end);
            }
        }
        (place, report.filter(|report| report.cue.0 == verb)?)
    };
    let subject = report
        .subject
        .filter(|subject| scene.may_speak(&subject.phrase) || !verb_first)?;
    let (first, mut last) = (scene.trim(start, comma).0, comma);
    if (first..comma).any(|place| scene.is_quoted(place))
        && scene.is_quoted(comma - 1)
        && scene.is_quoted(first)
    {
        return None;
    }
    let n_words = (first..comma)
        .filter(|place| scene.tokens[*place].kind == TokenKind::Word)
        .count();
    let fronted =
        scene.class(first) & (class::SUBORDINATOR | class::ANY_PREPOSITION | class::ADVERB | class::CUE) != 0
            && scene.class(first) & (class::PRONOUN | class::DETERMINER) == 0;
    let is_subordinate =
        scene.class(first) & class::SUBORDINATOR != 0 && scene.class(first) & class::DETERMINER == 0;
    let n_commas = (first..comma).filter(|place| scene.mark(*place) == ',').count();
    let has_finite =
        (first..comma).any(|place| scene.is_finite(place) || scene.class(place) & class::REPORTS != 0);
    let after = report.tokens.1.max(verb + 1);
    // "In the city that was bombed, Berg said water was gone": what was said comes behind.
    let says_more = !scene.lexicon.verb_second && (after..end).any(|place| scene.is_finite(place));
    // "The plan, Berg said, will fail": the words go on.
    let goes_on = scene.mark(after) == ','
        && !has_finite
        && (after + 1..end).any(|place| scene.class(place) & class::AUXILIARY != 0)
        && scene.class(after + 1) & (class::RELATIVE | class::GERUND | class::CONJUNCTION) == 0
        && !scene.is_role(after + 1)
        && !scene.is_role(after + 2);
    if goes_on {
        last = end;
    } else if n_words < 3
        || is_subordinate && n_commas == 0
        || fronted && n_commas == 0 && (says_more || !has_finite)
    {
        return None;
    }
    // The report must be all that follows, save where and when it was said.
    let next = scene.class(after);
    let is_open = scene.mark(after) == '\0' && after < end;
    let passes = class::ANY_PREPOSITION
        | class::TIME
        | class::ADVERB
        | class::CONJUNCTION
        | class::RELATIVE
        | class::SUBORDINATOR
        | class::GERUND;
    let is_plain_say = scene.class(verb) & class::SAY != 0 && scene.lexicon.verb_second;
    if is_open
        && (next & class::AUXILIARY != 0
            || next & passes == 0 && !is_plain_say
            || next & class::JOINING != 0 && next & class::RELATIVE == 0)
    {
        return None;
    }
    let content = trim_end(scene, (first, last));
    Some(Draft {
        content,
        style: Some(QuoteStyle::Indirect),
        rule: "indirect-before-clause",
        cue: Some((verb, verb + 1)),
        who: Who::Subject(subject),
        clause: (comma, end),
    })
}

/// The subject that a verb behind «og» shares with the one before: «kom hjem og sagde, at».
fn carried(scene: &Scene<'_, '_>, verb: usize, start: usize) -> Option<Subject> {
    let begun = scene.clause_start(verb, start);
    let conjunction = begun.checked_sub(1).filter(|place| *place > start)?;
    if scene.class(conjunction) & class::CONJUNCTION == 0 || begun + 3 < verb {
        return None;
    }
    first_subject(scene, start, conjunction)
}

/// The subject that a form without one of its own takes from the sentence, a dateline passed over.
fn main_subject(scene: &Scene<'_, '_>, start: usize, verb: usize) -> Option<Subject> {
    let dateline = (start..verb.min(start + 8)).find(|place| matches!(scene.mark(*place), '–' | '—'));
    let from = dateline.map_or(start, |place| place + 1);
    let comma = (from..verb.min(from + 14)).find(|place| scene.mark(*place) == ',');
    first_subject(scene, from, verb).or_else(|| comma.and_then(|comma| first_subject(scene, comma + 1, verb)))
}

/// The sentence's first phrase, where it can speak.
fn first_subject(scene: &Scene<'_, '_>, start: usize, limit: usize) -> Option<Subject> {
    scene
        .phrase(start, limit)
        .filter(|phrase| phrase.name.is_some() || phrase.pronoun != 0 || phrase.can_speak)
        .map(|phrase| Subject { phrase, role: None })
}

/// Whose claim it is: «Trumps påstand om, at».
fn owner(scene: &Scene<'_, '_>, noun: usize) -> Option<Subject> {
    let from = noun.saturating_sub(8);
    let index = scene.names.from(from);
    scene.names.mentions[index..]
        .iter()
        .enumerate()
        .take_while(|(_, name)| (name.tokens.end as usize) <= noun)
        .filter(|(_, name)| name.is_genitive && scene.after_genitive(name) + 1 >= noun)
        .map(|(n, name)| Subject {
            phrase: super::phrase::Phrase {
                tokens: (name.tokens.first as usize, name.tokens.end as usize),
                name: Some(index + n),
                can_speak: true,
                ..Default::default()
            },
            role: None,
        })
        .last()
}

fn trim_end(scene: &Scene<'_, '_>, (first, end): (usize, usize)) -> (usize, usize) {
    let mut end = end;
    while end > first
        && matches!(
            scene.mark(end - 1),
            '.' | ',' | ':' | ';' | '!' | '?' | '…' | '-' | '–' | '—'
        )
    {
        end -= 1;
    }
    (first, end)
}
