//! The same seed gives the same organisation, and the people Solo knows, with a few slips.

use sandbox::{CariumOptions, CariumSimulator, Simulator, SimulatorOptions};
use serde_json::{Value, json};

use crate::tenant::{small, start};

#[tokio::test]
async fn the_same_options_give_the_same_organisation_id_for_id() {
    let (one, other) = (CariumSimulator::start(small()).await.unwrap(), CariumSimulator::start(small()).await.unwrap());
    let plain = |simulator: &CariumSimulator| {
        let all = json!([
            simulator.organization_id(),
            simulator.control().individuals(usize::MAX),
            simulator.control().appointments(),
            simulator.control().documents(),
        ]);
        all.to_string().replace(&simulator.base_url(), "")
    };
    assert_eq!(plain(&one), plain(&other));
    let third = CariumSimulator::start(CariumOptions { seed: 8, ..small() }).await.unwrap();
    assert_ne!(plain(&one), plain(&third));
}

/// First name, last name, birth date, the last four digits of the telephone.
fn facts(first: &Value, last: &Value, birth: &Value, phone: &Value) -> [String; 4] {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let phone: String = text(phone).chars().filter(char::is_ascii_digit).collect();
    [text(first), text(last), text(birth), phone[phone.len() - 4..].to_owned()]
}

#[tokio::test]
async fn carium_knows_solos_people_and_a_few_not_quite() {
    let options = SimulatorOptions {
        seed: 7,
        patients: 40,
        days: 1,
        visits_today: 1,
        start: Some(start()),
        ..SimulatorOptions::default()
    };
    let people = Simulator::start(options).await.unwrap().control().patients(40);
    let solo: Vec<_> = people
        .iter()
        .map(|one| {
            let (name, is) = (&one["demographics"]["name"][0], &one["demographics"]);
            facts(&name["firstName"], &name["lastName"], &is["birthDate"], &is["telecom"][0]["value"])
        })
        .collect();
    let known = CariumSimulator::start(small()).await.unwrap().control().individuals(usize::MAX);
    let carium: Vec<_> = known
        .iter()
        .map(|one| {
            let is = &one["attributes"];
            facts(&is["first-name"], &is["last-name"], &is["birth-date"], &is["mobile-phone"])
        })
        .collect();
    let same = carium.iter().filter(|one| solo.contains(one)).count();
    assert_eq!((carium.len(), same), (31, 27), "all but the slips and the one of a single name");
    assert_eq!((&carium[2][0], &carium[2][1..]), (&"Danny".to_owned(), &solo[2][1..]));
    assert_eq!((&carium[0][..3], carium[0][3] == solo[0][3]), (&solo[0][..3], false));
    let twin = carium.last().unwrap();
    assert_eq!(known[2]["mrn"], people[2]["demographics"]["mrn"], "from inside, who is who can be told");
    assert_eq!((twin[0].as_str(), &twin[1..]), ("Jalen", &solo[11][1..]));
}

#[tokio::test]
async fn options_that_make_no_organisation_are_refused() {
    for options in [
        CariumOptions { practitioners: 0, ..small() },
        CariumOptions { access_seconds: 3_601, ..small() },
        CariumOptions { totp_secret: "not base32!".to_owned(), ..small() },
        CariumOptions { totp_secret: "MFRGG".to_owned(), ..small() },
    ] {
        assert!(CariumSimulator::start(options).await.is_err());
    }
    let empty = CariumSimulator::start(CariumOptions { patients: 0, ..small() }).await.unwrap();
    assert!(empty.control().appointments().is_empty());
}
