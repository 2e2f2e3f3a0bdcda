//! Tables typed as lines of text.

use crate::judge::figures::FormIndex;
use crate::judge::figures::figures;
use crate::judge::testing;
use crate::model::document::Format;

#[test]
fn prose_with_colons_is_no_table() {
    let text =
        "Kính gửi: Ban Tuyên giáo\nThời gian: 8 giờ\nĐT: 0900 000 000\nSố: 5\nVề việc: báo cáo";
    let document = testing::document(Format::Text, "", text);
    assert!(!figures(&document, &FormIndex::new(&testing::round())).has_typed_table);
}
