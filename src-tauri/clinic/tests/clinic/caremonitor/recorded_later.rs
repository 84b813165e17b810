//! Electrocardiograms on their way to CareMonitor: what became another recording, or another person's, before it left is told
//! and not sent, and nothing is sent twice by itself.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::views::{Decision, IntentChoice, Kept, SubmitBar};
use domain::observation::{Instrument, Way};
use domain::{ConsentMetric, IntentState, PatientKey};
use sandbox::Fault;
use signals::{Block, Extent, Lead, WholeLead};
use store::{LinkMember, NewSignal, Store};

use super::recorded::{half_minute, one, send, sender, watch, wave};
use super::submitting::{ALL, Sender};
use crate::recordings::{Came, Recorder, keep};
use crate::support::until;

/// Keeps the one recording to be sent while nobody listens at the vendor, changes something, and lets it go on.
async fn after(sender: &mut Sender, change: impl AsyncFnOnce(&Store)) -> Kept {
    sender.portal.harbour.control.set_listening(false).await.unwrap();
    let kept = send(sender).await;
    until("it was tried", || async {
        let story = sender.session().member().intent(&kept.intent).await.unwrap();
        (story.intent.why == "noConnection").then_some(())
    })
    .await;
    sender.portal.harbour.clinic.reopen_after(async |store| change(store).await).await;
    sender.portal.harbour.control.set_listening(true).await.unwrap();
    kept
}

async fn removed(store: &Store) {
    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_signal("s1").await.unwrap();
    tx.commit().await.unwrap();
}

async fn came_again(store: &Store, key: &PatientKey, start: Option<DateTime<Utc>>, recorder: Recorder) {
    removed(store).await;
    keep(store, key, Came { start, ..Came::imported("s1", 60) }, recorder).await;
}

