import type { DecodedView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import styles from "./Deliveries.module.css";

/** What a delivery says: its form, and values only where the document prints them. */
export function Decoded({ decoded }: { decoded: DecodedView }) {
  const words = useMessages(webhooks);
  const { panel } = words;
  const why = (decoded.why === null ? undefined : words.why[decoded.why]) ?? null;
  if (!decoded.opens || (decoded.event === null && decoded.fields.length === 0))
    return <p className={styles.muted}>{why ?? words.meanings[decoded.outcome]}</p>;
  return (
    <>
      <table className={styles.fields} aria-label={panel.says}>
        <tbody>
          <tr>
            <th scope="row">{panel.event}</th>
            <td>{decoded.event ?? panel.hidden(panel.kinds.text ?? "")}</td>
          </tr>
          {decoded.fields.map((field, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names of undocumented fields may repeat, and never move
            <tr key={at}>
              <th scope="row">{field.name}</th>
              <td>{field.value ?? panel.hidden(panel.kinds[field.kind] ?? field.kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {why !== null && <p className={styles.muted}>{why}</p>}
    </>
  );
}
