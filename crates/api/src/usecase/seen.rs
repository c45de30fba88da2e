use super::claims::claim_view;
use super::import::{file_name, read_file};
use super::rows::claim_row;
use super::verdicts::resolve;
use crate::annotator::read_published;
use crate::desk::{Desk, Open};
use crate::reading::read_mention;
use crate::seen::{FoundReview, Paired, all_in_all, compare, find_reviews};
use crate::wire::{
    AnswerClaim, ClaimView, ComparedValue, EarlierView, GetSeenBefore, ImportReviews, JudgeMatch,
    ListReviews, ReviewPage, ReviewView, ReviewsImported, SeenBefore, SeenMatch, ValueView, ValuesState,
};
use crate::{ApiError, ErrorCode};
use factdesk_model::annotation::{Annotation, Mention};
use factdesk_model::desk::{RatingScale, VerdictState};
use factdesk_model::{ClaimId, Direction, Published};
use factdesk_store::{Earlier, Match, NewReview, Reader, Review, Similar, StoreError};
use rust_decimal::prelude::ToPrimitive;
use std::path::Path;

/// So many candidates are read and held against the claim, before the best of them are shown.
const LOOKED_AT: usize = 30;

/// What looks like the claim, the likeliest first: other claims of the desk and imported fact-checks that share words with
/// it, each with its numbers and dates held against the claim's.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`.
pub fn seen_before(desk: &Desk, input: GetSeenBefore) -> Result<SeenBefore, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let now = desk.now();
    let matches = open.read(|store| {
        let scales = store.scales()?;
        let own = Words::of_claim(store, &claim)?;
        let judged = store.matches_of(&claim)?;
        let mut candidates = store.similar(&claim, LOOKED_AT)?;
        // What a reviewer said is shown, whatever words they share.
        for judged in &judged {
            if !candidates.iter().any(|similar| similar.other == judged.other) {
                candidates.push(Similar {
                    other: judged.other.clone(),
                    likeness: 0.0,
                    shared: Vec::new(),
                });
            }
        }
        let view = |similar: Similar| seen_match(store, similar, &own, &judged, &scales, now);
        candidates
            .into_iter()
            .map(view)
            .collect::<Result<Vec<_>, StoreError>>()
    })?;
    let mut matches = matches;
    // Those said to be the same first, those said to be others last.
    let standing = |seen: &SeenMatch| match seen.is_same {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    };
    matches.sort_by(|a, b| {
        let by_standing = standing(a).cmp(&standing(b));
        by_standing.then_with(|| b.likeness.total_cmp(&a.likeness))
    });
    matches.truncate(input.limit.unwrap_or(8) as usize);
    Ok(SeenBefore {
        claim: claim.to_string(),
        matches,
    })
}

/// A claim's mentions with the text around them.
struct Words {
    annotation: Annotation,
    mentions: Vec<u32>,
}

impl Words {
    fn of_claim(store: &Reader<'_>, claim: &ClaimId) -> Result<Words, StoreError> {
        let claim = store.claim(claim)?;
        Ok(Words {
            annotation: store.document(&claim.document)?.annotation,
            mentions: claim.found.mentions,
        })
    }

    fn of_review(review: &Review) -> Words {
        Words {
            mentions: (0..).take(review.mentions.len()).collect(),
            annotation: Annotation {
                lang: review.lang.clone(),
                published: Published::UNKNOWN,
                sentences: Vec::new(),
                mentions: review.mentions.clone(),
                claims: Vec::new(),
            },
        }
    }

    fn mentions(&self) -> Vec<&Mention> {
        let places = self.mentions.iter();
        places
            .filter_map(|place| self.annotation.mentions.get(*place as usize))
            .collect()
    }

    fn view(&self, mention: &Mention) -> ValueView {
        let says = read_mention(mention, &self.annotation);
        ValueView {
            text: mention.text.clone(),
            says: says.into_iter().map(Into::into).collect(),
        }
    }
}

