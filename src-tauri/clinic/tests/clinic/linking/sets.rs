//! Links of more than two records, and taking them apart.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_link_holds_a_set_and_joining_two_needs_a_look_at_every_record() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let third = key(CLINONE, "9");
    link(&desktop, &solo(&person), &other).await;
    let review = review(&desktop, &third, &other).await;
    assert_eq!((review.one.len(), review.other.len()), (1, 2), "what is linked already is looked at too");
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(refused(scheduling.link_records(input(&review)).await), "required");
    scheduling.link_records(LinkInput { all_seen: true, ..input(&review) }).await.unwrap();
    assert_eq!(linked(&desktop, &third).await, [solo(&person), other.clone()]);
    assert_eq!(linked(&desktop, &solo(&person)).await, [other, third]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sets_become_one_and_a_record_keeps_how_it_was_confirmed() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let (third, fourth) = (key(CLINONE, "9"), key("d4d4d4d4", "4"));
    let more = at_account(&person, "d4d4d4d4", "4");
    with_store(&mut desktop, |store| async move {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_connection(&account("d4d4d4d4", Vendor::Mia, "Harbour Mia")).await.unwrap();
        tx.commit().await.unwrap();
        store.mirror().put_patients(&[more]).await.unwrap();
        store
    })
    .await;
    link(&desktop, &solo(&person), &other).await;
    link(&desktop, &third, &fourth).await;
    link(&desktop, &other, &fourth).await;
    let mut all = linked(&desktop, &solo(&person)).await;
    all.sort();
    let mut expected = vec![other.clone(), third.clone(), fourth.clone()];
    expected.sort();
    assert_eq!(all, expected);
    let past = desktop.session.member().patient_links(&third).await.unwrap().past;
    assert_eq!(past.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(), ["joinedAnother"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_of_one_account_never_stand_in_one_link() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let twin = at_account(&person, CARIUM, "78");
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[twin]).await.unwrap();
        store
    })
    .await;
    let (second, scheduling) = (key(CARIUM, "78"), desktop.session.scheduling().unwrap());
    assert_eq!(review(&desktop, &other, &second).await.refusal.as_deref(), Some("sameAccount"));
    link(&desktop, &solo(&person), &other).await;
    let around = review(&desktop, &solo(&person), &second).await;
    assert_eq!(around.refusal.as_deref(), Some("sameAccount"), "nor by way of a third");
    let input = LinkInput { all_seen: true, ..input(&around) };
    assert_eq!(refused(scheduling.link_records(input).await), "sameAccount");
}

#[tokio::test(flavor = "multi_thread")]
async fn unlinking_needs_a_reason_keeps_who_and_why_and_proposes_the_pair_no_more() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    link(&desktop, &solo(&person), &other).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let unlink = |why: &str| UnlinkInput { patient: other.clone(), why: why.to_owned() };
    assert_eq!(refused(scheduling.unlink_record(unlink("  ")).await), "required");
    scheduling.unlink_record(unlink("Cousins of one name")).await.unwrap();
    assert_eq!(refused(scheduling.unlink_record(unlink("again")).await), "notLinked");
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty(), "a link of one record is none");
    assert_eq!((links.past[0].why.as_str(), links.past[0].left_by.as_str()), ("Cousins of one name", "MOREAU, Jeanne"));
    assert!(!links.possible.iter().any(|pair| pair.other.person.key.as_ref() == Some(&other)));
    let review = review(&desktop, &solo(&person), &other).await;
    assert_eq!(review.declined.as_ref().map(|said| said.why.as_str()), Some("Cousins of one name"));
    scheduling.link_records(input(&review)).await.unwrap();
    assert_eq!(linked(&desktop, &other).await, [solo(&person)], "a person may change their mind");
    drop(scheduling);
    let actions: Vec<_> = desktop.close_and_audit().await.into_iter().map(|entry| entry.action.to_string()).collect();
    let of_links: Vec<_> = actions.iter().filter(|action| action.contains("link")).rev().cloned().collect();
    assert_eq!(of_links, ["link-records", "unlink-records", "link-records"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_one_of_three_records_out_leaves_the_others_linked() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let third = key(CLINONE, "9");
    link(&desktop, &solo(&person), &other).await;
    link(&desktop, &third, &other).await;
    let input = UnlinkInput { patient: third.clone(), why: "Her sister".to_owned() };
    desktop.session.scheduling().unwrap().unlink_record(input).await.unwrap();
    assert_eq!(linked(&desktop, &solo(&person)).await, [other]);
    assert!(linked(&desktop, &third).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_declined_stays_declined_when_the_records_are_compared_again() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let said = NotOnePerson { one: solo(&person), other: other.clone(), why: String::new() };
    desktop.session.scheduling().unwrap().decline_link(said).await.unwrap();
    let mut changed = at_account(&person, CARIUM, "77");
    changed.address = Some("2 Quay, Hoboken".to_owned());
    with_store(&mut desktop, |store| async move {
        store.mirror().put_patients(&[changed]).await.unwrap();
        store
    })
    .await;
    let member = desktop.session.member();
    let found = until("the rest is found", || async {
        let found = member.possible_links().await.unwrap();
        (!found.comparing && !found.list.is_empty()).then_some(found)
    })
    .await;
    let is_pair =
        |keys: [Option<PatientKey>; 2]| keys.contains(&Some(solo(&person))) && keys.contains(&Some(other.clone()));
    assert!(!found.list.into_iter().any(|pair| is_pair([pair.one.person.key, pair.other.person.key])));
}
