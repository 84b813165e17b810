//! Registering someone. Solo has no search, so who is there already can be asked only of this device; and it requires an
//! id, by which the landing probe asks whether a registration of unknown outcome arrived.

use chrono::Utc;
use domain::demographics::{changes, problems};
use domain::search_terms::fold;
use domain::{Act, ConnectionId, Demographics, PatientAct, PatientKey, Subject};
use store::{ConnectionRow, IntentFilter};
use uuid::Uuid;

use super::duplicates::duplicates;
use super::edit::refuse_problems;
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::views::{Kept, RecordReview, RegisterInput};
use crate::{Clinic, ClinicError, Result, settings, text};

impl Scheduling {
    /// What a registration would send, what keeps it from being sent, and who here may be the same person.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for an id that cannot be one, [`ClinicError::Conflict`] when the connection is off.
    pub async fn review_registration(&self, input: RegisterInput) -> Result<RecordReview> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        let id = given(&input)?;
        let blank = Demographics::blank();
        let record = input.record.tidied(&blank);
        Ok(RecordReview {
            problems: problems(&blank, &record, today(&connection)),
            changes: changes(&blank, &record),
            duplicates: duplicates(clinic, &connection.id, id.as_deref(), &record).await?,
        })
    }

    /// Keeps a registration (SOLO-05). It leaves after the undo window, once, under an id that the vendor has been seen
    /// not to know.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the id is taken here, when somebody known here
    /// may be the same person and was not looked at, or when the same registration is under way.
    pub async fn register_patient(&self, input: RegisterInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        if !input.read_back {
            return Err(ClinicError::invalid("readBack", "required"));
        }
        let id = given(&input)?;
        let blank = Demographics::blank();
        let record = input.record.tidied(&blank);
        refuse_problems(&blank, &record, today(&connection))?;
        for duplicate in duplicates(clinic, &connection.id, id.as_deref(), &record).await? {
            if duplicate.taken {
                return Err(ClinicError::Conflict("idTaken"));
            }
            if !duplicate.person.key.is_some_and(|key| input.not_the_same.contains(&key)) {
                return Err(ClinicError::Conflict("mayBeKnown"));
            }
        }
        if under_way(clinic, &connection.id, id.as_deref(), &record).await? {
            return Err(ClinicError::Conflict("registrationUnderWay"));
        }
        let id = id.unwrap_or_else(|| Uuid::new_v4().to_string());
        let key = PatientKey::external(&connection.id, &id);
        let intended = Intended {
            connection: connection.id,
            subject: Subject::patient(&key),
            visit: None,
            patient: Some(key),
            act: Act::Patient(Box::new(PatientAct::Register { id, record })),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

async fn connection(clinic: &Clinic, id: &ConnectionId) -> Result<ConnectionRow> {
    let row = clinic.store.ledger().connection(id).await?;
    row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))
}

fn given(input: &RegisterInput) -> Result<Option<String>> {
    match &input.id {
        Some(id) => {
            let id = text::required("id", id, 200)?;
            if id.chars().any(char::is_control) {
                return Err(ClinicError::invalid("id", "unreadable"));
            }
            Ok(Some(id))
        }
        None => Ok(None),
    }
}

fn today(connection: &ConnectionRow) -> chrono::NaiveDate {
    Utc::now().with_timezone(&settings::zone_of(&connection.zone)).date_naive()
}

/// Whether the same person, or somebody under the same id, is being registered already.
async fn under_way(
    clinic: &Clinic,
    connection: &ConnectionId,
    id: Option<&str>,
    record: &Demographics,
) -> Result<bool> {
    let open = IntentFilter { open_only: true, settled_since: None };
    let same = |other: &Demographics| {
        fold(&other.last_name) == fold(&record.last_name)
            && fold(&other.first_name) == fold(&record.first_name)
            && other.birth_date == record.birth_date
    };
    Ok(clinic.store.ledger().intents(open).await?.iter().any(|intent| {
        let Act::Patient(act) = &intent.act else { return false };
        let PatientAct::Register { id: other, record } = &**act else { return false };
        &intent.connection == connection && (Some(other.as_str()) == id || same(record))
    }))
}
