//! Visits that overlap a stretch of time: the patient's own, over every record that people linked to theirs, and those of
//! the clinicians who see them, over every account. An overlap is never refused in silence and never passed in silence:
//! it is named, and who goes on says why.
//!
//! A clinician is taken for the same at another account by mail address, or by the whole name where an account gives no
//! address: two colleagues of one name cost a reason too many, and not a clinician who is in two calls.

use chrono::{DateTime, TimeDelta, Utc};
use domain::search_terms::fold;
use domain::{Act, PatientKey, VisitId};
use store::{IntentRow, KnownAppointment, Practitioner};

use crate::access::Member;
use crate::board::rows::{self, Sources};
use crate::views::{OtherVisit, OverlapQuery, Whose};
use crate::{Clinic, ClinicError, Result, links};

/// How long a visit of unknown length is taken to last when overlaps are looked for.
const UNKNOWN_LENGTH: TimeDelta = TimeDelta::hours(1);
/// The longest that a visit lasts (SOLO-06).
const LONGEST: TimeDelta = TimeDelta::days(1);

/// A stretch of time, without its end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) start: DateTime<Utc>,
    pub(crate) end: DateTime<Utc>,
}

impl Stretch {
    /// From a start; `seconds` is the length, an hour when it is not known.
    pub(crate) fn of(start: DateTime<Utc>, seconds: Option<u32>) -> Self {
        let length = seconds.map_or(UNKNOWN_LENGTH, |seconds| TimeDelta::seconds(i64::from(seconds)));
        Self { start, end: start + length }
    }

