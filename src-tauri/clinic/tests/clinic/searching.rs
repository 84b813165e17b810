//! Finding people as they are asked for: names in any order, accents or none, dates as people write them, any number.

use std::collections::BTreeSet;

use super::support::Desktop;

/// Every way in which somebody at the desk may type a person of the simulator, and whom it must find.
const TYPED: [(&str, &str); 18] = [
    ("Ní Dhomhnaill", "Aoife"),
    ("ni dhomhnaill aoife", "Aoife"),
    ("AOIFE dhomh", "Aoife"),
    ("aoife 1987-02-01", "Aoife"),
    ("01-Feb-1987", "Aoife"),
    ("1 febrero 1987", "Aoife"),
    ("Feb 1 1987", "Aoife"),
    ("1.2.1987 aoife", "Aoife"),
    ("suryani", "Suryani"),
    ("hernandez de la Cruz", "José María"),
    ("hernandez jose", "José María"),
    ("Hernández, José María", "José María"),
    ("ext 8/8", "José María"),
    ("MRN-100009", "José María"),
    ("100009", "José María"),
    ("van der meer wilhelmina", "Wilhelmina"),
    ("zrebiec", "Tomasz"),
    ("Źrebiec Tomasz", "Tomasz"),
];

#[tokio::test(flavor = "multi_thread")]
async fn people_are_found_however_they_are_typed() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    for patient in desktop.control.patients(12) {
        let id = patient["patientId"].as_str().unwrap().to_owned();
        scheduling.look_up_patient(&connection, clinic::views::LookUp::ExternalId(id)).await.unwrap();
    }
    let member = desktop.session.member();
    for (typed, given) in TYPED {
        let hits = member.search_patients(typed).await.unwrap().hits;
        let names: BTreeSet<_> =
            hits.into_iter().map(|hit| hit.person.name.given.or(hit.person.name.family).unwrap()).collect();
        assert!(names.contains(given), "{typed} finds {names:?}");
        assert!(names.len() == 1, "{typed} finds {names:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_number_is_found_as_written_without_its_country_and_by_its_last_figures() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let phone = patient.phones[0].clone();
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = digits.trim_start_matches('1').to_owned();
    for typed in [phone.clone(), digits.clone(), national.clone(), phone[phone.len() - 8..].to_owned()] {
        let hits = desktop.session.member().search_patients(&typed).await.unwrap().hits;
        assert!(hits.iter().any(|hit| hit.person.key == patient.person.key), "{typed} of {phone}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_of_one_name_are_both_found_and_told_apart_by_their_birth_date() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
    for patient in desktop.control.patients(4) {
        let id = patient["patientId"].as_str().unwrap().to_owned();
        scheduling.look_up_patient(&connection, clinic::views::LookUp::ExternalId(id)).await.unwrap();
    }
    let member = desktop.session.member();
    let both = member.search_patients("daniel okafor").await.unwrap().hits;
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|hit| hit.same_name == Some(clinic::views::Differs::BirthDate)));
    let one = member.search_patients("okafor 02-Nov-1991").await.unwrap().hits;
    assert_eq!(one.len(), 1);
}
