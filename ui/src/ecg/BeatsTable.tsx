import { useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import styles from "./BeatsTable.module.css";
import { beatsIn, countIn } from "./beats";
import type { Seen } from "./seen";
import type { Beats } from "./signal";
import type { Strip } from "./strip";

/** Rows that the table shows at most: what a person reads, and what the page can hold. */
export const MOST = 300;

/** The R peaks in view as a table, newest on top (GTAB-186): the trace's alternative for who does not see it. */
export function BeatsTable({
  strip,
  seen,
  beats,
  onClose,
}: {
  strip: Strip;
  seen: Seen;
  beats: Beats | null;
  onClose: () => void;
}) {
  const words = useMessages(ecg);
  const count = beats === null ? 0 : countIn(beats, seen.from, seen.to);
  const why =
    beats === null
      ? words.plot.noBeats
      : count === 0
        ? words.beats.none
        : count > MOST
          ? words.beats.tooMany(count, MOST)
          : null;
  const found = beats === null || why !== null ? [] : beatsIn(beats, seen.from, seen.to).reverse();
  return (
    <section className={styles.aside} aria-label={words.beats.table}>
      <header className={styles.head}>
        <h3 className={styles.title}>{words.beats.table}</h3>
        <Button variant="quiet" size="small" icon="cross" label={words.beats.close} onPress={onClose} />
      </header>
      {why !== null ? (
        <p className={styles.none}>{why}</p>
      ) : (
        <div className={styles.scroller} tabIndex={0} role="group" aria-label={words.beats.table}>
          <table className={styles.table}>
            <caption className="heard">
              {words.beats.caption(strip.clock.at(seen.from), strip.clock.at(seen.to))}
            </caption>
            <thead>
              <tr>
                <th scope="col">{words.beats.number}</th>
                <th scope="col">{words.beats.time}</th>
                <th scope="col">{words.beats.rr}</th>
                <th scope="col">{words.beats.rate}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ number, at, rr }) => (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>{strip.clock.at(at, true)}</td>
                  {rr === null ? (
                    <td colSpan={2}>{number === 1 ? words.beats.first : words.beats.afterLoss}</td>
                  ) : (
                    <>
                      <td>{Math.round(rr)}</td>
                      <td>{Math.round(60_000 / rr)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
