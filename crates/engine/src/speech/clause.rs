//! Reporting clauses: which verb reports, and who is its subject.

use super::Subject;
use super::class;
use super::phrase::Phrase;
use super::scene::Scene;
use crate::text::TokenKind;

/// How far back a verb looks for its subject.
const SUBJECT_WINDOW: usize = 40;
/// How many words may stand between a subject and its verb.
const SUBJECT_GAP: usize = 9;

/// A reporting clause beside a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    /// The reporting words.
    pub(super) cue: (usize, usize),
    pub(super) subject: Option<Subject>,
    /// All of the clause that was read; a medium may stand behind it.
    pub(super) tokens: (usize, usize),
}

impl Scene<'_, '_> {
    /// The reporting clause that begins at `at`, right behind a quotation: «, sagde Hansen», `she said`.
    pub(super) fn report_after(&self, at: usize, limit: usize) -> Option<Report> {
        let mut at = at;
        while at < limit && matches!(self.mark(at), ',' | '-' | '–' | '—') {
            at += 1;
        }
        if at >= limit || self.is_quoted(at) {
            return None;
        }
        let class = self.class(at);
        if class & (class::CUE | class::TRAILING) != 0 {
            let length = match class & class::TRAILING {
                0 => self.lexicon.cue_length(self.tokens, at),
                _ => 1,
            };
            let phrase = (length > 0).then(|| self.phrase(at + length, limit)).flatten()?;
            return Some(self.report((at, at + length), at, phrase, limit));
        }
        if class & (class::REPORTS | class::SOUND) != 0 {
            return self.verb_first(at, limit);
        }
        if class & class::AUXILIARY != 0 {
            // «har Hansen sagt».
            let phrase = self.phrase(self.skip_adverbs(at + 1, limit), limit)?;
            let verb = (phrase.tokens.1..limit.min(phrase.tokens.1 + 6))
                .find(|place| self.class(*place) & (class::PARTICIPLE | class::REPORTS) != 0)?;
            return Some(self.report((verb, verb + 1), at, phrase, limit));
        }
        let phrase = self.phrase(self.skip_adverbs(at, limit), limit)?;
        let (role, after) = self.told_behind(&phrase, limit);
        let verb = self.verb_within(after, limit)?;
        Some(Report {
            cue: (verb, verb + 1),
            subject: Some(Subject { phrase, role }),
            tokens: (at, verb + 1),
        })
    }

    /// «…, fniser Hansen.», "…, laughed Anna Berg": a verb that no pack lists, between a quotation and a name.
    pub(super) fn unknown_verb(&self, at: usize, limit: usize) -> Option<Report> {
        let at = at + usize::from(self.mark(at) == ',');
        let token = self.tokens.get(at).filter(|_| at + 1 < limit)?;
        let after = at + 1 + usize::from(self.class(at + 1) & class::OBJECT != 0);
        let is_verb =
            token.kind == TokenKind::Word && !token.is_capitalized() && self.class(at) & !class::STARTS == 0;
        let phrase = self
            .phrase(after, limit)
            .filter(|phrase| is_verb && phrase.name.is_some())?;
        let end = phrase.tokens.1;
        let closes = end >= limit || self.mark(end) != '\0' || self.class(end) & class::ANY_PREPOSITION != 0;
        closes.then(|| self.report((at, at + 1), at, phrase, limit))
    }

    /// «sagde talsmand Hansen», «lyder det fra Hansen», "said in a statement".
    fn verb_first(&self, verb: usize, limit: usize) -> Option<Report> {
        let next = self.skip_adverbs(verb + 1, limit);
        if self.class(verb) & class::SOUND != 0 {
            let from =
                (next..limit.min(next + 5)).find(|place| self.class(*place) & class::SOURCE_PREPOSITION != 0);
            if let Some(phrase) = from.and_then(|from| self.phrase(from + 1, limit)) {
                return Some(self.report((verb, verb + 1), verb, phrase, limit));
            }
        }
        match self.phrase(next, limit) {
            Some(phrase) if self.may_speak(&phrase) => {
                Some(self.report((verb, verb + 1), verb, phrase, limit))
            }
            // The subject stands before the quotation or is left out.
            _ => Some(Report {
                cue: (verb, verb + 1),
                subject: None,
                tokens: (verb, verb + 1),
            })
            .filter(|_| self.class(verb) & (class::SAY | class::TELL) != 0),
        }
    }

    fn report(&self, cue: (usize, usize), from: usize, phrase: Phrase, limit: usize) -> Report {
        let (role, after) = self.told_behind(&phrase, limit);
        Report {
            cue,
            subject: Some(Subject { phrase, role }),
            tokens: (from, after.max(cue.1)),
        }
    }

    /// The role told behind a name, and the token after name and role.
    fn told_behind(&self, phrase: &Phrase, limit: usize) -> (Option<(usize, usize)>, usize) {
        let end = phrase.tokens.1;
        if phrase.name.is_none() {
            return (None, end);
        }
        match self.apposition(end, limit) {
            Some((role, after)) => (Some(role), after),
            None => (None, end),
        }
    }

