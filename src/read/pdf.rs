//! PDF by its layout: words and ruling lines from poppler's programs, tables and paragraphs by us.
//!
//! A PDF knows letters at places, and lines at places. Words between lines that form a lattice are
//! a table; all others are text. Where pages have no letters the file is a scan.

mod flow;
mod lattice;
mod measure;
mod rules;
mod seen;
mod sheet;
mod words;

use crate::model::finding::Finding;
use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::ocr;
use crate::read::pdf::flow::Flow;
use crate::read::pdf::lattice::Parted;
use crate::read::pdf::rules::Drawing;
use crate::read::pdf::sheet::Sheet;
use crate::read::pdf::words::Line;
use crate::read::pdf::words::Page;
use crate::read::tools::Tool;
use crate::read::tools::ToolFault;

/// Pages drawn by one run of the program: enough to make its start cheap, few enough that pages with
/// pictures stay below what a program may answer.
const PAGES_AT_ONCE: usize = 16;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let one_more = draft.limits().pdf_pages.saturating_add(1);
    match draft.tools().run(Tool::PdfWords { pages: one_more }, bytes) {
        Ok(answer) => {
            let pages = words::pages(&String::from_utf8_lossy(&answer));
            document(bytes, pages, draft);
        }
        Err(fault) => refused(fault, bytes, draft),
    }
}

/// Adds the text of a picture, from tesseract's table of words: paragraphs and nothing else.
pub(super) fn seen(table: &[u8], draft: &mut Draft<'_>) {
    let page = seen::page(&String::from_utf8_lossy(table));
    let mut reading = Reading::default();
    reading.parted(Parted { words: page.words, ..Parted::default() }, draft);
    reading.finish(draft);
}

fn refused(fault: ToolFault, bytes: &[u8], draft: &mut Draft<'_>) {
    // Where a password is asked for, the file's trailer names the dictionary of the encryption.
    let is_protected = bytes.windows(8).any(|window| window == b"/Encrypt");
    match fault {
        ToolFault::NotInstalled => {
            let file = draft.name().to_owned();
            let package = Tool::PdfWords { pages: 1 }.package().to_owned();
            draft.find(Finding::ProgramMissing { file, package });
        }
        ToolFault::Failed if is_protected => draft.fault(Fault::Protected),
        ToolFault::Failed => draft.fault(Fault::damaged("pdftotext refuses it")),
        ToolFault::TimedOut => draft.fault(Fault::damaged("pdftotext takes too long")),
        ToolFault::TooMuchOutput => draft.limit(Limit::Text),
    }
}

fn document(bytes: &[u8], mut pages: Vec<Page>, draft: &mut Draft<'_>) {
    let most = usize::try_from(draft.limits().pdf_pages).unwrap_or(usize::MAX);
    if pages.len() > most {
        draft.limit(Limit::Pages);
        pages.truncate(most);
    }
    if pages.is_empty() {
        draft.fault(Fault::damaged("no page"));
        return;
    }
    let letters: usize = pages.iter().map(Page::letters).sum();
    if letters < words::FEW_LETTERS.saturating_mul(pages.len()) {
        ocr::pages(bytes, u32::try_from(pages.len()).unwrap_or(u32::MAX), draft);
        return;
    }
    let mut reading = Reading { is_numbered: pages.len() > 1, ..Reading::default() };
    let mut first = 1_u32;
    while !pages.is_empty() {
        let rest = pages.split_off(PAGES_AT_ONCE.min(pages.len()));
        let drawn = drawings(bytes, first, &pages, draft);
        for ((number, page), drawing) in (first..).zip(pages).zip(drawn) {
            reading.page(number, page, drawing, draft);
            first = number.saturating_add(1);
        }
        pages = rest;
    }
    reading.finish(draft);
}

