use domain::{EpisodeOfCare, EpisodeStatus, PatientKey};
use store::EpisodeVisit;

use crate::support::{at, connection, fresh};

fn patient() -> PatientKey {
    PatientKey::external(&connection(), "1")
}

fn episode(id: &str, kind: &str) -> EpisodeOfCare {
    EpisodeOfCare {
        id: id.into(),
        name: Some(format!("Episode {id}")),
        kind: Some(kind.into()),
        from: None,
        to: None,
        status: EpisodeStatus::Active,
        status_word: "active".into(),
        objective: None,
        reason: None,
    }
}

fn visit(appointment: i64, minutes: i64) -> EpisodeVisit {
    EpisodeVisit { appointment, start: Some(at(minutes)), reasons: vec!["cough".into()], has_notes: Some(true) }
}

#[tokio::test]
async fn episodes_that_were_never_read_are_not_none() {
    let (_dir, store) = fresh().await;
    assert_eq!(store.mirror().episodes(&patient()).await.unwrap().read_at, None);
    assert!(store.mirror().put_episodes(&patient(), &[], at(1)).await.unwrap());
    let none = store.mirror().episodes(&patient()).await.unwrap();
    assert_eq!((none.read_at, none.episodes.len()), (Some(at(1)), 0));
}

#[tokio::test]
async fn a_newer_list_replaces_the_one_before_and_keeps_the_visits_of_what_is_still_listed() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    mirror.put_episodes(&patient(), &[episode("a", "x"), episode("b", "y")], at(1)).await.unwrap();
    mirror.put_episode_visits(&patient(), "a", &[visit(7, 1), visit(8, 2)], at(2)).await.unwrap();
    mirror.put_episode_visits(&patient(), "b", &[visit(9, 1)], at(2)).await.unwrap();
    assert_eq!(mirror.episode_of(&connection(), 9).await.unwrap().unwrap().id, "b");
    assert_eq!(mirror.episode_types(&connection()).await.unwrap(), ["x", "y"]);
    mirror.put_episodes(&patient(), &[episode("c", "x"), episode("a", "z")], at(3)).await.unwrap();
    let kept = mirror.episodes(&patient()).await.unwrap();
    let ids: Vec<_> = kept.episodes.iter().map(|row| row.episode.id.as_str()).collect();
    assert_eq!(ids, ["c", "a"]);
    assert!(kept.episodes[0].visits_read_at.is_none());
    let numbers: Vec<_> = kept.episodes[1].visits.iter().map(|visit| visit.appointment).collect();
    assert_eq!(numbers, [8, 7], "newest first");
    assert_eq!(mirror.episode_of(&connection(), 9).await.unwrap(), None);
}

#[tokio::test]
async fn an_answer_to_an_earlier_question_changes_nothing() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    mirror.put_episodes(&patient(), &[episode("a", "x")], at(5)).await.unwrap();
    mirror.put_episode_visits(&patient(), "a", &[visit(7, 1)], at(5)).await.unwrap();
    assert!(!mirror.put_episodes(&patient(), &[], at(4)).await.unwrap());
    mirror.put_episode_visits(&patient(), "a", &[], at(4)).await.unwrap();
    let kept = mirror.episodes(&patient()).await.unwrap();
    assert_eq!((kept.episodes.len(), kept.episodes[0].visits.len(), kept.read_at), (1, 1, Some(at(5))));
}

#[tokio::test]
async fn a_removed_connection_leaves_no_episode() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    mirror.put_episodes(&patient(), &[episode("a", "x")], at(5)).await.unwrap();
    mirror.put_episode_visits(&patient(), "a", &[visit(7, 1)], at(5)).await.unwrap();
    mirror.forget_connection(&connection()).await.unwrap();
    assert_eq!(mirror.episodes(&patient()).await.unwrap(), store::EpisodesOfPatient::default());
    assert_eq!(mirror.episode_of(&connection(), 7).await.unwrap(), None);
}
