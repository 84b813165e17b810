import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { ConnectionView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { network as area } from "../../messages/network";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./ConnectionDetail.module.css";

/** The hosts that a connection's links may lead to besides its own. A link that leads elsewhere is not opened, and stands below as drift. */
export function LinkHosts({ connection, denied }: { connection: ConnectionView; denied: string | null }) {
  const words = useMessages(area).links;
  const act = useAct("setLinkHosts");
  const form = useTypedForm("linkHosts", connection.id);
  const [typed, setTyped] = useTyped<string | null>(form, "typed", null);
  const lines = (text: string) => text.split(/\s+/).filter((line) => line !== "");
  return (
    <section aria-label={words.title}>
      <div className={styles.bar}>
        <h3>{words.title}</h3>
        <span className={styles.legend}>{words.text(hostOf(connection.baseUrl))}</span>
      </div>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
      <TypedAgain form={form} />
      <Field
        label={words.label}
        value={typed ?? connection.linkHosts.join("\n")}
        hint={words.hint}
        rows={3}
        mono
        disabled={denied !== null}
        onChange={setTyped}
      />
      <Button
        off={denied}
        busy={act.busy}
        onPress={async () => {
          const outcome = await act.run(connection.id, lines(typed ?? connection.linkHosts.join(" ")));
          if (!outcome.ok) return;
          form.sent();
          setTyped(null);
          announce(words.kept);
        }}
      >
        {words.keep}
      </Button>
    </section>
  );
}

/** An address that cannot be read is shown as it is. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}
