//! Sites of a study.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::contract::Record;
use crate::wire::Wire;
use crate::{Action, CallError, Listed, SiteIdentifier, StudyIdentifier, drift};

/// A site, as one study knows it: its identifier is set per site of a study.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Site {
    /// The value of its attribute.
    pub site_identifier: SiteIdentifier,
    /// The study; when it is not told, that which was asked for.
    #[serde(default)]
    pub study_identifier: Option<StudyIdentifier>,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its IANA zone.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Fields that the contract does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Record for Site {
    const NAME: &'static str = "site";
}

impl Site {
    /// Where the reply departs from the contract: places, never values.
    pub fn drift(&self) -> Vec<String> {
        drift::extra_fields("C1-03", &self.extra)
    }
}

/// Sites: see [`crate::ClinOne::sites`].
pub struct Sites<'c> {
    pub(crate) wire: &'c Wire,
}

impl Sites<'_> {
    /// C1-03: the sites of a study.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self, study: &StudyIdentifier) -> Result<Listed<Site>, CallError> {
        let request = self.wire.of_study(self.wire.request(Action::ListSites, "sites", &[])?, study)?;
        let of_study = |site: &Site| site.study_identifier.as_ref().is_none_or(|other| other == study);
        self.wire.list(request, of_study, Site::drift).await
    }
}
