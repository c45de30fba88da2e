//! What is said: where the clause of somebody's words begins behind a verb, and where it ends.

use super::class;
use super::scene::Scene;
use crate::text::TokenKind;

/// How far a joining word may stand behind its verb.
const JOINING_WINDOW: usize = 26;
/// How far a finite verb may stand in a clause without a joining word.
const FINITE_WINDOW: usize = 14;

/// The joining word of the verb's content clause.
pub(super) fn joining(scene: &Scene<'_, '_>, verb: usize, end: usize) -> Option<usize> {
    let limit = end.min(verb + JOINING_WINDOW);
    for place in verb + 1..limit {
        let class = scene.class(place);
        if class & class::QUOTED != 0 {
            return None;
        }
        if class & class::JOINING != 0 {
            return begins_clause(scene, verb, place, end).then_some(place);
        }
        if asks(scene, verb, place, end) {
            return Some(place);
        }
        let is_stop =
            scene.is_stop(place) && !(scene.mark(place) == '.' && scene.class(place - 1) & class::TITLE != 0);
        let other_verb = class & (class::REPORTS | class::RELATIVE | class::SUBORDINATOR) != 0
            && class & (class::ANY_PREPOSITION | class::ROLE) == 0;
        // «mener, det er»: the clause has begun without a joining word.
        let clause_begun = class & class::AUXILIARY != 0 && scene.class(verb) & class::REPORTS != 0;
        if is_stop || other_verb || clause_begun {
            return None;
        }
    }
    None
}

/// Whether a clause begins behind the joining word, not an infinitive («lovede at komme»).
fn begins_clause(scene: &Scene<'_, '_>, verb: usize, joining: usize, end: usize) -> bool {
    let next = joining + 1;
    if next + 1 >= end {
        return false;
    }
    let after_comma = scene.mark(joining - 1) == ',';
    let is_determiner = scene.class(joining) & class::DETERMINER != 0;
    if is_determiner
        && joining > verb + 1
        && !after_comma
        && scene.class(joining - 1) & (class::ANY_PREPOSITION | class::CONJUNCTION) != 0
    {
        // "spoke of that": the pronoun.
        return false;
    }
    if scene.class(joining) & class::INFINITIVE_MARK != 0 && !after_comma && !is_determiner {
        return !is_infinitive(scene, next, end);
    }
    scene.mark(next) == '\0' || scene.is_quoted(next)
}

/// Whether an infinitive and no clause begins at `at`: «at lukke skolen», not «at danske skoler skal».
fn is_infinitive(scene: &Scene<'_, '_>, at: usize, end: usize) -> bool {
    let begins_clause = class::PRONOUN
        | class::WE
        | class::DETERMINER
        | class::ANY_PREPOSITION
        | class::SUBORDINATOR
        | class::POINTER;
    let at = scene.skip_adverbs(at, end);
    let class = scene.class(at);
    let Some(token) = scene.tokens.get(at).filter(|_| at < end) else {
        return false;
    };
    let looks_so =
        scene.lexicon.infinitive_endings.fits(token.text(scene.text)) || class & class::AUXILIARY != 0;
    if class & begins_clause != 0 || token.is_capitalized() || token.kind != TokenKind::Word || !looks_so {
        return false;
    }
    let finite_follows = (at + 1..end.min(at + 5))
        .take_while(|place| scene.mark(*place) == '\0')
        .any(|place| scene.class(place) & class::AUXILIARY != 0 && class & class::AUXILIARY == 0);
    !finite_follows
}

/// Whether a clause of what was asked or told begins at `place`: «spørger, om det går», "explained how".
fn asks(scene: &Scene<'_, '_>, verb: usize, place: usize, end: usize) -> bool {
    let class = scene.class(place);
    if class & class::ASKING == 0 || scene.class(verb) & class::REPORTS == 0 {
        return false;
    }
    let after_comma = scene.mark(place - 1) == ',';
    let is_if = class & class::ANY_PREPOSITION != 0;
    let near = scene.skip_adverbs(verb + 1, place) + usize::from(after_comma) >= place;
    if scene.lexicon.comma_clause && scene.lexicon.nouns_capitalized && !after_comma {
        return false;
    }
    let is_asked = scene.class(verb) & class::ASK != 0;
    if !(is_asked || near && (!is_if || after_comma)) {
        return false;
    }
    !is_if || after_comma || (place + 1..end.min(place + 10)).any(|at| scene.is_finite(at))
}