async fn refused_later(sender: &Sender, kept: &Kept, why: &str) {
    let view = sender.comes_to(kept, IntentState::Rejected).await;
    assert_eq!((view.why.as_str(), view.choices.as_slice()), (why, [IntentChoice::Withdraw].as_slice()));
    assert_eq!((sender.requests(), sender.stored().len()), (0, 0), "{why}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_was_taken_back_before_it_left_is_told_and_not_sent() {
    let mut sender = one().await;
    let kept = after(&mut sender, async |store| removed(store).await).await;
    refused_later(&sender, &kept, "recordingGone").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_cannot_be_read_any_more_is_told_and_not_sent() {
    let mut sender = one().await;
    let start = sender.offered(ConsentMetric::Ecg).await[0].start.as_ref().unwrap().parse();
    let key = sender.portal.key();
    let kept = after(&mut sender, async |store| damaged(store, &key, start).await).await;
    refused_later(&sender, &kept, "recordingDamaged").await;
    assert_eq!(sender.offered(ConsentMetric::Ecg).await[0].bar, Some(SubmitBar::Damaged));
}

/// Keeps the one recording with a block that is none.
async fn damaged(store: &Store, key: &PatientKey, start: Option<DateTime<Utc>>) {
    removed(store).await;
    let mut tx = store.ledger().begin().await.unwrap();
    let way = Way::Imported { import: "i1".into() };
    let new = NewSignal {
        id: "s1".into(),
        patient: key.clone(),
        origin: tx.reading_origin(key, &way, Utc::now(), true).await.unwrap().id,
        start,
        zone: None,
        leads: vec![watch()],
        instrument: Instrument::default(),
        device_says: None,
        symptoms: None,
        kept_at: Utc::now(),
    };
    let no = tx.begin_signal(&new).await.unwrap();
    let extents = vec![Extent { min: 0, max: 9 }];
    let block = Block { index: 0, count: 4, bytes: b"no block".to_vec(), buckets: extents.clone() };
    tx.put_signal_blocks(no, vec![(0, block)]).await.unwrap();
    assert!(tx.finish_signal(no, &[WholeLead { samples: 4, extents }], &[7; 32]).await.unwrap());
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_is_another_before_it_left_is_told_and_not_sent() {
    let mut sender = one().await;
    let start = sender.offered(ConsentMetric::Ecg).await[0].start.as_ref().unwrap().parse();
    let key = sender.portal.key();
    let mut other = wave(15_360);
    other[9_000] += 1;
    let samples = Recorder::new(vec![watch()], vec![other]);
    let kept = after(&mut sender, async |store| came_again(store, &key, start, samples).await).await;
    refused_later(&sender, &kept, "recordingChanged").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_began_at_another_time_or_in_another_scale_is_told_and_not_sent() {
    let mut sender = one().await;
    let start = sender.offered(ConsentMetric::Ecg).await[0].start.as_ref().unwrap().parse();
    let (key, later) = (sender.portal.key(), start.map(|start| start + TimeDelta::minutes(1)));
    let kept = after(&mut sender, async |store| came_again(store, &key, later, half_minute()).await).await;
    refused_later(&sender, &kept, "recordingChanged").await;
    let doubled = Recorder::new(vec![Lead { gain: 500.0, ..watch() }], vec![wave(15_360)]);
    let kept = after(&mut sender, async |store| came_again(store, &key, later, doubled).await).await;
    refused_later(&sender, &kept, "recordingChanged").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recording_of_a_record_that_is_no_longer_this_persons_is_told_and_not_sent() {
    let other = PatientKey("elsewhere:ext:9".into());
    let member = |patient: &PatientKey, beside: &PatientKey| LinkMember {
        link: "one-person".into(),
        patient: patient.clone(),
        beside: beside.clone(),
        confirmed: Vec::new(),
        despite: None,
        joined_at: Utc::now(),
        joined_by: "TEST, Person".into(),
        left_at: None,
        left_by: None,
        left_why: None,
    };
    let mut sender = sender(ALL, async |store, key| {
        let mut own = store.mirror().patient(key).await.unwrap().unwrap();
        own.key = other.clone();
        store.mirror().put_patients(&[own]).await.unwrap();
        let mut tx = store.ledger().begin().await.unwrap();
        tx.join_link(&member(key, &other)).await.unwrap();
        tx.join_link(&member(&other, key)).await.unwrap();
        tx.commit().await.unwrap();
        keep(store, &other, Came::imported("s1", 60), half_minute()).await;
    })
    .await;
    let rows = sender.offered(ConsentMetric::Ecg).await;
    assert_eq!(rows.len(), 1, "a linked record lends its recordings");
    let own = sender.portal.key();
    let unlinked = async |store: &Store| {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.leave_link(&[other.clone(), own.clone()], Utc::now(), "TEST, Person", "mistake").await.unwrap();
        tx.commit().await.unwrap();
    };
    let kept = after(&mut sender, unlinked).await;
    refused_later(&sender, &kept, "recordingGone").await;
    assert!(sender.offered(ConsentMetric::Ecg).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_whose_answer_was_lost_is_never_sent_again_by_itself_and_a_person_decides() {
    for (fault, arrived) in [(Fault::CutAfterCommit, 1), (Fault::TimeoutBefore, 0), (Fault::EmptyBody, 1)] {
        let sender = one().await;
        sender.portal.harbour.control.meet_next(&["CM-14"], &fault);
        let kept = send(&sender).await;
        let view = sender.comes_to(&kept, IntentState::NeedsPerson).await;
        assert_eq!(view.why, "cannotBeLookedFor", "{fault:?}");
        assert_eq!(view.choices, [IntentChoice::MarkLanded, IntentChoice::Withdraw, IntentChoice::SendAgain]);
        assert_eq!((sender.requests(), sender.stored().len()), (1, arrived), "{fault:?}");
        let again = Decision::SendAgain { intent: kept.intent.clone() };
        sender.session().member().decide(again).await.unwrap();
        sender.comes_to(&kept, IntentState::Confirmed).await;
        assert_eq!(sender.stored().len(), 1, "under one id it is one recording (A-CM-21), {fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_never_left_is_sent_whole_when_the_vendor_listens_again() {
    let mut sender = one().await;
    let kept = after(&mut sender, async |_| ()).await;
    sender.comes_to(&kept, IntentState::Confirmed).await;
    let data = sender.stored()[0]["body"]["waveform"]["data"].as_str().unwrap().split(' ').count();
    assert_eq!((data, sender.requests()), (15_360, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_that_was_withdrawn_at_the_vendor_after_it_was_kept_stores_nothing() {
    let sender = one().await;
    sender.portal.harbour.control.withdraw(&sender.portal.id(), "ecg:write");
    let view = sender.comes_to(&send(&sender).await, IntentState::Rejected).await;
    assert_eq!((view.why.as_str(), sender.stored().len()), ("consentWithdrawn", 0));
}
