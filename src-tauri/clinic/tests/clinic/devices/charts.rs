//! Charts, where a record's content stays sealed; and what measurements consist of.

use domain::observation::Metric;
use sandbox::Fault;

use super::desk::Desk;
use crate::support::until;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_in_the_list_is_read_from_the_chart_and_shown_once_when_the_list_tells_it_too() {
    let desk = Desk::open_with(|control| control.seal(true)).await;
    let patient = desk.someone_with_a_cuff().await;
    let expected = desk.pressures(0);
    assert!(!expected.is_empty());
    let charted = until("the chart's pressures are there", || async {
        let rows = desk.table(&patient, Metric::BloodPressure).await;
        (rows.len() == expected.len()).then_some(rows)
    })
    .await;
    let received: Vec<String> =
        expected.iter().map(|(systolic, diastolic)| format!("{systolic}/{diastolic}")).collect();
    assert_eq!(charted.iter().map(|row| row.value.clone()).collect::<Vec<_>>(), received);
    let (systolic, diastolic) = expected[0];
    let mmhg = format!("{}/{}", (systolic / 133.322_387_415).round(), (diastolic / 133.322_387_415).round());
    assert_eq!((charted[0].unit.as_deref(), charted[0].converted.as_ref()), (Some("Pa"), Some(&mmhg)));

    // The list opens: the same readings come with their device, and stand there once.
    desk.control.seal(false);
    desk.read_again().await;
    let listed = desk.table(&patient, Metric::BloodPressure).await;
    assert_eq!(listed.iter().map(|row| row.value.clone()).collect::<Vec<_>>(), received);
    assert_eq!(desk.table(&patient, Metric::HeartRate).await.len(), expected.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_asked_for_only_where_something_is_sealed_and_only_once_while_nothing_changes() {
    let desk = Desk::open().await;
    assert_eq!(desk.control.requests_of(&["MIA-11"]), 0, "the list tells all that the chart would");
    let sealed = Desk::open_with(|control| {
        control.seal(true);
        control.meet_next(&["MIA-11"], &Fault::TimeoutBefore);
    })
    .await;
    let patient = sealed.someone_with_a_cuff().await;
    until("what failed once was asked for again", || async {
        (!sealed.table(&patient, Metric::BloodPressure).await.is_empty()).then_some(())
    })
    .await;
    sealed.read_again().await;
    sealed.control.clear_requests();
    sealed.read_again().await;
    assert_eq!(sealed.control.requests_of(&["MIA-11"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_says_what_its_measurements_consist_of_as_far_as_the_vendor_does() {
    let desk = Desk::open().await;
    let cuff = desk.device_is("cuff-1001", |device| !device.prototypes.is_empty()).await;
    let [prototype] = cuff.prototypes.as_slice() else { panic!("{:?}", cuff.prototypes) };
    assert_eq!((prototype.identifier.as_str(), prototype.name.as_deref()), ("medisante-BloodPressure", None));
    let field = prototype.fields.iter().find(|field| field.name == "systolicBloodPressure").unwrap();
    assert_eq!((field.minimum.as_deref(), field.maximum.as_deref()), (Some("60"), Some("280")));
    assert!(desk.device("spare-2").await.prototypes.is_empty(), "it sent nothing yet");
    assert!(desk.device("watch-1001").await.prototypes.is_empty());
}
