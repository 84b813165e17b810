//! What differs between two states of a record, in the order of the form.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ContactPoint, Demographics, PostalAddress};

/// A field of a record, as a person knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // The names are those of the fields.
pub enum DemographicField {
    LastName,
    FirstName,
    MiddleName,
    Alias,
    FullName,
    OtherNames,
    BirthDate,
    Gender,
    Mrn,
    MaritalStatus,
    PreferredLanguage,
    Race,
    Ethnicity,
    Telecom,
    Address,
    OtherAddresses,
    Active,
    Deceased,
    DeceasedAt,
    LinkedByEmail,
    GroupType,
    GroupName,
}

use DemographicField as F;

impl DemographicField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 22] = [
        F::LastName,
        F::FirstName,
        F::MiddleName,
        F::Alias,
        F::FullName,
        F::OtherNames,
        F::BirthDate,
        F::Gender,
        F::Mrn,
        F::MaritalStatus,
        F::PreferredLanguage,
        F::Race,
        F::Ethnicity,
        F::Telecom,
        F::Address,
        F::OtherAddresses,
        F::Active,
        F::Deceased,
        F::DeceasedAt,
        F::LinkedByEmail,
        F::GroupType,
        F::GroupName,
    ];

    /// Fields that a vendor keeps in one list, so that writing one of them writes the others.
    pub fn written_with(self) -> &'static [Self] {
        match self {
            F::LastName | F::FirstName | F::MiddleName | F::Alias | F::FullName | F::OtherNames => {
                &[F::LastName, F::FirstName, F::MiddleName, F::Alias, F::FullName, F::OtherNames]
            }
            F::Address | F::OtherAddresses => &[F::Address, F::OtherAddresses],
            F::Deceased | F::DeceasedAt => &[F::Deceased, F::DeceasedAt],
            F::LinkedByEmail | F::GroupType | F::GroupName => &[F::LinkedByEmail, F::GroupType, F::GroupName],
            _ => &[],
        }
    }
}

/// One field, before and after. Several lines are parted by a line feed; a yes or no is `true` or `false`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which field.
    pub field: DemographicField,
    /// What the record had; empty when it had nothing.
    pub before: String,
    /// What it is to have; empty when it is to have nothing.
    pub after: String,
}

super::without_contents!(FieldChange);

/// Every field in which two states differ.
pub fn changes(before: &Demographics, after: &Demographics) -> Vec<FieldChange> {
    F::ALL
        .into_iter()
        .filter_map(|field| {
            let (before, after) = (before.text(field), after.text(field));
            (before != after).then_some(FieldChange { field, before, after })
        })
        .collect()
}

impl Demographics {
    /// A field as text.
    pub fn text(&self, field: DemographicField) -> String {
        match field {
            F::LastName => self.last_name.clone(),
            F::FirstName => self.first_name.clone(),
            F::MiddleName => self.middle_name.clone(),
            F::Alias => self.alias.clone(),
            F::FullName => self.full_name.clone(),
            F::OtherNames => lines(self.other_names.iter().map(|name| {
                spaced(&[&name.first_name, &name.middle_name, &name.last_name, &name.alias, &name.full_name])
            })),
            F::BirthDate => self.birth_date.clone(),
            F::Gender => self.gender.clone(),
            F::Mrn => self.mrn.clone(),
            F::MaritalStatus => self.marital_status.clone(),
            F::PreferredLanguage => self.preferred_language.clone(),
            F::Race => self.race.clone(),
            F::Ethnicity => self.ethnicity.clone(),
            F::Telecom => lines(self.telecom.iter().map(contact)),
            F::Address => address(&self.address),
            F::OtherAddresses => lines(self.other_addresses.iter().map(address)),
            F::Active => self.active.to_string(),
            F::Deceased => self.deceased.to_string(),
            F::DeceasedAt => self.deceased_at.clone(),
            F::LinkedByEmail => self.linked_by_email.to_string(),
            F::GroupType => self.group_type.clone(),
            F::GroupName => self.group_name.clone(),
        }
    }
}

fn contact(point: &ContactPoint) -> String {
    let kind = spaced(&[&point.usage, &point.system]);
    if kind.is_empty() { point.value.clone() } else { format!("{} ({kind})", point.value) }
}

fn address(address: &PostalAddress) -> String {
    let rest = [&address.apartment, &address.city, &address.state, &address.postal_code, &address.country];
    lines(address.lines.iter().chain(rest).map(|line| line.trim().to_owned()))
}

fn spaced(parts: &[&String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join(" ")
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_a_change_and_each_says_before_and_after() {
        let before = Demographics { last_name: "Ruiz".to_owned(), ..Demographics::blank() };
        let mut after = before.clone();
        assert!(changes(&before, &after).is_empty());
        after.last_name = "Soto".to_owned();
        after.telecom.push(ContactPoint {
            system: "phone".to_owned(),
            usage: "home".to_owned(),
            value: "+1 212 555 0143".to_owned(),
        });
        after.active = false;
        let changed: Vec<_> =
            changes(&before, &after).into_iter().map(|one| (one.field, one.before, one.after)).collect();
        assert_eq!(
            changed,
            [
                (F::LastName, "Ruiz".to_owned(), "Soto".to_owned()),
                (F::Telecom, String::new(), "+1 212 555 0143 (home phone)".to_owned()),
                (F::Active, "true".to_owned(), "false".to_owned()),
            ]
        );
    }

    #[test]
    fn every_field_stands_once_in_the_list_of_all() {
        let mut seen = std::collections::HashSet::new();
        assert!(F::ALL.into_iter().all(|field| seen.insert(field)));
        assert!(F::ALL.into_iter().flat_map(F::written_with).all(|field| seen.contains(field)));
    }
}
