//! A document to put into a patient's record at Carium (CAR-13, CAR-14, CAR-15), reduced to what an intent needs to be
//! sent, gone on with and explained. The bytes are not in it: they lie beside the ledger, sealed, under the id of the copy.

use serde::{Deserialize, Serialize};

/// A document on its way into a patient's record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CariumDocumentAct {
    /// The vendor's id of the patient.
    pub individual: String,
    /// The vendor's id of its class (CAR-12).
    pub class: String,
    /// What the vendor's screens call it.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// The file's name.
    pub file_name: String,
    /// Media type, told by the content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u32,
    /// The clinic's own copy that holds the bytes.
    pub copy: String,
}

/// Files are named after people, so no name is printed.
impl std::fmt::Debug for CariumDocumentAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CariumDocumentAct(..)")
    }
}
