import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { Icon } from "../parts/Icon";
import { VendorMark } from "../parts/VendorMark";
import styles from "./Sources.module.css";
import type { Provenance } from "./series";

/** How readings came (GTAB-219): the vendor's mark, the device, the source and the setting, by default and in words. */
export function Sources({ of }: { of: readonly Provenance[] }) {
  const words = useMessages(charts);
  if (of.length === 0) return <span className={styles.source}>{words.table.unknown}</span>;
  return (
    <>
      {of.map((each) => (
        <Source key={[each.vendor, each.device, each.source, each.setting].join("\n")} of={each} />
      ))}
    </>
  );
}

/** How one reading came. */
export function Source({ of: { vendor, device, source, setting } }: { of: Provenance }) {
  const words = useMessages(charts);
  const text = [device, source, setting].filter((part) => part !== null && part !== "").join(", ");
  return (
    <span className={styles.source}>
      {vendor !== null && <VendorMark vendor={vendor} small />}
      {device !== null && <Icon name="device" size="row" />}
      <span>{text === "" && vendor === null ? words.table.unknown : text}</span>
    </span>
  );
}
