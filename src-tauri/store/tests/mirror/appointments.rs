use domain::{ConfirmedHow, HumanName, PatientKey, VisitState};
use store::{AppointmentRow, Practitioner, ReadBatch};

use crate::support::{appointment, at, connection, fresh, visit};

fn batch(rows: &[AppointmentRow]) -> ReadBatch {
    ReadBatch { patients: Vec::new(), appointments: rows.to_vec() }
}

#[tokio::test]
async fn an_appointment_is_kept_whole() {
    let (_dir, store) = fresh().await;
    let whole = AppointmentRow {
        call_word: Some("IN_CALL".into()),
        practitioners: vec![Practitioner {
            id: "12".into(),
            name: HumanName::from_parts("Okafor", "Daniel"),
            email: Some("d@example.org".into()),
        }],
        drift: vec!["status: beamed_up".into()],
        state: VisitState::Unknown,
        ..appointment(1, 5)
    };
    store.mirror().apply(&batch(std::slice::from_ref(&whole))).await.unwrap();
    assert!(store.mirror().appointment(&visit(1)).await.unwrap() == Some(whole));
    assert!(store.mirror().appointment(&visit(2)).await.unwrap().is_none());
}

#[tokio::test]
async fn only_what_differs_is_told_as_changed_and_the_time_of_reading_moves_all_the_same() {
    let (_dir, store) = fresh().await;
    let rows: Vec<_> = (0..2_500).map(|number| appointment(number, 5)).collect();
    let first = store.mirror().apply(&batch(&rows)).await.unwrap();
    assert_eq!((first.changed.len(), first.unchanged), (2_500, 0));

    let mut again: Vec<_> = rows
        .iter()
        .map(|row| AppointmentRow { read_at: at(3), how: ConfirmedHow::HintReadBack, ..row.clone() })
        .collect();
    again[2_000].status_word = "arrived".into();
    let second = store.mirror().apply(&batch(&again)).await.unwrap();
    assert_eq!((second.changed, second.unchanged), (vec![visit(2_000)], 2_499));
    assert!(store.mirror().appointment(&visit(7)).await.unwrap() == Some(again[7].clone()));
    assert!(store.mirror().appointment(&visit(2_000)).await.unwrap() == Some(again[2_000].clone()));
}

#[tokio::test]
async fn each_field_of_an_appointment_counts_as_a_change() {
    let (_dir, store) = fresh().await;
    let base = appointment(1, 5);
    store.mirror().apply(&batch(std::slice::from_ref(&base))).await.unwrap();
    let changes: [fn(&mut AppointmentRow); 11] = [
        |row| row.vendor_id = Some(99.into()),
        |row| row.patient = None,
        |row| row.start = Some(at(6)),
        |row| row.duration_s = None,
        |row| row.state = VisitState::Arrived,
        |row| row.status_word = "x".into(),
        |row| row.call_word = Some("x".into()),
        |row| row.reasons.clear(),
        |row| row.practitioners.push(Practitioner { id: "1".into(), name: HumanName::default(), email: None }),
        |row| row.external_id = None,
        |row| row.drift.push("x".into()),
    ];
    let mut row = base;
    for (number, change) in changes.into_iter().enumerate() {
        change(&mut row);
        let applied = store.mirror().apply(&batch(std::slice::from_ref(&row))).await.unwrap();
        assert_eq!(applied.changed, [visit(1)], "change {number}");
        assert!(store.mirror().appointment(&visit(1)).await.unwrap() == Some(row.clone()), "change {number}");
    }
}

#[tokio::test]
async fn an_older_reply_never_overwrites_a_newer_one_and_the_last_of_a_list_counts() {
    let (_dir, store) = fresh().await;
    let newer = AppointmentRow { read_at: at(5), status_word: "arrived".into(), ..appointment(1, 5) };
    let applied = store.mirror().apply(&batch(&[appointment(1, 5), newer.clone()])).await.unwrap();
    assert_eq!((applied.changed.len(), applied.unchanged), (1, 1));
    let applied = store.mirror().apply(&batch(&[appointment(1, 5)])).await.unwrap();
    assert_eq!((applied.changed.len(), applied.unchanged), (0, 1));
    assert!(store.mirror().appointment(&visit(1)).await.unwrap() == Some(newer));
}

#[tokio::test]
async fn appointments_are_listed_by_start_and_by_patient() {
    let (_dir, store) = fresh().await;
    let mut rows = vec![appointment(1, 30), appointment(2, 10), appointment(3, 60)];
    rows[0].patient = Some(PatientKey::external(&connection(), "ext-2"));
    store.mirror().apply(&batch(&rows)).await.unwrap();
    let ids = |rows: Vec<AppointmentRow>| rows.into_iter().map(|row| row.visit.0).collect::<Vec<_>>();
    assert_eq!(ids(store.mirror().appointments_between(at(10), at(60)).await.unwrap()), ["visit-2", "visit-1"]);
    let of_one = PatientKey::external(&connection(), "ext-1");
    assert_eq!(ids(store.mirror().appointments_of_patient(&of_one).await.unwrap()), ["visit-3", "visit-2"]);
}
