use carium::{Certainty, Gender, IndividualFilter, Invitation, Locale, NewPatient, Notification, PageAt};

use crate::support::{Clinic, small};

pub fn ada() -> NewPatient {
    NewPatient {
        first_name: "Ada".to_owned(),
        last_name: "Byron-Ó Súilleabháin".to_owned(),
        birth_date: "1985-12-10".parse().unwrap(),
        gender: Gender::PreferNotToAnswer,
        email: Some("ada.byron@example.com".to_owned()),
        mobile_phone: Some("+12025550123".to_owned()),
        locale: Some(Locale::EsUs),
        individual_group_ids: Vec::new(),
        username: None,
    }
}

#[tokio::test]
async fn car_02_a_patient_is_made_found_by_name_and_invited() {
    let clinic = Clinic::open(small()).await;
    let id = clinic.patients().create(&ada()).await.unwrap();
    let filter = IndividualFilter { last_name: Some(ada().last_name), ..IndividualFilter::default() };
    let found = clinic.patients().list(&filter, PageAt::default()).await.unwrap();
    assert_eq!(found.items.iter().map(|one| &one.id).collect::<Vec<_>>(), [&id]);
    assert_eq!(found.items[0].attributes.birth_day(), Some(ada().birth_date));
    let invitation = Invitation {
        username: ada().login_name().unwrap().to_owned(),
        notifications: vec![Notification::Email, Notification::Sms],
    };
    clinic.patients().invite(&invitation).await.unwrap();
    let told = [("ada.byron@example.com".to_owned(), vec!["email".to_owned(), "sms".to_owned()])];
    assert_eq!(clinic.control.invitations(), told);
}

#[tokio::test]
async fn car_02_someone_with_a_phone_alone_is_known_by_it() {
    let clinic = Clinic::open(small()).await;
    let patient = NewPatient { email: None, ..ada() };
    clinic.patients().create(&patient).await.unwrap();
    let error = clinic.patients().create(&patient).await.unwrap_err();
    assert_eq!((error.status(), error.certainty()), (Some(409), Certainty::Rejected));
    assert!(error.vendor_message().is_some());
}

#[tokio::test]
async fn car_19_lists_everyone_as_they_are_known_there() {
    let clinic = Clinic::open(small()).await;
    let all = clinic.patients().pages(&IndividualFilter::default()).with_limit(7).all(4).await.unwrap();
    assert!(!all.moved);
    let known: Vec<String> =
        clinic.control.individuals(1_000).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(all.items.iter().map(|one| one.id.0.clone()).collect::<Vec<_>>(), known);
    for (one, known) in all.items.iter().zip(clinic.control.individuals(1_000)) {
        assert_eq!(one.attributes.birth_date.as_deref(), known["attributes"]["birth-date"].as_str());
        assert_eq!(one.attributes.last_name.as_deref(), known["attributes"]["last-name"].as_str());
    }
}
