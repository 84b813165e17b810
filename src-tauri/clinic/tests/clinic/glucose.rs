//! A sensor's glucose over the last days, as the store keeps it.

use chrono::{DateTime, Days, TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::GlucoseView;
use domain::PatientKey;
use domain::glucose::{Band, Population};
use domain::observation::{Effective, Instrument, Metric, Quantity, Reading, Taken, Value, Way};

use super::support::{Desktop, keep_readings, noon};

const EVERY: TimeDelta = TimeDelta::minutes(15);

/// A reading in mg/dL.
fn glucose(metric: Metric, value: i64, at: DateTime<Utc>) -> Reading {
    Reading {
        metric,
        value: Value::One { quantity: Quantity::new(value.into(), Some("mg/dL")) },
        effective: Effective::instant(at),
        taken: Taken::Device,
        instrument: Instrument::default(),
        id: None,
    }
}

/// A quarter of an hour after another, backwards from now.
fn backwards(now: DateTime<Utc>, span: TimeDelta) -> impl Iterator<Item = DateTime<Utc>> {
    (0..).map(move |number| now - EVERY * number).take_while(move |at| now - *at <= span)
}

/// Somebody whose sensor told these readings.
async fn told(readings: Vec<Reading>) -> (Desktop, PatientKey) {
    let mut desktop = Desktop::connected().await;
    let patient = desktop.someone().await.person.key.unwrap();
    let store = desktop.close().await;
    keep_readings(&store, &patient, &Way::Imported { import: "i1".to_owned() }, true, readings).await;
    store.close().await;
    desktop.open_again().await;
    (desktop, patient)
}

async fn seen(
    desktop: &Desktop,
    patient: &PatientKey,
    days: u32,
    of: Option<Population>,
) -> Result<Option<GlucoseView>, ClinicError> {
    desktop.session.chart().unwrap().glucose(patient, days, of).await
}

#[tokio::test(flavor = "multi_thread")]
async fn x_glu_05_fourteen_whole_days_and_today_so_far_are_summarised_and_nothing_else_is() {
    let now = Utc::now();
    let first = now.with_timezone(&noon()).date_naive() - Days::new(14);
    let sensor: Vec<_> = backwards(now, TimeDelta::days(20)).collect();
    let wanted = sensor.iter().filter(|at| at.with_timezone(&noon()).date_naive() >= first).count();
    let mut readings: Vec<_> = sensor.into_iter().map(|at| glucose(Metric::SensorGlucose, 150, at)).collect();
    // To come, and from a finger: neither is the sensor's past.
    readings.push(glucose(Metric::SensorGlucose, 400, now + TimeDelta::hours(2)));
    readings.push(glucose(Metric::MeterGlucose, 40, now - TimeDelta::minutes(7)));
    let (desktop, patient) = told(readings).await;
    let view = seen(&desktop, &patient, 14, None).await.unwrap().unwrap();
    assert_eq!(view.summary.count as usize, wanted);
    assert!(view.active.sufficient && view.active.days > 14.0 && view.active.days < 15.0, "{:?}", view.active);
    assert!((view.summary.mean - 150.0).abs() < 1e-9, "{:?}", view.summary);
    assert_eq!(view.profile.len(), 96, "a bin for each quarter of an hour");
    assert!(view.goals.is_empty() && view.population.is_none(), "nobody said whose goals hold");
}

#[tokio::test(flavor = "multi_thread")]
async fn x_glu_04_the_limits_are_those_of_the_population_that_a_person_named() {
    let now = Utc::now();
    let sensor = backwards(now, TimeDelta::days(16)).map(|at| glucose(Metric::SensorGlucose, 150, at));
    let (desktop, patient) = told(sensor.collect()).await;
    let usual = seen(&desktop, &patient, 14, Some(Population::TypeOneAndTwo)).await.unwrap().unwrap();
    assert!((usual.summary.share(Band::Target) - 100.0).abs() < 1e-9, "{:?}", usual.summary);
    assert!(!usual.goals.is_empty() && usual.goals.iter().all(|goal| goal.met), "{:?}", usual.goals);
    // 150 mg/dL is above what is aimed at in a pregnancy.
    let pregnant = seen(&desktop, &patient, 14, Some(Population::PregnancyTypeOne)).await.unwrap().unwrap();
    assert!(pregnant.summary.share(Band::Target) < 1e-9, "{:?}", pregnant.summary);
    assert!(pregnant.goals.iter().any(|goal| !goal.met), "{:?}", pregnant.goals);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_glu_05_too_few_days_have_no_goals_and_no_profile() {
    let now = Utc::now();
    let sensor = backwards(now, TimeDelta::days(9)).map(|at| glucose(Metric::SensorGlucose, 100, at));
    let (desktop, patient) = told(sensor.collect()).await;
    let view = seen(&desktop, &patient, 14, Some(Population::TypeOneAndTwo)).await.unwrap().unwrap();
    assert!(!view.active.sufficient && view.goals.is_empty() && view.profile.is_empty(), "{:?}", view.active);
    for days in [0, 91] {
        let refused = seen(&desktop, &patient, days, None).await;
        assert!(matches!(refused, Err(ClinicError::Invalid { field: "days", .. })), "{days}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_nobody_and_of_one_reading_nothing_is_summarised() {
    let (desktop, patient) = told(vec![glucose(Metric::SensorGlucose, 100, Utc::now() - EVERY)]).await;
    assert!(seen(&desktop, &patient, 14, None).await.unwrap().is_none());
    let nobody = PatientKey::external(&domain::ConnectionId("none0000".to_owned()), "1");
    assert!(matches!(seen(&desktop, &nobody, 14, None).await, Err(ClinicError::NotFound(_))));
}
