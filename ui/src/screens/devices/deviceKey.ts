import type { DeviceView } from "../../host/types";

/** A record of a device among those of all connections. It never holds a name. */
export function keyOf(device: DeviceView): string {
  return `${device.connection}:${device.record}`;
}

/** What people call a device; its id where it has no name. */
export function nameOf(device: DeviceView, unnamed: string): string {
  return device.name?.trim() || device.device || unnamed;
}
