//! The zone in which it is about noon: a simulated day then has people behind it and people to come, at whatever hour
//! the tests are run.

use chrono::{DateTime, Timelike, Utc};
use chrono_tz::Tz;

/// A zone without summer time in which the hour is now 12.
#[must_use]
pub fn noon() -> Tz {
    zone_at_noon(Utc::now())
}

fn zone_at_noon(now: DateTime<Utc>) -> Tz {
    let ahead = 12 - i64::from(now.hour());
    // POSIX signs: Etc/GMT-3 is three hours ahead.
    let name = if ahead > 0 { format!("Etc/GMT-{ahead}") } else { format!("Etc/GMT+{}", -ahead) };
    name.parse().unwrap_or_else(|_| unreachable!("{name} is in the table of zones, as every hour's is"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_is_noon_there_at_every_hour() {
        for hour in 0..24 {
            let now = DateTime::from_timestamp(1_763_683_200 + hour * 3_600, 0).unwrap();
            assert_eq!(now.with_timezone(&zone_at_noon(now)).hour(), 12, "{now}");
        }
    }
}
