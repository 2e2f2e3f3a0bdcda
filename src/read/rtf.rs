//! `.rtf` (Rich Text Format 1.9.1), read by ourselves: the libraries found lose tables or letters of
//! 8-bit Vietnamese fonts.
//!
//! Read is the main text with its text boxes, and beside it headers, footers and notes; no comments.
//! What was deleted under tracking is passed over.

mod beside;
mod body;
mod fonts;
mod group;
mod rows;
mod styles;
mod tokens;

use crate::read::draft::Draft;
use crate::read::rtf::body::Body;
use crate::read::rtf::tokens::Tokens;
use crate::read::scan;

/// A picture's bytes are written as two digits each.
const PICTURE_DIGITS: u64 = 2;

/// Reads a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let start = bytes.iter().position(|byte| *byte == b'{').unwrap_or(0);
    let mut body = Body::new(draft);
    for token in Tokens::new(bytes.get(start..).unwrap_or_default()) {
        if !body.take(token) {
            break;
        }
    }
    body.finish();
    scan::note(draft, has_picture(bytes));
}

/// A file with a picture and almost no words is as large as the picture.
fn has_picture(bytes: &[u8]) -> bool {
    let enough = scan::PICTURE_BYTES.saturating_mul(PICTURE_DIGITS);
    u64::try_from(bytes.len()).is_ok_and(|size| size >= enough)
        && bytes.windows(5).any(|window| window == br"\pict")
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::read::limits::Limits;

    /// Paragraphs, and whether they are bold.
    fn bold(body: &str) -> Vec<(String, bool)> {
        let file = format!(r"{{\rtf1\ansi {body}}}");
        let document = read::read("a.rtf", file.as_bytes(), &Limits::default());
        document.paragraphs().map(|found| (found.text.clone(), found.bold)).collect()
    }

    fn told(text: &str, is_bold: bool) -> (String, bool) {
        (text.to_owned(), is_bold)
    }

    #[test]
    fn a_paragraph_is_bold_where_all_of_its_letters_are() {
        let found = bold(r"{\b I. Ket qua}\par Tong so\par {\b II.}{ }{\b Kien nghi}\par");
        assert_eq!(
            found,
            [told("I. Ket qua", true), told("Tong so", false), told("II. Kien nghi", true)]
        );
        let found = bold(r"{\b Tong so}: 45\par \b Tong\plain  so\par \b Tong\b0  so\par");
        assert_eq!(
            found,
            [told("Tong so: 45", false), told("Tong so", false), told("Tong so", false)]
        );
    }

    #[test]
    fn bold_lasts_until_it_ends() {
        let found =
            bold(r"\b I. Ket qua\par II. Kien nghi\par\b0 Tong so\par {\b III. \u272?}\par");
        let all: Vec<bool> = found.iter().map(|(_, is_bold)| *is_bold).collect();
        assert_eq!(all, [true, true, false, true]);
    }
}