/// What is drawn on these pages, nothing known of one that poppler refuses. One run draws them all:
/// its start costs as much as several pages. Where it fails, and for a page without words, whose
/// pictures matter and stand apart from it in a common file, each page has a run of its own.
fn drawings(bytes: &[u8], first: u32, pages: &[Page], draft: &Draft<'_>) -> Vec<Option<Drawing>> {
    let draw = |first, last| {
        let svg = draft.tools().run(Tool::PdfDrawings { first, last }, bytes);
        svg.map_or_else(|_fault| Vec::new(), |svg| rules::drawings(&String::from_utf8_lossy(&svg)))
    };
    let last = (first..).zip(pages).last().map_or(first, |(number, _)| number);
    let mut common = draw(first, last);
    if common.len() != pages.len() {
        common.clear();
    }
    let mut common = common.into_iter();
    let own = |(number, page): (u32, &Page)| {
        let drawing = common.next();
        let is_good = drawing.is_some() && !page.is_wordless();
        if is_good || first == last { drawing } else { draw(number, number).pop() }
    };
    (first..).zip(pages).map(own).collect()
}

/// A document on its way through the pages.
#[derive(Debug, Default)]
struct Reading {
    flow: Flow,
    /// A table at the foot of the page before, which may go on.
    sheet: Option<Sheet>,
    /// Pages may carry their numbers.
    is_numbered: bool,
    doubtful: Vec<u32>,
}

impl Reading {
    fn page(&mut self, number: u32, page: Page, drawing: Option<Drawing>, draft: &mut Draft<'_>) {
        if page.is_cut {
            draft.limit(Limit::Text);
        }
        let is_wordless = page.is_wordless();
        let is_known = drawing.is_some();
        let drawing = drawing.unwrap_or_default();
        let parted = lattice::part(&drawing, page.words);
        if parted.is_cut || drawing.is_cut {
            draft.limit(Limit::Cells);
        }
        let is_doubtful = parted.tables.iter().any(|table| table.is_doubtful);
        if !is_known || is_doubtful || (is_wordless && drawing.has_picture) {
            self.doubtful.push(number);
        }
        self.parted(parted, draft);
        self.flow.page_end(draft);
    }

    fn parted(&mut self, parted: Parted, draft: &mut Draft<'_>) {
        let mut lines = words::lines(parted.words);
        if self.is_numbered {
            drop_page_numbers(&mut lines);
        }
        let right = |line: &Line| line.last().map(|word| word.right);
        let margin = lines.iter().filter_map(right).max().unwrap_or_default();
        let mut rest = lines.as_slice();
        for table in parted.tables {
            let is_above =
                |line: &Line| line.first().is_some_and(|word| word.middle().1 < table.top);
            let (above, below) =
                rest.split_at(rest.iter().take_while(|line| is_above(line)).count());
            self.text(above, margin, draft);
            rest = below;
            if let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.goes_on(&table)) {
                sheet.add(&table);
            } else {
                self.end_table(draft);
                self.flow.flush(draft);
                self.sheet = Some(Sheet::new(&table));
            }
        }
        self.text(rest, margin, draft);
    }

    fn text(&mut self, lines: &[Line], margin: i64, draft: &mut Draft<'_>) {
        if !lines.is_empty() {
            self.end_table(draft);
            self.flow.lines(lines, margin, draft);
        }
    }

    fn end_table(&mut self, draft: &mut Draft<'_>) {
        if let Some(sheet) = self.sheet.take() {
            draft.table(sheet.finish());
        }
    }

    fn finish(mut self, draft: &mut Draft<'_>) {
        self.end_table(draft);
        self.flow.flush(draft);
        if !self.doubtful.is_empty() {
            let pages: Vec<String> = self.doubtful.iter().map(ToString::to_string).collect();
            let (file, pages) = (draft.name().to_owned(), pages.join(", "));
            draft.find(Finding::PagesDoubtful { file, pages });
        }
    }
}

/// A number alone on the first or last line is the page's own.
fn drop_page_numbers(lines: &mut Vec<Line>) {
    let is_number = |line: &Line| match line.as_slice() {
        [word] => word.text.len() <= 3 && word.text.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    if lines.first().is_some_and(is_number) {
        lines.remove(0);
    }
    if lines.last().is_some_and(is_number) {
        lines.pop();
    }
}
