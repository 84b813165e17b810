import { useId, useRef, useState } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct } from "../../host/HostContext";
import type { ConnectionView, ContractProfile, ProfileFault } from "../../host/types";
import { useMessages } from "../../messages/area";
import { profiles } from "../../messages/profiles";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { TypedAgain } from "../../parts/TypedAgain";
import detail from "./ConnectionDetail.module.css";
import { LeaveProfile } from "./LeaveProfile";
import styles from "./ProfileEditor.module.css";
import { ProfileText, placeIn } from "./ProfileText";
import { RestoreProfileSheet } from "./RestoreProfileSheet";

/**
 * The contract profile: addresses and names that the vendor does not publish. A text that has faults is never kept, and
 * one that is not kept asks before it is left.
 */
export function ProfileEditor({
  connection,
  profile,
  denied,
}: {
  connection: ConnectionView;
  profile: ContractProfile;
  denied: string | null;
}) {
  const words = useMessages(profiles);
  const check = useAct("checkProfile");
  const save = useAct("saveProfile");
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useTypedForm("profile", connection.id);
  const [typed, setTyped] = useTyped<string | null>(form, "typed", null);
  const [faults, setFaults] = useState<readonly ProfileFault[] | null>(null);
  const [restoring, setRestoring] = useState(false);
  const text = typed ?? profile.text;
  const unsaved = typed !== null && typed !== profile.text;
  const busy = check.busy || save.busy ? words.working : null;
  const departures = profile.departures.length;

  function told(found: readonly ProfileFault[]): void {
    setFaults(found);
    announce(found.length === 0 ? words.noFault : words.faults(found.length), "assertive");
  }
  async function tryIt(): Promise<void> {
    const outcome = await check.run(connection.id, text);
    if (outcome.ok) told(outcome.value);
  }
  async function keep(): Promise<void> {
    const outcome = await save.run(connection.id, text);
    if (!outcome.ok) return;
    if (outcome.value.length > 0) return told(outcome.value);
    begin(words.kept);
  }
  function begin(said: string): void {
    form.sent();
    setTyped(null);
    setFaults(null);
    announce(said);
  }
  function lead(to: ProfileFault): void {
    const at = placeIn(text, to.line, to.column);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
    // A line is 18 px high; two of those before it stay in sight.
    area.current?.scrollTo?.({ top: Math.max(0, (to.line - 3) * 18) });
  }

  const state = [
    profile.own ? words.own : words.program,
    departures === 0 ? "" : words.differences(departures),
    unsaved ? words.unsaved : "",
  ].filter((part) => part !== "");
  return (
    <section aria-label={words.title}>
      <div className={detail.bar}>
        <h3>{words.title}</h3>
        <span className={detail.legend}>{state.join(", ")}</span>
      </div>
      <div className={styles.body}>
        {departures > 0 && (
          <p className={`${styles.intro} ${detail.mono}`}>{profile.departures.join(", ")}</p>
        )}
        <p className={styles.intro} id={`${id}-intro`}>
          {words.text}
        </p>
        <TypedAgain form={form} />
        <ProfileText
          label={words.title}
          value={text}
          wrong={(faults ?? []).map(({ line }) => line)}
          readOnly={denied !== null || save.busy}
          describedBy={`${id}-intro ${id}-faults`}
          textRef={area}
          onChange={(next) => {
            setTyped(next);
            setFaults(null);
            check.reset();
            save.reset();
          }}
        />
        <div id={`${id}-faults`}>
          {faults?.length === 0 && <p className={styles.fine}>{words.noFault}</p>}
          {faults !== null && faults.length > 0 && (
            <>
              <p className={styles.faulty}>{words.faults(faults.length)}</p>
              <ul className={styles.faults}>
                {faults.map((fault) => (
                  <li key={`${fault.line} ${fault.column} ${fault.key} ${fault.what}`}>
                    <button type="button" className={styles.fault} onClick={() => lead(fault)}>
                      <span className={detail.mono}>{words.line(fault.line, fault.column)}</span>
                      <span>
                        {fault.key !== "" && <b className={detail.mono}>{fault.key}</b>}{" "}
                        {words.mistakes[fault.what] ?? fault.message}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        {(save.problem ?? check.problem) !== null && (
          <Refusal problem={(save.problem ?? check.problem) as NonNullable<typeof save.problem>} />
        )}
        <div className={styles.acts}>
          <Button
            variant="primary"
            busy={save.busy}
            off={denied ?? busy ?? (unsaved ? null : words.nothing)}
            onPress={() => void keep()}
          >
            {words.save}
          </Button>
          <Button off={denied ?? busy} onPress={() => void tryIt()}>
            {words.check}
          </Button>
          <Button
            off={denied ?? busy ?? (unsaved ? null : words.nothing)}
            onPress={() => begin(words.undone)}
          >
            {words.undo}
          </Button>
          <Button
            variant="danger"
            off={denied ?? busy ?? (profile.own ? null : words.isProgram)}
            onPress={() => setRestoring(true)}
          >
            {words.restore}
          </Button>
        </div>
      </div>
      <LeaveProfile holds={unsaved} />
      {restoring && (
        <RestoreProfileSheet
          connection={connection}
          onClose={() => setRestoring(false)}
          onRestored={() => {
            setRestoring(false);
            begin(words.restored);
          }}
        />
      )}
    </section>
  );
}
