//! Electrocardiograms sent to CareMonitor (CM-14): lead I with every sample, once, with what cannot be sent and why not.

use chrono::Utc;
use clinic::views::{Kept, Reason, SubmitBar, SubmitDoubt, SubmittableAsked};
use clinic::{ClinicError, Session};
use domain::observation::Way;
use domain::{ConsentMetric, IntentState, PatientKey, Role};
use serde_json::{Value as Json, json};
use signals::{LOST, Lead};
use store::{ImportState, ReadingImportRow, Store};

use super::portal::Portal;
use super::submitting::{ALL, Sender, refused};
use crate::recordings::{Came, Recorder, keep};
use crate::support::until;

const HZ: f64 = 512.0;

/// Lead I of a watch: thousandths of a microvolt.
pub(super) fn watch() -> Lead {
    Lead::new(Some("I"), "uV", 1_000.0, 0.0, HZ)
}

/// So many samples that go up and down by less than a millivolt.
pub(super) fn wave(count: i32) -> Vec<i32> {
    (0..count).map(|at| (at * 7_919) % 900_001 - 450_000).collect()
}

pub(super) fn half_minute() -> Recorder {
    Recorder::new(vec![watch()], vec![wave(15_360)])
}

/// Of a lead, with a few samples.
fn of(lead: Lead) -> Recorder {
    Recorder::new(vec![lead], vec![vec![7, 120, -30, 44]])
}

/// A patient who granted these, and what was recorded of them.
pub(super) async fn sender(scopes: &[&str], recorded: impl AsyncFnOnce(&Store, &PatientKey)) -> Sender {
    let mut portal = Portal::open().await;
    portal.granted(scopes).await;
    let key = portal.key();
    portal.harbour.clinic.reopen_after(async |store| recorded(store, &key).await).await;
    Sender::with(portal, Vec::new()).await
}

/// One recording, of an hour ago.
pub(super) async fn one() -> Sender {
    sender(ALL, async |store, key| keep(store, key, Came::imported("s1", 60), half_minute()).await).await
}

/// Sends the one recording.
pub(super) async fn send(sender: &Sender) -> Kept {
    sender.send_one(ConsentMetric::Ecg).await
}

#[tokio::test(flavor = "multi_thread")]
async fn cm_14_a_recording_arrives_once_with_every_sample_in_the_unit_that_was_recorded() {
    let mut sender = one().await;
    let rows = sender.offered(ConsentMetric::Ecg).await;
    let [row] = rows.as_slice() else { panic!("{}", rows.len()) };
    let recording = row.recording.as_ref().unwrap();
    assert_eq!((row.value.as_str(), row.unit.as_deref(), row.bar), ("30", Some("s"), None));
    assert_eq!((recording.id.as_str(), recording.lead, recording.seconds), ("s1", Some(0), 30.0));
    assert_eq!((recording.leads.as_slice(), row.doubts.as_slice()), ([Some("I".to_owned())].as_slice(), [].as_slice()));
    assert_eq!(recording.device_says.as_deref(), Some("Inconclusive"), "X-ECG-10: as the device says it");
    let kept = send(&sender).await;
    let view = sender.comes_to(&kept, IntentState::Confirmed).await;
    assert_eq!((view.operation.as_str(), view.start.clone()), ("CM-14", row.start.clone()));
    assert_eq!((view.facts[0].name.as_str(), view.facts[0].value.as_str()), ("ecg", "30 s"));
    let stored = sender.stored();
    let [one] = stored.as_slice() else { panic!("{}", stored.len()) };
    assert_eq!((&one["operation"], &one["patientId"]), (&json!("CM-14"), &json!(sender.portal.id())));
    let body = &one["body"];
    let expected: Vec<String> = wave(15_360).iter().map(|sample| (f64::from(*sample) / 1_000.0).to_string()).collect();
    assert_eq!(
        body["waveform"],
        json!({
            "lead": "131329", "unit": "uV", "sampling_hz": 512.0, "period": 1.953_125, "origin": 0, "dimensions": 1,
            "data": expected.join(" "),
        })
    );
    assert_eq!((&body["code"], &body["classification"]), (&json!("11524-6"), &json!("Inconclusive")));
    assert!(body["effective"].as_str().unwrap().ends_with("-05:00"), "with the offset it was recorded with");
    assert!(body.get("heart_rate").is_none() && body.get("device").is_none(), "what nobody told is not said");
    let after = sender.offered(ConsentMetric::Ecg).await;
    assert_eq!(after[0].sent, Some(IntentState::Confirmed));
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::Ecg, &after)).await), "readingSent");
    assert_eq!(sender.requests(), 1);
    let (row, entries) = sender
        .portal
        .harbour
        .clinic
        .reopen_after(async |store| {
            let row = store.ledger().intent(&kept.intent).await.unwrap().unwrap();
            (row, store.ledger().audit_recent(50).await.unwrap())
        })
        .await;
    let kept_as = serde_json::to_string(&row.act).unwrap();
    assert!(kept_as.len() < 600 && !kept_as.contains("Inconclusive"), "of samples and words the digest alone is kept");
    let entry = entries.iter().find(|one| one.action.as_str() == "intend-submit-reading").unwrap();
    assert_eq!((entry.patient.as_ref(), &entry.detail), (row.patient.as_ref(), &json!({ "intent": kept.intent })));
}

