//! A backup that is carried away: one file, chosen by a person, under a passphrase of its own. It opens on another
//! computer, where neither this keyring nor this passphrase is.
//!
//! The file is the ledger, encrypted under a key that was made for this file alone, after that key, sealed under the
//! passphrase (Argon2id). Nobody who has the clinic's key has this one, and the other way round. The secrets of
//! connections are in the keyring and not in the ledger: they are typed again after a restore on another computer.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, Read, Seek, Write};
use std::path::{Path, PathBuf};

use vault::{SecretString, StoreKey, VaultError, open_key, seal_key};

use crate::backup::{remove_if_there, sync, verify};
use crate::database::{Database, beside};
use crate::held_folder::HeldFolder;
use crate::store::{path, put_restored};
use crate::{StoreError, Which, rekeyed};

const MAGIC: &[u8; 18] = b"ANTEROOM BACKUP 1\n";
/// A sealed key is some hundred bytes.
const LONGEST_KEY: u32 = 4096;

/// Writes the open ledger to a file that does not exist yet, and reads it back. Blocks for the passphrase's cost, so call it
/// on a thread that may wait. Writing to the ledger waits while it is copied, and no longer.
pub(crate) async fn write(
    database: &Database,
    to: &Path,
    passphrase: &SecretString,
    key: &StoreKey,
) -> Result<(), StoreError> {
    if to.exists() {
        return Err(StoreError::io("writing a backup", io::ErrorKind::AlreadyExists.into()));
    }
    let own = StoreKey::generate().map_err(|error| failed(io::Error::other(error)))?;
    let sealed = seal_key(passphrase, &own).map_err(|error| failed(io::Error::other(error)))?;
    let (copy, whole) = (beside(to, ".copy"), beside(to, ".partial"));
    let mut conn = database.writer().await?;
    let copied = rekeyed::copy(&mut conn, &copy).await;
    drop(conn);
    copied?;
    let written = async {
        rekeyed::finish(&copy, Which::Ledger, key, &own).await?;
        join(&sealed, &copy, &whole).map_err(failed)?;
        reads_back(&whole, passphrase, &own, &copy)
    };
    let written = written.await;
    remove_if_there(&copy)?;
    if let Err(error) = written {
        // Half a backup must not look like one; that it was not made is what is told.
        drop(fs::remove_file(&whole));
        return Err(error);
    }
    fs::rename(&whole, to).map_err(failed)
}

/// The file as it lies on the disk opens with the passphrase and holds the copy that was checked, to its last byte.
fn reads_back(whole: &Path, passphrase: &SecretString, own: &StoreKey, copy: &Path) -> Result<(), StoreError> {
    let damaged = || StoreError::LedgerDamaged { detail: "the backup does not read back as it was written".to_owned() };
    let mut file = File::open(whole).map_err(failed)?;
    let key = open_key(passphrase, &sealed_key(&mut file)?).map_err(|_| damaged())?;
    let same = key.expose() == own.expose() && same_bytes(file, File::open(copy).map_err(failed)?).map_err(failed)?;
    if same { Ok(()) } else { Err(damaged()) }
}

fn same_bytes(one: File, other: File) -> io::Result<bool> {
    let (mut one, mut other) = (io::BufReader::new(one), io::BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.len() == right.len());
        }
        if left[..length] != right[..length] {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}

/// A carried backup that was opened with its passphrase and checked whole. It lies beside the ledger, under this folder's
/// key; the ledger itself was not touched. Dropped without [`CheckedBackup::put`], it goes again.
pub struct CheckedBackup {
    folder: HeldFolder,
    draft: PathBuf,
}

impl CheckedBackup {
    /// Opens and checks a carried backup. The ledger of the folder may be open meanwhile. Blocks for the passphrase's cost.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::NotABackup`], [`StoreError::LedgerDamaged`], [`StoreError::Newer`],
    /// [`StoreError::DiskFull`]; nothing is changed then.
    pub async fn check(
        folder: &HeldFolder,
        from: &Path,
        passphrase: &SecretString,
        key: &StoreKey,
    ) -> Result<Self, StoreError> {
        let mut file = File::open(from).map_err(failed)?;
        let own = open_key(passphrase, &sealed_key(&mut file)?).map_err(|error| match error {
            VaultError::WrongPassphrase => StoreError::WrongPassphrase,
            _ => StoreError::NotABackup,
        })?;
        let draft = beside(&path(folder.dir(), Which::Ledger), ".restoring");
        remove_if_there(&draft)?;
        // From here on it goes with this, however the check ends.
        let checked = Self { folder: folder.clone(), draft };
        bring(file, &checked.draft, &own, key).await?;
        Ok(checked)
    }

