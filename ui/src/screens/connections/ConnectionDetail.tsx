import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { announce } from "../../frame/announcer";
import { leave } from "../../frame/leaving";
import { useAct } from "../../host/HostContext";
import type { AssumptionView, ConnectionView } from "../../host/types";
import { accounts } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { miaUser } from "../../messages/miaUser";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { needsPerson } from "../../parts/standing";
import { VendorMark } from "../../parts/VendorMark";
import { Assumptions } from "./Assumptions";
import { assumedVendors } from "./accountTable";
import { Capabilities } from "./Capabilities";
import styles from "./ConnectionDetail.module.css";
import { ConnectionFacts } from "./ConnectionFacts";
import { Drift } from "./Drift";
import { LinkHosts } from "./LinkHosts";
import { LogInSheet } from "./LogInSheet";
import { MiaUserSheet } from "./MiaUserSheet";
import { ProfileEditor } from "./ProfileEditor";
import { RemoveSheet } from "./RemoveSheet";
import { TestSheet } from "./TestSheet";
import { TurnOffSheet } from "./TurnOffSheet";
import { useConnectionState } from "./useConnectionState";

type Open = "logIn" | "user" | "test" | "turnOff" | "remove" | null;

/** One connection in full: its state and what to do about it, then facts, capabilities, assumptions and drift. */
export function ConnectionDetail({
  connection,
  denied,
  onEdit,
  onRemoved,
}: {
  connection: ConnectionView;
  /** Why the person may not change it. */
  denied: string | null;
  onEdit: () => void;
  onRemoved: () => void;
}) {
  const words = useMessages(connections);
  const { vendors } = useMessages(parts);
  const account = useMessages(accounts);
  const user = useMessages(miaUser);
  const state = useConnectionState(connection);
  const turn = useAct("setConnectionEnabled");
  const [open, setOpen] = useState<Open>(null);
  const { enabled } = connection;
  return (
    <section className={styles.detail} aria-label={connection.name} tabIndex={0}>
      <header className={styles.head}>
        <VendorMark vendor={connection.vendor} stale={state.tone === "warn"} />
        <h2 className={styles.title}>{`${vendors[connection.vendor]}, ${connection.name}`}</h2>
        {assumedVendors.includes(connection.vendor) && (
          <span className={styles.assumedContract}>
            <Icon name="assumed" /> {account.assumed.short}
          </span>
        )}
        <span className={`${styles.state} ${styles[state.tone === "plain" ? "good" : state.tone]}`}>
          <Icon name={state.icon} />
          {state.text}
        </span>
        <span className={styles.acts}>
          <Button icon="refresh" off={denied} onPress={() => setOpen("test")}>
            {words.acts.test}
          </Button>
          {connection.vendor === "mia" && (
            <Button
              icon="person"
              off={denied ?? (enabled ? null : user.refusals.connectionOff)}
              onPress={() => setOpen("user")}
            >
              {user.open}
            </Button>
          )}
          <Button off={denied} onPress={() => leave(onEdit)}>
            {words.acts.edit}
          </Button>
          <Button
            variant={enabled ? "danger" : "plain"}
            off={denied}
            busy={turn.busy}
            onPress={async () => {
              if (enabled) setOpen("turnOff");
              else if ((await turn.run(connection.id, true)).ok) announce(words.acts.turnOn);
            }}
          >
            {enabled ? words.acts.turnOff : words.acts.turnOn}
          </Button>
          <Button variant="danger" icon="trash" off={denied} onPress={() => setOpen("remove")}>
            {words.acts.remove}
          </Button>
        </span>
      </header>
      {turn.problem !== null && <Refusal problem={turn.problem} />}
      <Bars connection={connection} denied={denied} onLogIn={() => setOpen("logIn")} />
      <Wrong of={connection.assumptions} />
      <ConnectionFacts connection={connection} />
      <Capabilities of={connection.capabilities} vendor={connection.vendor} />
      <Assumptions connection={connection} denied={denied} />
      {connection.profile !== null && (
        <ProfileEditor connection={connection} profile={connection.profile} denied={denied} />
      )}
      <LinkHosts key={connection.id} connection={connection} denied={denied} />
      <Drift of={connection.drift} />
      {open === "logIn" && <LogInSheet connection={connection} onClose={() => setOpen(null)} />}
      {open === "user" && <MiaUserSheet connection={connection} onClose={() => setOpen(null)} />}
      {open === "test" && <TestSheet connection={connection} onClose={() => setOpen(null)} />}
      {open === "turnOff" && <TurnOffSheet connection={connection} onClose={() => setOpen(null)} />}
      {open === "remove" && (
        <RemoveSheet connection={connection} onClose={() => setOpen(null)} onRemoved={onRemoved} />
      )}
    </section>
  );
}

/** Which assumptions were found wrong: whoever works with the connection has to know before anything else. */
function Wrong({ of }: { of: readonly AssumptionView[] }) {
  const words = useMessages(connections).register;
  const wrong = of.filter(({ mark }) => mark?.verdict === "wrong").map(({ id }) => id);
  if (wrong.length === 0) return null;
  return (
    <NoteBar tone="bad" icon="assumed" title={words.wrong(wrong.length)}>
      {words.wrongText(wrong.join(", "))}
    </NoteBar>
  );
}

/** What is true of the connection and what to do, at most two bars. */
function Bars({
  connection: { enabled, demo, age, standing, secrets },
  denied,
  onLogIn,
}: {
  connection: ConnectionView;
  denied: string | null;
  onLogIn: () => void;
}) {
  const words = useMessages(connections);
  const format = useFormat();
  const next = age.nextTry === null ? "" : ` ${words.bars.nextTry(format.time(age.nextTry))}`;
  const refused = secrets.includes("apiKey") ? words.bars.refused : words.bars.refusedSignIn;
  const since = format.time(age.silentSince);
  return (
    <>
      {!enabled ? (
        <NoteBar tone="warn" icon="off" title={words.bars.off.title}>
          {words.bars.off.text}
        </NoteBar>
      ) : needsPerson(standing) ? (
        <NoteBar
          tone="bad"
          icon="key"
          title={words.bars.logIn.title}
          action={
            <Button size="small" icon="key" off={denied} onPress={onLogIn}>
              {words.logIn.act}
            </Button>
          }
        >
          {words.bars.logIn.text}
        </NoteBar>
      ) : age.refused || standing.state === "refused" ? (
        <NoteBar tone="bad" icon="key" title={refused.title}>
          {refused.text}
        </NoteBar>
      ) : age.silentSince !== null ? (
        age.unreachable ? (
          <NoteBar tone="info" icon="offline" title={words.bars.unreachable.title(since)}>
            {words.bars.unreachable.text}
            {next}
          </NoteBar>
        ) : (
          <NoteBar tone="warn" title={words.bars.silent.title(since)}>
            {words.bars.silent.text}
            {next}
          </NoteBar>
        )
      ) : null}
      {demo && (
        <NoteBar tone="info" title={words.demo.title}>
          {words.demo.text}
        </NoteBar>
      )}
    </>
  );
}
