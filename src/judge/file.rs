//! One file of a letter: what it is, whose, of which round, with which number, date and figures.

mod role;
mod small;
mod telltale;
mod written;

use crate::judge::attribution::clue::{Clue, combine};
use crate::judge::attribution::{Issuer, Letterhead, Recogniser};
use crate::judge::figures::{Figures, FormIndex, figures, with_sentences};
use crate::judge::head::Head;
use crate::judge::kind::round::{Sign, Signs};
use crate::model::document::Document;
use crate::model::evidence::{Evidence, Signal};
use crate::model::figure::Flag;
use crate::model::finding::Finding;
use crate::model::judgement::{BODY, FileJudgement, Outcome};
use crate::model::round::Round;

pub use role::Role;
pub(crate) use small::date;

/// Indicators of the form that a table must show to be the round's annex.
const FORM_ROWS: u32 = 5;

/// What files are judged with.
#[derive(Clone, Copy, Debug)]
pub struct Tools<'a> {
    /// Names of the round's list.
    pub recogniser: &'a Recogniser,
    /// Marks of every round.
    pub signs: &'a Signs,
    /// The round whose form is tried.
    pub round: &'a Round,
    /// The form of that round, prepared.
    pub form: &'a FormIndex,
    /// Its position in the list of rounds.
    pub position: usize,
}

/// A file, judged by itself.
#[derive(Clone, Debug)]
pub struct Filed {
    /// What is kept of it.
    pub judgement: FileJudgement,
    /// What it is in the letter.
    pub role: Role,
    /// Which round it speaks of.
    pub sign: Sign,
    /// Whose it may be.
    pub clues: Vec<Clue>,
    /// Reasons beside the clues.
    pub evidence: Vec<Evidence>,
    /// Issued by a body outside the unions.
    pub foreign: bool,
    /// Its title says that it takes another report's place.
    pub replaces: bool,
}

/// What the parts of the judgement need to know of a file.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    pub(crate) document: &'a Document,
    pub(crate) head: Head,
    pub(crate) letterhead: Option<Letterhead>,
    pub(crate) figures: Figures,
    pub(crate) name_sign: Sign,
    pub(crate) title_sign: Sign,
    pub(crate) own_words: Option<String>,
}

/// Judges one file. `path`: where it hangs in the letter.
pub fn judge(document: &Document, path: String, tools: Tools<'_>) -> Filed {
    filed(view(document, tools), path, tools)
}

/// Judges a letter's own text as a file, if it is one: a report, as `is_report` says, or a table of the
/// form. What stands above a typed table greets us, and bodies that its rows mention are no letterhead.
pub fn judge_body(document: &Document, is_report: bool, tools: Tools<'_>) -> Option<Filed> {
    let view = view(document, tools);
    let greets = !is_report && view.figures.has_typed_table;
    let view = if greets { view.without_head() } else { view };
    let filed = filed(view, BODY.to_owned(), tools);
    (is_report || shows_form(&filed)).then_some(filed)
}

impl View<'_> {
    /// The same figures without whatever was taken for a head.
    fn without_head(self) -> Self {
        Self {
            head: Head::default(),
            letterhead: None,
            title_sign: Sign::None,
            own_words: None,
            ..self
        }
    }
}

fn filed(mut view: View<'_>, path: String, tools: Tools<'_>) -> Filed {
    let document = view.document;
    let role = role::role(&view);
    if role == Role::Report {
        view.figures = with_sentences(view.figures, document, tools.form);
    }
    mark_origin(&mut view.figures, document);
    let clues = clues(&view, role, tools);
    let sign = sign(&view, role, tools);
    let judgement = FileJudgement {
        path,
        name: document.name.clone(),
        sha256: document.sha256,
        format: document.format,
        attribution: combine(&clues, &tools.round.roster),
        component: role.component(),
        outcome: role.outcome(),
        other_round: matches!(sign, Sign::Other { .. }),
        document_number: view.head.number.as_deref().and_then(small::number),
        document_date: view.head.date.as_deref().and_then(date),
        letterhead: unknown_issuer(&view, role, tools.recogniser),
        findings: findings(&view, role),
        figures: view.figures.figures.clone(),
        stray_rows: view.figures.stray_rows.clone(),
        written: written::written(document, tools.round),
    };
    let foreign = view.letterhead.as_ref().is_some_and(|found| found.issuer == Issuer::Foreign);
    let replaces = role::replaces(&view.head);
    let evidence = evidence(&view, role, &sign);
    Filed { judgement, role, sign, clues, evidence, foreign, replaces }
}

fn view<'a>(document: &'a Document, tools: Tools<'_>) -> View<'a> {
    let head = Head::of(document);
    let title = head.title_text();
    let number = head.number.as_deref().and_then(|line| tools.signs.own_number(line));
    let own_words = number
        .or_else(|| tools.signs.own_title(&title))
        .or_else(|| tools.signs.own_title(&document.name));
    View {
        document,
        letterhead: letterhead(document, &head, tools.recogniser),
        figures: figures(document, tools.form),
        name_sign: tools.signs.read(&document.name),
        title_sign: tools.signs.read_title(&head.title),
        own_words,
        head,
    }
}

