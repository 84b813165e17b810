//! The assumption register for Solo: what its document leaves open, what we take it to mean, and on what basis. Code
//! cites the id.

use crate::views::AssumptionView;

const SOLO: [(&str, &str, &str, &str); 12] = [
    (
        "A-SO-01",
        "Any 2xx is success; an empty body or [] means there is nothing to say",
        "Every operation",
        "The document prints bodies without status codes",
    ),
    ("A-SO-02", "Four requests at once and 600 a minute are acceptable", "Reading", "No limit is published"),
    ("A-SO-03", "A 429 was not processed and may be sent later", "Sending", "RFC 6585; the document names no 429"),
    ("A-SO-04", "A 5xx to a write may have been processed", "Sending", "A proxy stands before Solo and answers for it"),
    (
        "A-SO-05",
        "The CSV report has a column that names the appointment's number",
        "Discovery, landing",
        "The document says CSV and prints no column",
    ),
    (
        "A-SO-06",
        "The number in appointment bodies is the SAID",
        "Joining",
        "Both are integers; no sample contradicts it",
    ),
    (
        "A-SO-07",
        "In the linking claims, visit is the appointment's number and user names the person who joins",
        "Joining",
        "The printed schema has both as text without saying which",
    ),
    (
        "A-SO-08",
        "patient.id of an appointment is the integrator's patient id",
        "People",
        "Its sample equals the patient_id sample",
    ),
    (
        "A-SO-09",
        "A slot can be booked although nothing holds it: it is read again just before sending",
        "Booking",
        "The document offers no hold",
    ),
    (
        "A-SO-10",
        "The words of gender are male, female, other and unknown",
        "People",
        "The linking schema lists them; the patient resource lists none",
    ),
    (
        "A-SO-30",
        "Names, addresses and telecom of a write replace the record's lists, and an empty text clears a field",
        "Changing records",
        "The document calls every field optional and says nothing of lists; its samples have empty texts and no null",
    ),
    (
        "A-SO-31",
        "family of a name holds the given and the family name on one line",
        "Changing records, registering",
        "The document's one sample has it so; it is changed with its parts and not compared when landing is probed",
    ),
];

/// What we assume about Solo.
pub(crate) fn of_solo() -> Vec<AssumptionView> {
    SOLO.iter()
        .map(|(id, assumes, touches, basis)| AssumptionView {
            id: (*id).to_owned(),
            assumes: (*assumes).to_owned(),
            touches: (*touches).to_owned(),
            basis: (*basis).to_owned(),
        })
        .collect()
}
