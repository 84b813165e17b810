//! Solo's patient record as it is edited, and back. What is read is never sent back: a write is made anew and holds only
//! what a person changed, with the lists that Solo writes whole (names, addresses, telecom: assumption A-SO-50) and the
//! name on one line beside its parts (A-SO-51).

use domain::Demographics;
use domain::demographics::{ContactPoint, DemographicField as F, OtherName, PostalAddress, changes};
use solo::{Address, Name, PatientRead, PatientWrite, Telecom};

const DECEASED_AT: &str = "%Y-%m-%dT%H:%M";

/// A record as it is edited.
pub(super) fn demographics(read: &PatientRead) -> Demographics {
    let usual = read.name.iter().position(|name| name.use_.as_deref() == Some("usual")).unwrap_or(0);
    let name = read.name.get(usual).cloned().unwrap_or_default();
    let others = read.name.iter().enumerate().filter(|(at, _)| *at != usual).map(|(_, name)| other_name(name));
    let group = read.shared_email_group.clone().unwrap_or_default();
    let linked = read.is_linked_by_email.unwrap_or(false);
    let deceased = read.deceased.unwrap_or(false);
    Demographics {
        mrn: text(&read.mrn),
        name_use: text(&name.use_),
        first_name: text(&name.first_name),
        middle_name: text(&name.middle_name),
        last_name: text(&name.last_name),
        alias: text(&name.alias),
        full_name: text(&name.family),
        other_names: others.collect(),
        birth_date: text(&read.birth_date),
        gender: text(&read.gender),
        marital_status: text(&read.marital_status),
        preferred_language: text(&read.preferred_language),
        race: text(&read.race),
        ethnicity: text(&read.ethnicity),
        telecom: read.telecom.iter().map(contact).collect(),
        address: read.address.first().map(address).unwrap_or_default(),
        other_addresses: read.address.iter().skip(1).map(address).collect(),
        active: read.active.unwrap_or(true),
        deceased,
        deceased_at: match (deceased, read.died_at()) {
            (true, Some(at)) => at.format(DECEASED_AT).to_string(),
            (true, None) => text(&read.deceased_at),
            (false, _) => String::new(),
        },
        linked_by_email: linked,
        group_type: if linked { text(&group.kind) } else { String::new() },
        group_name: if linked { text(&group.name) } else { String::new() },
    }
}

/// The write that makes one state from the other: what does not differ is absent.
pub(super) fn write(before: &Demographics, after: &Demographics) -> PatientWrite {
    let changed = changes(before, after);
    let any = |fields: &[F]| changed.iter().any(|change| fields.contains(&change.field));
    let of = |field: F, text: &str| any(&[field]).then(|| text.to_owned());
    let died = any(F::Deceased.written_with());
    let shared = any(F::LinkedByEmail.written_with());
    let group = |text: &str| (shared && after.linked_by_email).then(|| text.to_owned());
    PatientWrite {
        mrn: of(F::Mrn, &after.mrn),
        name: any(F::LastName.written_with()).then(|| names(after)),
        birth_date: any(&[F::BirthDate]).then(|| after.birth_date.parse().ok()).flatten(),
        gender: of(F::Gender, if after.gender.is_empty() { "unknown" } else { &after.gender }),
        marital_status: of(F::MaritalStatus, &after.marital_status),
        telecom: any(&[F::Telecom]).then(|| after.telecom.iter().map(telecom).collect()),
        contact: None,
        preferred_language: of(F::PreferredLanguage, &after.preferred_language),
        race: of(F::Race, &after.race),
        ethnicity: of(F::Ethnicity, &after.ethnicity),
        address: any(F::Address.written_with()).then(|| addresses(after)),
        active: any(&[F::Active]).then_some(after.active),
        deceased: died.then_some(after.deceased),
        deceased_at: if died && after.deceased { after.died_at() } else { None },
        is_linked_by_email: shared.then_some(after.linked_by_email),
        group_type: group(&after.group_type),
        group_name: group(&after.group_name),
    }
}

fn names(after: &Demographics) -> Vec<Name> {
    let usual = Name {
        use_: Some(if after.name_use.is_empty() { "usual".to_owned() } else { after.name_use.clone() }),
        family: Some(after.full_name.clone()),
        first_name: Some(after.first_name.clone()),
        middle_name: Some(after.middle_name.clone()),
        last_name: Some(after.last_name.clone()),
        alias: Some(after.alias.clone()),
    };
    let others = after.other_names.iter().map(|name| Name {
        use_: Some(name.name_use.clone()),
        family: Some(name.full_name.clone()),
        first_name: Some(name.first_name.clone()),
        middle_name: Some(name.middle_name.clone()),
        last_name: Some(name.last_name.clone()),
        alias: Some(name.alias.clone()),
    });
    std::iter::once(usual).chain(others).collect()
}

fn addresses(after: &Demographics) -> Vec<Address> {
    std::iter::once(&after.address)
        .chain(&after.other_addresses)
        .filter(|address| **address != PostalAddress { usage: address.usage.clone(), ..PostalAddress::default() })
        .map(|address| Address {
            city: Some(address.city.clone()),
            use_: Some(if address.usage.is_empty() { "home".to_owned() } else { address.usage.clone() }),
            apartment: Some(address.apartment.clone()),
            country: Some(address.country.clone()),
            state: Some(address.state.clone()),
            postal_code: Some(address.postal_code.clone()),
            line: address.lines.clone(),
        })
        .collect()
}

