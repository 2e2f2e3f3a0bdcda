//! Who issued a document, by its letterhead.
//!
//! The second line names the issuer, the first only its parent: every central union writes below
//! "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", every district below its province. A name may be broken
//! over two lines, so lines are first joined to bodies.

use super::mention::{Relation, mentions};
use super::profile::{Profile, Sort};
use super::tiling::Tiling;
use super::{Meaning, Recogniser};
use crate::judge::head::Head;
use crate::model::unit::UnitId;
use crate::text::fold;
use crate::text::vocabulary::Class;

mod lines;

use lines::{bodies, without_label};

/// Characters of a line that may be the name of a body; a longer one is running text.
const LONGEST_BODY: usize = 120;

/// Who issued a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// A unit of the list.
    Unit(UnitId),
    /// A body below it; `None`: below nobody that we know.
    Below(Option<UnitId>),
    /// The Confederation, or its department that gets the reports: our own paper.
    Own,
    /// A union body that is not on the list.
    Stranger,
    /// A body outside the unions.
    Foreign,
}

/// A letterhead that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// Who issued the document.
    pub issuer: Issuer,
    /// The line that tells, as written.
    pub words: String,
}

/// What one line of a letterhead names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Headquarters,
    Unit(usize),
    Below(Option<usize>),
    /// A department on the list; of whom, the line above tells.
    Department(usize),
    /// A department or a committee of the body above.
    Office,
    /// A union that the list does not have. `base`: of a company, school or the like.
    Union {
        base: bool,
    },
    Foreign,
}

impl Recogniser {
    /// Reads the letterhead of a document.
    pub fn letterhead(&self, head: &Head) -> Option<Letterhead> {
        let mut parent = None;
        let mut last: Option<(Line, String)> = None;
        for body in bodies(&head.letterhead) {
            let Some(line) = self.line(&body) else { continue };
            if let Some((above, _)) = last.replace((line, body)) {
                parent = Some(above);
            }
        }
        let (line, words) = last?;
        Some(Letterhead { issuer: self.issuer(line, parent)?, words })
    }

    /// The bodies of a letterhead whose issuer is nobody that we know, as far as they are needed to
    /// read it again once a person has said whom the name means: the issuer last.
    pub fn unknown_bodies(&self, head: &Head) -> Vec<String> {
        let mut bodies = bodies(&head.letterhead);
        let known = bodies.iter().rposition(|body| self.line(body).is_some());
        let issuer = match known.map(|last| (last, bodies.get(last).and_then(|b| self.line(b)))) {
            // Right below the Confederation stands its body, whatever words the name is made of.
            Some((last, Some(Line::Headquarters))) => last.saturating_add(1),
            Some((last, _)) => last,
            None if head.number.is_some() || head.date.is_some() => 0,
            None => return Vec::new(),
        };
        bodies.truncate(issuer.saturating_add(1));
        let fits = |body: &String| body.chars().count() <= LONGEST_BODY;
        // Without its issuer a letterhead would pass for one of the body above.
        if !bodies.last().is_some_and(fits) {
            return Vec::new();
        }
        bodies.retain(fits);
        bodies
    }

    fn issuer(&self, line: Line, parent: Option<Line>) -> Option<Issuer> {
        let above = match parent {
            Some(Line::Unit(unit)) => Some(unit),
            _ => None,
        };
        let central = parent == Some(Line::Headquarters);
        Some(match line {
            Line::Headquarters => Issuer::Own,
            Line::Unit(unit) => match above.filter(|above| self.is_below(unit, *above)) {
                Some(above) => Issuer::Below(self.id(above)),
                None => self.unit(unit)?,
            },
            Line::Below(unit) => Issuer::Below(above.or(unit).and_then(|unit| self.id(unit))),
            Line::Department(unit) if central => self.unit(unit)?,
            Line::Department(_) | Line::Office => match above {
                Some(above) => self.unit(above)?,
                None if central => Issuer::Stranger,
                None => return None,
            },
            Line::Union { .. } if above.is_some() => {
                Issuer::Below(above.and_then(|unit| self.id(unit)))
            }
            Line::Union { base: true } if !central => Issuer::Below(None),
            Line::Union { .. } => Issuer::Stranger,
            // Whatever stands right below the Confederation is one of its bodies.
            Line::Foreign if central => Issuer::Stranger,
            Line::Foreign => Issuer::Foreign,
        })
    }

    /// A trade union under a province is the province's own branch, not the central union.
    fn is_below(&self, unit: usize, above: usize) -> bool {
        let sort = |unit: usize| self.profiles.get(unit).map_or(Sort::Other, |found| found.sort);
        matches!((sort(above), sort(unit)), (Sort::Place { .. }, Sort::Branch { .. }))
    }

    fn unit(&self, unit: usize) -> Option<Issuer> {
        let profile = self.profiles.get(unit)?;
        Some(if profile.receiver { Issuer::Own } else { Issuer::Unit(profile.id.clone()) })
    }

    fn id(&self, unit: usize) -> Option<UnitId> {
        self.profiles.get(unit).map(|profile| profile.id.clone())
    }

