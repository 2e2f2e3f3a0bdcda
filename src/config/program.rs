//! `tonghop.toml` and everything it names, checked: one value, or all faults of all files.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::config::Config;
use crate::config::Language;
use crate::config::Reading;
use crate::config::addresses;
use crate::config::checks;
use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::fingerprint::Fingerprint;
use crate::config::form;
use crate::config::keys;
use crate::config::mailboxes;
use crate::config::office;
use crate::config::outgoing;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::round;
use crate::config::sheet::first_of;
use crate::config::tree;
use crate::config::units;
use crate::config::watch::Trail;
use crate::model::fault::Fault;
use crate::model::fault::FaultPlace;
use crate::model::fault::Faults;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::ValueFault;
use crate::model::round::Round;
use crate::model::unit::AddressEntry;

const LANGUAGES: [(&str, Language); 2] = [("vi", Language::Vi), ("en", Language::En)];

/// Where all deadlines of the union are kept.
const TIME_ZONE: &str = "Asia/Ho_Chi_Minh";

/// What stands around the file: its folder, from which relative paths start, and the environment.
pub(crate) struct Surroundings<'a> {
    folder: PathBuf,
    /// The environment, as the caller was given it.
    pub(crate) environment: &'a BTreeMap<String, String>,
    trail: &'a Trail,
}

impl Surroundings<'_> {
    /// The path of a file that is about to be looked at.
    pub(crate) fn noted(&self, path: &str) -> PathBuf {
        let path = self.resolve(path);
        self.trail.note(&path);
        path
    }

    /// A path as the file means it.
    fn resolve(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// The path of something that must be there already.
    pub(crate) fn existing(&self, typed: &Located<String>, proof: &mut Proof) -> Option<PathBuf> {
        let path = self.noted(&typed.value);
        if let Err(error) = fs::metadata(&path) {
            proof.mark(&typed.origin, unread(&path, &error));
            return None;
        }
        Some(path)
    }
}

/// Faults of all files, and the bytes that the fingerprint covers.
struct Harvest<'a> {
    faults: Vec<Fault>,
    fingerprint: Fingerprint,
    trail: &'a Trail,
}

/// Reads the file and everything it names, and leaves a trail of what was looked at.
pub(crate) fn load(
    path: &Path,
    environment: &BTreeMap<String, String>,
    trail: &Trail,
) -> Result<Config, Faults> {
    let mut faults = Vec::new();
    let Some(mut proof) = open(path, &mut faults, trail) else {
        return Err(Faults(faults));
    };
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let around = Surroundings { folder, environment, trail };
    let mut table = tree::read(&mut proof);
    tree::overlay(&mut table, environment, &mut proof);
    let top = Located { value: &table, origin: Origin::File };
    let mut rest = Harvest { faults: Vec::new(), fingerprint: Fingerprint::default(), trail };
    let config = {
        let mut fields = Fields::open(&top, "", keys::PROGRAM, &mut proof);
        whole(path, &mut fields, &around, &mut rest)
    };
    faults.extend(proof.into_faults());
    faults.extend(rest.faults);
    match config {
        Some(config) if faults.is_empty() => Ok(config),
        _ => Err(Faults(faults)),
    }
}

fn whole(
    path: &Path,
    fields: &mut Fields<'_, '_>,
    around: &Surroundings<'_>,
    rest: &mut Harvest<'_>,
) -> Option<Config> {
    let data_dir = fields.text("data_dir").map(|typed| around.resolve(&typed.value));
    let time_zone = time_zone(fields);
    let language = fields.word("language", &LANGUAGES).unwrap_or(Language::Vi);
    let rounds = rounds(fields, around, rest);
    let addresses = address_book(fields, around, &rounds, rest);
    // Days of mailboxes are checked even where the zone is at fault; nothing is returned then.
    let zone = time_zone.clone().unwrap_or(TimeZone::UTC);
    let mailboxes = mailboxes::read(fields, &zone, around);
    let reading = reading(fields);
    let offices = office::read(fields);
    let web = outgoing::web(fields);
    let smtp = outgoing::smtp(fields, around);
    Some(Config {
        path: path.to_path_buf(),
        data_dir: data_dir?,
        time_zone: time_zone?,
        language,
        rounds,
        addresses,
        mailboxes,
        reading,
        offices,
        web,
        smtp,
        rules_fingerprint: rest.fingerprint.finish(),
    })
}

fn reading(fields: &mut Fields<'_, '_>) -> Reading {
    let Some(table) = fields.table("reading") else { return Reading::default() };
    let mut fields = Fields::open(&table, "reading", keys::PROGRAM, fields.proof);
    Reading { ocr: fields.boolean("ocr"), office: fields.boolean("office") }
}

