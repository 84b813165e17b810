//! Visits of today move through the organisation's statuses as the clock runs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::tenant::{Tenant, small, start};

fn statuses(tenant: &Tenant) -> BTreeMap<String, String> {
    let all = tenant.control().appointments();
    all.iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one["status"].as_str().unwrap().to_owned())).collect()
}

#[tokio::test]
async fn today_has_people_here_people_gone_and_people_to_come() {
    let tenant = Tenant::with(sandbox::CariumOptions { visits_today: 40, ..small() }).await;
    let seen: BTreeSet<String> = statuses(&tenant).into_values().collect();
    for status in ["Scheduled", "Confirmed", "Checked In", "In Visit", "Completed"] {
        assert!(seen.contains(status), "nobody is {status}: {seen:?}");
    }
}

#[tokio::test]
async fn a_visit_comes_and_goes_as_the_clock_runs_and_a_held_one_does_not_move() {
    let tenant = Tenant::open().await;
    let control = tenant.control();
    let soon = (0..12).map(|index| {
        let individual = tenant.individual(index);
        control.book_elsewhere(&individual, start() + TimeDelta::minutes(5)).unwrap()
    });
    let soon: Vec<String> = soon.collect();
    let held = control.book_elsewhere(&tenant.individual(0), start() + TimeDelta::minutes(5)).unwrap();
    control.set_status(&held, "Confirmed");
    let mut seen = BTreeSet::new();
    for _ in 0..90 {
        control.tick();
        let now = statuses(&tenant);
        seen.extend(soon.iter().map(|id| now[id].clone()));
        assert_eq!(now[&held], "Confirmed");
    }
    for status in ["Scheduled", "Checked In", "In Visit", "Completed"] {
        assert!(seen.contains(status), "{status} was not passed through: {seen:?}");
    }
    let now = statuses(&tenant);
    assert!(soon.iter().all(|id| ["Completed", "No Show", "Cancelled"].contains(&now[id].as_str())));
}

#[tokio::test]
async fn it_stands_still_without_speed() {
    let tenant = Tenant::open().await;
    let before = statuses(&tenant);
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(statuses(&tenant), before);
    tenant.control().set_speed(7_200.0);
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    assert_ne!(statuses(&tenant), before);
}
