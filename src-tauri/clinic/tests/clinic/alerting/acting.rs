//! Acknowledging, and saying what came of it.

use clinic::views::{AcknowledgedAlert, AlertActInput, AlertEndedBy};
use clinic::{ClinicError, Session};
use domain::PatientKey;
use domain::Role;
use domain::alert::{AlertLevel, AlertOutcome};

use super::desk::{Desk, minutes_ago};

#[tokio::test(flavor = "multi_thread")]
async fn who_acknowledged_it_when_and_what_came_of_it_stays_and_a_second_person_is_told() {
    let mut desk = Desk::open().await;
    desk.set(desk.rates()).await.unwrap();
    desk.rate("130", minutes_ago(30)).await;
    let alert = desk.open_are("it is raised", |open| open.len() == 1).await.remove(0);
    assert_eq!(desk.alerts().await.unacknowledged, 1);
    let clinician = desk.desktop.session.clinician().unwrap();
    let early = clinician.remark_alert(desk.act(&alert, "called")).await;
    assert!(matches!(early, Err(ClinicError::Conflict("notAcknowledged"))));
    assert_eq!(clinician.acknowledge_alert(desk.act(&alert, "seen")).await.unwrap(), AcknowledgedAlert::Kept);

    let other = Session::with_roles(desk.desktop.session.clinic().clone(), &[Role::Clinician]).clinician().unwrap();
    let AcknowledgedAlert::Earlier { by, .. } = other.acknowledge_alert(desk.act(&alert, "mine")).await.unwrap() else {
        panic!("the second one is told of the first")
    };
    assert_eq!(by, "MOREAU, Jeanne");
    let remark = AlertActInput { outcome: Some(AlertOutcome::PatientReached), ..desk.act(&alert, "") };
    other.remark_alert(remark).await.unwrap();
    let nothing = other.remark_alert(desk.act(&alert, " ")).await;
    assert!(matches!(nothing, Err(ClinicError::Invalid { field: "note", .. })));

    let view = desk.alerts().await;
    assert_eq!((view.unacknowledged, view.open.len()), (0, 1), "it still stands, and is still on the list");
    let acts: Vec<_> = view.open[0].acts.iter().map(|act| (act.by.as_str(), act.note.as_str(), act.outcome)).collect();
    assert_eq!(acts, [("MOREAU, Jeanne", "seen", None), ("TEST, Person", "", Some(AlertOutcome::PatientReached))]);
    desk.rate("100", minutes_ago(10)).await;
    desk.open_are("it is settled", |open| open.is_empty()).await;
    let settled = desk.alerts().await.settled;
    let ended = settled[0].ended.as_ref().map(|ended| ended.how);
    assert_eq!((ended, settled[0].acts.len()), (Some(AlertEndedBy::Cleared), 2));
    drop((clinician, other));
    let audit = desk.desktop.close_and_audit().await;
    let of = |action: &str| audit.iter().filter(|entry| entry.action.as_str() == action).collect::<Vec<_>>();
    let acknowledged = of("acknowledge-alert");
    assert_eq!((acknowledged.len(), of("remark-alert").len()), (1, 1));
    assert_eq!(acknowledged[0].patient.as_ref(), Some(&desk.patient));
    assert!(!audit.iter().any(|entry| entry.detail.to_string().contains("130")), "values are not the audit's");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_went_further_meanwhile_is_not_acknowledged_in_the_place_of_the_newer() {
    let desk = Desk::open().await;
    desk.set(desk.rates()).await.unwrap();
    desk.rate("130", minutes_ago(30)).await;
    let before = desk.open_are("it is raised", |open| open.len() == 1).await.remove(0);
    desk.rate("170", minutes_ago(20)).await;
    desk.open_are("it went further", |open| open[0].level == AlertLevel::Far).await;
    let clinician = desk.desktop.session.clinician().unwrap();
    let refused = clinician.acknowledge_alert(desk.act(&before, "")).await;
    assert!(matches!(refused, Err(ClinicError::Conflict("alertRenewed"))));
    let now = desk.alerts().await.open.remove(0);
    let elsewhere = AlertActInput { patient: PatientKey("c:ext:1".to_owned()), ..desk.act(&now, "") };
    let refused = clinician.acknowledge_alert(elsewhere).await;
    assert!(matches!(refused, Err(ClinicError::Conflict("otherPatient"))));
    assert_eq!(desk.alerts().await.unacknowledged, 1);
}
