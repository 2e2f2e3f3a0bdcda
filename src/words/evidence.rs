//! A sentence for each piece of evidence: why the machine thinks what it thinks.

use crate::model::evidence::{Evidence, Signal};

use super::{Names, Words};

impl Words {
    /// One reason, as staff can check it against the letter.
    pub fn evidence(self, evidence: &Evidence, names: Names<'_>) -> String {
        match evidence {
            Evidence::Names { signal, unit, words } => {
                let (signal, unit) = (self.signal(*signal), names.unit(unit));
                say!(
                    self,
                    vi = "{signal} ghi “{words}”: {unit}.",
                    en = "{signal}: “{words}” names {unit}."
                )
            }
            Evidence::Below { signal, parent, words } => {
                let (signal, parent) = (self.signal(*signal), names.unit(parent));
                say!(
                    self,
                    vi = "{signal} ghi “{words}”: cấp dưới của {parent}.",
                    en = "{signal}: “{words}” is a body below {parent}.",
                )
            }
            Evidence::Round { words } => say!(
                self,
                vi = "Thuộc đợt báo cáo này vì có “{words}”.",
                en = "It belongs to this round because it says “{words}”.",
            ),
            Evidence::OtherRound { words } => say!(
                self,
                vi = "Thuộc đợt hoặc chương trình khác vì có “{words}”.",
                en = "It belongs to another round or programme because it says “{words}”.",
            ),
            Evidence::FormMatches { indicators } => say!(
                self,
                vi = "Biểu số liệu khớp với mẫu của đợt ({indicators} chỉ tiêu).",
                en = "The table matches the form of the round ({indicators} indicators).",
            ),
            Evidence::Kind { words } => {
                say!(
                    self,
                    vi = "Loại thư nhận ra nhờ “{words}”.",
                    en = "Its kind is told by “{words}”."
                )
            }
            Evidence::OwnDocument { words } => say!(
                self,
                vi = "Là văn bản của chính Ban gửi đi, nhận ra nhờ “{words}”.",
                en = "It is our own document, told by “{words}”.",
            ),
            Evidence::UnknownLetterhead { words } => say!(
                self,
                vi = "Cơ quan ban hành ghi “{words}”, không có trong danh sách.",
                en = "The letterhead says “{words}”, which is not on the list.",
            ),
            Evidence::Authentication { words } => self.authentication(words).to_owned(),
            Evidence::Undelivered { address } => say!(
                self,
                vi = "Báo thư gửi tới {address} không đến nơi.",
                en = "It says that mail to {address} was not delivered.",
            ),
            Evidence::Ruling { id } => {
                say!(self, vi = "Theo ý kiến cán bộ số {id}.", en = "By decision no. {id}.")
            }
        }
    }

    /// What the receiving server's results come to: only DMARC speaks of the address that is shown.
    fn authentication(self, results: &str) -> &'static str {
        if results.to_ascii_lowercase().contains("dmarc=pass") {
            return self.pick(
                "Máy chủ nhận thư xác nhận người gửi.",
                "The receiving server confirms the sender.",
            );
        }
        self.pick(
            "Máy chủ nhận thư không xác nhận người gửi.",
            "The receiving server does not confirm the sender.",
        )
    }

    /// Where a signal was seen, to open a sentence.
    pub fn signal(self, signal: Signal) -> &'static str {
        match signal {
            Signal::AddressBook => self.pick("Sổ địa chỉ", "Address book"),
            Signal::Letterhead => self.pick("Tên cơ quan ban hành", "Letterhead"),
            Signal::Subject => self.pick("Tiêu đề thư", "Subject"),
            Signal::FileName => self.pick("Tên tệp", "File name"),
            Signal::Body => self.pick("Nội dung thư", "Text of the letter"),
            Signal::DisplayName => self.pick("Tên người gửi", "Sender's name"),
            Signal::DocumentNumber => self.pick("Số, ký hiệu văn bản", "Document number"),
            Signal::PlaceLine => self.pick("Địa danh trên văn bản", "Place of the date line"),
            Signal::Domain => self.pick("Tên miền thư điện tử", "Mail domain"),
            Signal::Signature => self.pick("Phần ký tên", "Signature block"),
            Signal::Ruling => self.pick("Ý kiến cán bộ", "Decision"),
        }
    }
}
