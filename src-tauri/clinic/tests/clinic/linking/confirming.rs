//! What is proposed, and what a person has to confirm before a link is made.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn records_that_look_alike_are_proposed_and_never_linked_by_themselves() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let member = desktop.session.member();
    until("they are found behind the screens", || async {
        let found = member.possible_links().await.unwrap();
        let pair = |one: &PatientKey, two: &PatientKey| {
            found.list.iter().any(|pair| {
                let keys = [pair.one.person.key.as_ref(), pair.other.person.key.as_ref()];
                keys.contains(&Some(one)) && keys.contains(&Some(two))
            })
        };
        (pair(&solo(&person), &other) && pair(&other, &key(CLINONE, "9")) && !found.comparing).then_some(())
    })
    .await;
    let links = member.patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty(), "nobody has confirmed anything");
    assert_eq!(links.possible.len(), 2);
    assert_eq!(links.possible[0].one.person.key, Some(solo(&person)), "the record itself stands first");
    assert!(links.possible[0].agrees.contains(&IdentityFact::BirthDate));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_a_link_needs_two_identifiers_that_agree_and_were_ticked() {
    let (desktop, person, other) = two_accounts(|record| record.phones = vec!["+1 212 555 0000".to_owned()]).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let review = review(&desktop, &solo(&person), &other).await;
    assert_eq!(review.refusal, None);
    let with = |confirmed: &[IdentityFact]| LinkInput { confirmed: confirmed.to_vec(), ..input(&review) };
    let twice = [IdentityFact::Name, IdentityFact::Name];
    assert_eq!(refused(scheduling.link_records(with(&twice)).await), "twoIdentifiers");
    assert_eq!(
        refused(scheduling.link_records(with(&[IdentityFact::Name, IdentityFact::Gender])).await),
        "doesNotAgree"
    );
    assert_eq!(
        refused(scheduling.link_records(with(&[IdentityFact::Name, IdentityFact::Phone])).await),
        "doesNotAgree"
    );
    assert!(linked(&desktop, &other).await.is_empty());
    scheduling.link_records(input(&review)).await.unwrap();
    assert_eq!(linked(&desktop, &other).await, [solo(&person)]);
    assert_eq!(linked(&desktop, &solo(&person)).await, [other]);
    assert_eq!(refused(scheduling.link_records(input(&review)).await), "alreadyLinked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_refused_when_a_record_has_changed_since_it_was_looked_at() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let before = review(&desktop, &solo(&person), &other).await;
    let mut changed = at_account(&person, CARIUM, "77");
    changed.phones.push("+1 212 555 0000".to_owned());
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[changed]).await.unwrap();
        store
    })
    .await;
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(refused(scheduling.link_records(input(&before)).await), "recordsChanged");
    scheduling.link_records(input(&review(&desktop, &solo(&person), &other).await)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_birth_date_is_not_proposed_and_a_link_by_hand_needs_a_reason_that_the_audit_keeps() {
    let born = |record: &mut Patient| record.birth_date = BirthDate::parse("1901-01-01");
    let (mut desktop, person, other) = two_accounts(born).await;
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(!links.possible.iter().any(|pair| pair.other.person.key.as_ref() == Some(&other)));
    let review = review(&desktop, &solo(&person), &other).await;
    let line = review.facts.iter().find(|line| line.fact == IdentityFact::BirthDate).unwrap();
    assert!(line.verdict == Verdict::Contradicts && !line.confirmable);
    let scheduling = desktop.session.scheduling().unwrap();
    let ticked = LinkInput { confirmed: vec![IdentityFact::Name, IdentityFact::Phone], ..input(&review) };
    assert_eq!(refused(scheduling.link_records(ticked.clone()).await), "required");
    let despite = Some(" A digit was mistyped at Carium ".to_owned());
    scheduling.link_records(LinkInput { despite, ..ticked }).await.unwrap();
    let shown = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert_eq!(shown.linked[0].despite.as_deref(), Some("A digit was mistyped at Carium"));
    drop(scheduling);
    let audit = desktop.close_and_audit().await;
    let entry = audit.iter().find(|entry| entry.action.as_str() == "link-records").unwrap();
    assert_eq!(entry.reason.as_deref().unwrap(), "A digit was mistyped at Carium");
    assert_eq!(entry.detail["contradicts"], serde_json::json!(["birthDate"]));
    assert!(!entry.detail.to_string().contains("1901"), "no fact of the person is in it");
}
