import type { Language } from "../../../host/types";

const UNITS = [
  ["megabyte", 1_000_000],
  ["kilobyte", 1_000],
  ["byte", 1],
] as const;

/** A size in bytes as people read it, in decimal units: `1.2 MB`. */
export function fileSize(bytes: number, language: Language): string {
  const [unit, of] = UNITS.find(([, least]) => bytes >= least) ?? UNITS[2];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(bytes / of);
}

/** A share of a whole: `45%`. */
export function share(part: number, whole: number, language: Language): string {
  const of = whole === 0 ? 0 : Math.min(1, part / whole);
  return new Intl.NumberFormat(language, { style: "percent" }).format(of);
}
