//! Lines of a letterhead as names of bodies: a name may be broken over two lines.

use crate::judge::head::UNIT_LABELS;
use crate::text::fold;

/// "Đơn vị báo cáo: …", "Công đoàn cấp trên: …" of the forms.
pub(super) fn without_label(body: &str) -> (bool, &str) {
    let Some((label, rest)) = body.split_once(':') else { return (false, body) };
    let folded = fold::fold(label);
    if UNIT_LABELS.contains(&folded.as_str()) { (true, rest) } else { (false, body) }
}

/// Words with which the name of a body begins.
const STARTS: &[&str] = &[
    "tong lien doan",
    "tong ldld",
    "tld",
    "lien doan",
    "ldld",
    "cong doan",
    "cd",
    "cdcs",
    "nghiep doan",
    "ban",
    "van phong",
    "uy ban",
    "doan chu tich",
    "bao",
    "tap chi",
    "nha xuat ban",
    "nxb",
    "cong thong tin",
    "cong ttdt",
    "ubnd",
    "hdnd",
    "so",
    "bo",
    "truong",
    "cong ty",
    "tong cong ty",
    "tap doan",
    "hoi",
    "dang bo",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "doan",
    "mat tran",
    "trung tam",
    "benh vien",
    "hoc vien",
    "vien",
    "cuc",
    "chi cuc",
    "bhxh",
    "don vi",
    "ten don vi",
    "co quan bao cao",
    "dang cong san",
];

/// Beginnings that are no name yet: the rest stands in the next line.
const UNFINISHED: &[&str] =
    &["lien doan", "cong doan", "tong lien doan", "ban", "bao", "lien doan lao dong"];

/// Joins the lines of one body.
pub(super) fn bodies(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines.iter().take(14) {
        let folded = fold::fold(line);
        let starts = STARTS.iter().any(|start| {
            folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        match out.last_mut() {
            Some(body) if !starts || UNFINISHED.contains(&fold::fold(body).as_str()) => {
                body.push(' ');
                body.push_str(line);
            }
            _ => out.push(line.clone()),
        }
    }
    out
}
