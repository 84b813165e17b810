//! Rows: what is known of a visit from the ledger and the mirror, side by side, in a fixed number of queries.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::act::ActKind;
use domain::rhythm::{self, Attention, Known};
use domain::waiting::{Thresholds, minutes_between};
use domain::{ConfirmedHow, ConnectionId, HumanName, IntentState, Patient, PatientKey, VisitId, VisitState};
use store::{AppointmentRow, ConnectionRow, FrontDeskNote, IntentFilter, IntentRow, KnownAppointment, StatusSeen};

use super::{Standing, join_offer};
use crate::adapters::calls;
use crate::links::Linked;
use crate::people::{mark, person_view};
use crate::views::{BoardRow, Confirmed, Instant, RowIntent};
use crate::{Clinic, Result, settings};

/// Everything that rows are made from.
pub(crate) struct Sources {
    pub(crate) connections: HashMap<ConnectionId, ConnectionRow>,
    pub(crate) appointments: HashMap<VisitId, AppointmentRow>,
    pub(crate) people: HashMap<PatientKey, Patient>,
    pub(crate) since: HashMap<VisitId, StatusSeen>,
    pub(crate) notes: HashMap<VisitId, FrontDeskNote>,
    pub(crate) intents: HashMap<VisitId, IntentRow>,
    /// What visits were booked for whose first reading is still to come.
    pub(crate) booked: HashMap<VisitId, Vec<String>>,
    pub(crate) linked: Linked,
    pub(crate) thresholds: Thresholds,
}

