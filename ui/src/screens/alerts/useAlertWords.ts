import { unitWord } from "../../charts/units";
import { useFormat } from "../../format/useFormat";
import type { AlertView, ReadingView } from "../../host/types";
import { alerts } from "../../messages/alerts";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { parts } from "../../messages/parts";

const MINUTE = 60_000;

/** What is said of alerts, in the language in use. */
export function useAlertWords() {
  const words = useMessages(alerts);
  const chart = useMessages(charts);
  const { shortVendors } = useMessages(parts);
  const format = useFormat();

  function metric(alert: AlertView): string {
    if (alert.metric === "electrocardiogram") return "";
    const part = words.parts[alert.part];
    return part === "" ? chart.metrics[alert.metric] : `${chart.metrics[alert.metric]}, ${part}`;
  }
  function unit(alert: AlertView, ucum: string): string {
    return alert.metric === "electrocardiogram" ? ucum : unitWord(chart, alert.metric, ucum);
  }
  return {
    words,
    format,
    metric,
    /** "Very high: Blood pressure, systolic". */
    title: (alert: AlertView) => `${words.out[alert.side][alert.level]}: ${metric(alert)}`,
    /** The value as it was received, with its unit (GTAB-030, GTAB-054). */
    value: (alert: AlertView, reading: ReadingView) =>
      reading.unit === null ? reading.value : `${reading.value} ${unit(alert, reading.unit)}`,
    /** The same where the metric is drawn in another unit. */
    converted: (alert: AlertView, reading: ReadingView) =>
      reading.converted === null ? null : `${reading.converted} ${unit(alert, drawnUnit[alert.metric])}`,
    /** "over 140 mmHg". */
    limit: (alert: AlertView) => words.limit[alert.side](`${alert.limit.at} ${unit(alert, alert.unit)}`),
    clear: (alert: AlertView) => {
      const value = `${alert.limit.clear} ${unit(alert, alert.unit)}`;
      return alert.side === "high" ? words.panel.clearHigh(value) : words.panel.clearLow(value);
    },
    /** How the reading came, by every way. */
    came: (reading: ReadingView) =>
      reading.ways
        .map(({ kind, vendor, name }) =>
          kind === "entered"
            ? words.entered(name ?? "")
            : kind === "imported"
              ? words.imported
              : (name ?? (vendor === null ? "" : shortVendors[vendor])),
        )
        .join("; "),
    /** How long it was on its way, where that was long enough to be marked. */
    late: (reading: ReadingView) => {
      const first = reading.ways.map(({ received }) => Date.parse(received)).toSorted((a, b) => a - b)[0];
      const minutes = first === undefined ? 0 : Math.floor((first - Date.parse(reading.start)) / MINUTE);
      return minutes >= 60 ? words.late(format.minutes(minutes)) : null;
    },
  };
}

/** The unit in which each metric is drawn, in UCUM; the core converts to it. */
const drawnUnit: Record<AlertView["metric"], string> = {
  electrocardiogram: "mV",
  bloodPressure: "mm[Hg]",
  heartRate: "/min",
  restingHeartRate: "/min",
  sensorGlucose: "mg/dL",
  meterGlucose: "mg/dL",
  bloodGlucose: "mg/dL",
  steps: "{steps}",
  bodyWeight: "kg",
  oxygenSaturation: "%",
  bodyTemperature: "Cel",
};
