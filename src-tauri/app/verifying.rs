//! `anteroom verify-audit FILE`: an export of the audit, followed without a window, a key or a network.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;

use clinic::{AuditFileVerified, verify_audit_file};

/// Verifies a file and says what it found. The exit code is 0 for a whole chain, 1 for a chain that is not, 2 when the
/// file cannot be read.
pub fn verify_audit(path: &Path) -> ExitCode {
    let verified = File::open(path).and_then(|file| verify_audit_file(BufReader::with_capacity(1 << 20, file)));
    match verified {
        Ok(found) => {
            let code = if found.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) };
            // Nobody reads what is said any more: the code says it all.
            tell(&found, &mut io::stdout().lock()).map_or(ExitCode::from(2), |()| code)
        }
        Err(error) => {
            eprintln!("anteroom: the file cannot be read: {error}");
            ExitCode::from(2)
        }
    }
}

fn tell(found: &AuditFileVerified, to: &mut impl Write) -> io::Result<()> {
    for fault in &found.faults {
        writeln!(to, "{fault}")?;
    }
    writeln!(to, "{} entries, audit {} \u{b7} {}", found.entries, found.entries, found.short_head())?;
    writeln!(to, "head {}", found.head)?;
    if found.faults.is_empty() {
        writeln!(to, "Every entry follows from the one before.")?;
        writeln!(to, "Compare the head with one that was printed: a file that was made anew as a whole is whole too.")
    } else {
        writeln!(to, "This is not the audit as it was kept.")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn code(content: &[u8]) -> ExitCode {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), content).unwrap();
        verify_audit(file.path())
    }

    #[test]
    fn a_whole_file_a_changed_one_and_none_have_different_codes() {
        let begins = "{\"anteroomAudit\":1,\"clinic\":\"North\",\"madeAt\":\"2026-11-22T00:00:00Z\"}\n";
        let end = format!("{{\"entries\":0,\"head\":\"{}\"}}\n", "0".repeat(64));
        assert_eq!(code(format!("{begins}{end}").as_bytes()), ExitCode::SUCCESS);
        assert_eq!(code(begins.as_bytes()), ExitCode::from(1));
        assert_eq!(verify_audit(Path::new("/nowhere/at/all")), ExitCode::from(2));
    }
}
