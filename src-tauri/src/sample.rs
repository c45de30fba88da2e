//! The story on a first desk, made up for it: there is something to try the window on before there is work.

use serde_json::{Value, json};

/// The sample as `import_text` takes it.
pub fn story() -> Value {
    json!({
        "text": include_str!("../sample/story.da.txt"),
        "title": "Vindmøller skal dække halvdelen af øens strøm",
        "lang": "da",
        "published": "2024-03-15",
        "origin": "Factdesks prøvehistorie",
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sample_has_words_and_a_date() {
        let story = super::story();
        let text = story["text"].as_str().unwrap();
        assert!(text.lines().filter(|line| !line.is_empty()).count() > 5);
        assert_eq!(story["published"], "2024-03-15");
    }
}
