import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import styles from "./ConnectionForm.module.css";

/** A secret: typed hidden, never filled in, replaced or removed but not read back. Pasting is allowed. */
export function SecretField({
  label,
  hint,
  value,
  kept,
  required = false,
  dropped = false,
  error = null,
  onDrop,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  /** One is in the keyring and stays when nothing is typed. */
  kept: boolean;
  required?: boolean;
  /** The kept one is removed when the form is saved. */
  dropped?: boolean;
  error?: string | null;
  onDrop?: (drop: boolean) => void;
  onChange: (value: string) => void;
}) {
  const words = useMessages(connections).form;
  const hints = [kept && !dropped ? words.kept : "", dropped ? words.willRemove : "", hint ?? ""];
  return (
    <Field
      label={label}
      value={value}
      secret
      mono
      required={required}
      error={error}
      placeholder={kept && !dropped ? words.keptPlaceholder : undefined}
      hint={hints.filter((part) => part !== "").join(" ") || undefined}
      onChange={onChange}
    >
      {kept && onDrop !== undefined && (
        <div className={styles.drop}>
          <Button
            size="small"
            label={`${dropped ? words.undoRemove : words.removeKept}, ${label}`}
            onPress={() => onDrop(!dropped)}
          >
            {dropped ? words.undoRemove : words.removeKept}
          </Button>
        </div>
      )}
    </Field>
  );
}
