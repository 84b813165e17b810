import { useState } from "react";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { namesOf } from "./ColumnChoice";
import type { Columns } from "./columns";
import styles from "./ListBar.module.css";

/** Silenced for this session, by the person (PAL-0260). */
let silenced = false;

/** Says at the list's edge that columns are hidden, and which (PAL-0240). */
export function HiddenColumns({
  mode,
  columns,
  onShow,
}: {
  mode: "rooms" | "day";
  columns: Columns;
  onShow: () => void;
}) {
  const words = useMessages(area);
  const [quiet, setQuiet] = useState(silenced);
  if (columns.hidden.length === 0 || quiet) return null;
  const names = namesOf(words.columns, mode);
  return (
    <div className={styles.hidden}>
      <span>{words.width.hiddenNow(columns.hidden.map((column) => names[column]).join(", "))}</span>
      <Button size="small" variant="quiet" onPress={onShow}>
        {words.width.showAll}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          silenced = true;
          setQuiet(true);
        }}
      >
        {words.width.silence}
      </Button>
      <Icon name="right" />
    </div>
  );
}
