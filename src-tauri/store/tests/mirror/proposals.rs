use domain::likeness::IdentityFact;
use domain::{BirthDate, ConnectionId, Patient, PatientKey};
use store::{Proposal, Store};

use crate::support::{at, connection, fresh, patient};

/// The same person at another vendor, under another number.
fn elsewhere(number: i64, family: &str, given: &str) -> Patient {
    let other = ConnectionId("b0b0b0b0".to_owned());
    let mut found = patient(number, family, given);
    found.key = PatientKey::external(&other, &format!("ext-{number}"));
    found.identifiers.retain(|identifier| identifier.kind == domain::IdentifierKind::Mrn);
    found.identifiers[0].issuer = "Elsewhere".to_owned();
    found
}

async fn found(store: &Store, of: &Patient) -> Vec<(String, Vec<IdentityFact>)> {
    let like = store.mirror().likenesses(of).await.unwrap();
    like.into_iter().map(|(other, compared)| (other.key.0, compared.agreeing_identifiers())).collect()
}

#[tokio::test]
async fn somebody_is_found_by_each_fact_alone_that_the_index_holds() {
    let (_dir, store) = fresh().await;
    let mut own = patient(1, "Okafor", "Daniel");
    own.emails = vec!["Daniel@Example.org".to_owned()];
    let mut by_name = elsewhere(2, "OKAFOR", "Daniel");
    (by_name.phones, by_name.emails) = (Vec::new(), Vec::new());
    let mut by_phone = elsewhere(3, "Okafor-Lima", "Daniel");
    by_phone.emails.clear();
    by_phone.name.family = None;
    let mut by_email = elsewhere(4, "Nobody", "Daniel");
    by_email.phones.clear();
    by_email.name.given = None;
    by_email.emails = vec!["daniel@example.org ".to_owned()];
    let mut by_number = elsewhere(1, "Smith", "Rosa");
    by_number.identifiers[0].issuer = "North Clinic".to_owned();
    (by_number.birth_date, by_number.emails) = (None, Vec::new());
    by_number.phones = vec!["(415) 555-0142".to_owned()];
    let same_account = patient(9, "Okafor", "Daniel");
    let all = [own.clone(), by_name, by_phone, by_email, by_number, same_account];
    store.mirror().put_patients(&all).await.unwrap();
    let mut found = found(&store, &own).await;
    found.sort();
    assert_eq!(
        found,
        [
            ("b0b0b0b0:ext:ext-1".to_owned(), vec![IdentityFact::Phone, IdentityFact::Mrn]),
            ("b0b0b0b0:ext:ext-2".to_owned(), vec![IdentityFact::Name, IdentityFact::BirthDate]),
            ("b0b0b0b0:ext:ext-3".to_owned(), vec![IdentityFact::BirthDate, IdentityFact::Phone]),
            ("b0b0b0b0:ext:ext-4".to_owned(), vec![IdentityFact::BirthDate, IdentityFact::Email]),
        ]
    );
}

