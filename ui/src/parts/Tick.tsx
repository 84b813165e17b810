import type { ReactNode } from "react";
import { Icon } from "./Icon";
import styles from "./Tick.module.css";

/** A tick box with its words; the whole line is the target. */
export function Tick({
  ticked,
  onChange,
  children,
}: {
  ticked: boolean;
  onChange: (ticked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        className={styles.input}
        checked={ticked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.box} aria-hidden="true">
        {ticked && <Icon name="check" />}
      </span>
      <span>{children}</span>
    </label>
  );
}
