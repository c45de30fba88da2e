use super::{Compared, Topic};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use factdesk_messages::{Message, dates};
use factdesk_model::Span;
use factdesk_model::annotation::{Grain, Time, TimexType};

/// Times further apart are about something else.
const MOST_MONTHS: i64 = 60;

/// Pairs each time of the claim with the time of the passage that is nearest to it.
pub(super) fn compare_times(claim: &[(Span, &Time)], passage: &[(Span, &Time)]) -> Vec<Compared> {
    let mut compared: Vec<Compared> = Vec::new();
    for (claim_span, ours) in claim {
        let nearest = passage
            .iter()
            .filter_map(|(passage_span, theirs)| {
                let (weight, difference) = compare(ours, theirs)?;
                Some(Compared {
                    topic: Topic::Time,
                    about: ours.value.clone(),
                    claim: *claim_span,
                    passage: *passage_span,
                    difference: difference.message(),
                    weight,
                })
            })
            .max_by(|a, b| a.weight.total_cmp(&b.weight));
        compared.extend(nearest);
    }
    // Where one time agrees, the others of the claim lie near it by chance.
    if compared.iter().any(|pair| pair.difference.is_none()) {
        compared.retain(|pair| pair.difference.is_none());
    }
    compared.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    compared.truncate(3);
    compared
}

fn compare(ours: &Time, theirs: &Time) -> Option<(f64, Apart)> {
    let (from, to) = unit_of(ours)?;
    let (other_from, other_to) = unit_of(theirs)?;
    if (from, to) == (other_from, other_to) {
        return Some((weight_of(ours.grain), Apart::None));
    }
    if from < other_to && other_from < to {
        // A day of the month that is named: in keeping, and the more so the nearer in size.
        let coarser = ours.grain.max(theirs.grain);
        return Some((weight_of(coarser) * 0.5, Apart::None));
    }
    let apart = Apart::of((from, to), (other_from, other_to));
    let months = apart.months()?;
    if months > MOST_MONTHS {
        return None;
    }
    // Nearer is likelier to be about the same; a little, so that the nearest one is paired.
    Some((0.4 / (1.0 + months as f64), apart))
}

/// What agreeing in a unit of this size says.
fn weight_of(grain: Grain) -> f64 {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => 2.5,
        Grain::Day => 2.2,
        Grain::Weekend | Grain::Week => 1.8,
        Grain::Month => 1.3,
        Grain::Quarter | Grain::Season | Grain::Half => 1.0,
        Grain::Year => 0.8,
        Grain::Decade | Grain::Century => 0.3,
    }
}

/// The unit that is named: of «by May 2021» the month itself. Lengths of time and rhythms are none.
fn unit_of(time: &Time) -> Option<(NaiveDateTime, NaiveDateTime)> {
    if !matches!(time.timex_type, TimexType::Date | TimexType::Time) {
        return None;
    }
    let interval = time.interval?;
    match (interval.from, interval.to) {
        (Some(from), Some(to)) => Some((from, to)),
        (None, Some(to)) => Some((before(to, time.grain)?, to)),
        (Some(from), None) => Some((from, after(from, time.grain)?)),
        (None, None) => None,
    }
}

fn before(to: NaiveDateTime, grain: Grain) -> Option<NaiveDateTime> {
    match months_in(grain) {
        Some(months) => to.checked_sub_months(chrono::Months::new(months)),
        None => to.checked_sub_signed(length_of(grain)),
    }
}

fn after(from: NaiveDateTime, grain: Grain) -> Option<NaiveDateTime> {
    match months_in(grain) {
        Some(months) => from.checked_add_months(chrono::Months::new(months)),
        None => from.checked_add_signed(length_of(grain)),
    }
}

fn months_in(grain: Grain) -> Option<u32> {
    Some(match grain {
        Grain::Month => 1,
        Grain::Quarter | Grain::Season => 3,
        Grain::Half => 6,
        Grain::Year => 12,
        Grain::Decade => 120,
        Grain::Century => 1200,
        _ => return None,
    })
}

fn length_of(grain: Grain) -> TimeDelta {
    match grain {
        Grain::Second => TimeDelta::seconds(1),
        Grain::Minute => TimeDelta::minutes(1),
        Grain::Hour => TimeDelta::hours(1),
        Grain::Weekend => TimeDelta::days(2),
        Grain::Week => TimeDelta::days(7),
        _ => TimeDelta::days(1),
    }
}

/// How far a passage's time lies from a claim's.
enum Apart {
    None,
    /// From one to the other; later where `is_later`.
    By {
        from: NaiveDateTime,
        to: NaiveDateTime,
        is_later: bool,
        is_in_days: bool,
    },
}

