use crate::Material;
use crate::view::{ClaimView, EvidenceView, LinkView, StoryView, VerdictView, stories};
use factdesk_messages::Catalogue;

/// Markdown that any reader shows alike; words from outside cannot make markup of their own.
pub(crate) fn write(material: &Material<'_>) -> String {
    let written: Vec<String> = stories(material)
        .iter()
        .map(|story| write_story(story, material.catalogue))
        .collect();
    written.join("\n\n---\n\n") + "\n"
}

fn write_story(story: &StoryView, catalogue: &Catalogue) -> String {
    let mut blocks = vec![format!("# {}", line(&story.title))];
    let origin = story.origin.as_ref().map(|origin| format!("{} · ", link(origin)));
    blocks.push(format!(
        "{}{}",
        origin.unwrap_or_default(),
        line(&story.published)
    ));
    blocks.push(line(&story.by));
    blocks.push(format!("## {}", catalogue.word("report-verdicts")));
    if story.decided.is_empty() {
        blocks.push(catalogue.word("report-nothing-decided"));
    }
    for claim in &story.decided {
        write_claim(claim, catalogue, &mut blocks);
    }
    for (title, claims) in [("report-open", &story.open), ("report-aside", &story.aside)] {
        if !claims.is_empty() {
            blocks.push(format!("## {}", catalogue.word(title)));
            let items = claims.iter().map(|claim| {
                let reason = claim.aside.as_ref().map(|reason| format!("{}; ", line(reason)));
                format!(
                    "- {} ({}{})",
                    line(&claim.text),
                    reason.unwrap_or_default(),
                    line(&claim.place)
                )
            });
            blocks.push(items.collect::<Vec<_>>().join("\n"));
        }
    }
    blocks.push("---".to_owned());
    blocks.push(line(&story.coverage));
    blocks.push(format!("{}: `{}`", catalogue.word("report-digest"), story.sha256));
    blocks.join("\n\n")
}

fn write_claim(claim: &ClaimView, catalogue: &Catalogue, blocks: &mut Vec<String>) {
    blocks.push(format!("> {}", line(&claim.text)));
    let speaker = claim
        .speaker
        .as_ref()
        .map(|speaker| format!("{} · ", line(speaker)));
    blocks.push(format!("{}{}", speaker.unwrap_or_default(), line(&claim.place)));
    if let Some(verdict) = &claim.verdict {
        write_verdict(verdict, catalogue, blocks);
    }
    if !claim.stale.is_empty() {
        let reasons: Vec<String> = claim.stale.iter().map(|reason| line(reason)).collect();
        blocks.push(format!(
            "**{}**: {}",
            catalogue.word("report-stale"),
            reasons.join(" ")
        ));
    }
    if !claim.reading.is_empty() {
        blocks.push(format!("### {}", catalogue.word("report-reading")));
        let items: Vec<String> = claim
            .reading
            .iter()
            .map(|says| format!("- {}", line(says)))
            .collect();
        blocks.push(items.join("\n"));
    }
    blocks.push(format!("### {}", catalogue.word("report-evidence")));
    if claim.evidence.is_empty() {
        blocks.push(catalogue.word("report-no-evidence"));
    }
    blocks.extend(claim.evidence.iter().map(write_evidence));
    for earlier in &claim.earlier {
        blocks.push(format!(
            "*{}* · {}",
            line(&earlier.earlier),
            line(&earlier.decided)
        ));
        blocks.extend(
            earlier
                .paragraphs
                .iter()
                .map(|paragraph| format!("> {}", line(paragraph))),
        );
        blocks.extend(earlier.change.iter().map(|change| line(change)));
    }
}

fn write_verdict(verdict: &VerdictView, catalogue: &Catalogue, blocks: &mut Vec<String>) {
    let rating = if verdict.is_withdrawn {
        format!("**~~{}~~**", line(&verdict.rating))
    } else {
        format!("**{}**", line(&verdict.rating))
    };
    let flag = if verdict.is_public {
        String::new()
    } else {
        format!(" ({})", catalogue.word("report-not-public"))
    };
    blocks.push(format!("{rating}{flag} · {}", line(&verdict.decided)));
    blocks.extend(
        verdict
            .change
            .iter()
            .map(|change| format!("**{}**", line(change))),
    );
    blocks.push(format!("### {}", catalogue.word("report-reasoning")));
    blocks.extend(verdict.paragraphs.iter().map(|paragraph| line(paragraph)));
}

fn write_evidence(evidence: &EvidenceView) -> String {
    let state = evidence.state.as_ref().map(|state| format!(" ({state})"));
    let page = evidence.page.as_ref().map(|page| format!(", {}", line(page)));
    let note = evidence
        .note
        .as_ref()
        .map(|note| format!("  \n  *{}*", line(note)));
    format!(
        "- **{}**{}: “{}”  \n  {}{}  \n  {} · SHA-256 `{}`{}",
        evidence.stance_label,
        state.unwrap_or_default(),
        line(&evidence.exact),
        link(&evidence.source),
        page.unwrap_or_default(),
        line(&evidence.kept),
        evidence.sha256,
        note.unwrap_or_default(),
    )
}

fn link(link: &LinkView) -> String {
    match &link.url {
        // In angle brackets only these three signs have a meaning.
        Some(url) => {
            let address = url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
            format!("[{}](<{address}>)", line(&link.text))
        }
        None => line(&link.text),
    }
}

/// One line of plain words: markup signs are written so that they are shown, line ends become spaces.
fn line(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for sign in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match sign {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' => written.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '!' | '|' | '~' => {
                written.push('\\');
                written.push(sign);
            }
            _ => written.push(sign),
        }
    }
    guard_start(written)
}

/// Keeps a line from starting a list, a rule or a heading: `1. maj` stays a date.
fn guard_start(written: String) -> String {
    let n_digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &written[n_digits..];
    // Only before a space is it the number of a list: `4.000` is none.
    let is_number = rest
        .strip_prefix(['.', ')'])
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if n_digits > 0 && is_number {
        return format!("{}\\{}", &written[..n_digits], &written[n_digits..]);
    }
    if written.starts_with(['-', '+', '=']) {
        return format!("\\{written}");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn words_from_outside_make_no_markup() {
        assert_eq!(line("4.000 soldater"), "4.000 soldater");
        assert_eq!(line("1. maj\n# x"), "1\\. maj \\# x");
        assert_eq!(
            line("- <b>*a*</b> [x](javascript:1)"),
            "\\- &lt;b&gt;\\*a\\*&lt;/b&gt; \\[x\\](javascript:1)"
        );
    }
}
