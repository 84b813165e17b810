import styles from "./Rail.module.css";

/** The product's mark: a door that stands open. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" className={styles.mark} aria-hidden="true">
      <path d="M2.4 18V3.6c0-.9.6-1.5 1.5-1.5h12.2c.9 0 1.5.6 1.5 1.5V18M1 18h18" />
      <path d="M6.4 18V7.3l5.2-2.1V18" />
    </svg>
  );
}