impl Apart {
    /// Units of one size are counted from start to start, others from the last day of one to the first of the other.
    fn of(ours: (NaiveDateTime, NaiveDateTime), theirs: (NaiveDateTime, NaiveDateTime)) -> Apart {
        let is_later = theirs.0 >= ours.1;
        let (first, second) = if is_later { (ours, theirs) } else { (theirs, ours) };
        let day = TimeDelta::days(1);
        let is_in_days = first.1 - first.0 >= day && second.1 - second.0 >= day;
        let is_same_size = ((first.1 - first.0) - (second.1 - second.0)).abs() <= TimeDelta::days(3);
        let from = if is_same_size || !is_in_days {
            first.0
        } else {
            first.1 - day
        };
        Apart::By {
            from,
            to: second.0,
            is_later,
            is_in_days,
        }
    }

    fn months(&self) -> Option<i64> {
        match self {
            Apart::None => Some(0),
            Apart::By { from, to, .. } => Some(whole_months(from.date(), to.date())),
        }
    }

    /// «4 months later»: the passage held against the claim.
    fn message(&self) -> Option<Message> {
        let Apart::By {
            from,
            to,
            is_later,
            is_in_days,
        } = self
        else {
            return None;
        };
        let (months, days) = (
            whole_months(from.date(), to.date()),
            (to.date() - from.date()).num_days(),
        );
        let length = match (months, days) {
            (m, _) if m >= 12 && m % 12 == 0 => format!("P{}Y", m / 12),
            (m, _) if m >= 2 => format!("P{m}M"),
            (1, d) if from.day() == to.day() && d > 0 => "P1M".to_owned(),
            (_, d) if d > 0 || *is_in_days => format!("P{}D", d.max(1)),
            _ => {
                let minutes = (*to - *from).num_minutes();
                match (minutes / 60, minutes % 60) {
                    (0, minutes) => format!("PT{}M", minutes.max(1)),
                    (hours, 0) => format!("PT{hours}H"),
                    (hours, minutes) => format!("PT{hours}H{minutes}M"),
                }
            }
        };
        let id = if *is_later {
            "difference-later"
        } else {
            "difference-earlier"
        };
        Some(Message::new(id).with("length", dates::duration(&length)?))
    }
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    // From the last of a month to the first of another no whole month more has passed.
    months - i64::from(to.day() < from.day())
}

#[cfg(test)]
mod tests {
    use super::{compare, unit_of};
    use crate::Annotator;
    use crate::annotator::Request;
    use factdesk_messages::Catalogue;
    use factdesk_model::annotation::{Meaning, Time};

    fn time(words: &str) -> Time {
        let request = Request {
            text: &format!("It happened {words}."),
            lang: Some("en"),
            published: Some("2020-10-11"),
            ..Request::default()
        };
        let read = Annotator::default().annotate(&request).unwrap();
        let times = read
            .mentions
            .into_iter()
            .filter_map(|mention| match mention.meaning {
                Meaning::Time(time) => Some(time),
                _ => None,
            });
        times
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no time in {words:?}"))
    }

    #[track_caller]
    fn check(ours: &str, theirs: &str, expect: &str) {
        let said = match compare(&time(ours), &time(theirs)) {
            None => "nothing in common".to_owned(),
            Some((_, apart)) => apart
                .message()
                .map_or("the same".to_owned(), |message| Catalogue::of("en").say(&message)),
        };
        assert_eq!(said, expect, "{ours} beside {theirs}");
    }

    #[test]
    fn the_passage_is_held_against_the_claim() {
        check("on 31 December 2020", "by May 2021", "4 months later");
        check("by 31 December 2020", "by May 2021", "4 months later");
        check("in May 2021", "on 31 December 2020", "4 months earlier");
        check("in 2019", "in 2020", "1 year later");
        check("in 2020", "in March 2021", "2 months later");
        check("in November 2020", "in December 2020", "1 month later");
        check("on 5 November 2020", "on 6 November 2020", "1 day later");
        check("on 5 November 2020", "on 2 November 2020", "3 days earlier");
        check("on 31 December 2020", "on 1 January 2021", "1 day later");
    }

    #[test]
    fn a_day_of_the_month_named_agrees_with_it() {
        check("in November 2020", "on 3 November 2020", "the same");
        check("on 3 November 2020", "in 2020", "the same");
        check("on 3 November 2020", "on 3 November 2020", "the same");
    }

    #[test]
    fn times_of_another_age_are_about_something_else() {
        check("in 2020", "in 1945", "nothing in common");
    }

    #[test]
    fn lengths_of_time_are_no_units() {
        assert_eq!(unit_of(&time("within 14 months")), None);
    }
}
