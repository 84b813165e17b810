import styles from "./Alert.module.css";

const shapes = {
  warning: (
    <>
      <path className={styles.triangle} d="M9 1.3 16.9 15H1.1z" />
      <path className={styles.mark} d="M9 6.1v4.2M9 12.5v.1" />
    </>
  ),
  required: <circle className={styles.disc} cx="9" cy="8" r="6.2" />,
  prohibited: (
    <>
      <circle className={styles.rim} cx="9" cy="8" r="6" />
      <path className={styles.bar} d="m4.9 3.9 8.2 8.2" />
    </>
  ),
};

/**
 * The three alert symbols, whose shapes and hues are fixed (ALERT 7.2 to 7.4): a warning, a required action, something
 * not allowed. The label says what is wrong; without one the words beside it already do, and the symbol is hidden.
 */
export function Alert({
  kind,
  label,
  small = false,
}: {
  kind: "warning" | "required" | "prohibited";
  label?: string;
  small?: boolean;
}) {
  const classes = small ? styles.small : styles.symbol;
  return label === undefined ? (
    <svg viewBox="0 0 18 16" className={classes} aria-hidden="true">
      {shapes[kind]}
    </svg>
  ) : (
    <svg viewBox="0 0 18 16" className={classes} role="img" aria-label={label}>
      {shapes[kind]}
    </svg>
  );
}
