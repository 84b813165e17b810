//! The passphrase with which a person signs in: only what Argon2id (RFC 9106) makes of it is ever kept, as a PHC string
//! that carries its own cost.
//!
//! Every call takes a noticeable part of a second and tens of megabytes: call it on a thread that may wait.

use std::time::{Duration, Instant};

use argon2::password_hash::{self, PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::VaultError;

/// What one hash may cost: memory in KiB, passes over it, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// More memory than this is not asked for, however fast the machine is: passes are added instead.
const MOST_MEMORY_KIB: u32 = 64 * 1024;
const MOST_PASSES: u32 = 24;

impl HashCost {
    /// OWASP's floor for Argon2id: 19 MiB, two passes, one lane. Nothing below it is ever used.
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// The cost of about this time on this machine, measured by hashing twice at the floor.
    ///
    /// # Errors
    /// [`VaultError::Other`] when the memory cannot be had.
    pub fn measured(target: Duration) -> Result<Self, VaultError> {
        let nobodys = SecretString::from("a passphrase of nobody");
        // The first run also pays for the memory's first use.
        hash_passphrase(&nobodys, Self::FLOOR)?;
        let begun = Instant::now();
        hash_passphrase(&nobodys, Self::FLOOR)?;
        Ok(Self::scaled(begun.elapsed(), target))
    }

    /// The cost that takes `target` where the floor takes `floor`.
    fn scaled(floor: Duration, target: Duration) -> Self {
        let times = target.as_secs_f64() / floor.as_secs_f64().max(1e-6);
        // Work grows with memory times passes.
        let work = f64::from(Self::FLOOR.memory_kib * Self::FLOOR.passes) * times;
        let memory = (work / 3.0).clamp(f64::from(Self::FLOOR.memory_kib), f64::from(MOST_MEMORY_KIB));
        let passes = (work / memory).round().clamp(f64::from(Self::FLOOR.passes), f64::from(MOST_PASSES));
        Self { memory_kib: memory as u32, passes: passes as u32, lanes: 1 }
    }

    /// The cost at which something was kept; none when it cannot be read.
    pub fn of_kept(kept: &str) -> Option<Self> {
        let kept = PasswordHash::new(kept).ok()?;
        // What has no hash was cut off: its parameters are nobody's.
        kept.hash.as_ref()?;
        let params = Params::try_from(&kept).ok()?;
        Some(Self { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() })
    }

    /// Whether guessing costs less than at another cost: work grows with memory times passes.
    pub fn is_below(self, other: Self) -> bool {
        let work = |cost: Self| u64::from(cost.memory_kib) * u64::from(cost.passes);
        work(self) < work(other)
    }

    /// This cost, or the floor where this is below it: a kept cost that somebody lowered is not used.
    #[must_use]
    pub fn at_least_the_floor(self) -> Self {
        let below = self.memory_kib < Self::FLOOR.memory_kib || self.passes < Self::FLOOR.passes || self.lanes == 0;
        let absurd = self.memory_kib > 16 * MOST_MEMORY_KIB || self.passes > 64 || self.lanes > 16;
        if below || absurd { Self::FLOOR } else { self }
    }
}

/// What is kept of a passphrase: a PHC string with a fresh salt.
///
/// # Errors
/// [`VaultError::Other`] when there is no randomness or no memory.
pub fn hash_passphrase(passphrase: &SecretString, cost: HashCost) -> Result<String, VaultError> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(VaultError::other)?;
    let salt = SaltString::encode_b64(&salt).map_err(VaultError::other)?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(VaultError::other)?;
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(passphrase.expose_secret().as_bytes(), &salt)
        .map_err(VaultError::other)?;
    Ok(hash.to_string())
}

/// Whether a passphrase is the one that was kept.
///
/// # Errors
/// [`VaultError::Damaged`] when what was kept cannot be read.
pub fn passphrase_fits(passphrase: &SecretString, kept: &str) -> Result<bool, VaultError> {
    let damaged = || VaultError::Damaged { item: "person-passphrase".to_owned() };
    let kept = PasswordHash::new(kept).map_err(|_| damaged())?;
    if kept.hash.is_none() {
        return Err(damaged());
    }
    match Argon2::default().verify_password(passphrase.expose_secret().as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::Password) => Ok(false),
        Err(_) => Err(damaged()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_passphrase_fits_what_was_kept_of_it_and_another_does_not() {
        let kept = hash_passphrase(&"correct horse".into(), HashCost::FLOOR).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(passphrase_fits(&"correct horse".into(), &kept).unwrap());
        assert!(!passphrase_fits(&"correct horsf".into(), &kept).unwrap());
        assert!(passphrase_fits(&"correct horse".into(), "$argon2id$broken").is_err());
    }

    #[test]
    fn what_was_kept_says_at_which_cost_and_whether_that_is_less_than_another() {
        let kept = hash_passphrase(&"correct horse".into(), HashCost::FLOOR).unwrap();
        let cost = HashCost::of_kept(&kept).unwrap();
        assert_eq!(cost, HashCost::FLOOR);
        let dearer = HashCost { passes: 3, ..cost };
        assert!(cost.is_below(dearer) && !dearer.is_below(cost) && !cost.is_below(cost));
        assert_eq!(HashCost::of_kept("$argon2id$broken"), None);
    }

    #[test]
    fn the_same_passphrase_is_kept_differently_each_time() {
        let passphrase = SecretString::from("correct horse");
        let kept = |_| hash_passphrase(&passphrase, HashCost::FLOOR).unwrap();
        assert_ne!(kept(1), kept(2));
    }

    #[test]
    fn the_cost_follows_the_machine_and_never_falls_below_the_floor() {
        let slow = HashCost::scaled(Duration::from_millis(400), Duration::from_millis(250));
        assert_eq!(slow, HashCost::FLOOR);
        let fast = HashCost::scaled(Duration::from_millis(20), Duration::from_millis(250));
        assert!(fast.memory_kib == 64 * 1024 && (6..=9).contains(&fast.passes), "{fast:?}");
        let lowered = HashCost { memory_kib: 64, passes: 1, lanes: 1 };
        assert_eq!(lowered.at_least_the_floor(), HashCost::FLOOR);
        assert_eq!(fast.at_least_the_floor(), fast);
    }
}
