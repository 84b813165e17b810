//! Readings that a person types in.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::{EnterReading, EnteredReading, Instant, OnlyHere, ReadingView, SeriesAsked, WayKind};
use domain::PatientKey;
use domain::observation::{Metric, Taken};

use crate::support::Desktop;

struct Desk {
    desktop: Desktop,
    patient: PatientKey,
}

impl Desk {
    async fn open() -> Self {
        let desktop = Desktop::connected().await;
        let patient = desktop.someone().await.person.key.unwrap();
        Self { desktop, patient }
    }

    fn typed(&self, metric: Metric, value: &str, unit: &str, at: DateTime<Utc>) -> EnterReading {
        EnterReading {
            patient: self.patient.clone(),
            metric,
            value: value.to_owned(),
            second: None,
            unit: unit.to_owned(),
            at: Instant::from(at),
            device: None,
            meant: false,
        }
    }

    fn pressure(&self, systolic: &str, diastolic: &str) -> EnterReading {
        let at = Utc::now() - TimeDelta::minutes(3);
        let second = Some(diastolic.to_owned());
        EnterReading { second, ..self.typed(Metric::BloodPressure, systolic, "mm[Hg]", at) }
    }

    async fn enter(&self, input: EnterReading) -> Result<EnteredReading, ClinicError> {
        self.desktop.session.clinician().unwrap().enter_reading(input).await
    }

    async fn refused(&self, input: EnterReading) -> (&'static str, &'static str) {
        match self.enter(input).await {
            Err(ClinicError::Invalid { field, what }) => (field, what),
            other => panic!("{other:?}"),
        }
    }

    async fn rows(&self, metric: Metric) -> Vec<ReadingView> {
        let asked = SeriesAsked { patient: self.patient.clone(), metric, from: None, until: None };
        self.desktop.session.chart().unwrap().readings(&asked).await.unwrap().rows
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stands_with_its_digits_its_unit_and_who_typed_it() {
    let mut desk = Desk::open().await;
    let at = Utc::now() - TimeDelta::minutes(3);
    let glucose = desk.typed(Metric::MeterGlucose, "7,0", "mmol/L", at);
    assert_eq!(desk.enter(glucose.clone()).await.unwrap(), EnteredReading::Kept);
    assert_eq!(desk.enter(glucose).await.unwrap(), EnteredReading::Known, "once is enough");
    assert_eq!(desk.enter(desk.pressure("128", "76")).await.unwrap(), EnteredReading::Kept);
    let rows = desk.rows(Metric::MeterGlucose).await;
    let [row] = rows.as_slice() else { panic!("{}", rows.len()) };
    assert_eq!(
        (row.value.as_str(), row.unit.as_deref(), row.converted.as_deref()),
        ("7.0", Some("mmol/L"), Some("126"))
    );
    assert_eq!((row.taken, row.ways[0].kind), (Taken::Typed, WayKind::Entered));
    assert!(row.ways[0].name.is_some());
    assert_eq!(desk.rows(Metric::BloodPressure).await[0].value, "128/76");
    let audit = desk.desktop.close_and_audit().await;
    let entered = audit.iter().filter(|entry| entry.action.as_str() == "enter-reading").collect::<Vec<_>>();
    assert_eq!(entered.len(), 2);
    assert!(entered.iter().all(|entry| entry.patient.as_ref() == Some(&desk.patient)));
    assert!(!entered.iter().any(|entry| entry.detail.to_string().contains("128")), "values are not the audit's");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unusual_is_kept_once_it_is_meant_and_what_cannot_be_is_refused() {
    let desk = Desk::open().await;
    assert_eq!(desk.enter(desk.pressure("76", "128")).await.unwrap(), EnteredReading::AskReversed);
    assert_eq!(desk.enter(desk.pressure("230", "120")).await.unwrap(), EnteredReading::AskUnusual);
    assert_eq!(desk.rows(Metric::BloodPressure).await, []);
    let meant = EnterReading { meant: true, ..desk.pressure("230", "120") };
    assert_eq!(desk.enter(meant).await.unwrap(), EnteredReading::Kept);
    assert_eq!(desk.rows(Metric::BloodPressure).await[0].value, "230/120");

    let now = Utc::now();
    let typed = |metric, value, unit| desk.typed(metric, value, unit, now);
    for (input, refusal) in [
        (typed(Metric::BodyTemperature, "98.6", "Cel"), ("value", "impossible")),
        (typed(Metric::MeterGlucose, "1,500", "mg/dL"), ("value", "noNumber")),
        (typed(Metric::MeterGlucose, "118", "mmHg"), ("unit", "unknown")),
        (typed(Metric::MeterGlucose, "118", ""), ("unit", "unknown")),
        (typed(Metric::Steps, "4000", "{steps}"), ("metric", "notTyped")),
        (typed(Metric::SensorGlucose, "118", "mg/dL"), ("metric", "notTyped")),
        (EnterReading { second: None, ..desk.pressure("128", "76") }, ("second", "noNumber")),
        (desk.typed(Metric::HeartRate, "71", "/min", now + TimeDelta::hours(1)), ("time", "inFuture")),
        (desk.typed(Metric::HeartRate, "71", "/min", now - TimeDelta::days(60_000)), ("time", "beforeBirth")),
    ] {
        let meant = EnterReading { meant: true, ..input.clone() };
        assert_eq!(desk.refused(input).await, refusal);
        assert_eq!(desk.refused(meant).await, refusal, "meant or not");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_not_removed_before_its_readings_that_are_nowhere_else_were_told() {
    let desk = Desk::open().await;
    desk.enter(desk.pressure("128", "76")).await.unwrap();
    let member = desk.desktop.session.member();
    let account = member.connections().await.unwrap().remove(0);
    assert_eq!(account.only_here, OnlyHere { note_drafts: 0, readings: 1 });
    let administrator = desk.desktop.session.administrator().unwrap();
    let refused = administrator.remove_connection(&account.id, OnlyHere::default()).await;
    assert!(matches!(refused, Err(ClinicError::Conflict("moreReadings"))), "{refused:?}");
    assert_eq!(desk.rows(Metric::BloodPressure).await.len(), 1, "what was refused took nothing away");
    administrator.remove_connection(&account.id, account.only_here).await.unwrap();
    assert!(member.connections().await.unwrap().is_empty());
}
