//! How a patient's consent stands, all of it from the store.

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::{ConsentEnd, ConsentMetric, ConsentOutcome, PatientKey};
use store::{ConnectionRow, ConsentRow};

use super::ask::limit;
use super::portal;
use crate::access::{self, Member};
use crate::board::{assumed, greyed};
use crate::views::{
    ConsentAnswerView, ConsentQuestionView, ConsentStanding, ConsentStandingView, ConsentsView, Instant, Offer, Reason,
};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// How a patient's consent stands, metric by metric, and all that was ever asked.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the connection is not known here.
    pub async fn consents(&self, patient: &PatientKey) -> Result<ConsentsView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let connection = ledger.connection(&patient.connection()).await?.ok_or(ClinicError::NotFound("connection"))?;
        let deceased = clinic.store.mirror().patient(patient).await?.is_some_and(|patient| patient.deceased);
        let rows = ledger.consents_of(patient).await?;
        let now = Utc::now();
        let may = access::may(&self.actor, ActKind::Book);
        let question = rows.iter().find_map(|row| question(clinic, row));
        let standing = rows.iter().find(|row| row.stands());
        let bar = if !may {
            Some(Reason::RoleLacks)
        } else if !connection.enabled {
            Some(Reason::ConnectionOff)
        } else {
            None
        };
        Ok(ConsentsView {
            patient: patient.clone(),
            connection_name: connection.name.clone(),
            metrics: ConsentMetric::ALL.iter().map(|metric| metric_standing(&rows, *metric, now)).collect(),
            ask: bar.map_or_else(|| asking(&connection, deceased, question.is_some()), greyed),
            check: match (bar, standing) {
                (Some(reason), _) => greyed(reason),
                (None, Some(row)) if row.until.is_none() => assumed("A-CM-07"),
                (None, _) => greyed(Reason::NoConsent),
            },
            // Tokens can be removed whatever the connection does.
            forget: match standing {
                _ if !may => greyed(Reason::RoleLacks),
                Some(_) => crate::board::offered(),
                None => greyed(Reason::NoConsent),
            },
            question,
            answers: rows.iter().filter_map(|row| answer(clinic, row)).collect(),
        })
    }
}

fn asking(connection: &ConnectionRow, deceased: bool, is_open: bool) -> Offer {
    if deceased {
        greyed(Reason::Deceased)
    } else if portal(connection).is_none() {
        greyed(Reason::NoPortal)
    } else if is_open {
        greyed(Reason::ConsentOpen)
    } else {
        assumed("A-CM-07")
    }
}

/// The question that is waited for. One that nobody hears any more is none.
fn question(clinic: &Clinic, row: &ConsentRow) -> Option<ConsentQuestionView> {
    let live = clinic.consents.question(&row.patient).filter(|question| question.id == row.id)?;
    Some(ConsentQuestionView {
        asked: row.asked.clone(),
        asked_at: Instant::from(row.asked_at),
        asked_by: row.asked_by.clone(),
        until: Instant::from(row.asked_at + limit(clinic)),
        taking: live.taking,
    })
}

fn answer(clinic: &Clinic, row: &ConsentRow) -> Option<ConsentAnswerView> {
    if row.outcome.is_none() && question(clinic, row).is_some() {
        return None;
    }
    Some(ConsentAnswerView {
        id: row.id.clone(),
        asked: row.asked.clone(),
        asked_at: Instant::from(row.asked_at),
        asked_by: row.asked_by.clone(),
        outcome: row.outcome.unwrap_or(ConsentOutcome::LeftBehind),
        settled_at: row.settled_at.map(Instant::from),
        granted: row.granted.clone(),
        withdrawn: row.withdrawn.iter().map(|withdrawn| withdrawn.metric).collect(),
        until: row.until.map(Instant::from),
        why: row.why.clone(),
        vendor_message: row.vendor_message.clone(),
        correlation_id: row.correlation_id.clone(),
        http_status: row.http_status.map(u32::from),
        ended: row.ended,
        ended_at: row.ended_at.map(Instant::from),
    })
}

/// The newest answer about a metric says how it stands.
pub(crate) fn metric_standing(rows: &[ConsentRow], metric: ConsentMetric, now: DateTime<Utc>) -> ConsentStandingView {
    let answered = |row: &&ConsentRow| {
        let outcome = matches!(row.outcome, Some(ConsentOutcome::Granted | ConsentOutcome::Declined));
        outcome && row.asked.contains(&metric)
    };
    let tell = |standing, at: Option<DateTime<Utc>>, end| ConsentStandingView {
        metric,
        standing,
        at: at.map(Instant::from),
        end,
    };
    let Some(row) = rows.iter().find(answered) else {
        return tell(ConsentStanding::NeverAsked, None, None);
    };
    let declined = || tell(ConsentStanding::Declined, row.settled_at, None);
    if row.outcome == Some(ConsentOutcome::Declined) {
        return declined();
    }
    if let Some(withdrawn) = row.withdrawn.iter().find(|withdrawn| withdrawn.metric == metric) {
        return tell(ConsentStanding::Ended, Some(withdrawn.at), Some(ConsentEnd::Revoked));
    }
    if row.granted.as_ref().is_some_and(|granted| !granted.contains(&metric)) {
        return declined();
    }
    match (row.ended, row.until) {
        (Some(how), _) => tell(ConsentStanding::Ended, row.ended_at, Some(how)),
        (None, Some(until)) if until <= now => tell(ConsentStanding::Ended, Some(until), Some(ConsentEnd::RanOut)),
        (None, _) if row.granted.is_none() => tell(ConsentStanding::NotKnown, row.settled_at, None),
        (None, _) => tell(ConsentStanding::Granted, row.settled_at, None),
    }
}
