import { useState } from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Segments } from "../parts/Segments";
import { meanRr, rrBefore } from "./beats";
import { measured } from "./calipers";
import type { EcgWords } from "./names";
import { corrected, FORMULAS, type Formula } from "./qtc";
import styles from "./Readout.module.css";
import type { Seen } from "./seen";
import type { Beats } from "./signal";

/** A QT that a person measured, with the stretch that was in view when they did. */
interface Qt {
  milliseconds: number;
  /** The marks, in seconds. */
  begin: number;
  end: number;
  from: number;
  to: number;
}

type Over = "before" | "mean";

/** What is no QT interval at all, in milliseconds: marks that stand elsewhere. */
const LEAST = 50;
const MOST = 1000;

/** A corrected QT: the person sets QT, the beats give R-R, the formula is named and its inputs are shown (X-ECG-10). */
export function Qtc({ seen, beats }: { seen: Seen; beats: Beats | null }) {
  const words = useMessages(ecg);
  const [qt, setQt] = useState<Qt | null>(null);
  const [formula, setFormula] = useState<Formula>("fridericia");
  const [over, setOver] = useState<Over>("before");
  const { calipers } = seen;
  if (calipers === null && qt === null) return null;
  const interval = calipers === null ? null : measured(calipers).interval;
  const off =
    interval === null ? words.qtc.useOff : interval < LEAST || interval > MOST ? words.qtc.tooLong : null;
  const use = () => {
    if (calipers === null || interval === null) return;
    const [begin, end] = [calipers.a.time, calipers.b.time].sort((one, other) => one - other) as [
      number,
      number,
    ];
    const found = { milliseconds: interval, begin, end, from: seen.from, to: seen.to };
    setQt(found);
    const { title, text } = resultOf(found, formula, over, beats, words);
    announce(`${title}. ${text}`);
  };
  const result = qt === null ? null : resultOf(qt, formula, over, beats, words);
  return (
    <section className={styles.qtc} aria-label={words.qtc.title}>
      <Button size="small" off={off} onPress={use}>
        {qt === null ? words.qtc.use : words.qtc.again}
      </Button>
      {result !== null && (
        <>
          <p className={styles.result} data-refused={result.refused || undefined}>
            <b>{result.title}</b> {result.text}
          </p>
          <Segments
            label={words.qtc.formula}
            labelShown={false}
            value={formula}
            options={FORMULAS.map((id) => ({ id, text: words.qtc.formulas[id] }))}
            onChange={setFormula}
          />
          <Segments
            label={words.qtc.over}
            labelShown={false}
            value={over}
            options={[
              { id: "before", text: words.qtc.before },
              { id: "mean", text: words.qtc.mean },
            ]}
            onChange={setOver}
          />
        </>
      )}
    </section>
  );
}

/** The value in words, or why there is none. */
function resultOf(
  qt: Qt,
  formula: Formula,
  over: Over,
  beats: Beats | null,
  words: EcgWords,
): { title: string; text: string; refused: boolean } {
  const mean = beats === null ? null : meanRr(beats, qt.from, qt.to);
  const rr =
    beats === null ? null : over === "before" ? rrBefore(beats, qt.begin, qt.end) : (mean?.rr ?? null);
  const value = corrected(formula, qt.milliseconds, rr);
  if (beats === null || rr === null || value === null) {
    const why = words.qtc.noRr[beats === null ? "none" : over];
    return { title: words.qtc.title, text: why, refused: true };
  }
  const how =
    over === "before" || mean === null
      ? words.qtc.howBefore(beats.how)
      : words.qtc.howMean(mean.count, beats.how);
  return {
    title: words.qtc.value(words.qtc.formulas[formula], String(Math.round(value))),
    text: words.qtc.inputs(String(Math.round(qt.milliseconds)), String(Math.round(rr)), how),
    refused: false,
  };
}
