import type { RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { bookingTerms } from "../../messages/bookingTerms";
import { Field } from "../../parts/Field";
import { Segments } from "../../parts/Segments";
import { SelectField } from "../../parts/SelectField";
import { type DraftTerms, statusOf } from "./terms";

/** What else the vendor of the chosen schedule wants to be told. Solo wants nothing more. */
export function TermsFields({
  room,
  entered,
  onChange,
}: {
  room: RoomDay;
  entered: DraftTerms;
  onChange: (terms: DraftTerms) => void;
}) {
  const words = useMessages(bookingTerms).what;
  const put = (part: Partial<DraftTerms>) => onChange({ ...entered, ...part });
  if (room.vendor === "careMonitor") {
    return (
      <Segments
        label={words.call}
        value={entered.inPerson ? "inPerson" : "telehealth"}
        options={[
          { id: "telehealth", text: words.calls.telehealth },
          { id: "inPerson", text: words.calls.inPerson },
        ]}
        onChange={(id) => put({ inPerson: id === "inPerson" })}
      />
    );
  }
  if (room.terms === null) return null;
  const options = (all: { id: string; name: string }[]) => [
    { id: "", text: words.choose },
    ...all.map(({ id, name }) => ({ id, text: name })),
  ];
  return (
    <>
      <SelectField
        label={words.kind}
        value={entered.kind}
        options={options(room.terms.kinds)}
        onChange={(kind) => put({ kind })}
      />
      <SelectField
        label={words.status}
        value={statusOf(room, entered)}
        options={options(room.terms.statuses)}
        onChange={(status) => put({ status })}
      />
      <Segments
        label={words.call}
        value={entered.call}
        options={[
          { id: "channel", text: words.calls.channel },
          { id: "links", text: words.calls.links },
        ]}
        onChange={(call) => put({ call })}
      />
      {entered.call === "links" && (
        <>
          <Field
            label={words.guest}
            value={entered.guest}
            inputMode="url"
            hint={words.linkHint}
            required
            onChange={(guest) => put({ guest })}
          />
          <Field
            label={words.host}
            value={entered.host}
            inputMode="url"
            hint={words.linkHint}
            required
            onChange={(host) => put({ host })}
          />
        </>
      )}
      <Field
        label={words.instruction}
        value={entered.instruction}
        rows={2}
        maxLength={2000}
        hint={words.instructionHint}
        onChange={(instruction) => put({ instruction })}
      />
    </>
  );
}