/// Where the words begin behind their joining word: what asks is part of them, what only joins is not.
pub(super) fn first_of(scene: &Scene<'_, '_>, joining: usize) -> usize {
    let class = scene.class(joining);
    let only_joins = class & class::JOINING != 0 || class & class::ANY_PREPOSITION != 0;
    joining + usize::from(only_joins || class & class::ASKING == 0)
}

/// Where an infinitive or a verbal noun tells what was said: "claims to have", «lover at sænke», "denied taking".
pub(super) fn infinitive(scene: &Scene<'_, '_>, verb: usize, end: usize) -> Option<usize> {
    if scene.class(verb) & class::INFINITIVE_VERB == 0 {
        return None;
    }
    let next = scene.skip_adverbs(verb + 1, end);
    let is_word = |at: usize| {
        at + 1 < end && scene.tokens[at].kind == TokenKind::Word && !scene.tokens[at].is_capitalized()
    };
    if scene.lexicon.nouns_capitalized {
        // „versprach, die Steuern zu senken“: the mark stands before the verb at the end.
        let comma = (verb + 1..end.min(verb + 14)).find(|at| scene.mark(*at) == ',' || scene.is_stop(*at))?;
        let close = (comma + 1..end)
            .find(|at| scene.mark(*at) == ',' || scene.is_stop(*at))
            .unwrap_or(end);
        let is_marked =
            (comma + 1..close).any(|at| scene.class(at) & class::INFINITIVE_MARK != 0 && is_word(at + 1));
        let free = (verb + 1..close).all(|at| !scene.is_quoted(at));
        return (scene.mark(comma) == ',' && is_marked && free).then_some(comma + 1);
    }
    if scene
        .lexicon
        .gerund_endings
        .fits(scene.tokens.get(next)?.text(scene.text))
        && is_word(next)
    {
        return Some(next);
    }
    // "urged people to stay", «opfordrer folk til at blive»: the listener stands between.
    (next..end.min(next + 6))
        .take_while(|at| {
            scene.mark(*at) == '\0' && !scene.is_quoted(*at) && scene.class(*at) & class::REPORTS == 0
        })
        .find(|at| {
            let is_noun = |word: &str| scene.lexicon.gerund_endings.fits(word);
            let gerund = scene
                .tokens
                .get(at + 1)
                .is_some_and(|token| is_noun(token.text(scene.text)));
            scene.class(*at) & class::INFINITIVE_MARK != 0
                || gerund && scene.class(*at) & class::ANY_PREPOSITION != 0 && is_accusing(scene, verb)
        })
        .filter(|at| is_word(at + 1) && !scene.is_quoted(at + 1))
        .filter(|at| scene.class(at + 1) & (class::DETERMINER | class::PRONOUN | class::ANY_PREPOSITION) == 0)
}

/// "accused them of taking": what names somebody's deed takes a preposition.
fn is_accusing(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.class(verb) & class::NAMING != 0
}

/// Where the clause behind a noun ends: where the sentence's own verb follows, «påstand om, at det går, er forkert».
pub(super) fn noun_clause_end(scene: &Scene<'_, '_>, from: usize, end: usize) -> usize {
    let is_verb = |place: usize| {
        scene.class(place) & class::AUXILIARY != 0
            || scene.lexicon.verb_second
                && scene.tokens[place].kind == TokenKind::Word
                && !scene.tokens[place].is_capitalized()
                && scene.class(place) & class::FUNCTION & !class::REPORTS == 0
    };
    (from + 2..end)
        .find(|place| scene.mark(place - 1) == ',' && is_verb(*place))
        .map_or_else(|| clause_end(scene, from, end), |verb| verb - 1)
}

/// Where the clause that begins at `from` ends: at the sentence's end, or where the story reports anew.
pub(super) fn clause_end(scene: &Scene<'_, '_>, from: usize, end: usize) -> usize {
    for place in from + 1..end {
        if scene.is_quoted(place) {
            continue;
        }
        let class = scene.class(place);
        let after_comma = scene.mark(place - 1) == ',';
        if class & class::CONJUNCTION != 0 {
            // «, og tilføjer, at …»
            let verb = scene.skip_adverbs(place + 1, end);
            if scene.class(verb) & (class::SAY | class::TELL | class::THAT) != 0
                && scene.class(verb) & class::ROLE == 0
                && reports_anew(scene, verb, end)
            {
                return place;
            }
        }
        if after_comma && class & (class::SAY | class::TELL | class::GERUND) != 0 {
            return place - 1;
        }
    }
    end
}

