import { type RefObject, useId } from "react";
import { useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { countIn } from "./beats";
import { calibrationText, isLow, leadName, leadsPhrase } from "./names";
import styles from "./Plot.module.css";
import { Surface } from "./Surface";
import type { Seen } from "./seen";
import type { Beats, SignalFacts } from "./signal";
import type { Strip } from "./strip";
import type { Hands } from "./useHands";

/** Beats, rows and time: one place that holds the focus and is moved by keys and pointer. */
export function Plot({
  facts,
  strip,
  seen,
  beats,
  hands,
  description,
  room,
  crowded,
}: {
  facts: SignalFacts;
  strip: Strip;
  seen: Seen;
  beats: Beats | null;
  hands: Hands;
  /** What is on screen, in words. */
  description: string;
  /** The scroller, whose height is the room, and within it the element whose width is. */
  room: { outer: RefObject<HTMLDivElement | null>; inner: RefObject<HTMLDivElement | null> };
  /** Whether the R peaks in view are too many to be told apart. */
  crowded: boolean;
}) {
  const words = useMessages(ecg);
  const id = useId();
  return (
    <div className={styles.frame}>
      <div className={styles.scroller} ref={room.outer}>
        <div className={styles.inner} ref={room.inner}>
          <div
            className={styles.plot}
            role="application"
            aria-roledescription={words.plot.role}
            aria-label={words.plot.label(leadsPhrase(facts.leads, words))}
            aria-describedby={`${id}-shown ${id}-keys`}
            tabIndex={0}
            ref={hands.plot}
            data-calipers={seen.calipers !== null || undefined}
            onKeyDown={hands.onKeyDown}
          >
            <div className={styles.beats}>
              {beats !== null && <Surface strip={strip} name="beats" />}
              <span className={styles.how}>{beats === null ? words.plot.noBeats : words.beats.rr}</span>
              {beats !== null && crowded && (
                <span className={styles.crowd}>{words.beats.many(countIn(beats, seen.from, seen.to))}</span>
              )}
            </div>
            {facts.leads.map((lead, index) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: leads have no other identity, and never move
                key={index}
                className={styles.row}
                data-lead={index}
                onPointerDown={hands.onPointerDown}
                onPointerMove={hands.onPointerMove}
                onPointerUp={hands.onPointerUp}
                onPointerCancel={hands.onPointerUp}
              >
                <Surface
                  strip={strip}
                  name={`row-${index}`}
                  label={words.plot.row(leadName(lead, words))}
                  className={styles.canvas}
                />
                <span className={styles.name}>{leadName(lead, words)}</span>
                {lead.millivoltsPerUnit === null ? (
                  <span className={styles.refused}>{words.noUnit(lead.unit)}</span>
                ) : (
                  !isLow(strip) && <span className={styles.calibration}>{calibrationText(seen, words)}</span>
                )}
              </div>
            ))}
            <div className={styles.axis}>
              <Surface strip={strip} name="axis" className={styles.canvas} />
            </div>
          </div>
          <p className="heard" id={`${id}-shown`}>
            {description}
          </p>
          <p className="heard" id={`${id}-keys`}>
            {words.plot.keys}
          </p>
        </div>
      </div>
    </div>
  );
}
