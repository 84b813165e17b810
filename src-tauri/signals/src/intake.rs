//! A recording on its way into blocks. Of the samples, no more than a block of each lead stands in memory.

use sha2::{Digest, Sha256};

use crate::{Block, Blocks, Doubt, Extent, Fault, MOST_SAMPLES, Reader, Recording, fault::Why};

/// A block and the lead it is of, from 0.
pub type LeadBlock = (u16, Block);

/// Reads a file to its end and gives blocks as they fill.
pub struct Intake<R> {
    reader: R,
    leads: Vec<Filling>,
    samples: Vec<Vec<i32>>,
    ended: bool,
}

#[derive(Default)]
struct Filling {
    blocks: Blocks,
    extents: Vec<Extent>,
    samples: u64,
    digest: Sha256,
}

/// What a recording came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// What the file tells.
    pub recording: Recording,
    /// Each lead's samples and extents.
    pub leads: Vec<WholeLead>,
    /// Of all samples, in the order of the leads: the same signal has the same, in whatever file it came.
    pub sha256: [u8; 32],
    /// In what the file differs from what it tells.
    pub doubts: Vec<Doubt>,
}

/// A lead, read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeLead {
    /// How many samples it has.
    pub samples: u64,
    /// The extent of each [`crate::BUCKET`] of them.
    pub extents: Vec<Extent>,
}

impl<R: Reader> Intake<R> {
    /// Of a file that was opened.
    pub fn new(reader: R) -> Self {
        let leads = reader.recording().leads.iter().map(|_| Filling::default()).collect();
        Self { reader, leads, samples: Vec::new(), ended: false }
    }

    /// What the file tells.
    pub fn recording(&self) -> &Recording {
        self.reader.recording()
    }

    /// How many samples of the first lead were read.
    pub fn samples(&self) -> u64 {
        self.leads.first().map_or(0, |lead| lead.samples)
    }

    /// The next blocks: none at the end only.
    ///
    /// # Errors
    /// When the file is refused.
    #[allow(clippy::should_implement_trait)] // It fails, and is asked no more after that.
    pub fn next(&mut self) -> Result<Option<Vec<LeadBlock>>, Fault> {
        while !self.ended {
            let mut made = Vec::new();
            if self.reader.read(&mut self.samples)? {
                for (index, (lead, samples)) in (0..).zip(self.leads.iter_mut().zip(&self.samples)) {
                    made.extend(lead.take(samples)?.into_iter().map(|block| (index, block)));
                }
            } else {
                self.ended = true;
                for (index, lead) in (0..).zip(&mut self.leads) {
                    made.extend(lead.rest()?.map(|block| (index, block)));
                }
            }
            if !made.is_empty() {
                return Ok(Some(made));
            }
        }
        Ok(None)
    }

    /// What it came to, once [`Intake::next`] gave none.
    ///
    /// # Errors
    /// [`Why::NoSamples`] when no lead has any.
    pub fn finish(self) -> Result<Whole, Fault> {
        if self.leads.iter().all(|lead| lead.samples == 0) {
            return Err(Fault::whole(Why::NoSamples));
        }
        let mut all = Sha256::new();
        let mut leads = Vec::with_capacity(self.leads.len());
        for lead in self.leads {
            all.update(lead.samples.to_le_bytes());
            all.update(lead.digest.finalize());
            leads.push(WholeLead { samples: lead.samples, extents: lead.extents });
        }
        let (recording, doubts) = (self.reader.recording().clone(), self.reader.doubts().to_vec());
        Ok(Whole { recording, leads, sha256: all.finalize().into(), doubts })
    }
}

impl Filling {
    fn take(&mut self, samples: &[i32]) -> Result<Vec<Block>, Fault> {
        self.samples += samples.len() as u64;
        if self.samples > MOST_SAMPLES {
            return Err(Fault::whole(Why::TooLong));
        }
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        self.digest.update(&bytes);
        let made = self.blocks.push(samples)?;
        self.extents.extend(made.iter().flat_map(|block| &block.buckets));
        Ok(made)
    }

    fn rest(&mut self) -> Result<Option<Block>, Fault> {
        let last = std::mem::take(&mut self.blocks).finish()?;
        self.extents.extend(last.iter().flat_map(|block| &block.buckets));
        Ok(last)
    }
}