/// Whether a verb behind a conjunction reports something of its own.
fn reports_anew(scene: &Scene<'_, '_>, verb: usize, end: usize) -> bool {
    joining(scene, verb, end).is_some()
        || bare_clause(scene, verb, end).is_some()
        || matches!(scene.mark(verb + 1), ':' | ',')
}

/// Where a clause without a joining word begins: "said she would".
pub(super) fn bare_clause(scene: &Scene<'_, '_>, verb: usize, end: usize) -> Option<usize> {
    if !scene.lexicon.bare_clause {
        return None;
    }
    let mut from = scene.skip_adverbs(verb + 1, end);
    if scene.class(verb) & class::TELL != 0 {
        // "told CBS News he would".
        from = scene.phrase(from, end)?.tokens.1;
    }
    // "said on Sunday he would".
    let mut skips = true;
    while skips {
        let is_time =
            |at: usize| at < end && scene.class(at) & class::TIME != 0 && scene.class(at) & class::NAME == 0;
        let leads = scene.class(from) & class::ANY_PREPOSITION != 0 && is_time(from + 1);
        skips = leads || is_time(from);
        from += if leads { 2 } else { usize::from(skips) };
    }
    if from >= end || scene.is_quoted(from) {
        return None;
    }
    let class = scene.class(from);
    let token = &scene.tokens[from];
    let is_pronoun = class & (class::PRONOUN | class::WE) != 0;
    let opens = is_pronoun
        || token.kind == TokenKind::Word && class & (class::FUNCTION & !class::DETERMINER) == 0
        || token.kind == TokenKind::Digits;
    if !opens {
        return None;
    }
    let finite = (from + 1..end.min(from + FINITE_WINDOW))
        .take_while(|place| {
            let is_own = scene.class(verb) & (class::SAY | class::TELL) != 0 || scene.mark(*place) != ',';
            is_own
                && !scene.is_stop(*place)
                && scene.class(*place) & (class::JOINING | class::RELATIVE | class::GERUND) == 0
        })
        .any(|place| {
            // "blamed rising costs": behind other verbs only what is surely finite makes a clause.
            scene.class(place) & class::AUXILIARY != 0
                || scene.class(verb) & (class::SAY | class::TELL) != 0 && scene.is_finite(place)
        });
    let is_say = scene.class(verb) & class::SAY != 0;
    let is_object = class & class::IT != 0 && class & class::HE == 0 && !finite;
    (finite
        || is_pronoun && !is_object && end > from + 3
        || is_say && end > from + 3 && class & class::DETERMINER == 0 && scene.mark(from + 1) == '\0')
        .then_some(from)
}

/// Where a clause behind a comma begins: «siger, han går», „sagte, er werde“.
pub(super) fn comma_clause(scene: &Scene<'_, '_>, verb: usize, end: usize) -> Option<usize> {
    if !scene.lexicon.comma_clause || scene.class(verb) & class::REPORTS == 0 {
        return None;
    }
    let comma = (verb + 1..end.min(verb + 16)).find(|place| scene.mark(*place) == ',')?;
    let passes = (verb + 1..comma).all(|place| !scene.is_quoted(place) && !scene.is_stop(place));
    let from = comma + 1;
    let class = scene.class(from);
    let token = scene.tokens.get(from).filter(|_| from + 2 < end)?;
    let is_definite = scene.lexicon.definite_endings.fits(token.text(scene.text))
        && class & class::FUNCTION == 0
        && (from..end.min(from + FINITE_WINDOW)).any(|at| scene.is_finite(at));
    let opens = class & (class::PRONOUN | class::WE | class::DETERMINER | class::POINTER) != 0
        || is_definite
        || scene.name_index(from).is_some()
        || scene.lexicon.nouns_capitalized && token.is_capitalized();
    let refuses = class & (class::RELATIVE | class::SUBORDINATOR | class::CONJUNCTION) != 0
        && class & (class::DETERMINER | class::PRONOUN) == 0;
    let close = (from..end).find(|at| scene.mark(*at) == ',').unwrap_or(end);
    let has_finite = (from + 1..close.min(from + FINITE_WINDOW)).any(|at| scene.is_finite(at));
    let is_role = (from..from + 4).any(|place| scene.is_role(place)) && !has_finite;
    // A verb that needs a joining word elsewhere has words behind a bare comma only where they show their mood.
    let is_weak = scene.class(verb) & (class::SAY | class::TELL) == 0
        && !(from + 1..close.min(from + FINITE_WINDOW)).any(|at| scene.class(at) & class::MOOD != 0);
    (passes && !is_weak && opens && !refuses && !is_role && !scene.is_quoted(from)).then_some(from)
}
