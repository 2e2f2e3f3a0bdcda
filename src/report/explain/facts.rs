//! Everything known of one figure, a line each.

use crate::model::figure::FigureStatus;
use crate::model::ledger::FigureRow;
use crate::model::round::Indicator;
use crate::model::sighting::Digest;
use crate::report::Context;
use crate::words::totals::FactName;

/// One thing known of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Of what it tells.
    pub name: FactName,
    /// What it tells.
    pub text: String,
    /// The letter that it names.
    pub message: Option<Digest>,
}

/// Everything known of a figure, in the order in which one asks.
pub fn facts(row: &FigureRow, indicator: &Indicator, context: &Context<'_>) -> Vec<Fact> {
    let mut all = Vec::new();
    all.extend(about_the_value(row, indicator, context));
    all.extend(about_the_row(row, context));
    all.extend(about_the_letter(row, context));
    all.push(plain(
        FactName::DecidedBy,
        row.decided_by.clone().unwrap_or_else(|| context.words.decided_by_machine().to_owned()),
    ));
    all.extend(row.others.iter().map(|other| Fact {
        name: FactName::Other,
        text: context.words.other_value(
            &other.value,
            &other.raw,
            other.file.as_deref().unwrap_or_default(),
        ),
        message: other.message,
    }));
    all
}

fn about_the_value(row: &FigureRow, indicator: &Indicator, context: &Context<'_>) -> Vec<Fact> {
    let (words, reading) = (context.words, &row.reading);
    let mut all = Vec::new();
    if let Some(value) = &reading.value {
        let value = words.figure_value(value, indicator);
        let rough = reading.qualifier.map(|how| words.qualifier(how));
        let text = rough.map_or_else(|| value.clone(), |rough| format!("{rough} {value}"));
        all.push(plain(FactName::Value, text));
    }
    let state = words.figure_status(reading.status);
    let why = reading.absent.filter(|_| reading.status == FigureStatus::Absent);
    let state = why
        .map_or_else(|| state.to_owned(), |why| format!("{state}: {}", words.written_absent(why)));
    all.push(plain(FactName::State, state));
    // What a person set is not what the file says.
    let raw = row.source.as_ref().map(|source| source.reading.raw.as_str());
    if let Some(raw) = raw.filter(|raw| !raw.trim().is_empty()) {
        all.push(plain(FactName::Raw, format!("“{raw}”")));
    }
    all
}

fn about_the_row(row: &FigureRow, context: &Context<'_>) -> Vec<Fact> {
    let words = context.words;
    let Some(source) = &row.source else { return Vec::new() };
    let mut all = vec![plain(FactName::Label, format!("“{}”", source.label))];
    all.extend(source.matched.map(|matched| plain(FactName::Match, words.read_match(matched))));
    let sentence = source.sentence.clone();
    all.extend(sentence.map(|sentence| plain(FactName::Sentence, format!("“{sentence}”"))));
    let odd = row.reading.flags.iter();
    let odd: Vec<String> = odd.map(|flag| words.figure_flag(*flag, source.matched)).collect();
    if !odd.is_empty() {
        all.push(plain(FactName::Oddities, odd.join("; ")));
    }
    let file = row.file.as_deref().unwrap_or_default();
    all.push(plain(FactName::File, words.file_name(file)));
    all.push(plain(FactName::Place, words.place(&source.place)));
    all
}

fn about_the_letter(row: &FigureRow, context: &Context<'_>) -> Vec<Fact> {
    let Some(message) = row.message else { return Vec::new() };
    let mut all =
        vec![Fact { name: FactName::Letter, text: letter(&message), message: Some(message) }];
    all.extend(
        row.received_at
            .map(|at| plain(FactName::ReceivedAt, context.words.date_time(&context.zoned(at)))),
    );
    all.push(plain(FactName::Version, row.version.to_string()));
    all
}

fn plain(name: FactName, text: String) -> Fact {
    Fact { name, text, message: None }
}

/// The first digits of a digest: enough to name a letter.
pub(super) fn letter(digest: &Digest) -> String {
    digest.short()
}
