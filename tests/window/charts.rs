//! Every chart of a record read by keyboard, in the real window: the stack by its focus line and each of its tables, the
//! sensor's profile, times in ranges and days, and the heart rate by hour. The electrocardiogram is in `watched`, what is
//! typed in in `metrics`.

use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use sandbox::noon;
use serde_json::{Value, json};

use super::axe::violations;
use super::desk::Desk;
use super::display::Display;
use super::metrics::{TOLD, drawn};
use super::smallest::{make_smallest, pictures};
use super::watched::{bring_in, open_metrics};
use window_driver::{Page, keys};

const NOTHING: Vec<String> = Vec::new();

/// Readings of the sensor: one in five minutes of sixteen days.
const SENSED: i64 = 16 * 288;

/// What stands for each metric where the focus line is, and first in its table. Steps are a day's.
const NEWEST: [(&str, &str); 8] = [
    ("Blood pressure", "131/84"),
    ("Heart rate", "77"),
    ("Resting heart rate", "58"),
    ("Blood glucose", "118"),
    ("Body weight", "71.4"),
    ("Oxygen saturation", "97"),
    ("Body temperature", "36.6"),
    ("Sensor glucose", "123"),
];

fn quantity(kind: &str, unit: &str, at: DateTime<Utc>, until: DateTime<Utc>, value: &str) -> String {
    from("Phone", kind, unit, at, until, value)
}

fn from(source: &str, kind: &str, unit: &str, at: DateTime<Utc>, until: DateTime<Utc>, value: &str) -> String {
    let stamp = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M:%S +0000");
    format!(
        "<Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"{source}\" unit=\"{unit}\" creationDate=\"{}\" \
         startDate=\"{}\" endDate=\"{}\" value=\"{value}\"/>\n",
        stamp(at),
        stamp(at),
        stamp(until)
    )
}

/// An export of each metric that Apple Health knows: for fifteen days an hourly heart rate, and each hour a hundred steps by
/// the phone and a hundred and ten by the watch; of the others one at the newest time.
fn export(newest: DateTime<Utc>) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"en_US\">\n".to_owned();
    for hours in (0..15 * 24).rev() {
        let at = newest - TimeDelta::hours(hours);
        let beats = if hours == 0 { 77 } else { 60 + hours % 10 };
        text += &quantity("HeartRate", "count/min", at, at, &beats.to_string());
        let hour = at.with_minute(0).and_then(|at| at.with_second(0)).unwrap_or(at);
        for (device, steps) in [("Phone", "100"), ("Watch", "110")] {
            text += &from(device, "StepCount", "count", hour - TimeDelta::hours(1), hour, steps);
        }
    }
    for (kind, unit, value) in [
        ("RestingHeartRate", "count/min", "58"),
        ("BloodGlucose", "mg/dL", "118"),
        ("BodyMass", "kg", "71.4"),
        ("OxygenSaturation", "%", "0.97"),
        ("BodyTemperature", "degC", "36.6"),
    ] {
        text += &quantity(kind, unit, newest, newest, value);
    }
    let when = newest.format("%Y-%m-%d %H:%M:%S +0000");
    writeln!(
        text,
        "<Correlation type=\"HKCorrelationTypeIdentifierBloodPressure\" sourceName=\"Phone\" creationDate=\"{when}\" \
         startDate=\"{when}\" endDate=\"{when}\">"
    )
    .unwrap();
    text += &quantity("BloodPressureSystolic", "mmHg", newest, newest, "131");
    text += &quantity("BloodPressureDiastolic", "mmHg", newest, newest, "84");
    text + "</Correlation>\n</HealthData>\n"
}

/// Sixteen days of a sensor as Dexcom Clarity writes them, on the clinic's clock: 123 mg/dL all day, 190 from noon to two.
fn sensor(newest: DateTime<Utc>) -> String {
    let mut text =
        "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Glucose Value (mg/dL),Source Device ID\n".to_owned();
    let clock = noon();
    for index in 0..SENSED {
        let at = (newest - TimeDelta::minutes(5 * (SENSED - 1 - index))).with_timezone(&clock);
        // The last one is 123 whatever the hour, since it is what the focus line meets.
        let high = (12..14).contains(&at.hour()) && index != SENSED - 1;
        let value = if high { 190 } else { 123 };
        writeln!(text, "{},{},EGV,{value},Sensor 1", index + 1, at.format("%Y-%m-%dT%H:%M:%S")).unwrap();
    }
    text
}

