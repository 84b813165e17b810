//! What a change of episodes says, for the outbox: names that the page has words for, and values as they are written.

use domain::{EpisodeAct, EpisodeFields, EpisodeStatus};

use crate::views::Fact;

/// The facts of a change, in the order in which a person reads them.
pub(crate) fn facts(act: &EpisodeAct) -> Vec<Fact> {
    match act {
        EpisodeAct::Create { fields, .. } | EpisodeAct::Change { fields, .. } => written(fields),
        EpisodeAct::Assign { name, episode, .. } => vec![fact("episodeName", name.as_deref().unwrap_or(episode))],
    }
}

fn written(fields: &EpisodeFields) -> Vec<Fact> {
    let mut facts = vec![
        fact("episodeName", &fields.name),
        fact("episodeType", &fields.kind),
        fact("episodeStatus", word(fields.status)),
        fact("episodeFrom", &fields.from.to_string()),
    ];
    let more = [
        ("episodeTo", fields.to.map(|day| day.to_string())),
        ("episodeObjective", fields.objective.clone()),
        ("episodeReason", fields.reason.clone()),
    ];
    facts.extend(more.into_iter().filter_map(|(name, value)| Some(fact(name, &value?))));
    facts
}

fn fact(name: &str, value: &str) -> Fact {
    Fact { name: name.to_owned(), value: value.to_owned() }
}

/// The status as the page names it.
fn word(status: EpisodeStatus) -> &'static str {
    match status {
        EpisodeStatus::Planned => "planned",
        EpisodeStatus::Waitlist => "waitlist",
        EpisodeStatus::Active => "active",
        EpisodeStatus::OnHold => "onHold",
        EpisodeStatus::Finished => "finished",
        EpisodeStatus::Cancelled => "cancelled",
        EpisodeStatus::Unknown => "unknown",
    }
}
