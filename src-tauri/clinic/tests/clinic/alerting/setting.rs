//! Setting, changing and removing ranges.

use clinic::views::{AlertEndedBy, RemoveRange, SetRange};
use clinic::{ClinicError, Session};
use domain::Role;
use domain::alert::ReadingPart;
use domain::observation::Metric;

use super::desk::{Desk, limit, minutes_ago};
use crate::support::checked;

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_range_keeps_what_it_was_and_what_it_raised_waits_for_somebody() {
    let mut desk = Desk::open().await;
    desk.set(desk.rates()).await.unwrap();
    desk.rate("130", minutes_ago(30)).await;
    desk.open_are("it is raised", |open| open.len() == 1).await;
    assert_eq!(desk.refused(desk.rates()).await, ("", "rangeChanged"), "somebody set one that this person did not see");
    let first = desk.range().await;
    let wider = SetRange {
        high: limit("140,0", ""),
        why: "in training".to_owned(),
        replaces: vec![first.id.clone()],
        ..desk.rates()
    };
    desk.set(wider).await.unwrap();
    let view = desk.ranges().await;
    let ([now], [past]) = (view.ranges.as_slice(), view.past.as_slice()) else { panic!("one in force, one past") };
    let high = now.high.as_ref().unwrap();
    assert_eq!((high.at.as_str(), high.clear.as_str()), ("140.0", "140.0"), "with its digits");
    assert_eq!((past.id.as_str(), past.set_why.as_str()), (first.id.as_str(), "new tablets"));
    let ended = past.ended.as_ref().unwrap();
    assert_eq!((ended.by.as_str(), ended.why.as_str()), ("MOREAU, Jeanne", "in training"));
    let open = desk.alerts().await.open;
    assert_eq!(open[0].ended.as_ref().map(|ended| ended.how), Some(AlertEndedBy::RangeEnded));
    assert_eq!(desk.alerts().await.unacknowledged, 1);

    let (patient, checked) = (desk.patient.clone(), checked(&desk.person.person));
    let remove = |why: &str| RemoveRange {
        patient: patient.clone(),
        range: now.id.clone(),
        why: why.to_owned(),
        checked: checked.clone(),
    };
    let clinician = desk.desktop.session.clinician().unwrap();
    let refused = clinician.remove_range(remove(" ")).await;
    assert!(matches!(refused, Err(ClinicError::Invalid { field: "why", .. })));
    clinician.remove_range(remove("moved away")).await.unwrap();
    assert_eq!(desk.ranges().await.ranges, []);
    let again = clinician.remove_range(remove("moved away")).await;
    assert!(matches!(again, Err(ClinicError::Conflict("rangeChanged"))));
    drop(clinician);
    let audit = desk.desktop.close_and_audit().await;
    let of = |action: &str| audit.iter().filter(|entry| entry.action.as_str() == action).count();
    assert_eq!((of("set-range"), of("remove-range")), (2, 1));
    assert!(!audit.iter().any(|entry| entry.detail.to_string().contains("140")), "limits are not the audit's");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_range_is_refused_and_nothing_is_kept() {
    let desk = Desk::open().await;
    let rates = || desk.rates();
    let unchecked = || clinic::views::TwoIdentifiers { number: None, ..checked(&desk.person.person) };
    for (input, refusal) in [
        (SetRange { high: limit("1,200", ""), ..rates() }, ("high", "noNumber")),
        (SetRange { very_high: limit("900", ""), ..rates() }, ("veryHigh", "impossible")),
        (SetRange { unit: "mg/dL".to_owned(), ..rates() }, ("unit", "unknown")),
        (SetRange { unit: "bpm".to_owned(), ..rates() }, ("unit", "unknown")),
        (SetRange { high: limit("160", ""), ..rates() }, ("limits", "order")),
        (SetRange { high: limit("120", "130"), ..rates() }, ("limits", "clear")),
        (SetRange { readings: 11, ..rates() }, ("readings", "patience")),
        (SetRange { readings: 300, ..rates() }, ("readings", "patience")),
        (SetRange { low: None, high: None, very_high: None, ..rates() }, ("limits", "empty")),
        (SetRange { metric: Metric::Steps, unit: "{steps}".to_owned(), ..rates() }, ("metric", "noRange")),
        (SetRange { part: ReadingPart::Systolic, ..rates() }, ("part", "unknown")),
        (SetRange { checked: unchecked(), ..rates() }, ("checked", "twoIdentifiers")),
    ] {
        assert_eq!(desk.refused(input).await, refusal);
    }
    assert_eq!(desk.ranges().await.ranges, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn ranges_and_the_list_of_alerts_are_the_clinicians() {
    let desk = Desk::open().await;
    let clinic = desk.desktop.session.clinic().clone();
    let others = Session::with_roles(clinic.clone(), &[Role::FrontDesk, Role::Administrator]);
    assert!(others.clinician().is_none() && others.chart().is_none());
    let clinician = Session::with_roles(clinic, &[Role::Clinician]).clinician().unwrap();
    assert_eq!(clinician.alerts().await.unwrap().watched, 0);
    desk.set(desk.rates()).await.unwrap();
    assert_eq!(clinician.alerts().await.unwrap().watched, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_met_01_a_metric_has_a_range_once_one_is_set_and_none_before() {
    let desk = Desk::open().await;
    desk.rate("71", minutes_ago(30)).await;
    let drawn = || async {
        let view = desk.desktop.session.chart().unwrap().metrics(&desk.patient).await.unwrap();
        view.metrics.into_iter().next().unwrap().ranges
    };
    assert_eq!(drawn().await, [], "no range is none, and never the usual one");
    desk.set(desk.rates()).await.unwrap();
    let ranges = drawn().await;
    let [range] = ranges.as_slice() else { panic!("{}", ranges.len()) };
    assert_eq!((range.low, range.high, range.high_text.as_deref()), (Some(50.0), Some(120.0), Some("120")));
    assert_eq!(range.set_by, "MOREAU, Jeanne");
}
