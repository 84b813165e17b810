//! What a link changes on the screens, and who may make one.

use clinic::views::OnlyHere;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_linked_person_is_found_once_with_their_records_beneath_and_their_visits_together() {
    let (mut desktop, person, other) = two_accounts(|record| record.name = HumanName::from_parts("Zyx", "Quill")).await;
    let (visit, start) = (VisitId("v-carium".to_owned()), Utc::now() + TimeDelta::days(2));
    with_visit(&mut desktop, &visit, &other, start, &[]).await;
    let review = review(&desktop, &solo(&person), &other).await;
    let ticked = LinkInput { confirmed: vec![IdentityFact::BirthDate, IdentityFact::Phone], ..input(&review) };
    desktop.session.scheduling().unwrap().link_records(ticked).await.unwrap();
    let member = desktop.session.member();
    let hits = member.search_patients("zyx quill").await.unwrap().hits;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].records.len(), 1);
    assert_eq!(hits[0].records[0].person.key, Some(solo(&person)), "found by a name that only one record has");
    let born = person.person.birth_date.clone().unwrap();
    let both = member.search_patients(&born).await.unwrap().hits;
    let of = |key: &PatientKey| both.iter().filter(|hit| hit.person.key.as_ref() == Some(key)).count();
    assert_eq!(of(&solo(&person)) + of(&other), 1, "both match and one stands");
    let visits = member.patient(&solo(&person)).await.unwrap().visits;
    let found = visits.iter().find(|row| row.visit == visit).expect("the visit of the other record");
    assert_eq!(found.vendor, Vendor::Carium);
    assert!(visits.iter().any(|row| row.vendor == Vendor::Solo));
}

#[tokio::test(flavor = "multi_thread")]
async fn pal_0540_a_linked_person_is_not_their_own_namesake_on_the_board() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let visit = VisitId("v-carium".to_owned());
    with_visit(&mut desktop, &visit, &other, Utc::now() + TimeDelta::hours(1), &[]).await;
    let marked = || async {
        let row = desktop.rows().await.into_iter().find(|row| row.visit == visit).expect("it is on the board");
        (row.same_name, desktop.visit(&visit).await.namesake.and_then(|row| row.person.key))
    };
    assert_eq!(marked().await, (Some(Differs::Number), Some(solo(&person))));
    link(&desktop, &solo(&person), &other).await;
    let (same_name, namesake) = marked().await;
    assert!(same_name != Some(Differs::Number) && namesake != Some(solo(&person)));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_change_people_gets_no_way_to_link_them() {
    let (desktop, ..) = two_accounts(|_| {}).await;
    let clinic = desktop.session.clinic().clone();
    assert!(Session::with_roles(clinic, &[Role::Administrator]).scheduling().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn removing_a_connection_ends_the_links_of_its_records() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    link(&desktop, &solo(&person), &other).await;
    let administrator = desktop.session.administrator().unwrap();
    administrator.remove_connection(&ConnectionId(CARIUM.to_owned()), OnlyHere::default()).await.unwrap();
    let links = desktop.session.member().patient_links(&solo(&person)).await.unwrap();
    assert!(links.linked.is_empty());
    assert_eq!(links.past[0].why, "connectionRemoved");
    drop(administrator);
    let audit = desktop.close_and_audit().await;
    assert!(audit.iter().any(|entry| entry.action.as_str() == "unlink-records"));
}
