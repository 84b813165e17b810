//! What would come of each row: new, known, changed or refused, against what is known here and what stood earlier in
//! the same file.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use chrono::{DateTime, Utc};
use domain::search_terms::fold;
use domain::{ConfirmedHow, ConnectionId, Patient, PatientKey, VisitId};
use store::KnownAppointment;

use super::row::{Line, Row};
use crate::views::{ImportCounts, ImportFate, ImportRow};
use crate::{Clinic, Result};

/// A row with what would come of it.
pub(super) struct Judged {
    pub(super) shown: ImportRow,
    /// To be read from the vendor, and whether the person was not known before.
    pub(super) person: Option<(PatientKey, bool)>,
    pub(super) visit: Option<VisitDeed>,
}

/// What is to be done about a visit.
pub(super) enum VisitDeed {
    Add(Box<KnownAppointment>),
    /// The vendor is asked who is right.
    AskAgain(VisitId),
}

/// Judges the rows of one file in their order.
pub(super) struct Judge<'a> {
    clinic: &'a Clinic,
    connection: &'a ConnectionId,
    /// Numbers that stood earlier in the file, as hashes: at which line, and what the row said. Two numbers that share a
    /// hash, which is next to impossible, make the second one refused, never mistaken.
    seen: HashMap<u64, (u32, u64)>,
    hasher: RandomState,
    pub(super) counts: ImportCounts,
}

impl<'a> Judge<'a> {
    pub(super) fn new(clinic: &'a Clinic, connection: &'a ConnectionId) -> Self {
        Self { clinic, connection, seen: HashMap::new(), hasher: RandomState::new(), counts: ImportCounts::default() }
    }

    /// What would come of a row.
    pub(super) async fn judge(&mut self, line: Line) -> Result<Judged> {
        let mut judged = Judged {
            shown: ImportRow {
                line: line.at,
                fate: ImportFate::Refused,
                why: Vec::new(),
                other_line: None,
                visit: line.visit,
                patient: line.patient,
                name: line.name,
            },
            person: None,
            visit: None,
        };
        match line.row {
            Err(why) => judged.shown.why.push(why.to_owned()),
            Ok(row) => match self.earlier(&row, line.at) {
                Some((why, other)) => {
                    judged.shown.why.push(why.to_owned());
                    judged.shown.other_line = Some(other);
                }
                None => self.against_what_is_known(&row, &mut judged).await?,
            },
        }
        let counts = &mut self.counts;
        *match judged.shown.fate {
            ImportFate::New => &mut counts.new,
            ImportFate::Known => &mut counts.known,
            ImportFate::Changed => &mut counts.changed,
            ImportFate::Refused => &mut counts.refused,
        } += 1;
        Ok(judged)
    }

    /// A row that repeats or contradicts an earlier one. Several visits of one person are no repetition, but they must
    /// agree on who the person is.
    fn earlier(&mut self, row: &Row, at: u32) -> Option<(&'static str, u32)> {
        let who = self.hasher.hash_one((
            row.mrn.as_deref(),
            row.family.as_deref().map(fold),
            row.given.as_deref().map(fold),
            row.full_name.as_deref().map(fold),
            row.born.as_ref(),
            row.spid,
        ));
        let when = self.hasher.hash_one((row.start, row.room.as_deref(), row.patient_id.as_deref(), row.spid));
        let mut told = None;
        if let Some(visit) = row.visit {
            told = self.once(("visit", visit.to_string()), at, when).map(|(same, other)| (same, other, true));
        }
        let person = match (&row.patient_id, row.spid) {
            (Some(id), _) => Some(("patient", id.clone())),
            (None, Some(spid)) => Some(("spid", spid.to_string())),
            (None, None) => None,
        };
        if let (None, Some(person)) = (told, person) {
            told = self.once(person, at, who).map(|(same, other)| (same, other, row.visit.is_none()));
        }
        match told {
            Some((true, other, true)) => Some(("twice", other)),
            Some((false, other, _)) => Some(("contradicts", other)),
            _ => None,
        }
    }

    /// Whether a number stood earlier, and whether it said the same.
    fn once(&mut self, number: (&str, String), at: u32, says: u64) -> Option<(bool, u32)> {
        let key = self.hasher.hash_one(&number);
        match self.seen.get(&key) {
            Some((line, said)) => Some((*said == says, *line)),
            None => {
                self.seen.insert(key, (at, says));
                None
            }
        }
    }

