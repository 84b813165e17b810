/**
 * How the vendor is told whom a visit is for. Solo: by the integrator's id (SOLO-06), by its own number (SOLO-08) or by the
 * health system's id (SOLO-07), in the order in which the host chooses; Carium and CareMonitor: by their own id.
 */
import type { Identifier, PatientKey, Vendor } from "../../host/types";

/** The number under which a booking is sent, and the operation that carries it. */
export interface Address {
  identifier: Identifier;
  operation: string;
}

const SOLO: readonly [string, string][] = [
  ["externalId", "SOLO-06"],
  ["spid", "SOLO-08"],
  ["hsid", "SOLO-07"],
];

function orderOf(vendor: Vendor, inPerson: boolean): readonly [string, string][] {
  if (vendor === "carium") return [["vendorId", "CAR-04"]];
  if (vendor === "careMonitor") return [["vendorId", inPerson ? "CM-11" : "CM-07"]];
  return vendor === "solo" ? SOLO : [];
}

/** The address of a record, or none when the vendor knows it by no number that it books with. */
export function addressOf(
  identifiers: readonly Identifier[],
  vendor: Vendor = "solo",
  inPerson = false,
): Address | null {
  for (const [kind, operation] of orderOf(vendor, inPerson)) {
    const identifier = identifiers.find((each) => each.kind === kind);
    if (identifier !== undefined) return { identifier, operation };
  }
  return null;
}

/** The person's one record at a connection: the one that was chosen, or one that is linked to it; none where unclear. */
export function recordAt(
  chosen: PatientKey,
  records: readonly PatientKey[],
  connection: string,
): PatientKey | null {
  if (connectionOf(chosen) === connection) return chosen;
  const there = records.filter((key) => connectionOf(key) === connection);
  return there.length === 1 ? (there[0] ?? null) : null;
}

/** The connection that a record belongs to: the first part of its key. */
export function connectionOf(key: PatientKey): string {
  return key.split(":")[0] ?? "";
}
