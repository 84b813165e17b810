//! A real sensor's figures beside those of published implementations: GlucoStats 1.0.0 (mean, deviation, variation, GMI,
//! shares) and the quantiles of pandas, of which these numbers were taken down once.

use chrono_tz::Tz;
use domain::glucose::{Active, Band, Limits, Profile, Sample, Summary};
use domain::observation::Metric;
use health_files::table::{Mapping, UnitFrom};

use crate::support::shared;
use crate::table::{read_as, seen};

/// Wall times are taken as they stand: the profile is by the wall's clock.
fn samples() -> Option<Vec<Sample>> {
    let bytes = std::fs::read(shared()?.join("cgm/dexcom-1-subject.csv")).unwrap();
    let unit = Some(UnitFrom::All("mg/dL".to_owned()));
    let mapping = Mapping { metric: Some(Metric::SensorGlucose), unit, ..seen(&bytes).mapping };
    Some(
        read_as(&bytes, mapping, Tz::UTC)
            .readings()
            .iter()
            .filter_map(|reading| Sample::of(reading, Limits::Usual))
            .collect(),
    )
}

#[test]
#[allow(clippy::print_stdout)]
fn the_figures_of_a_real_sensor_are_those_of_published_implementations_to_the_last_printed_digit() {
    let Some(samples) = samples() else {
        println!("left out: the real file is not here");
        return;
    };
    let summary = Summary::of(&samples).unwrap();
    let printed = |number: f64| format!("{number:.1}");
    assert_eq!(summary.count, 2915);
    assert_eq!(printed(summary.mean), printed(123.665_523_156_089_2));
    assert_eq!(printed(summary.deviation.unwrap()), printed(33.268_076_116_540_69));
    assert_eq!(printed(summary.variation.unwrap()), printed(26.901_658_010_656_79));
    assert_eq!(printed(summary.gmi), printed(6.268_079_313_893_653));
    assert_eq!(printed(summary.share(Band::Target)), printed(91.663_807_890_222_98));
    assert_eq!(printed(summary.above_target()), printed(8.198_970_840_480_275));
    assert_eq!(printed(summary.below_target()), printed(0.137_221_269_296_740_97));
    assert_eq!(printed(summary.share(Band::VeryHigh)), printed(0.377_358_490_566_037_76));
    assert_eq!(printed(summary.share(Band::VeryLow)), printed(0.0));
    // More digits than are printed: nothing is right by rounding alone.
    assert!((summary.mean - 123.665_523_156_089_2).abs() < 1e-9);
    assert!((summary.variation.unwrap() - 26.901_658_010_656_79).abs() < 1e-9);

    let active = Active::of(&samples).unwrap();
    assert_eq!((printed(active.days), active.interval_min), ("12.7".to_owned(), 5.0));
    assert_eq!(printed(active.percent), "79.8");
    assert!(!active.sufficient, "12.7 days are fewer than 14 (X-GLU-05)");

    let profile = Profile::of(&samples, Tz::UTC);
    assert_eq!(profile.bins.len(), 96);
    for (minute, percentiles) in [
        (0, [77.8, 89.5, 96.0, 122.5, 144.7]),
        (495, [101.4, 109.0, 114.0, 120.0, 207.8]),
        (750, [83.0, 92.0, 96.0, 134.0, 164.9]),
        (1_425, [84.7, 92.0, 98.0, 119.0, 165.0]),
    ] {
        let bin = profile.bins.iter().find(|bin| bin.minute == minute).unwrap();
        assert_eq!(bin.percentiles.map(printed), percentiles.map(printed), "at minute {minute}");
    }
}
