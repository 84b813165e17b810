import type { Flag } from "../../charts/flags";
import type { MetricWord } from "../../charts/series";
import type { Range } from "../../charts/windows";
import { en as glucose } from "./chartsGlucose";

const metrics: Record<MetricWord, string> = {
  bloodPressure: "Blood pressure",
  heartRate: "Heart rate",
  restingHeartRate: "Resting heart rate",
  sensorGlucose: "Sensor glucose",
  meterGlucose: "Meter glucose",
  bloodGlucose: "Blood glucose",
  steps: "Steps",
  bodyWeight: "Body weight",
  oxygenSaturation: "Oxygen saturation",
  bodyTemperature: "Body temperature",
};

/** Marks of a reading, as they stand after its value. */
const flags: Record<Flag, string> = {
  late: "came late",
  future: "dated in the future",
  beforeBirth: "dated before birth",
  corrected: "corrected",
  severalWays: "came on several ways",
  converted: "converted",
  atLow: "less than the device measures",
  atHigh: "more than the device measures",
  zero: "zero, to be looked at",
  reversed: "diastolic not below systolic",
  partMissing: "a part is missing",
  typed: "typed in by a person",
};

const ranges: Record<Range, { short: string; last: string; plain: string }> = {
  "24hr": { short: "24hr", last: "Last 24 hours", plain: "24 hours" },
  "7d": { short: "7d", last: "Last 7 days", plain: "7 days" },
  "14d": { short: "14d", last: "Last 14 days", plain: "14 days" },
  "30d": { short: "30d", last: "Last 30 days", plain: "30 days" },
  "1y": { short: "1y", last: "Last 365 days", plain: "365 days" },
};

const unitsOf: Record<string, string> = {
  "mm[Hg]": "mmHg",
  kPa: "kPa",
  "mg/dL": "mg/dL",
  "mmol/L": "mmol/L",
  "{steps}": "steps",
  "/d": "steps/day",
  kg: "kg",
  "[lb_av]": "lb",
  "%": "%",
  Cel: "°C",
  "[degF]": "°F",
};
const unitsLong: Record<string, string> = {
  "mm[Hg]": "millimetres of mercury",
  kPa: "kilopascals",
  "mg/dL": "milligrams per decilitre",
  "mmol/L": "millimoles per litre",
  kg: "kilograms",
  "[lb_av]": "pounds",
  "%": "percent",
  Cel: "degrees Celsius",
  "[degF]": "degrees Fahrenheit",
};

const readings = (count: number, text: string) => (count === 1 ? "1 reading" : `${text} readings`);

