//! Which code page the 8-bit text of a font is in.

use std::collections::BTreeMap;

use encoding_rs::Encoding;
use encoding_rs::WINDOWS_1252;

/// Fonts of one document; more are no document's.
const MANY: usize = 4_096;

/// Windows charsets that name a code page of their own, by the label of that page. 0, 1 and 2
/// (Western, default, symbol) name none.
const CHARSETS: &[(i32, &str)] = &[
    (77, "macintosh"),
    (128, "shift_jis"),
    (129, "euc-kr"),
    (134, "gbk"),
    (136, "big5"),
    (161, "windows-1253"),
    (162, "windows-1254"),
    (163, "windows-1258"),
    (177, "windows-1255"),
    (178, "windows-1256"),
    (186, "windows-1257"),
    (204, "windows-1251"),
    (222, "windows-874"),
    (238, "windows-1250"),
];

/// Code pages whose label is not "windows-" and their number.
const PAGES: &[(i32, &str)] = &[
    (932, "shift_jis"),
    (936, "gbk"),
    (949, "euc-kr"),
    (950, "big5"),
    (10000, "macintosh"),
    (65001, "utf-8"),
];

/// How fonts begin whose Vietnamese letters look like Western ones to a program.
const LOOK_ALIKES: &[&str] = &[".vn", "vni"];

/// The code pages of a document.
#[derive(Debug)]
pub(super) struct Fonts {
    /// Of the whole document (`\ansicpg`).
    page: &'static Encoding,
    /// Font of text that names none (`\deff`).
    default: i32,
    known: BTreeMap<i32, &'static Encoding>,
    /// The font whose entry is read, its charset, and its name so far.
    open: (i32, Option<i32>, String),
}

impl Fonts {
    /// Before anything is known.
    pub(super) const fn new() -> Self {
        let open = (0, None, String::new());
        Self { page: WINDOWS_1252, default: 0, known: BTreeMap::new(), open }
    }

    /// Sets the document's code page.
    pub(super) fn set_page(&mut self, page: i32) {
        let known = PAGES.iter().find(|(number, _)| *number == page).map(|(_, label)| *label);
        let label = known.map_or_else(|| format!("windows-{page}"), str::to_owned);
        self.page = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
    }

    /// Sets the font of text that names none.
    pub(super) const fn set_default(&mut self, font: i32) {
        self.default = font;
    }

    /// A word in the list of fonts.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => self.open = (number.unwrap_or(0), None, String::new()),
            "fcharset" => self.open.1 = number,
            _ => {}
        }
    }

    /// A byte of a font's name; `;` ends it.
    pub(super) fn name(&mut self, byte: u8) {
        if byte != b';' {
            if self.open.2.len() < 64 {
                self.open.2.push(char::from(byte).to_ascii_lowercase());
            }
            return;
        }
        let (font, charset, name) = std::mem::take(&mut self.open);
        let own = CHARSETS.iter().find(|(known, _)| Some(*known) == charset);
        let own = own.and_then(|(_, label)| Encoding::for_label(label.as_bytes()));
        let is_look_alike = LOOK_ALIKES.iter().any(|start| name.trim_start().starts_with(start));
        let encoding = if is_look_alike { Some(WINDOWS_1252) } else { own };
        if let Some(encoding) = encoding.filter(|_| self.known.len() < MANY) {
            self.known.insert(font, encoding);
        }
    }

    /// Text of bytes in a font.
    pub(super) fn decode(&self, bytes: &[u8], font: Option<i32>) -> String {
        let encoding = self.known.get(&font.unwrap_or(self.default)).unwrap_or(&self.page);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charset_of_the_font_comes_before_the_page_of_the_document() {
        let mut fonts = Fonts::new();
        fonts.set_page(1258);
        for (font, charset, name) in
            [(1, 204, "Times"), (2, 0, "Arial"), (3, 163, ".VnTime"), (4, 0, "VNI-Times")]
        {
            fonts.word("f", Some(font));
            fonts.word("fcharset", Some(charset));
            name.bytes().chain([b';']).for_each(|byte| fonts.name(byte));
        }
        let texts =
            [None, Some(1), Some(2), Some(3), Some(4)].map(|font| fonts.decode(b"\xF0", font));
        assert_eq!(texts, ["đ", "р", "đ", "ð", "ð"]);
        fonts.set_page(437);
        assert_eq!(fonts.decode(b"\xAD", None), "\u{ad}");
    }
}
