//! The visits of a day, by time: the same rows as on Today.

use std::collections::HashMap;

use chrono::Utc;
use documents::{DayList, DayListRow, Source};
use domain::ConnectionId;
use domain::audit::AuditedKind;

use super::facts;
use super::leave::{About, Paper};
use crate::access::{Member, Scheduling};
use crate::views::{BoardRow, ConnectionAge, Instant, PaperSheet};
use crate::{ClinicError, Result};

impl Scheduling {
    /// The visits of a day in the clinic's zone (`YYYY-MM-DD`), today when none is given.
    ///
    /// # Errors
    /// When the day is no date, the store cannot be read, or the file cannot be made.
    pub async fn day_list_pdf(&self, day: Option<&str>, sheet: PaperSheet) -> Result<Paper> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let member = Member { clinic: self.clinic.clone(), actor: self.actor.clone() };
        let board = member.board(day).await?;
        let names: HashMap<&ConnectionId, &ConnectionAge> =
            board.connections.iter().map(|age| (&age.id, age)).collect();
        let name = |id: &ConnectionId| names.get(id).map_or("", |age| age.name.as_str());
        let mut rows: Vec<&BoardRow> = board.waiting.iter().chain(&board.today).collect();
        rows.sort_by(|one, other| one.start.cmp(&other.start).then(one.visit.cmp(&other.visit)));
        let list = DayList {
            issue: facts::issue(clinic, &self.actor, sheet, now).await?,
            day: board.day.parse().map_err(|_| ClinicError::invalid("day", "notADate"))?,
            rows: rows
                .iter()
                .map(|row| DayListRow {
                    patient: facts::person(row),
                    visit: facts::visit(row, None),
                    source: facts::source(row, name(&row.connection)),
                    same_name: row.same_name.is_some(),
                })
                .collect(),
            sources: board.connections.iter().map(answered).collect(),
        };
        let printed = documents::day_list(&list)?;
        let about = About {
            kind: "day-list",
            connection: None,
            patient: None,
            what: AuditedKind::Day,
            entity: board.day.clone(),
            day: board.day.clone(),
        };
        Ok(Paper { clinic: self.clinic.clone(), printed, about, actor: self.actor.clone(), made_at: now })
    }
}

/// A connection, for the foot of every page: when it last answered at all.
fn answered(age: &ConnectionAge) -> Source {
    Source {
        vendor: facts::named(age.vendor, &age.name),
        confirmed_at: age.answered_at.as_ref().and_then(Instant::parse),
        stale: age.silent_since.is_some(),
    }
}