/// Each metric's name and newest value out of the stack's table, whose list of metrics is gone through by arrow keys.
async fn tables(page: &Page) -> Vec<(String, String)> {
    let shown = "const list = document.querySelector('button[aria-haspopup=listbox]'); \
                 const named = document.querySelector('table[aria-label]').getAttribute('aria-label'); \
                 return [list.innerText.trim(), named, document.querySelector('tbody tr td:nth-child(2)').innerText]";
    page.tab_to("the list of metrics", "e.getAttribute('aria-haspopup') === 'listbox'").await;
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        let Value::Array(now) = page.run(shown).await else { panic!("no table") };
        let text = |at: usize| now[at].as_str().unwrap_or_default().replace(char::is_whitespace, " ");
        let chosen = text(0);
        if found.last().is_some_and(|(last, _)| *last == chosen) {
            return found;
        }
        let name = chosen.split(',').next().unwrap_or_default();
        assert!(text(1).starts_with(name), "the table is named {} and {chosen} is chosen", text(1));
        found.push((chosen, text(2)));
        page.press(&[keys::RIGHT]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_chart_of_a_record_is_read_by_keyboard() {
    let mut desk = Desk::new().await;
    let display = Display::start();
    desk.set("DISPLAY", display.name());
    desk.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let newest = Utc::now() - TimeDelta::minutes(5);
    let (readings, glucose) = (folder.path().join("export.xml"), folder.path().join("clarity.csv"));
    std::fs::write(&readings, export(newest)).unwrap();
    std::fs::write(&glucose, sensor(newest)).unwrap();
    let page = desk.page();
    open_metrics(page).await;
    bring_in(page, &display, &readings, "Heart rate").await;
    page.wait("the heart rate is drawn", "document.querySelectorAll('canvas').length > 0").await;
    bring_in(page, &display, &glucose, "Sensor glucose").await;

    // The stack: one line over all graphs says what each has.
    page.see("Glucose profile").await;
    let plots = "document.querySelectorAll('section canvas').length >= 10";
    page.wait("each of nine metrics is drawn, and steps of each device", plots).await;
    assert!(drawn(page).await > 2_000, "nothing is drawn");
    page.tab_to("the focus line", "e.getAttribute('role') === 'slider'").await;
    page.press(&[keys::END]).await;
    for (metric, value) in NEWEST {
        page.wait(metric, &format!("({TOLD}).includes({})", json!(format!("{metric}: {value}")))).await;
    }
    let told = page.run(&format!("return {TOLD}")).await;
    page.press(&[keys::LEFT]).await;
    page.wait("the line goes to a reading before, and says so", &format!("({TOLD}) !== {told}")).await;
    assert_eq!(violations(page).await, NOTHING);
    pictures(page, "charts-wide").await;

    // A table for every graph, newest first.
    page.press(&['t']).await;
    page.see("newest first").await;
    let tables = tables(page).await;
    assert_eq!(tables.len(), 10, "{tables:?}");
    for (metric, value) in NEWEST {
        let found = tables.iter().find(|(name, _)| name.split(',').next() == Some(metric));
        // The digits before the point and after it stand in two columns.
        assert!(found.is_some_and(|(_, first)| first.replace(' ', "").contains(value)), "{metric} {value}: {tables:?}");
    }
    for device in ["Steps, Phone", "Steps, Watch"] {
        assert!(tables.iter().any(|(name, _)| name == device), "{tables:?}");
    }
    assert_eq!(violations(page).await, NOTHING);
    page.press(&[keys::ESCAPE]).await;

    // The sensor: profile, times in ranges and days, each with its numbers in words.
    let cells = |caption: &str| {
        format!(
            "[...document.querySelectorAll('caption')].find(c => c.textContent.includes({}))?.parentElement\
             .textContent",
            json!(caption)
        )
    };
    page.wait("the profile's table has the level", &format!("{}?.includes('123')", cells("The profile as a table")))
        .await;
    page.wait("and the two hours above", &format!("{}?.includes('190')", cells("The profile as a table"))).await;
    // Two of twenty-four hours are above the target, the rest are in it.
    page.wait("the times in ranges", &format!("/9[12](\\.\\d)? ?%/.test({})", cells("Time in ranges"))).await;
    let day = "[...document.querySelectorAll('svg[role=img]')].some(s => \
               (s.getAttribute('aria-label') ?? '').endsWith('lowest 123, highest 190'))";
    page.wait("a day says its lowest and highest", day).await;

    // Heart rate and steps by the clock; a phone's and a watch's steps are never summed (X-STP-02).
    page.move_to("By hour and day").await;
    page.wait("an hour has its ends", &format!("/\\d\\d:00\\d+–\\d+/.test({})", cells("Heart rate by hour"))).await;
    for (device, total) in [("Phone", "2400"), ("Watch", "2640")] {
        let days = format!("({})?.replace(/\\s/g, '').includes('{total}')", cells(&format!("Steps by day, {device}")));
        page.wait("a whole day has its total", &days).await;
    }
    let hours = cells("Steps by hour of the day, Watch");
    page.wait("an hour has its own", &format!("({hours})?.includes('110')")).await;
    assert_eq!(violations(page).await, NOTHING);
    pictures(page, "hours-wide").await;
    page.enter_on("Table").await;
    page.wait("the numbers are shown", "!document.querySelector('svg[data-colour]')").await;
    assert_eq!(violations(page).await, NOTHING);
    page.press(&[keys::ESCAPE]).await;
    page.wait("and the graphs again", "document.querySelector('svg[data-colour]')").await;
    // The arrow keys go round (they stop at the last by themselves).
    page.move_to("Over time").await;
    page.wait("the graphs over time are back", "document.querySelector('#over-time')").await;
    page.move_to("By hour and day").await;
    page.wait("and the hours", &format!("{} !== undefined", cells("Heart rate by hour"))).await;
    make_smallest(page).await;
    pictures(page, "hours").await;
    desk.close().await;
}
