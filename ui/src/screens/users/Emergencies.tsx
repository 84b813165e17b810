import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { useAct } from "../../host/HostContext";
import type { EmergencyView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import styles from "./UsersScreen.module.css";

/** Emergency access that no administrator has taken note of. It stays until one has. */
export function Emergencies({ all }: { all: readonly EmergencyView[] }) {
  const words = useMessages(area);
  const format = useFormat();
  const { go } = useNavigation();
  const act = useAct("seeEmergency");
  return (
    <section aria-label={words.emergencies.title}>
      <NoteBar tone="warn" icon="shield" title={words.emergencies.title}>
        {words.emergencies.text}
      </NoteBar>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
      <ul className={styles.emergencies}>
        {all.map((each) => (
          <li key={each.id}>
            <span>
              <b>{words.emergencies.who(each.name, format.dateTime(each.since), format.time(each.until))}</b>
              <span className={styles.reason}>{each.reason}</span>
            </span>
            <span className={styles.acts}>
              <Button size="small" onPress={() => go("patient", { key: each.patient })}>
                {words.emergencies.open}
              </Button>
              <Button size="small" busy={act.busy} onPress={() => void act.run(each.id)}>
                {words.emergencies.seen}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
