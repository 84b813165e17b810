//! What an organisation defines for itself: practitioners, appointment statuses and appointment types. CAR-09 to CAR-11.

use serde::Deserialize;
use vendor_http::CallError;

use crate::names::Names;
use crate::page::{List, Page, PageAt, Pages};
use crate::wire::Wire;
use crate::{AppointmentStatusId, AppointmentTypeId, Attributes, OrganizationId, PractitionerId, Resource, tolerant};

/// The organisation.
pub struct Organization<'a> {
    pub(crate) wire: &'a Wire,
}

/// Someone who sees patients.
pub type Practitioner = Resource<PractitionerId, PractitionerAttributes>;
/// A status that appointments may have.
pub type AppointmentStatus = Resource<AppointmentStatusId, AppointmentStatusAttributes>;
/// A type that appointments may have.
pub type AppointmentType = Resource<AppointmentTypeId, AppointmentTypeAttributes>;

/// A practitioner's attributes (A-CAR-09).
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs)] // The fields are the vendor's own words.
pub struct PractitionerAttributes {
    #[serde(deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub first_name: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub last_name: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub email: Option<String>,
    #[serde(deserialize_with = "tolerant::id")]
    pub organization_id: Option<OrganizationId>,
    #[serde(flatten)]
    pub(crate) unknown: Names,
}

impl PractitionerAttributes {
    /// The name to show, when there is one.
    pub fn display_name(&self) -> Option<String> {
        let text = |part: &Option<String>| part.as_deref().map(str::trim).unwrap_or_default().to_owned();
        let name = text(&self.name);
        let name = if name.is_empty() { format!("{} {}", text(&self.first_name), text(&self.last_name)) } else { name };
        let name = name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

impl std::fmt::Debug for PractitionerAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PractitionerAttributes").finish_non_exhaustive()
    }
}

impl Attributes for PractitionerAttributes {
    const TYPE: &'static str = "org-practitioners";

    fn drift(&self, operation: &str) -> Vec<String> {
        self.unknown.drift(operation)
    }
}

/// Something that has a name.
pub trait Named {
    /// Its name.
    fn name(&self) -> Option<&str>;
}

macro_rules! named_attributes {
    ($($(#[$doc:meta])* $name:ident of $type:literal,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Deserialize)]
        #[serde(rename_all = "kebab-case", default)]
        pub struct $name {
            /// Its name.
            #[serde(deserialize_with = "tolerant::text")]
            pub name: Option<String>,
            /// What it is for.
            #[serde(deserialize_with = "tolerant::text")]
            pub description: Option<String>,
            /// Whose it is.
            #[serde(deserialize_with = "tolerant::id")]
            pub organization_id: Option<OrganizationId>,
            #[serde(flatten)]
            unknown: Names,
        }

        impl Attributes for $name {
            const TYPE: &'static str = $type;

            fn drift(&self, operation: &str) -> Vec<String> {
                self.unknown.drift(operation)
            }
        }

        impl Named for $name {
            fn name(&self) -> Option<&str> {
                self.name.as_deref()
            }
        }
    )*};
}

named_attributes! {
    /// A status's attributes (A-CAR-09).
    AppointmentStatusAttributes of "org-appointment-statuses",
    /// A type's attributes (A-CAR-09).
    AppointmentTypeAttributes of "org-appointment-types",
    /// A document class's attributes (A-CAR-09).
    DocumentClassAttributes of "org-document-classes",
}

/// The one among `list` whose name is one of `names`, whatever their case: how the organisation's own word for
/// "cancelled" is found. `None` when there is none, and when there are several: a status is never guessed.
pub fn named<'l, I, A: Named>(list: &'l [Resource<I, A>], names: &[&str]) -> Option<&'l Resource<I, A>> {
    let is_one = |name: &str| names.iter().any(|wanted| name.trim().eq_ignore_ascii_case(wanted));
    let mut found = list.iter().filter(|one| one.attributes.name().is_some_and(is_one));
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

impl Organization<'_> {
    /// CAR-09: a page of the practitioners. (The document misspells the path as `org-practioners`.)
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`](crate::CallErrorKind) when a person has to log in.
    pub async fn practitioners(&self, at: PageAt) -> Result<Page<Practitioner>, CallError> {
        self.practitioner_list().page(at).await
    }

    /// All practitioners.
    pub fn practitioner_pages(&self) -> Pages<'_, Practitioner> {
        Pages::of(self.practitioner_list())
    }

    /// CAR-10: a page of the appointment statuses.
    ///
    /// # Errors
    /// As for CAR-09.
    pub async fn appointment_statuses(&self, at: PageAt) -> Result<Page<AppointmentStatus>, CallError> {
        self.status_list().page(at).await
    }

    /// All appointment statuses.
    pub fn appointment_status_pages(&self) -> Pages<'_, AppointmentStatus> {
        Pages::of(self.status_list())
    }

    /// CAR-11: a page of the appointment types.
    ///
    /// # Errors
    /// As for CAR-09.
    pub async fn appointment_types(&self, at: PageAt) -> Result<Page<AppointmentType>, CallError> {
        self.type_list().page(at).await
    }

    /// All appointment types.
    pub fn appointment_type_pages(&self) -> Pages<'_, AppointmentType> {
        Pages::of(self.type_list())
    }

    fn practitioner_list(&self) -> List<'_, Practitioner> {
        List::new(self.wire, "CAR-09", "/caredb/v1/org-practitioners/", self.wire.organization_query())
    }

    fn status_list(&self) -> List<'_, AppointmentStatus> {
        List::new(self.wire, "CAR-10", "/caredb/v1/org-appointment-statuses/", self.wire.organization_query())
    }

    fn type_list(&self) -> List<'_, AppointmentType> {
        List::new(self.wire, "CAR-11", "/caredb/v1/org-appointment-types/", self.wire.organization_query())
    }
}
