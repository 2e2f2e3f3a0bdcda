//! Every way of writing in the vectors, and properties that hold for any text.

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;

const VECTORS: &str = include_str!("../../../fixtures/vectors/dates.csv");

#[test]
fn every_vector_is_read_as_told() {
    let mut rows = csv::Reader::from_reader(VECTORS.as_bytes());
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        seen += 1;
        let (date, flag) = match find(&row[0]) {
            Ok(reading) => {
                let flags: Vec<&str> = reading.flags.iter().map(|flag| flag.as_str()).collect();
                (reading.date.to_string(), flags.join(" "))
            }
            Err(why) => (String::new(), why.as_str().to_owned()),
        };
        if (row[1].to_owned(), row[2].to_owned()) != (date.clone(), flag.clone()) {
            wrong.push(format!("{:?}: told {} {}, got {date} {flag}", &row[0], &row[1], &row[2]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seen, 25);
}

#[test]
fn a_date_stands_out_from_the_words_around_it() {
    let day = |text| read(text).map(|reading| reading.date.to_string());
    let told = Some("2023-05-29".to_owned());
    assert_eq!(day("Số: 45/BC-LĐLĐ\nNghệ An, ngày 29 tháng 5 năm 2023"), told);
    assert_eq!(day("Báo cáo số 12/BC-LĐLĐ (29/5/2023) của LĐLĐ tỉnh"), told);
    assert_eq!(day("mục 1.2.10 nêu trên, ngày 29.5.23"), told);
    assert_eq!(day("Vinh, 29 tháng 5, 2023"), told);
    assert_eq!(day("điện thoại 02383.29.5.2023.1"), None);
}

#[test]
fn a_blank_date_is_not_replaced_by_a_later_one() {
    let line = "ngày … tháng 5 năm 2023. Căn cứ hướng dẫn ngày 12/4/2023";
    assert_eq!(find(line), Err(NoDate::Blank));
    assert_eq!(find("ngày ..../..../2023"), Err(NoDate::Blank));
}

proptest! {
    #[test]
    fn a_date_printed_and_read_is_the_same(year in 1970_i16..2069, month in 1_i8..=12, day in 1_i8..=28) {
        let date = Date::new(year, month, day).unwrap();
        for text in [
            format!("{day:02}/{month}/{year}"),
            format!("Vinh, ngày {day:02} tháng {month:02} năm {year}"),
            format!("{day}.{month}.{:02}", year % 100),
            date.to_string(),
        ] {
            prop_assert_eq!(read(&text).map(|reading| reading.date), Some(date), "{}", text);
        }
    }

    #[test]
    fn no_text_stops_the_reader(text in r"(\PC|[0-9/. -]|ngày |tháng |năm ){0,30}") {
        prop_assert!(find(&text).is_ok_and(|reading| reading.flags.len() <= 2) || read(&text).is_none());
    }
}
