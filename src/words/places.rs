//! Places inside a file: `Biểu 2!D12`, `bảng 1, dòng 7, cột 4`, `đoạn 41`.

use crate::model::document::{Place, column_letters};

use super::Words;

impl Words {
    /// The place as the contract writes it; `--lang en` puts the English nouns.
    pub fn place(self, place: &Place) -> String {
        match place {
            Place::SheetCell { sheet, row, column } => {
                let column = column_letters(*column);
                format!("{sheet}!{column}{row}")
            }
            Place::TableCell { table, row, column } => say!(
                self,
                vi = "bảng {table}, dòng {row}, cột {column}",
                en = "table {table}, row {row}, column {column}",
            ),
            Place::Paragraph(number) => {
                say!(self, vi = "đoạn {number}", en = "paragraph {number}")
            }
            Place::Line { paragraph, line } => say!(
                self,
                vi = "đoạn {paragraph}, dòng {line}",
                en = "paragraph {paragraph}, line {line}",
            ),
            Place::Sheet(sheet) => say!(self, vi = "trang tính {sheet}", en = "sheet {sheet}"),
            Place::Table(table) => say!(self, vi = "bảng {table}", en = "table {table}"),
            Place::File => self.pick("cả tệp", "the whole file").to_owned(),
            Place::Header => self.pick("đầu trang", "page header").to_owned(),
            Place::Footer => self.pick("chân trang", "page footer").to_owned(),
            Place::Footnote(number) => {
                say!(self, vi = "chú thích {number}", en = "footnote {number}")
            }
            Place::Endnote(number) => {
                say!(self, vi = "chú thích cuối {number}", en = "endnote {number}")
            }
        }
    }

    /// A row of a table in a text, by itself.
    pub fn row(self, row: u32) -> String {
        say!(self, vi = "dòng {row}", en = "row {row}")
    }

    /// A column of a table in a text, by itself.
    pub fn column(self, column: u32) -> String {
        say!(self, vi = "cột {column}", en = "column {column}")
    }

    /// The headings that were found in a text.
    pub fn outline_head(self) -> &'static str {
        self.pick("Đề mục:", "Headings:")
    }

    /// A file without a name.
    pub fn unnamed(self) -> &'static str {
        self.pick("(không tên)", "(no name)")
    }

    /// Sender and subject of a letter.
    pub fn letter_head(self, from: &str, subject: &str) -> String {
        say!(self, vi = "Từ {from}, tiêu đề: {subject}", en = "From {from}, subject: {subject}")
    }

    /// What stood in the file before its encoding was turned into Unicode.
    pub fn original(self, text: &str) -> String {
        say!(self, vi = "nguyên văn: {text}", en = "as stored: {text}")
    }

    /// An old font encoding was turned into Unicode.
    pub fn repaired(self, encoding: &str) -> String {
        say!(
            self,
            vi = "Đã chuyển {encoding} sang Unicode. Đề nghị đối chiếu nếu thấy chữ lạ.",
            en = "Turned {encoding} into Unicode. Please compare where letters look odd.",
        )
    }
}
