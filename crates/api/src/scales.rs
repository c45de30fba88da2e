//! The rating scales that come with Factdesk: data files, kept in every desk so that its verdicts stay readable.

use crate::{ApiError, ErrorCode};
use factdesk_model::desk::RatingScale;

/// The scale of a desk that chose none.
pub(crate) const DEFAULT: &str = "truth5";

const FILES: [&str; 4] = [
    include_str!("../data/scales/truth5.toml"),
    include_str!("../data/scales/findings.toml"),
    include_str!("../data/scales/newsroom.toml"),
    include_str!("../data/scales/unrated.toml"),
];

/// All scales that come with Factdesk.
pub(crate) fn built_in() -> Result<Vec<RatingScale>, ApiError> {
    let read = |text: &&str| toml::from_str(text).map_err(|error| ApiError::new(ErrorCode::Internal, error));
    FILES.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, built_in};
    use std::collections::BTreeSet;

    #[test]
    fn every_scale_is_sound() {
        let scales = built_in().unwrap();
        assert!(scales.iter().any(|scale| scale.id == DEFAULT));
        for scale in &scales {
            let ids: BTreeSet<&str> = scale.ratings.iter().map(|rating| rating.id.as_str()).collect();
            assert_eq!(ids.len(), scale.ratings.len(), "{}: ids are different", scale.id);
            let values: Vec<i32> = scale.ratings.iter().filter_map(|rating| rating.value).collect();
            assert!(values.is_sorted(), "{}: worst first", scale.id);
            assert_eq!(
                values.len(),
                if scale.ordered { scale.ratings.len() } else { 0 },
                "{}: numbers stand only in an order",
                scale.id
            );
            let labels = scale
                .ratings
                .iter()
                .map(|rating| &rating.label)
                .chain([&scale.label]);
            for label in labels {
                assert!(
                    label.contains_key("da") && label.contains_key("en"),
                    "{}: {label:?}",
                    scale.id
                );
            }
        }
    }
}
