import type { ActOffer, Reason } from "../../host/types";

/** Acts in their order; those with a `reason` are greyed by it, several in a row. */
export interface ActGroup {
  reason: Reason | null;
  acts: ActOffer[];
}

/** Acts in a row that are greyed for the same reason stand together. An act keeps its place: nothing is moved. */
export function groupsOf(acts: readonly ActOffer[]): ActGroup[] {
  const runs: ActGroup[] = [];
  for (const act of acts) {
    const reason = act.offer.offered ? null : act.offer.reason;
    const last = runs.at(-1);
    if (last !== undefined && reason !== null && last.reason === reason) last.acts.push(act);
    else runs.push({ reason, acts: [act] });
  }
  // A reason of one act stands under it.
  return runs.map((run) => (run.acts.length > 1 ? run : { ...run, reason: null }));
}
