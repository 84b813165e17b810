//! What is done to a clinic while no console has it open, from a terminal: its key is changed, a backup is carried away or
//! brought back, and the clinic is forgotten. No window is opened and nobody signs in: whoever may start this program as
//! the owner of the data folder, with their keyring unlocked, holds the key already.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clinic::key_change::{self, KeyChanged};
use clinic::{Keeper, carried, forget};
use store::HeldFolder;
use vault::{SecretString, StoreKey, Vault};

use crate::arguments::Arguments;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Upkeep {
    /// Another key for the databases.
    ChangeKey,
    /// The ledger, to a file under a passphrase of its own.
    CarryBackup(PathBuf),
    /// The ledger, from such a file.
    RestoreBackup(PathBuf),
    /// Secrets, key and files are destroyed.
    ForgetClinic,
}

type Failed = Box<dyn std::error::Error>;

/// Does it, and says what was done.
///
/// # Errors
/// A sentence about what was not done and why.
pub fn run(arguments: &Arguments, upkeep: &Upkeep) -> Result<(), Failed> {
    crate::logs::begin();
    let dir = arguments.folder()?.join("clinic");
    let runtime = tokio::runtime::Runtime::new()?;
    let mut typed = Typed { input: io::stdin().lock() };
    runtime.block_on(perform(&dir, upkeep, &mut typed))
}

async fn perform(dir: &Path, upkeep: &Upkeep, typed: &mut Typed<impl BufRead>) -> Result<(), Failed> {
    match upkeep {
        Upkeep::ChangeKey => {
            let (folder, vault, _) = unlocked(dir, typed)?;
            match key_change::change(&folder, &vault, &Keeper::terminal()).await? {
                KeyChanged::Whole => say(
                    "The key was changed. Backups that lay beside the ledger were replaced by one under the new key.",
                ),
                KeyChanged::WithoutBackup => say(
                    "The key was changed. No backup could be made under it: those beside the ledger open with the old \
                     key, which is gone.",
                ),
            }
        }
        Upkeep::CarryBackup(file) => {
            let (folder, vault, key) = unlocked(dir, typed)?;
            let key = key_change::settle(&folder, &vault, key).await?;
            let passphrase = typed.new_passphrase("Passphrase of the backup")?;
            carried::carry(folder, file, &passphrase, &key, &Keeper::terminal()).await?;
            say("The backup was written and checked. Whoever restores it needs the passphrase, which is kept nowhere.")
        }
        Upkeep::RestoreBackup(file) => {
            let passphrase = typed.secret("Passphrase of the backup")?;
            let (folder, vault, key) = unlocked_or_new(dir, typed)?;
            let key = key_change::settle(&folder, &vault, key).await?;
            let brought = carried::check(&folder, file, &passphrase, key, vault).await?;
            match brought.put(&Keeper::terminal()).await? {
                true => say("The backup was restored. The ledger that stood there is kept beside it."),
                false => say("The backup was restored. The secrets of its connections have to be entered again."),
            }
        }
        Upkeep::ForgetClinic => {
            if typed.line("Everything in this clinic's folder and its key are destroyed. Type FORGET to go on")?
                != "FORGET"
            {
                return Err("Nothing was destroyed.".into());
            }
            // A clinic whose key is gone already is forgotten all the same.
            let (folder, vault, key) = match unlocked(dir, typed) {
                Ok((folder, vault, key)) => (folder, vault, Some(key)),
                Err(_) if !vault::is_sealed(dir) => (HeldFolder::take(dir)?, Vault::open(dir)?, None),
                Err(error) => return Err(error),
            };
            forget::forget(folder, &vault, key.as_ref()).await?;
            say("The clinic was forgotten: its secrets, its key and its files.")
        }
    }
}

/// The vault and key of a clinic that is there.
fn unlocked(dir: &Path, typed: &mut Typed<impl BufRead>) -> Result<(HeldFolder, Vault, StoreKey), Failed> {
    if !dir.join(vault::LEDGER_FILE).exists() {
        return Err("There is no clinic in this folder. Nothing was changed.".into());
    }
    unlocked_or_new(dir, typed)
}

fn unlocked_or_new(dir: &Path, typed: &mut Typed<impl BufRead>) -> Result<(HeldFolder, Vault, StoreKey), Failed> {
    let folder = HeldFolder::take(dir)?;
    let vault = if vault::is_sealed(dir) {
        Vault::open_with_passphrase(dir, &typed.secret("Passphrase of this clinic")?)?
    } else {
        Vault::open(dir)?
    };
    let key = vault.store_key_or_create()?;
    Ok((folder, vault, key))
}

/// What a person types, or a program in their place writes.
struct Typed<R> {
    input: R,
}

impl<R: BufRead> Typed<R> {
    fn line(&mut self, question: &str) -> Result<String, Failed> {
        eprint!("{question}: ");
        let mut line = String::new();
        self.input.read_line(&mut line)?;
        Ok(line.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// A line that is not shown while it is typed.
    fn secret(&mut self, question: &str) -> Result<SecretString, Failed> {
        let hidden = io::stdin().is_terminal() && show_typing(false);
        let line = self.line(question);
        if hidden {
            show_typing(true);
            eprintln!();
        }
        Ok(SecretString::from(line?))
    }

    fn new_passphrase(&mut self, question: &str) -> Result<SecretString, Failed> {
        use vault::ExposeSecret;
        let first = self.secret(question)?;
        if carried::judge(&first).is_err() {
            return Err(
                format!("A passphrase has at least {} characters. Nothing was written.", carried::SHORTEST).into()
            );
        }
        let second = self.secret("The same again")?;
        if first.expose_secret() != second.expose_secret() {
            return Err("The two are not the same. Nothing was written.".into());
        }
        Ok(first)
    }
}

/// Whether the terminal did as it was told.
fn show_typing(shown: bool) -> bool {
    let word = if shown { "echo" } else { "-echo" };
    Command::new("stty").arg(word).stdin(Stdio::inherit()).status().is_ok_and(|status| status.success())
}

fn say(words: &str) -> Result<(), Failed> {
    writeln!(io::stdout(), "{words}")?;
    Ok(())
}
