//! Studies that the External Client is associated with.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::contract::Record;
use crate::wire::Wire;
use crate::{Action, CallError, Listed, StudyIdentifier, drift};

/// A study.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Study {
    /// The value of its attribute. A study without one cannot be addressed and is not listed.
    pub study_identifier: StudyIdentifier,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Fields that the contract does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Record for Study {
    const NAME: &'static str = "study";
}

impl Study {
    /// Where the reply departs from the contract: places, never values.
    pub fn drift(&self) -> Vec<String> {
        drift::extra_fields("C1-02", &self.extra)
    }
}

/// Studies: see [`crate::ClinOne::studies`].
pub struct Studies<'c> {
    pub(crate) wire: &'c Wire,
}

impl Studies<'_> {
    /// C1-02: the studies that the External Client is associated with.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self) -> Result<Listed<Study>, CallError> {
        let request = self.wire.request(Action::ListStudies, "studies", &[])?;
        self.wire.list(request, |_| true, Study::drift).await
    }
}
