//! What a record must look like before it is sent: Solo's documented rules (SOLO-03 to SOLO-05) and those that keep one
//! person's record from becoming nobody's. A field that was not changed is never complained about: the vendor has it so.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use specta::Type;

use super::{DemographicField as F, Demographics};

const LONGEST: usize = 200;
const MOST_CONTACTS: usize = 10;
const GENDERS: [&str; 5] = ["", "male", "female", "other", "unknown"];

/// A field that cannot be sent as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// Which field.
    pub field: F,
    /// A word that the page has a sentence for.
    pub what: String,
}

/// Everything that keeps a record from being sent, given what it was and the day in the clinic's zone.
pub fn problems(before: &Demographics, after: &Demographics, today: NaiveDate) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut note = |field, what: &str| found.push(FieldProblem { field, what: what.to_owned() });
    for field in F::ALL.into_iter().filter(|field| before.text(*field) != after.text(*field)) {
        let text = after.text(field);
        let longest = if matches!(field, F::Telecom | F::Address) { 10 * LONGEST } else { LONGEST };
        if text.chars().count() > longest {
            note(field, "tooLong");
        } else if text.chars().any(|letter| letter.is_control() && letter != '\n') {
            note(field, "unreadable");
        }
    }
    if after.last_name.is_empty() && after.first_name.is_empty() {
        note(F::LastName, "nameRequired");
    }
    if before.birth_date != after.birth_date
        && let Some(what) = birth_date(before, after, today)
    {
        note(F::BirthDate, what);
    }
    if before.gender != after.gender && !GENDERS.contains(&after.gender.as_str()) {
        note(F::Gender, "notAWord");
    }
    if before.telecom != after.telecom
        && let Some(what) = telecom(after)
    {
        note(F::Telecom, what);
    }
    if let Some(what) = death(before, after, today) {
        note(F::DeceasedAt, what);
    }
    for (field, text) in [(F::GroupType, &after.group_type), (F::GroupName, &after.group_name)] {
        match (after.linked_by_email, text.is_empty()) {
            (true, true) => note(field, "groupRequired"),
            (false, false) => note(field, "groupWithoutLink"),
            _ => {}
        }
    }
    found
}

fn birth_date(before: &Demographics, after: &Demographics, today: NaiveDate) -> Option<&'static str> {
    if after.birth_date.is_empty() {
        // The write shape has no way to say "not known": what is absent stays as it is.
        return (!before.birth_date.is_empty()).then_some("cannotBeRemoved");
    }
    match day(&after.birth_date) {
        None => Some("notADay"),
        Some(day) if day > today => Some("future"),
        Some(day) if chrono::Datelike::year(&day) < 1850 => Some("tooLongAgo"),
        Some(_) => None,
    }
}

fn telecom(after: &Demographics) -> Option<&'static str> {
    if after.telecom.len() > MOST_CONTACTS {
        return Some("tooMany");
    }
    after.telecom.iter().find_map(|point| match point.system.as_str() {
        "email" => {
            let mut parts = point.value.split('@');
            let (name, host, rest) = (parts.next(), parts.next(), parts.next());
            let whole = name.is_some_and(|name| !name.is_empty())
                && host.is_some_and(|host| host.contains('.'))
                && rest.is_none()
                && !point.value.contains(char::is_whitespace);
            (!whole).then_some("notAnEmail")
        }
        "phone" => {
            let digits = point.value.chars().filter(char::is_ascii_digit).count();
            (!(5..=20).contains(&digits)).then_some("notAPhone")
        }
        _ => None,
    })
}

