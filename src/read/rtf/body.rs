//! The text: control words turned into paragraphs, cells, rows, and characters.

use crate::model::finding::Limit;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::bold::Bold;
use crate::read::nesting::Nesting;
use crate::read::rtf::beside;
use crate::read::rtf::beside::Aside;
use crate::read::rtf::fonts::Fonts;
use crate::read::rtf::group::Destination;
use crate::read::rtf::group::Group;
use crate::read::rtf::rows::RowShape;
use crate::read::rtf::styles;
use crate::read::rtf::styles::Styles;
use crate::read::rtf::tokens::Token;

/// Groups in groups; Word stops far below.
const GROUPS: usize = 1_024;

/// Words that stand for a character.
const CHARACTERS: &[(&str, char)] = &[
    ("bullet", '\u{2022}'),
    ("emdash", '\u{2014}'),
    ("emspace", ' '),
    ("endash", '\u{2013}'),
    ("enspace", ' '),
    ("ldblquote", '\u{201c}'),
    ("lbr", '\n'),
    ("line", '\n'),
    ("lquote", '\u{2018}'),
    ("column", '\n'),
    ("page", '\n'),
    ("qmspace", ' '),
    ("rdblquote", '\u{201d}'),
    ("rquote", '\u{2019}'),
    ("tab", '\t'),
];

/// A file while it is read.
pub(super) struct Body<'d, 'a> {
    draft: &'d mut Draft<'a>,
    nesting: Nesting,
    group: Group,
    outer: Vec<Group>,
    /// Groups open that are too deep to be kept.
    too_deep: usize,
    fonts: Fonts,
    styles: Styles,
    row: RowShape,
    inner_row: RowShape,
    boxes: Vec<TextBox>,
    asides: Vec<Aside>,
    text: String,
    bold: Bold,
    /// Bytes of text not yet decoded.
    bytes: Vec<u8>,
    /// The first half of a character that takes two `\u`.
    half: Option<u16>,
    /// Tokens still to pass over behind a `\u`.
    stand_ins: u8,
}

/// A text box stands in the middle of its paragraph, of which this was read before.
struct TextBox {
    text: String,
    group: usize,
}

impl<'d, 'a> Body<'d, 'a> {
    /// Before the first token.
    pub(super) const fn new(draft: &'d mut Draft<'a>) -> Self {
        Self {
            draft,
            nesting: Nesting::new(),
            group: Group::new(),
            outer: Vec::new(),
            too_deep: 0,
            fonts: Fonts::new(),
            styles: Styles::new(),
            row: RowShape::new(),
            inner_row: RowShape::new(),
            boxes: Vec::new(),
            asides: Vec::new(),
            text: String::new(),
            bold: Bold::Unknown,
            bytes: Vec::new(),
            half: None,
            stand_ins: 0,
        }
    }

    /// Takes the next token; whether the file goes on behind it.
    pub(super) fn take(&mut self, token: Token<'_>) -> bool {
        let is_stand_in = self.stand_ins > 0 && !matches!(token, Token::Open | Token::Close);
        if is_stand_in && !matches!(token, Token::Word("u", _)) {
            self.stand_ins = self.stand_ins.saturating_sub(1);
            return true;
        }
        if !matches!(token, Token::Text(_)) {
            self.flush();
        }
        match token {
            Token::Open => self.open(),
            Token::Close => return self.close(),
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Text(byte) => self.byte(byte),
        }
        true
    }

    /// The end of the file; what was left open is kept, and said to be damaged.
    pub(super) fn finish(mut self) {
        if !self.outer.is_empty() {
            self.draft.fault(Fault::damaged("ends inside a group"));
        }
        self.flush();
        while let Some(outer) = self.boxes.pop() {
            self.end_box(outer);
        }
        while let Some(outer) = self.asides.pop() {
            self.end_aside(outer);
        }
        if !self.text.trim().is_empty() {
            self.end_paragraph();
        }
        self.nesting.finish(self.draft);
    }

    fn open(&mut self) {
        self.stand_ins = 0;
        if self.outer.len() < GROUPS {
            self.outer.push(self.group);
        } else {
            self.too_deep = self.too_deep.saturating_add(1);
            self.draft.limit(Limit::Depth);
        }
    }

    fn close(&mut self) -> bool {
        self.stand_ins = 0;
        if self.too_deep > 0 {
            self.too_deep = self.too_deep.saturating_sub(1);
            return true;
        }
        if self.group.destination == Destination::Styles {
            self.styles.end();
        }
        if let Some(outer) = self.boxes.pop_if(|open| open.group == self.outer.len()) {
            self.end_box(outer);
        }
        if let Some(outer) = self.asides.pop_if(|open| open.group == self.outer.len()) {
            self.end_aside(outer);
        }
        if let Some(group) = self.outer.pop() {
            self.group = group;
        }
        !self.outer.is_empty()
    }