    /// Stretches that only touch do not overlap.
    fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Member {
    /// The visits that would overlap a visit at another time: its patient's and its clinicians', over every account.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the visit is not known here, [`ClinicError::Invalid`] when the start is no time.
    pub async fn overlaps(&self, query: &OverlapQuery) -> Result<Vec<OtherVisit>> {
        let start = query.start.parse().ok_or(ClinicError::invalid("start", "notATime"))?;
        of_visit(&self.clinic, &query.visit, start, query.duration_s).await
    }
}

/// What a visit would overlap at another time; of its own length when none is given.
pub(crate) async fn of_visit(
    clinic: &Clinic,
    visit: &VisitId,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Result<Vec<OtherVisit>> {
    let known = clinic.store.ledger().known(visit).await?.ok_or(ClinicError::NotFound("visit"))?;
    let appointment = clinic.store.mirror().appointment(visit).await?;
    let own_length = appointment.as_ref().and_then(|row| row.duration_s).or(known.duration_s);
    let within = Stretch::of(start, duration_s.or(own_length));
    let mut found = match &known.patient {
        Some(patient) => of_patient(clinic, patient, within, Some(visit)).await?,
        None => Vec::new(),
    };
    let practitioners = appointment.map(|row| row.practitioners).unwrap_or_default();
    for other in of_practitioners(clinic, &practitioners, within, visit).await? {
        if !found.iter().any(|one| one.visit == other.visit) {
            found.push(other);
        }
    }
    Ok(found)
}

/// The visits of a patient, by whichever record, that overlap a stretch, earliest first.
pub(crate) async fn of_patient(
    clinic: &Clinic,
    patient: &PatientKey,
    within: Stretch,
    except: Option<&VisitId>,
) -> Result<Vec<OtherVisit>> {
    let ledger = clinic.store.ledger();
    let mut known = Vec::new();
    for key in links::records_of(clinic, patient).await? {
        known.extend(ledger.known_of_patient(&key).await?);
    }
    known.retain(|known| Some(&known.visit) != except);
    let found = named(clinic, &known, within, Whose::Patient, |_, _| true).await?;
    Ok(found
        .into_iter()
        .map(|(visit, key)| OtherVisit { other_record: key.as_ref() != Some(patient), ..visit })
        .collect())
}

/// The visits of these clinicians, at whichever account, that overlap a stretch, earliest first.
async fn of_practitioners(
    clinic: &Clinic,
    practitioners: &[Practitioner],
    within: Stretch,
    except: &VisitId,
) -> Result<Vec<OtherVisit>> {
    if practitioners.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = clinic.store.ledger().known_between(within.start - LONGEST, within.end).await?;
    known.retain(|known| &known.visit != except);
    let sees = |known: &KnownAppointment, sources: &Sources| {
        let seen_by =
            sources.appointments.get(&known.visit).map(|row| row.practitioners.as_slice()).unwrap_or_default();
        seen_by.iter().any(|one| practitioners.iter().any(|other| is_same(one, other)))
    };
    let found = named(clinic, &known, within, Whose::Clinician, sees).await?;
    Ok(found.into_iter().map(|(visit, _)| visit).collect())
}

fn is_same(one: &Practitioner, other: &Practitioner) -> bool {
    let email = |of: &Practitioner| of.email.as_deref().map(|email| email.trim().to_lowercase());
    if let (Some(one), Some(other)) = (email(one), email(other)) {
        return one == other;
    }
    let name = |of: &Practitioner| Some((fold(of.name.family.as_deref()?), fold(of.name.given.as_deref()?)));
    name(one).is_some() && name(one) == name(other)
}

/// Those of the known visits that stand, overlap the stretch and are wanted, as they are named on screen.
async fn named(
    clinic: &Clinic,
    known: &[KnownAppointment],
    within: Stretch,
    whose: Whose,
    wanted: impl Fn(&KnownAppointment, &Sources) -> bool,
) -> Result<Vec<(OtherVisit, Option<PatientKey>)>> {
    let sources = rows::sources(clinic, known).await?;
    let now = Utc::now();
    let mut found: Vec<(OtherVisit, Option<PatientKey>)> = known
        .iter()
        .filter(|known| rows::is_listed(known, &sources) && wanted(known, &sources))
        .filter_map(|known| {
            let row = rows::row(clinic, known, &sources, now);
            let start = row.start.clone()?;
            let appointment = sources.appointments.get(&known.visit);
            let duration_s = appointment.and_then(|row| row.duration_s).or(known.duration_s);
            let overlaps = within.overlaps(Stretch::of(start.parse()?, duration_s));
            (overlaps && !row.state.is_over()).then(|| {
                let visit = OtherVisit {
                    visit: row.visit,
                    whose,
                    vendor: row.vendor,
                    connection_name: sources
                        .connections
                        .get(&known.connection)
                        .map(|connection| connection.name.clone())
                        .unwrap_or_default(),
                    room: row.room,
                    clinicians: row.clinicians,
                    start,
                    duration_s,
                    unconfirmed: known.vendor_id.is_none(),
                    other_record: false,
                };
                (visit, known.patient.clone())
            })
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.start.cmp(&other.start));
    Ok(found)
}

/// Whether the patient has another visit by now that overlaps what is about to be sent, and of which nobody said that
/// both can stand: it became known after the act was kept.
pub(crate) async fn emerged(clinic: &Clinic, row: &IntentRow) -> Result<bool> {
    let (start, duration_s) = match &row.act {
        Act::Book { overlap_reason: None, start, duration_s, .. }
        | Act::Reschedule { overlap_reason: None, start, duration_s, .. } => (*start, *duration_s),
        _ => return Ok(false),
    };
    let Some(patient) = &row.patient else { return Ok(false) };
    let ledger = clinic.store.ledger();
    let own = match &row.visit {
        Some(visit) => ledger.known(visit).await?.and_then(|known| known.duration_s),
        None => None,
    };
    let within = Stretch::of(start, duration_s.or(own).or(Some(super::book::UNKNOWN_LENGTH)));
    for other in of_patient(clinic, patient, within, row.visit.as_ref()).await? {
        let said = ledger.intents_of_visit(&other.visit).await?.iter().any(|intent| says_why(&intent.act));
        if !other.unconfirmed && !said {
            return Ok(true);
        }
    }
    Ok(false)
}

fn says_why(act: &Act) -> bool {
    matches!(act, Act::Book { overlap_reason: Some(_), .. } | Act::Reschedule { overlap_reason: Some(_), .. })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::HumanName;

    fn practitioner(family: &str, given: &str, email: Option<&str>) -> Practitioner {
        let name = HumanName::from_parts(family, given);
        Practitioner { id: "1".to_owned(), name, email: email.map(str::to_owned) }
    }

    #[test]
    fn a_clinician_is_the_same_by_address_and_by_name_only_where_one_has_none() {
        let one = practitioner("Aalto", "Mirja", Some("Mirja@example.org"));
        assert!(is_same(&one, &practitioner("Aalto-Reis", "M", Some("mirja@example.org "))));
        assert!(!is_same(&one, &practitioner("Aalto", "Mirja", Some("other@example.org"))));
        assert!(is_same(&one, &practitioner("AALTO", "mirja", None)));
        assert!(!is_same(&practitioner("Aalto", "", None), &practitioner("Aalto", "", None)));
    }

    #[test]
    fn visits_that_only_touch_do_not_overlap() {
        let at = |minute: i64| DateTime::from_timestamp(minute * 60, 0).unwrap();
        let first = Stretch::of(at(0), Some(900));
        assert!(!first.overlaps(Stretch::of(at(15), Some(900))));
        assert!(first.overlaps(Stretch::of(at(14), Some(900))));
        assert!(first.overlaps(Stretch::of(at(-30), None)), "one of unknown length is taken to last an hour");
    }
}
