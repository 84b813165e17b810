import type { ReactNode } from "react";
import { type Format, useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import type { DemographicField, Fact, IntentStory } from "../../host/types";
import { useMessages } from "../../messages/area";
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
  const { panel: words, facts } = useMessages(outbox);
  const { statuses } = useMessages(episodes);
  const { fields } = useMessages(records);
  const { numbers } = useMessages(parts);
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
            const field = fields[fact.name as DemographicField];
            return field === undefined
              ? [facts[fact.name] ?? fact.name, shownValue(fact, format, statuses)]
              : [field, <FieldText key={fact.name} field={fact.name} text={fact.value} />];
          }),
          [words.room, intent.room],
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

/** A fact's value as a person reads it: days as dates, a status in words, everything else as it was entered. */
function shownValue(fact: Fact, format: Format, statuses: Readonly<Record<string, string>>): string {
  if (fact.name === "episodeFrom" || fact.name === "episodeTo") return format.fhirDate(fact.value);
  if (fact.name === "episodeStatus") return statuses[fact.value] ?? fact.value;
  return fact.value;
}
