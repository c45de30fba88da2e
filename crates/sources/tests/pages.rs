//! How much of made-up pages is read as a careful reader would: main text, title, byline, date. Prints the rates of
//! each template and holds the whole to a floor that may only rise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod templates;

use chrono::NaiveDate;
use factdesk_sources::read::{ReadRequest, read_here};
use std::collections::HashSet;
use templates::TEMPLATES;
use templates::words::{Dice, LANGUAGES};

fn shingles(text: &str) -> HashSet<Vec<String>> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(4).map(<[String]>::to_vec).collect()
}

#[derive(Default)]
struct Tally {
    n: usize,
    f: f64,
    titles: usize,
    bylines: (usize, usize, usize),
    dates: (usize, usize, usize),
    accused: usize,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.n += other.n;
        self.f += other.f;
        self.titles += other.titles;
        self.accused += other.accused;
        for (sum, part) in [(&mut self.bylines, other.bylines), (&mut self.dates, other.dates)] {
            *sum = (sum.0 + part.0, sum.1 + part.1, sum.2 + part.2);
        }
    }

    fn show(&self, name: &str) {
        let n = self.n as f64;
        println!(
            "{name:12} F {:.3}  title {:.2}  byline {}/{} (wrong {})  date {}/{} (wrong {})  accused {}",
            self.f / n,
            self.titles as f64 / n,
            self.bylines.0,
            self.bylines.2,
            self.bylines.1,
            self.dates.0,
            self.dates.2,
            self.dates.1,
            self.accused
        );
    }
}

#[test]
fn stories_are_read_whatever_system_made_the_page() {
    let mut dice = Dice(20_201_011);
    let mut whole = Tally::default();
    for (name, template) in TEMPLATES {
        let mut tally = Tally::default();
        for language in LANGUAGES {
            for _ in 0..2 {
                let story = language.story(&mut dice);
                let page = template(&story, &mut dice);
                let read = read_here(&ReadRequest {
                    bytes: page.html.clone().into_bytes(),
                    url: Some(page.url.clone()),
                    today: NaiveDate::from_ymd_opt(2024, 6, 1),
                    ..ReadRequest::default()
                })
                .outcome;
                let wanted = shingles(&page.expected.join(" "));
                let title = shingles(&format!("{} {}", story.title, page.expected[0]));
                let got: HashSet<Vec<String>> = shingles(&read.text)
                    .into_iter()
                    .filter(|shingle| wanted.contains(shingle) || !title.contains(shingle))
                    .collect();
                let common = wanted.intersection(&got).count() as f64;
                let f = 2.0 * common / (wanted.len() + got.len()) as f64;
                tally.n += 1;
                tally.f += f;
                tally.titles += usize::from(read.title.as_deref() == Some(&*story.title));
                tally.accused += usize::from(read.state != factdesk_model::desk::PageState::Ok);
                if std::env::var_os("SHOW_PAGES").is_some()
                    && (f < 0.96 || read.title.as_deref() != Some(&*story.title))
                {
                    println!(
                        "{name} {} F {f:.3} title {:?} state {:?}\n{}",
                        language.code, read.title, read.why, read.text
                    );
                }
                if page.has_byline {
                    tally.bylines.2 += 1;
                    match read.byline.as_deref() {
                        Some(byline) if byline == story.author => tally.bylines.0 += 1,
                        Some(_) => tally.bylines.1 += 1,
                        None => {}
                    }
                }
                if page.has_date {
                    tally.dates.2 += 1;
                    match read.published {
                        Some(found) if found.date == story.iso() => tally.dates.0 += 1,
                        Some(_) => tally.dates.1 += 1,
                        None => {}
                    }
                }
            }
        }
        tally.show(name);
        whole.add(&tally);
    }
    whole.show("all");
    assert!(whole.f / whole.n as f64 >= 0.96, "main text");
    assert!(whole.titles * 100 >= whole.n * 95, "titles");
    assert!(
        whole.bylines.0 * 100 >= whole.bylines.2 * 87 && whole.bylines.1 * 100 <= whole.bylines.2 * 7,
        "bylines"
    );
    assert!(
        whole.dates.0 * 100 >= whole.dates.2 * 95 && whole.dates.1 * 100 <= whole.dates.2 * 3,
        "dates"
    );
    assert_eq!(whole.accused, 0, "a normal page was accused");
}
