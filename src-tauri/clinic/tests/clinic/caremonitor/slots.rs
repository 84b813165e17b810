//! A slot is offered once, stands in its column at once, and none is offered over another.

use chrono::{DateTime, Utc};
use clinic::ClinicError;
use clinic::views::{BookingDayQuery, Instant, IntentChoice, IntentView, Kept, OfferSlotInput, RoomDay};
use domain::IntentState;
use sandbox::Fault;

use super::Harbour;
use crate::support::{Desktop, until};

const PROVIDER: &str = "cm-dr-2";

async fn offer(harbour: &Harbour, start: DateTime<Utc>, minutes: u32) -> Result<Kept, ClinicError> {
    let input = OfferSlotInput {
        connection: harbour.clinic.connection().await.id,
        provider: PROVIDER.to_owned(),
        start: Instant::from(start),
        duration_s: minutes * 60,
    };
    harbour.clinic.session().scheduling().unwrap().offer_slot(input).await
}

async fn comes_to(harbour: &Harbour, kept: &Kept, state: IntentState) -> IntentView {
    until(&format!("it is {state:?}"), || async {
        let story = harbour.clinic.session().member().intent(&kept.intent).await.unwrap();
        (story.intent.state == state).then_some(story.intent)
    })
    .await
}

/// The provider's column of a day, once it was read.
async fn column(harbour: &Harbour, day: &str) -> RoomDay {
    until("the column is read", || async {
        let query = BookingDayQuery { day: day.to_owned(), duration_s: None, patient: None };
        let read = harbour.clinic.session().member().booking_day(&query).await.unwrap();
        read.rooms.into_iter().find(|room| room.id == PROVIDER && room.slots_read_at.is_some())
    })
    .await
}

fn stands(column: &RoomDay, start: DateTime<Utc>, minutes: u32) -> usize {
    let same = |slot: &&clinic::views::SlotView| slot.start == Instant::from(start) && slot.duration_s == minutes * 60;
    column.slots.iter().filter(same).count()
}

async fn under(fault: Option<Fault>) {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(2, 18, 0);
    assert!(column(&harbour, &day).await.offer_slot.offered);
    if let Some(fault) = &fault {
        harbour.control.meet_next(&["CM-05"], fault);
    }
    harbour.control.clear_requests();
    let kept = offer(&harbour, start, 30).await.unwrap();
    let intent = comes_to(&harbour, &kept, IntentState::Confirmed).await;
    assert_eq!((intent.operation.as_str(), intent.room.as_deref()), ("CM-05", Some(PROVIDER)));
    assert_eq!(stands(&column(&harbour, &day).await, start, 30), 1, "{fault:?}: it stands there at once");
    assert_eq!(harbour.control.requests_of(&["CM-05"]), 1, "{fault:?}");
    let again = offer(&harbour, start, 30).await.unwrap();
    let refused = comes_to(&harbour, &again, IntentState::Rejected).await;
    assert_eq!(refused.why, "slotStands", "the vendor has it");
    assert_eq!(harbour.control.requests_of(&["CM-05"]), 1, "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_is_offered_once_and_stands_in_its_column() {
    under(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_whose_answer_was_lost_is_found_and_not_offered_twice() {
    under(Some(Fault::CutAfterCommit)).await;
    under(Some(Fault::TimeoutAfterCommit)).await;
    under(Some(Fault::TruncatedJson)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_over_another_is_refused_before_anything_is_sent() {
    let harbour = Harbour::connected().await;
    harbour.control.clear_requests();
    let kept = offer(&harbour, Harbour::at(2, 8, 50).0, 30).await.unwrap();
    let refused = comes_to(&harbour, &kept, IntentState::Rejected).await;
    assert_eq!(refused.why, "slotOverlaps");
    assert_eq!(refused.choices, [IntentChoice::Withdraw]);
    assert_eq!(harbour.control.requests_of(&["CM-05"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_of_no_length_or_in_the_past_is_not_kept() {
    let harbour = Harbour::connected().await;
    for (start, minutes, field) in [
        (Harbour::at(2, 18, 0).0, 0, "duration"),
        (Harbour::at(2, 18, 0).0, 481, "duration"),
        (Utc::now() - chrono::TimeDelta::minutes(5), 20, "start"),
    ] {
        let refused = offer(&harbour, start, minutes).await;
        assert!(matches!(refused, Err(ClinicError::Invalid { field: at, .. }) if at == field), "{field}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_vendor_has_no_such_operation_no_slot_is_offered() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let connection = desktop.session.member().connections().await.unwrap().remove(0).id;
    let start = Instant::from(Utc::now() + chrono::TimeDelta::hours(1));
    let input = OfferSlotInput { connection, provider: "Cardiology".to_owned(), start, duration_s: 1_200 };
    assert!(matches!(scheduling.offer_slot(input).await, Err(ClinicError::Conflict("vendorLacks"))));
}