/// Reads what the rows of these visits need.
pub(crate) async fn sources(clinic: &Clinic, known: &[KnownAppointment]) -> Result<Sources> {
    let ledger = clinic.store.ledger();
    let mirror = clinic.store.mirror();
    let visits: Vec<VisitId> = known.iter().map(|known| known.visit.clone()).collect();
    let appointments = mirror.appointments(&visits).await?;
    let unread = |one: &KnownAppointment| one.vendor_id.is_some() && !appointments.contains_key(&one.visit);
    let booked = if known.iter().any(unread) { booked(clinic).await? } else { HashMap::new() };
    let mut keys: Vec<PatientKey> = known.iter().filter_map(|known| known.patient.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    let open = IntentFilter { open_only: true, settled_since: None };
    let mut intents: HashMap<VisitId, IntentRow> = HashMap::new();
    for row in ledger.intents(open).await? {
        // An intent about the visit's note or its files does not keep the visit itself from being changed.
        let Some(visit) = row.visit.clone().filter(|_| row.subject.is_visit()) else { continue };
        let pressing = intents.get(&visit).is_none_or(|kept| urgency(row.state) >= urgency(kept.state));
        if pressing {
            intents.insert(visit, row);
        }
    }
    Ok(Sources {
        connections: ledger.connections().await?.into_iter().map(|row| (row.id.clone(), row)).collect(),
        appointments,
        booked,
        people: mirror.patients(&keys).await?,
        linked: Linked::of(&ledger.links_of(&keys).await?),
        since: ledger.current_status_since(&visits).await?,
        notes: ledger.notes(&visits).await?,
        intents,
        thresholds: settings::read(clinic).await?.thresholds,
    })
}

fn urgency(state: IntentState) -> u8 {
    match state {
        IntentState::NeedsPerson => 6,
        IntentState::Unknown => 5,
        IntentState::Sending => 4,
        IntentState::Queued => 3,
        IntentState::LandedIdUnknown => 2,
        IntentState::Rejected => 1,
        IntentState::Confirmed | IntentState::Withdrawn => 0,
    }
}

/// Whether a visit belongs on a list: one that was booked here and never arrived at the vendor does only as long as
/// its booking is alive.
pub(crate) fn is_listed(known: &KnownAppointment, sources: &Sources) -> bool {
    if known.vendor_id.is_some() {
        return true;
    }
    sources
        .intents
        .get(&known.visit)
        .is_some_and(|intent| intent.act.kind() == ActKind::Book && !intent.state.is_settled())
}

/// What the bookings of the last day were for that the vendor has confirmed: until a visit is read back, it is for what it
/// was booked for.
async fn booked(clinic: &Clinic) -> Result<HashMap<VisitId, Vec<String>>> {
    let lately = IntentFilter { open_only: false, settled_since: Some(Utc::now() - TimeDelta::days(1)) };
    let intents = clinic.store.ledger().intents(lately).await?;
    let booked = |intent: &IntentRow| intent.act.kind() == ActKind::Book && intent.state == IntentState::Confirmed;
    let booked = intents.into_iter().filter(booked);
    Ok(booked.filter_map(|intent| Some((intent.visit.clone()?, booked_reasons(Some(&intent))))).collect())
}

/// One row.
pub(crate) fn row(clinic: &Clinic, known: &KnownAppointment, sources: &Sources, now: DateTime<Utc>) -> BoardRow {
    let appointment = sources.appointments.get(&known.visit);
    let patient = known.patient.as_ref().and_then(|key| sources.people.get(key));
    let connection = sources.connections.get(&known.connection);
    let state = appointment.map(|row| row.state).or(known.state).unwrap_or(VisitState::Scheduled);
    let status_word =
        appointment.map(|row| row.status_word.clone()).or_else(|| known.status_word.clone()).unwrap_or_default();
    let seen = sources.since.get(&known.visit).filter(|seen| seen.state == state);
    let intent = sources.intents.get(&known.visit);
    let standing = Standing {
        known,
        state,
        connection,
        patient,
        open_intent: intent.map(|intent| intent.state),
        unreachable: clinic.account(&known.connection).is_some_and(|account| account.is_unreachable()),
        has_host_link: appointment.map(|row| row.call_word.as_deref() == Some(calls::HOST_LINK)),
    };
    let duration_s = appointment.and_then(|row| row.duration_s).or(known.duration_s);
    let vendor = connection.map_or(domain::Vendor::Solo, |row| row.vendor());
    BoardRow {
        visit: known.visit.clone(),
        connection: known.connection.clone(),
        vendor,
        assumed_contract: vendor.has_assumed_contract(),
        person: person_view(patient, known.patient.as_ref()),
        same_name: None,
        room: known.room.clone(),
        reasons: match (appointment, sources.booked.get(&known.visit)) {
            (Some(row), _) => row.reasons.clone(),
            (None, Some(booked)) => booked.clone(),
            (None, None) => booked_reasons(intent),
        },
        clinicians: appointment.map(clinicians).unwrap_or_default(),
        start: appointment.and_then(|row| row.start).or(known.start).map(Instant::from),
        minutes: duration_s.map(|seconds| seconds.div_ceil(60)),
        state,
        status_word,
        call_word: appointment.and_then(|row| row.call_word.clone()),
        since: seen.map(|seen| Instant::from(seen.first_seen_at)),
        at_least: seen.is_some_and(|seen| !seen.began_seen),
        band: seen
            .filter(|_| state.is_waiting())
            .map(|seen| sources.thresholds.band(minutes_between(seen.first_seen_at, now))),
        confirmed: confirmed(clinic, known, appointment, now),
        intent: intent.map(|intent| RowIntent {
            id: intent.id.clone(),
            act: intent.act.kind(),
            state: intent.state,
            at: Instant::from(intent.settled_at.or(intent.sent_at).unwrap_or(intent.created_at)),
        }),
        note: sources.notes.get(&known.visit).map(|note| note.text.clone()),
        collides: false,
        join: join_offer(&standing),
    }
}

fn booked_reasons(intent: Option<&IntentRow>) -> Vec<String> {
    match intent.map(|intent| &intent.act) {
        Some(domain::Act::Book { reasons, .. }) => reasons.clone(),
        _ => Vec::new(),
    }
}

fn clinicians(row: &AppointmentRow) -> Vec<HumanName> {
    row.practitioners.iter().map(|practitioner| practitioner.name.clone()).collect()
}

fn confirmed(
    clinic: &Clinic,
    known: &KnownAppointment,
    appointment: Option<&AppointmentRow>,
    now: DateTime<Utc>,
) -> Confirmed {
    // The ledger is told of a reading just before the mirror has it: what is not there is not confirmed yet.
    let read_at = known.last_read_at.filter(|_| appointment.is_some());
    let how = match (appointment, &known.vendor_id) {
        (Some(row), _) => row.how,
        (None, Some(_)) if known.source == ConfirmedHow::CsvImport => ConfirmedHow::CsvImport,
        _ => ConfirmedHow::NotYet,
    };
    let visit = Known { state: known.state, start: known.start };
    let allowed = clinic.pace.scaled(rhythm::interval(visit, Attention::Watched, now)) * 4 + TimeDelta::seconds(30);
    Confirmed {
        at: read_at.or((how == ConfirmedHow::CsvImport).then_some(known.known_at)).map(Instant::from),
        how,
        stale: read_at.is_some_and(|at| now - at > allowed),
    }
}

/// Marks namesakes, and visits that overlap another in the same room.
pub(crate) fn compare(rows: &mut [BoardRow], linked: &Linked) {
    mark(rows, |row| &row.person, linked, |row, differs| row.same_name = differs);
    let spans: Vec<Option<Span>> = rows.iter().map(|row| if row.state.is_over() { None } else { span(row) }).collect();
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| spans[*at].is_some()).collect();
    order.sort_by(|one, other| spans[*one].cmp(&spans[*other]));
    for pair in order.windows(2) {
        let (Some(first), Some(second)) = (&spans[pair[0]], &spans[pair[1]]) else {
            continue;
        };
        if first.0 == second.0 && first.1 == second.1 && second.2 < first.3 {
            rows[pair[0]].collides = true;
            rows[pair[1]].collides = true;
        }
    }
}

/// Connection, room, start and end: what sorts visits into those that may stand in each other's way.
type Span = (ConnectionId, String, DateTime<Utc>, DateTime<Utc>);

fn span(row: &BoardRow) -> Option<Span> {
    let start = row.start.as_ref()?.parse()?;
    let end = start + TimeDelta::minutes(i64::from(row.minutes?));
    Some((row.connection.clone(), row.room.clone()?, start, end))
}

/// All rows of these records, newest first.
pub(crate) async fn of_patients(clinic: &Clinic, keys: &[PatientKey]) -> Result<Vec<BoardRow>> {
    let now = Utc::now();
    let mut known = Vec::new();
    for key in keys {
        known.extend(clinic.store.ledger().known_of_patient(key).await?);
    }
    let sources = sources(clinic, &known).await?;
    let mut rows: Vec<BoardRow> = known
        .iter()
        .filter(|known| is_listed(known, &sources))
        .map(|known| row(clinic, known, &sources, now))
        .collect();
    rows.sort_by(|one, other| other.start.cmp(&one.start));
    Ok(rows)
}