/// `deceasedAt` is required when `deceased` is true and refused otherwise (SOLO-03).
fn death(before: &Demographics, after: &Demographics, today: NaiveDate) -> Option<&'static str> {
    match (after.deceased, after.deceased_at.is_empty()) {
        (false, true) => return None,
        (false, false) => return Some("onlyWhenDeceased"),
        (true, true) => return Some("whenDied"),
        (true, false) => {}
    }
    if before.deceased && before.deceased_at == after.deceased_at {
        return None;
    }
    let Some(died) = deceased_at(&after.deceased_at) else {
        return Some("notATime");
    };
    if died.date() > today {
        return Some("future");
    }
    match day(&after.birth_date) {
        Some(born) if died.date() < born => Some("beforeBirth"),
        _ => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

/// The moment of death as it is kept here.
pub(crate) fn deceased_at(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()
}

impl Demographics {
    /// The moment of death, when it is one.
    pub fn died_at(&self) -> Option<NaiveDateTime> {
        deceased_at(&self.deceased_at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::demographics::ContactPoint;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    fn ruiz() -> Demographics {
        Demographics { last_name: "Ruiz".to_owned(), birth_date: "1970-01-31".to_owned(), ..Demographics::blank() }
    }

    fn after(change: impl Fn(&mut Demographics)) -> Vec<(F, String)> {
        let mut after = ruiz();
        change(&mut after);
        problems(&ruiz(), &after, today()).into_iter().map(|one| (one.field, one.what)).collect()
    }

    #[test]
    fn death_needs_its_moment_and_the_moment_needs_death() {
        let told = |deceased: bool, at: &str| {
            after(|one| {
                one.deceased = deceased;
                one.deceased_at = at.to_owned();
            })
        };
        assert!(told(true, "2024-02-29T23:45").is_empty());
        for (deceased, at, what) in [
            (true, "", "whenDied"),
            (false, "2024-02-29T23:45", "onlyWhenDeceased"),
            (true, "2024-02-30T10:00", "notATime"),
            (true, "2026-11-21T00:00", "future"),
            (true, "1969-12-31T10:00", "beforeBirth"),
        ] {
            assert_eq!(told(deceased, at), [(F::DeceasedAt, what.to_owned())], "{deceased} {at}");
        }
    }

    #[test]
    fn a_birth_date_can_be_corrected_but_not_removed_or_put_into_the_future() {
        let told = |born: &str| after(|one| one.birth_date = born.to_owned());
        assert!(told("1971-01-31").is_empty());
        for (born, what) in
            [("", "cannotBeRemoved"), ("1971", "notADay"), ("1971-02-30", "notADay"), ("2026-11-21", "future")]
        {
            assert_eq!(told(born), [(F::BirthDate, what.to_owned())], "{born}");
        }
    }

    #[test]
    fn a_shared_address_needs_its_group_and_a_group_needs_a_shared_address() {
        let told = |linked, kind: &str, name: &str| {
            after(|one| {
                one.linked_by_email = linked;
                one.group_type = kind.to_owned();
                one.group_name = name.to_owned();
            })
        };
        assert!(told(true, "family", "Ruiz").is_empty());
        assert_eq!(told(true, "family", ""), [(F::GroupName, "groupRequired".to_owned())]);
        assert_eq!(told(false, "family", "Ruiz").len(), 2);
    }

    #[test]
    fn what_the_vendor_already_has_is_never_complained_about() {
        let mut odd = ruiz();
        odd.birth_date = "1970".to_owned();
        odd.gender = "F".to_owned();
        odd.telecom.push(ContactPoint { system: "email".to_owned(), usage: String::new(), value: "none".to_owned() });
        odd.deceased = true;
        odd.deceased_at = "some day".to_owned();
        assert!(problems(&odd, &odd, today()).is_empty());
    }

    #[test]
    fn numbers_and_addresses_that_cannot_be_ones_are_told() {
        let told = |system: &str, value: &str| {
            let point = ContactPoint { system: system.to_owned(), usage: String::new(), value: value.to_owned() };
            after(|one| one.telecom.push(point.clone()))
        };
        assert!(told("phone", "+1 (212) 555-0143").is_empty() && told("email", "a@b.example").is_empty());
        assert_eq!(told("phone", "call her"), [(F::Telecom, "notAPhone".to_owned())]);
        assert_eq!(told("email", "a b@c.example"), [(F::Telecom, "notAnEmail".to_owned())]);
    }

    #[test]
    fn a_record_without_any_name_is_refused() {
        assert_eq!(after(|one| one.last_name = String::new()), [(F::LastName, "nameRequired".to_owned())]);
    }
}
