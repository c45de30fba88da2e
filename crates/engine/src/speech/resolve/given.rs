//! Speakers that a quotation is given by the ones beside it.

use super::SAME_WINDOW;
use crate::speech::scene::Scene;
use crate::speech::{Draft, Who};
use factdesk_model::annotation::{QuoteStyle, Speaker};

/// Quotations that wait for a speaker take the next one's, else the last one's.
pub(super) fn give_next(scene: &Scene<'_, '_>, drafts: &[Draft], speakers: &mut [Option<Speaker>]) {
    let spoken = |index: usize| drafts[index].style == Some(QuoteStyle::Direct);
    let mut next: Option<(usize, usize)> = None;
    for index in (0..drafts.len()).rev() {
        if !spoken(index) {
            continue;
        }
        let sentence = scene.sentence_at(drafts[index].content.0);
        if matches!(drafts[index].who, Who::Next) && speakers[index].is_none() {
            let paragraph = |sentence: usize| {
                scene
                    .sentences
                    .get(sentence)
                    .map_or(0, |sentence| sentence.paragraph)
            };
            let near = next.filter(|(_, place)| paragraph(*place) <= paragraph(sentence) + 1);
            if let Some((from, _)) = near {
                speakers[index] = speakers[from].clone();
            }
        }
        if speakers[index].is_some() {
            next = Some((index, sentence));
        }
    }
    let mut last: Option<(usize, usize)> = None;
    for index in 0..drafts.len() {
        if drafts[index].style.is_none_or(|style| style == QuoteStyle::Scare) {
            continue;
        }
        let sentence = scene.sentence_at(drafts[index].content.0);
        if speakers[index].is_none()
            && matches!(drafts[index].who, Who::Next | Who::Same)
            && let Some((from, _)) =
                last.filter(|(_, place)| sentence.saturating_sub(*place) <= 2 * SAME_WINDOW)
        {
            speakers[index] = speakers[from].clone();
        }
        if speakers[index].is_some() {
            last = Some((
                index,
                scene.sentence_at(drafts[index].content.1.saturating_sub(1)),
            ));
        }
    }
}

/// Words in scare quotes inside somebody's indirect speech are that speaker's, by the same cue.
pub(super) fn give_scare(drafts: &mut [Draft], speakers: &mut [Option<Speaker>]) {
    let mut around: Option<usize> = None;
    for index in 0..drafts.len() {
        match drafts[index].style {
            Some(QuoteStyle::Indirect) => around = Some(index),
            Some(QuoteStyle::Scare) => {
                let inside = around.filter(|around| {
                    let (from, to) = drafts[*around].content;
                    from <= drafts[index].content.0 && drafts[index].content.1 <= to
                });
                if let Some(around) = inside {
                    speakers[index] = speakers[around].clone();
                    drafts[index].cue = drafts[around].cue;
                }
            }
            _ => {}
        }
    }
}

/// A heading or lead often repeats, without marks, the one word that the story later gives as somebody's own
/// («… afviser støtten» before «siger, at … "afviser" støtten»): that word is the speaker's there too.
pub(super) fn echoes(
    scene: &Scene<'_, '_>,
    drafts: &[Draft],
    speakers: &[Option<Speaker>],
) -> Vec<(usize, Speaker)> {
    let Some(first) = scene.sentences.first() else {
        return Vec::new();
    };
    let paragraph = first.paragraph;
    let heading_end = scene
        .sentences
        .iter()
        .take(3)
        .take_while(|sentence| sentence.paragraph == paragraph)
        .last()
        .map_or(0, |sentence| (sentence.tokens.end as usize).min(120));
    let mut found = Vec::new();
    for (draft, speaker) in drafts.iter().zip(speakers).take(200) {
        let (from, to) = draft.content;
        let Some(speaker) = speaker
            .as_ref()
            .filter(|_| draft.style == Some(QuoteStyle::Scare) && to - from == 1)
        else {
            continue;
        };
        let word = scene.tokens[from].text(scene.text);
        if from < heading_end || word.len() < 5 {
            continue;
        }
        let heard = (scene.sentences[0].tokens.first as usize..heading_end)
            .find(|place| scene.tokens[*place].text(scene.text) == word && !scene.is_quoted(*place));
        if let Some(place) = heard {
            found.push((place, speaker.clone()));
        }
    }
    found
}
