//! What a device sent and did not arrive is handed in once, for whoever has the device and had it then.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::{CheckDeliveryInput, Decision, DeliveryShape, DeviceView, HandInInput, Kept, Reason, SampleWay};
use domain::IntentState;
use mia::HealthKitSample;
use sandbox::Fault;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::support::{checked, until};

const WATCH: &str = "watch-1001";
const CUFF: &str = "cuff-1001";

fn sample(number: u128, device: &str, at: DateTime<Utc>) -> Value {
    let at = at.format("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string();
    json!({
        "id": uuid::Uuid::from_u128(number).to_string(),
        "startDate": at,
        "endDate": at,
        "sourceId": device,
        "sourceName": "Watch",
        "metadata": {"HKMetadataKeyTimeZone": "Europe/Rome"},
        "value": 71,
    })
}

fn delivery(number: u128, device: &str, at: DateTime<Utc>) -> Value {
    json!({
        "metadata": {
            "correlationId": uuid::Uuid::from_u128(number).to_string(),
            "receivedTime": at.to_rfc3339_opts(SecondsFormat::Nanos, true),
            "measurementType": "BloodPressure",
        },
        "device": {"id": device, "serialNumber": "SN-1"},
        "measurements": {"data": {"systolic": 120, "diastolic": 80, "pulse": 60}},
    })
}

fn refused<T: std::fmt::Debug>(answer: Result<T, ClinicError>) -> String {
    match answer {
        Err(ClinicError::Conflict(what)) => what.to_owned(),
        Err(ClinicError::Invalid { field, what }) => format!("{field} {what}"),
        other => panic!("{other:?}"),
    }
}

impl Desk {
    /// Person 0 of Mia's is known here, and so is who has the cuff and the watch that were theirs before.
    async fn with_somebody_known() -> Self {
        let desk = Self::open().await;
        let kept = desk.give("spare-1", 0).await.unwrap();
        desk.settled(&kept.intent, IntentState::Confirmed).await;
        desk.device_is(WATCH, |device| device.person.is_some()).await;
        desk
    }

    async fn handing_in(&self, device: &str, file: &Value, way: SampleWay) -> HandInInput {
        let device: DeviceView = self.device(device).await;
        let person = self.desktop.someone().await.person;
        HandInInput {
            connection: self.connection.clone(),
            record: device.record,
            patient: person.key.clone().unwrap(),
            text: file.to_string(),
            way,
            checked: checked(&person),
        }
    }

    async fn hand_in(&self, device: &str, file: &Value, way: SampleWay) -> Result<Vec<Kept>, ClinicError> {
        let input = self.handing_in(device, file, way).await;
        self.desktop.session.clinician().unwrap().hand_in(input).await
    }

    /// How often something stands at the vendor, by its own id.
    fn stored(&self, number: u128) -> usize {
        let id = uuid::Uuid::from_u128(number).to_string();
        let records = self.control.health_data();
        let raw = records.iter().map(|one| &one["rawData"]);
        raw.filter(|raw| raw["id"] == id || raw["metadata"]["correlationId"] == id).count()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn samples_go_through_the_backend_or_past_it_and_a_delivery_goes_letter_by_letter() {
    let desk = Desk::with_somebody_known().await;
    let now = Utc::now();
    let samples = json!([sample(2, WATCH, now), sample(1, WATCH, now - TimeDelta::milliseconds(1))]);
    for (operation, file, device, way, numbers) in [
        ("MIA-04", samples, WATCH, SampleWay::Backend, vec![1, 2]),
        ("MIA-10", json!([sample(3, WATCH, now)]), WATCH, SampleWay::DeviceManager, vec![3]),
        ("MIA-09", delivery(4, CUFF, now), CUFF, SampleWay::Backend, vec![4]),
    ] {
        desk.control.clear_requests();
        let kept = desk.hand_in(device, &file, way).await.unwrap();
        assert_eq!(kept.len(), numbers.len());
        for one in &kept {
            let intent = desk.settled(&one.intent, IntentState::Confirmed).await;
            assert_eq!(intent.operation, operation);
        }
        assert_eq!(desk.control.requests_of(&[operation]), numbers.len(), "{operation}: one request for each");
        for number in numbers {
            assert_eq!(desk.stored(number), 1, "{operation}");
        }
    }
    let raw = desk.control.health_data().pop().unwrap();
    assert_eq!(raw["rawData"], delivery(4, CUFF, now));
    assert_eq!(raw["patientId"], desk.control.patient_id(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_before_anything_is_kept_and_what_was_sent_is_not_sent_again() {
    let desk = Desk::with_somebody_known().await;
    let device = desk.device(WATCH).await;
    assert!(device.hand_in.offered);
    let file = json!([sample(1, WATCH, Utc::now())]);
    let clinician = desk.desktop.session.clinician().unwrap();
    let input =
        CheckDeliveryInput { connection: desk.connection.clone(), record: device.record, text: file.to_string() };
    let check = clinician.check_delivery(&input).await.unwrap();
    assert_eq!((check.shape, check.pieces.len(), check.pieces[0].sent), (DeliveryShape::HealthKit, 1, false));
    let kept = desk.hand_in(WATCH, &file, SampleWay::Backend).await.unwrap();
    desk.settled(&kept[0].intent, IntentState::Confirmed).await;
    assert!(clinician.check_delivery(&input).await.unwrap().pieces[0].sent);
    assert_eq!(refused(desk.hand_in(WATCH, &file, SampleWay::DeviceManager).await), "deliverySent");
    assert_eq!(desk.stored(1), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wrong_file_and_the_wrong_person_are_refused_and_nothing_is_kept() {
    let desk = Desk::with_somebody_known().await;
    let now = Utc::now();
    let mut unknown = sample(1, WATCH, now);
    unknown["type"] = json!("HKQuantityTypeIdentifierHeartRate");
    let mut endless = sample(1, WATCH, now);
    endless["endDate"] = json!("2024-07-23T15:44:05");
    let many: Vec<Value> = (0..51).map(|number| sample(number, WATCH, now)).collect();
    for (file, what) in [
        (json!([sample(1, CUFF, now)]), "file otherDevice"),
        (json!([sample(1, WATCH, now), sample(2, "watch-1004", now)]), "file otherDevice"),
        (delivery(1, CUFF, now), "file otherDevice"),
        (json!([unknown]), "file unknownField"),
        (json!([endless]), "file noTime"),
        (json!([sample(1, WATCH, now), sample(1, WATCH, now)]), "file twice"),
        (json!([sample(1, WATCH, now + TimeDelta::days(1))]), "file inFuture"),
        (json!([sample(1, WATCH, now - TimeDelta::days(365 * 130))]), "file beforeBirth"),
        (json!([]), "file empty"),
        (json!(many), "file tooMany"),
        (json!({"value": 71}), "file notDelivery"),
        (json!("no JSON at all".repeat(30_000)), "file tooLarge"),
    ] {
        assert_eq!(refused(desk.hand_in(WATCH, &file, SampleWay::Backend).await), what);
    }
    let file = json!([sample(1, WATCH, now)]);
    let clinician = desk.desktop.session.clinician().unwrap();
    let mut one = desk.handing_in(WATCH, &file, SampleWay::Backend).await;
    one.checked.number = None;
    assert_eq!(refused(clinician.hand_in(one).await), "checked twoIdentifiers");
    let mut other = desk.handing_in(WATCH, &file, SampleWay::Backend).await;
    let rows = desk.desktop.rows().await;
    let somebody = rows.iter().filter_map(|row| row.person.key.clone()).find(|key| *key != other.patient).unwrap();
    other.patient = somebody;
    assert_eq!(refused(clinician.hand_in(other).await), "otherHolder");
    // Who has the watch of Mia's person 3 is not known here, and nobody has a spare cuff.
    let stranger = json!([sample(1, "watch-1004", now)]);
    assert_eq!(refused(desk.hand_in("watch-1004", &stranger, SampleWay::Backend).await), "holderUnknown");
    assert_eq!(desk.device("watch-1004").await.hand_in.reason, Some(Reason::HolderUnknown));
    assert_eq!(desk.device("spare-2").await.hand_in.reason, Some(Reason::DeviceFree));
    assert!(desk.desktop.session.member().outbox().await.unwrap().under_way.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_measured_before_they_were_given_the_device_is_not_filed_under_them() {
    let desk = Desk::with_somebody_known().await;
    desk.control.clear_requests();
    let file = json!([sample(1, WATCH, Utc::now() - TimeDelta::days(2))]);
    let kept = desk.hand_in(WATCH, &file, SampleWay::Backend).await.unwrap();
    let intent = desk.settled(&kept[0].intent, IntentState::Rejected).await;
    assert_eq!(intent.why, "givenLater");
    assert_eq!((desk.control.requests_of(&["MIA-04"]), desk.stored(1)), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_there_already_is_not_sent() {
    let desk = Desk::with_somebody_known().await;
    let file = sample(1, WATCH, Utc::now());
    let there = HealthKitSample::read(&file).unwrap();
    desk.elsewhere.health_data().ingest_healthkit(&[there]).await.unwrap();
    desk.control.clear_requests();
    let kept = desk.hand_in(WATCH, &json!([file]), SampleWay::Backend).await.unwrap();
    let intent = desk.settled(&kept[0].intent, IntentState::Rejected).await;
    assert_eq!((intent.why.as_str(), desk.control.requests_of(&["MIA-04"]), desk.stored(1)), ("deliveryThere", 0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_handed_in_without_an_answer_stands_there_once() {
    let desk = Desk::with_somebody_known().await;
    let lost = [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 2_200 }];
    let unread = [Fault::TruncatedJson, Fault::WrongContentType];
    let mut number = 0;
    for fault in lost.into_iter().chain(unread) {
        for (operation, device, way) in [
            ("MIA-04", WATCH, SampleWay::Backend),
            ("MIA-09", CUFF, SampleWay::Backend),
            ("MIA-10", WATCH, SampleWay::DeviceManager),
        ] {
            number += 1;
            let now = Utc::now();
            let file = if device == CUFF { delivery(number, CUFF, now) } else { json!([sample(number, WATCH, now)]) };
            desk.control.clear_requests();
            desk.control.meet_next(&[operation], &fault);
            let kept = desk.hand_in(device, &file, way).await.unwrap();
            desk.settled(&kept[0].intent, IntentState::Confirmed).await;
            assert_eq!(desk.control.requests_of(&[operation]), 1, "{fault:?} of {operation} was sent more than once");
            assert_eq!(desk.stored(number), 1, "{fault:?} of {operation}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_never_arrived_asks_a_person_and_what_the_vendor_refuses_is_refused() {
    let desk = Desk::with_somebody_known().await;
    desk.control.meet_next(&["MIA-04"], &Fault::TimeoutBefore);
    let kept = desk.hand_in(WATCH, &json!([sample(1, WATCH, Utc::now())]), SampleWay::Backend).await.unwrap();
    desk.settled(&kept[0].intent, IntentState::NeedsPerson).await;
    assert_eq!(desk.stored(1), 0);
    let again = Decision::SendAgain { intent: kept[0].intent.clone() };
    desk.desktop.session.member().decide(again).await.unwrap();
    desk.settled(&kept[0].intent, IntentState::Confirmed).await;
    assert_eq!(desk.stored(1), 1);
    for (number, code) in (2..).zip([400, 403, 404, 409, 422]) {
        let body = json!({"statusCode": code.to_string(), "error": "no", "message": "no"}).to_string();
        let json = "application/json".to_owned();
        let fault = Fault::Status { code, body, content_type: json, retry_after: None };
        desk.control.meet_next(&["MIA-09"], &fault);
        let kept = desk.hand_in(CUFF, &delivery(number, CUFF, Utc::now()), SampleWay::Backend).await.unwrap();
        desk.settled(&kept[0].intent, IntentState::Rejected).await;
        assert_eq!(desk.stored(number), 0, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn raw_data_that_stays_sealed_proves_nothing_and_a_person_decides() {
    let desk = Desk::with_somebody_known().await;
    desk.control.seal(true);
    desk.control.meet_next(&["MIA-04"], &Fault::CutAfterCommit);
    let kept = desk.hand_in(WATCH, &json!([sample(1, WATCH, Utc::now())]), SampleWay::Backend).await.unwrap();
    desk.settled(&kept[0].intent, IntentState::NeedsPerson).await;
    assert_eq!(desk.stored(1), 1, "it is there, and nothing shows it");
    let landed = Decision::MarkLanded { intent: kept[0].intent.clone() };
    desk.desktop.session.member().decide(landed).await.unwrap();
    until("it counts as arrived", || async {
        let intent = desk.desktop.session.member().intent(&kept[0].intent).await.unwrap().intent;
        (intent.state == IntentState::Confirmed).then_some(())
    })
    .await;
    assert_eq!(desk.stored(1), 1);
}
