import type { ReactNode } from "react";
import { dateOf } from "../format/date";
import { zoneWithOffset } from "../format/time";
import { useLanguage, useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import styles from "./EcgHead.module.css";
import { cutsTooLow, LEAST_UPPER } from "./filter";
import { type EcgWords, leadName, leadsPhrase, lengthText, plain } from "./names";
import type { Seen } from "./seen";
import type { LeadFacts, SignalFacts } from "./signal";
import type { Strip } from "./strip";

/**
 * What stands over every trace: leads, speed and gain (X-ECG-01), rate, filter (X-ECG-05), when, what the device said
 * (X-ECG-10), and whether the millimetres are true (X-ECG-06).
 */
export function EcgHead({
  facts,
  strip,
  seen,
  child,
  toScale,
  onMeasure,
  actions,
}: {
  facts: SignalFacts;
  strip: Strip;
  seen: Seen;
  child: boolean;
  toScale: boolean;
  onMeasure: () => void;
  actions?: ReactNode;
}) {
  const words = useMessages(ecg);
  const language = useLanguage();
  const { zone } = strip.clock;
  const speed =
    seen.scale.kind === "paper"
      ? words.scale.speed(seen.scale.speed)
      : words.scale.notPaper(lengthText(seen.to - seen.from, language));
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{words.heading(leadsPhrase(facts.leads, words))}</h2>
      <span className={seen.scale.kind === "paper" ? styles.fact : styles.warn}>
        {speed}, {words.scale.gain(seen.gain)}
      </span>
      {ratesOf(facts.leads, words).map((text) => (
        <span key={text} className={styles.fact}>
          {text}
        </span>
      ))}
      {filtersOf(facts.leads, words, child).map(({ text, low }) => (
        <span key={text} className={low ? styles.warn : styles.fact}>
          {low && <Icon name="info" size="row" />}
          {text}
        </span>
      ))}
      {facts.leads.some((lead) => !lead.calibrated && lead.millivoltsPerUnit !== null) && (
        <span className={styles.warn}>
          <Icon name="info" size="row" />
          {words.noGain}
        </span>
      )}
      <span className={facts.start === null ? styles.unsure : styles.fact}>
        {facts.start === null ? (
          words.startUnknown
        ) : (
          <>
            {dateOf(facts.start, zone, language, { weekday: true })} {strip.clock.at(0)},{" "}
            {zoneWithOffset(Date.parse(facts.start), zone)}
            {facts.zoneIs !== "told" && `, ${words.zoneIs[facts.zoneIs]}`}
          </>
        )}
        , {words.length(lengthText(strip.duration, language))}
      </span>
      {facts.device !== null && (
        <span className={styles.fact}>
          <Icon name="device" size="row" /> {facts.device}
        </span>
      )}
      {facts.source !== null && <span className={styles.fact}>{words.from(facts.source)}</span>}
      {facts.deviceSays !== null && (
        <span className={styles.unsure}>{words.deviceSays(facts.deviceSays)}</span>
      )}
      <span className={styles.end}>
        <span className={toScale ? styles.fact : styles.warn}>
          <Icon name={toScale ? "done" : "info"} size="row" />
          {toScale ? words.scale.toScale : words.scale.notToScale}
        </span>
        <Button variant="quiet" size="small" onPress={onMeasure}>
          {words.scale.measure}
        </Button>
        {actions}
      </span>
    </header>
  );
}

/** Each rate once. */
function ratesOf(leads: readonly LeadFacts[], words: EcgWords): string[] {
  return [...new Set(leads.map((lead) => words.rate(plain(lead.rateHz, 3))))];
}

/** Each filter once, with the flag that belongs to it; with its leads where they differ. */
function filtersOf(
  leads: readonly LeadFacts[],
  words: EcgWords,
  child: boolean,
): { text: string; low: boolean }[] {
  const least = child ? LEAST_UPPER.child : LEAST_UPPER.adult;
  const all = [...new Set(leads.map((lead) => lead.filter))];
  return all.map((told) => {
    const low = cutsTooLow(told, child);
    const own = leads.filter((lead) => lead.filter === told).map((lead) => leadName(lead, words));
    const whose = all.length > 1 ? `${own.join(", ")}: ` : "";
    const text = `${whose}${told === null ? words.noFilter : words.filter(told)}`;
    return { text: low ? `${text}. ${words.cutLow(least)}` : text, low };
  });
}
