//! Consent at CareMonitor (CM-02, CM-03): its metrics and its refusals in the clinic's words.

use std::collections::BTreeSet;

use caremonitor::{Metric, Refusal};
use domain::ConsentMetric;

/// CareMonitor's metric.
pub(crate) fn theirs(metric: ConsentMetric) -> Metric {
    match metric {
        ConsentMetric::Ecg => Metric::Ecg,
        ConsentMetric::BloodPressure => Metric::BloodPressure,
        ConsentMetric::HeartRate => Metric::HeartRate,
        ConsentMetric::BloodGlucose => Metric::BloodGlucose,
        ConsentMetric::Steps => Metric::Steps,
    }
}

/// CareMonitor's metrics as ours, in our order.
pub(crate) fn ours(metrics: &BTreeSet<Metric>) -> Vec<ConsentMetric> {
    ConsentMetric::ALL.iter().copied().filter(|metric| metrics.contains(&theirs(*metric))).collect()
}

/// Why the portal did not ask: a word that the page has a sentence for, and the portal's own where it has none.
pub(crate) fn not_asked(refusal: &Refusal) -> (&'static str, Option<String>) {
    match refusal {
        Refusal::InvalidRequest | Refusal::UnsupportedResponseType => ("portalNotUnderstood", None),
        Refusal::UnauthorizedClient => ("portalKnowsUsNot", None),
        Refusal::InvalidScope => ("portalKnowsNoSuchMetric", None),
        Refusal::ServerError => ("portalFailed", None),
        Refusal::TemporarilyUnavailable => ("portalBusy", None),
        Refusal::Unknown(word) => ("portalOther", Some(word.clone())),
    }
}
