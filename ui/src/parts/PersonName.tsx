import { shownName } from "../format/name";
import type { Differs, HumanName } from "../host/types";
import { useLanguage } from "../messages/area";
import styles from "./PersonName.module.css";

/**
 * A patient's name as `FAMILY, Given (Title)`: never cut, broken only between parts (NID-0005, NID-0013). The capitals
 * are display only (NID-0012).
 */
export function PersonName({ name, marked = null }: { name: HumanName; marked?: Differs | null }) {
  const { family, given, title } = shownName(name, useLanguage());
  return (
    <span className={styles.name}>
      <span className={styles.family}>{given === null ? family : `${family},`}</span>
      {given !== null && (
        <>
          {" "}
          <span className={marked === "given" ? styles.marked : undefined}>{given}</span>
        </>
      )}
      {title !== null && (
        <>
          {" "}
          <span>({title})</span>
        </>
      )}
    </span>
  );
}
