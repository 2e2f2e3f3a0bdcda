//! What people and scripts get, whole, from one small ledger; and what holds for any text.

use proptest::prelude::*;

use super::csv::{Audience, Dialect};
use super::figures::{Export, Layout};
use super::samples::{self, with_context};
use super::table::{Cell, Column, ColumnKind, Table, TableRow};
use super::{figures, late, messages, review, terminal};
use crate::model::figure::FigureStatus;
use crate::model::ledger::{FigureRow, Standings, StrayFigureRow};
use crate::model::round::Round;
use crate::words::{Language, Words};

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

struct Ledger {
    standings: Standings,
    figures: Vec<FigureRow>,
    strays: Vec<StrayFigureRow>,
}

impl Ledger {
    fn sample() -> Self {
        Self {
            standings: samples::standings(),
            figures: samples::figures(),
            strays: samples::strays(),
        }
    }

    fn export<'a>(&'a self, round: &'a Round, everything: bool) -> Export<'a> {
        Export {
            round,
            standings: &self.standings,
            figures: &self.figures,
            strays: &self.strays,
            everything,
        }
    }
}

#[test]
fn late_json_is_that_of_the_contract() {
    let json = with_context(Language::Vi, |context, _| late::json(&samples::standings(), context));
    insta::assert_snapshot!(utf8(json.unwrap()));
}

#[test]
fn late_csv_is_in_words_for_staff_and_in_codes_in_english() {
    let standings = samples::standings();
    for (name, language) in [("vi", Language::Vi), ("en", Language::En)] {
        let csv = with_context(language, |context, round| {
            late::csv(&standings, round, context, Dialect::Plain)
        });
        insta::assert_snapshot!(format!("late_csv_{name}"), utf8(csv.unwrap()));
    }
}

#[test]
fn late_text_sets_apart_who_may_have_sent() {
    for (name, language) in [("vi", Language::Vi), ("en", Language::En)] {
        let text = with_context(language, |context, round| {
            late::text(&samples::standings(), round, context, 110)
        });
        assert!(text.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 110));
        insta::assert_snapshot!(format!("late_text_{name}"), text);
    }
}

#[test]
fn a_stale_list_says_so_before_anything_else() {
    let mut standings = samples::standings();
    standings.stale = true;
    with_context(Language::Vi, |context, round| {
        let text = late::text(&standings, round, context, 110);
        assert!(text.starts_with("CHÚ Ý: chưa lấy được thư mới từ 16h59 ngày 2/6/2023"), "{text}");
        standings.last_full_pass = None;
        let text = late::text(&standings, round, context, 110);
        assert!(text.starts_with("CHÚ Ý: hộp thư chưa được quét trọn lần nào"), "{text}");
    });
}

#[test]
fn figures_are_exported_in_the_order_of_list_form_and_periods() {
    let ledger = Ledger::sample();
    with_context(Language::Vi, |context, round| {
        let csv = |everything, layout, dialect| {
            utf8(figures::csv(&ledger.export(round, everything), layout, context, dialect).unwrap())
        };
        insta::assert_snapshot!("figures_long", csv(false, Layout::Long, Dialect::Plain));
        insta::assert_snapshot!("figures_long_all", csv(true, Layout::Long, Dialect::Plain));
        insta::assert_snapshot!("figures_wide", csv(false, Layout::Wide, Dialect::Plain));
    });
}

#[test]
fn any_order_of_the_figures_gives_the_same_bytes() {
    let mut ledger = Ledger::sample();
    with_context(Language::Vi, |context, round| {
        let csv = |ledger: &Ledger| {
            figures::csv(&ledger.export(round, true), Layout::Long, context, Dialect::Plain)
                .unwrap()
        };
        let first = csv(&ledger);
        ledger.figures.reverse();
        assert_eq!(csv(&ledger), first);
    });
}

#[test]
fn dialects_differ_in_mark_separator_decimal_sign_and_line_end() {
    let ledger = Ledger::sample();
    with_context(Language::Vi, |context, round| {
        let csv = |dialect| {
            utf8(
                figures::csv(&ledger.export(round, false), Layout::Long, context, dialect).unwrap(),
            )
        };
        let (excel, excel_vi, plain) =
            (csv(Dialect::Excel), csv(Dialect::ExcelVi), csv(Dialect::Plain));
        assert!(excel.starts_with("\u{feff}round,unit,") && excel.contains(",1200.5,"));
        assert!(excel_vi.starts_with("\u{feff}round;unit;") && excel_vi.contains(";1200,5;"));
        assert!(excel_vi.contains(";-12,3;") && excel.contains(",-12.3,"));
        assert!(plain.starts_with("round,unit,") && !plain.contains('\r'));
        assert_eq!(excel.trim_start_matches('\u{feff}').replace("\r\n", "\n"), plain);
    });
}

#[test]
fn figures_json_has_exact_decimals_in_strings() {
    let ledger = Ledger::sample();
    with_context(Language::Vi, |context, round| {
        let export = ledger.export(round, false);
        let json = |layout| utf8(figures::json(&export, layout, context).unwrap());
        assert!(json(Layout::Long).contains("\"value\": \"1200.5\""));
        insta::assert_snapshot!("figures_wide_json", json(Layout::Wide));
    });
}

