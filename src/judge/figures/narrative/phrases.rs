//! Words of a sentence as a wording of the form.
//!
//! A sentence says with verbs and owners what a form says with nouns: "đã ban hành kế hoạch" is
//! "có kế hoạch", "ít nhất 4 hoạt động mỗi năm" is "từ 4 hoạt động/năm trở lên", "người" may be
//! "đồng chí". What is left must be a wording in full, or one of the few parts of a wording that
//! leave no doubt; each of these has its reason below.

use crate::judge::figures::labels::Labels;
use crate::judge::figures::labels::Match;
use crate::judge::figures::wording::RowText;
use crate::model::figure::LabelReason;
use crate::model::round::Indicator;
use crate::text::fold::fold;

/// Words about when and how far, which no wording of a form has.
const ASPECT: &[&str] = &["da", "dang", "hien", "duoc"];

/// Whose it is, where that is the reporting unit itself.
const OWNERS: &[&[&str]] = &[
    &["cua", "cac", "cap", "cong", "doan"],
    &["cua", "cong", "doan"],
    &["cua", "don", "vi"],
    &["cua", "to", "chuc", "cong", "doan"],
    &["cong", "doan"],
];

/// Collective nouns before the noun that counts.
const COLLECTIVES: &[&[&str]] = &[
    &["doi", "ngu"],
    &["mang", "luoi"],
    &["luc", "luong"],
    &["tong", "so"],
    &["tong"],
    &["toan", "bo"],
];

/// Verbs that make a plan or a regulation one's own.
const MAKING: &[&[&str]] = &[&["ban", "hanh"], &["xay", "dung"], &["lap"]];

/// Words that want an object: "cuộc thi tìm hiểu …".
const OPEN_ENDED: &[&[&str]] = &[&["tim", "hieu"], &["ve"]];

/// Score from which a part of a wording may stand for it.
const LEAST_PART: u8 = 70;

/// Words of a part of a wording at least.
const SHORTEST_PART: usize = 4;

/// Words of the object that an open-ended wording takes.
const LONGEST_OBJECT: usize = 12;

/// Ways in which a sentence may say a wording of the form: as it stands, then written anew.
pub(super) fn variants(text: &str) -> Vec<String> {
    let words = words(text);
    let mut variants = vec![text.to_owned()];
    let mut add = |words: &[String]| {
        let joined = words.join(" ");
        if !words.is_empty() && !variants.contains(&joined) {
            variants.push(joined);
        }
    };
    let plain = limits(making(without(&words, ASPECT)));
    add(&plain);
    let posted = unposted(&plain);
    add(&posted);
    for owner in OWNERS {
        if let Some(rest) = plain.strip_suffix(&owned(owner)[..]) {
            add(rest);
            add(&unposted(rest));
        }
    }
    // Among unions a "cán bộ" is one of the union's.
    let staff = owned(&["can", "bo", "cong", "doan"]);
    if let Some(at) = plain.windows(staff.len()).position(|run| run == staff) {
        let (before, behind) =
            (plain.get(..at.saturating_add(2)), plain.get(at.saturating_add(4)..));
        add(&[before.unwrap_or_default(), behind.unwrap_or_default()].concat());
    }
    for collective in COLLECTIVES {
        if let Some(rest) = plain.strip_prefix(&owned(collective)[..]) {
            add(rest);
        }
    }
    variants
}

/// The indicator of which a way to say these words is a wording in full.
pub(super) fn in_full(labels: &Labels, text: &str) -> Option<Match> {
    variants(text).iter().find_map(|text| labels.find_full(&RowText::of(text)))
}

/// The indicator of which these words are a part that leaves no doubt.
///
/// `unit`: the number's own words show the indicator's unit of measure, or what the number is a
/// part of does.
pub(super) fn in_part(labels: &Labels, text: &str, unit: bool) -> Option<Match> {
    let own_way = coordinated(labels, text).or_else(|| branded(labels, text));
    own_way.or_else(|| open_ended(labels, text)).or_else(|| {
        let variants = variants(text);
        variants.iter().find_map(|text| headed(labels, text, unit))
    })
}

/// "hội nghị, buổi tuyên truyền": each of the things named is one of the same indicator's, and one
/// of them is a wording of it.
fn coordinated(labels: &Labels, text: &str) -> Option<Match> {
    let items: Vec<&str> = text.split(',').map(str::trim).collect();
    let whole = |item: &&str| labels.find_full(&RowText::of(item));
    let found = items.iter().find_map(whole).filter(|found| found.reason != LabelReason::Short)?;
    let own = own_words(labels.indicator(found.indicator)?);
    let same = |item: &&str| match whole(item) {
        Some(other) => other.indicator == found.indicator,
        None => !item.is_empty() && words(item).iter().all(|word| own.contains(word)),
    };
    (items.len() > 1 && items.iter().all(same)).then_some(found)
}

/// "fanpage Facebook": a wording with a name that the indicator's wordings have as well.
fn branded(labels: &Labels, text: &str) -> Option<Match> {
    let (wording, name) = text.trim().rsplit_once(' ')?;
    let found = labels.find_full(&RowText::of(wording))?;
    let own = own_words(labels.indicator(found.indicator)?);
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    let own_name = capital && words(name).iter().all(|word| own.contains(word));
    own_name.then_some(found)
}

