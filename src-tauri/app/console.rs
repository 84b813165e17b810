//! The console: which clinic is open, or why none is. The commands reach the use cases through it.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use clinic::views::{BackupView, Code, Problem, Startup};
use clinic::{
    Administrator, Clinic, Clinician, DemoConnection, FrontDesk, Member, Running, Scheduling, Session, backups,
};
use domain::rhythm::Attention;
use sandbox::{Simulator, SimulatorOptions};
use tauri::AppHandle;
use tauri_specta::Event;

use crate::events::Stale;
use crate::opening::{self, KeySource};
use crate::stop::Stop;

/// The console. Cloning gives another handle on the same one.
#[derive(Clone)]
pub(crate) struct Console {
    inner: Arc<Inner>,
}

struct Inner {
    app: AppHandle,
    root: PathBuf,
    stage: RwLock<Stage>,
    /// One opening at a time; nothing else waits for it.
    opening: tokio::sync::Mutex<()>,
}

enum Stage {
    FirstRun,
    Opening,
    Stopped(Stop),
    Open(Box<Open>),
}

struct Open {
    running: Running,
    session: Session,
    /// The demo clinic's vendor, which ends with it.
    _simulator: Option<Simulator>,
}

impl Console {
    pub(crate) fn new(app: AppHandle, root: PathBuf) -> Self {
        let stage = RwLock::new(Stage::Opening);
        Self { inner: Arc::new(Inner { app, root, stage, opening: tokio::sync::Mutex::new(()) }) }
    }

    fn clinic_folder(&self) -> PathBuf {
        self.inner.root.join("clinic")
    }

    fn demo_folder(&self) -> PathBuf {
        self.inner.root.join("demo")
    }

