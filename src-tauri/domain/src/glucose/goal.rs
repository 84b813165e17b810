//! What the consensus of 2019 aims at, for a population that a person named (rule X-GLU-04). Without one, there is no
//! goal: it is never guessed from age or diagnosis.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Band, Limits, Summary};

/// For whom goals hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Population {
    /// Type 1 and type 2 diabetes.
    TypeOneAndTwo,
    /// Older people and those at high risk.
    OlderOrHighRisk,
    /// Pregnancy with type 1 diabetes, by limits of its own.
    PregnancyTypeOne,
}

/// What is measured against a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum GoalOf {
    /// In the target band: more than.
    Target,
    /// Below the target, very low included: less than.
    BelowTarget,
    /// Below 54 mg/dL: less than.
    VeryLow,
    /// Above the target, very high included: less than.
    AboveTarget,
    /// Above 250 mg/dL: less than.
    VeryHigh,
    /// The coefficient of variation: at most.
    Variation,
}

/// A goal and whether it is met.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// Of what.
    pub of: GoalOf,
    /// The bound, in percent.
    pub percent: f64,
    /// Whether it is met.
    pub met: bool,
}

impl Population {
    /// By which limits their readings are judged.
    pub fn limits(self) -> Limits {
        match self {
            Self::TypeOneAndTwo | Self::OlderOrHighRisk => Limits::Usual,
            Self::PregnancyTypeOne => Limits::Pregnancy,
        }
    }

    /// The goals for these people, in the order in which they are read.
    fn bounds(self) -> &'static [(GoalOf, f64)] {
        match self {
            Self::TypeOneAndTwo => &[
                (GoalOf::Target, 70.0),
                (GoalOf::BelowTarget, 4.0),
                (GoalOf::VeryLow, 1.0),
                (GoalOf::AboveTarget, 25.0),
                (GoalOf::VeryHigh, 5.0),
                (GoalOf::Variation, 36.0),
            ],
            Self::OlderOrHighRisk => &[
                (GoalOf::Target, 50.0),
                (GoalOf::BelowTarget, 1.0),
                (GoalOf::VeryHigh, 10.0),
                (GoalOf::Variation, 36.0),
            ],
            Self::PregnancyTypeOne => &[
                (GoalOf::Target, 70.0),
                (GoalOf::BelowTarget, 4.0),
                (GoalOf::VeryLow, 1.0),
                (GoalOf::AboveTarget, 25.0),
            ],
        }
    }

    /// How a summary of readings that were judged by their limits stands to them.
    pub fn goals(self, summary: &Summary) -> Vec<Goal> {
        let goal = |(of, percent): &(GoalOf, f64)| {
            let met = match of {
                GoalOf::Target => summary.share(Band::Target) > *percent,
                GoalOf::BelowTarget => summary.below_target() < *percent,
                GoalOf::VeryLow => summary.share(Band::VeryLow) < *percent,
                GoalOf::AboveTarget => summary.above_target() < *percent,
                GoalOf::VeryHigh => summary.share(Band::VeryHigh) < *percent,
                GoalOf::Variation => summary.variation.is_some_and(|variation| variation <= *percent),
            };
            Goal { of: *of, percent: *percent, met }
        };
        self.bounds().iter().map(goal).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(shares: [f64; 5]) -> Summary {
        Summary { count: 4032, mean: 154.0, deviation: Some(50.0), variation: Some(36.0), gmi: 7.0, shares }
    }

    fn met(population: Population, shares: [f64; 5]) -> Vec<bool> {
        population.goals(&summary(shares)).iter().map(|goal| goal.met).collect()
    }

    #[test]
    fn x_glu_04_every_bound_is_on_its_side() {
        let all = Population::TypeOneAndTwo;
        assert_eq!(met(all, [0.9, 2.0, 72.2, 20.0, 4.9]), [true; 6]);
        assert_eq!(met(all, [1.0, 3.0, 70.0, 21.0, 5.0]), [false, false, false, false, false, true]);
        let older = Population::OlderOrHighRisk;
        assert_eq!(met(older, [0.4, 0.5, 60.0, 29.2, 9.9]), [true; 4]);
        assert_eq!(met(older, [0.5, 0.5, 50.0, 39.0, 10.0]), [false, false, false, true]);
        let pregnant = Population::PregnancyTypeOne;
        assert_eq!(met(pregnant, [0.9, 3.0, 71.2, 24.9, 0.0]), [true; 4]);
        assert_eq!(met(pregnant, [1.0, 3.0, 70.0, 26.0, 0.0]), [false; 4]);
    }
}
