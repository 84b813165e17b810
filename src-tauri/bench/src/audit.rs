//! The audit: what it adds to an act, what an audited read waits for, and how fast a chain is followed beside hashing the
//! same bytes alone, with nothing read and nothing deciphered.
//!
//! An act is what a person waits for: a visit is cancelled, from the two identifiers to the committed intent. No console
//! acts without its entry, so what the entry adds is measured apart in the same run, over the same kind of intent kept
//! with and without it, and taken off.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use clinic::views::{CancelInput, PersonView, TwoIdentifiers};
use clinic::{ClinicError, Session};
use domain::audit::{AuditAction, AuditedKind};
use domain::{Act, ConnectionId, IntentId, IntentState, PatientKey, Role, Subject, UserId, VisitId};
use store::{AuditEntry, GENESIS, IntentRow, IntentStep, Store};
use vault::StoreKey;

use crate::Failed;
use crate::figure::{Figure, median};
use crate::prepared::Prepared;

const INTENTS: usize = 2_000;
/// Fewer visits that could be cancelled than this say nothing.
const FEWEST: usize = 100;
const READS: usize = 3_000;
const ROUNDS: usize = 3;
const BATCH: usize = 10_000;

/// All figures, over a chain of so many entries.
pub(crate) async fn measure(prepared: &Prepared, entries: usize) -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(folder.path(), &StoreKey::generate()?).await?;
    let act = act(prepared, adds(&store).await?).await?;
    let already = usize::try_from(store.ledger().audit_head().await?.map_or(0, |head| head.count))?;
    for first in (already..entries).step_by(BATCH) {
        let mut tx = store.ledger().begin().await?;
        for number in first..entries.min(first + BATCH) {
            tx.append_audit(&entry(number)).await?;
        }
        tx.commit().await?;
    }
    let follow = follow(&store, entries).await?;
    let read = read(&store).await?;
    store.close().await;
    Ok(vec![act, read, follow])
}

