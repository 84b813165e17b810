//! The life of an intent: a write happens once, or a person is told.
//!
//! No vendor has an idempotency key, so nothing here ever leads from "may have left" back to "send". The only ways back
//! to `Queued` are a proof that no byte was written, a look that settled a step of several, and a person's decision.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where an intent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IntentState {
    /// Kept, not sent. It can be edited or withdrawn.
    Queued,
    /// Being sent. After a crash whatever stands here is `Unknown`.
    Sending,
    /// The vendor has it, and we know its id.
    Confirmed,
    /// The vendor has it, but has not told us its id.
    LandedIdUnknown,
    /// The vendor refused. Nothing changed there.
    Rejected,
    /// It may or may not have arrived; the landing probe is asking.
    Unknown,
    /// The probe has not settled it; a person must decide.
    NeedsPerson,
    /// Taken back before it was sent, or given up by a person.
    Withdrawn,
}

impl IntentState {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Queued,
        Self::Sending,
        Self::Confirmed,
        Self::LandedIdUnknown,
        Self::Rejected,
        Self::Unknown,
        Self::NeedsPerson,
        Self::Withdrawn,
    ];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Confirmed => "confirmed",
            Self::LandedIdUnknown => "landed-id-unknown",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::NeedsPerson => "needs-person",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Nothing more will happen to it.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::Rejected | Self::Withdrawn)
    }
}

/// What happened to an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The sender took it.
    Taken,
    /// The vendor answered yes and gave what we need.
    Acknowledged,
    /// The vendor answered yes, but the id could not be read.
    AcknowledgedWithoutId,
    /// The vendor answered no.
    Refused,
    /// Provably no byte was written, or the vendor provably did not process it.
    NeverLeft,
    /// No answer, an unreadable one, or the process ended while sending.
    NoAnswer,
    /// The probe found it, with its id.
    ProbeFound,
    /// The probe proved that it landed, but not its id.
    ProbeFoundWithoutId,
    /// The probe did not find it; `last` says whether it was the last look.
    ProbeMissed {
        /// No further look is planned.
        last: bool,
    },
    /// A look settled the step that was under way, so that nothing of unknown outcome is left: what comes next was never
    /// sent, or is harmless to send again (A-CAR-13).
    GoesOn,
    /// The missing id arrived by webhook, episode, report or by hand.
    IdLearned,
    /// A person: it did not arrive, send it again.
    SendAgain,
    /// A person: keep looking.
    KeepLooking,
    /// A person: it did arrive.
    MarkedLanded,
    /// A person took it back or gave it up.
    Withdrawn,
    /// A person stopped it while it was being sent, and it provably never left whole: what was announced is longer than
    /// what was handed over (RFC 9112, section 8).
    Stopped,
}

/// The next state, or none when the event makes no sense in this state.
pub fn next(state: IntentState, event: Event) -> Option<IntentState> {
    use Event as E;
    use IntentState as S;
    Some(match (state, event) {
        (S::Queued, E::Taken) => S::Sending,
        (S::Queued | S::Rejected | S::NeedsPerson, E::Withdrawn) => S::Withdrawn,
        (S::Sending, E::Stopped) => S::Withdrawn,
        (S::Sending, E::Acknowledged) => S::Confirmed,
        (S::Sending, E::AcknowledgedWithoutId) => S::LandedIdUnknown,
        (S::Sending, E::Refused) => S::Rejected,
        (S::Sending, E::NeverLeft) => S::Queued,
        (S::Sending, E::NoAnswer) => S::Unknown,
        (S::Unknown | S::NeedsPerson | S::LandedIdUnknown, E::ProbeFound) => S::Confirmed,
        (S::Unknown | S::NeedsPerson, E::ProbeFoundWithoutId) => S::LandedIdUnknown,
        (S::Unknown, E::ProbeMissed { last: false }) => S::Unknown,
        (S::Unknown, E::ProbeMissed { last: true }) => S::NeedsPerson,
        (S::LandedIdUnknown | S::Unknown | S::NeedsPerson, E::IdLearned) => S::Confirmed,
        (S::NeedsPerson, E::SendAgain) => S::Queued,
        (S::Unknown | S::NeedsPerson, E::GoesOn) => S::Queued,
        (S::NeedsPerson, E::KeepLooking) => S::Unknown,
        (S::NeedsPerson, E::MarkedLanded) => S::LandedIdUnknown,
        _ => return None,
    })
}

/// How long after the previous step the landing probe looks: 5 s, 30 s, 2 min and 10 min, since a request may commit
/// late. `None` after the last look.
pub fn probe_delay(looks_so_far: u32) -> Option<TimeDelta> {
    match looks_so_far {
        0 => Some(TimeDelta::seconds(5)),
        1 => Some(TimeDelta::seconds(30)),
        2 => Some(TimeDelta::minutes(2)),
        3 => Some(TimeDelta::minutes(10)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVENTS: [Event; 17] = [
        Event::Taken,
        Event::Acknowledged,
        Event::AcknowledgedWithoutId,
        Event::Refused,
        Event::NeverLeft,
        Event::NoAnswer,
        Event::ProbeFound,
        Event::ProbeFoundWithoutId,
        Event::ProbeMissed { last: false },
        Event::ProbeMissed { last: true },
        Event::GoesOn,
        Event::IdLearned,
        Event::SendAgain,
        Event::KeepLooking,
        Event::MarkedLanded,
        Event::Withdrawn,
        Event::Stopped,
    ];

    #[test]
    fn every_state_survives_the_store() {
        for state in IntentState::ALL {
            assert_eq!(IntentState::parse(state.as_str()), Some(state));
        }
    }

    proptest! {
        #[test]
        fn an_intent_that_may_have_left_is_sent_again_only_by_a_persons_decision_or_once_a_look_settled_it(
            picks in proptest::collection::vec(0..EVENTS.len(), 0..60)
        ) {
            let mut state = IntentState::Queued;
            let mut may_have_left = false;
            for pick in picks {
                let event = EVENTS[pick];
                let Some(after) = next(state, event) else { continue };
                if event == Event::NoAnswer {
                    may_have_left = true;
                }
                if matches!(event, Event::SendAgain | Event::GoesOn) {
                    may_have_left = false;
                }
                if event == Event::Taken {
                    prop_assert!(!may_have_left, "sent again without a person or a look");
                }
                state = after;
            }
        }
    }

    #[test]
    fn what_is_settled_stays_settled() {
        for state in [IntentState::Confirmed, IntentState::Withdrawn] {
            for event in EVENTS {
                assert_eq!(next(state, event), None, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn sending_cannot_be_withdrawn() {
        assert_eq!(next(IntentState::Sending, Event::Withdrawn), None);
        assert_eq!(next(IntentState::Unknown, Event::Withdrawn), None);
    }

    #[test]
    fn the_probe_looks_four_times_in_about_thirteen_minutes() {
        let looks: Vec<_> = (0..6).map_while(probe_delay).collect();
        assert_eq!(looks.len(), 4);
        let total: TimeDelta = looks.into_iter().sum();
        assert_eq!(total.num_seconds(), 5 + 30 + 120 + 600);
    }
}
