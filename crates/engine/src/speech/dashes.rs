//! Dash quotes: paragraphs that begin with a dash, «- Vi håber det, siger talsmand Hansen.»

use super::class;
use super::clause::Report;
use super::scene::Scene;
use super::{Draft, Subject, Who};
use crate::text::{Token, TokenKind};
use factdesk_model::annotation::QuoteStyle;

/// A paragraph that begins with a dash.
#[derive(Clone, Copy)]
struct Block {
    first: usize,
    end: usize,
    /// Its first sentence.
    sentence: usize,
    /// Whether the paragraph before it is one too.
    follows: bool,
}

/// Finds dash quotes and marks their words as quoted.
pub(super) fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let blocks = blocks(scene);
    let mut has_speech = false;
    let mut at = 0;
    while at < blocks.len() {
        let mut end = at + 1;
        while end < blocks.len() && blocks[end].follows {
            end += 1;
        }
        has_speech |= run(scene, &blocks[at..end], has_speech, drafts);
        at = end;
    }
}

fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '―')
}

fn blocks(scene: &Scene<'_, '_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut sentence = 0;
    while sentence < scene.sentences.len() {
        let (first, mut end) = scene.bounds(sentence);
        let begins_line = scene.tokens.get(first).is_some_and(Token::starts_line);
        // «Hansen ble valgt i mai. – Folket har talt, sier hun.»
        let opens = is_dash(scene.mark(first)) && (begins_line || reports_inside(scene, sentence));
        let next_word = scene.tokens.get(first + 1);
        let quotes = next_word.is_some_and(|next| next.kind != TokenKind::Digits || !next.is_glued());
        if !opens || !quotes || scene.is_quoted(first) {
            sentence += 1;
            continue;
        }
        let begun = sentence;
        sentence += 1;
        // The paragraph's other sentences belong to it until a line begins.
        while sentence < scene.sentences.len() {
            let (next, next_end) = scene.bounds(sentence);
            if scene.tokens[next].starts_line() || !begins_line {
                break;
            }
            end = next_end;
            sentence += 1;
        }
        let follows = blocks.last().is_some_and(|last: &Block| last.end == first);
        blocks.push(Block {
            first,
            end,
            sentence: begun,
            follows,
        });
    }
    blocks
}

/// Whether a sentence that begins with a dash inside a paragraph says who says it.
fn reports_inside(scene: &Scene<'_, '_>, sentence: usize) -> bool {
    let (first, end) = scene.bounds(sentence);
    let block = Block {
        first,
        end,
        sentence,
        follows: false,
    };
    let is_apart = scene.tokens.get(first + 1).is_some_and(|next| !next.is_glued());
    is_apart && !reports(scene, &block).is_empty()
}

/// Reads dash paragraphs that follow each other; says whether they are speech and not a list.
fn run(scene: &mut Scene<'_, '_>, blocks: &[Block], has_speech: bool, drafts: &mut Vec<Draft>) -> bool {
    let reports: Vec<Vec<Report>> = blocks.iter().map(|block| reports(scene, block)).collect();
    let introduced = introduction(scene, &blocks[0]);
    let n_reports: usize = reports.iter().map(Vec::len).sum();
    if n_reports == 0 && introduced.is_none() {
        let is_spoken =
            has_speech && blocks.len() < 3 && blocks.iter().all(|block| ends_like_sentence(scene, block));
        let pointed = blocks
            .last()
            .is_some_and(|block| pointer_after(scene, block).is_some());
        if !is_spoken && !pointed {
            return false;
        }
    }
    let mut spoken_before = false;
    for (n, (block, reports)) in blocks.iter().zip(&reports).enumerate() {
        let pointer = pointer_after(scene, block);
        let who = reports
            .iter()
            .find_map(|report| report.subject)
            .or_else(|| pointer.and_then(|report| report.subject))
            .map(Who::Subject);
        let later = reports.is_empty() && pointer.is_none();
        let who = who.unwrap_or(match introduced {
            Some(who) if n == 0 || !spoken_before => who,
            _ if later && !spoken_before => Who::Next,
            _ => Who::Same,
        });
        spoken_before = true;
        read(
            scene,
            block,
            reports,
            who,
            pointer.map(|report| report.cue),
            drafts,
        );
    }
    true
}

fn ends_like_sentence(scene: &Scene<'_, '_>, block: &Block) -> bool {
    matches!(scene.mark(block.end.saturating_sub(1)), '.' | '!' | '?' | '…')
}

