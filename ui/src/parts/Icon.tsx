import styles from "./Icon.module.css";
import { paths } from "./icons";

/** The name of an icon. */
export type IconName = keyof typeof paths;

/**
 * One of our icons: 16 px grid, 1.5 px stroke, no fill, the text's own colour. An icon stands beside a word and is
 * hidden from assistive technology; where it stands alone, `label` says what is meant, not what it looks like.
 */
export function Icon({
  name,
  size = "normal",
  label,
  className,
}: {
  name: IconName;
  /** 14 px in rows, 16 px, or 24 px with a thinner stroke in empty states. */
  size?: "row" | "normal" | "large";
  label?: string;
  className?: string;
}) {
  const classes = [styles.icon, styles[size], className].filter(Boolean).join(" ");
  return label === undefined ? (
    <svg viewBox="0 0 16 16" className={classes} aria-hidden="true">
      {paths[name]}
    </svg>
  ) : (
    <svg viewBox="0 0 16 16" className={classes} role="img" aria-label={label}>
      {paths[name]}
    </svg>
  );
}
