import type { Population } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { Icon } from "../../parts/Icon";
import styles from "./TimesInRange.module.css";
import { BANDS, endText, type GlucoseBand, type GlucoseUnit, limitsFor } from "./units";

/** A goal as the core judged it, on what was received. */
export interface Goal {
  of: "target" | "belowTarget" | "veryLow" | "aboveTarget" | "veryHigh" | "variation";
  percent: number;
  met: boolean;
}

/** At which band a goal is told; that of the variation stands in the summary. */
const place: Record<Goal["of"], GlucoseBand | null> = {
  target: "target",
  belowTarget: "low",
  veryLow: "veryLow",
  aboveTarget: "high",
  veryHigh: "veryHigh",
  variation: null,
};

/** A band's own mark beside its colour (WCAG 1.4.1): arrows away from the target, doubled at the extremes. */
const marks: Record<GlucoseBand, "up" | "upTwice" | "down" | "downTwice" | "check"> = {
  veryHigh: "upTwice",
  high: "up",
  target: "check",
  low: "down",
  veryLow: "downTwice",
};

/** How much of the readings lay in each of the five ranges: a bar, and in words the share, the limits and the goal. */
export function TimesInRange({
  shares,
  goals,
  population,
  unit,
}: {
  /** Percent of the readings, from the lowest band to the highest. */
  shares: readonly [number, number, number, number, number];
  goals: readonly Goal[];
  /** `null` where nobody chose one: then there are no goals. */
  population: Population | null;
  unit: GlucoseUnit;
}) {
  const words = useMessages(charts).glucose;
  const limits = limitsFor(population, unit);
  const [, low, high] = limits.ends;
  const down = BANDS.filter((band) => limits.words[band] !== undefined).toReversed();
  const share = (band: GlucoseBand) => shares[BANDS.indexOf(band)] ?? 0;
  const goalText = ({ of, percent }: Goal): string => {
    const number = String(percent);
    if (of === "belowTarget") return words.goals.belowTarget(number, endText(unit, low));
    if (of === "aboveTarget") return words.goals.aboveTarget(number, endText(unit, high));
    return words.goals[of](number);
  };
  return (
    <div className={styles.times}>
      <div className={styles.bar} aria-hidden="true">
        {down.map((band) =>
          share(band) > 0 ? (
            <i key={band} className={styles[band]} style={{ flexGrow: share(band) }} />
          ) : null,
        )}
      </div>
      <table className={styles.table}>
        <caption className="heard">{words.times}</caption>
        <thead className="heard">
          <tr>
            <th scope="col">{words.percent}</th>
            <th scope="col">{words.band}</th>
            <th scope="col">{words.limits}</th>
            <th scope="col">{words.goal}</th>
          </tr>
        </thead>
        <tbody>
          {down.map((band) => {
            const goal = population === null ? undefined : goals.find((each) => place[each.of] === band);
            return (
              <tr key={band} data-band={band}>
                <td className={styles.share}>{share(band).toFixed(1)} %</td>
                <th scope="row" className={styles.name}>
                  <Icon name={marks[band]} size="row" className={styles[`${band}Mark`]} />
                  {words.bands[band]}
                </th>
                <td className={styles.limits}>{limits.words[band]?.join("–")}</td>
                <td className={styles.goal}>
                  {goal !== undefined && `${goalText(goal)}: ${goal.met ? words.met : words.notMet}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.whose}>
        {population === null ? words.noGoals : words.population(words.populations[population])}
      </p>
    </div>
  );
}
