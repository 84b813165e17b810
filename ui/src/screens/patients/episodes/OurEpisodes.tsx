import { useNavigation } from "../../../frame/navigation";
import { useAct } from "../../../host/HostContext";
import type { EpisodeChange } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { outbox } from "../../../messages/outbox";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import { Refusal } from "../../../parts/Refusal";
import styles from "./Episodes.module.css";

/** Changes of ours that are not settled, and those that the vendor refused, with what was entered to correct. */
export function OurEpisodes({
  ours,
  onCorrect,
}: {
  ours: readonly EpisodeChange[];
  onCorrect: (intent: string) => void;
}) {
  const words = useMessages(area);
  if (ours.length === 0) return null;
  return (
    <ul className={styles.ours} aria-label={words.ours.title}>
      {ours.map((change) => (
        <Ours key={change.intent.id} change={change} onCorrect={onCorrect} />
      ))}
    </ul>
  );
}

function Ours({ change, onCorrect }: { change: EpisodeChange; onCorrect: (intent: string) => void }) {
  const words = useMessages(area);
  const { why } = useMessages(outbox);
  const own = useMessages(parts);
  const { go } = useNavigation();
  const withdraw = useAct("decide");
  const { intent, draft } = change;
  const look = intentLook(intent.state);
  const fact = intent.facts.find(({ name }) => name === "episodeName")?.value;
  const name = draft?.name ?? fact ?? words.noName;
  return (
    <li className={styles[look.tone]}>
      <p>
        <Icon name={look.icon} /> <b>{own.actAndState(own.acts[intent.act], own.intents[intent.state])}</b>{" "}
        {name}
      </p>
      <p className={styles.more}>
        {intent.vendorMessage !== null ? words.ours.says(intent.vendorMessage) : (why[intent.why] ?? "")}
      </p>
      <div className={styles.buttons}>
        {draft !== null && intent.choices.includes("correct") && (
          <Button
            size="small"
            hasPopup="dialog"
            label={words.ours.correctWhat(name)}
            onPress={() => onCorrect(intent.id)}
          >
            {words.ours.correct}
          </Button>
        )}
        {intent.choices.includes("withdraw") && intent.state !== "needsPerson" && (
          <Button
            size="small"
            busy={withdraw.busy}
            label={words.ours.withdrawWhat(name)}
            onPress={() => void withdraw.run({ choice: "withdraw", intent: intent.id })}
          >
            {words.ours.withdraw}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          onPress={() => go("outbox", { open: { intent: intent.id } })}
          label={`${words.ours.outbox}, ${name}`}
        >
          {words.ours.outbox}
        </Button>
      </div>
      {withdraw.problem !== null && <Refusal problem={withdraw.problem} sentences={words.refusals} />}
    </li>
  );
}
