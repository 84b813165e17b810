import type { Vendor } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { VendorMark } from "../../parts/VendorMark";
import { assumedVendors, vendors } from "./accountTable";
import styles from "./VendorButtons.module.css";

/** One button for each vendor that can be connected; those whose contract is assumed say so. */
export function VendorButtons({ onChoose }: { onChoose: (vendor: Vendor) => void }) {
  const words = useMessages(accounts);
  const { shortVendors } = useMessages(parts);
  return (
    <ul className={styles.vendors}>
      {vendors.map((vendor) => {
        const act = words.choose.act(shortVendors[vendor]);
        const assumed = assumedVendors.includes(vendor) ? words.assumed.short : null;
        return (
          <li key={vendor}>
            <button
              type="button"
              className={styles.vendor}
              aria-label={assumed === null ? act : `${act} ${assumed}`}
              onClick={() => onChoose(vendor)}
            >
              <VendorMark vendor={vendor} />
              <span>{act}</span>
              {assumed !== null && <small>{assumed}</small>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