    async fn against_what_is_known(&self, row: &Row, judged: &mut Judged) -> Result<()> {
        let now = Utc::now();
        let (mut fresh, mut differs) = (false, Vec::new());
        let key = match (&row.patient_id, row.spid) {
            (Some(id), _) => Some(PatientKey::external(self.connection, id)),
            (None, Some(spid)) => Some(PatientKey::spid(self.connection, spid)),
            (None, None) => None,
        };
        if let Some(key) = &key {
            match self.clinic.store.mirror().patient(key).await? {
                Some(patient) => {
                    let before = differs.len();
                    differences(row, &patient, &mut differs);
                    if differs.len() > before {
                        judged.person = Some((key.clone(), false));
                    }
                }
                None if self.clinic.store.ledger().people_known(std::slice::from_ref(key)).await?.is_empty() => {
                    fresh = true;
                    judged.person = Some((key.clone(), true));
                }
                None => {}
            }
        }
        if let Some(number) = row.visit {
            let ledger = self.clinic.store.ledger();
            match ledger.known_by_vendor_id(self.connection, &number.into()).await? {
                Some(known) => {
                    let before = differs.len();
                    visit_differences(row, &known, key.as_ref(), &mut differs);
                    if differs.len() > before {
                        judged.visit = Some(VisitDeed::AskAgain(known.visit));
                    }
                }
                None => {
                    let ours = match &row.reference {
                        Some(reference) => ledger.known_by_external_id(self.connection, reference).await?,
                        None => None,
                    };
                    // One of our own bookings whose number is still being looked for: the outbox settles that.
                    if ours.is_none() {
                        fresh = true;
                        judged.visit = Some(VisitDeed::Add(Box::new(self.visit(number, row, now))));
                    }
                }
            }
        }
        judged.shown.fate = match (fresh, differs.is_empty()) {
            (_, false) => ImportFate::Changed,
            (true, true) => ImportFate::New,
            (false, true) => ImportFate::Known,
        };
        judged.shown.why = differs.into_iter().map(str::to_owned).collect();
        Ok(())
    }

    /// Whose visit it is, the vendor says when it is read: a file never puts a person on the board.
    fn visit(&self, number: i64, row: &Row, now: DateTime<Utc>) -> KnownAppointment {
        KnownAppointment {
            vendor_id: Some(number.into()),
            external_id: row.reference.clone(),
            room: row.room.clone(),
            start: row.start,
            duration_s: row.duration_s,
            ..KnownAppointment::new(self.connection.clone(), ConfirmedHow::CsvImport, now)
        }
    }
}

fn differences(row: &Row, patient: &Patient, differs: &mut Vec<&'static str>) {
    let name = &patient.name;
    let kept = |part: &Option<String>| fold(part.as_deref().unwrap_or_default());
    let (family, given, middle) = (kept(&name.family), kept(&name.given), kept(&name.middle));
    let other = |said: &Option<String>, kept: &str| said.as_deref().is_some_and(|said| fold(said.trim()) != kept);
    let whole = row.full_name.as_deref().is_some_and(|said| words(&fold(said)) != words(&format!("{family} {given}")))
        && row
            .full_name
            .as_deref()
            .is_some_and(|said| words(&fold(said)) != words(&format!("{family} {given} {middle}")));
    if other(&row.family, &family) || other(&row.given, &given) || whole {
        differs.push("name");
    }
    if row.born.is_some() && row.born != patient.birth_date {
        differs.push("birthDate");
    }
    if row.mrn.is_some() && row.mrn.as_deref() != patient.mrn().map(|mrn| mrn.value.as_str()) {
        differs.push("mrn");
    }
}

/// The words of a name in any order.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

fn visit_differences(row: &Row, known: &KnownAppointment, key: Option<&PatientKey>, differs: &mut Vec<&'static str>) {
    if row.start.is_some() && row.start != known.start {
        differs.push("start");
    }
    if row.room.is_some() && known.room.is_some() && row.room != known.room {
        differs.push("room");
    }
    // A file that knows only Solo's own number names the same person in another way.
    if row.patient_id.is_some() && known.patient.is_some() && known.patient.as_ref() != key {
        differs.push("patient");
    }
}
