import { useFormat } from "../../format/useFormat";
import { usePlaced } from "../../frame/typing";
import type { AssumptionMark, AssumptionView, ConnectionView } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import table from "../table.module.css";
import styles from "./Assumptions.module.css";
import { assumedVendors } from "./accountTable";
import detail from "./ConnectionDetail.module.css";
import { MarkSheet } from "./MarkSheet";

/** What we assume about the vendor, on the connection that it describes, with what was found about each. */
export function Assumptions({ connection, denied }: { connection: ConnectionView; denied: string | null }) {
  const words = useMessages(connections).register;
  const { assumed } = useMessages(accounts);
  const of = connection.assumptions;
  const [markingId, setMarkingId] = usePlaced<string | null>(`assumption ${connection.id}`, null);
  const marking = of.find(({ id }) => id === markingId) ?? null;
  const setMarking = (one: AssumptionView | null) => setMarkingId(one?.id ?? null);
  const confirmed = of.filter(({ mark }) => mark?.verdict === "confirmed").length;
  const wrong = of.filter(({ mark }) => mark?.verdict === "wrong").length;
  return (
    <section aria-label={words.title}>
      <div className={detail.bar}>
        <h3>{words.title}</h3>
        <span className={detail.legend}>{words.count(of.length)}</span>
        {confirmed + wrong > 0 && <span className={detail.legend}>{words.found(confirmed, wrong)}</span>}
      </div>
      {assumedVendors.includes(connection.vendor) && (
        <p className={detail.none}>
          <b>{assumed.title}</b> {assumed.text}
        </p>
      )}
      {of.length === 0 ? (
        <p className={detail.none}>{words.none}</p>
      ) : (
        <table className={table.table} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col" className={detail.id}>
                {words.id}
              </th>
              <th scope="col">{words.assumes}</th>
              <th scope="col" className={detail.touches}>
                {words.touches}
              </th>
              <th scope="col">{words.basis}</th>
              <th scope="col" className={styles.mark}>
                {words.mark}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map((assumption) => (
              <tr key={assumption.id}>
                <td className={detail.mono}>{assumption.id}</td>
                <th scope="row">{assumption.assumes}</th>
                <td>{assumption.touches}</td>
                <td>{assumption.basis}</td>
                <td>
                  <Mark of={assumption.mark} />
                  <Button
                    size="small"
                    off={denied}
                    label={`${words.act} ${assumption.id}`}
                    hasPopup="dialog"
                    onPress={() => setMarking(assumption)}
                  >
                    {words.act}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {marking !== null && (
        <MarkSheet connection={connection.id} assumption={marking} onClose={() => setMarking(null)} />
      )}
    </section>
  );
}

function Mark({ of }: { of: AssumptionMark | null }) {
  const words = useMessages(connections).register;
  const format = useFormat();
  if (of === null) return <span className={styles.open}>{words.verdicts.open}</span>;
  return (
    <span className={styles[of.verdict]}>
      <Icon name={of.verdict === "wrong" ? "refused" : "check"} size="row" />{" "}
      <b>{words.verdicts[of.verdict]}</b>
      <span className={table.second}>{of.note}</span>
      <span className={table.second}>{words.by(of.by, format.date(of.at))}</span>
    </span>
  );
}
