import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { JoinKind, VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { useReasons } from "../../parts/useReasons";
import { GuardedForm } from "./GuardedForm";
import { useGuarded } from "./useGuarded";
import styles from "./VisitPanel.module.css";

/** Joining: one way is preset, the others are offered or greyed with their reason. The link is never shown. */
export function JoinForm({ view }: { view: VisitView }) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const reasons = useReasons(view.row.vendor);
  const format = useFormat();
  const join = useAct("join");
  const { row } = view;
  const guard = useGuarded(row.person.key, "join");
  const [chosen, setChosen] = useState<JoinKind | null>(null);
  const kind = chosen ?? view.ways.find((way) => way.offer.offered)?.kind ?? null;
  const way = view.ways.find((each) => each.kind === kind);
  const reason = row.join.reason;
  const off = row.join.offered && way?.offer.offered === true ? null : reason === null ? "" : reasons[reason];
  const name = format.name(row.person.name);

  async function act(): Promise<void> {
    if (guard.checked === null || kind === null) return;
    const done = await join.run(row.visit, kind, guard.checked);
    if (!done.ok) return;
    announce(words.join.joined(name));
    guard.clear();
  }

  return (
    <GuardedForm
      view={view}
      act="join"
      guard={guard}
      label={words.join.act(name)}
      off={off}
      busy={join.busy}
      problem={join.problem}
      onAct={() => void act()}
    >
      {view.ways.length > 0 && (
        <details className={styles.more}>
          <summary>
            {words.wayLabel}: <b>{kind === null ? words.join.noWay : words.ways[kind]}</b>
            {kind !== null && words.join.inBrowser}
          </summary>
          {kind !== null && (
            <p className={styles.hint}>
              {words.join.opens(own.vendors[row.vendor], row.room ?? own.roomUnknown)}
            </p>
          )}
          <fieldset className={styles.ways}>
            <legend className="heard">{words.wayLabel}</legend>
            {view.ways.map((each) => (
              <label key={each.kind} className={each.offer.offered ? undefined : styles.off}>
                <input
                  type="radio"
                  name="way"
                  checked={each.kind === kind}
                  disabled={!each.offer.offered}
                  onChange={() => setChosen(each.kind)}
                />
                <span>
                  {words.ways[each.kind]}
                  {each.offer.assumed !== null && <i>{` ${words.assumed(each.offer.assumed)}`}</i>}
                  {each.offer.reason !== null && <small>{reasons[each.offer.reason]}</small>}
                </span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </GuardedForm>
  );
}
