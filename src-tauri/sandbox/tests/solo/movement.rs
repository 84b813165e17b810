//! How visits move as simulated time passes.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use sandbox::SimulatorOptions;
use serde_json::json;

use crate::tenant::{Tenant, eventually, small, start};

const STATUSES: [&str; 12] = [
    "scheduled",
    "arrived",
    "in progress.intake.ready",
    "in progress.intake.progress",
    "in progress.exam.ready",
    "in progress.exam.progress",
    "discharge.ready",
    "discharge.progress",
    "completed",
    "sign off",
    "cancelled",
    "not showed up",
];

fn statuses(tenant: &Tenant) -> BTreeMap<i64, String> {
    let visits = tenant.control().all_appointments();
    visits.iter().map(|visit| (visit["id"].as_i64().unwrap(), visit["status"].as_str().unwrap().to_owned())).collect()
}

#[tokio::test]
async fn at_speed_zero_nothing_moves_until_it_is_ticked() {
    let tenant = Tenant::open().await;
    let before = statuses(&tenant);
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    assert_eq!(statuses(&tenant), before);
    for _ in 0..5 {
        tenant.control().tick();
    }
    assert_ne!(statuses(&tenant), before);
}

#[tokio::test]
async fn a_visit_walks_through_the_documented_statuses_in_order_with_the_call_that_goes_with_each() {
    let tenant = Tenant::open().await;
    let id = tenant.control().arrive_next().unwrap();
    let mut walked = Vec::new();
    for _ in 0..120 {
        let visit = tenant.control().appointment(id).unwrap();
        let step =
            (visit["status"].as_str().unwrap().to_owned(), visit["videoCall"]["status"].as_str().unwrap().to_owned());
        if walked.last() != Some(&step) {
            walked.push(step);
        }
        tenant.control().tick();
    }
    let names: Vec<&str> = walked.iter().map(|(status, _)| status.as_str()).collect();
    // A minute may hold two steps, so that one can be missed; the order cannot change.
    let order: Vec<usize> =
        names.iter().map(|name| STATUSES.iter().position(|status| status == name).unwrap()).collect();
    assert!(order.is_sorted() && names.first() == Some(&"arrived") && names.last() == Some(&"sign off"), "{names:?}");
    assert!(walked.contains(&("arrived".to_owned(), "waiting".to_owned())));
    assert!(walked.contains(&("in progress.exam.progress".to_owned(), "on call".to_owned())));
    assert_eq!(walked.last().unwrap().1, "complete");
}

#[tokio::test]
async fn patients_arrive_about_one_a_minute_in_the_busy_hour() {
    let tenant = Tenant::with(SimulatorOptions { visits_today: 60, patients: 200, ..small() }).await;
    let scheduled = |tenant: &Tenant| statuses(tenant).values().filter(|status| *status == "scheduled").count();
    let before = scheduled(&tenant);
    for _ in 0..20 {
        tenant.control().tick();
    }
    let left = before - scheduled(&tenant);
    assert!((14..=24).contains(&left), "{left} of 20 minutes brought someone");
}

#[tokio::test]
async fn a_visit_that_an_integrator_booked_for_soon_moves_as_well_and_one_in_the_past_does_not() {
    let tenant = Tenant::open().await;
    let mut ids = Vec::new();
    for seconds in [300, -864_000] {
        let body = json!({ "waitingRoom": "Urgent Care", "date": start().timestamp() + seconds });
        let reply = tenant.post("/qapi/v1/patients/pt-1001/appointments", body).await;
        ids.push(reply.json()["id"].as_i64().unwrap());
    }
    for _ in 0..45 {
        tenant.control().tick();
    }
    let now = statuses(&tenant);
    assert_ne!(now[&ids[0]], "scheduled");
    assert_eq!(now[&ids[1]], "scheduled");
}

#[tokio::test]
async fn a_cancelled_visit_never_arrives() {
    let tenant = Tenant::open().await;
    let arrived = tenant.control().arrive_next().unwrap();
    tenant.put(&format!("/qapi/v1/appointments/{arrived}"), json!({ "status": "cancelled" })).await;
    for _ in 0..90 {
        tenant.control().tick();
    }
    assert_eq!(statuses(&tenant)[&arrived], "cancelled");
}

#[tokio::test]
async fn speed_makes_time_pass_by_itself() {
    let tenant = Tenant::with(SimulatorOptions { speed: 600.0, ..small() }).await;
    let before = statuses(&tenant);
    eventually("movement", || statuses(&tenant) != before).await;
    tenant.control().set_speed(0.0);
    let stopped = statuses(&tenant);
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(statuses(&tenant), stopped);
}

#[tokio::test]
async fn all_visits_of_the_day_end_and_every_status_is_passed_on_the_way() {
    let tenant = Tenant::with(SimulatorOptions { visits_today: 60, patients: 200, ..small() }).await;
    let mut seen = BTreeSet::new();
    for _ in 0..600 {
        seen.extend(statuses(&tenant).into_values());
        tenant.control().tick();
    }
    assert_eq!(seen, STATUSES.iter().map(|status| (*status).to_owned()).collect());
    let today = start().timestamp() + 6 * 3_600;
    let open = tenant.control().all_appointments().into_iter().filter(|visit| {
        let over = ["completed", "sign off", "cancelled", "not showed up"];
        visit["date"].as_i64().unwrap() < today && !over.contains(&visit["status"].as_str().unwrap())
    });
    assert_eq!(open.count(), 0);
}
