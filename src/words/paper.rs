//! What stands around a list on paper: heading block, place and date, places to sign.

use jiff::civil::Date;

use super::Words;

impl Words {
    /// The country and its motto (Decree 30/2020/NĐ-CP, appendix I).
    pub fn national_motto(self) -> (&'static str, &'static str) {
        (
            self.pick("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIETNAM"),
            self.pick("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        )
    }

    /// "Hà Nội, ngày 02 tháng 6 năm 2023": days below 10 and the first two months with a zero.
    pub fn place_and_date(self, place: &str, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
        let written = self.date(date);
        say!(
            self,
            vi = "{place}, ngày {day:02} tháng {month} năm {year}",
            en = "{place}, {written}",
        )
    }

    /// Above the name of who made the list.
    pub fn prepared_by(self) -> &'static str {
        self.pick("NGƯỜI LẬP BIỂU", "PREPARED BY")
    }

    /// Below the places to sign.
    pub fn sign_here(self) -> &'static str {
        self.pick("(Ký, ghi rõ họ tên)", "(Signature, full name)")
    }

    /// What stands before the page number, and between it and their count.
    pub fn sheet_of(self) -> (&'static str, &'static str) {
        (self.pick("Trang ", "Page "), self.pick("/", " of "))
    }

    /// The language for a program's spelling check.
    pub fn language_tag(self) -> &'static str {
        self.pick("vi-VN", "en-GB")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use jiff::civil::date;

    #[test]
    fn days_and_months_are_written_as_offices_write_them() {
        let words = Words::new(Language::Vi);
        let line = |month, day| words.place_and_date("Hà Nội", date(2023, month, day));
        assert_eq!(line(6, 2), "Hà Nội, ngày 02 tháng 6 năm 2023");
        assert_eq!(line(2, 14), "Hà Nội, ngày 14 tháng 02 năm 2023");
    }
}
