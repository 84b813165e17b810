//! Solo's episodes, given their meaning and put into its words. Solo names a patient of an episode by the integrator's
//! id alone.

use domain::{EpisodeFields, EpisodeOfCare, EpisodeStatus};
use solo::{Episode, EpisodeAppointment, EpisodeWrite};
use store::EpisodeVisit;

/// Solo's six statuses. A word that is not among them is `Unknown`, with the word kept beside it.
fn status(word: &solo::EpisodeStatus) -> (EpisodeStatus, String) {
    use solo::EpisodeStatus as S;
    let of = match word {
        S::Planning => EpisodeStatus::Planned,
        S::Waitlist => EpisodeStatus::Waitlist,
        S::Active => EpisodeStatus::Active,
        S::OnHold => EpisodeStatus::OnHold,
        S::Finished => EpisodeStatus::Finished,
        S::Canceled => EpisodeStatus::Cancelled,
        S::Unknown(_) => EpisodeStatus::Unknown,
    };
    let shown = match word {
        S::Unknown(word) => word.clone(),
        documented => documented.as_written().unwrap_or_default().to_ascii_lowercase(),
    };
    (of, shown)
}

/// An episode as the mirror keeps it.
pub(crate) fn episode(read: &Episode) -> EpisodeOfCare {
    let text = |part: &Option<String>| part.as_deref().and_then(domain::human_name::part);
    let (status, status_word) = status(&read.status);
    EpisodeOfCare {
        id: read.id.as_str().to_owned(),
        name: text(&read.name),
        kind: text(&read.kind),
        from: read.from,
        to: read.to,
        status,
        status_word,
        objective: text(&read.objective),
        reason: text(&read.reason_incomplete),
    }
}

/// A visit of an episode as the mirror keeps it.
pub(crate) fn visit(read: &EpisodeAppointment) -> EpisodeVisit {
    EpisodeVisit {
        appointment: read.appointment_id.0,
        start: read.date,
        reasons: read.reasons.clone(),
        has_notes: read.has_notes,
    }
}

/// An episode as Solo takes it. An unknown status is refused by the client's own rule before anything is sent.
pub(crate) fn written(fields: &EpisodeFields) -> EpisodeWrite {
    use solo::EpisodeStatus as S;
    EpisodeWrite {
        name: fields.name.clone(),
        kind: fields.kind.clone(),
        from: fields.from,
        to: fields.to,
        status: match fields.status {
            EpisodeStatus::Planned => S::Planning,
            EpisodeStatus::Waitlist => S::Waitlist,
            EpisodeStatus::Active => S::Active,
            EpisodeStatus::OnHold => S::OnHold,
            EpisodeStatus::Finished => S::Finished,
            EpisodeStatus::Cancelled => S::Canceled,
            EpisodeStatus::Unknown => S::Unknown(String::new()),
        },
        objective: fields.objective.clone(),
        reason_incomplete: fields.reason.clone(),
    }
}

/// Where episodes depart from the contract: places, never values.
pub(crate) fn drift(operation: &str, read: &Episode) -> Vec<String> {
    match read.status {
        solo::EpisodeStatus::Unknown(_) => vec![format!("{operation}: status has an unknown word")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_status_comes_back_as_the_one_that_was_written() {
        for word in solo::EpisodeStatus::DOCUMENTED {
            let (ours, shown) = status(word);
            assert_ne!(ours, EpisodeStatus::Unknown);
            let fields = EpisodeFields {
                name: "n".to_owned(),
                kind: "k".to_owned(),
                from: chrono::NaiveDate::MIN,
                to: None,
                status: ours,
                objective: None,
                reason: None,
            };
            assert_eq!(&written(&fields).status, word);
            assert_eq!(solo::EpisodeStatus::from(shown), *word);
        }
    }

    #[test]
    fn a_word_that_no_document_knows_is_kept_and_is_unknown() {
        let word = solo::EpisodeStatus::from("incomplete".to_owned());
        assert_eq!(status(&word), (EpisodeStatus::Unknown, "incomplete".to_owned()));
    }
}
