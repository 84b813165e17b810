//! What an intent about a report would change: an order makes a report at the vendor.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ReportId;

/// A change about a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ReportAct {
    /// Order an encounter report (SOLO-30).
    Order {
        /// Its id here.
        report: ReportId,
        /// First day, ISO, in the connection's zone.
        from: String,
        /// Last day, included.
        to: String,
        /// The vendor's preset.
        preset: String,
        /// What will lock the file. It is kept with the report and joined to the act only while it is sent: what is kept
        /// of an act stays for ever, and a secret must not.
        #[serde(skip)]
        password: Option<ReportPassword>,
    },
}

/// The password of a report's file. `Debug` does not show it, and it is not serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportPassword(pub String);

impl fmt::Debug for ReportPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReportPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Act;

    #[test]
    fn what_is_kept_of_an_order_has_no_password() {
        let order = |password: Option<&str>| {
            Act::Report(ReportAct::Order {
                report: ReportId("r1".to_owned()),
                from: "2026-11-01".to_owned(),
                to: "2026-11-20".to_owned(),
                preset: "a2c6e3fc".to_owned(),
                password: password.map(|text| ReportPassword(text.to_owned())),
            })
        };
        let with = order(Some("IK5adv2N5V-gr£9v6"));
        let kept = serde_json::to_string(&with).unwrap_or_default();
        assert!(kept.contains("a2c6e3fc") && !kept.contains("IK5adv") && !format!("{with:?}").contains("IK5adv"));
        assert_eq!(serde_json::from_str::<Act>(&kept).ok(), Some(order(None)));
    }
}
