//! What can be done about a visit, and why not. Nothing is offered that the vendor cannot do.

use domain::{IntentState, Patient, Role, Vendor, VisitState};
use store::{ConnectionRow, KnownAppointment};

use crate::access::Actor;
use crate::adapters::capabilities::{Can, can};
use crate::views::{JoinKind, JoinWay, Offer, Reason};

/// Possible now.
pub(crate) fn offered() -> Offer {
    Offer { offered: true, reason: None, assumed: None }
}

/// Possible now, on an assumption of the register.
pub(crate) fn assumed(id: &str) -> Offer {
    Offer { offered: true, reason: None, assumed: Some(id.to_owned()) }
}

/// Not possible, and why.
pub(crate) fn greyed(reason: Reason) -> Offer {
    Offer { offered: false, reason: Some(reason), assumed: None }
}

/// Offered to these roles alone. Where something else stands in the way, that is the reason.
pub(crate) fn offered_to(roles: &[Role], actor: &Actor, offer: Offer) -> Offer {
    let has = actor.roles.iter().any(|role| roles.contains(role));
    if offer.offered && !has { greyed(Reason::RoleLacks) } else { offer }
}

/// What the rules look at.
pub(crate) struct Standing<'a> {
    pub(crate) known: &'a KnownAppointment,
    pub(crate) state: VisitState,
    pub(crate) connection: Option<&'a ConnectionRow>,
    pub(crate) patient: Option<&'a Patient>,
    pub(crate) open_intent: Option<IntentState>,
    pub(crate) unreachable: bool,
    /// Whether the vendor's appointment carried a link for whoever sees the patient, when it was read.
    pub(crate) has_host_link: Option<bool>,
}

impl Standing<'_> {
    /// What stands in the way of every act at the vendor.
    fn bar(&self) -> Option<Reason> {
        if self.connection.is_none_or(|row| !row.enabled) {
            Some(Reason::ConnectionOff)
        } else if self.known.gone {
            Some(Reason::GoneAtVendor)
        } else if self.known.vendor_id.is_none() {
            Some(Reason::IdUnknown)
        } else {
            None
        }
    }

    /// Whose visit it is.
    fn vendor(&self) -> Vendor {
        self.connection.map_or(Vendor::Solo, ConnectionRow::vendor)
    }

    /// What the vendor has nothing of, is greyed for that reason before any other.
    fn lacks(&self, what: Can) -> Option<Offer> {
        (!can(self.vendor(), what)).then(|| greyed(Reason::VendorLacks))
    }

    /// Whether the visit can be changed in this way: moved, its reasons edited, cancelled.
    pub(crate) fn change(&self, what: Can) -> Offer {
        if let Some(lacking) = self.lacks(what) {
            return lacking;
        }
        if let Some(reason) = self.bar() {
            return greyed(reason);
        }
        if self.state.is_over() {
            return greyed(Reason::VisitOver);
        }
        match self.open_intent {
            Some(state) if !state.is_settled() => greyed(Reason::IntentUnderWay),
            _ => offered(),
        }
    }

    /// Whether the visit's note can be opened: what was read before opens without the vendor.
    pub(crate) fn note(&self) -> Offer {
        if let Some(lacking) = self.lacks(Can::VisitNotes) {
            return lacking;
        }
        if self.known.vendor_id.is_none() { greyed(Reason::IdUnknown) } else { assumed("A-SO-15") }
    }

    /// Whether a letter may tell the patient of the visit: it stands at the vendor, and nothing of ours would change it.
    pub(crate) fn letter(&self) -> Offer {
        let landed = self.open_intent == Some(IntentState::LandedIdUnknown);
        if self.known.gone {
            greyed(Reason::GoneAtVendor)
        } else if self.state.is_over() {
            greyed(Reason::VisitOver)
        } else if self.patient.is_some_and(|patient| patient.deceased) {
            greyed(Reason::Deceased)
        } else if !landed && self.open_intent.is_some_and(|state| !state.is_settled()) {
            greyed(Reason::IntentUnderWay)
        } else if !landed && self.known.vendor_id.is_none() {
            greyed(Reason::IdUnknown)
        } else {
            offered()
        }
    }

    /// Whether the visit can be put into an episode, its end notwithstanding.
    pub(crate) fn assign_episode(&self) -> Offer {
        if let Some(lacking) = self.lacks(Can::Episodes) {
            return lacking;
        }
        match self.bar() {
            Some(reason) => greyed(reason),
            None => match self.patient.map(crate::episodes::patient_id) {
                Some(Ok(_)) => offered(),
                Some(Err(reason)) => greyed(reason),
                None => greyed(Reason::NoPatientId),
            },
        }
    }

    /// Whether the patient's own link can be had: by our reference or by Solo's id (SOLO-11, SOLO-12).
    pub(crate) fn patient_link(&self) -> Offer {
        if let Some(lacking) = self.lacks(Can::PatientLink) {
            return lacking;
        }
        let said = self.way(JoinKind::Said);
        if said.offered { said } else { self.way(JoinKind::ExternalId) }
    }

    /// Whether the call can be opened in one way.
    pub(crate) fn way(&self, kind: JoinKind) -> Offer {
        let has_secret = self.connection.is_some_and(|row| row.has(domain::SecretKind::LinkingSecret));
        let has_teams = self.connection.is_some_and(|row| row.has(domain::SecretKind::TeamsToken));
        let by_reference = kind == JoinKind::ExternalId && self.known.external_id.is_some();
        match self.bar() {
            // A visit that landed without an id can still be joined by our own reference.
            Some(Reason::IdUnknown) if by_reference => {}
            Some(reason) => return greyed(reason),
            None => {}
        }
        if self.state.is_over() {
            return greyed(Reason::VisitOver);
        }
        if self.patient.is_some_and(|patient| patient.deceased) {
            return greyed(Reason::Deceased);
        }
        match kind {
            JoinKind::Teams if !has_teams => greyed(Reason::NoTeamsToken),
            JoinKind::ExternalId if !by_reference => greyed(Reason::NoExternalId),
            JoinKind::ContextLink if !has_secret => greyed(Reason::NoLinkingSecret),
            JoinKind::ContextLink if self.patient.is_none_or(|patient| !can_be_claimed(patient)) => {
                greyed(Reason::IncompleteIdentity)
            }
            _ if self.unreachable && kind != JoinKind::ContextLink => greyed(Reason::Unreachable),
            JoinKind::ContextLink => assumed("A-SO-07"),
            JoinKind::HostLink if self.has_host_link != Some(true) => greyed(Reason::NoHostLink),
            _ => offered(),
        }
    }
}

