import { useLanguage, useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { Alert } from "../../../parts/Alert";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import styles from "./Files.module.css";
import { fileSize } from "./fileWords";
import type { ChosenFile } from "./useChosenFiles";

/** One chosen file: what it is by its content, the name it will have, or why it cannot be accepted. */
export function ChosenEntry({
  file,
  onRename,
  onLeaveOut,
}: {
  file: ChosenFile;
  onRename: (name: string) => void;
  onLeaveOut: () => void;
}) {
  const all = useMessages(area);
  const words = all.chosen;
  const language = useLanguage();
  const { check, problem } = file;
  const why = problem === null ? null : (all.refusals[problem.what] ?? problem.message);
  return (
    <li className={styles.entry}>
      {check === null ? (
        <p className={styles.entryName}>
          <b>{file.name}</b>
        </p>
      ) : (
        <Field
          label={words.name}
          hint={words.nameHint}
          value={file.name}
          required
          maxLength={240}
          error={why}
          onChange={onRename}
        />
      )}
      <div className={styles.entryFoot}>
        <span role={check === null && problem !== null ? "alert" : undefined}>
          {check !== null &&
            `${all.types[check.mediaType] ?? check.mediaType}, ${fileSize(check.size, language)}. `}
          {check?.mayBeRefused === true && words.doubtful}
          {check === null && problem === null && words.looking}
          {check === null && why !== null && (
            <>
              <Alert kind="warning" small /> {why}
            </>
          )}
        </span>
        <Button size="small" variant="quiet" label={words.drop(file.name)} onPress={onLeaveOut}>
          {words.dropShort}
        </Button>
      </div>
    </li>
  );
}
