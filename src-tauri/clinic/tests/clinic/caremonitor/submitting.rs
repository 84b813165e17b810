//! Readings sent to CareMonitor under a patient's consent: each once, with the number and the unit that a person saw.

use chrono::{DateTime, FixedOffset, TimeDelta, TimeZone, Utc};
use clinic::views::{
    ConsentStanding, Instant, IntentView, Kept, Reason, StandingState, SubmissionRecord, SubmitBar, SubmitDoubt,
    SubmitPick, SubmitReadingsInput, SubmittableAsked, SubmittableReading,
};
use clinic::{ClinicError, Session};
use domain::observation::{Comparator, Effective, Instrument, Metric, Quantity, Reading, Taken, Value, Way};
use domain::{BirthDate, ConnectionId, ConsentMetric, IntentState, Patient, PatientKey, Role};
use serde_json::{Value as Json, json};
use store::{LinkMember, Store};

use super::portal::Portal;
use crate::support::{checked, keep_readings, until};

pub(super) const ALL: &[&str] =
    &["ecg:write", "blood_pressure:write", "heart_rate:write", "blood_glucose:write", "steps:write"];

/// A patient who consented, and what was measured of them.
pub(super) struct Sender {
    pub(super) portal: Portal,
}

impl Sender {
    pub(super) async fn granted(scopes: &[&str], readings: Vec<Reading>) -> Self {
        let portal = Portal::open().await;
        portal.granted(scopes).await;
        Self::with(portal, readings).await
    }

    pub(super) async fn with(mut portal: Portal, readings: Vec<Reading>) -> Self {
        let (key, way) = (portal.key(), Way::Read { connection: ConnectionId("elsewhere".into()) });
        portal.harbour.clinic.reopen_after(async |store| keep_readings(store, &key, &way, true, readings).await).await;
        let sender = Self { portal };
        let live = || async {
            let connection = sender.portal.harbour.clinic.connection().await;
            (connection.standing.state == StandingState::Ready).then_some(())
        };
        until("the connection is live", live).await;
        sender
    }

    pub(super) fn session(&self) -> &Session {
        self.portal.harbour.clinic.session()
    }

    pub(super) async fn offered(&self, metric: ConsentMetric) -> Vec<SubmittableReading> {
        let asked = SubmittableAsked { patient: self.portal.key(), metric, recording: None };
        self.session().chart().unwrap().submittable(&asked).await.unwrap().rows
    }

    pub(super) async fn record(&self) -> SubmissionRecord {
        self.session().chart().unwrap().submissions(&self.portal.key()).await.unwrap().records.remove(0)
    }

    pub(super) fn input(&self, metric: ConsentMetric, rows: &[SubmittableReading]) -> SubmitReadingsInput {
        let pick =
            |row: &SubmittableReading| SubmitPick { id: row.id.clone().unwrap(), start: row.start.clone().unwrap() };
        let readings = rows.iter().map(pick).collect();
        SubmitReadingsInput { patient: self.portal.key(), metric, readings, checked: checked(&self.portal.person) }
    }

    pub(super) async fn submit(&self, input: SubmitReadingsInput) -> Result<Vec<Kept>, ClinicError> {
        self.session().clinician().unwrap().submit_readings(input).await
    }

    /// Sends the newest that can be sent.
    pub(super) async fn send_one(&self, metric: ConsentMetric) -> Kept {
        let rows = self.offered(metric).await;
        let row = rows.into_iter().find(|row| row.id.is_some()).unwrap();
        self.submit(self.input(metric, &[row])).await.unwrap().remove(0)
    }

    pub(super) async fn comes_to(&self, kept: &Kept, state: IntentState) -> IntentView {
        self.portal.harbour.clinic.comes_to(&kept.intent, &[state]).await
    }

    /// What the vendor has stored.
    pub(super) fn stored(&self) -> Vec<Json> {
        self.portal.harbour.control.readings()
    }

    /// How often the vendor was asked to store a reading.
    pub(super) fn requests(&self) -> usize {
        self.portal.harbour.control.requests_of(&["CM-14", "CM-15", "CM-16", "CM-17", "CM-18"])
    }
}

/// So many minutes ago, in Sydney's summer, to the second.
pub(super) fn ago(minutes: i64) -> DateTime<FixedOffset> {
    let at = (Utc::now() - TimeDelta::minutes(minutes)).timestamp();
    FixedOffset::east_opt(11 * 3_600).unwrap().timestamp_opt(at, 0).unwrap()
}

fn quantity(digits: &str, unit: Option<&str>) -> Quantity {
    Quantity::new(Quantity::number(digits).unwrap(), unit)
}

