//! A document's file, fetched for somebody who opens it. It is shown or kept where the person says, and nowhere else.

use chrono::Utc;
use domain::PatientKey;
use domain::audit::{AuditAction, AuditedKind};

use super::account;
use crate::access::Chart;
use crate::adapters::carium_documents;
use crate::{ClinicError, Result};

/// A file as the vendor gave it.
pub struct FetchedDocument {
    /// The name that the vendor lists it under, made fit to suggest for a file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for FetchedDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FetchedDocument").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl Chart {
    /// Fetches a document's file (CAR-17, CAR-18), after the audit knows for whom.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record's list has no such document; [`ClinicError::Denied`] when the record is not
    /// open; the vendor's failure.
    pub async fn fetch_document(&self, patient: &PatientKey, id: &str) -> Result<FetchedDocument> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let account = account(clinic, patient)?;
        let listed = clinic.store.mirror().documents(patient).await?.documents;
        let row = listed.into_iter().find(|row| row.id == id).ok_or(ClinicError::NotFound("file"))?;
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(
            &self.actor.did(AuditAction::OpenDocument, Utc::now()).of(patient).about(AuditedKind::Document, id),
        )
        .await?;
        tx.commit().await?;
        let bytes = carium_documents::file(&account, id).await?;
        Ok(FetchedDocument { name: suggested(row.file_name.as_deref()), bytes: bytes.to_vec() })
    }
}

/// A vendor's text is no path: what separates folders or is not seen is left out.
fn suggested(listed: Option<&str>) -> String {
    let plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '(' | ')');
    let name: String = listed.unwrap_or_default().chars().filter(plain).take(120).collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() { "document".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vendors_name_suggests_a_file_and_never_a_folder() {
        assert_eq!(suggested(Some("../../etc/Referral (2).pdf")), "etcReferral (2).pdf");
        assert_eq!(suggested(Some("\u{202E}fdp.exe")), "fdp.exe");
        assert_eq!(suggested(Some("...")), "document");
        assert_eq!(suggested(None), "document");
    }
}
