//! Days that hang on the moon: the Islamic and Jewish calendars, new and full moons.
//!
//! The moon's phases follow Meeus, Astronomical Algorithms, chapter 49, with its larger terms: right to a few minutes, which is as
//! much as a calendar of days needs. Islamic months begin on the day after the new moon could be seen in Mecca; where they are
//! announced by sight they may differ by a day.

use super::calendar::plus_days;
use chrono::NaiveDate;

/// A phase of the moon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    New,
    Full,
}

/// The lunation of the new moon of 6 January 2000 is number 0.
fn phase_day(lunation: i32, phase: Phase) -> f64 {
    let k = f64::from(lunation) + if phase == Phase::Full { 0.5 } else { 0.0 };
    let t = k / 1236.85;
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t;
    let e = 1.0 - 0.002_516 * t;
    let sun = (2.5534 + 29.105_356_70 * k).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k).to_radians();
    let node = (160.7108 + 390.670_502_84 * k).to_radians();
    let terms = match phase {
        Phase::New => [
            -0.407_20,
            0.172_41 * e,
            0.016_08,
            0.010_39,
            0.007_39 * e,
            -0.005_14 * e,
            0.002_08 * e * e,
        ],
        Phase::Full => [
            -0.406_14,
            0.173_02 * e,
            0.016_14,
            0.010_43,
            0.007_34 * e,
            -0.005_15 * e,
            0.002_09 * e * e,
        ],
    };
    let angles = [
        moon,
        sun,
        2.0 * moon,
        2.0 * node,
        moon - sun,
        moon + sun,
        2.0 * sun,
    ];
    let smaller = -0.001_11 * (moon - 2.0 * node).sin() - 0.000_57 * (moon + 2.0 * node).sin()
        + 0.000_56 * e * (2.0 * moon + sun).sin();
    mean + smaller
        + terms
            .iter()
            .zip(angles)
            .map(|(term, angle)| term * angle.sin())
            .sum::<f64>()
}

/// The day of a phase, on a clock that runs `minutes` ahead of UTC.
fn date_of(julian_day: f64, minutes: i32) -> Option<NaiveDate> {
    // About 70 seconds lie between the even time of astronomy and the clock.
    let days = julian_day - 2_440_587.5 - 70.0 / 86_400.0 + f64::from(minutes) / 1440.0;
    plus_days(NaiveDate::from_ymd_opt(1970, 1, 1)?, days.floor() as i64)
}

/// The first new or full moon on or after a day.
pub(crate) fn phase_from(from: NaiveDate, phase: Phase, minutes: i32) -> Option<NaiveDate> {
    let days = (from - NaiveDate::from_ymd_opt(2000, 1, 6)?).num_days();
    let near = i32::try_from(days * 10_000 / 295_306).ok()?;
    (near - 2..=near + 2)
        .filter_map(|lunation| date_of(phase_day(lunation, phase), minutes))
        .find(|day| *day >= from)
}

/// When, on the clock of Mecca, the moon must be new for the month to begin on the next day.
const SIGHTING_MINUTES: i32 = 500;

/// The first day, in a year of ours, of the nth day of an Islamic month.
pub(crate) fn islamic(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    // Shawwal 1420, the month 17,037 from the epoch, began with lunation 0.
    let begins = |hijri: i32| {
        let lunation = (hijri - 1) * 12 + i32::from(month) - 1 - 17_037;
        let first = plus_days(date_of(phase_day(lunation, Phase::New), SIGHTING_MINUTES)?, 1)?;
        plus_days(first, i64::from(day) - 1)
    };
    let near = (year - 622) * 33 / 32;
    (near - 2..=near + 3)
        .filter_map(begins)
        .find(|day| chrono::Datelike::year(day) == year)
}

/// The first day of Passover (15 Nisan), by Gauss.
pub(crate) fn passover(year: i32) -> Option<NaiveDate> {
    let jewish = year + 3760;
    let a = (12 * jewish + 17).rem_euclid(19);
    let b = jewish.rem_euclid(4);
    let mean =
        32.044_093_3 + 1.554_241_8 * f64::from(a) + 0.25 * f64::from(b) - 0.003_177_8 * f64::from(jewish);
    let (whole, fraction) = (mean.floor() as i32, mean.fract());
    let c = (whole + 3 * jewish + 5 * b + 5).rem_euclid(7);
    let moved = match c {
        0 if a > 11 && fraction >= 0.897_723_76 => 1,
        1 if a > 6 && fraction >= 0.632_870_37 => 2,
        2 | 4 | 6 => 1,
        _ => 0,
    };
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    let from_julian = year / 100 - year / 400 - 2;
    plus_days(march, i64::from(whole + moved - 1 + from_julian))
}

/// The first day of Hanukkah (25 Kislev), which hangs on the length of the Jewish year it lies in.
pub(crate) fn hanukkah(year: i32) -> Option<NaiveDate> {
    let new_year = |year| plus_days(passover(year)?, 163);
    let length = (new_year(year + 1)? - new_year(year)?).num_days();
    plus_days(new_year(year)?, if length % 10 == 5 { 84 } else { 83 })
}

#[cfg(test)]
mod tests {
    use super::{Phase, hanukkah, islamic, passover, phase_from};

    #[track_caller]
    fn check(day: Option<chrono::NaiveDate>, expect: &str) {
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some(expect));
    }

    #[test]
    fn moons_are_new_and_full_when_they_were() {
        let from = |day: &str| day.parse().unwrap();
        check(phase_from(from("1999-08-01"), Phase::New, 0), "1999-08-11"); // an eclipse of the sun
        check(phase_from(from("2019-01-10"), Phase::Full, 0), "2019-01-21"); // an eclipse of the moon
        check(phase_from(from("2021-01-21"), Phase::New, 480), "2021-02-12"); // the Chinese New Year
    }

    #[test]
    fn jewish_feasts_follow_passover() {
        check(passover(2021), "2021-03-28");
        check(passover(2024), "2024-04-23");
        check(hanukkah(2021), "2021-11-29");
        check(hanukkah(2019), "2019-12-23");
    }

    #[test]
    fn islamic_months_begin_after_the_new_moon() {
        check(islamic(2021, 9, 1), "2021-04-13");
        check(islamic(2016, 1, 1), "2016-10-02");
    }
}
