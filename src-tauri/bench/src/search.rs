//! Patient search as it is typed: every beginning of a name, a birth date or a number is one search over the encrypted
//! store.

use std::time::Instant;

use domain::{ConnectionId, Patient, search_terms};
use store::Store;
use vault::StoreKey;

use crate::figure::Figure;
use crate::people::patient;

const BATCH: usize = 5_000;
const SEARCHES: usize = 3_000;
const AT_ONCE: usize = 20;

/// The 50th and 99th hundredth of the time that one search takes, in milliseconds.
pub(crate) async fn measure(people: usize) -> Result<Vec<Figure>, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(folder.path(), &StoreKey::generate()?).await?;
    let connection = ConnectionId("bench000".to_owned());
    let mut random = fastrand::Rng::with_seed(7);
    for first in (0..people).step_by(BATCH) {
        let batch: Vec<Patient> =
            (first..people.min(first + BATCH)).map(|number| patient(&connection, number, &mut random)).collect();
        store.mirror().put_patients(&batch).await?;
    }
    let mut took = Vec::with_capacity(SEARCHES);
    while took.len() < SEARCHES {
        let one = patient(&connection, random.usize(..people), &mut random);
        for typed in typing(&one) {
            let begun = Instant::now();
            let terms = search_terms::parse(&typed);
            store.mirror().search_patients(&terms, AT_ONCE).await?;
            took.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    store.close().await;
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or(0.0);
    let what = format!("Patient search over {people} encrypted patients, as typed, p99 (p50 {:.2} ms)", at(50));
    Ok(vec![Figure::under_ms(5.0, what, at(99))])
}

/// What stands in the field after each key.
fn typing(patient: &Patient) -> Vec<String> {
    let mut typed = Vec::new();
    let family = patient.name.family.clone().unwrap_or_default();
    let given = patient.name.given.clone().unwrap_or_default();
    let number = patient.identifiers.first().map(|one| one.value.clone()).unwrap_or_default();
    let born = patient.birth_date.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default();
    for whole in [format!("{family}, {given}"), format!("{given} {family}"), number, format!("{family} {born}")] {
        let mut so_far = String::new();
        for letter in whole.chars() {
            so_far.push(letter);
            typed.push(so_far.clone());
        }
    }
    typed
}
