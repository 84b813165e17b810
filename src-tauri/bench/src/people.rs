//! Invented people, as many as wanted.

use domain::{BirthDate, ConnectionId, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey};

const FAMILIES: [&str; 24] = [
    "Okafor",
    "Sørensen",
    "García-López",
    "Nguyễn",
    "O'Brien",
    "Van der Berg",
    "Müller",
    "Petrović",
    "Kowalska",
    "Haddad",
    "Tanaka",
    "Silva",
    "Ivanova",
    "Smith",
    "Johansson",
    "Chatterjee",
    "Abara",
    "Lindqvist",
    "Marchetti",
    "Reyes",
    "Whitfield",
    "Te Awa",
    "Yilmaz",
    "Dubois",
];
const GIVEN: [&str; 20] = [
    "Daniel",
    "Astrid",
    "Ana María",
    "Thu Hà",
    "Siobhán",
    "Joost",
    "Jürgen",
    "Dragan",
    "Zofia",
    "Layla",
    "Yuki",
    "João",
    "Olga",
    "June",
    "Nils",
    "Deepika",
    "Chidi",
    "Amara",
    "Giulia",
    "Tomás",
];

/// The person of a number; which name and birth date follows from the random source.
pub(crate) fn patient(connection: &ConnectionId, number: usize, random: &mut fastrand::Rng) -> Patient {
    let family = FAMILIES[random.usize(..FAMILIES.len())];
    let tail: String = (0..random.usize(..5)).map(|_| random.lowercase()).collect();
    let born = format!("{}-{:02}-{:02}", 1930 + random.usize(..90), 1 + random.usize(..12), 1 + random.usize(..28));
    Patient {
        key: PatientKey::external(connection, &format!("pt-{number}")),
        name: HumanName::from_parts(&format!("{family}{tail}"), GIVEN[random.usize(..GIVEN.len())]),
        birth_date: BirthDate::parse(&born),
        gender: Gender::Unknown,
        identifiers: vec![Identifier {
            kind: IdentifierKind::Mrn,
            issuer: "Bench".to_owned(),
            value: format!("{:07}", 1_000_000 + number),
        }],
        phones: vec![format!("+1 555 01{:02}", number % 100)],
        emails: Vec::new(),
        address: None,
        zone: None,
        active: true,
        deceased: number.is_multiple_of(97),
        died_on: None,
        read_at: None,
    }
}
