import { useLanguage, useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Segments } from "../parts/Segments";
import styles from "./EcgTools.module.css";
import { lengthText } from "./names";
import { GAINS, type Gain, SPEEDS, type Speed } from "./paper";
import { nextScale } from "./scale";
import type { Seen } from "./seen";
import type { Strip } from "./strip";

type SpeedChoice = `${Speed}` | "pressed";

/** Speed, gain, and how much time is in view; the calipers, a time to go to, and the table. */
export function EcgTools({
  strip,
  seen,
  table,
  onTable,
  onCalipers,
  onGoTo,
}: {
  strip: Strip;
  seen: Seen;
  table: boolean;
  onTable: (open: boolean) => void;
  onCalipers: () => void;
  onGoTo: () => void;
}) {
  const words = useMessages(ecg);
  const language = useLanguage();
  const pressed = seen.scales.find((scale) => scale.kind === "span");
  const speeds: { id: SpeedChoice; text: string }[] = SPEEDS.map((speed) => ({
    id: `${speed}`,
    text: words.scale.speed(speed),
  }));
  if (pressed !== undefined) speeds.push({ id: "pressed", text: words.scale.compressed });
  const choose = (id: SpeedChoice) => {
    if (id !== "pressed") strip.setScale({ kind: "paper", speed: Number(id) as Speed });
    else if (pressed !== undefined && seen.scale.kind === "paper") strip.setScale(pressed);
  };
  const less = nextScale(seen.scales, seen.scale, -1);
  const more = nextScale(seen.scales, seen.scale, 1);
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.title}>
      <Segments
        label={words.scale.label}
        labelShown={false}
        value={seen.scale.kind === "paper" ? `${seen.scale.speed}` : "pressed"}
        options={speeds}
        onChange={choose}
      />
      <span className={styles.group}>
        <Button
          icon="minus"
          label={words.scale.more}
          off={more === null ? (pressed === undefined ? words.scale.fits : words.scale.most) : null}
          onPress={() => strip.zoom(1)}
        />
        <span className={styles.across}>{lengthText(seen.to - seen.from, language)}</span>
        <Button
          icon="plus"
          label={words.scale.less}
          off={less === null ? words.scale.least : null}
          onPress={() => strip.zoom(-1)}
        />
      </span>
      <Segments
        label={words.scale.gainLabel}
        labelShown={false}
        value={`${seen.gain}`}
        options={GAINS.map((gain) => ({ id: `${gain}` as const, text: words.scale.gain(gain) }))}
        onChange={(id) => strip.setGain(Number(id) as Gain)}
      />
      <span className={styles.end}>
        <Button keyCap="C" pressed={seen.calipers !== null} onPress={onCalipers}>
          {words.calipers.title}
        </Button>
        <Button keyCap="G" hasPopup="dialog" onPress={onGoTo}>
          {words.goTo.label}
        </Button>
        <Button icon="lines" pressed={table} onPress={() => onTable(!table)}>
          {words.beats.open}
        </Button>
      </span>
    </div>
  );
}
