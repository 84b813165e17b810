import type { ReadingImportView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { isOpen } from "./isOpen";

/**
 * A file of which nothing counts yet, told above the graphs: what is drawn is without it, and somebody still has to say
 * what becomes of it.
 */
export function ImportStrip({ files, onOpen }: { files: readonly ReadingImportView[]; onOpen: () => void }) {
  const words = useMessages(readingFiles);
  return files.filter(isOpen).map((file) => (
    <NoteBar
      key={file.id}
      tone={file.state === "reading" ? "info" : "warn"}
      icon={file.state === "reading" ? "clock" : undefined}
      title={
        file.state === "reading"
          ? words.strip.reading(file.file)
          : file.state === "stopped"
            ? words.strip.stopped(file.file)
            : words.strip.whole(file.file)
      }
      action={
        <Button size="small" hasPopup="dialog" onPress={onOpen}>
          {words.strip.look}
        </Button>
      }
    >
      {words.strip.text}
    </NoteBar>
  ));
}
