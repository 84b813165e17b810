use proptest::prelude::*;

use super::*;
use crate::{BirthDate, Identifier, PatientKey};

fn record(family: &str, given: &str, born: &str) -> Patient {
    Patient {
        key: PatientKey("a:ext:1".to_owned()),
        name: HumanName::from_parts(family, given),
        birth_date: BirthDate::parse(born),
        gender: Gender::Unknown,
        identifiers: Vec::new(),
        phones: Vec::new(),
        emails: Vec::new(),
        address: None,
        zone: None,
        active: true,
        deceased: false,
        died_on: None,
        read_at: None,
    }
}

fn mrn_of(issuer: &str, value: &str) -> Identifier {
    Identifier { kind: IdentifierKind::Mrn, issuer: issuer.to_owned(), value: value.to_owned() }
}

#[test]
fn a_name_alone_is_never_proposed() {
    let found = likeness(&record("Okafor", "Daniel", ""), &record("OKAFOR", "daniel", ""));
    assert_eq!(found.of(IdentityFact::Name), Verdict::Agrees);
    assert!(!found.proposes());
}

#[test]
fn name_and_birth_date_are_proposed_without_regard_to_case_accents_and_middle_names() {
    let mut one = record("Sørbø", "Astri Marie", "1949-12-21");
    let other = record("SORBO", "Astri", "1949-12-21");
    assert!(likeness(&one, &other).proposes());
    one.name.given = Some("Astri".to_owned());
    one.name.middle = Some("Marie".to_owned());
    assert!(likeness(&one, &other).proposes());
    assert_eq!(likeness(&one, &record("Sorbo", "Astri Maria", "1949-12-21")).of(IdentityFact::Name), Verdict::Differs);
}

#[test]
fn a_nickname_is_not_guessed_and_a_preferred_name_counts() {
    let (mut one, other) = (record("Smith", "Robert", "1968-03-14"), record("Smith", "Bob", "1968-03-14"));
    assert!(!likeness(&one, &other).proposes());
    one.name.preferred = Some("Bob".to_owned());
    assert!(likeness(&one, &other).proposes());
}

#[test]
fn twins_share_all_but_the_given_name_and_are_not_proposed() {
    let (mut one, mut other) = (record("Reyes", "Ana", "2019-05-02"), record("Reyes", "Eva", "2019-05-02"));
    for twin in [&mut one, &mut other] {
        twin.phones = vec!["+1 415 555 0142".to_owned()];
        twin.emails = vec!["reyes@example.org".to_owned()];
    }
    assert!(!likeness(&one, &other).proposes());
    for twin in [&mut one, &mut other] {
        twin.identifiers = vec![mrn_of("Harbour Street", "4471882")];
    }
    assert!(likeness(&one, &other).proposes(), "one issuer gives one number to one person");
}

#[test]
fn a_couple_that_shares_telephone_and_address_is_not_proposed() {
    let (mut one, mut other) = (record("Lima", "Rosa", "1960-01-04"), record("Lima", "", ""));
    for each in [&mut one, &mut other] {
        each.phones = vec!["+1 415 555 0142".to_owned()];
        each.emails = vec!["lima@example.org".to_owned()];
    }
    assert_eq!(likeness(&one, &other).agreeing_identifiers(), [IdentityFact::Phone, IdentityFact::Email]);
    assert!(!likeness(&one, &other).proposes());
}

#[test]
fn somebody_who_married_is_found_by_birth_date_and_telephone() {
    let (mut one, mut other) = (record("Lima", "Rosa", "1960-01-04"), record("Okafor", "Rosa", "1960-01-04"));
    one.phones = vec!["(415) 555-0142".to_owned()];
    other.phones = vec!["+1 212 555 0199".to_owned(), "+14155550142".to_owned()];
    let found = likeness(&one, &other);
    assert_eq!(found.of(IdentityFact::Name), Verdict::Differs);
    assert!(found.proposes());
}

#[test]
fn another_birth_date_or_another_number_of_one_issuer_forbids_proposing_and_is_named() {
    let (mut one, mut other) = (record("Okafor", "Daniel", "1968-03-14"), record("Okafor", "Daniel", "1986-03-14"));
    one.identifiers = vec![mrn_of("Harbour", "1")];
    other.identifiers = vec![mrn_of("harbour ", "1")];
    let found = likeness(&one, &other);
    assert_eq!(found.facts(Verdict::Contradicts), [IdentityFact::BirthDate]);
    assert!(found.forbids_proposing() && !found.proposes());
    other.birth_date = BirthDate::parse("1968-03-14");
    assert!(likeness(&one, &other).proposes());
    other.identifiers = vec![mrn_of("Harbour", "2")];
    assert_eq!(likeness(&one, &other).facts(Verdict::Contradicts), [IdentityFact::Mrn]);
    assert!(!likeness(&one, &other).proposes());
    other.identifiers = vec![mrn_of("Quayside", "2")];
    assert_eq!(likeness(&one, &other).of(IdentityFact::Mrn), Verdict::Unknown, "numbers of two issuers say nothing");
}

