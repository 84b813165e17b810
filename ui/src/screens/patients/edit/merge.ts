/**
 * What was typed before, brought onto the record as the vendor has it now. A field that only the person changed keeps
 * what they typed; one that somebody else changed too is a conflict, and stands as the vendor has it until the person
 * chooses.
 */
import type { DemographicField, Demographics } from "../../../host/types";

/** The members of a record that make up a field. Whole name and further names follow the parts. */
const MEMBERS: Partial<Record<DemographicField, readonly (keyof Demographics)[]>> = {
  lastName: ["lastName"],
  firstName: ["firstName"],
  middleName: ["middleName"],
  alias: ["alias"],
  birthDate: ["birthDate"],
  gender: ["gender"],
  mrn: ["mrn"],
  maritalStatus: ["maritalStatus"],
  preferredLanguage: ["preferredLanguage"],
  race: ["race"],
  ethnicity: ["ethnicity"],
  telecom: ["telecom"],
  address: ["address"],
  active: ["active"],
  deceased: ["deceased", "deceasedAt"],
  linkedByEmail: ["linkedByEmail", "groupType", "groupName"],
};

/** A field that two people changed. */
export interface Conflict {
  field: DemographicField;
  /** What the person saw when they typed. */
  seen: Demographics;
  /** What they typed. */
  typed: Demographics;
}

/** The form to begin with, and what has to be chosen. */
export function merged(
  now: Demographics,
  seen: Demographics,
  typed: Demographics,
): { record: Demographics; conflicts: Conflict[] } {
  let record = now;
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(MEMBERS) as DemographicField[]) {
    if (same(seen, typed, field) || same(now, typed, field)) continue;
    if (same(now, seen, field)) record = withField(record, typed, field);
    else conflicts.push({ field, seen, typed });
  }
  return { record, conflicts };
}

/** A record with one field of another. */
export function withField(record: Demographics, from: Demographics, field: DemographicField): Demographics {
  const parts = (MEMBERS[field] ?? []).map((member) => [member, from[member]]);
  return { ...record, ...Object.fromEntries(parts) };
}

/** Whether two records agree in a field. */
export function same(one: Demographics, other: Demographics, field: DemographicField): boolean {
  return (MEMBERS[field] ?? []).every((member) => text(one[member]) === text(other[member]));
}

/** A field in the form in which the host writes one, for a comparison on screen. */
export function fieldText(record: Demographics, field: DemographicField): string {
  if (field === "telecom") {
    const line = (point: Demographics["telecom"][number]) => {
      const kind = [point.usage, point.system].filter((word) => word !== "").join(" ");
      return kind === "" ? point.value : `${point.value} (${kind})`;
    };
    return record.telecom.map(line).join("\n");
  }
  if (field === "address") {
    const { lines, apartment, city, state, postalCode, country } = record.address;
    return [...lines, apartment, city, state, postalCode, country].filter((part) => part !== "").join("\n");
  }
  if (field === "deceased") return record.deceased ? record.deceasedAt || "true" : "false";
  if (field === "linkedByEmail") {
    return record.linkedByEmail ? `${record.groupType}\n${record.groupName}` : "false";
  }
  return String(record[MEMBERS[field]?.[0] ?? "lastName"]);
}

function text(value: Demographics[keyof Demographics]): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  );
}
