//! The clinic that is there at the beginning.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sandbox::{SandboxError, Simulator, SimulatorOptions};
use serde_json::Value;

use crate::tenant::{Tenant, small};

async fn clinic(options: SimulatorOptions) -> (Vec<Value>, Vec<Value>) {
    let tenant = Tenant::with(options).await;
    (tenant.control().patients(usize::MAX), tenant.control().all_appointments())
}

#[tokio::test]
async fn one_seed_and_start_give_one_clinic_and_another_seed_another() {
    let first = clinic(small()).await;
    assert_eq!(first, clinic(small()).await);
    let other = clinic(SimulatorOptions { seed: 8, ..small() }).await;
    assert_ne!(first.0, other.0);
    assert_ne!(first.1, other.1);
}

#[tokio::test]
async fn the_day_is_busy_at_any_hour_and_keeps_to_its_own_date() {
    for start in [
        "2026-03-04T05:02:00Z", // two past midnight in New York
        "2026-03-04T11:30:00Z",
        "2026-03-04T17:00:00Z",
        "2026-03-05T02:45:00Z",
        "2026-03-05T04:40:00Z", // twenty to midnight
        "2026-03-08T15:00:00Z", // the Sunday of the spring change
    ] {
        let at: DateTime<Utc> = start.parse().unwrap();
        let options = SimulatorOptions { visits_today: 60, patients: 300, start: Some(at), ..small() };
        let zone = options.zone;
        let (_, visits) = clinic(options).await;
        let today = at.with_timezone(&zone).date_naive();
        let date = |visit: &Value| {
            let seconds = visit["date"].as_i64().unwrap();
            DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&zone).date_naive()
        };
        let status =
            |wanted: &str| visits.iter().filter(|visit| date(visit) == today && visit["status"] == wanted).count();
        assert!(status("arrived") >= 4, "{start}: several wait");
        let calls = visits.iter().filter(|visit| visit["videoCall"]["status"] == "on call").count();
        assert_eq!(calls, 2, "{start}: two are in a call");
        let soon = visits.iter().filter(|visit| {
            let seconds = visit["date"].as_i64().unwrap() - at.timestamp();
            visit["status"] == "scheduled" && (0..4_500).contains(&seconds)
        });
        assert!(soon.count() >= 5, "{start}: more will come");
        // Close to midnight the last few reach into the next day.
        let on_the_day = visits.iter().filter(|visit| date(visit) == today).count();
        assert!(on_the_day >= 50, "{start}: {on_the_day} visits on the day");
    }
}

#[tokio::test]
async fn fifteen_visits_are_enough_to_show_all_twelve_statuses() {
    let (_, visits) = clinic(SimulatorOptions { visits_today: 15, days: 1, ..small() }).await;
    let seen: BTreeSet<&str> = visits.iter().map(|visit| visit["status"].as_str().unwrap()).collect();
    assert_eq!(seen.len(), 12, "{seen:?}");
}

#[tokio::test]
async fn the_default_clinic_is_as_large_as_it_says_and_its_days_lie_on_both_sides() {
    let options = SimulatorOptions { start: small().start, speed: 0.0, ..SimulatorOptions::default() };
    let start = options.start.unwrap().timestamp();
    let (patients, visits) = clinic(options).await;
    assert_eq!(patients.len(), 2_000);
    assert!((2_000..4_500).contains(&visits.len()), "{}", visits.len());
    let days = |visit: &Value| (visit["date"].as_i64().unwrap() - start).div_euclid(86_400);
    assert!(visits.iter().map(days).min().unwrap() < -55 && visits.iter().map(days).max().unwrap() > 25);
    let rooms: BTreeSet<&str> = visits.iter().map(|visit| visit["waitingRoom"].as_str().unwrap()).collect();
    assert_eq!(rooms.len(), 10);
    let both = visits
        .iter()
        .filter(|visit| visit["patient"]["demographics"]["name"][0]["family"] == "Daniel Okafor" && days(visit) == 0);
    assert!(both.count() >= 1, "a pair of one name is on the board");
}

#[tokio::test]
async fn the_smallest_clinic_starts_and_an_empty_one_is_refused() {
    let smallest = SimulatorOptions { patients: 1, rooms: 1, providers: 1, days: 0, visits_today: 0, ..small() };
    let tenant = Tenant::with(smallest.clone()).await;
    assert!(tenant.control().all_appointments().is_empty());
    assert_eq!(tenant.control().arrive_next(), None);
    let refused = Simulator::start(SimulatorOptions { rooms: 0, ..smallest }).await;
    assert!(matches!(refused, Err(SandboxError::Options(_))));
}
