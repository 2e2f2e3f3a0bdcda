//! No district, town, ward or commune ticks off the province whose name it bears, whatever place of a
//! letter tells of it: `homonyms.csv` has all of them, each with its level word.

use std::collections::BTreeSet;

use crate::judge::attribution::clue::Target;
use crate::judge::attribution::{Issuer, Mention, Recogniser, Relation};
use crate::judge::head::Head;
use crate::judge::testing::{recogniser, vectors};
use crate::model::letter::Mailbox;
use crate::text::fold;

/// A place that bears the name of a province.
struct Homonym {
    /// With its level word: "Huyện Quảng Ninh".
    name: String,
    /// The level word alone.
    level: String,
    /// The name alone.
    bare: String,
    /// The district around it; empty for a district.
    district: String,
    /// The province around it.
    province: String,
}

fn homonyms() -> Vec<Homonym> {
    let rows = vectors(include_str!("../../../../fixtures/vectors/homonyms.csv"));
    assert_eq!(rows.len(), 146);
    rows.iter().map(homonym).collect()
}

fn homonym(row: &csv::StringRecord) -> Homonym {
    let level = ["Thành phố", "Thị xã", "Thị trấn", "Huyện", "Phường", "Xã"]
        .into_iter()
        .find(|level| row[1].starts_with(level))
        .expect("a level word");
    Homonym {
        name: row[1].to_owned(),
        level: level.to_owned(),
        bare: row[1].trim_start_matches(level).trim().to_owned(),
        district: row[2].to_owned(),
        province: row[3].to_owned(),
    }
}

impl Homonym {
    /// The level word as offices shorten it.
    fn short(&self) -> &'static str {
        match self.level.as_str() {
            "Thành phố" => "TP",
            "Thị xã" => "TX",
            "Thị trấn" => "TT",
            "Huyện" => "H",
            "Phường" => "P",
            _ => "X",
        }
    }

    /// A body of it as it is written.
    fn bodies(&self) -> Vec<String> {
        let Self { name, bare, .. } = self;
        let (name_small, short) = (small(name), self.short());
        let lower = format!("{} {bare}", small(&self.level));
        vec![
            format!("LĐLĐ {name}"),
            format!("LĐLĐ {lower}"),
            format!("LĐLĐ {name_small}"),
            format!("Liên đoàn Lao động {name}"),
            format!("Liên đoàn Lao động {lower}"),
            format!("Công đoàn {lower}"),
            format!("CĐ {name}"),
            format!("CĐCS {lower}"),
            format!("LĐLĐ {short}. {bare}"),
            format!("LĐLĐ {short} {bare}"),
            format!("LĐLĐ {short}.{bare}"),
            format!("CĐ {short}. {bare}"),
            format!("Ban Chấp hành LĐLĐ {lower}"),
        ]
    }

    /// Letterheads of a body of it, lines broken as offices break them.
    fn letterheads(&self) -> Vec<String> {
        let Self { name, bare, district, province, .. } = self;
        let mut above =
            vec![format!("Liên đoàn Lao động tỉnh {province}"), format!("LĐLĐ {province}")];
        if !district.is_empty() {
            above.push(format!("Liên đoàn Lao động huyện {district}"));
            above.push(format!("LĐLĐ {district}"));
        }
        let own = [
            format!("Liên đoàn Lao động {name}"),
            format!("Liên đoàn Lao động\n{name}"),
            format!("LĐLĐ {name}"),
            format!("LĐLĐ {}. {bare}", self.short()),
            format!("Công đoàn {name}"),
            format!("Công đoàn cơ sở {name}"),
            format!("Công đoàn cơ sở\n{name}"),
            format!("Ban Chấp hành\nLiên đoàn Lao động {name}"),
        ];
        let under = |own: &String| {
            above
                .iter()
                .map(|above| format!("{above}\n{own}"))
                .chain([own.clone()])
                .collect::<Vec<_>>()
        };
        own.iter().flat_map(under).collect()
    }

    /// The place alone, without a union word.
    fn alone(&self) -> Vec<String> {
        let (bare, short) = (&self.bare, self.short());
        let lower = format!("{} {bare}", small(&self.level));
        vec![
            self.name.clone(),
            format!("Báo cáo CTr 01 {}", self.name),
            format!("BC CTr 01 - {lower}"),
            format!("{lower} gửi báo cáo"),
            format!("{short}. {bare} gửi báo cáo"),
            format!("Báo cáo CTr 01 {short} {bare}"),
        ]
    }
}

/// As written, in capitals, without accents, and without accents in small or in capital letters.
fn wordings(text: &str) -> [String; 5] {
    let plain: String = text.chars().map(without_mark).collect();
    let (lower, capital) = (small(&plain), plain.to_uppercase());
    [text.to_owned(), text.to_uppercase(), plain, lower, capital]
}