/// Every visit of the day is cancelled. What is sent afterwards is not waited for.
async fn act(prepared: &Prepared, adds: f64) -> Result<Figure, Failed> {
    let running = prepared.open().await?;
    let session = Session::demo(running.clinic.clone());
    let scheduling = session.scheduling().ok_or("nobody may cancel a visit")?;
    let board = session.member().board(None).await?;
    let mut took = Vec::new();
    for row in board.waiting.iter().chain(&board.today) {
        let input = CancelInput { visit: row.visit.clone(), checked: checked(&row.person) };
        let begun = Instant::now();
        match scheduling.cancel(input).await {
            Ok(_) => took.push(begun.elapsed().as_secs_f64() * 1_000.0),
            // Over, or under way: not every visit can be cancelled.
            Err(ClinicError::Conflict(_) | ClinicError::Invalid { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    running.close().await;
    if took.len() < FEWEST {
        return Err(format!("only {} visits could be cancelled", took.len()).into());
    }
    let what = format!(
        "A visit cancelled with its audit entry, by the same without (the entry adds {adds:.2} ms), median of {}",
        took.len()
    );
    let took = median(took);
    Ok(Figure::at_most(1.05, what, "ms", took, took - adds))
}

fn checked(person: &PersonView) -> TwoIdentifiers {
    TwoIdentifiers {
        patient: person.key.as_ref().map(|key| key.as_str().to_owned()),
        birth_date: person.birth_date.clone(),
        number: person.number.as_ref().map(|number| number.value.clone()),
        family: None,
    }
}

/// What an entry adds to a transaction, in milliseconds: an intent is kept with its audit entry, and without, in turns.
async fn adds(store: &Store) -> Result<f64, Failed> {
    let (mut with, mut without) = (Vec::with_capacity(INTENTS), Vec::with_capacity(INTENTS));
    for number in 0..2 * INTENTS {
        let row = intent(number);
        let audited = number % 2 == 0;
        let begun = Instant::now();
        let mut tx = store.ledger().begin().await?;
        tx.insert_intent(&row).await?;
        let step = IntentStep {
            intent: row.id.clone(),
            at: row.created_at,
            what: "asked".to_owned(),
            detail: serde_json::json!({ "by": row.created_by }),
        };
        tx.append_step(&step).await?;
        if audited {
            tx.append_audit(&entry(number)).await?;
        }
        tx.commit().await?;
        let took = begun.elapsed().as_secs_f64() * 1_000.0;
        if audited { &mut with } else { &mut without }.push(took);
    }
    Ok(median(with) - median(without))
}

/// The entry of an opening: all that a read waits for.
async fn read(store: &Store) -> Result<Figure, Failed> {
    let mut took = Vec::with_capacity(READS);
    for number in 0..READS {
        let entry = entry(number);
        let begun = Instant::now();
        store.ledger().append_audit(&entry).await?;
        took.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or(0.0);
    Ok(Figure::under_ms(1.0, format!("What an audited read waits for, p99 (p50 {:.2} ms)", at(50)), at(99)))
}

/// The chain is followed, and the same bytes are hashed alone.
async fn follow(store: &Store, entries: usize) -> Result<Figure, Failed> {
    let (mut ours, mut bare, mut bytes) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let verified = store.ledger().verify_audit().await?;
        ours.push(entries as f64 / begun.elapsed().as_secs_f64());
        if !verified.faults.is_empty() {
            return Err("the chain is not whole".into());
        }
        // Only the hashing is timed, not the reading of what is hashed.
        let (mut hash, mut next, mut took) = (GENESIS, 1, Duration::ZERO);
        bytes = 0;
        loop {
            let batch = store.ledger().audit_from(next, BATCH).await?;
            let Some(last) = batch.last() else { break };
            next = last.number + 1;
            let begun = Instant::now();
            for kept in &batch {
                hash = hash.then(&kept.canonical);
            }
            took += begun.elapsed();
            bytes += batch.iter().map(|kept| kept.canonical.len()).sum::<usize>();
        }
        black_box(hash);
        bare.push(entries as f64 / took.as_secs_f64());
    }
    let what =
        format!("Entries followed per second of {entries} ({} MiB), by hashing the same bytes alone", bytes >> 20);
    Ok(Figure::at_least(0.5, what, "/s", median(ours), median(bare)))
}

fn at(number: usize) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(1_760_000_000 + i64::try_from(number).unwrap_or_default())
}

fn patient(number: usize) -> PatientKey {
    PatientKey::external(&ConnectionId("bench000".to_owned()), &format!("{}", number % 5_000))
}

fn entry(number: usize) -> AuditEntry {
    let (user, roles) = (UserId("4f0a7c1e-bench".to_owned()), [Role::Clinician, Role::FrontDesk]);
    AuditEntry::new(&user, "MOREAU, Jeanne", &roles, AuditAction::OpenChart, at(number))
        .of(&patient(number))
        .about(AuditedKind::Visit, format!("0b6ec1f0-0000-4000-8000-{number:012}"))
}

fn intent(number: usize) -> IntentRow {
    let visit = VisitId(format!("0b6ec1f0-0000-4000-8000-{number:012}"));
    IntentRow {
        id: IntentId::random(),
        connection: ConnectionId("bench000".to_owned()),
        subject: Subject::visit(&visit),
        visit: Some(visit),
        patient: Some(patient(number)),
        act: Act::Cancel { appointment: 7.into(), start: Some(at(number)) },
        state: IntentState::Confirmed,
        created_at: at(number),
        created_by: "MOREAU, Jeanne".to_owned(),
        not_before: at(number),
        sent_at: None,
        settled_at: None,
        looks: 0,
        next_look_at: None,
        vendor_id: None,
        reason: None,
        vendor_message: None,
        correlation_id: None,
        http_status: None,
    }
}
