import type { ReactNode } from "react";
import { type Format, useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import type { BookTerms, DemographicField, Fact, IntentStory } from "../../host/types";
import { useMessages } from "../../messages/area";
import { bookingTerms } from "../../messages/bookingTerms";
import { episodes } from "../../messages/episodes";
import { outbox } from "../../messages/outbox";
import { parts } from "../../messages/parts";
import { records } from "../../messages/records";
import { Button } from "../../parts/Button";
import { Block, Facts } from "../../parts/Panel";
import { VendorMark } from "../../parts/VendorMark";
import { FieldText } from "../patients/edit/FieldText";
import styles from "./IntentPanel.module.css";

/** What an intent would change, and through which operation of which account. */
export function IntentFacts({ story: { intent } }: { story: IntentStory }) {
  const { panel: words, facts, what } = useMessages(outbox);
  const { statuses } = useMessages(episodes);
  const { fields } = useMessages(records);
  const { numbers } = useMessages(parts);
  const { calls } = useMessages(bookingTerms).what;
  const format = useFormat();
  const { go } = useNavigation();
  const { visit } = intent;
  const says = intent.act === "book" || intent.act === "changeReasons";
  return (
    <Block title={words.facts} last>
      <Facts
        of={[
          [
            words.connection,
            <>
              <VendorMark vendor={intent.vendor} small /> {intent.connectionName}
            </>,
          ],
          [words.operation, <code key="operation">{intent.operation}</code>],
          ...intent.facts.map((fact): [string, ReactNode] => {
            if (intent.act === "submitReading")
              return [facts[fact.name] ?? fact.name, what.submitted(fact.value)];
            const field = fields[fact.name as DemographicField];
            return field === undefined
              ? [facts[fact.name] ?? fact.name, shownValue(fact, format, statuses)]
              : [field, <FieldText key={fact.name} field={fact.name} text={fact.value} />];
          }),
          [placeWord(intent.terms, words.room, facts), intent.room],
          [facts.held ?? "", intent.terms === null ? null : calls[heldOf(intent.terms)]],
          [
            facts.instruction ?? "",
            intent.terms?.vendor === "carium" ? intent.terms.patientInstruction : null,
          ],
          [words.length, intent.durationS === null ? null : format.exactSeconds(intent.durationS)],
          [words.reasons, says ? intent.reasons.join(", ") || words.noReasons : null],
          [
            intent.act === "registerPatient" ? numbers.externalId : words.reference,
            intent.externalId === null ? null : <code key="reference">{intent.externalId}</code>,
          ],
        ]}
      />
      {visit !== null && (
        <div className={styles.links}>
          <Button size="small" onPress={() => go("board", { open: { visit } })}>
            {words.openVisit}
          </Button>
        </div>
      )}
    </Block>
  );
}

/** What the place of a booking is: a room, whom it is with, a trial's site. */
function placeWord(terms: BookTerms | null, room: string, facts: Readonly<Record<string, string>>): string {
  if (terms === null) return room;
  return (terms.vendor === "clinOne" ? facts.site : facts.with) ?? room;
}

/** How a booked visit is held, in the word that Booking uses. */
function heldOf(terms: BookTerms): "channel" | "links" | "telehealth" | "inPerson" | "onsite" | "televisit" {
  return terms.vendor === "carium" ? terms.call.by : terms.kind;
}

/** A fact's value as a person reads it: days as dates, a status in words, everything else as it was entered. */
function shownValue(fact: Fact, format: Format, statuses: Readonly<Record<string, string>>): string {
  if (fact.name === "episodeFrom" || fact.name === "episodeTo") return format.fhirDate(fact.value);
  if (fact.name === "episodeStatus") return statuses[fact.value] ?? fact.value;
  return fact.value;
}
