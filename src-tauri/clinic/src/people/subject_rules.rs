//! What the assumed contract lets a subject's record say (C1-05, C1-07), judged where something differs: a record that the
//! vendor itself keeps otherwise can still be changed elsewhere.

use chrono::NaiveDate;
use domain::act::SubjectDetails;

use crate::{ClinicError, Result, text};

const LONGEST: usize = 254;
const STATUSES: [&str; 5] = ["screening", "enrolled", "completed", "withdrawn", "screenFailed"];

/// Refuses the first field that breaks a rule.
pub(super) fn judge(before: &SubjectDetails, after: &SubjectDetails, today: NaiveDate) -> Result<()> {
    let changed = before.changed(after);
    for (field, value) in after.fields() {
        if !changed.contains(&field) {
            continue;
        }
        text::bounded(field, value, LONGEST)?;
        if value.chars().any(char::is_control) {
            return Err(ClinicError::invalid(field, "unreadable"));
        }
        let wrong = match (field, value) {
            // ClinOne would put a status of its own in its place.
            ("status", "") => Some("required"),
            (_, "") => None,
            ("status", _) => (!STATUSES.contains(&value)).then_some("notAStatus"),
            ("birthDate", _) => match value.parse::<NaiveDate>() {
                Err(_) => Some("notADate"),
                Ok(day) => (day > today).then_some("inTheFuture"),
            },
            ("email", _) => (!is_email(value)).then_some("notAnEmail"),
            ("mobilePhone", _) => (!is_e164(value)).then_some("notE164"),
            ("preferredLanguage", _) => (!is_language(value)).then_some("notALanguage"),
            ("timeZone", _) => value.parse::<chrono_tz::Tz>().is_err().then_some("notAZone"),
            _ => None,
        };
        if let Some(what) = wrong {
            return Err(ClinicError::invalid(field, what));
        }
    }
    Ok(())
}

/// What a person types: one `@` between two parts, no blanks.
fn is_email(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    !name.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(char::is_whitespace)
}

/// ITU-T E.164.
fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
    })
}

/// BCP 47 by its form: `es`, `es-US`, `zh-Hant-TW`.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=8).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(change: impl Fn(&mut SubjectDetails)) -> Option<(&'static str, &'static str)> {
        let before = SubjectDetails { status: "enrolled".to_owned(), ..SubjectDetails::default() };
        let mut after = before.clone();
        change(&mut after);
        match judge(&before, &after, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()) {
            Ok(()) => None,
            Err(ClinicError::Invalid { field, what }) => Some((field, what)),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_rule_names_its_field() {
        assert_eq!(refused(|one| one.email = "a b@c".to_owned()), Some(("email", "notAnEmail")));
        assert_eq!(refused(|one| one.mobile_phone = "555".to_owned()), Some(("mobilePhone", "notE164")));
        assert_eq!(refused(|one| one.birth_date = "2026-11-22".to_owned()), Some(("birthDate", "inTheFuture")));
        assert_eq!(refused(|one| one.birth_date = "1970".to_owned()), Some(("birthDate", "notADate")));
        assert_eq!(refused(|one| one.preferred_language = "s".to_owned()), Some(("preferredLanguage", "notALanguage")));
        assert_eq!(refused(|one| one.time_zone = "Mars/Olympus".to_owned()), Some(("timeZone", "notAZone")));
        assert_eq!(refused(|one| one.status = String::new()), Some(("status", "required")));
        assert_eq!(refused(|one| one.status = "onHold".to_owned()), Some(("status", "notAStatus")));
        assert_eq!(refused(|one| one.last_name = "a\u{7}".to_owned()), Some(("lastName", "unreadable")));
    }

    #[test]
    fn what_holds_the_rules_passes_and_what_nobody_changed_is_not_judged() {
        let good = |one: &mut SubjectDetails| {
            one.email = "a@b.example".to_owned();
            one.mobile_phone = "+15551234567".to_owned();
            one.birth_date = "1970-01-31".to_owned();
            one.preferred_language = "zh-Hant-TW".to_owned();
            one.time_zone = "America/Chicago".to_owned();
            one.status = "withdrawn".to_owned();
        };
        assert_eq!(refused(good), None);
        let odd = SubjectDetails { email: "no address".to_owned(), ..SubjectDetails::default() };
        let after = SubjectDetails { last_name: "Okafor".to_owned(), ..odd.clone() };
        assert!(judge(&odd, &after, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()).is_ok());
    }
}
