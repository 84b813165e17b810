//! What a client needs named by a profile. Written down once per client crate, as constants.

/// Everything that a vendor's profile must name.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// The vendor, as the profile's own `vendor` must say it: a profile is never read for another vendor.
    pub vendor: &'static str,
    /// Section `[paths]`.
    pub paths: &'static [PathNeed],
    /// Section `[headers]`.
    pub headers: &'static [HeaderNeed],
    /// One section `[fields.<name>]` each.
    pub records: &'static [RecordNeed],
    /// Section `[settings]`.
    pub settings: &'static [SettingNeed],
}

/// A path.
#[derive(Debug, PartialEq, Eq)]
pub struct PathNeed {
    /// Its key.
    pub name: &'static str,
    /// The placeholders that the client fills, each exactly once, in the order in which the client gives them. The
    /// text may order them otherwise.
    pub placeholders: &'static [&'static str],
    /// The operations that go there, e.g. `C1-04`, `C1-05`: what a person is told to confirm.
    pub operations: &'static [&'static str],
}

/// The name of a request header.
#[derive(Debug, PartialEq, Eq)]
pub struct HeaderNeed {
    /// Its key.
    pub name: &'static str,
    /// Names (lower case) that are otherwise refused because they carry a credential, and that are meant here, e.g.
    /// `authorization` for an API key. A name that frames the request cannot be allowed.
    pub allows: &'static [&'static str],
}

impl HeaderNeed {
    /// A header that may not be one of those that carry a credential.
    pub const fn plain(name: &'static str) -> Self {
        Self { name, allows: &[] }
    }
}

/// A record, that is a JSON object; also a vocabulary, whose words are then the fields.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordNeed {
    /// Its key.
    pub name: &'static str,
    /// Its fields, as the client's own types spell them.
    pub fields: &'static [&'static str],
    /// Fields that hold another record, or a list of them: (field, record).
    pub nested: &'static [(&'static str, &'static str)],
}

impl RecordNeed {
    /// A record whose fields hold no further record.
    pub const fn flat(name: &'static str, fields: &'static [&'static str]) -> Self {
        Self { name, fields, nested: &[] }
    }
}

/// A setting: something about the vendor that is no path and no name.
#[derive(Debug, PartialEq, Eq)]
pub struct SettingNeed {
    /// Its key.
    pub name: &'static str,
    /// What it may be.
    pub kind: SettingKind,
}

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// One line of text, not empty.
    Text,
    /// A list of texts: none empty, none twice. The list may be empty.
    Texts,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number.
    Whole {
        /// Least.
        least: u32,
        /// Most.
        most: u32,
    },
    /// `true` or `false`.
    Truth,
}
