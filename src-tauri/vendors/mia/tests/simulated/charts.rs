//! Series and prototypes.

use chrono::{DateTime, Utc};
use mia::{CallErrorKind, DetectionFilter, PlanId, Plot, Unplottable};

use crate::desk::Desk;

#[tokio::test]
async fn mia_11_draws_pressures_in_millimetres_of_mercury_and_what_has_no_unit_not_at_all() {
    let desk = Desk::open().await;
    let series = desk.mia.charts().of_patient(&desk.patient(0), "bloodPressure", None).await.unwrap();
    let plots: Vec<_> = series.iter().map(mia::Series::plot).collect();
    let Plot::Plottable { quantity, unit, points } = &plots[0] else { panic!("systolic") };
    assert_eq!((quantity.as_str(), unit.told(), unit.shown()), ("systolicBloodPressure", "Pa", "mm[Hg]"));
    assert!(points.iter().all(|point| (105.0..165.0).contains(&point.value)), "{:?}", points[0].value);
    assert!(series[0].points.iter().all(|point| point.value > 13_000.0), "what came is pascals");
    let now: DateTime<Utc> = "2026-03-04T15:00:00Z".parse().unwrap();
    assert!(points.iter().all(|point| point.at < now && point.at.year_is(2026)));
    assert!(matches!(&plots[2], Plot::Plottable { unit, .. } if unit.shown() == "/min"));
    let Plot::Unplottable { quantity, why } = &plots[3] else { panic!("no unit") };
    assert_eq!((quantity.as_str(), *why), ("irregularHeartbeat", Unplottable::NoUnit));
}

trait Year {
    fn year_is(&self, year: i32) -> bool;
}

impl Year for DateTime<Utc> {
    fn year_is(&self, year: i32) -> bool {
        chrono::Datelike::year(self) == year
    }
}

#[tokio::test]
async fn mia_11_narrows_to_one_observation_and_charts_nothing_of_who_has_nothing() {
    let desk = Desk::open().await;
    let one = desk.mia.charts().of_patient(&desk.patient(0), "bloodPressure", Some("heartRate")).await.unwrap();
    assert_eq!(one.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), ["heartRate [/min]"]);
    assert!(desk.mia.charts().of_patient(&desk.patient(1), "bloodPressure", None).await.unwrap().is_empty());
}

#[tokio::test]
async fn mia_12_gives_the_series_of_one_plan_within_a_time() {
    let desk = Desk::open().await;
    let plan = PlanId(desk.control.plan_id(0));
    let count = |series: &[mia::Series]| series.first().map_or(0, |one| one.points.len());
    let all = desk.mia.charts().of_detections(&plan, None, &[]).await.unwrap();
    let charted = desk.mia.charts().of_patient(&desk.patient(0), "bloodPressure", None).await.unwrap();
    assert_eq!(count(&all), count(&charted));
    let (from, to) = ("2026-03-02T00:00:00Z".parse().unwrap(), "2026-03-04T00:00:00Z".parse().unwrap());
    let some = desk.mia.charts().of_detections(&plan, Some((from, to)), &[]).await.unwrap();
    assert!((1..count(&all)).contains(&count(&some)), "{}", count(&some));
    assert!(some[0].points.iter().all(|point| (from..=to).contains(&point.at)));
    let strange = [DetectionFilter::equal("colour", "red")];
    let error = desk.mia.charts().of_detections(&plan, None, &strange).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Rejected);
}

#[tokio::test]
async fn mia_13_reads_prototypes_whose_bounds_have_no_unit() {
    let desk = Desk::open().await;
    let prototypes = desk.mia.prototypes().list().await.unwrap();
    assert_eq!(prototypes[0].schema["properties"]["systolicBloodPressure"]["maximum"], 280);
    assert!(prototypes.iter().all(|prototype| prototype.drift().is_empty()));
}
