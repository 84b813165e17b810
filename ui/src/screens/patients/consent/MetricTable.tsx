import { useFormat } from "../../../format/useFormat";
import type { ConsentStandingView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { Icon } from "../../../parts/Icon";
import table from "../../table.module.css";
import styles from "./Consent.module.css";
import { standingIcons } from "./standingLook";

/** The five metrics, each with how it stands, in words. */
export function MetricTable({ of }: { of: readonly ConsentStandingView[] }) {
  const words = useMessages(consents);
  const format = useFormat();
  return (
    <table className={table.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.metric}</th>
          <th scope="col">{words.standing}</th>
          <th scope="col" className={styles.since}>
            {words.since}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ metric, standing, at, end }) => (
          <tr key={metric}>
            <th scope="row">{words.metrics[metric]}</th>
            <td>
              <span className={styles.standing}>
                <Icon name={standingIcons[standing]} className={styles[standing]} />
                <span>
                  {standing === "ended"
                    ? words.standings.ended(words.ends[end ?? "revoked"])
                    : words.standings[standing]}
                </span>
              </span>
            </td>
            <td>{at === null ? "" : format.dateTime(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