fn time_zone(fields: &mut Fields<'_, '_>) -> Option<TimeZone> {
    let Some(typed) = fields.optional_text("time_zone") else {
        return if fields.has("time_zone") { None } else { TimeZone::get(TIME_ZONE).ok() };
    };
    let zone = TimeZone::get(&typed.value).ok();
    if zone.is_none() {
        let known: Vec<String> =
            jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
        let near = keys::nearest(&typed.value, known.iter().map(String::as_str));
        let fault = ValueFault::UnknownTimeZone { name: typed.value };
        fields.proof.mark_near(&typed.origin, fault, near);
    }
    zone
}

fn rounds(
    fields: &mut Fields<'_, '_>,
    around: &Surroundings<'_>,
    rest: &mut Harvest<'_>,
) -> Vec<Round> {
    let origin = fields.key_origin("rounds");
    if fields.require("rounds").is_none() {
        return Vec::new();
    }
    let named = fields.texts("rounds");
    let quiet = origin.as_ref().is_some_and(|origin| !fields.proof.marked_line(origin));
    if let (true, true, Some(origin)) = (named.is_empty(), quiet, &origin) {
        fields.proof.mark(origin, KeyFault::NoRounds);
    }
    let (mut folders, mut ids) = (BTreeMap::new(), BTreeSet::new());
    let mut rounds = Vec::new();
    for folder in &named {
        if folders.contains_key(&folder.value) {
            first_of("rounds", folder, &mut folders, fields.proof);
            continue;
        }
        first_of("rounds", folder, &mut folders, fields.proof);
        if let Some(path) = around.existing(folder, fields.proof) {
            rounds.extend(one_round(&path, &mut ids, rest));
        }
    }
    rounds
}

fn one_round(folder: &Path, ids: &mut BTreeSet<String>, rest: &mut Harvest<'_>) -> Option<Round> {
    let mut main = rest.open(folder, "round.toml");
    let draft = main.as_mut().map(round::read);
    if let (Some(proof), Some(id)) = (&mut main, draft.as_ref().and_then(|draft| draft.id.as_ref()))
        && !ids.insert(id.value.clone())
    {
        // The first stands in another file: there is no line to name here.
        let (key, name) = ("id".to_owned(), id.value.clone());
        proof.mark(&id.origin, KeyFault::Twice { key, name, line: 0 });
    }
    let groups = draft.as_ref().map_or(&[][..], |draft| draft.groups.as_slice());
    let mut list = rest.open(folder, "units.csv");
    let roster = list.as_mut().map(|proof| units::read(proof, groups));
    let mut table = rest.open(folder, "form.csv");
    let form = table.as_mut().map(|proof| form::read(proof, groups));
    if let (Some(proof), Some(draft), Some((_, codes))) = (&mut main, &draft, &form) {
        checks::check_codes(&draft.rules, codes, proof);
    }
    for proof in [main, list, table].into_iter().flatten() {
        rest.faults.extend(proof.into_faults());
    }
    let round = draft?.round?;
    Some(Round { roster: roster?, form: form?.0, ..round })
}

fn address_book(
    fields: &mut Fields<'_, '_>,
    around: &Surroundings<'_>,
    rounds: &[Round],
    rest: &mut Harvest<'_>,
) -> Vec<AddressEntry> {
    let Some(typed) = fields.optional_text("addresses") else { return Vec::new() };
    let Some(path) = around.existing(&typed, fields.proof) else { return Vec::new() };
    let Some(mut proof) = open(&path, &mut rest.faults, rest.trail) else { return Vec::new() };
    rest.fingerprint.take("addresses", proof.text());
    let units: BTreeSet<String> = rounds
        .iter()
        .flat_map(|round| &round.roster.units)
        .map(|unit| unit.id.as_str().to_owned())
        .collect();
    let entries = addresses::read(&mut proof, rest.faults.is_empty().then_some(&units));
    rest.faults.extend(proof.into_faults());
    entries
}

impl Harvest<'_> {
    fn open(&mut self, folder: &Path, name: &str) -> Option<Proof> {
        let proof = open(&folder.join(name), &mut self.faults, self.trail)?;
        self.fingerprint.take(name, proof.text());
        Some(proof)
    }
}

/// Reads one file whole, or notes why not.
fn open(path: &Path, faults: &mut Vec<Fault>, trail: &Trail) -> Option<Proof> {
    trail.note(path);
    let kind = match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Some(Proof::new(path, &text)),
            Err(_not_utf8) => FileFault::NotUtf8,
        },
        Err(error) => unread(path, &error),
    };
    let place = FaultPlace::File { file: path.display().to_string() };
    faults.push(Fault { place, kind: kind.into(), nearest: None });
    None
}

/// Why a path cannot be used.
pub(crate) fn unread(path: &Path, error: &io::Error) -> FileFault {
    let path = path.display().to_string();
    if error.kind() == io::ErrorKind::NotFound {
        return FileFault::Missing { path };
    }
    FileFault::Unreadable { path, cause: error.to_string() }
}
