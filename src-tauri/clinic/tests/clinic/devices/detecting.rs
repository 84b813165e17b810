//! Detections of a plan, and having them made once more.

use clinic::ClinicError;
use clinic::views::{Decision, Kept, Reason, SubmitDetectionsInput};
use domain::IntentState;
use sandbox::Fault;

use super::desk::Desk;
use crate::support::checked;

const CUFF: &str = "cuff-1001";

impl Desk {
    async fn detecting(&self) -> SubmitDetectionsInput {
        let device = self.device_is(CUFF, |device| device.person.is_some() && device.under_way.is_none()).await;
        let person = self.desktop.someone().await.person;
        SubmitDetectionsInput {
            connection: self.connection.clone(),
            record: device.record,
            data: device.data.unwrap().latest[0].id.clone(),
            patient: person.key.clone().unwrap(),
            checked: checked(&person),
        }
    }

    async fn detect(&self) -> Result<Kept, ClinicError> {
        let input = self.detecting().await;
        self.desktop.session.clinician().unwrap().submit_detections(input).await
    }

    async fn with_a_cuff_of_somebody_known() -> Self {
        let desk = Self::open().await;
        let kept = desk.give("spare-1", 0).await.unwrap();
        desk.settled(&kept.intent, IntentState::Confirmed).await;
        desk
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_detections_of_a_plan_stand_in_the_unit_they_came_in_with_mmhg_beside_it() {
    let mut desk = Desk::open().await;
    let clinician = desk.desktop.session.clinician().unwrap();
    let shown = clinician.detections(&desk.connection, &format!(" {} ", desk.control.plan_id(0))).await.unwrap();
    assert_eq!(shown.plan, desk.control.plan_id(0));
    let systolic = shown.series.iter().find(|one| one.quantity == "systolicBloodPressure").unwrap();
    assert_eq!(systolic.unit.as_deref(), Some("Pa"));
    assert!(!systolic.points.is_empty());
    for (before, after) in systolic.points.iter().zip(systolic.points.iter().skip(1)) {
        assert!(before.at > after.at, "newest first");
    }
    let newest = &systolic.points[0];
    let mmhg = (newest.value.parse::<f64>().unwrap() / 133.322_387_415).round();
    assert_eq!(newest.converted, Some(mmhg.to_string()));
    let unknown = shown.series.iter().find(|one| one.quantity == "irregularHeartbeat").unwrap();
    assert!(unknown.total > 0 && unknown.points.is_empty() && unknown.unit.is_none(), "no unit, no number");

    let other = clinician.detections(&desk.connection, "no such plan").await.unwrap();
    assert!(other.series.is_empty());
    let none = clinician.detections(&desk.connection, " ").await;
    assert!(matches!(none, Err(ClinicError::Invalid { field: "plan", .. })));
    drop(clinician);
    let audit = desk.desktop.close_and_audit().await;
    let looked = audit.iter().filter(|one| one.action.as_str() == "view-detections");
    assert_eq!(looked.count(), 2, "that somebody looked is in the audit");
}

#[tokio::test(flavor = "multi_thread")]
async fn detections_are_made_once_for_whoever_it_was_measured_of() {
    let desk = Desk::with_a_cuff_of_somebody_known().await;
    let before = desk.control.detections();
    let kept = desk.detect().await.unwrap();
    let intent = desk.settled(&kept.intent, IntentState::Confirmed).await;
    assert_eq!((intent.operation.as_str(), desk.control.detections()), ("MIA-14", before + 1));
    let mut one = desk.detecting().await;
    one.checked.number = None;
    let clinician = desk.desktop.session.clinician().unwrap();
    let refused = clinician.submit_detections(one).await;
    assert!(matches!(refused, Err(ClinicError::Invalid { field: "checked", .. })));
    let mut gone = desk.detecting().await;
    gone.data = "66f0".to_owned();
    assert!(matches!(clinician.submit_detections(gone).await, Err(ClinicError::Conflict("deviceChanged"))));
    assert_eq!(desk.device("cuff-1003").await.detect.reason, Some(Reason::HolderUnknown));
    assert_eq!(desk.control.detections(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn detections_without_an_answer_are_asked_about_and_never_made_again_by_themselves() {
    let desk = Desk::with_a_cuff_of_somebody_known().await;
    for (fault, made) in [
        (Fault::CutAfterCommit, 1),
        (Fault::TimeoutAfterCommit, 1),
        (Fault::TruncatedJson, 1),
        (Fault::TimeoutBefore, 0),
    ] {
        let before = desk.control.detections();
        desk.control.clear_requests();
        desk.control.meet_next(&["MIA-14"], &fault);
        let kept = desk.detect().await.unwrap();
        desk.settled(&kept.intent, IntentState::NeedsPerson).await;
        assert_eq!(desk.control.requests_of(&["MIA-14"]), 1, "{fault:?}");
        assert_eq!(desk.control.detections(), before + made, "{fault:?}");
        let withdraw = Decision::Withdraw { intent: kept.intent.clone() };
        desk.desktop.session.member().decide(withdraw).await.unwrap();
    }
    desk.control.fail_detections(true);
    let before = desk.control.detections();
    let kept = desk.detect().await.unwrap();
    // A 500 may come of a proxy in front of a vendor that did it.
    desk.settled(&kept.intent, IntentState::NeedsPerson).await;
    assert_eq!(desk.control.detections(), before);
}
