import styles from "./KeyCap.module.css";

/** A key, as it is written on the keyboard. Hidden from assistive technology, which has `aria-keyshortcuts`. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className={styles.cap} aria-hidden="true">
      {children}
    </span>
  );
}
