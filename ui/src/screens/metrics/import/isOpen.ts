import type { ReadingImportView } from "../../../host/types";

/** Whether somebody still has to say what becomes of a file. */
export function isOpen({ state }: ReadingImportView): boolean {
  return state !== "kept" && state !== "removed";
}

/** How many readings a file holds that would count. */
export function held({ metrics }: ReadingImportView): number {
  return metrics.reduce((sum, each) => sum + each.new + each.known, 0);
}
