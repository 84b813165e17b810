//! A clinic in a temporary folder, connected to a simulator of its own. Its clockwork runs a hundred times as fast.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant as Moment};

use chrono::{DateTime, Utc};
use clinic::views::{
    BoardRow, BookInput, BookingDayQuery, ConnectionInput, Instant, IntentView, PatientView, SecretInput,
    TwoIdentifiers, VisitView,
};
use clinic::{Clinic, ClinicOptions, DemoConnection, Door, DoorError, OutsideLink, Pace, Running, Session};
use domain::observation::{Metric, Reading, ReadingDay, Way};
use domain::{AccountSettings, IntentState, PatientKey, SecretKind, VisitId};
pub(crate) use sandbox::noon;
use sandbox::{Control, Simulator, SimulatorOptions};
use vault::{StoreKey, Vault};

/// What was handed to the desktop.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) opened: Mutex<Vec<String>>,
    pub(crate) copied: Mutex<Vec<String>>,
    /// What was taken from the clipboard again.
    pub(crate) cleared: Mutex<Vec<String>>,
    /// No program takes a link.
    pub(crate) has_no_browser: AtomicBool,
}

impl Door for Desk {
    fn open(&self, link: &OutsideLink) -> Result<(), DoorError> {
        if self.has_no_browser.load(Ordering::Relaxed) {
            return Err(DoorError::Browser("not found".to_owned()));
        }
        self.opened.lock().unwrap().push(link.as_str().to_owned());
        Ok(())
    }

    fn copy(&self, text: &str) -> Result<(), DoorError> {
        self.copied.lock().unwrap().push(text.to_owned());
        Ok(())
    }

    fn clear_if(&self, text: &str) -> Result<bool, DoorError> {
        let held = self.copied.lock().unwrap().last().is_some_and(|held| held == text);
        if held {
            self.cleared.lock().unwrap().push(text.to_owned());
        }
        Ok(held)
    }
}

pub(crate) struct Desktop {
    pub(crate) simulator: Simulator,
    pub(crate) control: Control,
    pub(crate) session: Session,
    pub(crate) desk: Arc<Desk>,
    pub(crate) dir: tempfile::TempDir,
    key: [u8; 32],
    running: Option<Running>,
}

fn simulated() -> SimulatorOptions {
    SimulatorOptions {
        patients: 60,
        rooms: 3,
        providers: 4,
        days: 6,
        visits_today: 30,
        speed: 0.0,
        zone: noon(),
        ..SimulatorOptions::default()
    }
}

/// A hundred times as fast, but for what an answer may take: a simulator shares the machine with other tests.
pub(crate) fn pace() -> Pace {
    Pace { scale: 0.01, request_timeout: Duration::from_secs(3) }
}

pub(crate) async fn open(dir: &Path, key: [u8; 32], desk: Arc<Desk>) -> Running {
    open_with(dir, key, desk, Vault::in_memory()).await
}

pub(crate) async fn open_with(dir: &Path, key: [u8; 32], desk: Arc<Desk>, vault: Vault) -> Running {
    let options =
        ClinicOptions { dir: dir.to_owned(), key: StoreKey::from_bytes(key), vault, door: desk, pace: pace() };
    Clinic::open(options).await.unwrap()
}

impl Desktop {
    /// Everything connected, and the day read.
    pub(crate) async fn connected() -> Self {
        let simulator = Simulator::start(simulated()).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let key = *StoreKey::generate().unwrap().expose();
        let desk = Arc::new(Desk::default());
        let running = open(dir.path(), key, desk.clone()).await;
        let session = Session::demo(running.clinic.clone());
        let control = simulator.control();
        let desktop = Self { simulator, control, session, desk, dir, key, running: Some(running) };
        desktop.connect().await;
        let read = || async {
            let board = desktop.session.member().board(None).await.unwrap();
            let rows = || board.waiting.iter().chain(&board.today);
            (board.counts.total > 0 && rows().all(|row| row.person.name.family.is_some())).then_some(())
        };
        until("the day is read", read).await;
        desktop
    }

    async fn connect(&self) {
        let simulator = &self.simulator;
        let demo = DemoConnection::solo(
            simulator.base_url(),
            simulator.api_key(),
            simulator.linking_secret(),
            noon().to_string(),
        );
        self.running.as_ref().unwrap().clinic.connect_demo(demo).await.unwrap();
    }

    /// Ends the console as a crash would leave the store, and opens it again. The keyring of the test lives in memory,
    /// so the connection's secrets are entered once more.
    pub(crate) async fn reopen(&mut self) {
        self.end().await;
        self.open_again().await;
    }

    /// Gives the open clinic away. The desktop's session is of another, empty clinic from then on.
    pub(crate) async fn give_running(&mut self) -> Running {
        let elsewhere = tempfile::tempdir().unwrap();
        let placeholder = open(elsewhere.path(), self.key, self.desk.clone()).await;
        self.session = Session::demo(placeholder.clinic.clone());
        placeholder.close().await;
        self.running.take().unwrap()
    }

    /// Ends the console.
    async fn end(&mut self) {
        let weak = Arc::downgrade(self.session.clinic());
        self.give_running().await.close().await;
        // The folder is free once every task has let go of it.
        until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
    }

    /// Ends the console and gives its store.
    pub(crate) async fn close(&mut self) -> store::Store {
        self.end().await;
        self.store().await
    }

    /// The store of a console that was closed.
    pub(crate) async fn store(&self) -> store::Store {
        store::Store::open(self.dir.path(), &self.store_key()).await.unwrap()
    }

