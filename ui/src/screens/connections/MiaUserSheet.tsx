import { type FormEvent, useEffect, useRef, useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, MiaProfile, ResetMail } from "../../host/types";
import { useMessages } from "../../messages/area";
import { miaUser as area } from "../../messages/miaUser";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { Facts } from "../../parts/Panel";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import { LoadingBars } from "../../parts/ViewState";
import styles from "./MiaUserSheet.module.css";

/**
 * The user of a Mia account: who is logged in (MIA-02), and a mail for a new password (MIA-03). The mail can be asked for
 * also where Mia lets nobody in, since that is when it is needed.
 */
export function MiaUserSheet({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const words = useMessages(area);
  const read = useAct("miaProfile");
  const send = useAct("sendResetMail");
  const [profile, setProfile] = useState<MiaProfile | null>(null);
  const [email, setEmail] = useState("");
  const [came, setCame] = useState<ResetMail | null>(null);

  async function ask(): Promise<void> {
    const done = await read.run(connection.id);
    if (!done.ok) return;
    setProfile(done.value);
    // What somebody typed meanwhile stays.
    setEmail((typed) => (typed === "" ? (done.value.email ?? "") : typed));
  }
  async function mail(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (send.busy) return;
    setCame(null);
    const done = await send.run(connection.id, email);
    if (!done.ok) return;
    setCame(done.value);
    announce(words.reset[done.value].title, "assertive");
  }

  // Opening the sheet was the question.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void ask();
  });

  const { problem } = send;
  const wrong = problem?.field === "email" ? (words.refusals[problem.what] ?? problem.message) : null;
  return (
    <Sheet
      title={words.title(connection.name)}
      onClose={onClose}
      foot={
        <>
          <Button size="large" icon="refresh" busy={read.busy} onPress={() => void ask()}>
            {words.again}
          </Button>
          <Button size="large" onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      {profile !== null ? (
        <Profile of={profile} />
      ) : (
        read.busy && <LoadingBars waitsFor={words.asking} rows={3} />
      )}
      {read.problem !== null && <Refusal problem={read.problem} sentences={words.refusals} />}
      <form onSubmit={(event) => void mail(event)} noValidate className={styles.block}>
        <h3>{words.reset.title}</h3>
        <p>{words.reset.text}</p>
        <Field
          label={words.reset.to}
          value={email}
          required
          maxLength={254}
          error={wrong}
          onChange={(typed) => {
            setEmail(typed);
            setCame(null);
            send.reset();
          }}
        />
        {problem !== null && wrong === null && <Refusal problem={problem} sentences={words.refusals} />}
        {came !== null && (
          <div role="status">
            <NoteBar
              tone={came === "taken" ? "info" : "warn"}
              icon={came === "taken" ? "done" : "unknown"}
              boxed
              title={words.reset[came].title}
            >
              {words.reset[came].text}
            </NoteBar>
          </div>
        )}
        <div>
          <Button
            type="submit"
            variant="primary"
            icon="external"
            busy={send.busy}
            off={email.trim() === "" ? words.refusals.required : null}
          >
            {words.reset.act}
          </Button>
        </div>
        <p className={styles.hint}>{words.reset.audited}</p>
      </form>
    </Sheet>
  );
}

function Profile({ of }: { of: MiaProfile }) {
  const words = useMessages(area);
  const said = (text: string | null) => text ?? words.notSaid;
  const verified =
    of.emailVerified === null ? words.verifiedUnknown : of.emailVerified ? words.verified : words.notVerified;
  return (
    <section aria-label={words.open}>
      <Facts
        of={[
          [words.name, said(of.name)],
          [words.username, said(of.username)],
          [words.email, of.email === null ? words.notSaid : `${of.email}. ${verified}`],
          [words.locale, said(of.locale)],
          [words.subject, said(of.subject)],
        ]}
      />
      <p className={styles.hint}>{words.asked}</p>
    </section>
  );
}
