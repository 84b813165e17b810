//! The panel beside the board.

use chrono::Utc;
use domain::{Role, VisitId};

use super::acts::acts;
use crate::access::{Member, Sees};
use crate::adapters::calls;
use crate::board::{Standing, offered_to, rows, ways};
use crate::outbox::intent_view;
use crate::views::{BoardRow, HistoryEntry, Instant, JoinWay, VisitView};
use crate::{Clinic, ClinicError, Result, links};

impl Member {
    /// One visit: its state, its source and what can be done about it.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the visit is not known here.
    pub async fn visit(&self, visit: &VisitId) -> Result<VisitView> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let ledger = clinic.store.ledger();
        let known = ledger.known(visit).await?.ok_or(ClinicError::NotFound("visit"))?;
        let sources = rows::sources(clinic, std::slice::from_ref(&known)).await?;
        let mut row = rows::row(clinic, &known, &sources, now);
        let (namesake, collides) = on_todays_list(self, &row).await?;
        row.collides = collides;
        row.join = offered_to(&[Role::Clinician], &self.actor, row.join);
        let patient = known.patient.as_ref().and_then(|key| sources.people.get(key));
        let standing = Standing {
            known: &known,
            state: row.state,
            connection: sources.connections.get(&known.connection),
            patient,
            open_intent: sources.intents.get(visit).map(|intent| intent.state),
            unreachable: unreachable(clinic, &known.connection),
            has_host_link: Some(row.call_word.as_deref() == Some(calls::HOST_LINK)),
        };
        let intents = ledger.intents_of_visit(visit).await?;
        let connection_name = standing.connection.map(|row| row.name.clone()).unwrap_or_default();
        let history = ledger.status_log(visit).await?;
        let episode = episode_name(clinic, &known).await?.or_else(|| {
            intents.iter().find_map(|intent| match &intent.act {
                domain::Act::Book { episode, .. } => episode.clone(),
                _ => None,
            })
        });
        Ok(VisitView {
            vendor_id: known.vendor_id.as_ref().map(ToString::to_string),
            external_id: known.external_id.clone(),
            episode,
            acts: acts(&standing, &self.actor),
            ways: self.ways_to_join(&standing),
            history: history
                .into_iter()
                .map(|seen| HistoryEntry {
                    at: Instant::from(seen.first_seen_at),
                    how: seen.how,
                    state: seen.state,
                    status_word: seen.status_word,
                    call_word: seen.call_word,
                })
                .collect(),
            patient_zone: patient.and_then(|patient| patient.zone.clone()),
            intents: intents
                .iter()
                .map(|intent| {
                    intent_view(
                        intent,
                        Sees::of(&self.actor),
                        Some(&known),
                        patient,
                        connection_name.clone(),
                        row.vendor,
                    )
                })
                .collect(),
            namesake,
            drift: sources.appointments.get(visit).map(|row| row.drift.clone()).unwrap_or_default(),
            row,
        })
    }
}

impl Member {
    /// Calls are a clinician's.
    fn ways_to_join(&self, standing: &Standing<'_>) -> Vec<JoinWay> {
        let offer = |way: JoinWay| JoinWay { offer: offered_to(&[Role::Clinician], &self.actor, way.offer), ..way };
        ways(standing).into_iter().map(offer).collect()
    }
}

/// The episode that the visit belongs to, by name where it has one.
async fn episode_name(clinic: &Clinic, known: &store::KnownAppointment) -> Result<Option<String>> {
    let Some(id) = known.number() else { return Ok(None) };
    let found = clinic.store.mirror().episode_of(&known.connection, id).await?;
    Ok(found.map(|episode| episode.name.unwrap_or(episode.id)))
}

pub(super) fn unreachable(clinic: &Clinic, connection: &domain::ConnectionId) -> bool {
    clinic.account(connection).is_some_and(|account| account.is_unreachable())
}

/// Another patient of the same family name on today's list, and whether the visit overlaps another.
async fn on_todays_list(member: &Member, row: &BoardRow) -> Result<(Option<BoardRow>, bool)> {
    let board = member.board(None).await?;
    let own = match &row.person.key {
        Some(key) => links::records_of(&member.clinic, key).await?,
        None => Vec::new(),
    };
    let mut collides = false;
    let mut namesake = None;
    for other in board.waiting.into_iter().chain(board.today) {
        if other.visit == row.visit {
            collides = other.collides;
            continue;
        }
        let same_family = other.person.name.shares_family_with(&row.person.name);
        let other_person = other.person.key.as_ref().is_none_or(|key| !own.contains(key));
        // Of several, the one whose given name is the same is the one to be confused with.
        let closer = namesake.as_ref().is_none_or(|kept: &BoardRow| {
            kept.person.name.given != row.person.name.given && other.person.name.given == row.person.name.given
        });
        if same_family && other_person && closer {
            namesake = Some(other);
        }
    }
    Ok((namesake, collides))
}
