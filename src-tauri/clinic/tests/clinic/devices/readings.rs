//! What devices measured, on the page of whom it was measured of.

use clinic::ClinicError;
use clinic::views::{MetricsView, ReadingView, SeriesAsked, WayKind};
use domain::observation::{Mark, Metric};
use domain::{IntentState, PatientKey, Vendor};
use serde_json::Value;

use super::desk::Desk;
use crate::support::until;

impl Desk {
    async fn metrics_of(&self, patient: &PatientKey) -> MetricsView {
        self.desktop.session.chart().unwrap().metrics(patient).await.unwrap()
    }

    pub(crate) async fn table(&self, patient: &PatientKey, metric: Metric) -> Vec<ReadingView> {
        let (mut rows, mut until) = (Vec::new(), None);
        loop {
            let asked = SeriesAsked { patient: patient.clone(), metric, from: None, until };
            let page = self.desktop.session.chart().unwrap().readings(&asked).await.unwrap();
            rows.extend(page.rows);
            until = page.next;
            if until.is_none() {
                return rows;
            }
        }
    }

    /// Somebody who was given a device here, under the id of Mia's person 0.
    pub(crate) async fn someone_with_a_cuff(&self) -> PatientKey {
        let kept = self.give("spare-1", 0).await.unwrap();
        self.settled(&kept.intent, IntentState::Confirmed).await;
        self.desktop.someone().await.person.key.unwrap()
    }

    /// What the vendor normalised of a person's blood pressure, newest first, as systolic and diastolic in Pa.
    pub(crate) fn pressures(&self, number: usize) -> Vec<(f64, f64)> {
        let id = self.control.patient_id(number);
        let mut found: Vec<(String, f64, f64)> = Vec::new();
        for record in self.control.health_data().iter().filter(|one| one["patientId"] == *id) {
            let observations = record["normalizedData"]["observations"].as_array();
            let part = |code: &str| -> Option<f64> {
                observations?.iter().find(|one| one["code"] == code).and_then(|one: &Value| one["value"].as_f64())
            };
            if let (Some(systolic), Some(diastolic)) = (part("8480-6"), part("8462-4")) {
                found.push((record["recordedAt"].as_str().unwrap().to_owned(), systolic, diastolic));
            }
        }
        found.sort_by(|one, other| other.0.cmp(&one.0));
        found.into_iter().map(|(_, systolic, diastolic)| (systolic, diastolic)).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cuff_measured_stands_on_the_page_of_whom_it_was_given_to_in_the_unit_it_came_in() {
    let desk = Desk::open().await;
    let patient = desk.desktop.someone().await.person.key.unwrap();
    assert_eq!(desk.metrics_of(&patient).await.metrics, [], "nobody knows yet whose it is");

    let patient_with = desk.someone_with_a_cuff().await;
    assert_eq!(patient, patient_with);
    let expected = desk.pressures(0);
    let view = until("the pressures are there", || async {
        let view = desk.metrics_of(&patient).await;
        view.metrics.iter().any(|one| one.metric == Metric::BloodPressure).then_some(view)
    })
    .await;
    let pressure = view.metrics.iter().find(|one| one.metric == Metric::BloodPressure).unwrap();
    assert_eq!(
        (pressure.count as usize, pressure.unit.as_str(), pressure.loinc.as_str()),
        (expected.len(), "mm[Hg]", "85354-9")
    );
    let rows = desk.table(&patient, Metric::BloodPressure).await;
    let received: Vec<String> =
        expected.iter().map(|(systolic, diastolic)| format!("{systolic}/{diastolic}")).collect();
    assert_eq!(rows.iter().map(|row| row.value.clone()).collect::<Vec<_>>(), received);
    let (systolic, diastolic) = expected[0];
    let shown = format!("{}/{}", (systolic / 133.322_387_415).round(), (diastolic / 133.322_387_415).round());
    assert_eq!((rows[0].converted.as_ref(), rows[0].unit.as_deref()), (Some(&shown), Some("Pa")));
    assert_eq!(pressure.latest.as_ref(), rows.first());
    assert_eq!(pressure.previous.as_ref(), rows.get(1));
    let way = &rows[0].ways[0];
    assert_eq!((way.kind, way.vendor, way.name.as_deref()), (WayKind::Read, Some(Vendor::Mia), Some("Home devices")));
    assert!(!rows[0].marks.contains(&Mark::Late), "what was there before anybody listened is not late");

    let rates = desk.table(&patient, Metric::HeartRate).await;
    assert_eq!(
        (rates.len(), rates[0].unit.as_deref(), rates[0].converted.as_deref()),
        (rows.len(), Some("/min"), None)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_is_what_the_table_has_in_the_metrics_own_unit() {
    let desk = Desk::open().await;
    let patient = desk.someone_with_a_cuff().await;
    let expected = desk.pressures(0);
    let asked = SeriesAsked { patient: patient.clone(), metric: Metric::BloodPressure, from: None, until: None };
    let bytes = until("the pressures are drawn", || async {
        let bytes = desk.desktop.session.chart().unwrap().series(&asked).await.unwrap();
        (bytes[0] > 0).then_some(bytes)
    })
    .await;
    let count = u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
    assert_eq!((count, bytes[4], bytes[8]), (expected.len(), 2, 0));
    let sources: Value = serde_json::from_slice(&bytes[16 + count * (3 * 8 + 4)..]).unwrap();
    assert_eq!((&sources[0]["vendor"], &sources[0]["device"]), (&"mia".into(), &"cuff-1001".into()));
    let number = |column: usize, row: usize| {
        let at = 16 + (column * count + row) * 8;
        f64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
    };
    for (row, (systolic, diastolic)) in expected.iter().rev().enumerate() {
        assert!((number(1, row) * 133.322_387_415 - systolic).abs() < 1e-6);
        assert!((number(2, row) * 133.322_387_415 - diastolic).abs() < 1e-6);
        assert!(row == 0 || number(0, row - 1) <= number(0, row), "oldest first");
        let at = 16 + 3 * count * 8 + row * 2;
        assert_eq!(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()) & (1 << 5), 1 << 5, "converted");
    }
    // A stretch takes its begin and leaves its end.
    let rows = desk.table(&patient, Metric::BloodPressure).await;
    let part = SeriesAsked { from: Some(rows[1].start.clone()), until: Some(rows[0].start.clone()), ..asked };
    let bytes = desk.desktop.session.chart().unwrap().series(&part).await.unwrap();
    assert_eq!(u32::from_le_bytes(bytes[..4].try_into().unwrap()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_the_same_again_changes_nothing_and_another_persons_are_theirs() {
    let desk = Desk::open().await;
    let patient = desk.someone_with_a_cuff().await;
    let before = until("the pressures are there", || async {
        let rows = desk.table(&patient, Metric::BloodPressure).await;
        (!rows.is_empty()).then_some(rows)
    })
    .await;
    desk.read_again().await;
    assert_eq!(desk.table(&patient, Metric::BloodPressure).await, before);
    assert!((1..8).any(|other| !desk.pressures(other).is_empty()), "others have cuffs, too");
    assert_eq!(before.len(), desk.pressures(0).len());
    let unknown = PatientKey("none:id:nobody".into());
    let answer = desk.desktop.session.chart().unwrap().metrics(&unknown).await;
    assert!(matches!(answer, Err(ClinicError::NotFound("patient"))));
}
