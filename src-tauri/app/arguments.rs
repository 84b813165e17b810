//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::upkeep::Upkeep;

/// How the program is called.
pub const USAGE: &str = "\
usage: anteroom [--demo] [--data-dir FOLDER]
       anteroom verify-audit FILE
   with no console open on that folder:
       anteroom [--data-dir FOLDER] --change-key
       anteroom [--data-dir FOLDER] --carry-backup FILE
       anteroom [--data-dir FOLDER] --restore-backup FILE
       anteroom [--data-dir FOLDER] --forget-clinic";

/// What the program is started with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Open the demo clinic at once.
    pub demo: bool,
    /// Where the clinic's data lie; the desktop's own place when absent.
    pub data_dir: Option<PathBuf>,
    /// Verify an export of the audit, and open no window.
    pub verify_audit: Option<PathBuf>,
    /// What is to be done to a closed clinic instead of opening the console.
    pub upkeep: Option<Upkeep>,
}

impl Arguments {
    /// Reads the arguments that follow the program's name.
    ///
    /// # Errors
    /// A sentence about the first argument that is not understood.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("verify-audit") => {
                    let file = words.next().ok_or("verify-audit needs a file")?;
                    arguments.verify_audit = Some(PathBuf::from(file));
                }
                Some("--demo") => arguments.demo = true,
                Some("--change-key") => arguments.upkeep = Some(Upkeep::ChangeKey),
                Some("--forget-clinic") => arguments.upkeep = Some(Upkeep::ForgetClinic),
                Some(kind @ ("--carry-backup" | "--restore-backup")) => {
                    let file = words.next().map(PathBuf::from).ok_or_else(|| format!("{kind} needs a file"))?;
                    let carry = kind == "--carry-backup";
                    arguments.upkeep =
                        Some(if carry { Upkeep::CarryBackup(file) } else { Upkeep::RestoreBackup(file) });
                }
                Some("--data-dir") => {
                    let folder = words.next().ok_or("--data-dir needs a folder")?;
                    arguments.data_dir = Some(PathBuf::from(folder));
                }
                _ => return Err(format!("{} is not understood", word.to_string_lossy())),
            }
        }
        Ok(arguments)
    }

    /// The folder of all data: `--data-dir`, else `$XDG_DATA_HOME/anteroom`, else `~/.local/share/anteroom`.
    ///
    /// # Errors
    /// When not even a home folder is known.
    pub fn folder(&self) -> Result<PathBuf, String> {
        if let Some(folder) = &self.data_dir {
            return Ok(folder.clone());
        }
        let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        from("XDG_DATA_HOME")
            .or_else(|| from("HOME").map(|home| home.join(".local/share")))
            .map(|data| data.join("anteroom"))
            .ok_or_else(|| "no home folder is known; use --data-dir".to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_folder_and_the_demo_can_be_asked_for() {
        let arguments = read(&["--demo", "--data-dir", "/x"]).unwrap();
        assert!(arguments.demo);
        assert_eq!(arguments.folder().unwrap(), PathBuf::from("/x"));
    }

    #[test]
    fn an_export_can_be_verified_and_needs_a_file() {
        assert_eq!(read(&["verify-audit", "/x"]).unwrap().verify_audit, Some(PathBuf::from("/x")));
        assert!(read(&["verify-audit"]).is_err());
    }

    #[test]
    fn a_closed_clinic_is_looked_after_with_a_file_where_one_is_needed() {
        assert_eq!(read(&["--change-key"]).unwrap().upkeep, Some(Upkeep::ChangeKey));
        let carried = read(&["--data-dir", "/x", "--carry-backup", "/usb/clinic"]).unwrap();
        assert_eq!(carried.upkeep, Some(Upkeep::CarryBackup(PathBuf::from("/usb/clinic"))));
        assert!(read(&["--restore-backup"]).is_err());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(read(&["--frobnicate"]).is_err());
        assert!(read(&["--data-dir"]).is_err());
    }
}
