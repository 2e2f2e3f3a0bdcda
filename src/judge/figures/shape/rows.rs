//! Indicators down the rows, periods across: the one-period form ("Số lượng") and the form by
//! years ("Năm 2020 | Năm 2021 | … | Cộng").

mod heading;
mod parts;
mod reader;

use crate::judge::figures::draft::Sheaf;
use crate::judge::figures::shape::Page;
use crate::judge::figures::shape::Region;

pub(super) use heading::begins_with_number;
pub(super) use heading::opens;
pub(super) use heading::vote;

/// What stands in the rows.
pub(super) fn read(page: &Page<'_>, region: &Region) -> Sheaf {
    let mut reader = reader::Reader::new(page, region);
    let lines = page.lines.get(region.body.clone()).unwrap_or_default();
    for (index, line) in lines.iter().enumerate() {
        reader.line(index, line);
    }
    reader.finish()
}
