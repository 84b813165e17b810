import type { Language } from "../host/types";
import { useLanguage, useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Tick } from "../parts/Tick";
import { readable } from "./description";
import { calibrationText, type EcgWords, isLow, leadName, lengthText, plain } from "./names";
import { Qtc } from "./Qtc";
import styles from "./Readout.module.css";
import type { Seen } from "./seen";
import type { Beats, SignalFacts } from "./signal";
import type { Strip } from "./strip";

/** What is measured: the calipers' interval, rate and amplitude, and a QTc made of them. */
export function Readout({
  strip,
  seen,
  facts,
  beats,
}: {
  strip: Strip;
  seen: Seen;
  facts: SignalFacts;
  beats: Beats | null;
}) {
  const words = useMessages(ecg);
  const language = useLanguage();
  const { calipers, active } = seen;
  const values = calipers === null ? null : readable(calipers, facts.leads, words);
  const away =
    calipers !== null && [calipers.a, calipers.b].every(({ time }) => time < seen.from || time > seen.to);
  const shown: [label: string, value: string][] =
    calipers === null || values === null
      ? []
      : [
          [words.calipers.interval, values.interval],
          [words.calipers.perMinute, values.perMinute],
          [words.calipers.amplitude, values.amplitude],
          [words.calipers.lead, leadName(facts.leads[calipers.lead], words)],
          [words.calipers.mark("a"), strip.clock.at(calipers.a.time, true)],
          [words.calipers.mark("b"), strip.clock.at(calipers.b.time, true)],
        ];
  return (
    <footer className={styles.readout}>
      {seen.scale.kind === "span" && (
        <p className={styles.how}>{words.scale.pixel(pixelText(seen.resolution, words, language))}</p>
      )}
      {isLow(strip) && <p className={styles.how}>{words.scale.mark(calibrationText(seen, words))}</p>}
      {strip.overflows && <p className={styles.how}>{words.plot.more(facts.leads.length)}</p>}
      {seen.lifted !== 0 && <p className={styles.warn}>{words.scale.lifted(seen.lifted)}</p>}
      {seen.beyond.length > 0 && (
        <p className={styles.warn}>
          {words.plot.beyond(seen.beyond.map((lead) => leadName(facts.leads[lead], words)).join(", "))}
        </p>
      )}
      {!seen.complete && <p className={styles.how}>{words.plot.rough}</p>}
      {calipers !== null && (
        <section className={styles.calipers} aria-label={words.calipers.title}>
          <dl className={styles.values}>
            {shown.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Tick ticked={seen.march} onChange={(march) => strip.setMarch(march)}>
            {words.calipers.march}
          </Tick>
          {away && calipers !== null && (
            <Button size="small" onPress={() => strip.show((calipers.a.time + calipers.b.time) / 2)}>
              {words.calipers.back}
            </Button>
          )}
          <p className={styles.note}>
            {words.calipers.resolution(String(Math.round(seen.resolution * 10) / 10))}.{" "}
            {words.calipers.active(words.calipers.mark(active))}. {words.calipers.help}
          </p>
        </section>
      )}
      <Qtc seen={seen} beats={beats} />
      {beats !== null && <p className={styles.how}>{words.beats.how(beats.how)}</p>}
    </footer>
  );
}

/** The time of one pixel column: milliseconds under a second. */
function pixelText(milliseconds: number, words: EcgWords, language: Language): string {
  return milliseconds < 1000
    ? words.calipers.ms(plain(milliseconds, 1))
    : lengthText(milliseconds / 1000, language);
}
