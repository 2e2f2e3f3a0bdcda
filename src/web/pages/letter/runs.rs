//! A paragraph in runs: plain text, and figures marked where their words stand.

use std::ops::Range;

use super::taken::Taken;

/// A stretch of text, marked or not.
#[derive(Debug)]
pub(super) struct Run<'t> {
    pub(super) text: String,
    pub(super) figures: Vec<&'t Taken>,
}

impl Run<'_> {
    /// The class of its mark: that of its first figure.
    pub(super) fn class(&self) -> &'static str {
        self.figures.first().map_or("", |figure| figure.class())
    }
}

/// Where words stand, and the figures that they are.
type Found<'t> = (Range<usize>, Vec<&'t Taken>);

/// Text and marks; figures whose words are not found in it come back apart.
pub(super) fn runs<'t>(text: &str, figures: &'t [Taken]) -> (Vec<Run<'t>>, Vec<&'t Taken>) {
    let mut found: Vec<Found<'t>> = Vec::new();
    let mut lost = Vec::new();
    for figure in figures {
        match place(text, figure, &found) {
            Some(range) => match found.iter_mut().find(|(known, _)| *known == range) {
                Some((_, same)) => same.push(figure),
                None => found.push((range, vec![figure])),
            },
            None => lost.push(figure),
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    let (mut runs, mut at) = (Vec::new(), 0_usize);
    for (range, figures) in found {
        push(&mut runs, text.get(at..range.start), Vec::new());
        push(&mut runs, text.get(range.clone()), figures);
        at = range.end;
    }
    push(&mut runs, text.get(at..), Vec::new());
    (runs, lost)
}

fn push<'t>(runs: &mut Vec<Run<'t>>, text: Option<&str>, figures: Vec<&'t Taken>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        runs.push(Run { text: text.to_owned(), figures });
    }
}

/// Where a figure's words stand: in its sentence, else in its line. A place taken in part by another
/// figure is not looked at; one taken as a whole is shared when there is no second.
fn place(text: &str, figure: &Taken, taken: &[Found<'_>]) -> Option<Range<usize>> {
    let raw = figure.raw.trim();
    if raw.is_empty() {
        return None;
    }
    let region = region(text, figure);
    let within = text.get(region.clone())?;
    let mut shared = None;
    for (offset, _) in within.match_indices(raw) {
        let start = region.start.saturating_add(offset);
        let range = start..start.saturating_add(raw.len());
        if !stands_alone(text, &range) {
            continue;
        }
        let others = |(known, _): &&Found<'_>| known.start < range.end && range.start < known.end;
        match taken.iter().find(others) {
            None => return Some(range),
            Some((known, _)) if *known == range => shared = shared.or(Some(range)),
            Some(_) => {}
        }
    }
    shared
}

fn region(text: &str, figure: &Taken) -> Range<usize> {
    let sentence = figure.sentence.as_deref().filter(|sentence| !sentence.is_empty());
    if let Some(sentence) = sentence
        && let Some(start) = text.find(sentence)
    {
        return start..start.saturating_add(sentence.len());
    }
    let Some(before) = figure.line.checked_sub(1) else { return 0..text.len() };
    let mut start = 0_usize;
    for (number, line) in (0_u32..).zip(text.split_inclusive('\n')) {
        let end = start.saturating_add(line.len());
        if number == before {
            return start..end;
        }
        start = end;
    }
    0..text.len()
}

/// Not a piece of a longer number: "12" is not marked in "1.128".
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|head| head.chars().next_back());
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let next = (after.next(), after.next());
    let goes_on = match next {
        (Some(c), _) if c.is_ascii_digit() => true,
        (Some('.' | ','), Some(c)) => c.is_ascii_digit(),
        _ => false,
    };
    let begins = before.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let digits = text.get(range.clone()).is_some_and(|raw| {
        raw.starts_with(|c: char| c.is_ascii_digit()) && raw.ends_with(|c: char| c.is_ascii_digit())
    });
    !digits || !(begins || goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::FigureStatus;

    fn figure(raw: &str, sentence: Option<&str>) -> Taken {
        Taken {
            column: 0,
            line: 0,
            status: FigureStatus::Read,
            is_out: false,
            code: "A01".to_owned(),
            label: String::new(),
            state: String::new(),
            why: String::new(),
            href: None,
            raw: raw.to_owned(),
            sentence: sentence.map(str::to_owned),
            is_blank: false,
        }
    }

    fn shown(text: &str, figures: &[Taken]) -> (String, usize) {
        let (runs, lost) = runs(text, figures);
        let shown = runs.iter().map(|run| match run.figures.len() {
            0 => run.text.clone(),
            count => format!("[{}]{count}", run.text),
        });
        (shown.collect(), lost.len())
    }

    #[test]
    fn a_figure_is_marked_in_its_own_sentence() {
        let figures = [figure("12", Some("Có 12 lớp.")), figure("12", None)];
        let (text, lost) = shown("Tháng 12 có 1.128 người. Có 12 lớp.", &figures);
        assert_eq!((text.as_str(), lost), ("Tháng [12]1 có 1.128 người. Có [12]1 lớp.", 0));
    }

    #[test]
    fn figures_of_the_same_words_share_a_mark_and_lost_ones_are_told() {
        let figures = [figure("7/9", None), figure("7/9", None), figure("31", None)];
        let (text, lost) = shown("Đạt 7/9 chỉ tiêu", &figures);
        assert_eq!((text.as_str(), lost), ("Đạt [7/9]2 chỉ tiêu", 1));
    }
}
