import { useEffect, useRef, useState } from "react";
import type { ImportFate, ImportPlan, ImportRow } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { imports } from "../../../messages/imports";
import { Button } from "../../../parts/Button";
import { people as thousands } from "../../../parts/PatientPicker/people";
import { Segments } from "../../../parts/Segments";
import table from "../../table.module.css";
import styles from "./Import.module.css";

const FATES: readonly ImportFate[] = ["new", "known", "changed", "refused"];

/** What would come of every row of a file. Nothing is kept before the button is pressed. */
export function Plan({
  plan,
  busy,
  reading,
  onApply,
  onAnother,
}: {
  plan: ImportPlan;
  busy: boolean;
  reading: boolean;
  onApply: () => void;
  onAnother: () => void;
}) {
  const words = useMessages(imports);
  const own = words.plan;
  const heading = useRef<HTMLHeadingElement>(null);
  // A file just looked at is what the person wants to hear of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each file
  useEffect(() => heading.current?.focus(), [plan.token]);
  const { counts } = plan;
  const total = counts.new + counts.known + counts.changed + counts.refused;
  const deeds = counts.new + counts.changed;
  return (
    <section className={styles.plan} aria-label={own.label}>
      <h2 tabIndex={-1} ref={heading}>
        {own.of(plan.file, plan.connectionName)}
      </h2>
      <p>{`${own.summary(thousands(total))} ${own.encoding(words.encodings[plan.encoding] ?? plan.encoding)}`}</p>
      <dl className={styles.counts} aria-label={own.counts}>
        {FATES.map((fate) => (
          <div key={fate}>
            <dt>{words.fates[fate]}</dt>
            <dd>
              <b>{thousands(counts[fate])}</b> {words.fateTexts[fate]}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <b>{own.columns}</b>{" "}
        {plan.columns
          .map(({ heading, meaning }) => own.column(heading, words.meanings[meaning] ?? meaning))
          .join("; ")}
        {". "}
        {plan.ignored.length > 0 && own.ignored(plan.ignored.join(", "))}
      </p>
      <div className={styles.acts}>
        <Button
          variant="primary"
          size="large"
          busy={busy}
          off={deeds === 0 ? own.nothing : null}
          onPress={onApply}
        >
          {own.apply(thousands(deeds))}
        </Button>
        <Button
          size="large"
          hasPopup="dialog"
          off={reading || busy ? words.start.reading : null}
          onPress={onAnother}
        >
          {own.another}
        </Button>
      </div>
      <Rows rows={plan.rows} more={plan.more} />
    </section>
  );
}

function Rows({ rows, more }: { rows: readonly ImportRow[]; more: number }) {
  const words = useMessages(imports);
  const own = words.plan;
  const [only, setOnly] = useState<"all" | "refused" | "changed" | "new">("all");
  const shown = only === "all" ? rows : rows.filter((row) => row.fate === only);
  const why = (row: ImportRow) =>
    row.why
      .map((word) =>
        row.otherLine !== null && (word === "twice" || word === "contradicts")
          ? own.sameAs(own[word], row.otherLine)
          : (words.why[word] ?? word),
      )
      .join(", ");
  return (
    <>
      <Segments
        label={own.show}
        value={only}
        options={[
          { id: "all", text: own.all },
          { id: "refused", text: words.fates.refused },
          { id: "changed", text: words.fates.changed },
          { id: "new", text: words.fates.new },
        ]}
        onChange={setOnly}
      />
      {shown.length === 0 ? (
        <p>{own.none}</p>
      ) : (
        <table className={table.table} aria-label={own.rows}>
          <thead>
            <tr>
              <th scope="col">{own.line}</th>
              <th scope="col">{own.fate}</th>
              <th scope="col">{own.reason}</th>
              <th scope="col">{own.patient}</th>
              <th scope="col">{own.visit}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                <td>{words.fates[row.fate]}</td>
                <td>{why(row)}</td>
                <td>
                  {row.patient}
                  {row.name !== null && <span className={table.second}>{row.name}</span>}
                </td>
                <td>{row.visit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p>{own.more(thousands(more))}</p>}
    </>
  );
}
