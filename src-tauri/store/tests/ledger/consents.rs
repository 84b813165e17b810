use domain::{ConsentEnd, ConsentId, ConsentMetric, ConsentOutcome, PatientKey};
use store::{ConsentRow, ConsentSettled, MetricWithdrawn};

use crate::support::{at, connection, fresh};

fn question(minute: i64) -> ConsentRow {
    ConsentRow {
        id: ConsentId::random(),
        connection: connection(),
        patient: PatientKey::vendor(&connection(), "cm-pt-1"),
        asked: vec![ConsentMetric::Ecg, ConsentMetric::Steps],
        asked_at: at(minute),
        asked_by: "A".into(),
        outcome: None,
        settled_at: None,
        granted: None,
        until: None,
        why: None,
        vendor_message: None,
        correlation_id: None,
        http_status: None,
        withdrawn: Vec::new(),
        ended: None,
        ended_at: None,
    }
}

fn answer(outcome: ConsentOutcome, granted: Option<Vec<ConsentMetric>>) -> ConsentSettled {
    ConsentSettled {
        outcome,
        at: at(5),
        granted,
        until: Some(at(90)),
        why: Some("serverError".into()),
        vendor_message: Some("m".into()),
        correlation_id: Some("c".into()),
        http_status: Some(503),
    }
}

#[tokio::test]
async fn a_consent_is_asked_for_answered_narrowed_and_ended_once_each() {
    let (_dir, store) = fresh().await;
    let asked = question(1);
    let mut tx = store.ledger().begin().await.unwrap();
    tx.insert_consent(&asked).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().open_consent_questions().await.unwrap() == vec![asked.clone()]);

    let both = Some(asked.asked.clone());
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(!tx.end_consent(&asked.id, ConsentEnd::Revoked, at(6)).await.unwrap(), "it does not stand yet");
    assert!(tx.settle_consent(&asked.id, &answer(ConsentOutcome::Granted, both.clone())).await.unwrap());
    assert!(!tx.settle_consent(&asked.id, &answer(ConsentOutcome::Late, None)).await.unwrap(), "only once");
    let withdrawn = vec![MetricWithdrawn { metric: ConsentMetric::Ecg, at: at(7) }];
    tx.narrow_consent(&asked.id, &[ConsentMetric::Steps], &withdrawn).await.unwrap();
    assert!(tx.standing_consent(&asked.patient).await.unwrap().unwrap().stands());
    assert!(tx.end_consent(&asked.id, ConsentEnd::Revoked, at(8)).await.unwrap());
    assert!(!tx.end_consent(&asked.id, ConsentEnd::Forgotten, at(9)).await.unwrap(), "only once");
    assert!(tx.living_consents(&asked.connection).await.unwrap().is_empty());
    tx.commit().await.unwrap();

    assert_eq!(store.ledger().consents_with_tokens_left().await.unwrap().len(), 1);
    let mut tx = store.ledger().begin().await.unwrap();
    tx.consent_tokens_removed(&asked.id, at(9)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().consents_with_tokens_left().await.unwrap().is_empty());

    let kept = store.ledger().consent(&asked.id).await.unwrap().unwrap();
    let told = answer(ConsentOutcome::Granted, None);
    let wanted = ConsentRow {
        outcome: Some(ConsentOutcome::Granted),
        settled_at: Some(told.at),
        granted: Some(vec![ConsentMetric::Steps]),
        until: told.until,
        why: told.why,
        vendor_message: told.vendor_message,
        correlation_id: told.correlation_id,
        http_status: told.http_status,
        withdrawn,
        ended: Some(ConsentEnd::Revoked),
        ended_at: Some(at(8)),
        ..asked
    };
    assert!(kept == wanted);
}

#[tokio::test]
async fn a_patient_is_asked_one_question_at_a_time_and_has_one_consent_that_stands() {
    let (_dir, store) = fresh().await;
    let (first, second) = (question(1), question(2));
    let mut tx = store.ledger().begin().await.unwrap();
    tx.insert_consent(&first).await.unwrap();
    assert!(tx.insert_consent(&second).await.is_err());
    tx.settle_consent(&first.id, &answer(ConsentOutcome::Granted, None)).await.unwrap();
    tx.insert_consent(&second).await.unwrap();
    assert!(tx.settle_consent(&second.id, &answer(ConsentOutcome::Granted, None)).await.is_err());
    tx.end_consent(&first.id, ConsentEnd::Replaced, at(3)).await.unwrap();
    tx.settle_consent(&second.id, &answer(ConsentOutcome::Granted, None)).await.unwrap();
    tx.commit().await.unwrap();
    let all = store.ledger().consents_of(&first.patient).await.unwrap();
    assert_eq!(all.iter().map(|row| &row.id).collect::<Vec<_>>(), [&second.id, &first.id], "newest first");
}