pub(super) fn reading(metric: Metric, minutes: i64, value: Value) -> Reading {
    let instrument = Instrument { device: Some("cuff-1001".into()), source: None };
    Reading { metric, value, effective: Effective::at(ago(minutes)), taken: Taken::Device, instrument, id: None }
}

pub(super) fn one(metric: Metric, minutes: i64, digits: &str, unit: &str) -> Reading {
    reading(metric, minutes, Value::One { quantity: quantity(digits, Some(unit)) })
}

fn pressure(minutes: i64, systolic: Option<&str>, diastolic: Option<&str>, unit: &str) -> Reading {
    let part = |digits: Option<&str>| digits.map(|digits| quantity(digits, Some(unit)));
    let value = Value::Pressure { systolic: part(systolic), diastolic: part(diastolic) };
    reading(Metric::BloodPressure, minutes, value)
}

fn walked(minutes: i64, hours: i64, count: &str) -> Reading {
    let mut reading = one(Metric::Steps, minutes, count, "{steps}");
    reading.effective = reading.effective.until(reading.effective.start + TimeDelta::hours(hours)).unwrap();
    reading
}

pub(super) fn refused(answer: Result<Vec<Kept>, ClinicError>) -> &'static str {
    match answer {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_metric_arrives_once_with_its_code_its_unit_and_the_number_that_was_shown() {
    let sender = Sender::granted(
        ALL,
        vec![
            pressure(50, Some("16400"), Some("10533"), "Pa"),
            one(Metric::HeartRate, 40, "64", "/min"),
            one(Metric::MeterGlucose, 30, "6.1", "mmol/L"),
            one(Metric::BloodGlucose, 20, "110", "mg/dL"),
            walked(2 * 24 * 60, 24, "8012"),
        ],
    )
    .await;
    use ConsentMetric as M;
    let rows = sender.offered(M::BloodPressure).await;
    assert_eq!(
        (rows[0].value.as_str(), rows[0].unit.as_deref(), rows[0].received.as_deref()),
        ("123/79", Some("mm[Hg]"), Some("16400/10533 Pa")),
        "X-BP-01, GTAB-030: a converted number says so"
    );
    let mut acknowledged = Vec::new();
    for (metric, count) in [(M::BloodPressure, 1), (M::HeartRate, 1), (M::BloodGlucose, 2), (M::Steps, 1)] {
        let rows = sender.offered(metric).await;
        assert_eq!(rows.len(), count, "{metric:?}");
        let kept = sender.submit(sender.input(metric, &rows)).await.unwrap();
        for kept in &kept {
            sender.comes_to(kept, IntentState::Confirmed).await;
        }
        acknowledged.extend(kept);
        let after = sender.offered(metric).await;
        assert!(after.iter().all(|row| row.sent == Some(IntentState::Confirmed)), "{metric:?}");
        assert_eq!(refused(sender.submit(sender.input(metric, &after)).await), "readingSent");
    }
    let stored = sender.stored();
    assert_eq!((stored.len(), sender.requests()), (5, 5), "each once");
    let of = |operation: &str| -> Vec<&Json> {
        stored.iter().filter(|one| one["operation"] == operation).map(|one| &one["body"]).collect()
    };
    let pressure = of("CM-15")[0];
    assert_eq!(pressure["systolic"], json!({ "code": "8480-6", "value": 123.0, "unit": "mm[Hg]" }));
    assert_eq!(pressure["diastolic"], json!({ "code": "8462-4", "value": 79.0, "unit": "mm[Hg]" }));
    let rate = of("CM-16")[0];
    assert_eq!((&rate["value"], &rate["unit"]), (&json!(64.0), &json!("/min")));
    assert!(rate["effective"].as_str().unwrap().ends_with("+11:00"), "with the offset it was taken with");
    let glucose = of("CM-17");
    assert_eq!(
        glucose.iter().map(|one| (one["code"].clone(), one["value"].clone(), one["unit"].clone())).collect::<Vec<_>>(),
        [(json!("15074-8"), json!(6.1), json!("mmol/L")), (json!("2339-0"), json!(110.0), json!("mg/dL")),],
        "glucose goes in the unit it was measured in, oldest first"
    );
    assert_eq!((&of("CM-18")[0]["code"], &of("CM-18")[0]["value"]), (&json!("41950-7"), &json!(8012)));
    assert!(stored.iter().all(|one| one["patientId"] == sender.portal.id().as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_in_the_audit_without_a_number_and_the_acknowledgement_stays() {
    let mut sender = Sender::granted(ALL, vec![one(Metric::HeartRate, 40, "64", "/min")]).await;
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    let view = sender.comes_to(&kept, IntentState::Confirmed).await;
    assert_eq!((view.operation.as_str(), view.person.key), ("CM-16", Some(sender.portal.key())));
    let remote = sender.stored()[0]["id"].as_str().unwrap().to_owned();
    let (row, entries) = sender
        .portal
        .harbour
        .clinic
        .reopen_after(async |store| {
            let row = store.ledger().intent(&kept.intent).await.unwrap().unwrap();
            (row, store.ledger().audit_recent(50).await.unwrap())
        })
        .await;
    assert_eq!(row.vendor_id, Some(remote));
    let entry = entries.iter().find(|one| one.action.as_str() == "intend-submit-reading").unwrap();
    assert_eq!((entry.patient.as_ref(), &entry.detail), (row.patient.as_ref(), &json!({ "intent": kept.intent })));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_patient_has_not_granted_is_refused_before_anything_is_kept() {
    let rates = || vec![one(Metric::HeartRate, 40, "64", "/min"), one(Metric::MeterGlucose, 30, "6.1", "mmol/L")];
    let portal = Portal::open().await;
    let sender = Sender::with(portal, rates()).await;
    let rows = sender.offered(ConsentMetric::HeartRate).await;
    let input = || sender.input(ConsentMetric::HeartRate, &rows);
    assert_eq!(refused(sender.submit(input()).await), "consentNeverAsked");
    sender.portal.granted(&["blood_glucose:write"]).await;
    assert_eq!(refused(sender.submit(input()).await), "consentDeclined");
    let metrics = sender.record().await.metrics;
    let at = |metric| metrics.iter().find(|one| one.consent.metric == metric).unwrap();
    let rate = at(ConsentMetric::HeartRate);
    assert_eq!((rate.consent.standing, rate.offer.reason), (ConsentStanding::Declined, Some(Reason::NotGranted)));
    assert!(at(ConsentMetric::BloodGlucose).offer.offered);
    sender.portal.harbour.control.revoke(&sender.portal.id());
    sender.session().scheduling().unwrap().check_consent(&sender.portal.key()).await.unwrap();
    let glucose = sender.offered(ConsentMetric::BloodGlucose).await;
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::BloodGlucose, &glucose)).await), "consentWithdrawn");
    assert_eq!((sender.requests(), sender.record().await.intents.len()), (0, 0), "nothing left, nothing is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_is_listed_with_why_not() {
    let under = Quantity { comparator: Some(Comparator::Less), ..quantity("2.2", Some("mmol/L")) };
    let sender = Sender::granted(
        ALL,
        vec![
            pressure(10, Some("142"), None, "mm[Hg]"),
            pressure(20, Some("80"), Some("142"), "mm[Hg]"),
            pressure(30, Some("128"), Some("82"), "furlong"),
            pressure(40, Some("320"), Some("82"), "mm[Hg]"),
            reading(Metric::HeartRate, 10, Value::One { quantity: quantity("64", None) }),
            one(Metric::HeartRate, -60, "64", "/min"),
            one(Metric::HeartRate, 30, "1.2", "Hz"),
            reading(Metric::MeterGlucose, 10, Value::One { quantity: under }),
            one(Metric::SensorGlucose, 10, "7.0", "mmol/L"),
            one(Metric::MeterGlucose, 600 * 24 * 60, "7.0", "mmol/L"),
            one(Metric::Steps, 10, "800", "{steps}"),
            one(Metric::Electrocardiogram, 10, "1.1", "mV"),
        ],
    )
    .await;
    let bars = async |metric| sender.offered(metric).await.iter().map(|row| row.bar).collect::<Vec<_>>();
    use SubmitBar as B;
    assert_eq!(
        bars(ConsentMetric::BloodPressure).await,
        [Some(B::PartMissing), Some(B::Reversed), Some(B::UnitForeign), Some(B::OutOfRange)]
    );
    assert_eq!(bars(ConsentMetric::HeartRate).await, [Some(B::Future), Some(B::UnitUnknown), None]);
    assert_eq!(bars(ConsentMetric::Steps).await, [Some(B::NoPeriod)]);
    assert_eq!(bars(ConsentMetric::Ecg).await, [Some(B::NoWaveform)], "a number told of an ECG is no ECG");
    let rates = sender.offered(ConsentMetric::HeartRate).await;
    assert_eq!((rates[2].value.as_str(), rates[2].received.as_deref()), ("72", Some("1.2 Hz")));
    let glucose = sender.offered(ConsentMetric::BloodGlucose).await;
    assert_eq!(glucose.len(), 2, "a sensor's glucose is not of blood");
    assert_eq!((glucose[0].bar, glucose[0].value.as_str()), (Some(B::AtLimit), "<2.2"));
    assert_eq!(glucose[1].doubts, [SubmitDoubt::LongAgo]);
    // What is barred has no id, and one that is made up is none of the readings.
    let mut input = sender.input(ConsentMetric::HeartRate, &rates[2..]);
    input.readings[0].start = Instant::from(ago(10).to_utc());
    assert_eq!(refused(sender.submit(input).await), "readingChanged");
    assert_eq!(sender.requests(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_were_ticked_are_kept_or_none() {
    let sender =
        Sender::granted(ALL, vec![one(Metric::HeartRate, 40, "64", "/min"), one(Metric::HeartRate, 30, "71", "/min")])
            .await;
    let rows = sender.offered(ConsentMetric::HeartRate).await;
    let mut input = sender.input(ConsentMetric::HeartRate, &rows);
    input.readings[1].id = uuid::Uuid::nil().to_string();
    assert_eq!(refused(sender.submit(input).await), "readingChanged");
    let twice = [rows[0].clone(), rows[0].clone()];
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::HeartRate, &twice)).await), "tooMany");
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::HeartRate, &[])).await), "required");
    let mut unread = sender.input(ConsentMetric::HeartRate, &rows);
    unread.checked.number = None;
    assert_eq!(refused(sender.submit(unread).await), "twoIdentifiers");
    assert_eq!(sender.record().await.intents.len(), 0);
    let (one, other) = tokio::join!(
        sender.submit(sender.input(ConsentMetric::HeartRate, &rows)),
        sender.submit(sender.input(ConsentMetric::HeartRate, &rows))
    );
    assert_eq!([&one, &other].iter().filter(|answer| answer.is_ok()).count(), 1, "two clicks are one");
    until("both are there", || async { (sender.stored().len() == 2).then_some(()) }).await;
    assert_eq!(sender.requests(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_clinician_sends_readings() {
    let sender = Sender::granted(ALL, vec![one(Metric::HeartRate, 40, "64", "/min")]).await;
    for role in [Role::FrontDesk, Role::Administrator] {
        let other = Session::with_roles(sender.session().clinic().clone(), &[role]);
        assert!(other.clinician().is_none() && other.chart().is_none(), "neither sends nor reads what could be sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_linked_record_lends_its_readings_its_birth_date_and_that_the_patient_died() {
    let mut portal = Portal::open().await;
    portal.granted(ALL).await;
    let (key, other) = (portal.key(), PatientKey("elsewhere:ext:9".into()));
    let member = |patient: &PatientKey, beside: &PatientKey| LinkMember {
        link: "one-person".into(),
        patient: patient.clone(),
        beside: beside.clone(),
        confirmed: Vec::new(),
        despite: None,
        joined_at: Utc::now(),
        joined_by: "TEST, Person".into(),
        left_at: None,
        left_by: None,
        left_why: None,
    };
    let record = |mut patient: Patient, deceased| {
        patient.key = other.clone();
        patient.birth_date = BirthDate::parse("1991-09-02");
        patient.deceased = deceased;
        patient
    };
    let readings =
        vec![one(Metric::HeartRate, 40, "64", "/min"), one(Metric::HeartRate, 60 * 24 * 366 * 40, "64", "/min")];
    let way = Way::Entered { by: "TEST, Person".into() };
    portal
        .harbour
        .clinic
        .reopen_after(async |store| {
            let own = store.mirror().patient(&key).await.unwrap().unwrap();
            store.mirror().put_patients(&[record(own, false)]).await.unwrap();
            let mut tx = store.ledger().begin().await.unwrap();
            tx.join_link(&member(&key, &other)).await.unwrap();
            tx.join_link(&member(&other, &key)).await.unwrap();
            tx.commit().await.unwrap();
            keep_readings(store, &other, &way, true, readings).await;
        })
        .await;
    let mut sender = Sender::with(portal, Vec::new()).await;
    let rows = sender.offered(ConsentMetric::HeartRate).await;
    assert_eq!(rows.iter().map(|row| row.bar).collect::<Vec<_>>(), [None, Some(SubmitBar::BeforeBirth)]);
    let from_other = sender.session().chart().unwrap().submissions(&other).await.unwrap();
    assert_eq!(from_other.records.len(), 1, "it is reached from either record");
    assert_eq!(from_other.records[0].person.key, Some(key.clone()));
    let died = async |store: &Store| {
        let own = store.mirror().patient(&key).await.unwrap().unwrap();
        store.mirror().put_patients(&[record(own, true)]).await.unwrap();
    };
    sender.portal.harbour.clinic.reopen_after(died).await;
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::HeartRate, &rows[..1])).await), "deceased");
    assert!(sender.record().await.metrics.iter().all(|one| one.offer.reason == Some(Reason::Deceased)));
}