    /// The reporting verb at `at` or a few words on: "later said", ", who was there, said".
    fn verb_within(&self, at: usize, limit: usize) -> Option<usize> {
        let mut place = at;
        if self.mark(place) == ',' {
            place += 1;
            if self.class(place) & class::RELATIVE != 0
                || self
                    .tokens
                    .get(place)
                    .is_some_and(|token| token.kind == TokenKind::Digits)
            {
                // "Anna Berg, who leads the union, said", "Anna Berg, 45, said".
                let comma = (place..limit.min(place + 25)).find(|place| self.mark(*place) == ',')?;
                place = comma + 1;
            }
        }
        if self.class(place) & class::RELATIVE != 0 && place == at && !self.lexicon.verb_second {
            // "two officials who asked not to be named said": the last verb is the main clause's.
            return (place + 2..limit.min(place + 25))
                .rev()
                .find(|place| self.class(*place) & class::REPORTS != 0 && !self.is_quoted(*place));
        }
        let mut has_auxiliary = false;
        for place in place..limit.min(place + SUBJECT_GAP) {
            let class = self.class(place);
            if self.is_quoted(place) {
                return None;
            }
            if class & class::REPORTS != 0 || has_auxiliary && class & class::PARTICIPLE != 0 {
                return Some(place);
            }
            has_auxiliary |= class & class::AUXILIARY != 0;
            let passes =
                class & (class::ADVERB | class::AUXILIARY | class::TIME) != 0 && class & class::JOINING == 0;
            if !passes {
                return None;
            }
        }
        None
    }

    pub(super) fn skip_adverbs(&self, at: usize, limit: usize) -> usize {
        let mut at = at;
        while at < limit
            && self.class(at) & class::ADVERB != 0
            && self.class(at) & (class::DETERMINER | class::PRONOUN) == 0
        {
            at += 1;
        }
        at
    }

    /// Whether a phrase can be the subject of a verb of saying, taken for itself.
    pub(super) fn may_speak(&self, phrase: &Phrase) -> bool {
        phrase.can_speak || phrase.is_unnamed || phrase.is_definite && phrase.tokens.1 - phrase.tokens.0 > 1
    }

    /// The subject of the verb at `verb`, looked for in the clause around it.
    pub(super) fn subject_of(&self, verb: usize, left: usize, right: usize) -> Option<Subject> {
        let start = self.clause_start(verb, left);
        if let Some(subject) = self.relative_subject(start, verb, left) {
            return Some(subject);
        }
        // „In dem Schreiben heißt es“: what only points at the words is nobody.
        let points = self.class(verb) & class::SOUND != 0;
        let names_somebody = |subject: &Subject| !points || subject.phrase.pronoun & class::IT == 0;
        let before = self.subject_before(start, verb).filter(names_somebody);
        let is_weak = |subject: &Subject| !(subject.phrase.can_speak || subject.phrase.is_unnamed);
        if let Some(subject) = before {
            // «Adspurgt om det sagde borgmesteren»: what cannot speak stands before the verb only to open the sentence.
            let speaks_behind = self.lexicon.verb_second
                && is_weak(&subject)
                && self.class(verb) & class::REPORTS != 0
                && self
                    .phrase(self.skip_adverbs(verb + 1, right), right)
                    .is_some_and(|phrase| phrase.can_speak || phrase.is_unnamed);
            if !speaks_behind {
                return Some(subject);
            }
        }
        let nothing_before = start >= verb;
        if self.lexicon.verb_second || nothing_before {
            let next = self.skip_adverbs(verb + 1, right);
            let phrase = self.phrase(next, right).filter(|phrase| self.may_speak(phrase));
            let phrase = phrase.filter(|phrase| !points || phrase.pronoun & class::IT == 0);
            // «Han har fortalt Hansen»: a participle's subject does not follow it.
            let is_finite = self.class(verb) & class::REPORTS != 0;
            if let Some(phrase) = phrase.filter(|_| is_finite) {
                let (role, _) = self.told_behind(&phrase, right);
                return Some(Subject { phrase, role });
            }
        }
        if self.class(verb) & class::PARTICIPLE != 0 {
            // «Således har bevægelsen fortalt».
            let auxiliary = (start..verb)
                .rev()
                .find(|place| self.class(*place) & class::AUXILIARY != 0)?;
            let phrase = self.phrase(self.skip_adverbs(auxiliary + 1, verb), verb)?;
            let (role, _) = self.told_behind(&phrase, verb);
            return Some(Subject { phrase, role }).filter(|_| self.may_speak(&phrase));
        }
        None
    }

    /// The subject before the verb, whatever stands behind it.
    pub(super) fn relative_or_before(&self, verb: usize, left: usize) -> Option<Subject> {
        let start = self.clause_start(verb, left);
        self.relative_subject(start, verb, left)
            .or_else(|| self.subject_before(start, verb))
    }