/// Who the paragraph before announces: «Hansen siger:».
fn introduction(scene: &Scene<'_, '_>, block: &Block) -> Option<Who> {
    let (first, end) = scene.bounds(block.sentence.checked_sub(1)?);
    if scene.mark(end.checked_sub(1)?) != ':' {
        return None;
    }
    let verb = (first..end)
        .rev()
        .find(|place| scene.class(*place) & class::REPORTS != 0 && !scene.is_quoted(*place));
    if let Some(subject) = verb.and_then(|verb| scene.subject_of(verb, first, end)) {
        return Some(Who::Subject(subject));
    }
    // «Hansen er ikke i tvivl:» announces words too, where they are words and no list.
    let phrase = scene
        .phrase(first, end)
        .filter(|_| ends_like_sentence(scene, block))?;
    let is_somebody = phrase.name.is_some() || phrase.pronoun & (class::HE | class::SHE) != 0;
    is_somebody.then_some(Who::Subject(Subject { phrase, role: None }))
}

/// «Det siger Hansen.» right behind the block.
fn pointer_after(scene: &Scene<'_, '_>, block: &Block) -> Option<Report> {
    let next = scene.sentence_at(block.end.saturating_sub(1)) + 1;
    super::marked::pointing(scene, next)
}

/// All reporting clauses of a block: a comma or an end mark, the verb, its subject.
fn reports(scene: &Scene<'_, '_>, block: &Block) -> Vec<Report> {
    let mut found = Vec::new();
    let mut at = block.first + 2;
    while at < block.end {
        let mark = scene.mark(at - 1);
        let opens = matches!(
            mark,
            ',' | '?' | '!' | '…' | '.' | '"' | '”' | '»' | '–' | '—' | '-'
        );
        let is_small = scene.tokens[at].kind == TokenKind::Word && !scene.tokens[at].is_capitalized();
        let may_begin = scene.class(at) & (class::REPORTS | class::AUXILIARY) != 0
            || mark == ',' && scene.class(at) & (class::SOUND | class::CUE) != 0
            || matches!(mark, ',' | '?' | '!') && scene.unknown_verb(at, block.end).is_some()
            || mark == ',' && scene.class(at) & class::PRONOUN != 0
            || mark == ',' && !scene.lexicon.verb_second;
        let is_name_first = mark == ',' && !scene.lexicon.verb_second;
        if !opens || !(is_small || is_name_first) || scene.is_quoted(at) || !may_begin {
            at += 1;
            continue;
        }
        let (_, limit) = scene.bounds(scene.sentence_at(at));
        let known = scene.report_after(at, limit.max(at));
        let report = known.or_else(|| scene.unknown_verb(at, limit.max(at)));
        let report = report.filter(|report| {
            let third = report
                .subject
                .is_some_and(|subject| scene.may_speak(&subject.phrase));
            // "Hvis du spørger, siger de": the words' own clauses have their verbs too.
            third && is_closed(scene, report, limit)
        });
        match report {
            Some(report) => {
                at = report.tokens.1.max(at + 1);
                found.push(report);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the sentence ends behind the clause, or goes on as one can behind a reporting clause.
fn is_closed(scene: &Scene<'_, '_>, report: &Report, limit: usize) -> bool {
    let next = report.tokens.1;
    let class = scene.class(next);
    let pronoun_only = report
        .subject
        .is_some_and(|subject| subject.phrase.pronoun & (class::THEY | class::IT) != 0);
    if pronoun_only
        && next < limit
        && scene.mark(next) == '\0'
        && class & (class::LISTENER_PREPOSITION | class::TIME | class::CONJUNCTION) == 0
    {
        return false;
    }
    next >= limit
        || scene.mark(next) != '\0'
        || class
            & (class::ANY_PREPOSITION
                | class::TIME
                | class::ADVERB
                | class::CONJUNCTION
                | class::RELATIVE
                | class::SUBORDINATOR)
            != 0
        || class & class::JOINING == 0
}

/// Makes the drafts of one block.
fn read(
    scene: &mut Scene<'_, '_>,
    block: &Block,
    reports: &[Report],
    who: Who,
    pointed: Option<(usize, usize)>,
    drafts: &mut Vec<Draft>,
) {
    let mut start = block.first + 1;
    let mut parts: Vec<((usize, usize), Option<Report>)> = Vec::new();
    for report in reports {
        parts.push(((start, report.tokens.0), Some(*report)));
        start = resume(scene, report, block.end);
    }
    if start < block.end {
        parts.push((
            (
                start,
                narrative_from(scene, start, block.end, !reports.is_empty()),
            ),
            reports.last().copied(),
        ));
    }
    for (words, report) in parts {
        let mut content = words;
        while content.0 < content.1 && (is_dash(scene.mark(content.0)) || scene.mark(content.0) == ',') {
            content.0 += 1;
        }
        while content.1 > content.0 && matches!(scene.mark(content.1 - 1), ',' | '-' | '–' | '—' | ':') {
            content.1 -= 1;
        }
        let n_words = (content.0..content.1)
            .filter(|place| scene.tokens[*place].kind == TokenKind::Word)
            .count();
        if n_words == 0 {
            continue;
        }
        scene.quote(content.0, content.1);
        // What is in quotation marks inside is the speaker's own.
        for place in content.0..content.1 {
            scene.spend(place);
        }
        let who = report.and_then(|report| report.subject).map_or(who, Who::Subject);
        let clause = report.map_or((content.1, content.1), |report| {
            let (_, end) = scene.bounds(scene.sentence_at(report.tokens.0));
            (report.tokens.0, resume(scene, &report, block.end).min(end))
        });
        if let Some(report) = report {
            scene.spend(report.cue.0);
        }
        drafts.push(Draft {
            content,
            style: Some(QuoteStyle::Direct),
            rule: "direct-dash",
            cue: report.map(|report| report.cue).or(pointed),
            who,
            clause,
        });
    }
}

/// Where the words go on behind a reporting clause: «…, siger Hansen, at det går», or with the next sentence.
fn resume(scene: &Scene<'_, '_>, report: &Report, block_end: usize) -> usize {
    let (_, end) = scene.bounds(scene.sentence_at(report.tokens.1.saturating_sub(1)));
    let end = end.min(block_end);
    let mut at = report.tokens.1;
    let told = report
        .subject
        .is_some_and(|subject| subject.role.or(subject.phrase.role).is_some());
    if told && scene.mark(at) == ',' && scene.class(at + 1) & (class::ANY_PREPOSITION | class::TIME) != 0 {
        // The comma that closes the role: «siger formanden, Lis Holm, til Ritzau».
        at += 1;
    }
    // What belongs to the clause up to its comma: the medium, the day.
    while at < end && at < report.tokens.1 + 16 && scene.mark(at) != ',' && !is_dash(scene.mark(at)) {
        if scene.class(at) & class::CONJUNCTION != 0 && scene.class(at + 1) & class::REPORTS != 0 {
            return end;
        }
        at += 1;
    }
    if at >= end || at >= report.tokens.1 + 16 {
        return end;
    }
    let next = at + 1;
    let class = scene.class(next);
    let class = if is_dash(scene.mark(at)) && scene.tokens[at].is_glued() {
        class::RELATIVE
    } else {
        class
    };
    let belongs_to_clause = class & (class::RELATIVE | class::REPORTS | class::GERUND) != 0
        && class & class::JOINING == 0
        || class & class::CONJUNCTION != 0
            && scene.class(scene.skip_adverbs(next + 1, end)) & (class::REPORTS | class::GERUND) != 0
        || class & class::SUBORDINATOR != 0
        || class & class::DETERMINER != 0 && !(next..end).any(|place| scene.is_finite(place))
        || scene.is_role(next)
        || scene.is_role(next + 1);
    if belongs_to_clause { end } else { next }
}

/// Where the story goes on inside a dash paragraph: a sentence that reports with a subject of its own.
fn narrative_from(scene: &Scene<'_, '_>, start: usize, end: usize, has_report: bool) -> usize {
    let mut sentence = scene.sentence_at(start);
    if scene.bounds(sentence).0 < start {
        sentence += 1;
    }
    while sentence < scene.sentences.len() {
        let (first, stop) = scene.bounds(sentence);
        if first >= end {
            break;
        }
        let is_pointer = super::marked::pointing(scene, sentence).is_some();
        let dash = usize::from(is_dash(scene.mark(first)));
        let reports = has_report
            && scene.class(first + dash) & class::WE == 0
            && scene.phrase(first + dash, stop).is_some_and(|phrase| {
                let verb = scene.skip_adverbs(phrase.tokens.1, stop);
                (phrase.name.is_some() || phrase.pronoun & (class::HE | class::SHE) != 0)
                    && scene.class(verb) & (class::SAY | class::TELL) != 0
            });
        if is_pointer || reports {
            return first;
        }
        sentence += 1;
    }
    end
}
