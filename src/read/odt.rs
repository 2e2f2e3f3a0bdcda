//! `.odt` (OpenDocument 1.3 part 3), read by ourselves with the helpers of `.docx`.
//!
//! Read is the text with its text boxes, and beside it notes, and the headers and footers of the
//! styles; no comments. What was deleted under tracking stands aside in the file and is passed over.

mod body;
mod table;

use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::package::Package;
use crate::read::scan;
use crate::read::unread;

/// Reads a document.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if let Err(fault) = document(bytes, draft) {
        draft.fault(fault);
    }
}

fn document(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Fault> {
    if unread::is_protected_opendocument(bytes, draft) {
        return Err(Fault::Protected);
    }
    let mut package = Package::open(bytes, draft.limits())?;
    let Some(text) = package.text("content.xml")? else {
        return Err(Fault::damaged("no main part"));
    };
    body::read(&text, draft)?;
    if let Some(styles) = package.text("styles.xml")? {
        body::read_styles(&styles, draft)?;
    }
    scan::note(draft, package.has_part("Pictures/", scan::PICTURE_BYTES));
    Ok(())
}