/// The letterhead of a document; of its pages, where the text has none. Above the pages of a form
/// its author is named, too, so there only a unit counts.
fn letterhead(document: &Document, head: &Head, recogniser: &Recogniser) -> Option<Letterhead> {
    let of_pages = || recogniser.letterhead(&Head::of_pages(document));
    let is_unit = |found: &Letterhead| matches!(found.issuer, Issuer::Unit(_) | Issuer::Below(_));
    recogniser.letterhead(head).or_else(|| of_pages().filter(is_unit))
}

/// Bodies of the letterhead of a file that may say whose a letter is, where it names nobody known.
fn unknown_issuer(view: &View<'_>, role: Role, recogniser: &Recogniser) -> Vec<String> {
    let known =
        |found: &Letterhead| matches!(found.issuer, Issuer::Unit(_) | Issuer::Below(Some(_)));
    if !role.speaks() || view.letterhead.as_ref().is_some_and(known) {
        return Vec::new();
    }
    recogniser.unknown_bodies(&view.head)
}

/// Figures of a file that LibreOffice had to convert say so; those of a damaged one wait, since
/// nobody knows what is missing beside them.
fn mark_origin(figures: &mut Figures, document: &Document) {
    let Some(is_damaged) = document.findings.iter().find_map(|finding| match finding {
        Finding::ThroughOffice { is_damaged, .. } => Some(*is_damaged),
        _ => None,
    }) else {
        return;
    };
    for figure in &mut figures.figures {
        if is_damaged {
            figure.reading.doubt(Flag::ThroughOffice);
        } else {
            figure.reading.note(Flag::ThroughOffice);
        }
    }
}

/// The title tells the round better than the name that a clerk typed; the form's own rows tell it
/// where both are silent. A mention in the text behind the title tells nothing of the file.
fn sign(view: &View<'_>, role: Role, tools: Tools<'_>) -> Sign {
    let form = view.figures.rows_found >= FORM_ROWS;
    match view.title_sign.clone().or(view.name_sign.clone()) {
        Sign::None if form && role.holds_report() => {
            let words = view.figures.rows_found.to_string();
            Sign::Ours { round: tools.position, words, by_number: false }
        }
        sign => sign,
    }
}

fn clues(view: &View<'_>, role: Role, tools: Tools<'_>) -> Vec<Clue> {
    if !role.speaks() {
        return Vec::new();
    }
    let recogniser = tools.recogniser;
    let mut clues: Vec<Clue> =
        view.letterhead.as_ref().and_then(Clue::letterhead).into_iter().collect();
    let names = recogniser.file_name(&view.document.name);
    clues.extend(names.into_iter().map(|found| Clue::mention(Signal::FileName, found)));
    let title = recogniser.text(&view.head.title_text());
    clues.extend(title.into_iter().map(|found| Clue::mention(Signal::Body, found)));
    let signed = recogniser.text(&small::signature(view.document));
    clues.extend(signed.into_iter().map(|found| Clue::mention(Signal::Signature, found)));
    let number = view.head.number.as_deref().and_then(small::number);
    clues.extend(number.and_then(|number| recogniser.number(&number)));
    clues.extend(view.head.date.as_deref().and_then(|line| recogniser.place(line)));
    clues
}

fn evidence(view: &View<'_>, role: Role, sign: &Sign) -> Vec<Evidence> {
    let mut out = Vec::new();
    let spoken = view.title_sign != Sign::None || view.name_sign != Sign::None;
    match sign {
        Sign::Ours { words, .. } if spoken => {
            out.push(Evidence::Round { words: words.clone() });
        }
        Sign::Other { words } => out.push(Evidence::OtherRound { words: words.clone() }),
        Sign::Ours { .. } | Sign::None => {}
    }
    if view.figures.rows_found >= FORM_ROWS {
        out.push(Evidence::FormMatches { indicators: view.figures.rows_found });
    }
    if role == Role::OwnPaper {
        let words = view.own_words.clone().unwrap_or_else(|| view.head.title_text());
        out.push(Evidence::OwnDocument { words });
    }
    if let Some(found) = view.letterhead.as_ref().filter(|found| found.issuer == Issuer::Foreign) {
        out.push(Evidence::UnknownLetterhead { words: found.words.clone() });
    }
    out
}

fn findings(view: &View<'_>, role: Role) -> Vec<Finding> {
    let mut findings = view.document.findings.clone();
    findings.extend(view.figures.findings.iter().cloned());
    let file = || view.document.name.clone();
    if role == Role::Blank {
        findings.push(Finding::BlankTemplate { file: file() });
    }
    if telltale::is_stub(view.document) {
        findings.push(Finding::AttachmentRemoved { file: file() });
    }
    if view.head.mottos > 1 {
        findings.push(Finding::SeveralLetterheads { file: file() });
    }
    if role.outcome() == Outcome::Unreadable && findings.is_empty() {
        findings.push(Finding::not_read(&view.document.name, view.document.format));
    }
    findings
}

/// Whether the form's rows stand in the file.
pub fn shows_form(file: &Filed) -> bool {
    file.evidence.iter().any(|found| matches!(found, Evidence::FormMatches { .. }))
}
