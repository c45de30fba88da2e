//! Texts to measure with: news made of the sample stories, and texts made to be slow.

/// The sample stories of each language, as they ship with the repository.
pub const NEWS: &[(&str, &[&str])] = &[
    (
        "da",
        &[
            include_str!("../../../../tests/samples/da-havnen.txt"),
            include_str!("../../../../tests/samples/da-sygehuset.txt"),
            include_str!("../../../../tests/samples/da-fiskeri.txt"),
            include_str!("../../../../tests/samples/da-tal.txt"),
        ],
    ),
    (
        "en",
        &[
            include_str!("../../../../tests/samples/en-ferry.txt"),
            include_str!("../../../../tests/samples/en-figures.txt"),
            include_str!("../../../../tests/samples/en-talks.txt"),
        ],
    ),
];

/// The stories one after the other, with a running number in each so that no two are alike, up to `bytes`.
pub fn news(stories: &[&str], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 8192);
    for (n, story) in stories.iter().cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(story);
        text.push_str(&format!("\n\n{n}\n\n"));
    }
    text.truncate(text.floor_char_boundary(bytes));
    text
}

/// Texts that punish whatever is not linear.
pub fn hostile() -> Vec<(&'static str, String)> {
    vec![
        ("a million quotation marks", "\"".repeat(1_000_000)),
        ("a million opening quotation marks", "«".repeat(1_000_000)),
        (
            "100,000 nested quotes",
            format!("{}a{}", "“".repeat(100_000), "”".repeat(100_000)),
        ),
        ("a million digits", "7".repeat(1_000_000)),
        ("a million numbers", "7 ".repeat(1_000_000)),
        ("a million dates", "3. maj, May 3 ".repeat(250_000)),
        (
            "one sentence of 10 MB",
            "og så sagde 12 mænd at de 4 ville gå the next day ".repeat(200_000),
        ),
        ("one word of 10 MB", "a".repeat(10_000_000)),
        ("a million full stops", ".".repeat(1_000_000)),
        ("a million dashes", "- ".repeat(1_000_000)),
        ("a million line breaks", "\n".repeat(1_000_000)),
        (
            "number words without end",
            "femoghalvtreds hundrede tusind million twenty ".repeat(100_000),
        ),
        ("capitals without end", "Anna Bo Carl ".repeat(300_000)),
        (
            "he said she said",
            "he said she said that sagde han at ".repeat(150_000),
        ),
        ("open brackets", "(".repeat(1_000_000)),
        ("combining marks", format!("e{}", "\u{301}".repeat(500_000))),
    ]
}
