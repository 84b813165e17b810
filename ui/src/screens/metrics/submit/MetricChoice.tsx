import type { ConsentMetric, SubmissionMetric } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { consents } from "../../../messages/consents";
import { submissions } from "../../../messages/submissions";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { useReasons } from "../../../parts/useReasons";
import { standingIcons } from "../../patients/consent/standingLook";
import table from "../../table.module.css";
import styles from "./Submit.module.css";

/** The five metrics, each with what the patient said about it and a way to its readings. */
export function MetricChoice({
  of,
  onChoose,
}: {
  of: readonly SubmissionMetric[];
  onChoose: (metric: ConsentMetric) => void;
}) {
  const words = useMessages(submissions).metrics;
  const consent = useMessages(consents);
  const reasons = useReasons("careMonitor");
  return (
    <>
      <table className={`${table.table} ${styles.metrics}`} aria-label={words.metric}>
        <thead>
          <tr>
            <th scope="col">{words.metric}</th>
            <th scope="col">{words.consent}</th>
            <th scope="col">{words.readings}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ consent: { metric, standing, end }, offer }) => (
            <tr key={metric}>
              <th scope="row">{consent.metrics[metric]}</th>
              <td>
                <span className={styles.standing}>
                  <Icon name={standingIcons[standing]} className={styles[standing]} />
                  <span>
                    {standing === "ended"
                      ? consent.standings.ended(consent.ends[end ?? "revoked"])
                      : consent.standings[standing]}
                  </span>
                </span>
              </td>
              <td>
                <Button
                  size="small"
                  off={offer.offered ? null : reasons[offer.reason ?? "vendorLacks"]}
                  label={words.chooseOf(consent.metrics[metric])}
                  onPress={() => onChoose(metric)}
                >
                  {words.choose}
                </Button>
                {/* That it is not granted stands beside it already. */}
                {!offer.offered && offer.reason !== "notGranted" && (
                  <span className={table.second}>{reasons[offer.reason ?? "vendorLacks"]}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{words.explains}</p>
    </>
  );
}
