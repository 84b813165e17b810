//! A test per kind of mistake, with its line.

use vendor_http::profile::{Mistake, Profile, Wanted};

use crate::{GOOD, SHAPE, good, mistake, read, with};

fn at(line: usize, key: &str, what: Mistake) -> (usize, String, Mistake) {
    (line, key.to_owned(), what)
}

#[test]
fn a_profile_without_fault_gives_all_that_was_needed() {
    let profile = good();
    assert_eq!(profile.shape().vendor, "somebody");
    assert_eq!(profile.path("patients").template(), "/api/patients");
    assert_eq!(profile.header("organisation").as_str(), "org_id");
    assert_eq!(profile.header("api-key").as_str(), "authorization");
    assert_eq!(profile.setting("separator").text(), ".");
    assert_eq!(profile.setting("scopes").texts(), ["read", "write"]);
    assert_eq!(profile.setting("organisation-in").text(), "header");
    assert_eq!(profile.setting("minutes").whole(), 15);
    assert!(profile.setting("whole-lists").truth());
    assert_eq!(profile.fields("patient").wire("family_name"), "lastName");
}

#[test]
fn what_is_not_toml_is_told_with_line_and_column_and_nothing_is_called_missing_for_it() {
    let faults = with("minutes = 15 ", "minutes 15 ").unwrap_err();
    assert!(faults.iter().all(|(line, _, _, what)| *line == 7 && matches!(what, Mistake::Syntax(_))), "{faults:?}");
    assert!(!faults.is_empty());
}

#[test]
fn two_mistakes_of_syntax_are_both_told() {
    let text = GOOD.replace("separator = \".\"", "separator = ").replace("minutes = 15", "minutes = = 15");
    let lines: Vec<_> = read(&text).unwrap_err().into_iter().map(|(line, ..)| line).collect();
    assert!(lines.contains(&4) && lines.contains(&7), "{lines:?}");
}

#[test]
fn a_key_that_stands_twice_is_told_where_it_stands_again() {
    let (line, _, what) = mistake("minutes = 15 ", "separator = \"-\"\nminutes = 15 ");
    assert_eq!(line, 7);
    assert!(matches!(what, Mistake::Syntax(_)), "{what:?}");
}

#[test]
fn the_profile_of_another_vendor_is_not_read() {
    let what = Mistake::OtherVendor { wanted: "somebody" };
    assert_eq!(mistake("vendor = \"somebody\"", "vendor = \"nobody\""), at(1, "vendor", what));
    assert_eq!(mistake("vendor = \"somebody\"", ""), at(1, "vendor", Mistake::Missing));
}

#[test]
fn a_key_that_nothing_needs_is_told_wherever_it_stands() {
    assert_eq!(mistake("[settings]", "note = 1\n[settings]"), at(3, "note", Mistake::Unknown));
    let typo = with("family_name", "famly_name").unwrap_err();
    let missing = (18, 9, "fields.patient.family_name".to_owned(), Mistake::Missing);
    assert_eq!(typo, [missing, (20, 1, "fields.patient.famly_name".to_owned(), Mistake::Unknown)]);
    assert_eq!(mistake("[headers]", "x = \"/x\"\n[headers]"), at(14, "paths.x", Mistake::Unknown));
    assert_eq!(mistake("[fields.device]", "[fields.x]\n[fields.device]"), at(23, "fields.x", Mistake::Unknown));
}

#[test]
fn a_missing_key_is_told_at_its_section_and_a_missing_section_key_by_key() {
    assert_eq!(mistake("minutes = 15 ", "#"), at(3, "settings.minutes", Mistake::Missing));
    let text =
        GOOD.replace("[headers]\norganisation = \"org_id\"    # A-XX-08\napi-key = \"Authorization\"  # A-XX-09\n", "");
    let faults = read(&text).unwrap_err();
    let told: Vec<_> = faults.iter().map(|(line, _, key, what)| (*line, key.as_str(), what.clone())).collect();
    let missing = Mistake::Missing;
    assert_eq!(told, [(1, "headers.organisation", missing.clone()), (1, "headers.api-key", missing)]);
}

#[test]
fn a_value_of_another_type_is_told_with_the_type_that_is_wanted() {
    let not = |wanted| Mistake::NotA(wanted);
    assert_eq!(mistake("\"/api/patients\"", "7"), at(11, "paths.patients", not(Wanted::Text)));
    assert_eq!(mistake("minutes = 15", "minutes = \"15\""), at(7, "settings.minutes", not(Wanted::Whole)));
    assert_eq!(mistake("[\"read\", \"write\"]", "\"read\""), at(5, "settings.scopes", not(Wanted::Texts)));
    assert_eq!(mistake("\"write\"]", "7]"), at(5, "settings.scopes", not(Wanted::Text)));
    assert_eq!(mistake("whole-lists = true", "whole-lists = 1"), at(8, "settings.whole-lists", not(Wanted::Truth)));
}

