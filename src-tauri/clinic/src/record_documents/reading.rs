//! Reading a record's list of documents behind the screen (CAR-16): when somebody looks at it and it is old, or older than
//! what we changed.

use std::sync::{Arc, PoisonError};

use chrono::{TimeDelta, Utc};
use domain::PatientKey;

use crate::Clinic;
use crate::account::CariumAccount;
use crate::adapters::carium_documents;
use crate::attachments::Reading;
use crate::views::Tag;

/// How long a failed reading is not repeated by itself.
const AFTER_FAILURE: TimeDelta = TimeDelta::seconds(15);

/// Begins a reading where one is due, unless one is under way or failed a moment ago, and says how the last one stands.
pub(super) fn begin(
    clinic: &Arc<Clinic>,
    account: Option<CariumAccount>,
    patient: &PatientKey,
    individual: Option<String>,
    due: bool,
) -> Option<Reading> {
    let mut readings = clinic.reading_documents.lock().unwrap_or_else(PoisonError::into_inner);
    let stands = readings.get(patient).cloned();
    let rests = match &stands {
        Some(Reading::UnderWay) => true,
        Some(Reading::Failed { at, .. }) => Utc::now() - *at < clinic.pace.scaled(AFTER_FAILURE),
        None => false,
    };
    let (Some(account), Some(individual)) = (account, individual) else {
        return stands;
    };
    if !due || rests {
        return stands;
    }
    readings.insert(patient.clone(), Reading::UnderWay);
    drop(readings);
    let (clinic, patient) = (clinic.clone(), patient.clone());
    tokio::spawn(async move {
        let begun = Utc::now();
        let failed = match carium_documents::documents(&account, &individual).await {
            Ok(documents) => match clinic.store.mirror().put_documents(&patient, &documents, begun).await {
                Ok(()) => None,
                Err(error) => {
                    tracing::error!(%error, "a list of documents could not be kept");
                    Some("notKept")
                }
            },
            Err(failure) => {
                tracing::info!(operation = failure.operation, kind = ?failure.kind, "a list of documents could not be read");
                Some(failure.kind.word())
            }
        };
        let mut readings = clinic.reading_documents.lock().unwrap_or_else(PoisonError::into_inner);
        match failed {
            Some(why) => readings.insert(patient, Reading::Failed { at: Utc::now(), why }),
            None => readings.remove(&patient),
        };
        drop(readings);
        clinic.events.stale(&[Tag::Files]);
    });
    Some(Reading::UnderWay)
}
