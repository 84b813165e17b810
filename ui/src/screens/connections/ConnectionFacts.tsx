import { useTick } from "../../format/ticker";
import { zoneWithOffset } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Facts } from "../../parts/Panel";
import { people as thousands } from "../../parts/PatientPicker/people";
import styles from "./ConnectionDetail.module.css";
import { budgetUsed, errorRate } from "./health";
import { SignIn } from "./SignIn";

/** Sign-in, address and the last hour. A secret is never shown, only whether one is kept. */
export function ConnectionFacts({ connection }: { connection: ConnectionView }) {
  const words = useMessages(connections);
  const format = useFormat();
  const zone = useTick((now) => zoneWithOffset(now, connection.zone));
  const { requestsLastHour, budgetPerHour, errorsLastHour, drift } = connection;
  const used = budgetUsed(connection);
  return (
    <div className={styles.three}>
      <section aria-label={words.signIn.title}>
        <h3>{words.signIn.title}</h3>
        <SignIn connection={connection} />
      </section>
      <section aria-label={words.address.title}>
        <h3>{words.address.title}</h3>
        <Facts
          of={[
            [
              words.address.base,
              <span key="base" className={styles.mono}>
                {connection.baseUrl}
              </span>,
            ],
            [words.address.issuer, connection.issuer],
            [words.address.zone, zone],
          ]}
        />
      </section>
      <section aria-label={words.hour.title}>
        <h3>{words.hour.title}</h3>
        <Facts
          of={[
            [
              words.hour.requests,
              <>
                {words.hour.of(thousands(requestsLastHour), thousands(budgetPerHour), used ?? 0)}
                <span className={styles.budget} aria-hidden="true">
                  <i style={{ width: `${Math.min(100, used ?? 0)}%` }} />
                </span>
              </>,
            ],
            [
              words.hour.errors,
              errorsLastHour === 0
                ? words.hour.none
                : words.hour.failed(errorsLastHour, errorRate(connection) ?? 100),
            ],
            [
              words.hour.answered,
              connection.age.answeredAt === null
                ? words.hour.never
                : format.dateTime(connection.age.answeredAt),
            ],
            [words.hour.drift, drift.length === 0 ? words.hour.none : words.hour.driftCount(drift.length)],
            [words.hour.visits, thousands(connection.knownVisits)],
          ]}
        />
      </section>
    </div>
  );
}