#[test]
fn a_figure_under_review_is_added_up_by_no_formula() {
    let ledger = Ledger::sample();
    with_context(Language::Vi, |context, round| {
        let table = figures::wide(&ledger.export(round, false), context);
        let cells = table.rows.iter().filter_map(|row| match row {
            TableRow::Data(cells) => Some(cells),
            _ => None,
        });
        let doubtful = Cell::coded("1.5?", "1,5?");
        assert!(cells.flatten().any(|cell| *cell == doubtful));
    });
    assert_eq!(ledger.figures[1].reading.status, FigureStatus::Review);
}

#[test]
fn every_letter_has_its_row_with_reasons() {
    with_context(Language::Vi, |context, _| {
        let rows = samples::rows();
        insta::assert_snapshot!("messages_json", utf8(messages::json(&rows, context).unwrap()));
        insta::assert_snapshot!("messages_text", messages::text(&rows, context, 110));
    });
}

#[test]
fn what_waits_has_a_proposal_and_reasons() {
    with_context(Language::Vi, |context, _| {
        let items = samples::review_items();
        insta::assert_snapshot!("review_json", utf8(review::json(&items, context).unwrap()));
        insta::assert_snapshot!("review_text", review::text(&items, context, 110));
        assert!(review::text(&[], context, 110).contains("Không có gì."));
    });
}

/// One column of foreign words beside a negative number.
fn foreign(texts: &[String]) -> Table {
    let column =
        |key: &str, kind| Column { key: key.to_owned(), title: key.to_owned(), kind, width: 20 };
    Table {
        title: "x".to_owned(),
        sheet: "x".to_owned(),
        columns: vec![
            column("words", ColumnKind::Text),
            column("number", ColumnKind::Number),
            column("more", ColumnKind::Text),
        ],
        rows: texts
            .iter()
            .map(|text| {
                TableRow::Data(vec![
                    Cell::text(text.as_str()),
                    Cell::Decimal("-1.5".parse().unwrap()),
                    Cell::coded(text.as_str(), text.as_str()),
                ])
            })
            .collect(),
        ..Table::default()
    }
}

/// Cells as a program finds them that splits at this separator.
fn cells_split_at(bytes: &[u8], separator: u8) -> Vec<String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Cells as a program finds them that knows nothing of quotation marks.
fn cells_split_naively(bytes: &[u8], separator: char) -> Vec<String> {
    String::from_utf8_lossy(bytes)
        .trim_start_matches('\u{feff}')
        .split(['\r', '\n', separator])
        .map(|cell| cell.trim_start_matches('"').to_owned())
        .collect()
}

/// A file split at the wrong separator may yield cells that begin with the file's own line end;
/// what matters is what comes after it.
fn starts_formula(cell: &str) -> bool {
    const SIGNS: [char; 9] = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];
    let cell = cell.trim_start_matches(['\r', '\n']);
    let number = cell.trim_end_matches('"').replace(',', ".").parse::<f64>().is_ok();
    !number && cell.starts_with(SIGNS)
}

/// Texts made of what hurts, and arbitrary ones.
fn hostile() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\0",
        "＝",
        "－",
        ",",
        ";",
        "\"",
        "'",
        " ",
        "1",
        "ộ",
        "cmd|' /C calc'!A0",
    ]);
    prop_oneof![
        prop::collection::vec(sign, 0..12).prop_map(|signs| signs.concat()),
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn no_cell_starts_a_formula_however_the_file_is_split(
        texts in prop::collection::vec(hostile(), 1..5)
    ) {
        for dialect in [Dialect::Excel, Dialect::ExcelVi, Dialect::Plain] {
            let bytes = super::csv::write(&foreign(&texts), dialect, Audience::Staff).unwrap();
            for separator in [b',', b';', b'\t'] {
                for cell in cells_split_at(&bytes, separator) {
                    prop_assert!(!starts_formula(&cell), "{cell:?} split at {separator}");
                }
                for cell in cells_split_naively(&bytes, char::from(separator)) {
                    prop_assert!(!starts_formula(&cell), "{cell:?} split naively at {separator}");
                }
            }
        }
    }

    #[test]
    fn csv_comes_back_as_it_was_but_for_the_guards(
        texts in prop::collection::vec(hostile(), 1..5)
    ) {
        let table = foreign(&texts);
        for (dialect, separator) in
            [(Dialect::Excel, b','), (Dialect::ExcelVi, b';'), (Dialect::Plain, b',')]
        {
            let bytes = super::csv::write(&table, dialect, Audience::Scripts).unwrap();
            prop_assert_eq!(
                &bytes,
                &super::csv::write(&table, dialect, Audience::Scripts).unwrap()
            );
            let cells = cells_split_at(&bytes, separator);
            prop_assert_eq!(cells.len(), texts.len().saturating_add(1).saturating_mul(3));
            for (cell, text) in cells[3..].chunks(3).zip(&texts) {
                let shown: String = text
                    .chars()
                    .map(|c| match c {
                        '\t' | '\n' | '\r' => c,
                        c if c.is_ascii_control() => '\u{fffd}',
                        c => c,
                    })
                    .collect();
                prop_assert_eq!(cell[0].replace('\'', ""), shown.replace('\'', ""));
                prop_assert_eq!(&cell[0], &cell[2]);
            }
        }
    }

    #[test]
    fn a_terminal_shows_any_words_within_its_width_and_obeys_none(
        texts in prop::collection::vec(hostile(), 1..4)
    ) {
        let text = terminal::text(&foreign(&texts), 100, Words::new(Language::Vi));
        prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
        for line in text.lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{line:?}");
        }
    }
}