export const en = {
  metrics,
  flags,
  ranges,
  glucose,
  units: {
    of: unitsOf,
    long: unitsLong,
    beats: "beats/min",
    beatsLong: "heart beats per minute",
    stepsPerDay: "steps/day",
    stepsPerDayLong: "steps in a day of the patient's",
    stepsPerHour: "steps/hour",
    stepsPerHourLong: "steps in an hour of the patient's clock",
  },
  range: {
    label: "Time range",
    from: (from: string, to: string, city: string) => `${from} to ${to}, ${city} time`,
    earlier: "Earlier",
    later: "Later",
    latest: "To the latest",
    noEarlier: "There are no earlier readings.",
    noLater: "There are no later readings.",
    atLatest: "The window ends today.",
    out: (earlier: string | null, later: string | null) =>
      [earlier === null ? null : `Earlier: ${earlier}`, later === null ? null : `Later: ${later}`]
        .filter((part) => part !== null)
        .join(". ")
        .concat(" out of view"),
    moved: (title: string, from: string) => `${title} ${from}.`,
  },
  readings,
  focus: {
    label: "Focus line",
    back: "Focus line to the reading before",
    forward: "Focus line to the next reading",
    how: "Arrow keys go from reading to reading, Page Up and Page Down a day, Home and End to the ends, Shift and an arrow moves the window, plus and minus change the range.",
    none: "There is no reading to go to.",
    off: "Not placed",
    nothing: "no reading here",
    also: (more: number) => `and ${more} more at this time`,
    tolerance: (length: string) => `Shows what was measured within ${length} of the line.`,
  },
  values: { show: "Values", off: "There are too many readings in view to print each." },
  lines: "Lines",
  table: {
    open: "Table",
    close: "Charts",
    label: (metric: string) => `${metric}, newest first`,
    choose: "Readings of",
    time: (city: string) => `Time, ${city} time`,
    day: (city: string) => `Day, ${city} time`,
    value: (unit: string) => `Value, ${unit}`,
    how: "How it came",
    marks: "Marks",
    unknown: "Not stated",
    count: (count: string) => `${count}, newest first.`,
    empty: "No readings",
    emptyText: "Nothing has come for this metric.",
  },
  graph: {
    previous: "Previous",
    latest: "Latest",
    noPrevious: "None before",
    noRange: "No range",
    noneInView: "No readings in this window.",
    noReading: "No reading",
    gap: (length: string) => `Lines break where nothing came for more than ${length}.`,
    envelope: (count: string) =>
      `${count}: too many to show each. Each column reaches from the lowest to the highest. Choose a shorter range to see the readings.`,
    ticks: (count: string) => `${count}, shown as ticks.`,
    above: (count: string, end: string) => `${count} above ${end}.`,
    below: (count: string, end: string) => `${count} below ${end}.`,
    fit: "Fit to readings",
    preset: "Usual scale",
    fitted: (low: string, high: string) => `Scale fitted to the readings in view: ${low} to ${high}.`,
    noPreset: (low: string, high: string) =>
      `There is no usual scale for this unit. Fitted to the readings in view: ${low} to ${high}.`,
    around: (low: string, high: string) => `Scale ${low} to ${high}, around the latest reading.`,
    up: (metric: string) => `Move ${metric} up`,
    soFar: "so far",
    cannot: "This window cannot draw charts.",
    cannotText: "Nothing is lost: open the table of the readings.",
    summary: (
      metric: string,
      unit: string,
      range: string,
      count: string,
      ends: string | null,
      latest: string | null,
      gaps: number,
      bands: string,
    ) =>
      `${metric}, ${unit}. ${range}: ${count}${ends === null ? "" : `, ${ends}`}.${latest === null ? "" : ` Latest of all ${latest}.`}${gaps === 0 ? "" : gaps === 1 ? " 1 gap." : ` ${gaps} gaps.`} ${bands}.`,
    ends: (least: string, most: string) => `lowest ${least}, highest ${most}`,
  },
  legend: {
    label: "What the shapes mean",
    marked: "Ring: marked, see the focus line",
    converted: "Bar below: converted",
    typed: "Hollow: typed in",
    limit: "Arrow: beyond the device or the scale",
    day: "Flat square: total of a day",
  },
  more: (names: string) => `More below: ${names}`,
  noMetric: "No readings of this patient are on this device.",
  stack: "Charts over one time axis",
  byClock: {
    heartHours: "Heart rate by hour of the day",
    heartDays: "Heart rate by day",
    stepsHours: "Steps by hour of the day",
    stepsDays: "Steps by day",
    hours: (city: string) => `Hour of the day, ${city} time`,
    days: (city: string) => `Day, ${city} time`,
    ends: "Lowest to highest",
    stepsEnds: "Fewest to most in the hour",
    total: "Steps of the day",
    count: "Readings",
    daysCounted: "Days",
    none: "No data",
    above: (count: string, end: string) => `Beyond ${end}: ${count}.`,
    below: (count: string, end: string) => `Under ${end}: ${count}.`,
    longer: (count: number) =>
      `${count === 1 ? "1 count lasts" : `${count} counts last`} longer than an hour: in the days, and in no hour.`,
  },
};
