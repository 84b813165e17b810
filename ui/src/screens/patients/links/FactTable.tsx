import { useFormat } from "../../../format/useFormat";
import type { FactLine, RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { formats } from "../../../messages/formats";
import { links } from "../../../messages/links";
import table from "../../table.module.css";
import { factValues } from "./factValues";
import styles from "./Links.module.css";
import { VerdictWord } from "./verdictLook";

/** The words that facts are written with, in the language in use. */
export function useFactWords() {
  const { gender } = useMessages(formats);
  const format = useFormat();
  return {
    name: (side: RecordSide) => format.name(side.person.name),
    date: (date: string) => format.fhirDate(date),
    gender: (side: RecordSide) => gender[side.person.gender],
  };
}

/** Two records, fact by fact, in two columns. What a record does not say is said to be unknown, never left blank. */
export function FactTable({
  one,
  other,
  facts,
  format,
}: {
  one: RecordSide;
  other: RecordSide;
  facts: readonly FactLine[];
  format: { readAt: (side: RecordSide) => string };
}) {
  const words = useMessages(links);
  const written = useFactWords();
  const cell = (values: readonly string[]) =>
    values.length === 0 ? (
      <span className={styles.none}>{words.notKnown}</span>
    ) : (
      values.map((value) => (
        <span key={value} className={styles.line}>
          {value}
        </span>
      ))
    );
  return (
    <table className={`${table.table} ${styles.facts}`}>
      <thead>
        <tr>
          <th scope="col">{words.compare.fact}</th>
          <th scope="col">{one.connectionName}</th>
          <th scope="col">{other.connectionName}</th>
          <th scope="col">{words.compare.found}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ fact, verdict }) => (
          <tr key={fact}>
            <th scope="row">{words.facts[fact]}</th>
            <td>{cell(factValues(one, fact, written))}</td>
            <td>{cell(factValues(other, fact, written))}</td>
            <td>
              <VerdictWord verdict={verdict} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.compare.readAt}</th>
          <td>{format.readAt(one)}</td>
          <td>{format.readAt(other)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}
