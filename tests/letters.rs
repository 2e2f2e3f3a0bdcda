//! Whole letters through reading and judging: each folder of `fixtures/mail` is a case, named after
//! what is odd in it, with what a person expects (`expected.toml`) and what the program says
//! (`ingested.snap`), so that a reviewer reads letter and verdict side by side.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use tonghop::config;
use tonghop::ingest::{Rules, ingest};
use tonghop::model::figure::{Figure, Value};
use tonghop::model::finding::Finding;
use tonghop::model::judgement::{Attribution, FileJudgement, Judgement};
use tonghop::model::sighting::Digest;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;
use tonghop::words::{Language, Names, Words};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    /// Not checked where it is left out.
    round: Option<String>,
    units: Option<Vec<String>>,
    #[serde(default)]
    files: Vec<ExpectedFile>,
    #[serde(default)]
    figures: Vec<ExpectedFigure>,
    #[serde(default)]
    findings: Vec<String>,
    why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFile {
    name: String,
    format: String,
    #[serde(default)]
    component: Option<String>,
    outcome: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFigure {
    indicator: String,
    period: String,
    #[serde(default)]
    value: Option<toml::Value>,
    #[serde(default)]
    absent: Option<String>,
    status: String,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail")
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn configuration() -> config::Config {
    let folder = tempfile::tempdir().unwrap();
    let round = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/rounds/ctr01-2023");
    let path = folder.path().join("tonghop.toml");
    let text = format!(
        "data_dir = \"data\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nlanguage = \"vi\"\nrounds = [{:?}]\n",
        round.to_str().unwrap()
    );
    std::fs::write(&path, text).unwrap();
    config::load(&path, &BTreeMap::new()).expect("the shipped round has no fault")
}

/// Findings that set the letter beside its receipt: the ledger's, not the letter's own.
const OF_THE_LEDGER: &[&str] = &["clocks_differ", "receipt_suspicious"];

/// The department's own address in every fixture.
const OWN_ADDRESS: &str = "bantuyengiao@tongliendoan.example";

struct Bench {
    rules: Rules,
    shield: Shield,
    rounds: Vec<tonghop::model::round::Round>,
    runtime: tokio::runtime::Runtime,
}

impl Bench {
    fn new() -> Self {
        let config = configuration();
        let rounds = config.rounds.clone();
        let rules = Rules::new(config.rounds, &[], [OWN_ADDRESS.to_owned()]);
        let program = PathBuf::from(env!("CARGO_BIN_EXE_tonghop"));
        let shield = Shield::new(program, Limits::default());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { rules, shield, rounds, runtime }
    }

    fn judge(&self, letter: &Path) -> Judgement {
        let document = self.runtime.block_on(self.shield.letter(letter)).unwrap();
        ingest(digest(letter), &document, &self.rules)
    }
}

fn digest(path: &Path) -> Digest {
    use sha2::Digest as _;
    Digest(sha2::Sha256::digest(std::fs::read(path).unwrap()).into())
}

#[test]
fn every_case_comes_out_as_a_person_expects() {
    let bench = Bench::new();
    let cases = cases();
    assert!(cases.len() >= 55, "only {} cases found", cases.len());
    let mut wrong = String::new();
    for case in &cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let expected = std::fs::read_to_string(case.join("expected.toml")).unwrap();
        let expected: Expected =
            toml::from_str(&expected).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let judgement = bench.judge(&case.join("message.eml"));
        let faults = differences(&expected, &judgement);
        if !faults.is_empty() {
            writeln!(wrong, "{name} ({}):\n{}", expected.why, faults.join("\n")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_case_says_what_its_golden_file_says() {
    let bench = Bench::new();
    for case in cases() {
        let text = render(&bench, &bench.judge(&case.join("message.eml")));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("ingested", text));
    }
}

fn units(judgement: &Judgement) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    if judgement.verdict.is_report() {
        let certain = judgement.files.iter().filter_map(|file| file.attribution.certain());
        units.extend(certain.map(ToString::to_string));
    }
    if units.is_empty() {
        match &judgement.attribution {
            Attribution::Certain(unit) | Attribution::Subordinate(Some(unit)) => {
                units.push(unit.to_string());
            }
            _ => {}
        }
    }
    units.sort();
    units.dedup();
    units
}

fn differences(expected: &Expected, judgement: &Judgement) -> Vec<String> {
    let mut faults = Vec::new();
    let mut compare = |what: &str, expected: &str, found: &str| {
        // Where several answers can be defended, the truth names them all.
        if !expected.split('|').any(|allowed| allowed == found) {
            faults.push(format!("  {what}: expected {expected:?}, found {found:?}"));
        }
    };
    let verdict = judgement.verdict.as_str();
    compare("verdict", &expected.verdict, verdict);
    if let Some(wanted) = &expected.round {
        let round = judgement.round.as_ref().map_or("", |round| round.as_str());
        compare("round", wanted, round);
    }
    if let Some(wanted) = &expected.units
        && verdict != "unresolved"
    {
        let mut wanted = wanted.clone();
        wanted.sort();
        compare("units", &wanted.join(" "), &units(judgement).join(" "));
    }
    for file in &expected.files {
        match judgement.files.iter().find(|found| found.name == file.name) {
            None => {
                let names: Vec<_> = judgement.files.iter().map(|f| f.name.as_str()).collect();
                compare("file", &file.name, &format!("only {names:?}"));
            }
            Some(found) => {
                compare(&format!("{} format", file.name), &file.format, found.format.as_str());
                let component = found.component.map_or("", |component| component.as_str());
                if let Some(wanted) = &file.component {
                    compare(&format!("{} component", file.name), wanted, component);
                }
                compare(&format!("{} outcome", file.name), &file.outcome, found.outcome.as_str());
            }
        }
    }
    for figure in &expected.figures {
        let all = judgement.files.iter().flat_map(|file| &file.figures).filter(|found| {
            found.indicator.as_str() == figure.indicator && found.period.as_str() == figure.period
        });
        // A table beats a sentence, in whichever file it stands.
        let found = all.min_by_key(|found| found.sentence.is_some());
        let what = format!("{} {}", figure.indicator, figure.period);
        compare(&what, &wanted_figure(figure), &found.map_or_else(String::new, told_figure));
    }
    let findings = all_findings(judgement);
    let own = |finding: &&String| !OF_THE_LEDGER.contains(&finding.as_str());
    for finding in expected.findings.iter().filter(own) {
        if !findings.iter().any(|found| found == finding) {
            compare("finding", finding, &findings.join(" "));
        }
    }
    faults
}

fn wanted_figure(figure: &ExpectedFigure) -> String {
    let value = match &figure.value {
        None => String::new(),
        Some(toml::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    format!("{} {value}{}", figure.status, figure.absent.as_deref().unwrap_or(""))
}

fn told_figure(figure: &Figure) -> String {
    let value = match &figure.reading.value {
        None => String::new(),
        Some(Value::Number(number)) => number.normalize().to_string(),
        Some(Value::Text(text)) => text.clone(),
    };
    let absent = figure.reading.absent.map_or("", |absent| absent.as_str());
    format!("{} {value}{absent}", figure.reading.status.as_str())
}

fn all_findings(judgement: &Judgement) -> Vec<String> {
    let of_files = judgement.files.iter().flat_map(|file| &file.findings);
    judgement.findings.iter().chain(of_files).map(name_of).collect()
}

/// The variant's name as serde writes it.
fn name_of(finding: &Finding) -> String {
    match serde_json::to_value(finding).unwrap() {
        serde_json::Value::String(name) => name,
        serde_json::Value::Object(map) => map.keys().next().unwrap().clone(),
        other => panic!("a finding is {other}"),
    }
}

/// A text that a clerk could check.
fn render(bench: &Bench, judgement: &Judgement) -> String {
    let words = Words::new(Language::Vi);
    let names = Names::new(&bench.rounds);
    let mut text = String::new();
    writeln!(text, "Chủ đề: {}", judgement.head.subject).unwrap();
    writeln!(text, "Người gửi: {} <{}>", judgement.head.from.name, judgement.head.from.address)
        .unwrap();
    writeln!(text, "Loại thư: {}", words.verdict(judgement.verdict)).unwrap();
    writeln!(text, "Đợt: {}", judgement.round.as_ref().map_or("–", |round| round.as_str()))
        .unwrap();
    writeln!(text, "Đơn vị: {}", told_attribution(&judgement.attribution, names)).unwrap();
    for evidence in &judgement.evidence {
        writeln!(text, "  - {}", words.evidence(evidence, names)).unwrap();
    }
    for finding in &judgement.findings {
        writeln!(text, "  ! {}", words.finding(finding, names)).unwrap();
    }
    for file in judgement.files.iter() {
        render_file(&mut text, words, names, file);
    }
    text
}

fn told_attribution(attribution: &Attribution, names: Names<'_>) -> String {
    match attribution {
        Attribution::Certain(unit) => names.unit(unit).to_owned(),
        Attribution::Likely(unit) => format!("có lẽ {}", names.unit(unit)),
        Attribution::Contested(units) => format!("một trong: {}", names.units(units)),
        Attribution::Subordinate(Some(unit)) => format!("cấp dưới của {}", names.unit(unit)),
        Attribution::Subordinate(None) => "một cấp dưới, không rõ của ai".to_owned(),
        Attribution::NotOnList(name) => format!("ngoài danh sách: {name}"),
        Attribution::Nobody => "chưa rõ".to_owned(),
    }
}

fn render_file(text: &mut String, words: Words, names: Names<'_>, file: &FileJudgement) {
    let component = file.component.map_or("–", |component| words.component(component));
    let outcome = words.outcome(file.outcome);
    writeln!(text, "Tệp {} “{}” ({}): {component}, {outcome}", file.path, file.name, file.format)
        .unwrap();
    if file.attribution != Attribution::Nobody {
        writeln!(text, "  của: {}", told_attribution(&file.attribution, names)).unwrap();
    }
    if let Some(number) = &file.document_number {
        writeln!(text, "  số: {number}").unwrap();
    }
    if let Some(date) = file.document_date {
        writeln!(text, "  ngày: {}", words.date(date)).unwrap();
    }
    for finding in &file.findings {
        writeln!(text, "  ! {}", words.finding(finding, names)).unwrap();
    }
    for figure in &file.figures {
        let place = words.place(&figure.place);
        let raw = figure.reading.raw.replace('\n', " / ");
        let told = told_figure(figure);
        let key = format!("{} {}", figure.indicator, figure.period);
        let sentence = figure.sentence.as_ref();
        let sentence = sentence.map_or_else(String::new, |sentence| format!(": {sentence}"));
        writeln!(text, "  {key}: {told} ← {place} “{raw}”{sentence}").unwrap();
    }
    for row in &file.stray_rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.raw.as_str()).collect();
        writeln!(text, "  ngoài biểu: {} | {}", row.label, cells.join(" | ")).unwrap();
    }
}

#[test]
fn line_endings_make_no_difference() {
    let bench = Bench::new();
    let folder = tempfile::tempdir().unwrap();
    for case in ["bang-mot-cot", "bang-nam", "thu-long-nhau"] {
        let crlf = fixtures().join(case).join("message.eml");
        let bytes = std::fs::read(&crlf).unwrap();
        let text: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\r').collect();
        let lf = folder.path().join("lf.eml");
        std::fs::write(&lf, text).unwrap();
        let (a, b) = (bench.judge(&crlf), bench.judge(&lf));
        assert_eq!(a.verdict, b.verdict, "{case}");
        assert_eq!(units(&a), units(&b), "{case}");
        let figures = |j: &Judgement| -> Vec<Figure> {
            j.files.iter().flat_map(|file| file.figures.clone()).collect()
        };
        assert_eq!(figures(&a), figures(&b), "{case}");
    }
}

#[test]
fn every_fixture_folder_is_a_whole_case() {
    for case in cases() {
        for file in ["message.eml", "expected.toml"] {
            assert!(case.join(file).exists(), "{} lacks {file}", case.display());
        }
    }
    // The binary under test is the one that was built for these tests.
    assert!(
        Command::new(env!("CARGO_BIN_EXE_tonghop")).arg("--version").status().unwrap().success()
    );
}
