//! The small parts around the text: what is in the package, the look, the page number.

use std::io;

use super::xml::Xml;
use crate::words::Words;

/// Namespace of the markup (ECMA-376, part 1).
pub(super) const W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// Namespace of relationships.
pub(super) const R: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
/// By which the text names its footer.
pub(super) const FOOTER: &str = "rId2";

const RELATIONS: (&str, &str) =
    ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types() -> io::Result<Vec<u8>> {
    let namespace = ("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    let mut xml = Xml::part("Types", &[namespace])?;
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)])?;
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
    let core = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
    for (part, kind) in [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/docProps/core.xml", core),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)])?;
    }
    xml.end("Types")
}

pub(super) fn package_relations() -> io::Result<Vec<u8>> {
    relations(&[
        ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", format!("{PACKAGE}/metadata/core-properties"), "docProps/core.xml"),
    ])
}

pub(super) fn document_relations() -> io::Result<Vec<u8>> {
    relations(&[
        ("rId1", format!("{OFFICE}/styles"), "styles.xml"),
        (FOOTER, format!("{OFFICE}/footer"), "footer1.xml"),
    ])
}

fn relations(targets: &[(&str, String, &str)]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("Relationships", &[RELATIONS])?;
    for (id, kind, target) in targets {
        xml.empty("Relationship", &[("Id", *id), ("Type", kind), ("Target", *target)])?;
    }
    xml.end("Relationships")
}

/// Title and program. No time: the list itself says of which moment it is.
pub(super) fn core(title: &str) -> io::Result<Vec<u8>> {
    let root = "cp:coreProperties";
    let mut xml = Xml::part(
        root,
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    )?;
    xml.text("dc:title", &[], title)?;
    xml.text("dc:creator", &[], "tonghop")?;
    xml.end(root)
}

/// Times New Roman 13, as Decree 30/2020/NĐ-CP (appendix I) asks of office documents.
pub(super) fn styles(words: Words) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:styles", &[W])?;
    xml.open("w:docDefaults", &[])?;
    xml.open("w:rPrDefault", &[])?;
    xml.open("w:rPr", &[])?;
    let font = "Times New Roman";
    let attributes = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
    xml.empty("w:rFonts", &attributes)?;
    xml.value("w:sz", "26")?;
    xml.value("w:szCs", "26")?;
    xml.value("w:lang", words.language_tag())?;
    xml.close("w:rPr")?;
    xml.close("w:rPrDefault")?;
    xml.close("w:docDefaults")?;
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")])?;
    xml.value("w:name", "Normal")?;
    xml.close("w:style")?;
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", "Title")])?;
    xml.value("w:name", "Title")?;
    xml.value("w:basedOn", "Normal")?;
    xml.close("w:style")?;
    xml.end("w:styles")
}

/// "Trang 1/3": the only fields of the document.
pub(super) fn footer(words: Words) -> io::Result<Vec<u8>> {
    let mut xml = Xml::part("w:ftr", &[W])?;
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.value("w:jc", "center")?;
    xml.close("w:pPr")?;
    let (before, between) = words.sheet_of();
    for (text, field) in [(before, "PAGE"), (between, "NUMPAGES")] {
        run(&mut xml, text)?;
        xml.open("w:fldSimple", &[("w:instr", field)])?;
        run(&mut xml, "1")?;
        xml.close("w:fldSimple")?;
    }
    xml.close("w:p")?;
    xml.end("w:ftr")
}

fn run(xml: &mut Xml, text: &str) -> io::Result<()> {
    xml.open("w:r", &[])?;
    xml.open("w:rPr", &[])?;
    xml.value("w:sz", "22")?;
    xml.close("w:rPr")?;
    xml.text("w:t", &[("xml:space", "preserve")], text)?;
    xml.close("w:r")
}
