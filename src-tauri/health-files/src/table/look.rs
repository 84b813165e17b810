//! Looking through a table before it is read: what it seems to be, and what a person has to say.

use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use domain::observation::Metric;

use crate::broken::{Broken, Fault};

use super::clock::{DateOrder, Parts};
use super::headings::{self, Told};
use super::mapping::{DecimalMark, Layout, Limits, Mapping, UnitFrom};
use super::rows::Rows;
use super::{clarity, libre};

/// How far down headings are looked for: lines of title stand above them.
const DEEPEST_HEADING: u64 = 30;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 200;
/// The separators, the likelier first where headings are found with several.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// What a table seems to be.
#[derive(Clone, PartialEq, Eq)]
pub struct Look {
    /// Its headings: the file's own text, which may be about the patient.
    pub headings: Vec<String>,
    /// What it seems to mean; [`Mapping::questions`] are for a person.
    pub mapping: Mapping,
    /// Rows below the headings.
    pub rows: u64,
    /// Columns that hold a time in the first row below the headings.
    pub times: Vec<usize>,
    /// Columns that hold a number there.
    pub numbers: Vec<usize>,
}

impl fmt::Debug for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Look").field("mapping", &self.mapping).field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// What the dates and numbers of a table prove.
#[derive(Debug, Default)]
struct Evidence {
    day_first: bool,
    month_first: bool,
    open: bool,
    point: bool,
    comma: bool,
    unclear: bool,
}

impl Evidence {
    fn date(&mut self, text: &str) {
        match Parts::of(text) {
            Some(parts) if !parts.year_first => {
                self.day_first |= parts.first > 12;
                self.month_first |= parts.second > 12;
                self.open = true;
            }
            _ => {}
        }
    }

    fn number(&mut self, text: &str) {
        match (text.contains('.'), text.split_once(',')) {
            (true, None) => self.point = true,
            (false, Some((_, behind))) if behind.len() == 3 => self.unclear = true,
            (false, Some(_)) => self.comma = true,
            (true, Some(_)) => self.unclear = true,
            (false, None) => {}
        }
    }

    fn order(&self) -> Option<DateOrder> {
        match (self.open, self.day_first, self.month_first) {
            // No date needs it.
            (false, ..) => Some(DateOrder::DayFirst),
            (true, true, false) => Some(DateOrder::DayFirst),
            (true, false, true) => Some(DateOrder::MonthFirst),
            (true, ..) => None,
        }
    }

    fn decimal(&self) -> Option<DecimalMark> {
        match (self.point, self.comma, self.unclear) {
            (_, false, false) => Some(DecimalMark::Point),
            (false, true, _) => Some(DecimalMark::Comma),
            _ => None,
        }
    }
}

/// Looks through a table, from its beginning to its end. Refused as [`Fault::NoColumns`] where nothing in it looks like
/// rows with a time.
pub fn look<R: Read + Seek>(mut file: R) -> Result<Look, Broken> {
    let mut found = None;
    for separator in SEPARATORS {
        rewind(&mut file)?;
        let candidate = heading(&mut Rows::new(&mut file, separator)?, separator)?;
        let better = |one: &Heading, other: &Heading| one.certainty > other.certainty;
        if let Some(candidate) = candidate
            && found.as_ref().is_none_or(|found| better(&candidate, found))
        {
            found = Some(candidate);
        }
    }
    let heading = found.ok_or(Fault::NoColumns.before_all())?;
    rewind(&mut file)?;
    examine(&mut Rows::new(&mut file, heading.mapping.separator)?, heading)
}

fn rewind(file: &mut impl Seek) -> Result<(), Broken> {
    file.seek(SeekFrom::Start(0)).map(|_| ()).map_err(|error| Fault::of(&error).before_all())
}

struct Heading {
    mapping: Mapping,
    headings: Vec<String>,
    /// 3 for a maker's table, 2 for a time and a value, 1 for a time.
    certainty: u8,
}

