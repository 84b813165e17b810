/** How a connection did in the last hour, as shares; the numbers they come from stand in the detail. */

import type { ConnectionView } from "../../host/types";

/** Failed requests of all, in per cent; absent when nothing was asked. A single failure is never rounded to none. */
export function errorRate({ requestsLastHour, errorsLastHour }: ConnectionView): number | null {
  return percent(errorsLastHour, requestsLastHour);
}

/** Requests of what we allow ourselves, in per cent; absent where nothing is allowed. */
export function budgetUsed({ requestsLastHour, budgetPerHour }: ConnectionView): number | null {
  return percent(requestsLastHour, budgetPerHour);
}

function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  if (part === 0) return 0;
  return Math.max(1, Math.round((100 * part) / whole));
}
