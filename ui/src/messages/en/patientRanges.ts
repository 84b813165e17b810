import type { Unjudged } from "../../host/types";

const unjudged: Record<Unjudged, (count: number, hours: number) => string> = {
  noUnit: (count) => `${count} without a unit`,
  otherUnit: (count) => `${count} in a unit that measures something else`,
  future: (count) => `${count} dated in the future`,
  beforeBirth: (count) => `${count} dated before birth`,
  tooOld: (count, hours) => `${count} older than ${hours}hr when they arrived`,
  partMissing: (count) => `${count} without this part`,
  onlyBound: (count) => `${count} that are only a bound`,
  before: (count) => `${count} from before it was set`,
};

const refusals: Record<string, string> = {
  noNumber: "Type a number, with a point or a comma before its decimals: 7.0",
  impossible: "Nobody alive measures this. Check the number and the unit.",
  unknown: "This unit does not measure this. Nothing was kept. Choose another.",
  empty: "Type one limit at least. Nothing was kept.",
  order: "Very low, low, high and very high have to follow on each other. Nothing was kept.",
  clear:
    "A high limit is left at its own number or below, a low one at its own or above, and neither beyond the other. Nothing was kept.",
  patience: "Type 1 to 10 readings, and at most 1440 minutes. Nothing was kept.",
  noRange: "This metric has no range. Nothing was kept.",
  rangeChanged: "Somebody changed this range meanwhile. Nothing was kept. Look at it again.",
  deceased: "The patient is deceased. Nothing was kept.",
  required: "Say why. Nothing was kept.",
  tooLong: "The reason is too long. Nothing was kept. Shorten it.",
  twoIdentifiers: "Two identifiers have to be ticked. Nothing was kept.",
  identifierChanged: "The identifiers are not those that were shown. Nothing was kept. Look again.",
  otherPatient: "Somebody else's identifiers were ticked. Nothing was kept. Look again.",
};

export const en = {
  refusals,
  unjudged,
  open: "Ranges…",
  title: (name: string) => `Ranges of ${name}`,
  denied: "Only clinicians set ranges.",
  means: (hours: number, days: number) =>
    `A range is for this patient alone and judges what arrives from now on. A reading that is older than ${hours}hr when it arrives raises nothing. The last ${days} days are looked at.`,
  metric: "Metric",
  part: "Part",
  parts: { whole: "", systolic: "Systolic", diastolic: "Diastolic" },
  now: "In force",
  none: "No range. Nothing is told of these readings.",
  setBy: (by: string, at: string) => `Set by ${by}, ${at}`,
  why: (text: string) => `“${text}”`,
  several: "Linked records brought two ranges. Both judge. Set one to take the place of both.",
  notJudged: (list: string) => `Not judged in the last days: ${list}.`,
  unit: "Unit",
  limits: {
    veryHigh: "Very high over",
    high: "High over",
    low: "Low under",
    veryLow: "Very low under",
  },
  clear: "Left at",
  clearHint: "Between a limit and where it is left nothing changes. Empty: left at the limit itself.",
  readings: "Readings in a row",
  minutes: "Over at least, min",
  reason: "Why",
  reasonHint: "It stays with the range.",
  act: (metric: string) => `Set the range of ${metric}`,
  replace: (metric: string) => `Change the range of ${metric}`,
  empty: "Type one limit first.",
  remove: "Remove it…",
  removeTitle: "Remove the range",
  removeText:
    "From then on nothing is told of these readings. What was raised stays on the list until somebody acknowledges it.",
  removeNo: "Keep the range",
  removeWhy: "Why it is removed",
  removeEmpty: "Say why first.",
  kept: (metric: string) => `The range of ${metric} is set.`,
  removed: (metric: string) => `The range of ${metric} is removed.`,
  past: (count: number) => (count === 1 ? "1 earlier range" : `${count} earlier ranges`),
  ended: (by: string, at: string) => `Ended by ${by}, ${at}`,
  loading: "the ranges",
  back: "Back",
  words: {
    over: (at: string, clear: string) => `over ${at}, left at ${clear}`,
    under: (at: string, clear: string) => `under ${at}, left at ${clear}`,
    names: { veryHigh: "Very high", high: "High", low: "Low", veryLow: "Very low" },
  },
  drawn: {
    between: (low: string, high: string) => `${low} to ${high}`,
    from: (low: string) => `${low} and more`,
    to: (high: string) => `${high} and less`,
    label: (part: string, ends: string) => `${part === "" ? "Range" : `${part} range`} ${ends}`,
    whose: (by: string, at: string) => `This patient's own, set by ${by}, ${at}`,
  },
};

export type PatientRangeWords = typeof en;
