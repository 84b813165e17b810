import { type KeyboardEvent, type PointerEvent, useCallback } from "react";
import { useLanguage, useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { lengthText } from "./names";
import styles from "./Overview.module.css";
import { Surface } from "./Surface";
import type { Seen } from "./seen";
import type { Strip } from "./strip";

/** The whole recording with the part in view marked: press or drag to go there, or use the keys. */
export function Overview({
  strip,
  seen,
  onKeyDown,
}: {
  strip: Strip;
  seen: Seen;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const words = useMessages(ecg);
  const language = useLanguage();
  const mark = useCallback((element: HTMLElement | null) => strip.window(element), [strip]);
  const go = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) strip.show(((event.clientX - left) / width) * strip.duration);
  };
  const [from, to] = [strip.clock.at(seen.from), strip.clock.at(seen.to)];
  return (
    <div className={styles.overview}>
      <span className={styles.whole}>{lengthText(strip.duration, language)}</span>
      <div
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label={words.overview.label}
        aria-valuemin={0}
        aria-valuemax={Math.round(strip.duration)}
        aria-valuenow={Math.round(seen.from)}
        aria-valuetext={words.overview.at(from, to)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
        }}
      >
        <Surface strip={strip} name="overview" className={styles.canvas} />
        <span className={styles.window} ref={mark} />
      </div>
    </div>
  );
}
