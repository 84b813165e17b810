use domain::search_terms::{Term, parse};
use domain::{BirthDate, Patient};
use proptest::prelude::*;
use store::Mirror;

use crate::support::{at, fresh, patient};

async fn found(mirror: &Mirror, typed: &str) -> Vec<String> {
    let people = mirror.search_patients(&parse(typed), 20).await.unwrap();
    people.into_iter().map(|one| format!("{} {}", one.name.family.unwrap(), one.name.given.unwrap())).collect()
}

fn without_numbers(number: i64, family: &str, given: &str) -> Patient {
    Patient { identifiers: vec![], phones: vec![], ..patient(number, family, given) }
}

#[tokio::test]
async fn a_person_is_found_by_any_beginning_of_name_birth_date_and_numbers_together() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let born =
        Patient { birth_date: BirthDate::parse("1984-05-06"), ..without_numbers(3, "García-López", "Ana María") };
    mirror
        .put_patients(&[patient(1204, "Sørensen", "Astrid"), without_numbers(2, "Sorel", "Ben"), born])
        .await
        .unwrap();
    for typed in ["s", "so", "sor"] {
        assert_eq!(found(mirror, typed).await, ["Sorel Ben", "Sørensen Astrid"], "{typed}");
    }
    for typed in [
        "sorensen",
        "SØR ast",
        "astrid s",
        "MRN-001204",
        "1204",
        "+1 415 555 0142",
        "4155550142",
        "14155550142",
        "sor 0142 1968-03-14",
    ] {
        assert_eq!(found(mirror, typed).await, ["Sørensen Astrid"], "{typed}");
    }
    for typed in ["lopez", "garcia-lopez", "maria garcia", "6 may 1984", "1984-05-06 ana", "19840506"] {
        assert_eq!(found(mirror, typed).await, ["García-López Ana María"], "{typed}");
    }
    for typed in ["sorensenx", "astrid ben", "1985-05-06", "", "   "] {
        assert!(found(mirror, typed).await.is_empty(), "{typed}");
    }
}

#[tokio::test]
async fn a_telephone_number_is_found_by_its_last_figures_however_it_is_written_and_typed() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let reached = |number, family: &str, phone: &str| Patient {
        phones: vec![phone.to_owned()],
        ..without_numbers(number, family, "Ana")
    };
    let people = [
        reached(1, "Grouped", "+1 (415) 555-0142"),
        reached(2, "Joined", "+14155550187"),
        reached(3, "National", "415.555.0163"),
        reached(4, "Spanish", "+34 612 34 56 78"),
        reached(5, "Elsewhere", "+1 212 555 0199"),
    ];
    mirror.put_patients(&people).await.unwrap();
    for (family, last) in [("Grouped", "0142"), ("Joined", "0187"), ("National", "0163")] {
        for typed in [
            last.to_owned(),
            format!("5{last}"),
            format!("55{last}"),
            format!("555{last}"),
            format!("555-{last}"),
            format!("555 {last}"),
            format!("(415) 555-{last}"),
            format!("415555{last}"),
            format!("1415555{last}"),
            format!("+1 415 555 {last}"),
            format!("+1415555{last}"),
            format!("001 415 555 {last}"),
        ] {
            assert_eq!(found(mirror, &typed).await, [format!("{family} Ana")], "{typed}");
        }
    }
    for typed in ["345678", "612345678", "612 345 678", "+34 612345678", "0034612345678"] {
        assert_eq!(found(mirror, typed).await, ["Spanish Ana"], "{typed}");
    }
    for typed in ["142", "212 555 0142", "+1 212 555 0142", "0143"] {
        assert!(found(mirror, typed).await.is_empty(), "{typed}");
    }
}

#[tokio::test]
async fn a_family_name_typed_whole_comes_first_even_behind_a_thousand_longer_ones() {
    let (_dir, store) = fresh().await;
    let mut people: Vec<_> = (0..1_000).map(|number| without_numbers(number, "Lima", "Zoe")).collect();
    people.push(without_numbers(1_001, "Li", "Wei"));
    people.push(Patient { deceased: true, ..without_numbers(1_002, "Li", "An") });
    store.mirror().put_patients(&people).await.unwrap();
    assert_eq!(found(store.mirror(), "li").await[..3], ["Li Wei", "Li An", "Lima Zoe"]);
    assert_eq!(found(store.mirror(), "li w").await, ["Li Wei"]);
    assert_eq!(found(store.mirror(), "w li").await, ["Li Wei"]);
    assert_eq!(store.mirror().search_patients(&parse("li"), 2).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_changed_name_is_found_and_the_old_one_no_longer() {
    let (_dir, store) = fresh().await;
    store.mirror().put_patients(&[patient(1, "Maiden", "Ada"), patient(2, "Other", "Ada")]).await.unwrap();
    store.mirror().put_patients(&[Patient { read_at: Some(at(9)), ..patient(1, "Married", "Ada") }]).await.unwrap();
    assert!(found(store.mirror(), "maiden").await.is_empty());
    assert_eq!(found(store.mirror(), "married").await, ["Married Ada"]);
    assert_eq!(found(store.mirror(), "ada").await, ["Married Ada", "Other Ada"]);
}

#[test]
fn whatever_is_typed_never_breaks_the_search_and_finds_who_bears_that_name() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_dir, store) = runtime.block_on(fresh());
    proptest!(ProptestConfig::with_cases(200), |(typed in "\\PC{0,40}", word in "\\w{1,12}", quote in "[\"*^:()-]{0,3}")| {
        runtime.block_on(async {
            store.mirror().search_patients(&parse(&typed), 5).await.unwrap();
            let raw = Term::Prefix(format!("{word}{quote}"));
            store.mirror().search_patients(&[raw], 5).await.unwrap();
            let bearer = without_numbers(7, &word, "Ada");
            store.mirror().put_patients(std::slice::from_ref(&bearer)).await.unwrap();
            let terms = parse(&word);
            let seen = store.mirror().search_patients(&terms, 5).await.unwrap();
            assert!(terms.is_empty() || seen.iter().any(|one| one.key == bearer.key), "{word}");
        });
    });
}
