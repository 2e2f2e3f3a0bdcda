//! What holds inside a pair of braces, and which groups are no text.

/// Groups that are passed over with all they hold. A list's numbers are the program's, not the author's; `shprslt` is a text box once
/// more, for old programs.
const PASSED_OVER: &[&str] = &[
    "annotation",
    "atnauthor",
    "atnid",
    "author",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "company",
    "datastore",
    "falt",
    "fldinst",
    "fontemb",
    "ftnsep",
    "ftnsepc",
    "generator",
    "info",
    "listoverridetable",
    "listtable",
    "listtext",
    "nonesttables",
    "nonshppict",
    "objdata",
    "operator",
    "panose",
    "pict",
    "pn",
    "pntext",
    "private",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shprslt",
    "sp",
    "subject",
    "tc",
    "tcn",
    "template",
    "themedata",
    "title",
    "txe",
    "userprops",
    "xe",
    "xmlnstbl",
];

/// Groups marked `\*`, which unknown programs are to pass over, that we know.
const KNOWN: &[&str] = &["footnote", "shpinst", "shptxt"];

/// What the bytes of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// The text.
    Text,
    /// The list of fonts.
    Fonts,
    /// The list of styles.
    Styles,
    /// The shape of a row of a table in a table.
    InnerRow,
    /// Nothing that we read.
    Nothing,
}

/// Properties that hold until the group ends.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of the format")]
pub(super) struct Group {
    pub(super) destination: Destination,
    /// `\*` was the last token.
    pub(super) is_optional: bool,
    /// Tokens that stand in for a `\u` for old programs.
    pub(super) stand_ins: u8,
    pub(super) font: Option<i32>,
    pub(super) is_deleted: bool,
    pub(super) is_bold: bool,
    /// How many tables a paragraph says that it stands in.
    pub(super) level: usize,
    /// Depth of the paragraph that holds the text box that we are in.
    pub(super) base: usize,
    pub(super) heading: Option<u8>,
}

impl Group {
    /// What holds at the start of a file.
    pub(super) const fn new() -> Self {
        Self {
            destination: Destination::Text,
            is_optional: false,
            stand_ins: 1,
            font: None,
            is_deleted: false,
            is_bold: false,
            level: 0,
            base: 0,
            heading: None,
        }
    }

    /// How many tables a paragraph stands in here.
    pub(super) const fn depth(&self) -> usize {
        self.base.saturating_add(self.level)
    }

    /// `\intbl` and `\itap`: the paragraph stands in so many tables, or in more.
    pub(super) fn stand_in(&mut self, tables: usize) {
        self.level = self.level.max(tables);
    }

    /// Whether what stands here is text that counts.
    pub(super) fn is_text(&self) -> bool {
        self.destination == Destination::Text && !self.is_deleted
    }

    /// Changes what the bytes of this group are; whether the word did.
    pub(super) fn enter(&mut self, word: &str) -> bool {
        let is_optional = std::mem::take(&mut self.is_optional);
        if self.destination == Destination::Nothing {
            return true;
        }
        match word {
            "fonttbl" => self.destination = Destination::Fonts,
            "stylesheet" => self.destination = Destination::Styles,
            "nesttableprops" => self.destination = Destination::InnerRow,
            _ if PASSED_OVER.contains(&word) || (is_optional && !KNOWN.contains(&word)) => {
                self.destination = Destination::Nothing;
            }
            _ => return false,
        }
        true
    }

    /// `\pard`: paragraph properties start anew.
    pub(super) const fn reset_paragraph(&mut self) {
        self.level = 0;
        self.heading = None;
    }

    /// `\plain`: character properties start anew.
    pub(super) const fn reset_characters(&mut self) {
        self.font = None;
        self.is_deleted = false;
        self.is_bold = false;
    }
}