#[test]
fn a_section_that_is_none_is_told_once() {
    let text = "vendor = \"somebody\"\nfields = 7\npaths = 1\nheaders = 2\nsettings = 3\n";
    let told: Vec<_> = read(text).unwrap_err().into_iter().map(|(line, _, key, what)| (line, key, what)).collect();
    let section = || Mistake::NotA(Wanted::Section);
    let keys = ["fields", "paths", "headers", "settings"];
    let wanted: Vec<_> = keys.iter().zip(2..).map(|(key, line)| at(line, key, section())).collect();
    assert_eq!(told, wanted);
}

#[test]
fn a_setting_beyond_its_limits_or_not_of_its_words_is_told() {
    let range = Mistake::OutOfRange { least: 1, most: 60 };
    for number in ["0", "61", "-1", "99999999999999999999"] {
        let made = mistake("minutes = 15", &format!("minutes = {number}"));
        assert_eq!(made, at(7, "settings.minutes", range.clone()), "{number}");
    }
    let words = Mistake::NotOneOf(&["header", "query"]);
    assert_eq!(mistake("= \"header\"", "= \"body\""), at(6, "settings.organisation-in", words));
    let twice = Mistake::SameAs("settings.scopes".to_owned());
    assert_eq!(mistake("\"write\"]", "\"read\"]"), at(5, "settings.scopes", twice));
}

#[test]
fn a_name_that_is_empty_or_not_one_plain_line_is_told() {
    assert_eq!(mistake("\"lastName\"", "\"\""), at(20, "fields.patient.family_name", Mistake::Empty));
    let plain = Mistake::NotPlain { most: 200 };
    for name in ["\" lastName\"", "\"last\\nName\"", &format!("\"{}\"", "x".repeat(201))] {
        assert_eq!(mistake("\"lastName\"", name), at(20, "fields.patient.family_name", plain.clone()));
    }
}

#[test]
fn two_fields_of_one_record_may_not_have_one_name_but_those_of_two_records_may() {
    let same = Mistake::SameAs("fields.patient.id".to_owned());
    assert_eq!(mistake("\"lastName\"", "\"patientNumber\""), at(20, "fields.patient.family_name", same));
    assert!(with("\"manufacturer\"", "\"lastName\"").is_ok());
}

#[test]
fn a_header_name_that_http_forbids_is_told() {
    for name in ["", "org id", "org:id", "orgänisation", "org\\nid"] {
        let (line, key, what) = mistake("\"org_id\"", &format!("\"{name}\""));
        assert_eq!((line, key.as_str()), (15, "headers.organisation"));
        assert!(matches!(what, Mistake::HeaderName | Mistake::Empty), "{name}: {what:?}");
    }
}

#[test]
fn a_header_that_frames_the_request_or_carries_another_credential_is_refused_where_it_is_not_meant() {
    for name in ["Authorization", "COOKIE", "proxy-authorization", "Host", "content-length", "X-Forwarded-For"] {
        let made = with("\"org_id\"", &format!("\"{name}\"")).unwrap_err();
        assert_eq!((made[0].0, &made[0].3), (15, &Mistake::HeaderReserved), "{name}");
    }
    // Meant for the key, but for nothing that frames.
    assert!(with("\"Authorization\"", "\"authorization\"").is_ok());
    assert_eq!(mistake("\"Authorization\"", "\"Host\""), at(16, "headers.api-key", Mistake::HeaderReserved));
}

#[test]
fn two_headers_may_not_have_one_name() {
    let same = Mistake::SameAs("headers.organisation".to_owned());
    assert_eq!(mistake("\"Authorization\"", "\"ORG_ID\""), at(16, "headers.api-key", same));
}

#[test]
fn all_mistakes_are_told_in_the_order_of_the_text_with_their_columns() {
    let text = GOOD.replace("\"/api/patients\"", "\"api?x\"").replace("minutes = 15", "minutes =   \"é\"");
    let told: Vec<_> =
        read(&text).unwrap_err().into_iter().map(|(line, column, _, what)| (line, column, what)).collect();
    let wanted = [(7, 13, Mistake::NotA(Wanted::Whole)), (11, 12, Mistake::PathStart), (11, 12, Mistake::PathQuery)];
    assert_eq!(told, wanted);
}

#[test]
fn a_column_counts_characters_and_not_bytes() {
    let faults = with("minutes = 15", "\"é\" = 15 # ").unwrap_err();
    assert!(faults.contains(&(7, 1, "settings.é".to_owned(), Mistake::Unknown)), "{faults:?}");
    let faults = with("scopes = [\"read\", \"write\"]", "scopes = [\"é\", 7]").unwrap_err();
    assert_eq!((faults[0].0, faults[0].1), (5, 16));
}

#[test]
fn a_text_that_is_too_long_is_not_read_at_all() {
    let faults = read(&format!("{GOOD}#{}", "x".repeat(64 * 1024))).unwrap_err();
    assert_eq!(faults, [(1, 1, String::new(), Mistake::TooLong { most: 64 * 1024 })]);
}

#[test]
fn a_fault_says_line_column_key_and_what_and_never_the_value() {
    let text = GOOD.replace("\"/api/patients\"", "\"sk-live-1234\"");
    let faults = Profile::read(&text, &SHAPE).unwrap_err();
    assert_eq!(faults[0].to_string(), "line 11, column 12: paths.patients: a path begins with \"/\"");
    assert!(!format!("{faults:?}").contains("sk-live"));
}
