//! C1-02, C1-03: studies and their sites; and what every list is answered as.

use serde_json::{Value, json};

use super::checks::{Problems, open_study, sees};
use super::state::Trial;
use super::{Call, Ruling, Verdict};
use crate::server::Answer;

/// A list as this organisation answers it.
pub(super) fn listed(call: &Call, records: Vec<Value>) -> Ruling {
    if call.account.lists_in_objects {
        let total = records.len();
        return Verdict::answer(Answer::ok(&json!({ "items": records, "total": total })));
    }
    Verdict::answer(Answer::ok(&records))
}

/// C1-02.
pub(super) fn studies(trial: &Trial, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    problems.only_queries(call, &[]);
    problems.settle()?;
    let own = trial.studies.iter().filter(|study| sees(trial, call, study.id));
    listed(call, own.map(|study| json!({ "studyIdentifier": study.id, "name": study.name })).collect())
}

/// C1-03.
pub(super) fn sites(trial: &Trial, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    problems.only_queries(call, &["studyIdentifier"]);
    let Some(id) = call.query("studyIdentifier") else {
        problems.note("studyIdentifier", "is required");
        return Err(problems.settle().err().unwrap_or_else(|| super::refusal::missing("The study")));
    };
    problems.settle()?;
    let study = open_study(trial, call, id)?;
    let sites = study.sites.iter().map(|site| {
        json!({ "siteIdentifier": site.id, "studyIdentifier": study.id, "name": site.name, "timeZone": site.zone })
    });
    listed(call, sites.collect())
}