#[tokio::test]
async fn who_is_new_or_has_changed_is_due_and_who_was_only_read_again_is_not() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let mut one = patient(1, "Okafor", "Daniel");
    mirror.put_patients(&[one.clone()]).await.unwrap();
    let due = mirror.likeness_due(10).await.unwrap();
    assert_eq!(due.iter().map(|due| &due.patient.key).collect::<Vec<_>>(), [&one.key]);
    one.birth_date = BirthDate::parse("1968-03-16");
    mirror.put_patients(&[one.clone()]).await.unwrap();
    mirror.keep_proposals(&due, &[]).await.unwrap();
    let due = mirror.likeness_due(10).await.unwrap();
    assert_eq!(due.len(), 1, "it changed while it was compared");
    assert!(!mirror.keep_proposals(&due, &[]).await.unwrap(), "nothing was found, as before");
    assert!(mirror.likeness_due(10).await.unwrap().is_empty());
    one.read_at = Some(at(5));
    mirror.put_patients(&[one.clone()]).await.unwrap();
    assert!(mirror.likeness_due(10).await.unwrap().is_empty());
    one.birth_date = BirthDate::parse("1968-03-15");
    mirror.put_patients(&[one.clone()]).await.unwrap();
    assert_eq!(mirror.likeness_due(10).await.unwrap().len(), 1);
    assert_eq!(mirror.nobody_is_due_of(&ConnectionId("b0b0b0b0".to_owned()), 10).await.unwrap(), 0);
    assert_eq!(mirror.nobody_is_due_of(&connection(), 10).await.unwrap(), 1);
    assert!(mirror.likeness_due(10).await.unwrap().is_empty());
    mirror.compare_again(&[one.key.clone()]).await.unwrap();
    assert_eq!(mirror.likeness_due(10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn proposals_are_replaced_when_a_record_changes_and_go_with_their_connection() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let (own, other) = (patient(1, "Okafor", "Daniel"), elsewhere(2, "Okafor", "Daniel"));
    mirror.put_patients(&[own.clone(), other.clone()]).await.unwrap();
    let compared = domain::likeness::likeness(&own, &other);
    let proposal = Proposal::of(&other.key, &own.key, &compared);
    assert!(proposal.one < proposal.other);
    let due = mirror.likeness_due(10).await.unwrap();
    let twice = [proposal.clone(), proposal.clone()];
    assert!(mirror.keep_proposals(&due, &twice).await.unwrap());
    assert!(!mirror.keep_proposals(&due, &twice).await.unwrap(), "the same once more changes nothing");
    assert_eq!(mirror.proposals(10).await.unwrap(), (vec![proposal.clone()], 1));
    mirror.forget_proposals(&[(own.key.clone(), other.key.clone())]).await.unwrap();
    assert_eq!(mirror.proposals(10).await.unwrap().1, 0);
    mirror.keep_proposals(&due, &twice).await.unwrap();
    let nameless = Patient { identifiers: Vec::new(), ..elsewhere(3, "Lima", "Rosa") };
    mirror.put_patients(&[nameless]).await.unwrap();
    let accounts = mirror.patient_connections().await.unwrap();
    assert_eq!(accounts, [connection(), other.key.connection()], "also of people without a number");
    mirror.forget_connection(&other.key.connection()).await.unwrap();
    assert_eq!(mirror.proposals(10).await.unwrap().1, 0);
    assert_eq!(mirror.patient_connections().await.unwrap(), [connection()]);
}

#[tokio::test]
async fn a_mirror_of_an_older_console_gets_its_addresses_and_everybody_is_due() {
    let (dir, store) = fresh().await;
    let mut one = patient(1, "Okafor", "Daniel");
    one.emails = vec![" Daniel@Example.org".to_owned(), "none".to_owned()];
    store.mirror().put_patients(&[one.clone()]).await.unwrap();
    store.close().await;
    let mut raw = crate::support::raw(&dir.path().join("mirror.db")).await;
    sqlx::raw_sql(
        "DROP TABLE patient_emails; DROP TABLE likeness_due; DROP TABLE link_proposals; DROP TABLE choices;
         DROP TABLE devices; DROP TABLE device_data; DROP TABLE device_reads; DROP TABLE documents;
         DROP TABLE document_reads;
         DROP TABLE device_prototypes; PRAGMA user_version = 2;",
    )
    .execute(&mut raw)
    .await
    .unwrap();
    sqlx::Connection::close(raw).await.unwrap();
    let store = crate::support::open(dir.path()).await;
    assert!(!store.mirror_was_rebuilt());
    assert_eq!(store.mirror().likeness_due(10).await.unwrap().len(), 1);
    let mut other = elsewhere(4, "Nobody", "Daniel");
    (other.phones, other.emails) = (Vec::new(), vec!["daniel@example.org".to_owned()]);
    assert_eq!(found(&store, &other).await.len(), 1);
}
