//! Booking, moving and cancelling at Carium: by practitioner, at any time.

use chrono::TimeDelta;
use clinic::views::{CancelInput, Instant, RescheduleInput, ScheduleKind, ScheduleTimes};
use domain::{IntentState, VisitState};
use sandbox::{CariumSimulator, Fault, FaultRule};
use serde_json::json;

use super::support::{Organisation, small};
use crate::support::until;

#[tokio::test(flavor = "multi_thread")]
async fn a_day_at_carium_has_a_column_for_each_practitioner_whose_times_are_free_to_choose() {
    let organisation = Organisation::connected().await;
    let day = organisation.day().await;
    let ids: Vec<String> = organisation.control.practitioners().into_iter().map(|(_, id)| id).collect();
    let mut shown: Vec<String> = day.rooms.iter().map(|room| room.id.clone()).collect();
    shown.sort();
    assert_eq!(shown, {
        let mut ids = ids;
        ids.sort();
        ids
    });
    for room in &day.rooms {
        assert_eq!((room.kind, room.times), (ScheduleKind::Practitioner, ScheduleTimes::Free));
        assert!(room.slots.is_empty() && room.book.offered);
        let terms = room.terms.as_ref().unwrap();
        let scheduled = terms.statuses.iter().find(|status| status.name == "Scheduled").unwrap();
        assert_eq!(terms.scheduled.as_ref(), Some(&scheduled.id), "of Scheduled and Confirmed the first is meant");
        assert!(!terms.kinds.is_empty());
    }
    assert_eq!(day.records, [organisation.patient().await.person.key.unwrap()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_names_patient_practitioner_type_status_and_both_times_and_stands_in_the_practitioners_day() {
    let organisation = Organisation::connected().await;
    let input = organisation.booking().await;
    let kept = organisation.session.scheduling().unwrap().book(input.clone()).await.unwrap();
    let visit = kept.visit.unwrap();
    let before = organisation.day().await;
    let column = before.rooms.iter().find(|room| room.id == input.room).unwrap();
    assert!(column.busy.iter().any(|busy| busy.visit == visit && busy.own), "it stands there before it is sent");
    let intent = organisation.confirmed(&visit).await;
    assert_eq!((intent.operation.as_str(), intent.external_id), ("CAR-04", None), "Carium keeps no reference of ours");
    assert_eq!((intent.room.as_deref(), intent.terms.as_ref()), (Some(column.name.as_str()), input.terms.as_ref()));
    let one = organisation.exactly_one(&visit).await;
    let start = Organisation::quiet_start();
    assert_eq!(one["attributes"]["practitioner-id"], input.room);
    assert_eq!(one["attributes"]["description"], "Follow-up");
    assert_eq!(one["status"], "Scheduled");
    let told = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%d %H:%M").to_string();
    assert!(one["attributes"]["start-time"].as_str().unwrap().starts_with(&told(start)));
    assert!(one["attributes"]["end-time"].as_str().unwrap().starts_with(&told(start + TimeDelta::minutes(30))));
    let after = organisation.day().await;
    let holds =
        |id: &str| after.rooms.iter().filter(|room| room.busy.iter().any(|one| one.visit.as_str() == id)).count();
    assert_eq!(holds(visit.as_str()), 1, "with one practitioner and no other");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_moved_with_its_length_and_cancelled_by_the_organisations_own_status() {
    let organisation = Organisation::connected().await;
    let visit = organisation.booked().await;
    let scheduling = organisation.session.scheduling().unwrap();
    let input = organisation.booking().await;
    let later = Organisation::quiet_start() + TimeDelta::hours(2);
    let moved = RescheduleInput {
        visit: visit.clone(),
        start: Instant::from(later),
        duration_s: None,
        checked: input.checked.clone(),
        overlap_reason: None,
    };
    scheduling.reschedule(moved).await.unwrap();
    until("it was moved", || async {
        let view = organisation.visit(&visit).await;
        (view.row.start == Some(Instant::from(later)) && view.intents[0].state == IntentState::Confirmed).then_some(())
    })
    .await;
    let one = organisation.exactly_one(&visit).await;
    let end = (later + TimeDelta::minutes(30)).format("%Y-%m-%d %H:%M").to_string();
    assert!(one["attributes"]["end-time"].as_str().unwrap().starts_with(&end), "its length moved along");
    scheduling.cancel(CancelInput { visit: visit.clone(), checked: input.checked }).await.unwrap();
    until("it is cancelled", || async {
        (organisation.visit(&visit).await.row.state == VisitState::Cancelled).then_some(())
    })
    .await;
    assert_eq!(organisation.exactly_one(&visit).await["status"], "Cancelled");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_status_that_means_cancelled_nothing_is_sent() {
    let simulator = CariumSimulator::start(small()).await.unwrap();
    let named: Vec<_> = simulator
        .control()
        .statuses()
        .into_iter()
        .map(|(name, id)| {
            let name = if name == "Cancelled" { "Rescheduled by patient".to_owned() } else { name };
            json!({ "id": id, "type": "org-appointment-statuses", "attributes": { "name": name } })
        })
        .collect();
    let body = json!({ "data": named, "meta": { "page[total]": named.len() } }).to_string();
    let fault =
        Fault::Status { code: 200, body, content_type: "application/vnd.api+json".to_owned(), retry_after: None };
    simulator.control().add_fault(FaultRule { operation: "CAR-10".to_owned(), fault, count: 10_000, after: 0 });
    let organisation = Organisation::of(simulator).await;
    let visit = organisation.booked().await;
    organisation.control.clear_requests();
    let checked = organisation.booking().await.checked;
    let cancel = CancelInput { visit: visit.clone(), checked };
    organisation.session.scheduling().unwrap().cancel(cancel).await.unwrap();
    let intent = organisation.intent_is(&visit, &[IntentState::Rejected]).await;
    assert_eq!(intent.why, "breaksRule");
    assert_eq!(organisation.requests("CAR-06"), 0);
    assert_eq!(organisation.exactly_one(&visit).await["status"], "Scheduled");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_at_the_vendor_by_then_is_not_booked_again_and_a_taken_time_is_not_booked_at_all() {
    let organisation = Organisation::connected().await;
    let input = organisation.booking().await;
    let other = organisation.control.individuals(3)[2]["id"].as_str().unwrap().to_owned();
    // The first practitioner is whom the simulator books elsewhere with.
    assert!(organisation.control.book_elsewhere(&other, Organisation::quiet_start()).is_some());
    let kept = organisation.session.scheduling().unwrap().book(input).await.unwrap();
    let intent = organisation.intent_is(kept.visit.as_ref().unwrap(), &[IntentState::Rejected]).await;
    assert_eq!(intent.why, "slotTaken");
    assert_eq!(organisation.requests("CAR-04"), 0);
    assert!(organisation.at_vendor().is_empty());
}
