//! Links to file stores. Gmail turns a file over 25 MB into one; nobody follows it here.

use crate::text::fold;

/// Hosts of file stores; their subdomains count too.
const HOSTS: &[&str] = &[
    "drive.google.com",
    "docs.google.com",
    "photos.app.goo.gl",
    "forms.gle",
    "1drv.ms",
    "onedrive.live.com",
    "sharepoint.com",
    "dropbox.com",
    "zalo.me",
    "fshare.vn",
    "mediafire.com",
    "wetransfer.com",
    "we.tl",
    "mega.nz",
    "icloud.com",
    "box.com",
    "terabox.com",
    "transfernow.net",
    "gofile.io",
];

/// Hosts of file stores that a text links to, in order, each once.
pub fn hosts(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let plain: String = fold::clean(text).chars().map(|c| c.to_ascii_lowercase()).collect();
    for word in
        plain.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ','))
    {
        let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let linked = word.contains("://") || rest.contains('/');
        let known = HOSTS.iter().any(|own| {
            host == *own || host.strip_suffix(own).is_some_and(|before| before.ends_with('.'))
        });
        if linked && known && !out.iter().any(|found| found == host) {
            out.push(host.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_file_stores_are_told_from_other_links() {
        let text = "Tải tại https://drive.google.com/file/d/1/view và (www.fshare.vn/file/X). Xem http://congdoan.vn/a, mail a@zalo.me";
        assert_eq!(hosts(text), ["drive.google.com", "www.fshare.vn"]);
        assert_eq!(hosts("https://drive.google.com.evil.example/x"), Vec::<String>::new());
    }
}
