//! A decision that was not recorded: why, and what was typed, ready to be sent again.

use askama::Template;
use axum::response::Response;

use crate::web::address;
use crate::web::decide::{Refused, Told};
use crate::web::shell::Shell;
use crate::web::visit::{Visit, answer};
use crate::words::Words;

/// Fields that a person types, in the order in which they are shown again.
const TYPED: [&str; 9] =
    ["value", "until", "at", "text", "address", "alias", "from", "to", "reason"];

/// Fields that are made anew: what the person knows by now. What a mere slip did not tell him of still
/// stands in the way of the second try.
const FRESH: [&str; 3] = ["token", "seen", "viec"];

#[derive(Template)]
#[template(path = "again.html", config = "src/web/askama.toml")]
struct Again<'a> {
    shell: Shell,
    words: Words,
    sentence: &'a str,
    hidden: Vec<(&'a str, &'a str)>,
    typed: Vec<(&'a str, &'a str)>,
    /// Id of the newest ruling that the person knows of.
    seen: String,
    /// Of the thing in the queue, unless the person was just told that it changed.
    ticket: &'a str,
    back: &'a str,
    /// What was to be undone is not sent again.
    offered: bool,
}

/// The page.
pub(super) fn show(visit: &Visit, refused: &Refused, fields: &[(String, String)]) -> Response {
    let (typed, hidden) = split(fields);
    let mut shell = visit.bare_shell();
    visit.words().not_recorded().clone_into(&mut shell.title);
    let known = |name: &str| fields.iter().find(|(key, _)| key == name);
    let field = |name: &str| known(name).map_or("", |(_, value)| value.as_str());
    let page = Again {
        shell,
        words: visit.words(),
        sentence: &refused.sentence,
        hidden,
        typed,
        seen: match refused.told {
            Told::Ruling(id) => id.to_string(),
            Told::Nothing | Told::Change => field("seen").to_owned(),
        },
        ticket: if refused.told == Told::Change { "" } else { field("viec") },
        back: address::ours(field("back")),
        offered: field("what") != "undo",
    };
    answer(refused.status, &page)
}

type Pairs<'f> = Vec<(&'f str, &'f str)>;

/// Fields to be shown, and those that come back unseen.
fn split(fields: &[(String, String)]) -> (Pairs<'_>, Pairs<'_>) {
    let known = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = known.filter(|(name, _)| !FRESH.contains(name));
    let (mut typed, hidden): (Pairs<'_>, Pairs<'_>) =
        kept.partition(|(name, _)| TYPED.contains(name));
    typed.sort_by_key(|(name, _)| TYPED.iter().position(|known| known == name));
    (typed, hidden)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn what_was_typed_comes_back_to_be_sent_again_and_what_was_seen_does_not() {
        let fields = [
            ("what", "figure"),
            ("reason", "đã gọi điện"),
            ("value", "12.4,5"),
            ("seen", "3"),
            ("viec", "abc figure:1"),
            ("token", "x"),
            ("back", "/can-xem"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (typed, hidden) = split(&fields);
        assert_eq!(typed, [("value", "12.4,5"), ("reason", "đã gọi điện")]);
        assert_eq!(hidden, [("what", "figure"), ("back", "/can-xem")]);
    }
}
