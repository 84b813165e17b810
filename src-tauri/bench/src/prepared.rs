//! A clinic as it stands before a start: 100,000 patients and a day of 500 visits in the encrypted store, read from a
//! simulated vendor that goes on answering.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clinic::{Clinic, ClinicOptions, DemoConnection, Door, DoorError, Pace, Session};
use domain::ConnectionId;
use sandbox::{Simulator, SimulatorOptions};
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
struct NoDoor;

impl Door for NoDoor {
    fn open(&self, _link: &url::Url) -> Result<(), DoorError> {
        Err(DoorError::Browser("nothing that is measured opens a link".to_owned()))
    }

    fn copy(&self, _text: &str) -> Result<(), DoorError> {
        Err(DoorError::Clipboard("nothing that is measured copies".to_owned()))
    }
}

impl Prepared {
    /// Reads the clinic once, as a console does on its first day, and adds the people.
    pub(crate) async fn new() -> Result<Self, Failed> {
        let options = SimulatorOptions {
            visits_today: VISITS,
            days: 3,
            speed: 0.0,
            zone: noon()?,
            ..SimulatorOptions::default()
        };
        let simulator = Simulator::start(options).await?;
        let folder = tempfile::tempdir()?;
        let clinic_folder = folder.path().join("clinic");
        std::fs::create_dir(&clinic_folder)?;
        read_once(&clinic_folder, &simulator).await?;
        add_people(&clinic_folder).await?;
        Ok(Self { folder, simulator })
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}

/// A zone in which it is about noon, so that the day has visits behind and before it.
fn noon() -> Result<chrono_tz::Tz, Failed> {
    let ahead = 12 - i64::from(chrono::Timelike::hour(&chrono::Utc::now()));
    let name = if ahead > 0 { format!("Etc/GMT-{ahead}") } else { format!("Etc/GMT+{}", -ahead) };
    Ok(name.parse()?)
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

async fn read_once(folder: &Path, simulator: &Simulator) -> Result<(), Failed> {
    let (vault, key) = open_store_key(folder).await?;
    let running = Clinic::open(ClinicOptions {
        dir: folder.to_owned(),
        key,
        vault,
        door: Arc::new(NoDoor),
        pace: Pace::default(),
    })
    .await?;
    let zone = noon()?.to_string();
    running
        .clinic
        .connect_demo(DemoConnection {
            base_url: simulator.base_url(),
            api_key: simulator.api_key().to_owned(),
            linking_secret: simulator.linking_secret().to_owned(),
            zone,
        })
        .await?;
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

async fn add_people(folder: &Path) -> Result<(), Failed> {
    let (_vault, key) = open_store_key(folder).await?;
    let store = Store::open(folder, &key).await?;
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
