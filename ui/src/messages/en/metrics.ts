export const en = {
  title: "Metrics",
  back: "Back",
  open: "Metrics",
  overTime: "Over time",
  loading: "Readings are being read from this device.",
  asOf: (readings: number, metrics: number) =>
    `${readings === 1 ? "1 reading" : `${readings} readings`} of ${metrics === 1 ? "1 metric" : `${metrics} metrics`}, each way of arrival counted.`,
  empty: {
    title: "No readings are known",
    text: "Nothing has come from a vendor, a device or a file for this patient. That is not the same as nothing having been measured.",
  },
  notFound: {
    title: "This record is not on this device",
    text: "Find the patient again. Readings are shown only under the banner of whom they are of.",
  },
  denied: {
    title: "Your role does not include readings",
    text: "This attempt is in the audit. Ask an administrator if you need them for your work.",
  },
  clinicZone: {
    title: "Days are the clinic's, not the patient's",
    text: "No record tells this patient's time zone. Days and times of day below follow the clinic's clock.",
  },
  glucose: {
    unit: "Unit",
    population: "Goals for",
    none: "Nobody",
    typeOneAndTwo: "Type 1 and 2",
    olderOrHighRisk: "Older, high risk",
    pregnancyTypeOne: "Pregnancy, type 1",
    loading: "The figures are being worked out.",
    empty: "The sensor told fewer than two readings in the last 14 days. Nothing can be said of them.",
  },
  undrawn: {
    title: (metric: string, count: number) =>
      count === 1 ? `${metric}: 1 reading is not drawn` : `${metric}: ${count} readings are not drawn`,
    text: "Their unit was not told, or it measures something else. They are kept as they came and no number is guessed.",
  },
};

export type Metrics = typeof en;
