//! The board against a living vendor.

use clinic::views::Instant;
use domain::{ConfirmedHow, VisitState};

use super::support::{Desktop, until};

#[tokio::test(flavor = "multi_thread")]
async fn every_visit_of_today_is_on_the_board_with_its_source_and_age() {
    let desktop = Desktop::connected().await;
    let rows = desktop.rows().await;
    assert!(rows.len() >= 10, "{}", rows.len());
    for row in &rows {
        assert_eq!(row.confirmed.how, ConfirmedHow::Read);
        assert!(row.confirmed.at.is_some() && !row.status_word.is_empty());
    }
    let board = desktop.session.member().board(None).await.unwrap();
    assert_eq!(board.rooms.len(), 3);
    assert_eq!(board.counts.total as usize, rows.len());
    let by_state: u32 = board.counts.by_state.iter().map(|state| state.count).sum();
    assert_eq!(by_state, board.counts.total);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_who_arrives_waits_on_the_board_since_the_moment_it_was_seen() {
    let desktop = Desktop::connected().await;
    let id = desktop.control.arrive_next().expect("somebody is still to come");
    let row = until("the arrival is on the board", || async {
        let board = desktop.session.member().board(None).await.unwrap();
        let mut found = None;
        for row in board.waiting {
            if desktop.visit(&row.visit).await.vendor_id.as_deref() == Some(id.to_string().as_str()) {
                found = Some(row);
            }
        }
        found
    })
    .await;
    assert_eq!(row.state, VisitState::Arrived);
    assert!(!row.at_least, "the change was seen as it happened");
    let since = row.since.as_ref().and_then(Instant::parse).unwrap();
    assert!((chrono::Utc::now() - since).num_seconds() < 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_word_is_shown_as_received_and_counted_nowhere_else() {
    let desktop = Desktop::connected().await;
    let visit = desktop.rows().await.into_iter().find(|row| row.state == VisitState::Scheduled).unwrap().visit;
    let fault = sandbox::FaultRule {
        operation: "SOLO-14".to_owned(),
        fault: sandbox::Fault::UnknownEnum,
        count: 10_000,
        after: 0,
    };
    desktop.control.add_fault(fault);
    desktop.session.member().refresh().await.unwrap();
    let row = until("the word is seen", || async {
        let row = desktop.visit(&visit).await.row;
        (row.state == VisitState::Unknown).then_some(row)
    })
    .await;
    assert!(!row.status_word.is_empty());
    let view = desktop.visit(&visit).await;
    assert!(view.drift.iter().any(|place| place.contains("unknown word")));
    let connections = desktop.session.member().connections().await.unwrap();
    let drift = &connections[0].drift;
    assert!(drift.iter().any(|one| one.place.contains("SOLO-14")), "{drift:?}");
    assert!(drift.iter().all(|one| !one.place.contains(&row.status_word)), "values are never shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_vendor_is_told_and_its_rows_stay() {
    let desktop = Desktop::connected().await;
    let before = desktop.rows().await.len();
    desktop.control.add_fault(sandbox::FaultRule {
        operation: "*".to_owned(),
        fault: sandbox::Fault::Refuse,
        count: 100_000,
        after: 0,
    });
    let age = until("silence is noticed", || async {
        let board = desktop.session.member().board(None).await.unwrap();
        board.connections.into_iter().find(|age| age.silent_since.is_some())
    })
    .await;
    assert!(age.next_try.is_some());
    assert_eq!(desktop.rows().await.len(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_front_desk_note_stays_here() {
    let desktop = Desktop::connected().await;
    let visit = desktop.rows().await[0].visit.clone();
    desktop.control.clear_requests();
    let desk = desktop.session.front_desk().unwrap();
    desk.set_note(&visit, "  wheelchair  ").await.unwrap();
    assert_eq!(desktop.visit(&visit).await.row.note.as_deref(), Some("wheelchair"));
    assert!(desk.set_note(&visit, &"x".repeat(501)).await.is_err());
    desk.set_note(&visit, "").await.unwrap();
    assert_eq!(desktop.visit(&visit).await.row.note, None);
    let writes = desktop.control.requests().into_iter().filter(|request| request.method != "GET").count();
    assert_eq!(writes, 0, "a note is never sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_found_by_name_in_any_order_by_birth_date_and_by_number() {
    let desktop = Desktop::connected().await;
    let someone = desktop.someone().await.person;
    let member = desktop.session.member();
    let (family, given) = (someone.name.family.clone().unwrap(), someone.name.given.clone().unwrap());
    let number = someone.number.clone().unwrap().value;
    let born = someone.birth_date.clone().unwrap();
    for typed in [format!("{given} {family}"), format!("{family}, {given}"), born, number.clone()] {
        let found = member.search_patients(&typed).await.unwrap();
        assert!(found.hits.iter().any(|hit| hit.person.key == someone.key), "{typed}");
    }
    for length in 1..number.len() {
        let typed = &number[..length];
        assert!(!member.search_patients(typed).await.unwrap().hits.is_empty(), "{typed}");
    }
    assert!(member.search_patients("   ").await.unwrap().hits.is_empty());
}
