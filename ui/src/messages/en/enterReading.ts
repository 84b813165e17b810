const refusals: Record<string, string> = {
  noNumber: "Type a number, with a point or a comma before its decimals: 7.0",
  impossible: "Nobody alive measures this. Check the number and the unit.",
  unknown: "This unit does not measure this. Nothing was kept. Choose another.",
  inFuture: "This time is still to come. Nothing was kept. Check the date and the time.",
  beforeBirth: "The patient was not born yet. Nothing was kept. Check the date.",
  unreadable: "The time could not be read. Nothing was kept. Type it again.",
  notTyped: "This is measured by a device and not typed in. Nothing was kept.",
};

export const en = {
  refusals,
  open: "Enter a reading",
  denied: "Only clinicians enter readings.",
  title: (name: string) => `Enter a reading of ${name}`,
  metric: "What was measured",
  value: "Value",
  systolic: "Systolic",
  diastolic: "Diastolic",
  unit: "Unit",
  date: "Date",
  time: "Time",
  zone: (zone: string) => `Times are the clinic's: ${zone}.`,
  device: "Device, if it is known",
  deviceHint: "For example: ward cuff 3",
  empty: "Type the number first.",
  badTime: "Type the time first.",
  choose: "The clocks skip this time. Choose another.",
  whichOne: "This time occurs twice. Choose which.",
  reading: "The time is being looked at.",
  unread: "What this time means could not be read. Type it again.",
  askUnusual: (shown: string) => `${shown} is unusual. Is it what the device shows?`,
  askReversed: (shown: string) =>
    `In ${shown} the diastolic is not below the systolic. Is it what the device shows?`,
  meant: (shown: string) => `Yes, ${shown}`,
  again: "Type it again",
  act: "Keep the reading",
  kept: (metric: string, shown: string) => `${metric} ${shown} is kept.`,
  known: "This very reading was known already.",
  back: "Back",
};

export type EnterReadingWords = typeof en;