fn seen_match(
    store: &Reader<'_>,
    similar: Similar,
    own: &Words,
    judged: &[Match],
    scales: &[RatingScale],
    now: chrono::NaiveDateTime,
) -> Result<SeenMatch, StoreError> {
    let (theirs, other, can_answer) = match &similar.other {
        Earlier::Claim(id) => {
            let row = claim_row(store, store.queue_row(id)?, scales, now)?;
            let verdict = store.verdicts_of(id)?.pop();
            let verdict = verdict.filter(|verdict| verdict.state != VerdictState::Withdrawn);
            let can_answer = verdict.is_some() && row.stale.is_empty();
            let reasoning = verdict.map(|verdict| verdict.reasoning);
            let other = EarlierView::Claim {
                claim: Box::new(row),
                reasoning,
            };
            (Words::of_claim(store, id)?, other, can_answer)
        }
        Earlier::Review(id) => {
            let review = store.review(id)?;
            let words = Words::of_review(&review);
            let review = review_view(review);
            (words, EarlierView::Review { review }, false)
        }
    };
    let (here, there) = (own.mentions(), theirs.mentions());
    let paired = compare(&here, &there);
    let values = all_in_all(&paired);
    let view = |pair: Paired<'_>| ComparedValue {
        relation: pair.relation,
        here: pair.here.map(|mention| own.view(mention)),
        there: pair.there.map(|mention| theirs.view(mention)),
        percent_higher: pair
            .percent_higher
            .and_then(|percent| percent.round_dp(2).to_f64()),
    };
    let judged = judged.iter().find(|judged| judged.other == similar.other);
    let judged_by = judged
        .map(|judged| Ok::<_, StoreError>(store.reviewer(&judged.reviewer)?.name))
        .transpose()?;
    let is_same = judged.map(|judged| judged.is_same);
    Ok(SeenMatch {
        other,
        likeness: likeness(similar.likeness, values),
        shared: similar.shared,
        values,
        compared: paired.into_iter().map(view).collect(),
        is_same,
        judged_by,
        can_answer: can_answer && is_same != Some(false),
    })
}

/// Words in common weigh most; values that agree bring two claims nearer. Those that differ do not part them: the same
/// claim with another number is what a reviewer wants to see.
fn likeness(words: f64, values: ValuesState) -> f64 {
    let nearer = match values {
        ValuesState::Same => 0.5,
        ValuesState::Partly | ValuesState::Compatible => 0.25,
        ValuesState::Different | ValuesState::None => 0.0,
    };
    words + (1.0 - words) * nearer * words.sqrt()
}

/// Says whether a claim and one that looks like it say the same.
///
/// # Errors
/// `claim_missing`, `review_missing`, `ambiguous_id`.
pub fn judge_match(desk: &Desk, input: JudgeMatch) -> Result<SeenBefore, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let other = earlier(&open, &input.other)?;
    open.store
        .judge_match(&desk.sign(&open), &claim, &other, input.is_same)?;
    seen_before(
        desk,
        GetSeenBefore {
            claim: claim.to_string(),
            limit: None,
        },
    )
}

/// A claim, or else a fact-check, whose id begins so.
fn earlier(open: &Open, beginning: &str) -> Result<Earlier, ApiError> {
    let found = open.read(|store| match store.resolve_claim(beginning) {
        Ok(claim) => Ok(Earlier::Claim(claim)),
        Err(StoreError::NotFound { .. }) => Ok(Earlier::Review(store.resolve_review(beginning)?)),
        Err(error) => Err(error),
    })?;
    Ok(found)
}