    fn line(&self, body: &str) -> Option<Line> {
        let (labelled, body) = without_label(body);
        let tiling = Tiling::new(&self.index, body, false);
        let found = mentions(&tiling, &self.profiles);
        let found = found.iter().find(|found| found.anchored || labelled);
        if let Some(found) = found {
            return Some(match (found.relation, found.unit) {
                (Relation::Itself, Some(unit)) => Line::Unit(unit),
                (_, unit) => Line::Below(unit),
            });
        }
        let first = tiling.pieces.first()?;
        match first.meaning() {
            Some(Meaning::Bare(unit) | Meaning::Full(unit))
                if is_department(self.profiles.get(unit)) =>
            {
                Some(Line::Department(unit))
            }
            Some(Meaning::Word(Class::Headquarters)) => Some(Line::Headquarters),
            Some(Meaning::Word(Class::Union)) => {
                let base = tiling.pieces.iter().any(|piece| piece.class() == Some(Class::Body));
                Some(Line::Union { base })
            }
            Some(Meaning::Word(Class::Foreign | Class::Body)) => Some(Line::Foreign),
            _ => is_office(body).then_some(Line::Office),
        }
    }
}

/// The name in a line of a letterhead, the form's label before it left out.
pub fn body_name(body: &str) -> &str {
    without_label(body).1
}

fn is_department(profile: Option<&Profile>) -> bool {
    profile.is_some_and(|profile| profile.sort == Sort::Department)
}

/// A department or a committee, by its first words.
pub(super) fn is_office(body: &str) -> bool {
    let folded = fold::fold(body);
    ["ban ", "van phong", "uy ban kiem tra", "phong ", "doan chu tich"]
        .iter()
        .any(|word| folded.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::testing::{document, recogniser};
    use crate::model::document::Format;

    fn issuer(recogniser: &Recogniser, text: &str) -> String {
        let document = document(Format::Docx, "bc.docx", text);
        match recogniser.letterhead(&Head::of(&document)).map(|found| found.issuer) {
            Some(Issuer::Unit(unit)) => unit.to_string(),
            Some(Issuer::Below(unit)) => {
                format!("below {}", unit.map_or_else(String::new, |unit| unit.to_string()))
            }
            Some(other) => format!("{other:?}"),
            None => "nobody".to_owned(),
        }
    }

    #[test]
    fn the_parent_of_an_issuer_that_is_no_name_is_not_kept_as_the_issuer() {
        let recogniser = recogniser();
        let kept = |issuer: &str| {
            let parent = "LIÊN ĐOÀN LAO ĐỘNG TỈNH CHÂU GIANG";
            let letterhead = vec![parent.to_owned(), issuer.to_owned()];
            let number = Some("Số: 12/BC".to_owned());
            recogniser.unknown_bodies(&Head { letterhead, number, ..Head::default() }).len()
        };
        assert_eq!(kept("CÔNG ĐOÀN CÔNG TY CHÂU GIANG"), 2);
        assert_eq!(kept(&"CÔNG ĐOÀN CÔNG TY ".repeat(9)), 0);
    }

    #[test]
    fn the_second_line_issues_and_the_first_is_its_parent() {
        let recogniser = recogniser();
        let cases = [
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN", "ldld-nghe-an"),
            ("TỔNG LĐLĐ VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH NGHỆ AN", "ldld-nghe-an"),
            (
                "TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM\nLĐLĐ TỈNH BÀ RỊA - VŨNG TÀU",
                "ldld-ba-ria-vung-tau",
            ),
            (
                "tổng liên đoàn lao động việt nam\nliên đoàn lao động tỉnh thanh hoá",
                "ldld-thanh-hoa",
            ),
            (
                "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG ĐOÀN Y TẾ VIỆT NAM\tĐộc lập - Tự do - Hạnh phúc",
                "cd-y-te",
            ),
            (
                "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCÔNG ĐOÀN\nTỔNG CÔNG TY HÀNG HẢI VIỆT NAM Độc lập – Tự do – Hạnh phúc",
                "cd-hang-hai",
            ),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nBAN NỮ CÔNG", "ban-nu-cong"),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nBAN TUYÊN GIÁO", "Own"),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Own"),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nTRƯỜNG ĐẠI HỌC CÔNG ĐOÀN", "Stranger"),
            (
                "LIÊN ĐOÀN LAO ĐỘNG TỈNH NINH BÌNH\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN KIM SƠN",
                "below ldld-ninh-binh",
            ),
            ("LĐLĐ TỈNH NGHỆ AN\nCÔNG ĐOÀN NGÀNH Y TẾ", "below ldld-nghe-an"),
            ("LĐLĐ TỈNH NGHỆ AN\nBAN TUYÊN GIÁO", "ldld-nghe-an"),
            ("LĐLĐ TỈNH BÌNH DƯƠNG\nLĐLĐ THÀNH PHỐ THỦ DẦU MỘT", "below ldld-binh-duong"),
            ("LĐLĐ THÀNH PHỐ HÀ NỘI\nBÁO LAO ĐỘNG THỦ ĐÔ", "bao-lao-dong-thu-do"),
            ("BỘ Y TẾ\nCÔNG ĐOÀN Y TẾ VIỆT NAM", "cd-y-te"),
            ("CÔNG ĐOÀN GIÁO DỤC VIỆT NAM\nCÔNG ĐOÀN TRƯỜNG ĐẠI HỌC VINH", "below cd-giao-duc"),
            ("UBND TỈNH NGHỆ AN\nSỞ Y TẾ", "Foreign"),
            ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH NGHỆ AN", "Foreign"),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nCÔNG ĐOÀN BƯU CHÍNH VIỆT NAM", "Stranger"),
            (
                "Công đoàn cấp trên: Tổng LĐLĐ Việt Nam\nĐơn vị báo cáo: LĐLĐ tỉnh Hà Nam",
                "ldld-ha-nam",
            ),
            ("Đơn vị báo cáo: Hà Nam", "ldld-ha-nam"),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|(lines, expected)| {
                let text = format!("{lines}\nSố: 45/BC-LĐLĐ\nBÁO CÁO\nKết quả triển khai");
                let got = issuer(&recogniser, &text);
                (got != *expected).then(|| format!("{lines:?}: {got}, not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