/// "cuộc thi tìm hiểu pháp luật lao động": what a wording leaves open is said behind it.
fn open_ended(labels: &Labels, text: &str) -> Option<Match> {
    let words = words(text);
    let ends = |at: usize| {
        OPEN_ENDED.iter().any(|open| words.get(..at).unwrap_or_default().ends_with(&owned(open)))
    };
    let at = (2..words.len()).find(|at| ends(*at))?;
    let (name, object) = words.split_at_checked(at)?;
    let plain = object.len() <= LONGEST_OBJECT
        && !object.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let other = labels.find_full(&RowText::of(&object.join(" ")));
    let found = labels.find_full(&RowText::of(&name.join(" ")))?;
    (plain && other.is_none() && found.reason != LabelReason::Short).then_some(found)
}

/// A part of one indicator's wordings and of no other's, from their first words on, with nothing
/// strange in it and the proper unit of measure: "lượt cán bộ được bồi dưỡng nghiệp vụ truyền
/// thông".
fn headed(labels: &Labels, text: &str, unit: bool) -> Option<Match> {
    let found = labels.find(&RowText::of(text))?;
    let indicator = labels.indicator(found.indicator)?;
    let words = without(&words(text), FILLERS);
    let own = own_words(indicator);
    let nothing_strange = words.iter().all(|word| own.contains(word));
    let from_first = wordings(indicator).any(|wording| {
        let wording = without(&self::words(wording), FILLERS);
        wording.get(..2).is_some_and(|first| words.starts_with(first))
    });
    let fits = found.rivals.is_empty()
        && found.score >= LEAST_PART
        && found.reason != LabelReason::Short
        && words.len() >= SHORTEST_PART;
    // A wording in full and more words make less of it: "buổi tuyên truyền trực tiếp".
    let narrowed = (2..words.len()).any(|behind| {
        let start = words.get(..behind).unwrap_or_default().join(" ");
        let found = labels.find_full(&RowText::of(&start));
        found.is_some_and(|found| found.reason != LabelReason::Short)
    });
    let measured = unit || begins_with_unit(indicator, &words);
    (fits && nothing_strange && from_first && measured && !narrowed)
        .then(|| found.because(LabelReason::Reordered))
}

/// Words before a name that change nothing.
const FILLERS: &[&str] = &["so", "tong", "luong", "cac", "da", "duoc"];

fn begins_with_unit(indicator: &Indicator, words: &[String]) -> bool {
    units(indicator).iter().any(|unit| words.starts_with(unit))
}

/// Words that may stand for the indicator's unit of measure behind a number, the longest first.
pub(super) fn units(indicator: &Indicator) -> Vec<Vec<String>> {
    let own = words(&indicator.unit_of_measure);
    let mut units = vec![own];
    let more: &[&str] = match fold(&indicator.unit_of_measure).as_str() {
        "nguoi" => &["dong chi", "can bo", "d c"],
        "luot nguoi" => &["luot"],
        "cuoc" => &["buoi", "lop"],
        _ => &[],
    };
    units.extend(more.iter().map(|unit| words(unit)));
    units.retain(|unit| !unit.is_empty());
    units
}

/// Folded words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    RowText::of(text).full.before(usize::MAX).map(str::to_owned).collect()
}

fn wordings(indicator: &Indicator) -> impl Iterator<Item = &str> {
    std::iter::once(&indicator.label).chain(&indicator.synonyms).map(String::as_str)
}

fn own_words(indicator: &Indicator) -> Vec<String> {
    wordings(indicator).flat_map(words).collect()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn without(words: &[String], dropped: &[&str]) -> Vec<String> {
    // The second word of "cơ sở" is none of these, however it is folded.
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        let half = word == "so" && kept.last().is_some_and(|last| last == "co");
        if half || !dropped.contains(&word.as_str()) {
            kept.push(word.clone());
        }
    }
    kept
}

/// "ban hành kế hoạch": who makes a plan has one.
fn making(words: Vec<String>) -> Vec<String> {
    for verb in MAKING {
        let plan = [&owned(verb)[..], &owned(&["ke", "hoach"])].concat();
        let at = words.windows(plan.len()).position(|run| run == plan);
        if let Some((before, behind)) = at.and_then(|at| words.split_at_checked(at)) {
            let rest = behind.get(verb.len()..).unwrap_or_default();
            return [before, &owned(&["co"]), rest].concat();
        }
    }
    words
}

/// "ít nhất 4 hoạt động mỗi năm" as a form says it: "từ 4 hoạt động/năm trở lên".
fn limits(mut words: Vec<String>) -> Vec<String> {
    let each = owned(&["moi", "nam"]);
    if let Some(at) = words.windows(2).position(|run| run == each) {
        words.remove(at);
    }
    for least in [owned(&["it", "nhat"]), owned(&["toi", "thieu"])] {
        if let Some(at) = words.windows(2).position(|run| run == least) {
            words.splice(at..at.saturating_add(2), owned(&["tu"]));
            words.extend(owned(&["tro", "len"]));
        }
    }
    // "chi cho" spends what "cho" is meant for.
    if let Some(at) = words.windows(2).position(|run| run == owned(&["chi", "cho"])) {
        words.remove(at);
    }
    words
}

/// What is posted somewhere is there: "đăng trên báo" is "trên báo".
fn unposted(words: &[String]) -> Vec<String> {
    for verb in [owned(&["dang", "tai", "tren"]), owned(&["dang", "tren"])] {
        if let Some(at) = words.windows(verb.len()).position(|run| run == verb) {
            let behind = at.saturating_add(verb.len()).saturating_sub(1);
            let (before, rest) = (words.get(..at), words.get(behind..));
            return [before.unwrap_or_default(), rest.unwrap_or_default()].concat();
        }
    }
    words.to_vec()
}
