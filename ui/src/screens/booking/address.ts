/**
 * How the vendor is told whom a visit is for: by the integrator's id (SOLO-06), by its own number (SOLO-08) or by the
 * health system's id (SOLO-07), in the order in which the host chooses.
 */
import type { Identifier, IdentifierKind, PatientKey } from "../../host/types";

/** The number under which a booking is sent, and the operation that carries it. */
export interface Address {
  identifier: Identifier;
  operation: string;
}

const ORDER: readonly [IdentifierKind, string][] = [
  ["externalId", "SOLO-06"],
  ["spid", "SOLO-08"],
  ["hsid", "SOLO-07"],
];

/** The address of a record, or none when the vendor knows it by no number that it books with. */
export function addressOf(identifiers: readonly Identifier[]): Address | null {
  for (const [kind, operation] of ORDER) {
    const identifier = identifiers.find((each) => each.kind === kind);
    if (identifier !== undefined) return { identifier, operation };
  }
  return null;
}

/** The connection that a record belongs to: the first part of its key. */
export function connectionOf(key: PatientKey): string {
  return key.split(":")[0] ?? "";
}
