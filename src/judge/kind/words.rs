//! Words by which a letter says what it is for. Compared without accents, as whole words.

use crate::text::fold;

/// What a letter says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spoken {
    /// A machine wrote it.
    Automatic,
    /// Takes a report back.
    Withdrawal,
    /// Asks for more time.
    Extension,
    /// Takes an earlier report's place.
    Replacement,
    /// Adds to an earlier report.
    Supplement,
    /// Asks something.
    Question,
    /// Speaks of an attachment.
    Attached,
    /// Speaks of a link.
    Link,
    /// Thanks and nothing else.
    Thanks,
    /// Advertisement, news, invitation.
    Irrelevant,
}

/// Every meaning with its words.
const WORDS: &[(Spoken, &[&str])] = &[
    (
        Spoken::Automatic,
        &[
            "delivery status notification",
            "undeliverable",
            "undelivered mail",
            "mail delivery failed",
            "mail delivery subsystem",
            "returned mail",
            "failure notice",
            "automatic reply",
            "auto reply",
            "autoreply",
            "out of office",
            "tra loi tu dong",
            "thu tra loi tu dong",
            "phan hoi tu dong",
            "read receipt",
            "da doc thu",
        ],
    ),
    (
        Spoken::Withdrawal,
        &[
            "gui nham",
            "xin rut",
            "rut bao cao",
            "rut lai bao cao",
            "de nghi rut",
            "thu hoi bao cao",
            "bo qua mail truoc",
            "bo qua thu truoc",
            "bo qua email truoc",
            "bo qua mail",
            "bo qua email",
            "huy bao cao da gui",
            "khong su dung bao cao",
        ],
    ),
    (
        Spoken::Extension,
        &[
            "gia han",
            "xin lui",
            "lui thoi han",
            "lui thoi gian",
            "lui han",
            "xin nop cham",
            "xin nop muon",
            "xin gui cham",
            "xin gui muon",
            "nop muon hon",
            "xin them thoi gian",
            "keo dai thoi han",
            "keo dai thoi gian nop",
            "xin cham nop",
            "xin hoan nop",
        ],
    ),
    (
        Spoken::Supplement,
        &[
            "gui bo sung",
            "bo sung phu luc",
            "bo sung so lieu",
            "bo sung bieu",
            "gui them",
            "gui tiep",
            "bao cao bo sung",
            "phu luc bo sung",
            "xin bo sung",
            "bo sung bao cao",
            "bo sung",
        ],
    ),
    (
        Spoken::Replacement,
        &[
            "gui lai",
            "thay the",
            "thay cho",
            "dinh chinh",
            "ban sua",
            "da sua",
            "ban da chinh sua",
            "da chinh sua",
            "ban chinh sua",
            "hieu chinh",
            "cap nhat lai",
            "ban cap nhat",
            "sua lai",
            "ban thay the",
            "ban moi",
        ],
    ),
    (
        Spoken::Question,
        &[
            "xin hoi",
            "cho hoi",
            "hoi ve",
            "cho toi hoi",
            "cho em hoi",
            "xin y kien",
            "vuong mac",
            "chua ro",
            "xin huong dan",
            "de nghi huong dan",
            "nho huong dan",
            "co phai",
            "hay khong",
            "duoc khong",
            "nhu the nao",
            "hoi bieu",
            "de nghi giai dap",
            "xin mau",
            "xin bieu mau",
            "cho xin",
        ],
    ),
    (
        Spoken::Attached,
        &[
            "dinh kem",
            "gui kem",
            "kem theo",
            "file kem",
            "tep kem",
            "trong file",
            "file dinh",
            "attached",
            "gui file",
        ],
    ),
    (
        Spoken::Link,
        &[
            "link google drive",
            "link drive",
            "google drive",
            "link bao cao",
            "duong link",
            "link tai",
        ],
    ),
    (Spoken::Thanks, &["cam on", "da nhan duoc", "xin cam on", "tran trong cam on", "thanks"]),
    (
        Spoken::Irrelevant,
        &[
            "quang cao",
            "khuyen mai",
            "giam gia",
            "uu dai",
            "ban tin",
            "newsletter",
            "unsubscribe",
            "huy dang ky",
            "thong cao bao chi",
            "hoa don",
            "tuyen dung",
            "bao gia",
            "chao hang",
            "chao gia",
            "moi hop tac",
            "khoa hoc",
            "the tin dung",
            "trung thuong",
            "dang ky ngay",
        ],
    ),
];

/// What a text says, each meaning with the words that said it.
pub fn spoken(text: &str) -> Vec<(Spoken, String)> {
    let folded = format!(" {} ", fold::fold(text));
    let mut out = Vec::new();
    for (meaning, phrases) in WORDS {
        let found = phrases.iter().find(|phrase| folded.contains(&format!(" {phrase} ")));
        out.extend(found.map(|phrase| (*meaning, (*phrase).to_owned())));
    }
    if (text.trim_end().ends_with('?') || asks(text))
        && !out.iter().any(|(meaning, _)| *meaning == Spoken::Question)
    {
        out.push((Spoken::Question, "?".to_owned()));
    }
    out
}

/// Characters before a question mark in which the question stands.
const SENTENCE: usize = 300;

/// Words between "cho" and "hỏi": the name of who asks.
const NAME_WORDS: usize = 12;

/// "Cho LĐLĐ tỉnh … hỏi: …?", "có … không?", whatever thanks follow. A question mark inside a link
/// asks nothing.
fn asks(text: &str) -> bool {
    let mut parts = text.split('?').peekable();
    while let Some(part) = parts.next() {
        let ends = parts.peek().is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace()));
        let skipped = part.chars().count().saturating_sub(SENTENCE);
        let folded = fold::fold(&part.chars().skip(skipped).collect::<String>());
        if ends && is_question(&folded.split(' ').collect::<Vec<_>>()) {
            return true;
        }
    }
    false
}

fn is_question(words: &[&str]) -> bool {
    let named = words.iter().enumerate().any(|(at, word)| {
        let behind = words.iter().skip(at.saturating_add(1)).take(NAME_WORDS);
        *word == "cho" && behind.into_iter().any(|word| *word == "hoi")
    });
    let yes_or_no = words.contains(&"co") && words.last() == Some(&"khong");
    named || yes_or_no
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_told_by_its_form_whatever_follows_it() {
        let asks = |text: &str| spoken(text).iter().any(|(found, _)| *found == Spoken::Question);
        assert!(asks("Cho LĐLĐ tỉnh Nghệ An hỏi: số CĐCS tính đến tháng nào? Xin cảm ơn."));
        assert!(asks("Mục kinh phí có tính nguồn hỗ trợ không?\nTrân trọng."));
        assert!(!asks("Kính gửi báo cáo cho Ban. Tải tại https://kho.example/tep?so=1 ."));
        assert!(!asks("LĐLĐ tỉnh sẽ gửi cho Ban. Xin cảm ơn."));
    }
}
