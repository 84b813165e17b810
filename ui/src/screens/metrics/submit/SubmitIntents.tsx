import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import type { IntentView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { outbox } from "../../../messages/outbox";
import { submissions } from "../../../messages/submissions";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import { describe } from "../../outbox/describe";
import table from "../../table.module.css";
import styles from "./Submit.module.css";

/** What was sent from here: what is on its way, and what was settled within a day. Decided about is in the Outbox. */
export function SubmitIntents({ of }: { of: readonly IntentView[] }) {
  const words = useMessages(submissions).intents;
  const out = useMessages(outbox);
  const format = useFormat();
  const { go } = useNavigation();
  const first = of.find(({ state }) => state === "needsPerson") ?? of[0];
  return (
    <section className={styles.intents} aria-label={words.title}>
      <h3 className={styles.heading}>{words.title}</h3>
      {first === undefined ? (
        <p className={styles.hint}>{words.none}</p>
      ) : (
        <>
          <table className={table.table} aria-label={words.title}>
            <thead>
              <tr>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {of.map((intent) => {
                const { icon, tone } = intentLook(intent.state);
                return (
                  <tr key={intent.id}>
                    <th scope="row">
                      <span className={styles.standing}>
                        <Icon name={icon} className={styles[tone]} />
                        <span>{out.states[intent.state]}</span>
                      </span>
                    </th>
                    <td>
                      {describe(intent, out, format)}
                      <span className={table.second}>{out.why[intent.why] ?? intent.why}</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <div>
            <Button size="small" onPress={() => go("outbox", { open: { intent: first.id } })}>
              {words.open}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
