//! The worklist: what somebody has to look at first, and what is settled.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{ConnectionId, Patient, PatientKey};
use store::{AlertAct, AlertRow, ConnectionRow, ThresholdRow};

use super::ranges::too_old_hours;
use super::shown;
use crate::access::Clinician;
use crate::metrics::{Accounts, shown as reading_shown};
use crate::people::person_view;
use crate::views::{AlertEnding, AlertView, AlertsView, Instant, count};
use crate::{Clinic, Result};

/// How many settled alerts are shown.
const SETTLED: u32 = 50;

impl Clinician {
    /// The alerts of the clinic, from the store.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn alerts(&self) -> Result<AlertsView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let (open, settled) = (ledger.alerts_to_look_at().await?, ledger.alerts_settled(SETTLED).await?);
        let shelf = Shelf::read(clinic, open.iter().chain(&settled)).await?;
        let mut open: Vec<AlertView> = open.iter().filter_map(|row| shelf.view(row)).collect();
        // What nobody has seen first, then by how far out, then what stands, then the longest.
        open.sort_by(|one, other| {
            let key = |of: &AlertView| (!of.acts.is_empty(), std::cmp::Reverse(of.level), of.ended.is_some());
            key(one).cmp(&key(other)).then_with(|| one.since.cmp(&other.since))
        });
        let watched: HashSet<PatientKey> =
            ledger.thresholds_in_force(None).await?.into_iter().map(|row| row.patient).collect();
        Ok(AlertsView {
            unacknowledged: count(open.iter().filter(|alert| alert.acts.is_empty()).count()),
            open,
            settled: settled.iter().filter_map(|row| shelf.view(row)).collect(),
            watched: count(watched.len()),
            too_old_hours: too_old_hours(),
        })
    }
}

/// What is needed to show alerts.
struct Shelf {
    ranges: HashMap<String, ThresholdRow>,
    acts: HashMap<String, Vec<AlertAct>>,
    people: HashMap<PatientKey, Patient>,
    connections: HashMap<ConnectionId, ConnectionRow>,
    accounts: Accounts,
    now: DateTime<Utc>,
}

impl Shelf {
    async fn read<'a>(clinic: &Clinic, rows: impl Iterator<Item = &'a AlertRow> + Clone) -> Result<Self> {
        let ledger = clinic.store.ledger();
        let ids: Vec<&str> = rows.clone().map(|row| row.threshold.as_str()).collect();
        let ranges = ledger.thresholds_by_id(&ids).await?;
        let keys: Vec<PatientKey> = ranges.iter().map(|row| row.patient.clone()).collect();
        let alerts: Vec<&str> = rows.map(|row| row.id.as_str()).collect();
        let mut acts: HashMap<String, Vec<AlertAct>> = HashMap::new();
        for act in ledger.alert_acts(&alerts).await? {
            acts.entry(act.alert.clone()).or_default().push(act);
        }
        Ok(Self {
            ranges: ranges.into_iter().map(|row| (row.id.clone(), row)).collect(),
            acts,
            people: clinic.store.mirror().patients(&keys).await?,
            connections: ledger.connections().await?.into_iter().map(|row| (row.id.clone(), row)).collect(),
            accounts: Accounts::read(clinic).await?,
            now: Utc::now(),
        })
    }

    fn view(&self, row: &AlertRow) -> Option<AlertView> {
        let range = self.ranges.get(&row.threshold)?;
        let limits = &range.threshold.limits;
        let patient = self.people.get(&range.patient);
        let connection = self.connections.get(&range.patient.connection());
        let born = patient.and_then(|patient| patient.birth_date.as_ref()).and_then(|date| date.day());
        let reading = |one| reading_shown(one, &self.accounts, self.now, born);
        Some(AlertView {
            id: row.id.clone(),
            person: person_view(patient, Some(&range.patient)),
            vendor: connection.map(ConnectionRow::vendor),
            connection_name: connection.map(|row| row.name.clone()).unwrap_or_default(),
            metric: range.threshold.metric,
            part: range.threshold.part,
            side: row.side,
            level: row.level,
            limit: shown::limit(limits.limit(row.side, row.level)?),
            unit: limits.unit.code().to_owned(),
            readings: range.threshold.patience.readings.into(),
            minutes: range.threshold.patience.minutes.into(),
            reading: reading(&row.reading),
            since: Instant::from(row.since),
            raised_at: Instant::from(row.raised_at),
            ended: row.ended.map(|how| AlertEnding {
                how: shown::ended_by(how),
                at: row.ended_at.map(Instant::from),
                reading: row.ended_reading.as_ref().map(reading),
            }),
            acts: self.acts.get(&row.id).into_iter().flatten().map(shown::act).collect(),
        })
    }
}
