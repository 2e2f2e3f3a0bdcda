//! What a reading child is asked, as the arguments of its command line: the parent writes them, the
//! child reads them.

use std::fmt;
use std::io;

use serde::Deserialize;
use serde::Serialize;

use crate::model::sighting::Digest;
use crate::read;
use crate::read::limits::Limits;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;

/// What standard input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// A raw letter, whatever its first bytes look like.
    Letter,
    /// A file that stands by itself.
    File,
}

/// The one file whose bytes a child gives out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The file that hangs there.
    At(LeafPath),
    /// The first file of these bytes.
    Bytes(Digest),
}

impl Wanted {
    /// Whether it is this file.
    pub(super) fn is(&self, leaf: &Leaf) -> bool {
        match self {
            Self::At(path) => leaf.path == *path,
            Self::Bytes(sha256) => leaf.sha256 == *sha256,
        }
    }

    /// Whether it may lie in this file, or be it.
    pub(super) fn may_be_in(&self, leaf: &Leaf) -> bool {
        match self {
            Self::At(path) => path.is_in(&leaf.path),
            Self::Bytes(_) => self.is(leaf) || read::is_container(leaf.format),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(path) => fmt::Display::fmt(path, f),
            Self::Bytes(sha256) => fmt::Display::fmt(sha256, f),
        }
    }
}

/// What a child is asked; its one argument, as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// What standard input is.
    pub(crate) kind: Kind,
    /// Name of the file.
    pub(crate) name: String,
    /// Files up to this one are known.
    pub(crate) after: Option<LeafPath>,
    /// Files that killed their children: not to be opened.
    pub(crate) dead: Vec<LeafPath>,
    /// Give out the bytes of this file, and read nothing.
    pub(crate) extract: Option<Wanted>,
    /// Limits of reading.
    pub(crate) limits: Limits,
}

impl Request {
    /// As arguments: `letter --name … --limits … --after 2 --dead 2/1`.
    pub(crate) fn arguments(&self) -> io::Result<Vec<String>> {
        let kind = match self.kind {
            Kind::Letter => "letter",
            Kind::File => "file",
        };
        let limits = serde_json::to_string(&self.limits)?;
        let mut arguments = vec![kind.to_owned()];
        let mut add = |option: &str, value: String| {
            arguments.extend([option.to_owned(), value]);
        };
        add("--name", self.name.clone());
        add("--limits", limits);
        if let Some(after) = &self.after {
            add("--after", after.to_string());
        }
        if let Some(wanted) = &self.extract {
            add("--extract", wanted.to_string());
        }
        for dead in &self.dead {
            add("--dead", dead.to_string());
        }
        Ok(arguments)
    }

    /// The request behind the hidden command; `None` where nobody of ours wrote it.
    pub(super) fn parse(arguments: &[String]) -> Option<Self> {
        let (kind, options) = arguments.split_first()?;
        let kind = match kind.as_str() {
            "letter" => Kind::Letter,
            "file" => Kind::File,
            _ => return None,
        };
        let mut request = Self {
            kind,
            name: String::new(),
            after: None,
            dead: Vec::new(),
            extract: None,
            limits: Limits::default(),
        };
        for pair in options.chunks(2) {
            let [option, value] = pair else { return None };
            match option.as_str() {
                "--name" => request.name.clone_from(value),
                "--limits" => request.limits = serde_json::from_str(value).ok()?,
                "--after" => request.after = Some(LeafPath::parse(value)?),
                "--extract" => {
                    let sha256 = Digest::parse(value).map(Wanted::Bytes);
                    let wanted = sha256.or_else(|| LeafPath::parse(value).map(Wanted::At));
                    request.extract = Some(wanted?);
                }
                "--dead" => request.dead.push(LeafPath::parse(value)?),
                _ => return None,
            }
        }
        Some(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(arguments: &[&str]) -> Option<Request> {
        Request::parse(&arguments.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_request_survives_the_command_line() {
        let asked =
            request(&["file", "--name", "--dead", "--after", "2/1", "--dead", "3"]).unwrap();
        assert_eq!(asked.name, "--dead");
        let again = Request::parse(&asked.arguments().unwrap()).unwrap();
        assert_eq!(again.after, LeafPath::parse("2/1"));
        assert_eq!(again.dead, [LeafPath::parse("3").unwrap()]);
        assert_eq!(again.limits, Limits::default());
        assert!(request(&["file", "--name"]).is_none());
        assert!(request(&["etwas"]).is_none());
    }

    #[test]
    fn a_file_is_asked_for_by_its_place_or_by_its_bytes() {
        for wanted in [Wanted::At(LeafPath::parse("2/1").unwrap()), Wanted::Bytes(Digest([7; 32]))]
        {
            let asked = request(&["letter", "--extract", &wanted.to_string()]).unwrap();
            assert_eq!(asked.extract, Some(wanted));
        }
    }
}
