//! Which lines of a letter are quoted from another one.
//!
//! Two habits: programs that mark every quoted line with ">", so that the writer's own words may
//! stand above, between and below; and those that set a head ("-----Original Message-----", "Từ: …
//! Đã gửi: …") above the older letter and leave all of it unmarked, to the end.

use crate::text::fold;

/// Characters from which on a quoted line may have been broken, its rest left unmarked.
const MARGIN: usize = 60;

/// Lines below "From:" in which the rest of a letter's head follows.
const HEAD: usize = 4;

/// A line of a letter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// Its text.
    pub(crate) text: &'a str,
    /// The first line of a paragraph.
    pub(crate) first: bool,
}

/// For each line whether it is quoted.
pub(crate) fn quoted(lines: &[Line<'_>]) -> Vec<bool> {
    let mut out: Vec<bool> = Vec::with_capacity(lines.len());
    let mut to_the_end = false;
    for (index, line) in lines.iter().enumerate() {
        let rest = lines.get(index.saturating_add(1)..).unwrap_or_default();
        let head = wrote(line.text) || passed_on(line.text) || is_head(line.text, rest);
        let marked_below = rest.first().is_some_and(|next| is_marked(next.text));
        to_the_end = to_the_end || head && !(wrote(line.text) && marked_below);
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let after_quoted = out.last().copied().unwrap_or_default();
        let overhang = after_quoted && before.is_some_and(|before| goes_on(before, line));
        out.push(to_the_end || head || is_marked(line.text) || overhang);
    }
    out
}

fn is_marked(text: &str) -> bool {
    text.trim_start().starts_with('>')
}

/// The rest of a marked line that was broken at a margin.
fn goes_on(before: &Line<'_>, line: &Line<'_>) -> bool {
    let long = before.text.chars().count() >= MARGIN;
    long && is_marked(before.text) && !line.first && line.text.starts_with(char::is_lowercase)
}

/// "Vào 12:00 … đã viết:".
fn wrote(line: &str) -> bool {
    let folded = fold::fold(line);
    line.trim_end().ends_with(':')
        && (folded.ends_with("da viet")
            || folded.ends_with("wrote")
            || folded.contains(" da viet "))
}

/// "-----Original Message-----".
fn passed_on(line: &str) -> bool {
    let folded = fold::fold(line);
    let dashed = line.trim_start().starts_with("--") && folded.len() > 3;
    dashed
        && [
            "original message",
            "forwarded message",
            "thu da chuyen tiep",
            "thu goc",
            "tin nhan goc",
        ]
        .iter()
        .any(|mark| folded.contains(mark))
}

/// "Từ: … Đã gửi: …", the address in the line or the rest of the head below it.
fn is_head(line: &str, rest: &[Line<'_>]) -> bool {
    let label = |line: &str| line.split_once(':').map(|(label, _)| fold::fold(label));
    let is = |line: &str, words: &[&str]| label(line).is_some_and(|l| words.contains(&l.as_str()));
    let sent = ["da gui", "gui", "sent", "date", "ngay", "ngay gui", "gui luc", "vao luc"];
    is(line, &["tu", "from", "nguoi gui"])
        && (line.contains('@') || rest.iter().take(HEAD).any(|below| is(below.text, &sent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> String {
        let mut first = true;
        let mut lines = Vec::new();
        for text in text.lines() {
            if !text.is_empty() {
                lines.push(Line { text, first });
            }
            first = text.is_empty();
        }
        let quoted = quoted(&lines);
        let own = lines.iter().zip(quoted).filter(|(_, quoted)| !quoted);
        own.map(|(line, _)| line.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_stands_below_and_between_marked_lines_is_the_writers() {
        let text = "Kính gửi Ban,\n\nVào 08:00, Ban Tuyên giáo đã viết:\n> Đề nghị gửi báo cáo\n\nBÁO CÁO\nKết quả";
        assert_eq!(own(text), "Kính gửi Ban,|BÁO CÁO|Kết quả");
        assert_eq!(own("> Có bao nhiêu cán bộ?\n1.030 người.\n> Nữ?\n345."), "1.030 người.|345.");
    }

    #[test]
    fn the_rest_of_a_marked_line_that_was_broken_is_quoted() {
        let long = "> Đề nghị các đơn vị khẩn trương gửi báo cáo kết quả triển khai Chương trình";
        assert_eq!(own(&format!("{long}\nsố 01/CTr-BCH\n> đúng hạn.\nĐã gửi.")), "Đã gửi.");
    }

    #[test]
    fn an_unmarked_letter_below_its_head_is_quoted_to_the_end() {
        for head in [
            "Vào 08:00, Ban Tuyên giáo đã viết:",
            "-----Original Message-----",
            "From: Ban Tuyên giáo <a@b.example>",
            "Từ: Ban Tuyên giáo\nĐã gửi: 31/5/2023",
        ] {
            assert_eq!(own(&format!("Vâng.\n\n{head}\n\nBÁO CÁO\n\nKết quả")), "Vâng.", "{head}");
        }
        assert_eq!(own("Từ: tháng 5\nđến tháng 6"), "Từ: tháng 5|đến tháng 6");
    }
}
