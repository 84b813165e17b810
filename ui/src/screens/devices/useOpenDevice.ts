import { useEffect, useState } from "react";
import type { DeviceView } from "../../host/types";
import { keyOf } from "./deviceKey";

/**
 * The device that is open. The Device Manager makes a record for each assignment: where the open one is no longer listed
 * and another of the same device is, that one takes its place, so that a device which was just given shows who has it.
 */
export function useOpenDevice(
  devices: readonly DeviceView[] | undefined,
  open: string | null,
  show: (key: string) => void,
): DeviceView | null {
  const [seen, setSeen] = useState<DeviceView | null>(null);
  const listed = devices?.find((device) => keyOf(device) === open) ?? null;
  if (listed !== null && listed !== seen) setSeen(listed);
  const next =
    listed === null && seen !== null && keyOf(seen) === open ? successor(devices ?? [], seen) : null;
  const key = next === null ? null : keyOf(next);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place changes once for each record, not with each drawing.
  useEffect(() => {
    if (key !== null) show(key);
  }, [key]);
  return listed ?? next;
}

/** The one other record of a device. Two tell nothing: a person chooses between them. */
function successor(devices: readonly DeviceView[], { connection, device }: DeviceView): DeviceView | null {
  const others = devices.filter(
    (other) => other.connection === connection && device !== null && other.device === device,
  );
  return others.length === 1 ? (others[0] ?? null) : null;
}
