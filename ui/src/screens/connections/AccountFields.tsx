import type { CareMonitorWay, ConnectionView } from "../../host/types";
import { accounts as area } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { Field } from "../../parts/Field";
import { Segments } from "../../parts/Segments";
import type { AccountField } from "./accountTable";
import { askedFor, type ConnectionEntry, type EntryField, keepsSecret } from "./connectionEntry";
import { SecretField } from "./SecretField";

/** The fields that one vendor asks for and the others do not, each with where its value is found at the vendor. */
export function AccountFields({
  entry,
  connection,
  errors,
  onChange,
}: {
  entry: ConnectionEntry;
  connection: ConnectionView | null;
  errors: Partial<Record<EntryField, string>>;
  onChange: (part: Partial<ConnectionEntry>) => void;
}) {
  const words = useMessages(area);
  const named: Partial<Record<AccountField["name"], { label: string; hint: string }>> =
    words.fields[entry.vendor];

  return askedFor(entry).map((field) => {
    const { label = field.name, hint } = named[field.name] ?? {};
    const error = errors[field.name] ?? null;
    if (field.is === "secret") {
      const { name } = field;
      const kept = keepsSecret(name, entry, connection);
      const dropped = entry.dropped.includes(name);
      const without = entry.dropped.filter((each) => each !== name);
      return (
        <SecretField
          key={name}
          label={label}
          hint={hint}
          value={entry.secrets[name] ?? ""}
          kept={kept}
          required={field.required && !kept}
          dropped={dropped}
          error={error}
          onDrop={
            field.required
              ? undefined
              : (drop) =>
                  onChange({
                    dropped: drop ? [...without, name] : without,
                    secrets: { ...entry.secrets, [name]: "" },
                  })
          }
          onChange={(value) => onChange({ dropped: without, secrets: { ...entry.secrets, [name]: value } })}
        />
      );
    }
    const set = (value: string) => onChange({ settings: { ...entry.settings, [field.name]: value } });
    if (field.is === "way")
      return (
        <Segments<CareMonitorWay>
          key={field.name}
          label={label}
          hint={hint}
          value={entry.settings.way === "key" ? "key" : "password"}
          options={[
            { id: "password", text: words.ways.password },
            { id: "key", text: words.ways.key },
          ]}
          onChange={set}
        />
      );
    return (
      <Field
        key={field.name}
        label={label}
        hint={hint}
        value={entry.settings[field.name] ?? ""}
        required={field.required}
        mono
        maxLength={field.is === "address" ? undefined : 200}
        inputMode={field.is === "address" ? "url" : undefined}
        error={error}
        onChange={set}
      />
    );
  });
}
