import { useFormat } from "../../format/useFormat";
import type { BoardRow, Differs } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Alert } from "../../parts/Alert";
import { Born, RecordNumber } from "../../parts/Identity";
import { PersonName } from "../../parts/PersonName";
import styles from "./VisitPanel.module.css";

/** Another patient of the same family name comes today: both, with the first difference underlined (PAL-0540). */
export function Namesake({ row, other }: { row: BoardRow; other: BoardRow }) {
  const words = useMessages(area).namesake;
  const { warning } = useMessages(parts);
  const format = useFormat();
  const differs: Differs =
    row.person.name.given !== other.person.name.given
      ? "given"
      : row.person.birthDate !== other.person.birthDate
        ? "birthDate"
        : "number";
  return (
    <section className={styles.namesake} aria-label={words.title(format.name(row.person.name))}>
      <Alert kind="warning" label={warning} />
      <div>
        <b>{words.title(format.name(row.person.name))}</b>
        <dl>
          {[row, other].map((each) => (
            <div key={each.visit}>
              <dt>{each === row ? words.this : words.other}</dt>
              <dd>
                <PersonName name={each.person.name} marked={differs} />{" "}
                <Born person={each.person} marked={differs} />{" "}
                <RecordNumber number={each.person.number} marked={differs} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
