//! The assumption register: what the vendors' documents leave open, what we take it to mean, and on what basis. Code
//! cites the id.

use domain::Vendor;

use crate::views::AssumptionView;

const SOLO: &[(&str, &str, &str, &str)] = &[
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
        "A-SO-17",
        "What is left out of an episode's change is emptied there",
        "Episodes",
        "The document gives the change the same body as the creation, with the same fields required",
    ),
    (
        "A-SO-18",
        "An episode's type is taken as it is typed, and refused by Solo when it has none of that name",
        "Episodes",
        "The types are said to be predefined; no list of them is published",
    ),
    (
        "A-SO-19",
        "A visit is taken out of an episode by assigning it to none: not offered until confirmed",
        "Episodes",
        "episodeId is marked optional, and what its absence does is not said",
    ),
    (
        "A-SO-11",
        "A delivery about an episode is a hint that nothing is read for",
        "Webhooks",
        "The document prints no body for episode events",
    ),
    (
        "A-SO-12",
        "A delivery's body is the sealed text itself or a JSON string of it, and its key is used as text, then as bytes",
        "Webhooks",
        "The document's sample never decodes the key and shows no envelope",
    ),
    (
        "A-SO-31",
        "An encounter report is a zip of one CSV, locked with AES or ZipCrypto; its password is UTF-8",
        "Reports",
        "The document says zipped, locked and CSV, and not how; its sample password has a letter outside of ASCII",
    ),
    (
        "A-SO-32",
        "A finished encounter report can be downloaded more than once",
        "Reports",
        "The document names no limit and no expiry",
    ),
    (
        "A-SO-20",
        "A file in a visit's list with our name, size and type, and a time since we asked, is the one that we uploaded",
        "Landing of uploads",
        "The upload carries no reference of ours; names are kept unique per visit here",
    ),
    (
        "A-SO-22",
        "Nothing shows whether a patient document arrived: without an answer a person decides",
        "Landing of documents",
        "No operation reads documents back",
    ),
    (
        "A-SO-33",
        "A new consult shows as a visit with that record number and reason within half an hour; news about one never shows",
        "Landing of consults",
        "The answer gives ids that no other operation takes",
    ),
    (
        "A-SO-41",
        "The current request for a device is ours when it was made since we asked",
        "Landing of assistance",
        "The request carries no reference of ours",
    ),
    (
        "A-SO-15",
        "A note template's flow has sections with a name, and questions with id, text, type (text, choice, choices) and options",
        "Visit notes",
        "The sample's sections are empty, and a write needs question ids that only they can hold",
    ),
    (
        "A-SO-16",
        "A note write changes the questions that it names and leaves all others",
        "Visit notes",
        "The document says that it updates questions, and prints the request in the place of the answer",
    ),
    (
        "A-SO-50",
        "Names, addresses and telecom of a write replace the record's lists, and an empty text clears a field",
        "Changing records",
        "The document calls every field optional and says nothing of lists; its samples have empty texts and no null",
    ),
    (
        "A-SO-51",
        "family of a name holds the given and the family name on one line",
        "Changing records, registering",
        "The document's one sample has it so; it is changed with its parts and not compared when landing is probed",
    ),
];

/// What we assume about Carium beyond what its client crate does.
const CARIUM: &[(&str, &str, &str, &str)] = &[
    (
        "A-CAR-20",
        "An organisation's own statuses mean what their English names say; a name that we do not know means nothing",
        "The board, cancelling",
        "The document lets every organisation define its statuses, and prints none",
    ),
    (
        "A-CAR-21",
        "An appointment of the same patient, practitioner and times that was not there before is the one that we sent",
        "Landing of bookings",
        "The request carries no reference of ours",
    ),
];

/// What we assume about CareMonitor beyond what its client crate does.
const CAREMONITOR: &[(&str, &str, &str, &str)] = &[
    (
        "A-CM-26",
        "Proposed, pending and booked appointments are to come; who has arrived or is checked in waits; a word that we do not know means nothing",
        "The board",
        "FHIR R4 AppointmentStatus: no list of CareMonitor's words is published",
    ),
    (
        "A-CM-27",
        "An appointment of the same patient, provider and start that was not there before is the one that we sent",
        "Landing of bookings",
        "The request carries no reference of ours",
    ),
    (
        "A-CM-28",
        "An appointment that a whole list no longer names was cancelled or deleted",
        "The board, landing of cancellations",
        "No operation reads one appointment",
    ),
    (
        "A-CM-29",
        "A slot of the same provider, start and end that was not there before is the one that we offered; one that somebody booked at once is listed no more",
        "Landing of slots",
        "The request carries no reference of ours, and the list names available slots",
    ),
];

/// What we assume about ClinOne beyond what its client crate does.
const CLINONE: &[(&str, &str, &str, &str)] = &[
    (
        "A-C1-20",
        "A visit in progress is with the clinician; one without a status is not taken for planned",
        "The board",
        "The document prints no status",
    ),
    (
        "A-C1-21",
        "A visit that a study's whole list no longer names was cancelled or deleted",
        "The board, landing of cancellations",
        "No operation reads one visit",
    ),
    (
        "A-C1-22",
        "A visit of the same subject, site and times that was not there before is the one that we scheduled",
        "Landing of scheduled visits",
        "The request carries no reference of ours",
    ),
    (
        "A-C1-23",
        "A subject whom a study's whole list names was enrolled, and one whom it no longer names was removed",
        "Landing of enrolments and removals",
        "The list filtered by study is the only one of its subjects",
    ),
];

/// What we assume about a vendor: its client crate's own assumptions, and those of this crate.
pub(crate) fn of(vendor: Vendor) -> Vec<AssumptionView> {
    let wire = |list: &[(&str, &str, &str)]| {
        let view = |(id, assumes, basis): &(&str, &str, &str)| one(id, assumes, "Calls", basis);
        list.iter().map(view).collect::<Vec<_>>()
    };
    let ours = |list: &[(&str, &str, &str, &str)]| {
        list.iter().map(|(id, assumes, touches, basis)| one(id, assumes, touches, basis)).collect::<Vec<_>>()
    };
    match vendor {
        Vendor::Solo => ours(SOLO),
        Vendor::Carium => [wire(carium::ASSUMPTIONS), ours(CARIUM)].concat(),
        Vendor::CareMonitor => [wire(caremonitor::ASSUMPTIONS), ours(CAREMONITOR)].concat(),
        Vendor::ClinOne => [wire(clinone::ASSUMPTIONS), ours(CLINONE)].concat(),
        Vendor::Mia => wire(mia::ASSUMPTIONS),
    }
}

fn one(id: &str, assumes: &str, touches: &str, basis: &str) -> AssumptionView {
    AssumptionView {
        id: id.to_owned(),
        assumes: assumes.to_owned(),
        touches: touches.to_owned(),
        basis: basis.to_owned(),
        mark: None,
    }
}
