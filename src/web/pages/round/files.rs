//! The configuration as it lies on disk now, beside the one in force.

use crate::desk::Desk;
use crate::model::fault::FaultPlace;

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

/// Reads every file again, as a reload would; changes nothing.
pub(super) fn on_disk(desk: &Desk) -> OnDisk {
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
                .map(|fault| Told {
                    place: words.fault_place(&fault.place),
                    wrong: words.fault_wrong(fault),
                    excerpt: excerpt(&fault.place),
                    step: words.fault_step(fault),
                })
                .collect(),
        },
    }
}

fn excerpt(place: &FaultPlace) -> Option<String> {
    match place {
        FaultPlace::Line { excerpt, .. } => Some(excerpt.clone()),
        FaultPlace::File { .. } | FaultPlace::Variable { .. } => None,
    }
}
