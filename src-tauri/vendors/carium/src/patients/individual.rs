//! A patient as CAR-19 lists one. The vendor's public samples show e-mail and names; whatever else identifies a person is
//! read when it is there, under the names that CAR-02 has for it.

use chrono::NaiveDate;
use serde::Deserialize;
use vendor_http::drift::unknown_value;

use crate::names::Names;
use crate::{Attributes, Gender, IndividualId, OrganizationId, Resource, tolerant};

/// A patient, as listed.
pub type Individual = Resource<IndividualId, IndividualAttributes>;

/// A patient's attributes. `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs)] // The fields are the vendor's own words.
pub struct IndividualAttributes {
    #[serde(deserialize_with = "tolerant::text")]
    pub first_name: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub last_name: Option<String>,
    /// `YYYY-MM-DD`, as received.
    #[serde(deserialize_with = "tolerant::text")]
    pub birth_date: Option<String>,
    /// One of CAR-02's words, as received.
    #[serde(deserialize_with = "tolerant::text")]
    pub gender: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub email: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub mobile_phone: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub username: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub locale: Option<String>,
    #[serde(deserialize_with = "tolerant::id")]
    pub organization_id: Option<OrganizationId>,
    #[serde(flatten)]
    unknown: Names,
}

impl IndividualAttributes {
    /// The birth date as a day, when it is one.
    pub fn birth_day(&self) -> Option<NaiveDate> {
        self.birth_date.as_deref()?.parse().ok()
    }

    /// The gender, when Carium gives one.
    pub fn gender(&self) -> Option<Gender> {
        self.gender.as_deref().filter(|word| !word.is_empty()).map(Gender::from)
    }
}

impl std::fmt::Debug for IndividualAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndividualAttributes").finish_non_exhaustive()
    }
}

impl Attributes for IndividualAttributes {
    const TYPE: &'static str = "aggregation-individuals";

    fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = self.unknown.drift(operation);
        if self.gender().is_some_and(|gender| !gender.is_documented()) {
            places.push(unknown_value(operation, "gender"));
        }
        if self.birth_date.as_deref().is_some_and(|text| !text.is_empty()) && self.birth_day().is_none() {
            places.push(format!("{operation}: birth-date is no date"));
        }
        places
    }
}

/// Which patients to list (A-CAR-06). `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct IndividualFilter {
    /// By e-mail.
    pub email: Option<String>,
    /// By given name.
    pub first_name: Option<String>,
    /// By family name.
    pub last_name: Option<String>,
}

impl IndividualFilter {
    pub(super) fn query(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("filter[email]", self.email.clone()),
            ("filter[first-name]", self.first_name.clone()),
            ("filter[last-name]", self.last_name.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
    }
}

impl std::fmt::Debug for IndividualFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndividualFilter").finish_non_exhaustive()
    }
}
