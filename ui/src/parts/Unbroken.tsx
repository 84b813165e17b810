import styles from "./Unbroken.module.css";

const WHOLE = /(\d{2}-\p{L}{3}-\d{4}|\p{Lu}{2,}-\d+)/u;

/**
 * Text in which no date and no operation's id is broken over two lines: `23-Nov-2026` and `SOLO-08` have hyphens, and a
 * line may end at a hyphen.
 */
export function Unbroken({ children }: { children: string }) {
  return children.split(WHOLE).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={at} className={styles.whole}>
        {part}
      </span>
    ),
  );
}
