//! The keys of every table of the configuration: the one place that names them.
//!
//! What is not here is refused, with the nearest key that is. A test holds that each key here is
//! explained in the shipped files and that each key explained there is here.

/// Tables of `tonghop.toml` and their keys; the first is the top of the file.
pub const PROGRAM: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "data_dir",
            "time_zone",
            "language",
            "rounds",
            "addresses",
            "mailbox",
            "reading",
            "web",
            "smtp",
            "office",
        ],
    ),
    (
        "mailbox",
        &[
            "name",
            "imap",
            "user",
            "password_file",
            "credential",
            "token_command",
            "ca_file",
            "folders",
            "poll_every",
            "idle",
            "since",
            "max_message",
            "maildir",
        ],
    ),
    ("reading", &["ocr", "office"]),
    ("web", &["listen", "hosts"]),
    (
        "smtp",
        &[
            "server",
            "user",
            "password_file",
            "credential",
            "ca_file",
            "from",
            "staff",
            "administrator",
            "digest_at",
        ],
    ),
    (
        "office",
        &["parent", "name", "place", "signer", "parent_en", "name_en", "place_en", "signer_en"],
    ),
];

/// Tables of `round.toml` and their keys; the first is the top of the file.
pub const ROUND: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "id",
            "title",
            "opens",
            "due",
            "due_day",
            "closes",
            "required",
            "outline",
            "recognise",
            "group",
            "period",
            "check",
        ],
    ),
    ("recognise", &["numbers", "phrases", "own_numbers", "own_phrases", "other"]),
    ("group", &["id", "title", "due", "anchors"]),
    ("period", &["id", "title", "headings"]),
    ("check", &["id", "test", "note"]),
];

/// Columns of `units.csv`.
pub const UNITS: &[&str] = &[
    "code",
    "name",
    "group",
    "expected",
    "aliases",
    "bare_names",
    "letterhead",
    "places",
    "number_suffix",
    "domains",
    "valid_from",
    "valid_to",
    "successor",
    "note",
];

/// Columns of `form.csv`.
pub const FORM: &[&str] = &[
    "code",
    "section",
    "label",
    "unit",
    "type",
    "stock_or_flow",
    "by_year",
    "aggregate",
    "parent",
    "groups",
    "whole_labels",
    "synonyms",
];

/// Columns of the address book.
pub const ADDRESSES: &[&str] = &["address", "unit", "from", "to", "note"];

/// The known word that was probably meant, if one is near enough.
#[expect(single_use_lifetimes, reason = "an elided one is not allowed here yet")]
pub(crate) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let typed = crate::text::fold::fold(typed);
    let best = known.into_iter().map(|word| (distance(&typed, word), word)).min()?;
    // Of two letters, one may be wrong by chance only.
    let room = match typed.chars().count() {
        0..=2 => 0,
        length => length.div_euclid(3),
    };
    (best.0 <= room).then(|| best.1.to_owned())
}

/// Letters to change; a word that was only cut short or drawn out is one step away.
fn distance(typed: &str, word: &str) -> usize {
    let word = crate::text::fold::fold(word);
    let longer = word.starts_with(typed) || typed.starts_with(&word);
    if longer && typed.chars().count() > 2 { 1 } else { strsim::osa_distance(typed, &word) }
}
