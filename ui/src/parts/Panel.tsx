import type { ReactNode } from "react";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { Button } from "./Button";
import styles from "./Panel.module.css";

/**
 * The panel beside a list: a head with the identity, a body that scrolls, a foot that never scrolls away and holds the
 * two-identifier check and the one act it guards.
 */
export function Panel({
  label,
  title,
  facts,
  onClose,
  children,
  foot,
}: {
  /** The region's name for assistive technology. */
  label: string;
  title: ReactNode;
  /** Labelled values under the title, for example Born, Gender, MRN. */
  facts?: [label: string, value: ReactNode][];
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const words = useMessages(parts);
  return (
    <aside className={styles.panel} aria-label={label}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button variant="quiet" keyCap="Esc" onPress={onClose}>
          {words.close}
        </Button>
        {facts !== undefined && (
          <dl className={styles.ids}>
            {facts.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </aside>
  );
}

/** A titled block of a panel. */
export function Block({
  title,
  children,
  last = false,
}: {
  title: string;
  children: ReactNode;
  last?: boolean;
}) {
  return (
    <section className={last ? styles.lastBlock : styles.block} aria-label={title}>
      <h3 className={styles.blockTitle}>{title}</h3>
      {children}
    </section>
  );
}

/** Labels on the left, values on the right. A value that is `null` is left out together with its label. */
export function Facts({ of }: { of: [label: string, value: ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([label, value]) =>
        value === null ? null : (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
