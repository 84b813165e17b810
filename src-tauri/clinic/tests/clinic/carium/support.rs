//! A clinic in a temporary folder whose one connection is a simulated organisation at Carium.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use clinic::views::{
    BookInput, BookingDay, BookingDayQuery, ConnectionInput, Instant, IntentView, Kept, PatientView, SecretInput,
    VisitView,
};
use clinic::{Running, Session};
use domain::act::{BookTerms, CariumCall};
use domain::{AccountSettings, ConnectionId, IntentState, PatientKey, SecretKind, VisitId};
use sandbox::{CariumControl, CariumOptions, CariumSimulator, noon};
use serde_json::Value;
use vault::StoreKey;

use crate::support::{Desk, checked, open, until};

/// The organisation's desktop.
pub(super) struct Organisation {
    pub(super) simulator: CariumSimulator,
    pub(super) control: CariumControl,
    pub(super) session: Session,
    pub(super) connection: ConnectionId,
    username: String,
    dir: tempfile::TempDir,
    key: [u8; 32],
    running: Option<Running>,
}

pub(super) fn small() -> CariumOptions {
    CariumOptions {
        patients: 20,
        practitioners: 3,
        days: 6,
        visits_today: 6,
        speed: 0.0,
        zone: noon(),
        ..CariumOptions::default()
    }
}

impl Organisation {
    /// Connected and logged in, its lists read.
    pub(super) async fn connected() -> Self {
        Self::of(CariumSimulator::start(small()).await.unwrap()).await
    }

    /// The same with an organisation that was prepared.
    pub(super) async fn of(simulator: CariumSimulator) -> Self {
        let username = simulator.username().to_owned();
        let organisation = Self::of_user(simulator, username).await;
        organisation.read().await;
        organisation
    }

