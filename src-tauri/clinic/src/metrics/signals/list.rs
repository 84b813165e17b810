//! What was recorded of a person.

use chrono::Utc;
use domain::PatientKey;

use super::super::shown::Accounts;
use super::super::whose::whose;
use super::same::together;
use super::view::view;
use crate::Result;
use crate::access::Chart;
use crate::views::RecordingsView;

impl Chart {
    /// The recordings of a person, the newest first. What an import has not brought whole is not among them.
    ///
    /// # Errors
    /// [`crate::ClinicError::NotFound`] when the record is not known here.
    pub async fn recordings(&self, patient: &PatientKey) -> Result<RecordingsView> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let person = whose(clinic, patient).await?;
        self.opens_chart(patient).await?;
        let rows = clinic.store.ledger().signals(&person.keys).await?;
        let (accounts, now) = (Accounts::read(clinic).await?, Utc::now());
        let same = together(rows);
        let recordings = same.iter().filter_map(|same| view(same, &accounts, now, person.born)).collect();
        Ok(RecordingsView { patient: patient.clone(), recordings })
    }
}