    /// "An official who was there because he works there said": the verb is not the dependent clause's.
    fn relative_subject(&self, start: usize, verb: usize, left: usize) -> Option<Subject> {
        if self.lexicon.verb_second || start <= left || verb - left > 2 * SUBJECT_WINDOW {
            return None;
        }
        let phrase = self.phrase(left, verb)?;
        let is_relative = self.class(phrase.tokens.1) & class::RELATIVE != 0;
        let has_comma = (phrase.tokens.1..verb).any(|place| self.mark(place) == ',' || self.is_quoted(place));
        (is_relative && !has_comma && self.may_speak(&phrase)).then_some(Subject { phrase, role: None })
    }

    /// Where the clause of the verb begins, not before `left`.
    pub(super) fn clause_start(&self, verb: usize, left: usize) -> usize {
        let left = left.max(verb.saturating_sub(SUBJECT_WINDOW));
        let mut at = verb;
        // "Anna Berg, a spokeswoman for the union, said": the comma before the verb closes what the one before opened.
        let mut n_commas_to_skip = 0;
        if verb > left && self.mark(verb - 1) == ',' {
            at = verb - 1;
            n_commas_to_skip = 1;
        }
        while at > left {
            let before = at - 1;
            if self.is_quoted(before) || self.is_stop(before) && !self.abbreviates(before) {
                break;
            }
            if self.mark(before) == ',' && n_commas_to_skip > 0 {
                n_commas_to_skip -= 1;
            } else if n_commas_to_skip == 0 && self.parts_clauses(before) {
                break;
            }
            at = before;
        }
        at
    }

    /// Whether a clause begins behind the token: a comma, a joining word, «og» between clauses, another verb of saying.
    fn parts_clauses(&self, at: usize) -> bool {
        let class = self.class(at);
        let joins = class & (class::JOINING | class::SUBORDINATOR) != 0
            && class & (class::DETERMINER | class::ADVERB | class::ANY_PREPOSITION) == 0;
        let adds = class & class::CONJUNCTION != 0 && !self.joins_names(at);
        let reports = class & class::REPORTS != 0 && class & class::ROLE == 0;
        self.mark(at) == ',' || joins || adds || reports
    }

    /// «hr.» and initials: a point inside a name.
    fn abbreviates(&self, at: usize) -> bool {
        self.mark(at) == '.'
            && at > 0
            && (self.class(at - 1) & class::TITLE != 0
                || self.tokens[at - 1].end - self.tokens[at - 1].start == 1)
    }

    /// Whether «og» stands between two names: «Bush og Blair».
    fn joins_names(&self, at: usize) -> bool {
        self.name_index(at + 1).is_some() && at > 0 && self.tokens[at - 1].is_capitalized()
    }

    /// The subject between the clause's start and its verb.
    pub(super) fn subject_before(&self, start: usize, verb: usize) -> Option<Subject> {
        let mut at = start;
        while at < verb
            && (matches!(self.mark(at), '-' | '–' | '—' | '•' | '"' | '”' | '»' | '«' | '“')
                || self.class(at) & class::CONJUNCTION != 0)
        {
            at += 1;
        }
        let fronted = class::ANY_PREPOSITION | class::ADVERB | class::TIME | class::SUBORDINATOR | class::CUE;
        let mut is_fronted = self.class(at) & fronted != 0
            && self.class(at) & (class::DETERMINER | class::PRONOUN | class::NAME) == 0
            && self.name_index(at).is_none();
        if is_fronted && self.lexicon.verb_second {
            // «Også Hansen siger»: an adverb may belong to the subject.
            let next = at + 1;
            let belongs = self.class(at) & class::ADVERB != 0 && self.name_index(next).is_some();
            if !belongs {
                return None;
            }
            at = next;
            is_fronted = false;
        }
        if is_fronted {
            // "On Monday Trump said", "Later she said".
            at += 1;
            while at < verb
                && (self.class(at) & (class::TIME | class::ADVERB | class::DETERMINER) != 0
                    || self.mark(at) == ',')
                && self.name_index(at).is_none()
                && self.class(at) & class::PRONOUN == 0
            {
                at += 1;
            }
        }
        let phrase = self.phrase(at, verb)?;
        let mut after = phrase.tokens.1;
        let (role, behind) = self.told_behind(&phrase, verb);
        after = after.max(behind);
        if self.mark(after) == ',' && after < verb {
            // A relative clause or an age between commas: the one right before the verb closes it.
            let closes = self.mark(verb - 1) == ',';
            if closes {
                after = verb;
            } else {
                after += 1;
            }
        }
        let gap = verb.saturating_sub(after);
        // Something that is not known to speak must stand right before its verb.
        let strict = !(phrase.can_speak || phrase.is_unnamed);
        let clean = (after..verb).all(|place| {
            let passes = self.class(place) & (class::ADVERB | class::AUXILIARY) != 0;
            (passes || !strict)
                && self.mark(place) != ','
                && self.class(place) & (class::REPORTS | class::RELATIVE | class::JOINING) & !class::TIME == 0
        });
        let fits = gap <= SUBJECT_GAP && clean;
        fits.then_some(Subject { phrase, role })
    }
}