fn small(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn without_mark(letter: char) -> char {
    let plain = fold::fold(&letter.to_string()).chars().next().unwrap_or(letter);
    if letter.is_uppercase() { plain.to_ascii_uppercase() } else { plain }
}

fn names_a_unit(found: &[Mention]) -> bool {
    found.iter().any(|mention| mention.relation == Relation::Itself)
}

/// Asks every wording of every homonym; none may name a unit of the list.
fn never(texts: fn(&Homonym) -> Vec<String>, names_a_unit: impl Fn(&Recogniser, &str) -> bool) {
    let recogniser = recogniser();
    let texts: BTreeSet<String> = homonyms().iter().flat_map(texts).collect();
    let asked: BTreeSet<String> = texts.iter().flat_map(|text| wordings(text)).collect();
    let wrong: Vec<&str> =
        asked.iter().map(String::as_str).filter(|text| names_a_unit(&recogniser, text)).collect();
    assert!(wrong.is_empty(), "{} taken for a unit:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_subject_that_names_the_place_ticks_off_no_province() {
    never(Homonym::bodies, |recogniser, text| names_a_unit(&recogniser.subject(text)));
    never(Homonym::alone, |recogniser, text| names_a_unit(&recogniser.subject(text)));
}

#[test]
fn a_text_that_names_the_place_ticks_off_no_province() {
    never(Homonym::bodies, |recogniser, text| names_a_unit(&recogniser.text(text)));
    never(Homonym::alone, |recogniser, text| names_a_unit(&recogniser.text(text)));
}

#[test]
fn a_file_named_after_the_place_ticks_off_no_province() {
    let names = |homonym: &Homonym| {
        let bodies = homonym.bodies().into_iter().chain(homonym.alone());
        let names = bodies.flat_map(|body| {
            let underscored = body.replace(' ', "_");
            let hyphened = body.replace(". ", ".").replace(' ', "-");
            [
                format!("{body}.docx"),
                format!("BC {body}.xlsx"),
                format!("{body} - Báo cáo CTr 01.pdf"),
                format!("{underscored}.doc"),
                format!("{hyphened}.doc"),
                format!("Bao_cao_{underscored}_2023.xls"),
                format!("{}.docx", body.replace(' ', "")),
            ]
        });
        names.collect()
    };
    never(names, |recogniser, text| names_a_unit(&recogniser.file_name(text)));
}

#[test]
fn a_letterhead_of_the_place_ticks_off_no_province() {
    let recogniser = recogniser();
    let mut wrong = Vec::new();
    for homonym in homonyms() {
        for lines in homonym.letterheads() {
            for lines in [lines.to_uppercase(), lines] {
                let letterhead = lines.lines().map(str::to_owned).collect();
                let head = Head { letterhead, ..Head::default() };
                let issuer = recogniser.letterhead(&head).map(|found| found.issuer);
                if matches!(issuer, Some(Issuer::Unit(_))) {
                    wrong.push(format!("{issuer:?}: {}", lines.replace('\n', " / ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_document_number_of_the_place_ticks_off_no_province() {
    let numbers = |homonym: &Homonym| {
        let letters: String =
            homonym.bare.split(' ').filter_map(|word| word.chars().next()).collect();
        let (name, bare, short) = (&homonym.name, &homonym.bare, homonym.short());
        let endings = [name.clone(), bare.clone(), letters, format!("{short}{bare}")];
        let numbers = endings.into_iter().flat_map(|ending| {
            let joined = ending.replace(' ', "");
            ["LĐLĐ", "CĐ", "CĐX", "CĐCS", "LĐLĐH", "BTV"].into_iter().flat_map(move |body| {
                [
                    format!("12/BC-{body}-{joined}"),
                    format!("12/BC-{body}{joined}"),
                    format!("12/BC-{body} {ending}"),
                ]
            })
        });
        numbers.chain([format!("12/BC-{bare}"), "12/BC-LĐLĐ".to_owned()]).collect()
    };
    never(numbers, |recogniser, text| recogniser.number(text).is_some());
}

#[test]
fn a_sender_named_after_the_place_ticks_off_no_province() {
    never(Homonym::bodies, |recogniser, name| sender_names_a_unit(recogniser, name, "vanthu"));
    never(Homonym::alone, |recogniser, name| sender_names_a_unit(recogniser, name, "vanthu"));
    let accounts = |homonym: &Homonym| {
        let body = |body: String| {
            let plain: String = body.chars().map(without_mark).collect();
            let plain = small(&plain);
            [plain.replace(' ', ""), plain.replace(' ', "."), plain.replace(' ', "_")]
        };
        homonym.bodies().into_iter().chain(homonym.alone()).flat_map(body).collect()
    };
    never(accounts, |recogniser, account| sender_names_a_unit(recogniser, "", account));
}

fn sender_names_a_unit(recogniser: &Recogniser, name: &str, account: &str) -> bool {
    let address = format!("{account}@thu.example");
    let sender = Mailbox { name: name.to_owned(), address, ..Mailbox::default() };
    recogniser.sender(&sender, None).iter().any(|clue| matches!(clue.target, Target::Unit(_)))
}
