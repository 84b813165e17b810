//! The rules of signing in that need no store and no clock: when two user names are one, and how wrong tries slow the
//! next one down.
//!
//! Waits grow with the wrong tries in a row at one name, whether somebody has that name or not, and with those at all
//! names together, so that trying one passphrase at many names is as slow. None of them is for ever: a way back by time is
//! left to whoever forgot, and a colleague cannot shut another one out for good.

use chrono::{DateTime, TimeDelta, Utc};
use unicode_normalization::UnicodeNormalization;

/// Longest user name, in characters.
pub const LONGEST_USER_NAME: usize = 64;

/// Wrong tries in a row after which a name is locked. NIST SP 800-63B (5.2.2) allows a hundred at most.
pub const LOCKED_AFTER: u32 = 10;

/// How long a name stays locked, unless an administrator takes the lock off.
pub const LOCKED_FOR: TimeDelta = TimeDelta::minutes(30);

/// How long a passphrase is good that somebody else gave (ASVS 6.4.1): for the person to come to the desk once.
pub const GIVEN_FOR: TimeDelta = TimeDelta::days(7);

/// Wrong tries that are this old are forgotten.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// The same for those at all names together.
const FORGOTTEN_BY_ALL_AFTER: TimeDelta = TimeDelta::minutes(15);

/// The form in which user names are compared: NFKC, and without regard to case. Two names that look alike in small and
/// capital letters are one.
pub fn compared(user_name: &str) -> String {
    let composed: String = user_name.trim().nfkc().collect();
    // Capitals first: so ß and SS, and both forms of a sigma, are one.
    composed.to_uppercase().to_lowercase().nfkc().collect()
}

/// A passphrase in the form in which it is hashed (NFKC): the same keys on another keyboard are the same bytes.
pub fn normal(passphrase: &str) -> String {
    passphrase.nfkc().collect()
}

/// A user name that can be given: neither empty nor too long, without blanks and unseen characters. The answer is the name
/// as it is kept.
pub fn user_name(typed: &str) -> Result<String, &'static str> {
    let name = typed.trim();
    if name.is_empty() {
        return Err("required");
    }
    if name.chars().count() > LONGEST_USER_NAME {
        return Err("tooLong");
    }
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c) || c == '\u{feff}';
    if name.chars().any(odd) { Err("noBlanks") } else { Ok(name.to_owned()) }
}

/// Wrong tries in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub count: u32,
    /// No try before.
    pub not_before: DateTime<Utc>,
    /// When the last one was.
    pub last: DateTime<Utc>,
}

/// Whose tries are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriedAt {
    /// One user name.
    Name,
    /// All names together.
    Console,
}

impl Tries {
    /// The tries with one more.
    pub fn and_one(before: Option<Self>, at: TriedAt, now: DateTime<Utc>) -> Self {
        let counted = before.filter(|tries| now - tries.last < at.forgotten_after()).map_or(0, |tries| tries.count);
        let count = counted.saturating_add(1);
        Self { count, not_before: now + at.wait(count), last: now }
    }

    /// The tries without the last one, which turned out to be right.
    #[must_use]
    pub fn less_one(self, at: TriedAt) -> Self {
        let count = self.count.saturating_sub(1);
        Self { count, not_before: self.last + at.wait(count), ..self }
    }

    /// Until when no try is taken; none when one is taken now. A clock that was set back does not make a wait longer than
    /// it was.
    pub fn wait(&self, at: TriedAt, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let longest = now + at.wait(self.count);
        Some(self.not_before.min(longest)).filter(|until| *until > now)
    }

    /// Whether this is a lock rather than a wait.
    pub fn is_lock(&self) -> bool {
        self.count >= LOCKED_AFTER
    }
}

impl TriedAt {
    fn forgotten_after(self) -> TimeDelta {
        match self {
            Self::Name => FORGOTTEN_AFTER,
            Self::Console => FORGOTTEN_BY_ALL_AFTER,
        }
    }

    /// The wait after so many wrong tries in a row.
    pub fn wait(self, count: u32) -> TimeDelta {
        match (self, count) {
            (Self::Name, 0..=2) | (Self::Console, 0..=9) => TimeDelta::zero(),
            (Self::Name, 3) | (Self::Console, 10..=19) => TimeDelta::seconds(5),
            (Self::Name, 4) => TimeDelta::seconds(15),
            (Self::Name, 5) | (Self::Console, 20..=49) => TimeDelta::seconds(30),
            (Self::Name, 6) => TimeDelta::minutes(1),
            (Self::Name, 7) => TimeDelta::minutes(2),
            (Self::Name, 8..LOCKED_AFTER) | (Self::Console, _) => TimeDelta::minutes(5),
            (Self::Name, _) => LOCKED_FOR,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn names_that_differ_in_case_width_or_composition_are_one() {
        for (one, other) in [("Moreau", "MOREAU"), ("ｊｅａｎｎｅ", "Jeanne"), ("Zoe\u{308}", "ZOË"), ("weiß", "WEISS")]
        {
            assert_eq!(compared(one), compared(other), "{one} {other}");
        }
        assert_ne!(compared("moreau"), compared("morean"));
    }

    #[test]
    fn a_name_without_letters_or_with_blanks_is_refused() {
        assert_eq!(user_name("  "), Err("required"));
        assert_eq!(user_name("j moreau"), Err("noBlanks"));
        assert_eq!(user_name("j\u{200b}moreau"), Err("noBlanks"));
        assert_eq!(user_name(&"x".repeat(65)), Err("tooLong"));
        assert_eq!(user_name(" moreau "), Ok("moreau".to_owned()));
    }

    #[test]
    fn the_tenth_wrong_try_locks_a_name_for_half_an_hour() {
        let mut tries = None;
        for try_number in 0..10 {
            tries = Some(Tries::and_one(tries, TriedAt::Name, at(try_number * 600)));
        }
        let tries = tries.unwrap();
        assert!(tries.is_lock());
        assert_eq!(tries.wait(TriedAt::Name, at(5400)), Some(at(5400 + 1800)));
        assert_eq!(tries.wait(TriedAt::Name, at(5400 + 1800)), None);
    }

    #[test]
    fn old_tries_are_forgotten_and_a_right_one_takes_only_itself_back() {
        let one = Tries::and_one(None, TriedAt::Console, at(0));
        let two = Tries::and_one(Some(one), TriedAt::Console, at(1));
        assert_eq!((two.count, two.less_one(TriedAt::Console).count), (2, 1));
        assert_eq!(Tries::and_one(Some(two), TriedAt::Console, at(901)).count, 1);
        assert_eq!(Tries::and_one(Some(two), TriedAt::Name, at(901)).count, 3);
    }

    #[test]
    fn a_clock_that_was_set_back_waits_no_longer_than_the_wait_is() {
        let tries = Tries { count: 3, not_before: at(100_000), last: at(99_995) };
        assert_eq!(tries.wait(TriedAt::Name, at(0)), Some(at(5)));
    }

    proptest! {
        #[test]
        fn waits_never_get_shorter_with_more_tries(count in 0u32..1_000) {
            for place in [TriedAt::Name, TriedAt::Console] {
                prop_assert!(place.wait(count + 1) >= place.wait(count));
            }
        }
    }
}