fn telecom(point: &ContactPoint) -> Telecom {
    Telecom { use_: Some(point.usage.clone()), system: Some(point.system.clone()), value: Some(point.value.clone()) }
}

fn contact(telecom: &Telecom) -> ContactPoint {
    ContactPoint { system: text(&telecom.system), usage: text(&telecom.use_), value: text(&telecom.value) }
}

fn other_name(name: &Name) -> OtherName {
    OtherName {
        name_use: text(&name.use_),
        first_name: text(&name.first_name),
        middle_name: text(&name.middle_name),
        last_name: text(&name.last_name),
        alias: text(&name.alias),
        full_name: text(&name.family),
    }
}

fn address(address: &Address) -> PostalAddress {
    PostalAddress {
        usage: text(&address.use_),
        lines: address.line.clone(),
        apartment: text(&address.apartment),
        city: text(&address.city),
        state: text(&address.state),
        postal_code: text(&address.postal_code),
        country: text(&address.country),
    }
}

fn text(part: &Option<String>) -> String {
    part.as_deref().map(str::trim).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read() -> PatientRead {
        serde_json::from_str(
            r#"{"mrn":"M-1","name":[{"use":"old","lastName":"Soto","firstName":"Ana"},
                {"use":"usual","family":"Ana Ruiz","firstName":"Ana","middleName":"","lastName":"Ruiz","alias":""}],
                "birthDate":"1970-01-31","gender":"female","telecom":[{"use":"home","system":"phone","value":"+1 212 555 0143"}],
                "address":[{"city":"Hoboken","use":"home","line":["1 Pier","" ],"postalcode":"07030"},{"city":"Lodi"}],
                "active":true,"deceased":true,"deceasedAt":"2024-02-29 11:45 PM",
                "isLinkedByEmail":true,"sharedEmailGroup":{"type":"family","name":"Ruiz"},"surprise":1}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_was_read_and_not_changed_is_never_sent() {
        let record = demographics(&read());
        assert!(write(&record, &record) == PatientWrite::default());
        assert_eq!(record.deceased_at, "2024-02-29T23:45");
        assert_eq!((record.last_name.as_str(), record.group_type.as_str()), ("Ruiz", "family"));
    }

    #[test]
    fn a_name_is_written_with_the_further_names_of_the_record_and_nothing_else() {
        let before = demographics(&read());
        let after = Demographics { last_name: "Vega".to_owned(), ..before.clone() }.tidied(&before);
        let write = write(&before, &after);
        let names = write.name.clone().unwrap();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].last_name.as_deref(), Some("Vega"));
        assert_eq!(names[0].family.as_deref(), Some("Ana Vega"));
        assert_eq!(names[1].last_name.as_deref(), Some("Soto"));
        assert!(PatientWrite { name: None, ..write } == PatientWrite::default());
    }

    #[test]
    fn what_a_list_does_not_have_is_written_as_empty_text_and_never_as_null() {
        let before = demographics(&read());
        let mut after = before.clone();
        after.first_name = "Anna".to_owned();
        after.address.city = "Union City".to_owned();
        after.telecom.push(ContactPoint { value: "7".to_owned(), ..ContactPoint::default() });
        let body = serde_json::to_string(&write(&before, &after.tidied(&before))).unwrap();
        assert!(!body.contains("null") && body.contains("Union City"), "{body}");
    }

    #[test]
    fn a_second_address_survives_a_change_of_the_first() {
        let before = demographics(&read());
        let mut after = before.clone();
        after.address.city = "Union City".to_owned();
        let written = write(&before, &after.tidied(&before)).address.unwrap();
        assert_eq!(written.len(), 2);
        assert_eq!(written[0].line, ["1 Pier", ""]);
        assert_eq!(written[1].city.as_deref(), Some("Lodi"));
    }

    #[test]
    fn a_corrected_moment_of_death_is_sent_together_with_death_and_a_withdrawn_one_without() {
        let before = demographics(&read());
        let moved = Demographics { deceased_at: "2024-02-29T22:00".to_owned(), ..before.clone() };
        let sent = write(&before, &moved);
        assert_eq!((sent.deceased, sent.deceased_at.is_some()), (Some(true), true));
        let alive = Demographics { deceased: false, deceased_at: String::new(), ..before.clone() };
        let sent = write(&before, &alive);
        assert_eq!((sent.deceased, sent.deceased_at), (Some(false), None));
    }

    #[test]
    fn the_family_group_is_written_flat_and_only_while_the_address_is_shared() {
        let before = demographics(&read());
        let renamed = Demographics { group_name: "Ruiz-Vega".to_owned(), ..before.clone() };
        let sent = write(&before, &renamed);
        assert_eq!(sent.is_linked_by_email, Some(true));
        assert_eq!((sent.group_type.as_deref(), sent.group_name.as_deref()), (Some("family"), Some("Ruiz-Vega")));
        let alone = Demographics {
            linked_by_email: false,
            group_type: String::new(),
            group_name: String::new(),
            ..before.clone()
        };
        let sent = write(&before, &alone);
        assert_eq!((sent.is_linked_by_email, sent.group_type, sent.group_name), (Some(false), None, None));
    }
}
