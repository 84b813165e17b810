import type { PaperSheet } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import { Segments } from "../Segments";

const sheets: readonly PaperSheet[] = ["a4", "letter"];

/** The choice of paper. */
export function SheetChoice({
  value,
  onChange,
}: {
  value: PaperSheet;
  onChange: (sheet: PaperSheet) => void;
}) {
  const words = useMessages(paper);
  return (
    <Segments
      label={words.sheet}
      value={value}
      options={sheets.map((id) => ({ id, text: words.sheets[id] }))}
      onChange={onChange}
    />
  );
}
