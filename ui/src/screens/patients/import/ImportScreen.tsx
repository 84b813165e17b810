import { useState } from "react";
import { announce } from "../../../frame/announcer";
import { Head } from "../../../frame/Head";
import { useNavigation } from "../../../frame/navigation";
import { useAct } from "../../../host/HostContext";
import type { ConnectionAge, ImportAccount, ImportPlan, Role } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { imports } from "../../../messages/imports";
import { AccountGuard } from "../../../parts/AccountGuard";
import { Button } from "../../../parts/Button";
import { NoteBar } from "../../../parts/NoteBar";
import { Refusal } from "../../../parts/Refusal";
import { SelectField } from "../../../parts/SelectField";
import { Done } from "./Done";
import styles from "./Import.module.css";
import { Plan } from "./Plan";

const MAY: readonly Role[] = ["frontDesk"];

/** Importing known people and visits: choosing a file, what would come of each row, and what came of all. */
export default function ImportScreen() {
  const words = useMessages(imports);
  return (
    <AccountGuard roles={MAY} words={words} rows={4}>
      {(accounts) => <Steps accounts={accounts} />}
    </AccountGuard>
  );
}

function Steps({ accounts }: { accounts: readonly ConnectionAge[] }) {
  const words = useMessages(imports);
  const { go } = useNavigation();
  const [connection, setConnection] = useState(accounts[0]?.id ?? "");
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [done, setDone] = useState<ImportAccount | null>(null);
  const look = useAct("planImport");
  const apply = useAct("applyImport");

  async function choose(): Promise<void> {
    setDone(null);
    apply.reset();
    const outcome = await look.run(connection);
    if (!outcome.ok) {
      setPlan(null);
      return;
    }
    // Nothing when the dialog was closed: what stood there stays.
    if (outcome.value !== null) setPlan(outcome.value);
  }

  async function carryOut(token: string): Promise<void> {
    const outcome = await apply.run({ connection, token });
    // The look at the file is used up, whatever came of it.
    setPlan(null);
    if (!outcome.ok) return;
    setDone(outcome.value);
    announce(words.done.title);
  }

  return (
    <div className={styles.screen}>
      <Head title={words.title} tools={<Button onPress={() => go("patients")}>{words.back}</Button>} />
      <div className={styles.body}>
        {look.problem !== null && <Refusal problem={look.problem} sentences={words.refusals} />}
        {apply.problem !== null && <Refusal problem={apply.problem} sentences={words.refusals} />}
        {done !== null && <Done account={done} />}
        {plan !== null ? (
          <Plan
            plan={plan}
            busy={apply.busy}
            reading={look.busy}
            onApply={() => void carryOut(plan.token)}
            onAnother={() => void choose()}
          />
        ) : (
          <section className={styles.start} aria-label={words.start.title}>
            <h2>{words.start.title}</h2>
            <p>{words.start.text}</p>
            <NoteBar tone="info" boxed title="">
              {words.start.teaches}
            </NoteBar>
            {accounts.length > 1 && (
              <SelectField
                label={words.start.account}
                value={connection}
                options={accounts.map((each) => ({ id: each.id, text: each.name }))}
                onChange={setConnection}
              />
            )}
            <div>
              <Button
                variant="primary"
                size="large"
                hasPopup="dialog"
                off={look.busy ? words.start.reading : null}
                onPress={() => void choose()}
              >
                {look.busy ? words.start.reading : words.start.choose}
              </Button>
            </div>
          </section>
        )}
      </div>
    </div>
  );
}
