//! The words in which reasons and checks are told, from the pack.

use rust_decimal::Decimal;
use serde::Deserialize;
use std::fmt::Write;

/// `[words]` of `claims.toml`: sentences with `{slots}`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)] // Each is named after the reason or the check that it tells.
pub struct Words {
    /// Stands before the fraction of a number.
    pub decimal: String,
    /// Names of the weekdays, Monday first.
    pub weekdays: Vec<String>,
    pub reason_counted: String,
    pub reason_quantity: String,
    pub reason_change: String,
    pub reason_date: String,
    pub reason_duration: String,
    pub reason_deadline_must: String,
    pub reason_deadline_will: String,
    pub reason_deadline_may: String,
    pub reason_deadline_goal: String,
    pub reason_superlative: String,
    pub reason_comparison: String,
    pub reason_trend: String,
    pub reason_causal: String,
    pub reason_event: String,
    pub reason_position: String,
    pub reason_promise: String,
    pub reason_definition: String,
    pub reason_quote: String,
    pub reason_names: String,
    pub reason_check_fails: String,
    pub weekday_holds: String,
    pub weekday_fails: String,
    pub weekday_cannot_tell: String,
    pub interval_holds: String,
    pub interval_fails: String,
    pub countdown_holds: String,
    pub countdown_fails: String,
    pub percentages_holds: String,
    pub percentages_fails: String,
    pub total_holds: String,
    pub total_fails: String,
    pub age_holds: String,
    pub age_fails: String,
    pub change_holds: String,
    pub change_fails: String,
    pub ratio_holds: String,
    pub ratio_fails: String,
    pub two_values: String,
}

/// Puts values into the slots of a sentence: `fill("{a} of {b}", &[("a", "1"), ("b", "2")])`.
pub fn fill(sentence: &str, slots: &[(&str, &str)]) -> String {
    let values: usize = slots.iter().map(|(_, value)| value.len()).sum();
    let mut filled = String::with_capacity(sentence.len() + values);
    let mut rest = sentence;
    // The sentences are short: a plain look at their bytes is faster than a search made ready for long ones.
    let find = |text: &str, brace: u8| text.bytes().position(|byte| byte == brace);
    while let Some(open) = find(rest, b'{') {
        filled.push_str(&rest[..open]);
        let Some(close) = find(&rest[open..], b'}') else {
            break;
        };
        let name = &rest[open + 1..open + close];
        filled.push_str(
            slots
                .iter()
                .find(|(slot, _)| *slot == name)
                .map_or("", |(_, value)| value),
        );
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    filled
}

impl Words {
    /// A number as the language writes it, without needless zeros; a third is rounded to four decimals.
    pub fn number(&self, value: Decimal) -> String {
        if value.scale() == 0
            && let Ok(whole) = i64::try_from(value.mantissa())
        {
            return whole.to_string();
        }
        let mut text = String::with_capacity(24);
        // Writing to a String cannot fail.
        let _ = write!(text, "{}", value.round_dp(4).normalize());
        if text.contains('.') {
            text = text.replace('.', &self.decimal);
        }
        text
    }

    /// The name of a weekday, Monday being 1.
    pub fn weekday(&self, n: u32) -> &str {
        (n as usize)
            .checked_sub(1)
            .and_then(|n| self.weekdays.get(n))
            .map_or("", String::as_str)
    }
}
