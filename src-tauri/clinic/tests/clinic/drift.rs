//! Where the vendor's replies depart from its contract is kept over a restart.

use clinic::views::{DriftView, OnlyHere};
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, until};

async fn drift(desktop: &Desktop) -> Vec<DriftView> {
    desktop.session.member().connections().await.unwrap()[0].drift.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn departures_from_the_contract_survive_a_restart_with_their_counts() {
    let mut desktop = Desktop::connected().await;
    desktop.control.add_fault(FaultRule {
        operation: "SOLO-14".to_owned(),
        fault: Fault::ExtraAndNullFields,
        count: 10_000,
        after: 0,
    });
    desktop.session.member().refresh().await.unwrap();
    let seen = until("a departure is seen", || async {
        drift(&desktop).await.into_iter().find(|place| place.place.starts_with("SOLO-14: field "))
    })
    .await;
    desktop.control.clear_faults();
    desktop.control.set_listening(false).await.unwrap();
    desktop.reopen().await;
    let kept = drift(&desktop).await.into_iter().find(|place| place.place == seen.place).unwrap();
    assert_eq!(kept.first_seen, seen.first_seen);
    assert!(kept.count >= seen.count && kept.last_seen >= seen.last_seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_connection_leaves_no_departure() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(&["SOLO-14"], &Fault::ExtraAndNullFields);
    desktop.session.member().refresh().await.unwrap();
    until("a departure is seen", || async { (!drift(&desktop).await.is_empty()).then_some(()) }).await;
    let id = desktop.session.member().connections().await.unwrap()[0].id.clone();
    desktop.session.administrator().unwrap().remove_connection(&id, OnlyHere::default()).await.unwrap();
    assert!(desktop.session.member().connections().await.unwrap().is_empty());
}
