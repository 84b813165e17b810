import { useState } from "react";
import { useMessages } from "../messages/area";
import { charts } from "../messages/charts";
import { Button } from "../parts/Button";
import { people as grouped } from "../parts/PatientPicker/people";
import { SelectField } from "../parts/SelectField";
import { nameOf } from "./named";
import { ReadingsTable } from "./ReadingsTable";
import styles from "./StackTable.module.css";
import type { Graph } from "./series";

/** The readings of a stack as a table, one metric at a time, since a column has one unit (GTAB-028). */
export function StackTable({
  graphs,
  zone,
  onClose,
}: {
  graphs: readonly Graph[];
  zone: string;
  onClose: () => void;
}) {
  const words = useMessages(charts);
  const [chosen, setChosen] = useState("0");
  const graph = graphs[Number(chosen)];
  const count = graph?.series.start.length ?? 0;
  return (
    <>
      <div className={styles.bar}>
        <SelectField
          label={words.table.choose}
          value={chosen}
          options={graphs.map((each, at) => ({ id: String(at), text: nameOf(words, each) }))}
          onChange={setChosen}
        />
        <p className={styles.count}>{words.table.count(words.readings(count, grouped(count)))}</p>
        <Button icon="left" keyCap="T" onPress={onClose} autoFocus>
          {words.table.close}
        </Button>
      </div>
      {graph !== undefined && <ReadingsTable key={chosen} graph={graph} zone={zone} />}
    </>
  );
}
