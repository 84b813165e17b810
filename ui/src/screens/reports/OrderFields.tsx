import type { ReportPreset } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Field } from "../../parts/Field";
import { SelectField } from "../../parts/SelectField";
import { Tick } from "../../parts/Tick";

/** What is entered of an order beside its days. */
export interface OrderEntry {
  /** A remembered preset's id; empty for another one. */
  preset: string;
  /** Id and name of another preset. */
  id: string;
  name: string;
  /** The console makes the password. */
  make: boolean;
  password: string;
}

/** What is missing of it, in words, by field. */
export function orderErrors(
  entry: OrderEntry,
  words: (typeof reports)["en"]["ask"],
): Partial<Record<"id" | "password", string>> {
  return {
    ...(entry.preset === "" && entry.id.trim() === "" ? { id: words.presetNeeded } : {}),
    ...(!entry.make && entry.password.length < 8 ? { password: words.passwordNeeded } : {}),
  };
}

/** The preset and the password of an order. Presets are made in the vendor's own application and remembered here. */
export function OrderFields({
  presets,
  entry,
  errors,
  onChange,
}: {
  presets: readonly ReportPreset[];
  entry: OrderEntry;
  errors: ReturnType<typeof orderErrors>;
  onChange: (entry: OrderEntry) => void;
}) {
  const words = useMessages(reports).ask;
  const set = (part: Partial<OrderEntry>) => onChange({ ...entry, ...part });
  const known = presets.some((preset) => preset.id === entry.preset);
  return (
    <>
      {presets.length > 0 && (
        <SelectField
          label={words.preset}
          value={known ? entry.preset : OTHER}
          options={[
            ...presets.map(({ id, name }) => ({ id, text: name === "" ? id : name })),
            { id: OTHER, text: words.otherPreset },
          ]}
          onChange={(id) => set({ preset: id === OTHER ? "" : id })}
        />
      )}
      {!known && (
        <>
          <Field
            label={words.presetId}
            hint={words.presetHint}
            value={entry.id}
            required
            mono
            error={errors.id ?? null}
            onChange={(id) => set({ id, preset: "" })}
          />
          <Field
            label={words.presetName}
            value={entry.name}
            maxLength={80}
            onChange={(name) => set({ name })}
          />
        </>
      )}
      <Tick ticked={entry.make} onChange={(make) => set({ make })}>
        {words.makePassword}
      </Tick>
      {!entry.make && (
        <Field
          label={words.password}
          hint={words.passwordHint}
          value={entry.password}
          secret
          mono
          required
          error={errors.password ?? null}
          onChange={(password) => set({ password })}
        />
      )}
    </>
  );
}

const OTHER = "other";