fn heading<R: Read>(rows: &mut Rows<R>, separator: u8) -> Result<Option<Heading>, Broken> {
    let mut best: Option<Heading> = None;
    let mut above = Vec::new();
    while rows.count() < DEEPEST_HEADING {
        match rows.next() {
            Ok(Some(_)) => {}
            Ok(None) => break,
            // With the wrong separator a whole file may be one cell.
            Err(broken) if broken.fault == Fault::TooLong => break,
            Err(broken) => return Err(broken),
        }
        let headings: Vec<String> =
            (0..rows.width().min(MOST_COLUMNS)).map(|column| rows.cell(column).into_owned()).collect();
        let (mapping, certainty) = propose(&headings, separator, rows.count());
        let (times, numbers) = cells(rows);
        if certainty > best.as_ref().map_or(0, |best| best.certainty) {
            best = Some(Heading { mapping, headings: headings.clone(), certainty });
        } else if best.is_none() && !times.is_empty() && !numbers.is_empty() {
            // Headings that are not known, or none at all: what a person can still say is which column is what.
            let mapping = Mapping { heading: rows.count() - 1, time: only(&times), value: only(&numbers), ..mapping };
            best = Some(Heading { mapping, headings: std::mem::take(&mut above), certainty: 1 });
        }
        above = headings;
    }
    Ok(best)
}

/// The columns of a row that hold a time, and those that hold a number.
fn cells<R: Read>(rows: &Rows<R>) -> (Vec<usize>, Vec<usize>) {
    let columns = 0..rows.width().min(MOST_COLUMNS);
    let is_number = |text: &str| {
        text.bytes().any(|byte| byte.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || b".,-".contains(&byte))
    };
    let (times, rest): (Vec<_>, Vec<_>) = columns.partition(|column| Parts::of(&rows.cell(*column)).is_some());
    (times, rest.into_iter().filter(|column| is_number(&rows.cell(*column))).collect())
}

fn only(columns: &[usize]) -> Option<usize> {
    if let [only] = columns { Some(*only) } else { None }
}

fn propose(headings: &[String], separator: u8, heading: u64) -> (Mapping, u8) {
    let unit_of = |column: usize| headings.get(column).and_then(|text| headings::unit(text));
    let all = |unit: &str| UnitFrom::All(unit.to_owned());
    let mut mapping = Mapping {
        layout: Layout::Plain,
        separator,
        heading,
        time: None,
        value: None,
        metric: None,
        unit: None,
        order: None,
        decimal: None,
        limits: Limits::default(),
    };
    if let Some(columns) = clarity::Columns::of(headings) {
        mapping.layout = Layout::Clarity;
        (mapping.time, mapping.value) = (Some(columns.time), Some(columns.value));
        mapping.metric = Some(Metric::SensorGlucose);
        mapping.unit = unit_of(columns.value).map(all);
        mapping.limits = unit_of(columns.value).map(Limits::dexcom).unwrap_or_default();
        return (mapping, 3);
    }
    if let Some(columns) = libre::Columns::of(headings) {
        mapping.layout = Layout::LibreView;
        (mapping.time, mapping.value) = (Some(columns.time), Some(columns.historic));
        mapping.metric = Some(Metric::SensorGlucose);
        mapping.unit = unit_of(columns.historic).map(all);
        return (mapping, 3);
    }
    let told = Told::of(headings);
    (mapping.time, mapping.value) = (only(&told.times), only(&told.values));
    mapping.unit = match only(&told.units) {
        Some(column) => Some(UnitFrom::Column(column)),
        None => mapping.value.and_then(unit_of).map(all),
    };
    let certainty = match (told.times.is_empty(), told.values.is_empty()) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    (mapping, certainty)
}

fn examine<R: Read>(rows: &mut Rows<R>, heading: Heading) -> Result<Look, Broken> {
    let Heading { mut mapping, headings, .. } = heading;
    let mut evidence = Evidence::default();
    let (mut times, mut numbers) = (Vec::new(), Vec::new());
    while rows.next()?.is_some() {
        if rows.count() <= mapping.heading {
            continue;
        }
        if rows.count() == mapping.heading + 1 {
            (times, numbers) = cells(rows);
        }
        if let Some(time) = mapping.time {
            evidence.date(&rows.cell(time));
        }
        if let Some(value) = mapping.value {
            evidence.number(&rows.cell(value));
        }
    }
    mapping.order = mapping.time.and_then(|_| evidence.order());
    mapping.decimal = mapping.value.and_then(|_| evidence.decimal());
    Ok(Look { headings, rows: rows.count().saturating_sub(mapping.heading), mapping, times, numbers })
}
