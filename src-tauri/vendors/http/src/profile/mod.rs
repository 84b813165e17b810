//! Contract profiles: the paths, header names and field names of a vendor that publishes none.
//!
//! Two vendors name neither an endpoint nor a field in public. What a client assumes about them must not be scattered
//! through its code: it stands in one readable TOML file per vendor, each value with the id of its assumption in a
//! comment, compiled in as the default and edited per connection by an administrator who has the vendor's own papers.
//!
//! A client says with a [`Shape`] what it needs named; [`Profile::read`] holds a text against it and tells **every**
//! mistake with its line, so that an edited profile is either wholly usable or not used at all.
//!
//! ```toml
//! vendor = "somebody"
//!
//! [settings]
//! scope-separator = "."                  # A-XX-01
//!
//! [paths]
//! patient = "/api/patients/{patient}"    # A-XX-02
//!
//! [headers]
//! api-key = "x-api-key"                  # A-XX-03
//!
//! [fields.patient]
//! family_name = "lastName"               # A-XX-04
//! ```
//!
//! What this refuses: a path with a query or with characters that would have to be encoded (a `%2e%2e` addresses
//! something else), a placeholder that the client does not fill or one left out, a header that frames the request or
//! carries another credential, and two names of ours for one of the vendor's. It holds no secret and no address: both
//! belong to the connection.

mod fault;
mod field_names;
mod header;
mod path;
mod position;
mod reader;
mod setting;
mod shape;

use std::collections::BTreeMap;

pub use fault::{Mistake, ProfileFault, Wanted};
pub use field_names::FieldNames;
pub use path::ProfilePath;
pub use setting::Setting;
pub use shape::{HeaderNeed, PathNeed, RecordNeed, SettingKind, SettingNeed, Shape};

use crate::HeaderName;

/// A contract profile that names everything its [`Shape`] needs, and nothing else.
///
/// The accessors take a name of the shape. They panic for a name that the shape does not hold, as indexing does: that
/// is a mistake in the client crate, which its first test meets, and never one of the edited text.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    shape: &'static Shape,
    paths: BTreeMap<&'static str, ProfilePath>,
    headers: BTreeMap<&'static str, HeaderName>,
    records: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    settings: BTreeMap<&'static str, Setting>,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// Every mistake there is, in the order of the text. While the text is not TOML, what is missing is not told: it
    /// may stand in the lines that could not be read.
    pub fn read(text: &str, shape: &'static Shape) -> Result<Self, Vec<ProfileFault>> {
        reader::read(text, shape)
    }

    /// The profile that is compiled into a client. The client's tests read it, so that it is known to have no fault.
    ///
    /// # Panics
    /// When it has one.
    pub fn default_for(shape: &'static Shape, text: &str) -> Self {
        match Self::read(text, shape) {
            Ok(profile) => profile,
            Err(faults) => panic!("the default profile of {} has faults: {faults:?}", shape.vendor),
        }
    }

    /// What the client needs named.
    pub fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// A path.
    ///
    /// # Panics
    /// When the shape has no such path.
    pub fn path(&self, name: &str) -> &ProfilePath {
        &self.paths[name]
    }

    /// A header's name.
    ///
    /// # Panics
    /// When the shape has no such header.
    pub fn header(&self, name: &str) -> &HeaderName {
        &self.headers[name]
    }

    /// The names of a record's fields.
    ///
    /// # Panics
    /// When the shape has no such record.
    pub fn fields(&self, record: &str) -> FieldNames<'_> {
        let need = self.shape.records.iter().position(|need| need.name == record);
        FieldNames::new(self, &self.shape.records[need.unwrap_or(usize::MAX)])
    }

    /// A setting.
    ///
    /// # Panics
    /// When the shape has no such setting.
    pub fn setting(&self, name: &str) -> &Setting {
        &self.settings[name]
    }

    /// Where this profile departs from `other` (the vendor's default, say): the keys whose values differ, in the
    /// order of the shape. The console shows them, and asks for them to be confirmed anew.
    pub fn departures(&self, other: &Profile) -> Vec<String> {
        let paths = self.shape.paths.iter().filter(|need| self.paths.get(need.name) != other.paths.get(need.name));
        let headers =
            self.shape.headers.iter().filter(|need| self.headers.get(need.name) != other.headers.get(need.name));
        let settings =
            self.shape.settings.iter().filter(|need| self.settings.get(need.name) != other.settings.get(need.name));
        let fields = self.shape.records.iter().flat_map(|record| {
            let named = move |profile: &Profile, field: &str| {
                profile.records.get(record.name).and_then(|names| names.get(field)).cloned()
            };
            let differ = record.fields.iter().filter(move |field| named(self, field) != named(other, field));
            differ.map(|field| format!("fields.{}.{field}", record.name))
        });
        let settings = settings.map(|need| format!("settings.{}", need.name));
        let paths = paths.map(|need| format!("paths.{}", need.name));
        let headers = headers.map(|need| format!("headers.{}", need.name));
        settings.chain(paths).chain(headers).chain(fields).collect()
    }
}
