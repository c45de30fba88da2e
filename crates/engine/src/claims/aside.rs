//! What is no claim to check, and why.

use super::clauses::VERBS;
use super::cues::Cue;
use super::facts::Facts;
use factdesk_model::annotation::{Deadline, SetAsideReason};

/// Fewer words than this make no claim.
const FEWEST_WORDS: u32 = 3;
/// A greeting is no longer than this.
const LONGEST_GREETING: u32 = 12;

/// Why a clause is set aside; `None` where it says something that could be checked.
///
/// What is measured, dated or due is never set aside as an opinion or a wish: «jeg mener, at ledigheden er 4 procent»
/// can be checked.
pub fn reason(facts: &Facts<'_>, deadline: Option<&Deadline>) -> Option<SetAsideReason> {
    let cues = facts.cues;
    if facts.is_question {
        return Some(SetAsideReason::Question);
    }
    if facts.is_solid() || deadline.is_some() {
        return None;
    }
    let says_i = cues.has(Cue::FirstPerson);
    if cues.has(Cue::Greeting) && facts.n_words <= LONGEST_GREETING {
        return Some(SetAsideReason::Greeting);
    }
    if cues.has(Cue::Wish) && (says_i || facts.n_words < 8) {
        return Some(SetAsideReason::Wish);
    }
    let tells_of_events = cues.has_any(&[Cue::Event, Cue::Trend, Cue::Statistics, Cue::Causal]);
    if cues.has(Cue::Ought) && !tells_of_events || cues.has(Cue::Opinion) && says_i {
        return Some(SetAsideReason::Opinion);
    }
    // «Vi skal passe på hinanden»: what we must do is no fact, nor is what happens if we do not.
    let is_about_us = says_i && !tells_of_events && facts.n_names == 0 && !cues.has(Cue::Past);
    if is_about_us && cues.has(Cue::Must) {
        return Some(SetAsideReason::Opinion);
    }
    if is_about_us && cues.has(Cue::Hypothetical) {
        return Some(SetAsideReason::Hypothetical);
    }
    if cues.has(Cue::Appeal) && !cues.has(Cue::Past) {
        return Some(SetAsideReason::NotWorthIt);
    }
    if cues.has(Cue::Hypothetical) && cues.has_any(&[Cue::Will, Cue::May]) {
        return Some(SetAsideReason::Hypothetical);
    }
    if cues.has(Cue::Evaluation) && says_i {
        return Some(SetAsideReason::PersonalExperience);
    }
    if cues.has(Cue::Evaluation) && !tells_of_events && facts.n_names == 0 {
        return Some(SetAsideReason::Opinion);
    }
    if cues.has(Cue::Will) && !cues.has_any(&[Cue::Past, Cue::Promise, Cue::Position]) && !tells_of_events {
        return Some(SetAsideReason::Prediction);
    }
    let has_nothing = !cues.has_any(&VERBS) && facts.n_names == 0;
    (facts.n_words < FEWEST_WORDS || has_nothing && facts.n_words < 6).then_some(SetAsideReason::TooVague)
}
