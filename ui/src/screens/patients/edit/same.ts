import type { Demographics } from "../../../host/types";

/** Whether two records say the same in every field. */
export function same(one: Demographics, other: Demographics): boolean {
  const fields = Object.keys({ ...one, ...other }) as (keyof Demographics)[];
  return fields.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}
