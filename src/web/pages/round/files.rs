//! The configuration as it lies on disk now, beside the one in force.

use crate::desk::Desk;
use crate::model::fault::{Fault, FaultPlace};
use crate::words::Words;

/// A fault of the files.
pub(super) struct Told {
    pub(super) place: String,
    pub(super) wrong: String,
    /// The line in which it stands.
    pub(super) excerpt: Option<String>,
    pub(super) step: String,
}

/// How the files on disk compare with what is in force.
pub(super) struct OnDisk {
    pub(super) mark: &'static str,
    pub(super) sentence: String,
    pub(super) faults: Vec<Told>,
}

/// What a reload would say; changes nothing. Folders of the machine are shown to its administrators.
pub(super) fn on_disk(desk: &Desk, shows_folders: bool) -> OnDisk {
    let words = desk.words;
    match desk.on_disk().as_ref() {
        Ok(new) if new.rules_fingerprint() == desk.config.rules_fingerprint() => OnDisk {
            mark: "on-time",
            sentence: words.round_files_same().to_owned(),
            faults: Vec::new(),
        },
        Ok(_changed) => OnDisk {
            mark: "late",
            sentence: words.round_files_changed().to_owned(),
            faults: Vec::new(),
        },
        Err(faults) => OnDisk {
            mark: "missing",
            sentence: words.round_files_faulty(faults.0.len()),
            faults: faults
                .0
                .iter()
                .map(|fault| {
                    if shows_folders {
                        return told(fault, words);
                    }
                    let own_file = desk.config_path.display().to_string();
                    told(&fault.clone().without_folders(&own_file), words)
                })
                .collect(),
        },
    }
}

fn told(fault: &Fault, words: Words) -> Told {
    Told {
        place: words.fault_place(&fault.place),
        wrong: words.fault_wrong(fault),
        excerpt: excerpt(&fault.place),
        step: words.fault_step(fault),
    }
}

fn excerpt(place: &FaultPlace) -> Option<String> {
    match place {
        FaultPlace::Line { excerpt, .. } => Some(excerpt.clone()).filter(|text| !text.is_empty()),
        FaultPlace::File { .. } | FaultPlace::Variable { .. } => None,
    }
}
