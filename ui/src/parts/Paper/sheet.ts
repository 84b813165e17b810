import type { PaperSheet } from "../../host/types";

/**
 * The paper that lies in the printers of a zone, to begin with: US Letter in the Americas, A4 elsewhere. It is only a
 * beginning (parts of South America use A4), and the choice stands beside the act.
 */
export function usualSheet(zone: string): PaperSheet {
  return /^(America|US|Canada)\/|^Pacific\/Honolulu$/u.test(zone) ? "letter" : "a4";
}