#[tokio::test(flavor = "multi_thread")]
async fn recordings_that_cannot_be_sent_are_listed_with_why_not_and_one_of_several_leads_says_so() {
    let ekg = |name: Option<&str>, unit: &str| Lead::new(name, unit, 200.0, 1_024.0, 360.0);
    let sender = sender(ALL, async |store, key| {
        let keep = async |id: &str, minutes, recorder| keep(store, key, Came::imported(id, minutes), recorder).await;
        keep("other-lead", 10, of(ekg(Some("MLII"), "mV"))).await;
        keep("unnamed", 20, of(ekg(None, "mV"))).await;
        keep("unscaled", 30, of(Lead { calibrated: false, ..ekg(Some("I"), "mV") })).await;
        keep("no-voltage", 40, of(ekg(Some("I"), "mmHg"))).await;
        keep("lost", 50, Recorder::new(vec![ekg(Some("I"), "mV")], vec![vec![1_000, LOST, 1_100]])).await;
        keep("long", 60, Recorder::new(vec![watch()], vec![wave(100_001)])).await;
        keep("tomorrow", -24 * 60, half_minute()).await;
        keep("two", 70, Recorder::new(vec![ekg(Some("II"), "mV"), ekg(Some("I"), "mV")], vec![vec![9; 720]; 2])).await;
        keep("years-ago", 500 * 24 * 60, half_minute()).await;
        without_start(store, key).await;
    })
    .await;
    let rows = sender.offered(ConsentMetric::Ecg).await;
    let of = |id: &str| rows.iter().find(|row| row.recording.as_ref().unwrap().id == id).unwrap();
    use SubmitBar as B;
    for (id, bar) in [
        ("other-lead", B::NoLeadOne),
        ("unnamed", B::NoLeadOne),
        ("unscaled", B::GainUnknown),
        ("no-voltage", B::UnitForeign),
        ("lost", B::SamplesLost),
        ("long", B::TooLong),
        ("tomorrow", B::Future),
        ("timeless", B::StartUnknown),
    ] {
        let row = of(id);
        assert_eq!((row.bar, &row.id, row.recording.as_ref().unwrap().lead), (Some(bar), &None, None), "{id}");
    }
    assert_eq!((of("two").bar, of("two").recording.as_ref().unwrap().lead), (None, Some(1)));
    assert!(of("two").doubts.contains(&SubmitDoubt::OneLead), "{:?}", of("two").doubts);
    assert_eq!(of("years-ago").doubts, [SubmitDoubt::LongAgo]);
    let last = rows.last().unwrap();
    assert_eq!((last.start.as_ref(), rows.len()), (None, 10), "what began at no known time is last");
    // What is made up, and what is barred, is none of what may be sent.
    let mut input = sender.input(ConsentMetric::Ecg, &[of("two").clone()]);
    input.readings[0].start = of("long").start.clone().unwrap();
    assert_eq!(refused(sender.submit(input).await), "readingChanged");
    assert_eq!(sender.requests(), 0);
}

