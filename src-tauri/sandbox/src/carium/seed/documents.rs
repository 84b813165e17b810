//! A few documents whose upload was ended long ago, and one whose upload never was.

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use crate::carium::state::{Document, Organization, StoredFile, UploadForm};

/// The least that a reader of PDF takes.
const PAGE: &[u8] = b"%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
";
/// Which patient has which document: name, class, file name, and whether its file ever came.
const DOCUMENTS: [(usize, &str, usize, &str, bool); 5] = [
    (0, "Care plan", 0, "care-plan.pdf", true),
    (0, "Consent to remote monitoring", 2, "consent.pdf", true),
    (2, "Potassium and creatinine", 1, "labs.pdf", true),
    (4, "Care plan", 0, "care-plan.pdf", true),
    (5, "Letter to the family doctor", 3, "letter.pdf", false),
];

pub(super) fn seed(organization: &mut Organization, start: DateTime<Utc>) {
    let created = start - TimeDelta::days(9);
    for (patient, name, class, filename, has_come) in DOCUMENTS {
        let Some(individual) = organization.individuals.list().get(patient).map(|one| one.id) else { continue };
        let id = organization.uuid();
        let form = UploadForm { key: format!("{}/{id}", organization.id), fields: Vec::new(), until: created };
        let file = has_come.then(|| StoredFile { filename: filename.to_owned(), bytes: Bytes::from_static(PAGE) });
        organization.documents.push(Document {
            id,
            individual,
            class: organization.classes[class].id,
            name: name.to_owned(),
            description: None,
            content_type: "application/pdf".to_owned(),
            filename: filename.to_owned(),
            created,
            form,
            file,
            is_processed: has_come,
        });
    }
}
