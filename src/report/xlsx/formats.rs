//! How the cells of a workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::table::ColumnKind;

/// How cells look.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) head: Format,
    pub(super) warning: Format,
    pub(super) heading: Format,
    pub(super) section: Format,
    pub(super) text: Format,
    pub(super) code: Format,
    pub(super) mark: Format,
    pub(super) number: Format,
    pub(super) date: Format,
    pub(super) date_time: Format,
    pub(super) subtotal: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let bold = || cell().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(14.0),
            head: Format::new(),
            warning: Format::new().set_bold().set_font_color(Color::Red),
            heading: bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00DD_EBF7)),
            section: Format::new().set_bold().set_italic(),
            text: cell().set_text_wrap(),
            code: cell(),
            mark: cell().set_align(FormatAlign::Center),
            number: cell(),
            date: cell().set_num_format("d/m/yyyy"),
            date_time: cell().set_num_format("d/m/yyyy hh:mm"),
            subtotal: bold(),
        }
    }

    /// The look of a column's cells.
    pub(super) const fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text => &self.text,
            ColumnKind::Code => &self.code,
            ColumnKind::Mark => &self.mark,
            ColumnKind::Number => &self.number,
            ColumnKind::Date => &self.date,
            ColumnKind::DateTime => &self.date_time,
        }
    }
}