    /// The same for a user who may have to say a code first; nothing is waited for.
    pub(super) async fn of_user(simulator: CariumSimulator, username: String) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let key = *StoreKey::generate().unwrap().expose();
        let running = open(dir.path(), key, Arc::new(Desk::default())).await;
        let session = Session::demo(running.clinic.clone());
        let control = simulator.control();
        let connection = ConnectionId(String::new());
        let mut organisation =
            Self { simulator, control, session, connection, username, dir, key, running: Some(running) };
        organisation.connection = organisation.save(None).await;
        organisation
    }

    async fn save(&self, id: Option<ConnectionId>) -> ConnectionId {
        let input = ConnectionInput {
            id,
            name: "Carium".to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: self.simulator.base_url(),
            zone: noon().to_string(),
            settings: AccountSettings::Carium {
                organization_id: self.simulator.organization_id(),
                username: self.username.clone(),
            },
            secrets: vec![SecretInput { kind: SecretKind::Password, value: self.simulator.password().to_owned() }],
        };
        self.session.administrator().unwrap().save_connection(input).await.unwrap();
        self.session.member().connections().await.unwrap()[0].id.clone()
    }

    /// Waits until the organisation's lists and people are known.
    pub(super) async fn read(&self) {
        let key = self.patient_key();
        until("the organisation is read", || async {
            let day = self.day().await;
            let known = self.session.member().patient(&key).await.is_ok();
            (known && !day.rooms.is_empty()).then_some(())
        })
        .await;
    }

    /// Ends the console as a crash would leave the store, and opens it again.
    pub(super) async fn reopen(&mut self) {
        self.running.take().unwrap().close().await;
        let weak = Arc::downgrade(self.session.clinic());
        let elsewhere = tempfile::tempdir().unwrap();
        let placeholder = open(elsewhere.path(), self.key, Arc::new(Desk::default())).await;
        self.session = Session::demo(placeholder.clinic.clone());
        placeholder.close().await;
        until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
        let running = open(self.dir.path(), self.key, Arc::new(Desk::default())).await;
        self.session = Session::demo(running.clinic.clone());
        self.running = Some(running);
        self.save(Some(self.connection.clone())).await;
    }

    /// A day on which nobody has a visit.
    pub(super) fn quiet_start() -> DateTime<Utc> {
        (Utc::now() + TimeDelta::days(30)).trunc_subsecs(0)
    }

    pub(super) async fn day(&self) -> BookingDay {
        let day = Self::quiet_start().with_timezone(&noon()).date_naive().to_string();
        let query = BookingDayQuery { day, duration_s: None, patient: Some(self.patient_key()) };
        self.session.member().booking_day(&query).await.unwrap()
    }

    fn individual(&self) -> String {
        self.control.individuals(1)[0]["id"].as_str().unwrap().to_owned()
    }

    fn patient_key(&self) -> PatientKey {
        PatientKey::vendor(&self.connection, &self.individual())
    }

    pub(super) async fn patient(&self) -> PatientView {
        self.session.member().patient(&self.patient_key()).await.unwrap()
    }

    /// A booking that the organisation takes.
    pub(super) async fn booking(&self) -> BookInput {
        let patient = self.patient().await;
        let mut ticks = checked(&patient.person);
        ticks.family = patient.person.name.family.clone();
        let (_, practitioner) = self.control.practitioners().remove(0);
        BookInput {
            patient: patient.person.key.unwrap(),
            connection: self.connection.clone(),
            room: practitioner.clone(),
            start: Instant::from(Self::quiet_start()),
            duration_s: Some(1_800),
            reasons: vec!["Follow-up".to_owned()],
            episode: None,
            checked: ticks,
            overlap_reason: None,
            terms: Some(BookTerms::Carium {
                practitioner,
                kind: self.control.types().remove(0).1,
                status: self.control.statuses().remove(0).1,
                call: CariumCall::Channel,
                patient_instruction: None,
            }),
        }
    }

    /// Keeps a booking.
    pub(super) async fn book(&self) -> VisitId {
        let kept: Kept = self.session.scheduling().unwrap().book(self.booking().await).await.unwrap();
        kept.visit.unwrap()
    }

    /// A visit that the organisation has and that was read back.
    pub(super) async fn booked(&self) -> VisitId {
        let visit = self.book().await;
        self.confirmed(&visit).await;
        until("it is read back", || async {
            let view = self.visit(&visit).await;
            (view.row.confirmed.at.is_some() && view.intents.iter().all(|one| one.state == IntentState::Confirmed))
                .then_some(())
        })
        .await;
        visit
    }

    pub(super) async fn visit(&self, visit: &VisitId) -> VisitView {
        self.session.member().visit(visit).await.unwrap()
    }

    pub(super) async fn intent_is(&self, visit: &VisitId, wanted: &[IntentState]) -> IntentView {
        until(&format!("the intent is {wanted:?}"), || async {
            self.visit(visit).await.intents.into_iter().next().filter(|intent| wanted.contains(&intent.state))
        })
        .await
    }

    pub(super) async fn confirmed(&self, visit: &VisitId) -> IntentView {
        self.intent_is(visit, &[IntentState::Confirmed]).await
    }

    /// The patient's appointments a month from now, as the organisation has them.
    pub(super) fn at_vendor(&self) -> Vec<Value> {
        let far = (Utc::now() + TimeDelta::days(20)).format("%Y-%m-%d").to_string();
        let mut all = self.control.appointments_of(&self.individual());
        all.retain(|one| one["attributes"]["start-time"].as_str().is_some_and(|start| *start > *far));
        all
    }

    /// Exactly one appointment there, and exactly one visit here that has its id.
    pub(super) async fn exactly_one(&self, visit: &VisitId) -> Value {
        let mut there = self.at_vendor();
        assert_eq!(there.len(), 1, "{there:?}");
        let one = there.remove(0);
        until("its id is known", || async { self.visit(visit).await.vendor_id.filter(|id| one["id"] == **id) }).await;
        one
    }

    /// How often an operation was asked for.
    pub(super) fn requests(&self, operation: &str) -> usize {
        self.control.requests_of(&[operation])
    }
}

impl Drop for Organisation {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(running.close()));
        }
    }
}
