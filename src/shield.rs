//! Runs `read` in a limited child process of ourselves; a dead child becomes a finding.
