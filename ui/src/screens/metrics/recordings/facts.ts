import type { SignalFacts } from "../../../ecg/signal";
import { isZone, two } from "../../../format/zoned";
import type { RecordingView } from "../../../host/types";

/** The zone of the clock by which a recording's times are told, and whose it is. */
export function clockOf(
  { zone, offsetMinutes, zoneAssumed }: RecordingView,
  patients: string,
): { zone: string; zoneIs: SignalFacts["zoneIs"] } {
  if (zone !== null && isZone(zone)) return { zone, zoneIs: zoneAssumed ? "assumed" : "told" };
  const offset = offsetMinutes === null ? null : offsetZone(offsetMinutes);
  return offset === null ? { zone: patients, zoneIs: "patients" } : { zone: offset, zoneIs: "told" };
}

/** An offset as a zone that this machine knows; `null` when it knows none. */
export function offsetZone(minutes: number): string | null {
  const [size, rest] = [Math.abs(minutes), Math.abs(minutes) % 60];
  // The sign of these names is the other way round: `Etc/GMT+5` is five hours behind.
  const named = `Etc/GMT${minutes === 0 ? "" : `${minutes < 0 ? "+" : "-"}${size / 60}`}`;
  const written = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(rest)}`;
  return [rest === 0 ? named : written, written].find(isZone) ?? null;
}

/** What the view is told of a recording. The core sends no number that is none here. */
export function factsOf(recording: RecordingView, patients: string): SignalFacts {
  const leads = recording.leads.map(({ rateHz, samples: _, ...lead }) => ({ ...lead, rateHz: rateHz ?? 0 }));
  const rate = leads[0]?.rateHz ?? 0;
  return {
    id: recording.id,
    start: recording.start,
    ...clockOf(recording, patients),
    // Of leads of unequal length, the longest is the recording's.
    samples: Math.ceil((recording.seconds ?? 0) * rate - 1e-6),
    leads,
    deviceSays: recording.deviceSays,
    device: recording.device,
    source: recording.source,
  };
}