    fn set(&self, stage: Stage) {
        let before = {
            let mut current = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, stage)
        };
        if let Stage::Open(open) = before {
            tauri::async_runtime::spawn(open.running.close());
        }
        self.tell_startup();
    }

    /// The window is gone: the store is closed before the process is.
    pub(crate) fn leave(&self) {
        let before = {
            let mut current = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, Stage::Opening)
        };
        if let Stage::Open(open) = before {
            tauri::async_runtime::block_on(async {
                if tokio::time::timeout(Duration::from_secs(3), open.running.close()).await.is_err() {
                    tracing::warn!("the store did not close in time");
                }
            });
        }
    }

    fn tell_startup(&self) {
        use clinic::views::Tag;
        self.tell(vec![
            Tag::Startup,
            Tag::Board,
            Tag::Outbox,
            Tag::Connections,
            Tag::Booking,
            Tag::Patients,
            Tag::Settings,
        ]);
    }

    fn tell(&self, tags: Vec<clinic::views::Tag>) {
        if let Err(error) = (Stale { tags }).emit(&self.inner.app) {
            tracing::warn!(%error, "the page could not be told");
        }
    }

    /// Opens the clinic of the data folder, where there is one.
    pub(crate) async fn open(&self) {
        let _one = self.inner.opening.lock().await;
        let folder = self.clinic_folder();
        let first = !folder.join(vault::LEDGER_FILE).exists() && !vault::is_sealed(&folder);
        if first {
            self.set(Stage::FirstRun);
            return;
        }
        self.set(Stage::Opening);
        self.opened(opening::open(&folder, KeySource::Keyring).await, None);
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
        self.opened(opening::open(&folder, source).await, None);
        Ok(())
    }

    /// Makes the clinic's store when the first connection is about to be kept.
    pub(crate) async fn administrator_or_first(&self) -> Result<Administrator, Problem> {
        let first = {
            let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
            matches!(*stage, Stage::FirstRun)
        };
        if first {
            let _one = self.inner.opening.lock().await;
            self.opened(opening::open(&self.clinic_folder(), KeySource::Keyring).await, None);
        }
        self.administrator()
    }

    /// Opens the demo clinic: a fresh simulator in this process and a fresh folder, since the simulator's clinic begins
    /// anew each time.
    pub(crate) async fn open_demo(&self) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        self.set(Stage::Opening);
        if let Err(stop) = self.demo().await {
            self.set(Stage::Stopped(stop));
            return Err(problem(Code::NotOpen, "demoFailed"));
        }
        Ok(())
    }

    async fn demo(&self) -> Result<(), Stop> {
        let folder = self.demo_folder();
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Stop::folder(&error)),
            _ => {}
        }
        let simulator =
            Simulator::start(SimulatorOptions::default()).await.map_err(|error| Stop::other(error.to_string()))?;
        let running = opening::open(&folder, KeySource::Keyring).await?;
        running
            .clinic
            .connect_demo(DemoConnection {
                base_url: simulator.base_url(),
                api_key: simulator.api_key().to_owned(),
                linking_secret: simulator.linking_secret().to_owned(),
                zone: SimulatorOptions::default().zone.to_string(),
            })
            .await?;
        self.opened(Ok(running), Some(simulator));
        Ok(())
    }

    fn opened(&self, opened: Result<Running, Stop>, simulator: Option<Simulator>) {
        match opened {
            Ok(running) => {
                let session = Session::demo(running.clinic.clone());
                self.listen(running.clinic.clone());
                let kept = running.clinic.clone();
                tauri::async_runtime::spawn(async move { backups::keep_daily(&kept).await });
                self.set(Stage::Open(Box::new(Open { running, session, _simulator: simulator })));
            }
            Err(stop) => {
                tracing::error!(why = ?stop.why, "the clinic could not be opened");
                self.set(Stage::Stopped(stop));
            }
        }
    }

    /// Passes on what goes stale, for as long as this clinic is the open one.
    fn listen(&self, clinic: Arc<Clinic>) {
        let console = self.clone();
        tauri::async_runtime::spawn(async move {
            loop {
                let tags = clinic.next_stale().await;
                if !console.is_open(&clinic) {
                    return;
                }
                console.tell(tags);
                // A busy clinic changes many times a second; the page need not be told more often than it can draw.
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
        });
    }

    fn is_open(&self, clinic: &Arc<Clinic>) -> bool {
        let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
        // While the stage is being set the clinic counts as open: what it tells is at worst one refetch too many.
        match &*stage {
            Stage::Open(open) => Arc::ptr_eq(&open.running.clinic, clinic),
            Stage::Opening => true,
            Stage::FirstRun | Stage::Stopped(_) => false,
        }
    }

    fn session(&self) -> Result<Session, Problem> {
        let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
        match &*stage {
            Stage::Open(open) => Ok(open.session.clone()),
            _ => Err(problem(Code::NotOpen, "notOpen")),
        }
    }

    pub(crate) fn member(&self) -> Result<Member, Problem> {
        Ok(self.session()?.member())
    }

    pub(crate) fn scheduling(&self) -> Result<Scheduling, Problem> {
        self.session()?.scheduling().ok_or_else(denied)
    }

    pub(crate) fn front_desk(&self) -> Result<FrontDesk, Problem> {
        self.session()?.front_desk().ok_or_else(denied)
    }

    pub(crate) fn clinician(&self) -> Result<Clinician, Problem> {
        self.session()?.clinician().ok_or_else(denied)
    }

    pub(crate) fn administrator(&self) -> Result<Administrator, Problem> {
        self.session()?.administrator().ok_or_else(denied)
    }

    /// How far the console has come. A clinic without a connection is a first run.
    pub(crate) async fn startup(&self) -> Result<Startup, Problem> {
        let session = {
            let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
            match &*stage {
                Stage::FirstRun => return Ok(Startup::FirstRun),
                Stage::Opening => return Ok(Startup::Opening),
                Stage::Stopped(stop) => {
                    return Ok(Startup::Stopped {
                        why: stop.why,
                        detail: stop.detail.clone(),
                        ways_out: stop.ways_out.clone(),
                    });
                }
                Stage::Open(open) => open.session.clone(),
            }
        };
        let member = session.member();
        if !member.is_connected().await? {
            return Ok(Startup::FirstRun);
        }
        Ok(Startup::Ready {
            settings: member.settings().await?,
            who: member.who_am_i(),
            rebuilding: member.rebuilding(),
            connected: true,
        })
    }

    pub(crate) async fn backups(&self) -> Result<Vec<BackupView>, Problem> {
        Ok(backups::list(&self.clinic_folder())?)
    }

    /// Puts a backup in the place of a damaged ledger, and opens the clinic with it.
    pub(crate) async fn restore_backup(&self, name: &str) -> Result<(), Problem> {
        {
            let _one = self.inner.opening.lock().await;
            let folder = self.clinic_folder();
            let key = match opening::key(folder.clone(), KeySource::Keyring).await {
                Ok(key) => key,
                Err(stop) => {
                    self.set(Stage::Stopped(stop));
                    return Ok(());
                }
            };
            backups::restore(&folder, name, &key).await?;
        }
        self.open().await;
        Ok(())
    }

    pub(crate) async fn attention(&self, visible: bool) {
        let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
        if let Stage::Open(open) = &*stage {
            let attention = if visible { Attention::Watched } else { Attention::Hidden };
            open.running.clinic.set_attention(attention);
        }
    }

    /// Somebody who measures has named a file: the moment goes into it. Nobody else hears of it.
    pub(crate) fn report_visible(&self, what: &str) {
        let Some(file) = std::env::var_os("ANTEROOM_VISIBLE_FILE") else { return };
        let now = chrono::Utc::now().timestamp_micros();
        let known = ["board-row", "frame-gaps"].iter().find(|known| what.starts_with(**known));
        let Some(known) = known else { return };
        let rest: String = what[known.len()..].chars().filter(|c| c.is_ascii_digit() || *c == ' ').collect();
        let line = format!("{known} {now}{rest}\n");
        let written = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(file)
            .and_then(|mut file| std::io::Write::write_all(&mut file, line.as_bytes()));
        if let Err(error) = written {
            tracing::warn!(%error, "the moment could not be written");
        }
    }
}

fn denied() -> Problem {
    clinic::ClinicError::Denied.into()
}

fn problem(code: Code, what: &str) -> Problem {
    Problem { code, what: what.to_owned(), message: what.to_owned(), field: None, detail: None }
}
