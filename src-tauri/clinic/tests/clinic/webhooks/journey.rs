//! From a change at the vendor to the row on the board.

use clinic::views::{BoardRow, LookUp};
use domain::{DeliveryOutcome, IntentState, VisitState};
use sandbox::{BOOKINGS, Fault, FaultRule};
use solo::{PatientWrite, Spid};

use super::hooked::Hooked;
use crate::support::until;

async fn row_of(hooked: &Hooked, number: i64) -> Option<BoardRow> {
    for row in hooked.desktop.rows().await {
        if hooked.desktop.visit(&row.visit).await.vendor_id == Some(number.to_string()) {
            return Some(row);
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_booked_elsewhere_appears_on_the_board_by_webhook() {
    let hooked = Hooked::subscribed().await;
    let number = hooked.book_elsewhere();
    let row = until("the row is on the board", || row_of(&hooked, number)).await;
    assert_eq!(row.state, VisitState::Scheduled);
    assert!(row.person.name.family.is_some() && row.start.is_some());
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!(delivery.event.as_deref(), Some("appointment:scheduled"));
    assert_eq!(delivery.number, Some(number.to_string()));
    assert_eq!(
        (delivery.visit.as_ref(), delivery.changed.as_slice()),
        (Some(&row.visit), ["new".to_owned()].as_slice())
    );
    until("the report names its room", || async { hooked.desktop.visit(&row.visit).await.row.room }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_elsewhere_is_read_back_and_what_it_changed_is_told() {
    let hooked = Hooked::subscribed().await;
    let number = hooked.book_elsewhere();
    until("the row is on the board", || row_of(&hooked, number)).await;
    hooked.desktop.control.set_status(number, "cancelled");
    let delivery = until("the cancellation is told", || async {
        let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
        (delivery.event.as_deref() == Some("appointment:cancelled")).then_some(delivery)
    })
    .await;
    assert_eq!(hooked.desktop.visit(delivery.visit.as_ref().unwrap()).await.row.state, VisitState::Cancelled);
    let counts = hooked.view().await.today;
    assert_eq!((counts.received, counts.unreadable, counts.open), (2, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_of_somebody_known_by_the_number_that_a_delivery_names_is_read_again() {
    let hooked = Hooked::subscribed().await;
    let spid = hooked.desktop.control.patients(5)[4]["spid"].as_i64().unwrap();
    let scheduling = hooked.desktop.session.scheduling().unwrap();
    let look_up = LookUp::Spid(spid.to_string());
    let key = scheduling.look_up_patient(&hooked.connection, look_up).await.unwrap().person.key.unwrap();
    let mut address = hooked.solo.patients().get_by_spid(Spid(spid)).await.unwrap().address;
    address[0].city = Some("Weehawken".to_owned());
    let theirs = PatientWrite { address: Some(address), ..PatientWrite::default() };
    hooked.solo.patients().update_by_spid(Spid(spid), &theirs).await.unwrap();
    let delivery = hooked.newest(DeliveryOutcome::RecordDue).await;
    assert_eq!(delivery.event.as_deref(), Some("patient:updated"));
    until("the change is here", || async {
        let patient = hooked.desktop.session.member().patient(&key).await.unwrap();
        patient.address.filter(|address| address.contains("Weehawken"))
    })
    .await;
    let stranger = hooked.desktop.control.patients(6)[5]["spid"].as_i64().unwrap();
    hooked.solo.patients().update_by_spid(Spid(stranger), &theirs).await.unwrap();
    hooked.newest(DeliveryOutcome::NothingToRead).await;
    let asked = hooked.desktop.control.requests();
    assert!(asked.iter().all(|one| one.method != "GET" || !one.path.contains(&stranger.to_string())));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_delivery_says_is_never_taken_for_what_the_vendor_says() {
    let hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    let visit = hooked.desktop.rows().await.into_iter().find(|row| row.state == VisitState::Scheduled).unwrap().visit;
    let number = hooked.desktop.visit(&visit).await.vendor_id.unwrap();
    let lie = format!(r#"{{"event":"appointment:cancelled","data":{{"appointmentId":{number}}}}}"#);
    let key = vault::ExposeSecret::expose_secret(&key).as_bytes();
    hooked.post(solo::crypto::seal(key, lie.as_bytes()).unwrap()).await;
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!(delivery.event.as_deref(), Some("appointment:cancelled"));
    assert!(delivery.changed.is_empty(), "{:?}", delivery.changed);
    assert_eq!(hooked.desktop.visit(&visit).await.row.state, VisitState::Scheduled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_of_ours_that_landed_without_a_number_gets_it_from_a_webhook() {
    let hooked = Hooked::subscribed().await;
    let desktop = &hooked.desktop;
    desktop.control.meet_next(&BOOKINGS, &Fault::CutAfterCommit);
    // The report is withheld, so that the number can come only by webhook.
    desktop.control.add_fault(FaultRule {
        operation: "SOLO-29".to_owned(),
        fault: Fault::Status {
            code: 403,
            body: String::new(),
            content_type: "text/plain".to_owned(),
            retry_after: None,
        },
        count: 10_000,
        after: 0,
    });
    let input = desktop.booking().await;
    let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    let intent = desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let all = desktop.control.all_appointments();
    let ours: Vec<_> = all.iter().filter(|one| one["externalId"] == *intent.external_id.as_ref().unwrap()).collect();
    assert_eq!(ours.len(), 1);
    assert_eq!(desktop.visit(&visit).await.vendor_id, Some(ours[0]["id"].to_string()));
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!((delivery.visit, delivery.changed), (Some(visit), vec!["number".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_of_ours_is_confirmed_by_its_own_answer_and_never_stands_twice_on_the_board() {
    let hooked = Hooked::subscribed().await;
    let desktop = &hooked.desktop;
    let input = desktop.booking().await;
    let visit = desktop.session.scheduling().unwrap().book(input).await.unwrap().visit.unwrap();
    desktop.intent_is(&visit, &[IntentState::Confirmed]).await;
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!(delivery.visit, Some(visit));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_waits_for_a_vendor_that_is_silent() {
    let hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    until("the key is known", || async { (hooked.view().await.receiver.addresses[0].keys == 1).then_some(()) }).await;
    let number = hooked.desktop.control.known_appointment_ids()[0];
    hooked.desktop.control.set_listening(false).await.unwrap();
    let hint = format!(r#"{{"event":"appointment:completed","data":{{"appointmentId":{number}}}}}"#);
    let key = vault::ExposeSecret::expose_secret(&key).as_bytes().to_vec();
    hooked.post(solo::crypto::seal(&key, hint.as_bytes()).unwrap()).await;
    let delivery = hooked.newest(DeliveryOutcome::WaitsForVendor).await;
    assert_eq!(delivery.why.as_deref(), Some("vendorDidNotAnswer"));
    assert!(delivery.next_try.is_some() && delivery.tries > 0);
    hooked.desktop.control.set_listening(true).await.unwrap();
    hooked.desktop.session.member().refresh().await.unwrap();
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert!(delivery.applied_at.is_some());
}
