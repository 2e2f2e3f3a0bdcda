//! The telling words of a label: abbreviations written out, small words left away.
//!
//! An abbreviation that offices use for several things ("ĐV": đoàn viên, đơn vị) gives several
//! readings; a label is recognised if any of them is a wording of the form.

/// Abbreviations of union offices, folded and sorted, and what each may stand for.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("bbt", &["ban bien tap"]),
    ("bc", &["bao chi"]),
    ("bch", &["ban chap hanh"]),
    ("btg", &["ban tuyen giao"]),
    ("btv", &["bien tap vien", "ban thuong vu"]),
    ("cb", &["can bo"]),
    ("cbcd", &["can bo cong doan"]),
    ("cd", &["cong doan"]),
    ("cdcs", &["cong doan co so"]),
    ("cnld", &["cong nhan lao dong"]),
    ("cnvc", &["cong nhan vien chuc"]),
    ("cnvcld", &["cong nhan vien chuc lao dong"]),
    ("ct", &["cong tac", "chuong trinh"]),
    ("ctr", &["chuong trinh"]),
    ("ctv", &["cong tac vien"]),
    ("dlxh", &["du luan xa hoi"]),
    ("dn", &["doanh nghiep"]),
    ("dt", &["dao tao", "dien tu"]),
    ("dv", &["doan vien", "don vi"]),
    ("dvcd", &["doan vien cong doan"]),
    ("fb", &["facebook"]),
    ("hd", &["hoat dong"]),
    ("hn", &["hoi nghi"]),
    ("kh", &["ke hoach"]),
    ("kp", &["kinh phi"]),
    ("ldld", &["lien doan lao dong"]),
    ("mxh", &["mang xa hoi"]),
    ("nld", &["nguoi lao dong"]),
    ("nsnn", &["ngan sach nha nuoc"]),
    ("nv", &["nghiep vu"]),
    ("pv", &["phong vien"]),
    ("sl", &["", "luot"]),
    ("tccd", &["tai chinh cong doan"]),
    ("tg", &["tuyen giao"]),
    ("tl", &["ty le"]),
    ("tld", &["tong lien doan"]),
    ("tt", &["truyen thong", "tuyen truyen", "thong tin", "truc tiep"]),
    ("ttcs", &["truc tiep co so"]),
    ("ttdt", &["thong tin dien tu"]),
    ("tw", &["trung uong"]),
    ("ut", &["uu tu"]),
    ("vd", &["van dong"]),
    ("xhh", &["xa hoi hoa"]),
    ("yt", &["youtube"]),
];

/// Words that tell no two rows of a form apart.
const SMALL: &[&str] = &[
    "so", "tong", "luong", "cac", "tat", "ca", "cua", "va", "ve", "cho", "tai", "o", "nhung", "da",
    "hien",
];

/// Readings of one label at most; further abbreviations of several meanings stay as they are.
const MOST_READINGS: usize = 16;

/// One way to read a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// Telling words in their order.
    pub(super) ordered: Vec<String>,
    /// The same sorted.
    pub(super) sorted: Vec<String>,
    /// An abbreviation was written out.
    pub(super) expanded: bool,
}

/// All ways to read folded words.
pub(super) fn readings<'w, W: Iterator<Item = &'w str>>(words: W) -> Vec<Telling> {
    let mut readings: Vec<(Vec<String>, bool)> = vec![(Vec::new(), false)];
    let mut before = "";
    for word in words {
        // "số" is small, "cơ sở" is not.
        let small = SMALL.contains(&word) && !(word == "so" && before == "co");
        before = word;
        if small {
            continue;
        }
        let meanings = meanings(word);
        let branches = readings.len().saturating_mul(meanings.len());
        if meanings.is_empty() || branches > MOST_READINGS {
            for (words, _) in &mut readings {
                words.push(word.to_owned());
            }
        } else {
            readings = branched(&readings, meanings);
        }
    }
    readings.into_iter().map(|(ordered, expanded)| Telling::new(ordered, expanded)).collect()
}

fn meanings(word: &str) -> &'static [&'static str] {
    let known = ABBREVIATIONS.binary_search_by_key(&word, |(short, _)| *short).ok();
    known.and_then(|at| ABBREVIATIONS.get(at)).map_or(&[], |(_, meanings)| *meanings)
}

fn branched(readings: &[(Vec<String>, bool)], meanings: &[&str]) -> Vec<(Vec<String>, bool)> {
    let with = |words: &[String], meaning: &str| {
        let more = meaning.split(' ').filter(|word| !word.is_empty()).map(str::to_owned);
        (words.iter().cloned().chain(more).collect(), true)
    };
    let of_one = |(words, _): &(Vec<String>, bool)| {
        meanings.iter().map(|meaning| with(words, meaning)).collect::<Vec<_>>()
    };
    readings.iter().flat_map(of_one).collect()
}

/// Who "works at" something is of it, and among unions is a union's: "cán bộ công đoàn làm công tác
/// tuyên giáo" are the "cán bộ tuyên giáo".
fn without_work(mut words: Vec<String>) -> Vec<String> {
    let find = |words: &[String], run: &[&str]| words.windows(run.len()).position(|w| w == run);
    while let Some(at) = find(&words, &["lam", "cong", "tac"]) {
        words.drain(at..at.saturating_add(3));
        let staff = ["can", "bo", "cong", "doan"];
        let Some(start) = at.checked_sub(staff.len()) else { continue };
        if words.get(start..at).is_some_and(|before| before == staff) {
            words.drain(start.saturating_add(2)..at);
        }
    }
    words
}

impl Telling {
    /// Takes note of the words.
    pub(super) fn new(ordered: Vec<String>, expanded: bool) -> Self {
        let ordered = without_work(ordered);
        let mut sorted = ordered.clone();
        sorted.sort();
        Self { ordered, sorted, expanded }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_sorted_for_the_search() {
        assert!(ABBREVIATIONS.is_sorted_by_key(|(short, _)| *short));
    }

    #[test]
    fn an_abbreviation_of_several_meanings_gives_several_readings() {
        let words = readings("so dv cua cdcs".split(' '));
        let joined: Vec<String> = words.iter().map(|words| words.ordered.join(" ")).collect();
        assert_eq!(joined, ["doan vien cong doan co so", "don vi cong doan co so"]);
        assert!(words.iter().all(|words| words.expanded));
        assert!(readings("tt tt tt tt tt".split(' ')).len() <= MOST_READINGS);
    }
}