async fn without_start(store: &Store, key: &PatientKey) {
    keep(store, key, Came { start: None, ..Came::imported("timeless", 0) }, half_minute()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_recording_can_be_asked_for_alone_however_many_there_are() {
    let sender = sender(ALL, async |store, key| {
        for minutes in 0..52 {
            let recorder = Recorder::new(vec![watch()], vec![wave(600 + minutes)]);
            keep(store, key, Came::imported(&format!("s{minutes}"), i64::from(minutes) + 1), recorder).await;
        }
    })
    .await;
    let asked = |recording: Option<&str>| {
        let recording = recording.map(str::to_owned);
        SubmittableAsked { patient: sender.portal.key(), metric: ConsentMetric::Ecg, recording }
    };
    let chart = sender.session().chart().unwrap();
    let newest = chart.submittable(&asked(None)).await.unwrap();
    assert_eq!((newest.rows.len(), newest.more), (50, true));
    let alone = chart.submittable(&asked(Some("s51"))).await.unwrap();
    let ids: Vec<_> = alone.rows.iter().map(|row| row.recording.as_ref().unwrap().id.as_str()).collect();
    assert_eq!((ids.as_slice(), alone.more, alone.recording.as_deref()), (["s51"].as_slice(), false, Some("s51")));
    assert!(chart.submittable(&asked(Some("somebodys"))).await.unwrap().rows.is_empty());
    let kept = sender.submit(sender.input(ConsentMetric::Ecg, &alone.rows)).await.unwrap().remove(0);
    sender.comes_to(&kept, IntentState::Confirmed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_on_two_ways_is_one_recording_and_out_of_apple_health_it_is_looked_at() {
    let sender = sender(ALL, async |store, key| {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.add_reading_import(&export(key)).await.unwrap();
        tx.commit().await.unwrap();
        let first = Came::imported("s1", 60);
        let (start, way) = (first.start, Way::Imported { import: "apple".into() });
        keep(store, key, first, half_minute()).await;
        keep(store, key, Came { id: "s2", way, seen: true, start }, half_minute()).await;
    })
    .await;
    let rows = sender.offered(ConsentMetric::Ecg).await;
    assert_eq!((rows.len(), rows[0].doubts.as_slice()), (1, [SubmitDoubt::AppleHealth].as_slice()), "A-CM-23");
}

fn export(key: &PatientKey) -> ReadingImportRow {
    ReadingImportRow {
        id: "apple".into(),
        patient: key.clone(),
        kind: "appleHealth".into(),
        file_name: "export.zip".into(),
        path: None,
        size: 1,
        sha256: None,
        settings: Json::Null,
        begun_at: Utc::now(),
        begun_by: "TEST, Person".into(),
        state: ImportState::Kept,
        why: None,
        progress: Json::Null,
        ended_at: None,
        ended_by: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_is_sent_under_its_own_consent_by_a_clinician_alone() {
    let sender = sender(&["heart_rate:write"], async |store, key| {
        keep(store, key, Came::imported("s1", 60), half_minute()).await;
    })
    .await;
    let offer = async |session: &Session| {
        let record = session.chart().unwrap().submissions(&sender.portal.key()).await.unwrap().records.remove(0);
        record.metrics.into_iter().find(|one| one.consent.metric == ConsentMetric::Ecg).unwrap().offer
    };
    let rows = sender.offered(ConsentMetric::Ecg).await;
    assert_eq!(refused(sender.submit(sender.input(ConsentMetric::Ecg, &rows)).await), "consentDeclined");
    assert_eq!(offer(sender.session()).await.reason, Some(Reason::NotGranted));
    sender.portal.granted(ALL).await;
    let now = offer(sender.session()).await;
    assert_eq!((now.offered, now.assumed.as_deref()), (true, Some("A-CM-20")));
    for role in [Role::FrontDesk, Role::Administrator] {
        let other = Session::with_roles(sender.session().clinic().clone(), &[role]);
        assert!(other.clinician().is_none() && other.chart().is_none(), "neither sends nor reads what could be sent");
    }
    let mut unread = sender.input(ConsentMetric::Ecg, &rows);
    unread.checked.number = None;
    assert_eq!(refused(sender.submit(unread).await), "twoIdentifiers");
    assert_eq!((sender.requests(), sender.record().await.intents.len()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_record_holds_no_recording_is_not_offered_to_send_one() {
    let sender = sender(ALL, async |_, _| ()).await;
    let metrics = sender.record().await.metrics;
    let ecg = metrics.iter().find(|one| one.consent.metric == ConsentMetric::Ecg).unwrap();
    assert_eq!(ecg.offer.reason, Some(Reason::NoReadings));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clicks_on_one_recording_are_one() {
    let sender = one().await;
    let rows = sender.offered(ConsentMetric::Ecg).await;
    let (one, other) = tokio::join!(
        sender.submit(sender.input(ConsentMetric::Ecg, &rows)),
        sender.submit(sender.input(ConsentMetric::Ecg, &rows))
    );
    let kept: Vec<Result<Vec<Kept>, ClinicError>> = vec![one, other];
    assert_eq!(kept.iter().filter(|answer| answer.is_ok()).count(), 1);
    until("it is there", || async { (sender.stored().len() == 1).then_some(()) }).await;
    assert_eq!(sender.requests(), 1);
}
