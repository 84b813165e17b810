import { forgetForAnother } from "../../frame/keeping";
import type { Host } from "../../host/Host";
import type { ReportFilter, ReportOrder } from "../../host/types";

/** How somebody looks at a report. */
export interface Looking {
  filters: readonly ReportFilter[];
  order: ReportOrder | null;
  hidden: ReadonlySet<number>;
  /** The columns that are asked for; all of them when empty. */
  asked: number[];
}

const usual: Looking = { filters: [], order: null, hidden: new Set(), asked: [] };

/**
 * How each report was last looked at by who sits here. It is written down over a lock alone, encrypted and for them: a
 * filter may hold a patient's name, which the next person at this desk must not find. What was typed to find is not kept at all.
 */
let kept = new WeakMap<Host, Map<string, Looking>>();

forgetForAnother(() => {
  kept = new WeakMap();
});

/** How the report was last looked at. */
export function keptLooking(host: Host, report: string): Looking {
  return kept.get(host)?.get(report) ?? usual;
}

/** Keeps it until the console ends or another person sits down. */
export function keepLooking(host: Host, report: string, looking: Looking): void {
  const all = kept.get(host) ?? new Map<string, Looking>();
  kept.set(host, all.set(report, looking));
}
