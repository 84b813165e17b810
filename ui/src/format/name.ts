import type { HumanName, Language } from "../host/types";
import { formats } from "../messages/formats";

/** The parts of a name as they are shown. */
export interface ShownName {
  /** In capitals, which are display only (NID-0012). */
  family: string;
  given: string | null;
  title: string | null;
}

/** Capitals that respect what letters allow: `ß` stays one letter, nothing else is re-spelled. */
function capitals(text: string): string {
  return text.replace(/[^ß]+/gu, (run) => run.toLocaleUpperCase("en"));
}

/** No name is known, and something else stands where one would: a trial's subject number, a vendor's id, as it is. */
export function isPseudonym(name: HumanName): boolean {
  const unnamed = (name.family ?? "") === "" && (name.given ?? "") === "" && (name.middle ?? "") === "";
  return unnamed && (name.preferred ?? "") !== "";
}

/**
 * The parts of `FAMILY, Given (Title)` (PAB-0049, NID-0001). Unknown parts read UNKNOWN and Unknown (PAL-0460); a person
 * with one name has no dangling comma (X-02); a family part that holds the whole name is not printed twice (X-02).
 */
export function shownName(name: HumanName, language: Language): ShownName {
  const words = formats[language];
  if (isPseudonym(name)) return { family: name.preferred ?? "", given: null, title: null };
  const given = [name.given, name.middle].filter((part) => part !== null && part !== "").join(" ");
  const title = name.prefix === null || name.prefix === "" ? null : titleCase(name.prefix);
  const family = name.family ?? "";
  if (family === "" && given === "") {
    return { family: words.unknownFamily, given: words.unknown, title };
  }
  if (family === "") return { family: words.unknownFamily, given, title };
  if (given === "") return { family: capitals(family), given: words.unknown, title };
  const whole = family.toLocaleLowerCase("en");
  if (whole === `${given} ${family}`.toLocaleLowerCase("en") || whole === given.toLocaleLowerCase("en")) {
    return { family: capitals(family), given: null, title };
  }
  if (whole.startsWith(`${given.toLocaleLowerCase("en")} `)) {
    return { family: capitals(family.slice(given.length).trim()), given, title };
  }
  return { family: capitals(family), given, title };
}

/** A well-known title in title case without a full stop (NID-0007); a free one as given (NID-0009). */
function titleCase(prefix: string): string {
  const plain = prefix.trim().replace(/\.$/u, "");
  if (!/^(mr|mrs|ms|miss|mx|dr|prof|sr|sra|srta|dra)$/iu.test(plain)) return prefix.trim();
  return plain.charAt(0).toLocaleUpperCase("en") + plain.slice(1).toLocaleLowerCase("en");
}

/** The name on one line, for titles, labels and announcements. */
export function nameText(name: HumanName, language: Language): string {
  const { family, given, title } = shownName(name, language);
  return `${family}${given === null ? "" : `, ${given}`}${title === null ? "" : ` (${title})`}`;
}

/** The name for sorting: family, then given, as received. */
export function nameSortKey(name: HumanName): string {
  const family = isPseudonym(name) ? name.preferred : name.family;
  return `${family ?? "\uffff"}\u0000${name.given ?? ""}`;
}