    fn byte(&mut self, byte: u8) {
        match self.group.destination {
            Destination::Fonts => self.fonts.name(byte),
            Destination::Styles => self.styles.name(byte),
            Destination::InnerRow | Destination::Nothing => {}
            Destination::Text if self.group.is_deleted => {}
            Destination::Text if self.bytes.is_empty() && byte.is_ascii() => {
                self.add(char::from(byte).encode_utf8(&mut [0; 4]));
            }
            Destination::Text => self.bytes.push(byte),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.group.is_optional = true,
            b'~' => self.push('\u{a0}'),
            // In 8-bit Vietnamese fonts this is a letter.
            b'-' => self.push('\u{ad}'),
            b'_' => self.push('-'),
            b'\r' | b'\n' if self.group.is_text() => self.end_paragraph(),
            b'\t' => self.push('\t'),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if self.group.enter(word) || self.begin_aside(word) {
            return;
        }
        match self.group.destination {
            Destination::Fonts => self.fonts.word(word, number),
            Destination::Styles => self.styles.word(word, number),
            Destination::Nothing => {}
            Destination::InnerRow if word == "nestrow" => self.end_inner_row(),
            Destination::InnerRow => {
                self.inner_row.word(word, number, self.draft.limits().columns);
            }
            Destination::Text => {
                if !self.of_characters(word, number) && !self.of_paragraphs(word, number) {
                    self.of_tables(word, number);
                }
            }
        }
    }

    /// Words about characters; whether it was one.
    fn of_characters(&mut self, word: &str, number: Option<i32>) -> bool {
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.stand_ins = number.and_then(|n| n.try_into().ok()).unwrap_or(1),
            "f" => self.group.font = number,
            "plain" => self.group.reset_characters(),
            "deleted" => self.group.is_deleted = number != Some(0),
            "b" => self.group.is_bold = number != Some(0),
            "ansicpg" => self.fonts.set_page(number.unwrap_or(0)),
            "mac" => self.fonts.set_page(10_000),
            "deff" => self.fonts.set_default(number.unwrap_or(0)),
            _ => match CHARACTERS.iter().find(|(known, _)| *known == word) {
                Some((_, character)) => self.push(*character),
                None => return false,
            },
        }
        true
    }

    /// Words about paragraphs and text boxes; whether it was one.
    fn of_paragraphs(&mut self, word: &str, number: Option<i32>) -> bool {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "pard" => self.group.reset_paragraph(),
            "s" => self.group.heading = self.styles.level(number.unwrap_or(0)),
            "outlinelevel" => self.group.heading = styles::outline_level(number),
            "intbl" => self.group.stand_in(1),
            // 1 is also written outside of tables.
            "itap" if number > Some(1) => {
                self.group.stand_in(number.and_then(|tables| tables.try_into().ok()).unwrap_or(0));
            }
            "shptxt" => self.begin_box(),
            "ftnalt" => self.draft.mark_endnote(),
            _ => return false,
        }
        true
    }

    fn of_tables(&mut self, word: &str, number: Option<i32>) {
        let depth = self.group.base.saturating_add(1);
        match word {
            "cell" => self.end_cell(depth),
            "nestcell" => self.end_cell(self.inner_depth()),
            "row" => self.nesting.row(self.draft, depth, self.row.shape()),
            "nestrow" => self.end_inner_row(),
            _ => self.row.word(word, number, self.draft.limits().columns),
        }
    }

    fn end_inner_row(&mut self) {
        self.nesting.row(self.draft, self.inner_depth(), self.inner_row.shape());
    }

    /// A cell or row of a table in a table stands at least two deep.
    fn inner_depth(&self) -> usize {
        self.group.depth().max(self.group.base.saturating_add(2))
    }

    /// Numbers above 32767 are written as negative ones.
    fn unicode(&mut self, number: i32) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        let half = self.half.take();
        match (half, char::decode_utf16(half.into_iter().chain([unit])).next()) {
            (_, Some(Ok(character))) => self.push(character),
            (None, _) => self.half = Some(unit),
            (Some(_), _) => {}
        }
        self.stand_ins = self.group.stand_ins;
    }

    fn push(&mut self, character: char) {
        if self.group.is_text() {
            self.add(character.encode_utf8(&mut [0; 4]));
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let text = self.fonts.decode(&self.bytes, self.group.font);
            self.add(&text);
            self.bytes.clear();
        }
    }

    fn add(&mut self, text: &str) {
        self.bold.weigh(text, self.group.is_bold);
        self.text.push_str(text);
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let look = (self.group.heading, self.bold.take());
        self.nesting.paragraph(self.draft, self.group.depth(), &text, look);
    }

    fn end_cell(&mut self, depth: usize) {
        let (text, _bold) = (std::mem::take(&mut self.text), self.bold.take());
        self.nesting.cell(self.draft, depth, &text);
    }

    /// A header, footer or note begins; whether the word says so.
    fn begin_aside(&mut self, word: &str) -> bool {
        let Some(what) = beside::of(word).filter(|_| self.group.is_text()) else { return false };
        self.draft.begin_beside(what);
        // What is around an aside or a box is weighed no more.
        self.bold = Bold::Unknown;
        self.asides.push(Aside {
            text: std::mem::take(&mut self.text),
            nesting: std::mem::replace(&mut self.nesting, Nesting::new()),
            row: std::mem::replace(&mut self.row, RowShape::new()),
            inner_row: std::mem::replace(&mut self.inner_row, RowShape::new()),
            group: self.outer.len(),
        });
        self.group.base = 0;
        self.group.reset_paragraph();
        true
    }

    /// The last paragraph has no mark of its own.
    fn end_aside(&mut self, outer: Aside) {
        if !self.text.trim().is_empty() {
            self.end_paragraph();
        }
        self.nesting.finish(self.draft);
        self.draft.end_beside();
        self.text = outer.text;
        self.bold = Bold::NotAll;
        self.nesting = outer.nesting;
        self.row = outer.row;
        self.inner_row = outer.inner_row;
    }

    fn begin_box(&mut self) {
        let (text, _bold) = (std::mem::take(&mut self.text), self.bold.take());
        self.boxes.push(TextBox { text, group: self.outer.len() });
        self.group.base = self.group.depth();
        self.group.reset_paragraph();
    }

    /// The last paragraph of a box has no mark of its own.
    fn end_box(&mut self, outer: TextBox) {
        if !self.text.trim().is_empty() {
            self.end_paragraph();
        }
        self.text = outer.text;
        self.bold = Bold::NotAll;
    }
}