#[test]
fn one_contradicted_number_outweighs_another_that_agrees() {
    let (mut one, mut other) = (record("Okafor", "Daniel", ""), record("Okafor", "Daniel", ""));
    one.identifiers = vec![mrn_of("Harbour", "1"), mrn_of("Quayside", "7")];
    other.identifiers = vec![mrn_of("Harbour", "1"), mrn_of("Quayside", "8")];
    assert_eq!(likeness(&one, &other).of(IdentityFact::Mrn), Verdict::Contradicts);
}

#[test]
fn a_partial_birth_date_never_agrees_and_may_contradict() {
    let born =
        |one: &str, other: &str| likeness(&record("A", "B", one), &record("A", "B", other)).of(IdentityFact::BirthDate);
    assert_eq!(born("1984", "1984-04-05"), Verdict::Unknown);
    assert_eq!(born("1984-04", "1984-04"), Verdict::Unknown);
    assert_eq!(born("1984-05", "1984-04-05"), Verdict::Contradicts);
    assert_eq!(born("1984-04-05", "1984-04-05"), Verdict::Agrees);
}

#[test]
fn gender_contradicts_and_never_identifies() {
    let (mut one, mut other) = (record("Okafor", "Sam", "1968-03-14"), record("Okafor", "Sam", "1968-03-14"));
    (one.gender, other.gender) = (Gender::Female, Gender::Male);
    let found = likeness(&one, &other);
    assert_eq!(found.of(IdentityFact::Gender), Verdict::Contradicts);
    assert!(found.proposes(), "it is shown, and does not forbid");
    other.gender = Gender::Female;
    assert!(!likeness(&one, &other).agreeing_identifiers().contains(&IdentityFact::Gender));
}

fn a_record() -> impl Strategy<Value = Patient> {
    let name = || prop::option::of(prop::sample::select(vec!["Lima", "LÍMA", "Okafor", "-", "Ana", "Ana Rosa", "Eva"]));
    let born =
        prop::option::of(prop::sample::select(vec!["1984", "1984-04", "1984-04-05", "1984-04-06", "1999-12-31"]));
    let gender = prop::sample::select(vec![Gender::Female, Gender::Male, Gender::Other, Gender::Unknown]);
    let phone = prop::sample::select(vec!["+1 415 555 0142", "415 555 0142", "0142", "none", "+34 612 345 678"]);
    let email = prop::sample::select(vec!["a@example.org", "A@Example.org", "b@example.org", "unknown"]);
    let number =
        (prop::sample::select(vec!["Harbour", "harbour", "Quayside", ""]), prop::sample::select(vec!["1", "2", ""]));
    (
        (name(), name(), name(), name(), born, gender),
        prop::collection::vec(phone, 0..3),
        prop::collection::vec(email, 0..3),
        prop::collection::vec(number, 0..3),
    )
        .prop_map(|((family, given, middle, preferred, born, gender), phones, emails, numbers)| {
            let text = |text: Option<&str>| text.map(str::to_owned);
            let mut patient = record("", "", born.unwrap_or_default());
            patient.name = HumanName {
                family: text(family),
                given: text(given),
                middle: text(middle),
                prefix: None,
                preferred: text(preferred),
            };
            patient.gender = gender;
            patient.phones = phones.into_iter().map(str::to_owned).collect();
            patient.emails = emails.into_iter().map(str::to_owned).collect();
            patient.identifiers = numbers.into_iter().map(|(issuer, value)| mrn_of(issuer, value)).collect();
            patient
        })
}

/// The same record without a fact.
fn without(patient: &Patient, fact: IdentityFact) -> Patient {
    let mut less = patient.clone();
    match fact {
        IdentityFact::Name => less.name = HumanName::default(),
        IdentityFact::BirthDate => less.birth_date = None,
        IdentityFact::Gender => less.gender = Gender::Unknown,
        IdentityFact::Phone => less.phones.clear(),
        IdentityFact::Email => less.emails.clear(),
        IdentityFact::Mrn => less.identifiers.clear(),
    }
    less
}

proptest! {
    #[test]
    fn it_does_not_matter_which_record_stands_first(one in a_record(), other in a_record()) {
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }

    #[test]
    fn what_a_record_does_not_have_is_unknown_and_changes_nothing_else(one in a_record(), other in a_record()) {
        let whole = likeness(&one, &other);
        for fact in IdentityFact::ALL {
            let less = likeness(&without(&one, fact), &other);
            prop_assert_eq!(less.of(fact), Verdict::Unknown);
            for rest in IdentityFact::ALL.into_iter().filter(|rest| *rest != fact) {
                prop_assert_eq!(less.of(rest), whole.of(rest));
            }
        }
    }

    #[test]
    fn what_is_proposed_has_two_identifiers_that_agree_and_no_contradiction_that_forbids(
        one in a_record(), other in a_record(),
    ) {
        let found = likeness(&one, &other);
        if found.proposes() {
            prop_assert!(found.agreeing_identifiers().len() >= 2);
            prop_assert!(found.agreeing_identifiers() != [IdentityFact::Name]);
            prop_assert!(!found.forbids_proposing());
        }
    }

    #[test]
    fn a_record_never_contradicts_itself(one in a_record()) {
        prop_assert!(likeness(&one, &one).facts(Verdict::Contradicts).is_empty());
    }
}
