//! A signal as it comes: begun, block by block, whole; and how one goes.

use signals::{LeadBlock, WholeLead, extent};
use sqlx::Row;

use super::super::LedgerTx;
use super::{KeptLead, NewSignal};
use crate::StoreError;
use crate::cells::{json, ms, opt_ms, unreadable};
use crate::insert::Insert;

const BLOCKS: Insert =
    Insert { head: "INSERT INTO signal_blocks(signal, lead, block, count, bytes)", columns: 5, tail: "" };

impl LedgerTx {
    /// Begins a signal and gives its number. Nobody sees it before [`LedgerTx::finish_signal`].
    /// [`StoreError::Duplicate`] when the id is taken.
    pub async fn begin_signal(&mut self, new: &NewSignal) -> Result<i64, StoreError> {
        let leads: Vec<KeptLead> = new.leads.iter().map(|lead| KeptLead { lead: lead.clone(), samples: 0 }).collect();
        let added = sqlx::query(
            "INSERT INTO signals(id, patient, origin, start, zone, leads, device, source, device_says, symptoms, kept_at,
                 state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'coming') RETURNING no",
        )
        .bind(new.id.as_str())
        .bind(new.patient.as_str())
        .bind(new.origin)
        .bind(opt_ms(new.start))
        .bind(new.zone.as_ref().map(json).transpose()?)
        .bind(json(&leads)?)
        .bind(new.instrument.device.as_deref())
        .bind(new.instrument.source.as_deref())
        .bind(new.device_says.as_deref())
        .bind(new.symptoms.as_deref())
        .bind(ms(new.kept_at))
        .fetch_one(self.conn())
        .await
        .and_then(|row| row.try_get::<i64, _>(0))
        .map_err(StoreError::from);
        self.settle(added)
    }

    /// Keeps blocks of a signal that is coming.
    pub async fn put_signal_blocks(&mut self, no: i64, blocks: Vec<LeadBlock>) -> Result<(), StoreError> {
        let put = BLOCKS.run(self.conn(), &blocks, |statement, (lead, block)| {
            let statement = statement.bind(no).bind(i64::from(*lead)).bind(i64::from(block.index));
            statement.bind(i64::from(block.count)).bind(block.bytes.clone())
        });
        let put = put.await;
        self.settle(put)
    }

    /// The signal is whole. False when the same one, beginning at the same time, came on the same way before: that one
    /// stays and this one is removed. [`StoreError::Unreadable`] when it is not coming, or when a lead lacks a block.
    pub async fn finish_signal(&mut self, no: i64, leads: &[WholeLead], sha256: &[u8; 32]) -> Result<bool, StoreError> {
        let known = sqlx::query_scalar::<_, i64>(
            "SELECT count(*) FROM signals AS coming JOIN signals AS other USING (origin)
             WHERE coming.no = ?1 AND other.state = 'whole' AND other.sha256 = ?2 AND other.start IS coming.start",
        );
        let known = known.bind(no).bind(sha256.as_slice()).fetch_one(self.conn()).await.map_err(StoreError::from);
        if self.settle(known)? > 0 {
            self.remove_signal_no(no).await?;
            return Ok(false);
        }
        for (at, lead) in (0_i64..).zip(leads) {
            self.has_samples(no, at, lead.samples).await?;
            let bytes = extent::pack(&lead.extents).map_err(|_| unreadable("signal_extents"))?;
            let query = sqlx::query("INSERT INTO signal_extents(signal, lead, bytes) VALUES (?1, ?2, ?3)");
            let put = query.bind(no).bind(at).bind(bytes).execute(self.conn()).await.map_err(StoreError::from);
            self.settle(put)?;
        }
        let kept = sqlx::query_scalar::<_, String>("SELECT leads FROM signals WHERE no = ?1 AND state = 'coming'");
        let kept = kept.bind(no).fetch_optional(self.conn()).await.map_err(StoreError::from);
        let kept = self.settle(kept)?.ok_or_else(|| unreadable("signals"))?;
        let mut kept: Vec<KeptLead> = crate::cells::from_json(&kept, "leads")?;
        if kept.len() != leads.len() {
            return Err(unreadable("leads"));
        }
        kept.iter_mut().zip(leads).for_each(|(kept, lead)| kept.samples = lead.samples);
        let done = sqlx::query("UPDATE signals SET state = 'whole', leads = ?2, sha256 = ?3 WHERE no = ?1")
            .bind(no)
            .bind(json(&kept)?)
            .bind(sha256.as_slice())
            .execute(self.conn())
            .await;
        self.settle(done.map_err(StoreError::from))?;
        Ok(true)
    }

    /// Whether all samples of a lead are there, none twice.
    async fn has_samples(&mut self, no: i64, lead: i64, samples: u64) -> Result<(), StoreError> {
        let query = sqlx::query_as::<_, (i64, i64)>(
            "SELECT coalesce(sum(count), 0), coalesce(max(block) + 1, 0) FROM signal_blocks WHERE signal = ?1 AND lead = ?2",
        );
        let found = query.bind(no).bind(lead).fetch_one(self.conn()).await.map_err(StoreError::from);
        let (count, blocks) = self.settle(found)?;
        let block = signals::BLOCK as u64;
        let whole = u64::try_from(count) == Ok(samples) && u64::try_from(blocks) == Ok(samples.div_ceil(block));
        if whole { Ok(()) } else { Err(unreadable("signal_blocks")) }
    }

    /// Removes a signal and all its samples.
    pub async fn remove_signal(&mut self, id: &str) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM signals WHERE id = ?1").bind(id).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Removes what came of a signal that will not be whole.
    pub async fn remove_signal_no(&mut self, no: i64) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM signals WHERE no = ?1 AND state = 'coming'").bind(no).execute(self.conn());
        let done = done.await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// Removes all that a crash left half come. To be called when nothing is being read in.
    pub async fn remove_coming_signals(&mut self) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM signals WHERE state = 'coming'").execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}
