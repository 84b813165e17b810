import { useMessages } from "../../messages/area";
import { enterReading } from "../../messages/enterReading";
import { metrics } from "../../messages/metrics";
import { patientRanges } from "../../messages/patientRanges";
import { readingFiles } from "../../messages/readingFiles";
import { Button } from "../../parts/Button";

/** What a clinician opens over a patient's readings. */
export type ReadingSheet = "enter" | "ranges" | "files";

/** The buttons that open it. */
export function ReadingTools({
  roles,
  filesRead,
  onOpen,
}: {
  roles: readonly string[];
  /** Whether it is known which files were brought in. */
  filesRead: boolean;
  onOpen: (sheet: ReadingSheet) => void;
}) {
  const words = useMessages(metrics);
  const entering = useMessages(enterReading);
  const ranging = useMessages(patientRanges);
  const files = useMessages(readingFiles);
  const may = roles.includes("clinician");
  return (
    <>
      <Button icon="plus" off={may ? null : entering.denied} onPress={() => onOpen("enter")}>
        {entering.open}
      </Button>
      <Button hasPopup="dialog" off={may ? null : ranging.denied} onPress={() => onOpen("ranges")}>
        {ranging.open}
      </Button>
      <Button
        icon="inbox"
        hasPopup="dialog"
        off={!may ? files.denied : filesRead ? null : words.loading}
        onPress={() => onOpen("files")}
      >
        {files.open}
      </Button>
    </>
  );
}
