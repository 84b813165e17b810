import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import styles from "./NoteBar.module.css";

/** What a note bar says: soon, refused, confirmed, on its way, not known. */
export type Tone = "info" | "warn" | "bad" | "good" | "unsure";

const icons: Record<Tone, IconName> = {
  info: "info",
  warn: "clockOpen",
  bad: "refused",
  good: "done",
  unsure: "unknown",
};

/** One bold sentence of what is true, one of what to do, one action. At most two stand over a view. */
export function NoteBar({
  tone,
  icon,
  title,
  children,
  action,
  boxed = false,
}: {
  tone: Tone;
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Inside a panel or sheet: without the rule below, text aligned to the top. */
  boxed?: boolean;
}) {
  return (
    <div className={`${styles.bar} ${styles[tone]} ${boxed ? styles.boxed : ""}`} role="status">
      <Icon name={icon ?? icons[tone]} className={styles.icon} />
      <div className={styles.text}>
        <b>{title}</b> {children}
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
