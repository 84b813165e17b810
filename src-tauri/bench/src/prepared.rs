//! A clinic as it stands before a start: 100,000 patients and a day of 500 visits in the encrypted store, read from a
//! simulated vendor that goes on answering.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clinic::views::FirstAdministratorInput;
use clinic::{Clinic, ClinicOptions, DemoConnection, Door, DoorError, OutsideLink, Pace, Running, Session};
use domain::{ConnectionId, Role};
use sandbox::{Simulator, SimulatorOptions, noon};
use store::Store;
use vault::Vault;

use crate::Failed;
use crate::people::patient;

const PATIENTS: usize = 100_000;
const BATCH: usize = 5_000;
/// Visits of the day that is measured.
pub(crate) const VISITS: usize = 500;
const PATIENCE: Duration = Duration::from_secs(300);

/// The clinic's data folder and its vendor.
pub(crate) struct Prepared {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) simulator: Simulator,
}

/// A door that leads nowhere: nothing that is measured opens a link.
pub(crate) struct NoDoor;

impl Door for NoDoor {
    fn open(&self, _link: &OutsideLink) -> Result<(), DoorError> {
        Err(DoorError::Browser("nothing that is measured opens a link".to_owned()))
    }

    fn copy(&self, _text: &str) -> Result<(), DoorError> {
        Err(DoorError::Clipboard("nothing that is measured copies".to_owned()))
    }

    fn clear_if(&self, _text: &str) -> Result<bool, DoorError> {
        Ok(false)
    }
}

impl Prepared {
    /// Reads the clinic once, as a console does on its first day, and adds the people.
    pub(crate) async fn new() -> Result<Self, Failed> {
        let options =
            SimulatorOptions { visits_today: VISITS, days: 3, speed: 0.0, zone: noon(), ..SimulatorOptions::default() };
        let simulator = Simulator::start(options).await?;
        let folder = tempfile::tempdir()?;
        let prepared = Self { folder, simulator };
        std::fs::create_dir(prepared.clinic_folder())?;
        read_once(&prepared.clinic_folder(), &prepared.simulator).await?;
        prepared.add_people().await?;
        Ok(prepared)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn clinic_folder(&self) -> PathBuf {
        self.folder.path().join("clinic")
    }

    /// The clinic, opened as the console opens it. It must be closed before a window opens it.
    pub(crate) async fn open(&self) -> Result<Running, Failed> {
        open_clinic(&self.clinic_folder()).await
    }

    async fn add_people(&self) -> Result<(), Failed> {
        let store = self.open_store().await?;
        let connection = ConnectionId("bench000".to_owned());
        let mut random = fastrand::Rng::with_seed(11);
        let known = store.mirror().count_patients().await?;
        for first in (known..PATIENTS).step_by(BATCH) {
            let last = PATIENTS.min(first + BATCH);
            let batch: Vec<_> = (first..last).map(|number| patient(&connection, number, &mut random)).collect();
            store.mirror().put_patients(&batch).await?;
        }
        store.close().await;
        Ok(())
    }

    /// What hashing a passphrase costs in the clinic, as it was measured there.
    pub(crate) async fn hash_cost(&self) -> Result<vault::HashCost, Failed> {
        let store = self.open_store().await?;
        let kept = store.ledger().setting("passphraseCost").await?;
        store.close().await;
        Ok(serde_json::from_value(kept.ok_or("no passphrase was hashed there")?)?)
    }

    /// Its store alone.
    pub(crate) async fn open_store(&self) -> Result<Store, Failed> {
        let (_vault, key) = open_store_key(&self.clinic_folder()).await?;
        Ok(Store::open(&self.clinic_folder(), &key).await?)
    }
}

async fn open_store_key(folder: &Path) -> Result<(Vault, vault::StoreKey), Failed> {
    let folder = folder.to_owned();
    let opened = tokio::task::spawn_blocking(move || -> Result<_, vault::VaultError> {
        let vault = Vault::open(&folder)?;
        let key = vault.store_key_or_create()?;
        Ok((vault, key))
    });
    Ok(opened.await??)
}

async fn open_clinic(folder: &Path) -> Result<Running, Failed> {
    let (vault, key) = open_store_key(folder).await?;
    let dir = folder.to_owned();
    let options = ClinicOptions { dir, key, vault, door: Arc::new(NoDoor), pace: Pace::default() };
    Ok(Clinic::open(options).await?)
}

/// Who signs in to the prepared clinic.
pub(crate) const USER: &str = "bench";
pub(crate) const PASSPHRASE: &str = "copper lantern drifting quietly";

fn somebody() -> FirstAdministratorInput {
    FirstAdministratorInput {
        user: USER.to_owned(),
        name: "MOREAU, Jeanne".to_owned(),
        roles: vec![Role::FrontDesk, Role::Clinician],
        passphrase: PASSPHRASE.into(),
    }
}

async fn read_once(folder: &Path, simulator: &Simulator) -> Result<(), Failed> {
    let running = open_clinic(folder).await?;
    let (key, secret) = (simulator.api_key(), simulator.linking_secret());
    let demo = DemoConnection::solo(simulator.base_url(), key, secret, noon().to_string());
    running.clinic.connect_demo(demo).await?;
    if !running.clinic.has_users().await? {
        running.clinic.make_first_administrator(somebody()).await?;
    }
    let member = Session::demo(running.clinic.clone()).member();
    let begun = Instant::now();
    loop {
        let board = member.board(None).await?;
        let rows = board.waiting.iter().chain(&board.today);
        let named = rows.filter(|row| row.person.key.is_some() && row.start.is_some()).count();
        if named >= VISITS {
            break;
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("after five minutes only {named} of {VISITS} visits were read").into());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    running.close().await;
    Ok(())
}
