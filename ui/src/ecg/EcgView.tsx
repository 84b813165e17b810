import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { announce } from "../frame/announcer";
import { useLanguage, useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { NoteBar } from "../parts/NoteBar";
import { ViewState } from "../parts/ViewState";
import { BeatsTable } from "./BeatsTable";
import { countIn } from "./beats";
import { descriptionOf, saidOf } from "./description";
import { EcgHead } from "./EcgHead";
import { EcgTools } from "./EcgTools";
import styles from "./EcgView.module.css";
import { GoTo } from "./GoTo";
import { Overview } from "./Overview";
import { Plot } from "./Plot";
import { tellsApart } from "./paint/beats";
import { STRIP } from "./paint/picture";
import { Readout } from "./Readout";
import { RulerSheet } from "./RulerSheet";
import { holds, type Ruler } from "./ruler";
import { type Beats, durationOf, type ReadColumns, type SignalFacts } from "./signal";
import { useHands } from "./useHands";
import { pixelRatio, useScreenFacts } from "./useScreenFacts";
import { useStrip } from "./useStrip";

/** What the view is given; it asks no host. */
export interface EcgViewProps {
  facts: SignalFacts;
  read: ReadColumns;
  /** `null` while they are not known, or when there are none. */
  beats: Beats | null;
  /** The measure of this screen that was kept, and how to keep another; `null` removes it. */
  kept: Ruler | null;
  keep: (ruler: Ruler | null) => void;
  /** A child's recording needs a higher upper cut-off (X-ECG-05). */
  child?: boolean;
  /** Acts on the recording, at the end of the head; told what is in view, in seconds. */
  actions?: ReactNode | ((from: number, to: number) => ReactNode);
}

/** An electrocardiogram of seconds or of days: true paper, exact columns, calipers, beats, and all of it in words. */
export function EcgView(props: EcgViewProps) {
  const words = useMessages(ecg);
  const none = props.facts.leads.length === 0 ? words.noLeads : words.noSamples;
  if (props.facts.leads.length === 0 || !(durationOf(props.facts) > 0))
    return (
      <ViewState icon="word" title={words.title}>
        {none}
      </ViewState>
    );
  return <Recording key={props.facts.id} {...props} />;
}

function Recording({ facts, read, beats, kept, keep, child = false, actions }: EcgViewProps) {
  const words = useMessages(ecg);
  const language = useLanguage();
  const root = useRef<HTMLElement>(null);
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const { strip, seen } = useStrip(facts, read, beats, root);
  const [screen, look] = useScreenFacts();
  const [sheet, setSheet] = useState<"ruler" | "goTo" | null>(null);
  const [table, setTable] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const toScale = kept !== null && holds(kept, screen);
  const ratio = pixelRatio(window, screen.zoom);

  useEffect(() => {
    if (kept === null || holds(kept, screen)) return;
    setCancelled(true);
    keep(null);
  }, [kept, screen, keep]);

  useLayoutEffect(() => {
    const [high, wide] = [outer.current, inner.current];
    if (high === null || wide === null) return;
    const mm = Number.parseFloat(getComputedStyle(high).getPropertyValue("--ecg-mm")) || 4;
    const measure = () =>
      strip.resize({
        width: wide.offsetWidth,
        rows: Math.max(0, high.offsetHeight - 2 * STRIP),
        ratio,
        mm: toScale ? kept.pixelsPerMillimetre : mm,
        measured: toScale,
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(high);
    observer.observe(wide);
    return () => observer.disconnect();
  }, [strip, ratio, toScale, kept]);

  // What a key moved is said once it has come to rest.
  const due = useRef<"view" | "calipers" | "active" | null>(null);
  useEffect(() => {
    if (due.current === null) return;
    announce(saidOf(due.current, { strip, seen, facts, beats, words, language }));
    due.current = null;
  }, [seen, strip, facts, beats, words, language]);

  const toggleCalipers = () => {
    if (seen.calipers === null) {
      due.current = "calipers";
      strip.openCalipers();
    } else {
      strip.setCalipers(null);
      announce(words.calipers.removed);
    }
  };
  const hands = useHands(strip, {
    onGoTo: () => setSheet("goTo"),
    onCalipers: toggleCalipers,
    onMoved: (what) => {
      due.current = what;
    },
  });
  const description = descriptionOf({ strip, seen, facts, beats, words, language, toScale });
  const crowded =
    beats !== null && countIn(beats, seen.from, seen.to) > 0 && !tellsApart(beats, strip.span, strip.ratio);
  const whole = seen.to - seen.from >= strip.duration && seen.scales.length <= 2;
  return (
    <section className={styles.view} aria-label={words.title} ref={root} onPointerEnter={look}>
      <EcgHead
        facts={facts}
        strip={strip}
        seen={seen}
        child={child}
        toScale={toScale}
        onMeasure={() => setSheet("ruler")}
        actions={typeof actions === "function" ? actions(seen.from, seen.to) : actions}
      />
      <EcgTools
        strip={strip}
        seen={seen}
        table={table}
        onTable={setTable}
        onCalipers={toggleCalipers}
        onGoTo={() => setSheet("goTo")}
      />
      {cancelled && !toScale && <NoteBar tone="warn" title={words.scale.cancelled} />}
      {seen.failed && (
        <NoteBar
          tone="bad"
          title={words.plot.failed}
          action={
            <Button icon="refresh" onPress={() => strip.again()}>
              {words.plot.again}
            </Button>
          }
        >
          {words.plot.failedText}
        </NoteBar>
      )}
      <div className={styles.body}>
        <div className={styles.trace}>
          <Plot
            facts={facts}
            strip={strip}
            seen={seen}
            beats={beats}
            hands={hands}
            description={description}
            room={{ outer, inner }}
            crowded={crowded}
          />
          {!whole && <Overview strip={strip} seen={seen} onKeyDown={hands.onOverviewKeyDown} />}
        </div>
        {table && <BeatsTable strip={strip} seen={seen} beats={beats} onClose={() => setTable(false)} />}
      </div>
      <Readout strip={strip} seen={seen} facts={facts} beats={beats} />
      {sheet === "ruler" && (
        <RulerSheet
          screen={screen}
          kept={toScale ? kept : null}
          keep={(ruler) => {
            setCancelled(false);
            keep(ruler);
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === "goTo" && <GoTo strip={strip} onClose={() => setSheet(null)} />}
    </section>
  );
}
