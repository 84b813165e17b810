import type { ReactElement } from "react";
import type { Vendor } from "../host/types";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import styles from "./VendorMark.module.css";

const marks: Record<Vendor, { letters: string; shape: ReactElement; middle: number }> = {
  solo: { letters: "So", shape: <circle cx="12" cy="10" r="9.1" />, middle: 10 },
  carium: { letters: "Ca", shape: <rect x="3" y="1" width="18" height="18" rx="1.6" />, middle: 10 },
  careMonitor: { letters: "Cm", shape: <path d="M6.7 1h10.6l5.3 9-5.3 9H6.7l-5.3-9z" />, middle: 10 },
  clinOne: {
    letters: "C1",
    shape: <path d="M2.9 1h18.2v9.9c0 3.8-3.8 6.5-9.1 8.1-5.3-1.6-9.1-4.3-9.1-8.1z" />,
    middle: 9,
  },
  mia: { letters: "Mi", shape: <path d="M2.5 2h13.7l6.3 8-6.3 8H2.5z" />, middle: 10 },
};

/**
 * Which vendor something came from: shape and letters first, hue last (WCAG 1.4.1; letters are a recorded deviation
 * from ICON 2.1.4). A dashed outline says that what it vouches for is stale.
 */
export function VendorMark({
  vendor,
  stale = false,
  small = false,
}: {
  vendor: Vendor;
  stale?: boolean;
  small?: boolean;
}) {
  const words = useMessages(parts);
  const { letters, shape, middle } = marks[vendor];
  const classes = [styles.mark, styles[vendor], small && styles.small, stale && styles.stale];
  return (
    <svg
      viewBox="0 0 24 20"
      className={classes.filter(Boolean).join(" ")}
      role="img"
      aria-label={stale ? `${words.vendors[vendor]}, ${words.stale}` : words.vendors[vendor]}
    >
      <g className={styles.shape}>{shape}</g>
      <text x="12" y={middle}>
        {letters}
      </text>
    </svg>
  );
}
