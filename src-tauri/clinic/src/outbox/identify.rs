//! A booking that landed without an id: Solo's links by our reference (SOLO-11) prove that it is there and do not say
//! under which number. The number is looked for in the CSV report (SOLO-29), and every candidate is read (SOLO-14) and
//! counts only when it carries our reference.

use chrono::TimeDelta;
use domain::Act;
use domain::intent::Event;
use store::IntentRow;

use super::look::postpone;
use super::{Settlement, settle};
use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::problem::VendorFailure;
use crate::{Clinic, Result};

const MOST_CANDIDATES: usize = 40;

/// Looks for the id once.
pub(super) async fn identify(clinic: &Clinic, account: &SoloAccount, row: &IntentRow) -> Result<()> {
    let Act::Book { external_id, start, .. } = &row.act else {
        return Ok(());
    };
    let day = crate::settings::zone_of(&account.row.zone);
    let date = start.with_timezone(&day).date_naive();
    let found = match solo_calls::report(account, date, date).await {
        Ok(report) => {
            clinic.drift.note_all(&account.row.id, &report.drift);
            let mut candidates = Vec::new();
            for line in report.lines {
                let ours = line.external_id.as_deref().is_none_or(|id| id == external_id);
                if ours && unknown_here(clinic, row, line.appointment).await? {
                    // The likeliest first: the same start.
                    let rank = (line.external_id.is_none(), line.start != Some(*start));
                    candidates.push((rank, line.appointment));
                }
            }
            candidates.sort_unstable();
            first_with_reference(account, external_id, &candidates).await
        }
        Err(failure) => Err(failure),
    };
    match found {
        Ok(Some(id)) => {
            let mut settlement = Settlement::new(Event::IdLearned, "idLearned");
            settlement.vendor_id = Some(id.to_string());
            settle(clinic, row, settlement).await?;
            Ok(())
        }
        Ok(None) => {
            let looks = row.looks + 1;
            postpone(clinic, row, looks, next_delay(clinic, looks), "idNotFoundYet").await
        }
        Err(failure) => {
            tracing::info!(intent = %row.id, operation = failure.operation, "the id could not be looked for");
            postpone(clinic, row, row.looks, clinic.pace.retry_delay(2), "idNotFoundYet").await
        }
    }
}

async fn unknown_here(clinic: &Clinic, row: &IntentRow, id: i64) -> Result<bool> {
    let known = clinic.store.ledger().known_by_vendor_id(&row.connection, &id.into()).await?;
    Ok(known.is_none_or(|known| known.external_id.is_none() || Some(&known.visit) == row.visit.as_ref()))
}

async fn first_with_reference(
    account: &SoloAccount,
    external_id: &str,
    candidates: &[((bool, bool), i64)],
) -> std::result::Result<Option<i64>, VendorFailure> {
    for (_, id) in candidates.iter().take(MOST_CANDIDATES) {
        if solo_calls::carries_reference(account, *id, external_id).await? {
            return Ok(Some(*id));
        }
    }
    Ok(None)
}

/// 30 s, 2 min, 10 min, then every half hour: the visit stays on the board with its acts greyed until then.
fn next_delay(clinic: &Clinic, looks: u32) -> TimeDelta {
    clinic.pace.probe_delay(looks).unwrap_or_else(|| clinic.pace.scaled(TimeDelta::minutes(30)))
}