    /// Puts it in the place of the ledger, and gives the path under which the one that stood there is kept. The ledger must
    /// not be open.
    ///
    /// # Errors
    /// The file system's.
    pub fn put(self) -> Result<Option<PathBuf>, StoreError> {
        put_restored(&self.folder, &self.draft)
    }
}

impl Drop for CheckedBackup {
    fn drop(&mut self) {
        // After it was put there is none; one that cannot be removed is removed by the next check.
        drop(remove_if_there(&self.draft));
    }
}

async fn bring(mut from: File, draft: &Path, own: &StoreKey, key: &StoreKey) -> Result<(), StoreError> {
    let mut to = new_file(draft).map_err(failed)?;
    io::copy(&mut from, &mut to).map_err(failed)?;
    drop(to);
    verify(draft, Which::Ledger, own).await.map_err(|error| match error {
        // The passphrase was right: what does not open is damaged.
        StoreError::WrongKey { .. } => {
            StoreError::LedgerDamaged { detail: "the backup's first page does not open".to_owned() }
        }
        error => error,
    })?;
    rekeyed::change(draft, Which::Ledger, own, key).await?;
    verify(draft, Which::Ledger, key).await?;
    sync(draft)
}

/// The sealed key at the beginning of a backup; afterwards the file stands where the ledger begins.
fn sealed_key(file: &mut (impl Read + Seek)) -> Result<Vec<u8>, StoreError> {
    let mut magic = [0_u8; MAGIC.len()];
    let mut length = [0_u8; 4];
    let read = file.read_exact(&mut magic).and_then(|()| file.read_exact(&mut length));
    let length = u32::from_le_bytes(length);
    if read.is_err() || magic != *MAGIC || length > LONGEST_KEY {
        return Err(StoreError::NotABackup);
    }
    let mut sealed = vec![0_u8; length as usize];
    file.read_exact(&mut sealed).map_err(|_| StoreError::NotABackup)?;
    Ok(sealed)
}

fn join(sealed: &[u8], copy: &Path, to: &Path) -> io::Result<()> {
    let mut file = new_file(to)?;
    file.write_all(MAGIC)?;
    file.write_all(&u32::try_from(sealed.len()).unwrap_or(u32::MAX).to_le_bytes())?;
    file.write_all(sealed)?;
    io::copy(&mut File::open(copy)?, &mut file)?;
    file.sync_all()
}

/// A new file, readable by its owner alone.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn failed(error: io::Error) -> StoreError {
    StoreError::io("writing or reading a backup", error)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_backup_that_does_not_lie_on_the_disk_as_it_was_written_is_found_before_it_bears_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let (copy, whole) = (dir.path().join("copy"), dir.path().join("whole"));
        let (own, passphrase) = (StoreKey::generate().unwrap(), SecretString::from("four words of harbour rain"));
        let sealed = seal_key(&passphrase, &own).unwrap();
        fs::write(&copy, vec![7; 20_000]).unwrap();
        join(&sealed, &copy, &whole).unwrap();
        reads_back(&whole, &passphrase, &own, &copy).unwrap();
        let bytes = fs::read(&whole).unwrap();
        let last = bytes.len() - 1;
        let mut flipped = bytes.clone();
        flipped[last] ^= 1;
        for bad in [flipped, bytes[..last].to_vec(), [bytes.as_slice(), &[0]].concat()] {
            fs::write(&whole, bad).unwrap();
            assert!(reads_back(&whole, &passphrase, &own, &copy).is_err());
        }
        fs::write(&whole, bytes).unwrap();
        assert!(reads_back(&whole, &passphrase, &StoreKey::generate().unwrap(), &copy).is_err(), "another key");
    }

    proptest! {
        #[test]
        fn fuzz_any_beginning_of_a_file_is_a_backups_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(matches!(sealed_key(&mut Cursor::new(&bytes)), Err(StoreError::NotABackup)));
        }

        #[test]
        fn fuzz_a_backups_beginning_is_read_as_far_as_it_says_and_never_further(
            length in any::<u32>(),
            rest in prop::collection::vec(any::<u8>(), 0..6_000),
        ) {
            let mut bytes = MAGIC.to_vec();
            bytes.extend(length.to_le_bytes());
            bytes.extend(&rest);
            match sealed_key(&mut Cursor::new(&bytes)) {
                Ok(sealed) => prop_assert!(length <= LONGEST_KEY && sealed == rest[..length as usize]),
                Err(_) => prop_assert!(length > LONGEST_KEY || length as usize > rest.len()),
            }
        }

        #[test]
        fn fuzz_no_sealed_key_is_opened_that_was_not_made(text in "\\PC{0,300}") {
            let opened = open_key(&SecretString::from("four words of harbour rain"), text.as_bytes());
            prop_assert!(opened.is_err());
        }
    }
}
