import type { ReadingView } from "../../host/types";
import { VendorMark } from "../../parts/VendorMark";

/** The marks of the vendors from which a reading came, each once (GTAB-219). */
export function WayMarks({ reading, small = false }: { reading: ReadingView; small?: boolean }) {
  const vendors = new Set(reading.ways.flatMap(({ vendor }) => (vendor === null ? [] : [vendor])));
  return [...vendors].map((vendor) => <VendorMark key={vendor} vendor={vendor} small={small} />);
}