    pub(crate) fn store_key(&self) -> StoreKey {
        StoreKey::from_bytes(self.key)
    }

    /// Opens a console that was closed, and enters the connection's secrets.
    pub(crate) async fn open_again(&mut self) {
        let running = open(self.dir.path(), self.key, self.desk.clone()).await;
        self.session = Session::demo(running.clinic.clone());
        self.running = Some(running);
        let id = self.session.member().connections().await.unwrap()[0].id.clone();
        let input = ConnectionInput {
            id: Some(id),
            name: "Teladoc Solo".to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: self.simulator.base_url(),
            zone: noon().to_string(),
            settings: AccountSettings::Solo,
            secrets: vec![SecretInput { kind: SecretKind::ApiKey, value: self.simulator.api_key().to_owned() }],
        };
        self.session.administrator().unwrap().save_connection(input).await.unwrap();
    }

    /// The newest entries of the audit, newest first. The console is closed for it and stays closed.
    pub(crate) async fn close_and_audit(&mut self) -> Vec<store::AuditEntry> {
        let store = self.close().await;
        let entries = store.ledger().audit_recent(200).await.unwrap();
        store.close().await;
        entries
    }

    pub(crate) async fn rows(&self) -> Vec<BoardRow> {
        let board = self.session.member().board(None).await.unwrap();
        board.waiting.into_iter().chain(board.today).collect()
    }

    pub(crate) async fn visit(&self, visit: &VisitId) -> VisitView {
        self.session.member().visit(visit).await.unwrap()
    }

    /// Someone alive without a visit in the days ahead, with all identifiers.
    pub(crate) async fn someone(&self) -> PatientView {
        let member = self.session.member();
        let rows = self.rows().await;
        let row = rows
            .iter()
            .find(|row| {
                // Files of readings begin in 2005: nobody is younger.
                let born = row.person.birth_date.as_deref().is_some_and(|date| date < "2000");
                !row.person.deceased && born && row.person.number.is_some()
            })
            .unwrap();
        member.patient(row.person.key.as_ref().unwrap()).await.unwrap()
    }

    /// A free slot of tomorrow, once slots have been read.
    pub(crate) async fn free_slot(&self) -> (String, DateTime<Utc>) {
        let member = self.session.member();
        let zone = noon();
        let mut day = Utc::now().with_timezone(&zone).date_naive();
        for _ in 0..7 {
            day = day.succ_opt().unwrap();
            let query = || BookingDayQuery { day: day.to_string(), duration_s: None, patient: None };
            let rooms = until("slots are read", || async {
                let read = member.booking_day(&query()).await.unwrap();
                read.rooms.iter().all(|room| room.slots_read_at.is_some()).then_some(read.rooms)
            })
            .await;
            let found = rooms.iter().find_map(|room| {
                let slot = room.slots.get(1)?;
                Some((room.name.clone(), slot.start.parse()?))
            });
            if let Some(found) = found {
                return found;
            }
        }
        panic!("no free slot in a week");
    }

    pub(crate) async fn booking(&self) -> BookInput {
        let patient = self.someone().await;
        let (room, start) = self.free_slot().await;
        BookInput {
            checked: checked(&patient.person),
            patient: patient.person.key.clone().unwrap(),
            connection: patient.person.key.unwrap().connection(),
            room,
            start: Instant::from(start),
            duration_s: None,
            reasons: vec!["headache".to_owned()],
            episode: None,
            overlap_reason: None,
            terms: None,
        }
    }

    /// Waits until the newest intent of a visit stands in one of these states.
    pub(crate) async fn intent_is(&self, visit: &VisitId, wanted: &[IntentState]) -> IntentView {
        until(&format!("the intent is {wanted:?}"), || async {
            let view = self.visit(visit).await;
            view.intents.into_iter().next().filter(|intent| wanted.contains(&intent.state))
        })
        .await
    }

    /// How many appointments the vendor has under our reference.
    pub(crate) fn at_vendor(&self, reference: &str) -> usize {
        self.control.all_appointments().iter().filter(|one| one["externalId"] == reference).count()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(running.close()));
        }
    }
}

/// Both identifiers, as a person ticks them.
pub(crate) fn checked(person: &clinic::views::PersonView) -> TwoIdentifiers {
    TwoIdentifiers {
        patient: person.key.as_ref().map(|key| key.as_str().to_owned()),
        birth_date: person.birth_date.clone(),
        number: person.number.as_ref().map(|number| number.value.clone()),
        family: None,
    }
}

/// Asks again and again, for at most 20 seconds.
pub(crate) async fn until<T, F>(what: &str, ask: impl Fn() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let begun = Moment::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

/// Keeps readings in the store of a console that is closed, as one leaves them that came on a way and were not judged yet.
/// What was not `seen` is kept and told of nowhere.
pub(crate) async fn keep_readings(
    store: &store::Store,
    patient: &PatientKey,
    way: &Way,
    seen: bool,
    readings: Vec<Reading>,
) {
    let now = Utc::now();
    let mut days: BTreeMap<(Metric, i64), Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        days.entry((reading.metric, ReadingDay::of(reading.effective.start))).or_default().push(reading);
    }
    let mut tx = store.ledger().begin().await.unwrap();
    let origin = tx.reading_origin(patient, way, now, seen).await.unwrap();
    for ((metric, day), readings) in days {
        let mut of_day = tx.reading_day(origin.id, metric, day).await.unwrap();
        for reading in readings {
            of_day.take(reading, now);
        }
        tx.put_reading_day(origin.id, metric, day, &of_day).await.unwrap();
    }
    tx.commit().await.unwrap();
}