/// Decides a claim by the verdict on an earlier one that says the same; that they are the same is noted with it. When the
/// earlier verdict changes, this one becomes stale.
///
/// # Errors
/// `claim_missing`, `ambiguous_id`; `cannot_answer` where the earlier claim has no sound verdict or was said to be
/// another; `wrong_state` where the claim's own verdict is public; `assessments_needed` by the two-person rule.
pub fn answer_claim(desk: &Desk, input: AnswerClaim) -> Result<ClaimView, ApiError> {
    let (open, claim) = resolve(desk, &input.claim)?;
    let by = open.read(|store| store.resolve_claim(&input.by))?;
    let publish = input.publish.unwrap_or(false);
    open.store.answer(&desk.sign(&open), &claim, &by, publish)?;
    open.store.discard_draft(&open.reviewer.id, &claim)?;
    claim_view(desk, &claim)
}

/// Imports fact-checks of others: ClaimReview as JSON-LD, as JSON Lines, or in a saved web page. What the desk has
/// already is left as it is.
///
/// # Errors
/// `file_missing`, `file_unreadable`, `text_too_large`; `bad_file` where there is no fact-check in it.
pub fn import_reviews(desk: &Desk, input: ImportReviews) -> Result<ReviewsImported, ApiError> {
    let path = Path::new(&input.path);
    let bytes = read_file(path)?;
    let text = crate::decode(&bytes)?;
    let (found, n_without_claim) = find_reviews(&text).unwrap_or_default();
    if found.is_empty() {
        return Err(ApiError::new(
            ErrorCode::BadFile,
            format!("{}: there is no ClaimReview with a claim in it", path.display()),
        ));
    }
    let open = desk.open()?;
    let new = found.into_iter().map(|review| read_review(desk, review));
    let new = new.collect::<Result<Vec<_>, _>>()?;
    let imported = open
        .store
        .import_reviews(&desk.sign(&open), &file_name(path), new)?;
    let added = open.read(|store| {
        let added = imported.added.iter();
        added.map(|id| Ok(review_view(store.review(id)?))).collect()
    })?;
    Ok(ReviewsImported {
        added,
        n_known: u32::try_from(imported.n_known).unwrap_or(u32::MAX),
        n_without_claim,
    })
}

/// A fact-check with what the engine reads out of its claim, as of the day on which that was said.
fn read_review(desk: &Desk, found: FoundReview) -> Result<NewReview, ApiError> {
    let said_in = found.lang.as_deref().and_then(|lang| lang.get(..2));
    let pack = match said_in.map(|lang| desk.annotator.pack(&lang.to_lowercase())) {
        Some(Ok(pack)) => pack,
        _ => desk.annotator.pack(desk.annotator.detect(&found.claim))?,
    };
    let date = found.said.as_deref().or(found.published.as_deref());
    // A date that is none is shown as it was written, and dates nothing.
    let published = date.and_then(|date| read_published(date.get(..10).unwrap_or(date)).ok());
    let annotation = desk
        .annotator
        .read(&found.claim, pack, published, Direction::Auto);
    Ok(NewReview {
        text: found.claim,
        lang: annotation.lang,
        speaker: found.speaker,
        said: found.said,
        publisher: found.publisher,
        url: found.url,
        published: found.published,
        rating: found.rating,
        mentions: annotation.mentions,
    })
}

/// The imported fact-checks, newest import first.
///
/// # Errors
/// Only those of the desk itself.
pub fn list_reviews(desk: &Desk, input: ListReviews) -> Result<ReviewPage, ApiError> {
    let (offset, limit) = (input.offset.unwrap_or(0), input.limit.unwrap_or(100));
    let reviews = desk.read(|store| store.reviews(offset.into(), limit.into()))?;
    Ok(ReviewPage {
        reviews: reviews.into_iter().map(review_view).collect(),
    })
}

fn review_view(review: Review) -> ReviewView {
    let rating = &review.rating;
    let number = rating.value.as_ref().map(|value| match &rating.best {
        Some(best) => format!("{value} / {best}"),
        None => value.clone(),
    });
    ReviewView {
        id: review.id.to_string(),
        rating: rating.label.clone().or(number),
        text: review.text,
        lang: review.lang,
        speaker: review.speaker,
        said: review.said,
        publisher: review.publisher,
        url: review.url,
        published: review.published,
    }
}
