//! Letters on a picture, where the office wants them recognised.
//!
//! They say whose the report is and from when. Figures never come from here: of a real scan's
//! numbers between a tenth and two thirds were wrong, and 98,5 read as 985 looks as good as any.
//! So the text comes as paragraphs only, and the document says where it is from.

use crate::model::finding::Finding;
use crate::read::draft::Draft;
use crate::read::pdf;
use crate::read::tools::Tool;
use crate::read::tools::ToolFault;

/// Notes that the file is only a picture.
pub(super) fn note(draft: &mut Draft<'_>) {
    let file = draft.name().to_owned();
    draft.find(Finding::ScanOnly { file });
}

/// Reads a picture.
pub(super) fn picture(bytes: &[u8], draft: &mut Draft<'_>) {
    note(draft);
    if draft.limits().ocr_pages > 0 {
        let text = draft.tools().run(Tool::Ocr, bytes);
        take(&[text], draft);
    }
}

/// Reads a PDF of pictures.
pub(super) fn pages(bytes: &[u8], count: u32, draft: &mut Draft<'_>) {
    note(draft);
    let mut texts = Vec::new();
    for page in 1..=count.min(draft.limits().ocr_pages) {
        let picture = draft.tools().run(Tool::PdfImage(page), bytes);
        texts.push(picture.and_then(|picture| draft.tools().run(Tool::Ocr, &picture)));
    }
    take(&texts, draft);
}

fn take(texts: &[Result<Vec<u8>, ToolFault>], draft: &mut Draft<'_>) {
    let before = draft.text_bytes();
    for text in texts.iter().flatten() {
        pdf::seen(text, draft);
    }
    let file = draft.name().to_owned();
    if draft.text_bytes() > before {
        draft.mark_from_ocr();
        draft.find(Finding::FromOcr { file });
    } else if texts.contains(&Err(ToolFault::NotInstalled)) {
        let package = Tool::Ocr.package().to_owned();
        draft.find(Finding::ProgramMissing { file, package });
    }
}
