//! The ways into a clinic: with the key from the keyring, with a passphrase, through a backup, and into the demo clinic.
//! One at a time; each ends at an open clinic or at a stop that says why.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clinic::views::{BackupView, Code, FirstAdministratorInput, Problem, Settings};
use clinic::{Clinic, Running, backups};
use domain::rhythm::Attention;

use super::receiving::Receiving;
use super::seat::{Seat, Taken};
use super::stage::{Open, Stage};
use super::{Console, problem};
use crate::demo::Demo;
use crate::opening::{self, KeySource};
use crate::stop::Stop;

const HOUR: Duration = Duration::from_secs(3_600);

impl Console {
    /// Opens the clinic of the data folder, where there is one.
    pub(crate) async fn open(&self) {
        let _one = self.inner.opening.lock().await;
        let folder = self.clinic_folder();
        let first = !folder.join(vault::LEDGER_FILE).exists() && !vault::is_sealed(&folder);
        if first {
            self.set(Stage::FirstRun(None));
            return;
        }
        self.set(Stage::Opening);
        self.enter(opening::open(&folder, KeySource::Keyring).await, Seat::Nobody, None).await;
    }

    /// Opens or makes the clinic with a passphrase.
    pub(crate) async fn open_with_passphrase(&self, passphrase: String, new: bool) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        let folder = self.clinic_folder();
        if new && vault::is_sealed(&folder) {
            return Err(problem(Code::Conflict, "passphraseExists"));
        }
        if new && passphrase.chars().count() < 12 {
            return Err(problem(Code::Invalid, "passphraseShort"));
        }
        let source = if new { KeySource::NewPassphrase(passphrase) } else { KeySource::Passphrase(passphrase) };
        self.set(Stage::Opening);
        self.enter(opening::open(&folder, source).await, Seat::Nobody, None).await;
        Ok(())
    }

    /// Makes the first administrator, who is signed in then; at the first run the clinic's store before them.
    pub(crate) async fn make_first_administrator(&self, input: FirstAdministratorInput) -> Result<(), Problem> {
        // Looked at under the lock, so that of two who are first only one makes the store.
        let _one = self.inner.opening.lock().await;
        if self.with(|stage| matches!(stage, Stage::FirstRun(_))) {
            self.enter(opening::open(&self.clinic_folder(), KeySource::Keyring).await, Seat::Nobody, None).await;
        }
        let clinic = self.open_clinic()?;
        let session = clinic.make_first_administrator(input).await?;
        self.sit(&clinic, session);
        Ok(())
    }

    /// Opens the demo clinic: fresh simulators in this process and a fresh folder, since the simulators' clinic begins
    /// anew each time.
    pub(crate) async fn open_demo(&self) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        self.set(Stage::Opening);
        match demo(&self.demo_folder()).await {
            Ok((running, seat, vendors)) => {
                self.enter(Ok(running), seat, Some(vendors)).await;
                Ok(())
            }
            Err(stop) => {
                self.enter(Err(stop), Seat::Nobody, None).await;
                Err(problem(Code::NotOpen, "demoFailed"))
            }
        }
    }

    /// The ledger's backups, newest first.
    pub(crate) async fn backups(&self) -> Result<Vec<BackupView>, Problem> {
        Ok(backups::list(&self.clinic_folder())?)
    }

    /// Puts a backup in the place of a damaged ledger, and opens the clinic with it. The key is the one with which the
    /// damage was found: a passphrase is not asked for again.
    pub(crate) async fn restore_backup(&self, name: &str) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        let folder = self.clinic_folder();
        let Some(unlocked) = self.unlocked() else {
            return Err(problem(Code::Conflict, "notDamaged"));
        };
        backups::restore(&folder, name, &unlocked.key).await?;
        self.set(Stage::Opening);
        let opened = opening::open_again(&folder, unlocked).await;
        self.enter(opened, Seat::Nobody, None).await;
        Ok(())
    }

    /// Ends an opening: the clinic is open, or the console stops.
    pub(super) async fn enter(&self, opened: Result<Running, Stop>, seat: Seat, vendors: Option<Demo>) {
        match opened {
            Ok(running) => {
                self.speak_as_set(&running.clinic).await;
                // Until somebody signs in, vendors are read at the rhythm of a window that nobody looks at.
                let taken = matches!(seat, Seat::Taken(_));
                if taken {
                    self.seated();
                }
                running.clinic.set_attention(if taken { Attention::Watched } else { Attention::Hidden });
                let clinic = running.clinic.clone();
                self.set(Stage::Open(Box::new(Open {
                    running,
                    seat,
                    told: None,
                    receiving: Receiving::default(),
                    _vendors: vendors,
                })));
                // After the stage: both end themselves when the clinic is not the open one.
                self.keep_backups(&clinic);
                self.receive(&clinic);
                self.listen(clinic);
            }
            Err(stop) => {
                tracing::error!(why = ?stop.why, "the clinic could not be opened");
                self.set(Stage::Stopped(stop));
            }
        }
    }

    /// Asks every hour whether a backup is due, for as long as this clinic is the open one: a console may stay open for
    /// weeks. Nothing is held in between, so that a closed clinic lets go of its folder.
    fn keep_backups(&self, clinic: &Arc<Clinic>) {
        let (console, clinic) = (self.clone(), Arc::downgrade(clinic));
        tauri::async_runtime::spawn(async move {
            while let Some(open) = clinic.upgrade().filter(|open| console.is_open(open)) {
                backups::keep_daily(&open).await;
                drop(open);
                tokio::time::sleep(HOUR).await;
            }
        });
    }

    /// The window's title is in the language that is set in this clinic, and the console locks when it says.
    async fn speak_as_set(&self, clinic: &Clinic) {
        let settings = clinic.settings_outside().await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the settings could not be read when the clinic was opened");
            Settings::default()
        });
        self.title().speak(settings.language);
        self.locks_after(settings.lock_after_min);
    }
}

async fn demo(folder: &Path) -> Result<(Running, Seat, Demo), Stop> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Stop::folder(&error)),
        _ => {}
    }
    let vendors = Demo::start().await.map_err(|error| Stop::other(error.to_string()))?;
    let running = opening::open(folder, KeySource::Emptied).await?;
    let session = running.clinic.seed_demo_people().await?;
    for connection in vendors.connections() {
        running.clinic.connect_demo(connection).await?;
    }
    let presets: Vec<_> =
        vendors.solo.control().report_presets().into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    running.clinic.remember_report_presets(&presets).await?;
    Ok((running, Seat::Taken(Taken::by(session)), vendors))
}
