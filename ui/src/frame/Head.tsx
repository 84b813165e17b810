import type { ReactNode } from "react";
import styles from "./Head.module.css";

/** The head of a screen: its title, whose list and as of when (PAL-0040), and tools at the right. */
export function Head({
  title,
  whose,
  asOf,
  tools,
}: {
  title: string;
  /** Whose list it is and where. */
  whose?: ReactNode;
  /** Live with date and time, or when it was last read. */
  asOf?: ReactNode;
  tools?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {(whose !== undefined || asOf !== undefined) && (
        <p className={styles.sub}>
          {whose}
          {whose !== undefined && asOf !== undefined && <br />}
          {asOf}
        </p>
      )}
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
    </header>
  );
}