/// Whether files of a visit can be attached and deleted, before, during and after it.
pub(crate) fn attach_offer(connection: Option<&ConnectionRow>, known: &KnownAppointment) -> Offer {
    let state = VisitState::Unknown;
    let standing = Standing {
        known,
        state,
        connection,
        patient: None,
        open_intent: None,
        unreachable: false,
        has_host_link: None,
    };
    if let Some(lacking) = standing.lacks(Can::AttachFiles) {
        return lacking;
    }
    standing.bar().map_or_else(offered, greyed)
}

/// Solo's linking schema requires all of these.
fn can_be_claimed(patient: &Patient) -> bool {
    patient.birth_date.as_ref().is_some_and(|date| date.day().is_some())
        && patient.name.family.is_some()
        && patient.name.given.is_some()
}

/// Every way to open the call that the vendor has.
pub(crate) fn ways(standing: &Standing<'_>) -> Vec<JoinWay> {
    let kinds: &[JoinKind] = match standing.vendor() {
        Vendor::Solo => {
            &[JoinKind::Provider, JoinKind::Said, JoinKind::ExternalId, JoinKind::Teams, JoinKind::ContextLink]
        }
        Vendor::Carium | Vendor::CareMonitor => &[JoinKind::HostLink],
        Vendor::ClinOne | Vendor::Mia => &[],
    };
    kinds.iter().map(|kind| JoinWay { kind: *kind, offer: standing.way(*kind) }).collect()
}

/// Whether the call can be opened at all; the reason is that of the plain way.
pub(crate) fn join_offer(standing: &Standing<'_>) -> Offer {
    let ways = ways(standing);
    let plain = ways.first().map(|way| way.offer.clone());
    match ways.into_iter().find(|way| way.offer.offered) {
        Some(way) => way.offer,
        None => plain.unwrap_or_else(|| greyed(Reason::VendorLacks)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::Utc;
    use domain::{ConfirmedHow, ConnectionId, Gender, HumanName, PatientKey};

    fn known() -> KnownAppointment {
        KnownAppointment {
            vendor_id: Some(1.into()),
            ..KnownAppointment::new(ConnectionId("c".to_owned()), ConfirmedHow::Read, Utc::now())
        }
    }

    fn patient(deceased: bool) -> Patient {
        Patient {
            key: PatientKey("c:ext:1".to_owned()),
            name: HumanName::from_parts("Okafor", "Daniel"),
            birth_date: None,
            gender: Gender::Unknown,
            identifiers: Vec::new(),
            phones: Vec::new(),
            emails: Vec::new(),
            address: None,
            zone: None,
            active: true,
            deceased,
            died_on: None,
            read_at: None,
        }
    }

    fn letter(known: &KnownAppointment, state: VisitState, intent: Option<IntentState>, died: bool) -> Option<Reason> {
        let patient = patient(died);
        let standing = Standing {
            known,
            state,
            connection: None,
            patient: Some(&patient),
            open_intent: intent,
            unreachable: true,
            has_host_link: None,
        };
        standing.letter().reason
    }

    #[test]
    fn a_letter_is_offered_for_a_visit_that_stands_even_without_a_network() {
        assert_eq!(letter(&known(), VisitState::Scheduled, None, false), None);
        assert_eq!(letter(&known(), VisitState::Scheduled, Some(IntentState::Rejected), false), None);
        let landed = KnownAppointment { vendor_id: None, ..known() };
        assert_eq!(letter(&landed, VisitState::Scheduled, Some(IntentState::LandedIdUnknown), false), None);
    }

    #[test]
    fn a_letter_is_greyed_for_what_would_not_come_to_pass() {
        let scheduled = VisitState::Scheduled;
        let gone = KnownAppointment { gone: true, ..known() };
        let nowhere = KnownAppointment { vendor_id: None, ..known() };
        assert_eq!(letter(&gone, scheduled, None, false), Some(Reason::GoneAtVendor));
        assert_eq!(letter(&nowhere, scheduled, None, false), Some(Reason::IdUnknown));
        assert_eq!(letter(&known(), VisitState::Cancelled, None, false), Some(Reason::VisitOver));
        assert_eq!(letter(&known(), scheduled, None, true), Some(Reason::Deceased));
        for open in [IntentState::Queued, IntentState::Sending, IntentState::Unknown, IntentState::NeedsPerson] {
            assert_eq!(letter(&known(), scheduled, Some(open), false), Some(Reason::IntentUnderWay), "{open:?}");
        }
    }
}
