import type { CapabilityStanding, CapabilityView, Vendor } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Icon, type IconName } from "../../parts/Icon";
import { useReasons } from "../../parts/useReasons";
import styles from "./ConnectionDetail.module.css";
import { inRanges } from "./inRanges";

const ICONS: Record<CapabilityStanding, IconName> = {
  documented: "check",
  assumed: "assumed",
  notOffered: "off",
};

/** What the vendor can do: documented, assumed or not offered, with the operation that carries it and why not. */
export function Capabilities({ of, vendor }: { of: readonly CapabilityView[]; vendor: Vendor }) {
  const words = useMessages(connections);
  const why = useReasons(vendor);
  return (
    <section aria-label={words.can.title}>
      <div className={styles.bar}>
        <h3>{words.can.title}</h3>
        <p className={styles.legend}>
          {(["documented", "assumed", "notOffered"] as const).map((standing) => (
            <span key={standing} className={styles[standing]}>
              <Icon name={ICONS[standing]} size="row" />
              {words.standings[standing]}
            </span>
          ))}
        </p>
      </div>
      <ul className={styles.can}>
        {of.map(({ capability, standing, operations, reason }) => (
          <li key={capability} className={styles[standing]}>
            <Icon name={ICONS[standing]} label={words.standings[standing]} />
            <span>{words.capabilities[capability] ?? capability}</span>
            <span className={styles.operations}>
              {operations.length === 0 ? words.can.noOperation : inRanges(operations, words.can.range)}
            </span>
            {reason !== null && <span className={styles.why}>{why[reason]}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
