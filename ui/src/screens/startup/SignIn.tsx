import { type FormEvent, useState } from "react";
import { secondsText } from "../../format/duration";
import { useAct } from "../../host/HostContext";
import type { AuthenticatorOffer, DemoPeople, LockedOut, SignInAnswer } from "../../host/types";
import { useVisible } from "../../host/useVisible";
import { access } from "../../messages/access";
import { useLanguage, useMessages } from "../../messages/area";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { NoteBar } from "../../parts/NoteBar";
import { Refusal } from "../../parts/Refusal";
import { Tick } from "../../parts/Tick";
import { OfferedSecret } from "../account/OfferedSecret";
import { DemoNames } from "./DemoNames";
import { NewPassphrase } from "./NewPassphrase";
import styles from "./StartupScreen.module.css";

type Asks = "passphrase" | "code" | "newPassphrase" | "authenticator";

/**
 * Signing in, and unlocking: the same form. It asks for a code, a passphrase of one's own or an authenticator once the host
 * wants it, and says nothing about whether there is somebody of that name.
 */
export function SignIn({
  clinic,
  who,
  demo,
}: {
  clinic: string;
  /** Who was there when the console was locked. */
  who: LockedOut | null;
  demo: DemoPeople | null;
}) {
  const words = useMessages(access);
  const act = useAct("signIn");
  useVisible("sign-in", true);
  const [other, setOther] = useState(who === null || who.user === "");
  const [user, setUser] = useState(who?.user ?? "");
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [differs, setDiffers] = useState(false);
  const [firstCode, setFirstCode] = useState("");
  const [offer, setOffer] = useState<AuthenticatorOffer | null>(null);
  const [asks, setAsks] = useState<Asks>("passphrase");
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.busy) return;
    const chooses = asks === "newPassphrase" || (asks === "authenticator" && chosen !== "");
    setDiffers(chooses && chosen !== again);
    if (chooses && chosen !== again) return;
    setAnswer(null);
    const outcome = await act.run({
      user,
      passphrase,
      code: code === "" ? null : code,
      newPassphrase: chooses ? chosen : null,
      firstCode: asks === "authenticator" ? firstCode : null,
    });
    if (!outcome.ok || outcome.value.answer === "signedIn") return;
    setAnswer(outcome.value);
    if (outcome.value.answer === "codeNeeded") setAsks("code");
    if (outcome.value.answer === "newPassphraseNeeded") setAsks("newPassphrase");
    if (outcome.value.answer === "authenticatorNeeded") {
      setOffer(outcome.value.offer);
      setAsks("authenticator");
    }
    if (outcome.value.answer === "givenRanOut") setAsks("passphrase");
    if (outcome.value.answer === "wrong") {
      setCode("");
      setFirstCode("");
      setOffer(null);
      setAsks("passphrase");
    }
  }

  /** The code was right when a new passphrase was refused, and is used up by the next try. */
  const asksForCode = asks === "code" || (asks === "newPassphrase" && code !== "");
  const refused = act.problem;
  const wrong = (field: string) =>
    refused?.field === field ? (words.refusals[refused.what] ?? refused.message) : null;
  // A passphrase that cannot be chosen is told where it was chosen, until it was taken.
  const chosenWrong = wrong("passphrase");
  return (
    <>
      <h1 className={styles.title}>{who === null ? words.signIn.title(clinic) : words.locked.title}</h1>
      <p className={styles.text}>
        {who === null ? words.signIn.text : other ? words.locked.other : words.locked.text(who.name)}
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {answer?.answer === "wrong" && (
          <div role="alert">
            <NoteBar tone="bad" boxed title={words.wrong}>
              {words.wrongText}
            </NoteBar>
          </div>
        )}
        {answer?.answer === "wait" && <Wait answer={answer} />}
        {answer?.answer === "givenRanOut" && (
          <div role="alert">
            <NoteBar tone="bad" boxed title={words.ranOut}>
              {words.ranOutText}
            </NoteBar>
          </div>
        )}
        {refused !== null && refused.field === null && (
          <Refusal problem={refused} sentences={words.refusals} />
        )}
        <Field
          label={words.user}
          value={user}
          onChange={setUser}
          required
          fills="username"
          disabled={!other || asks !== "passphrase"}
          autoFocus={other}
        />
        <Field
          label={words.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          secret={!shown}
          required
          fills="current-password"
          disabled={asks !== "passphrase"}
          autoFocus={!other}
        />
        {asks === "passphrase" && (
          <Tick ticked={shown} onChange={setShown}>
            {words.show}
          </Tick>
        )}
        {asksForCode && (
          <Field
            key="code"
            label={words.code}
            hint={words.codeHint}
            value={code}
            onChange={setCode}
            required
            inputMode="numeric"
            fills="one-time-code"
            autoFocus
          />
        )}
        {asks === "newPassphrase" && (
          <>
            <p className={styles.text}>{words.chooseOwn}</p>
            <NewPassphrase
              label={words.newPassphrase}
              typed={chosen}
              onType={setChosen}
              again={again}
              onAgain={setAgain}
              error={chosenWrong}
              differs={differs}
            />
          </>
        )}
        {asks === "authenticator" && offer !== null && (
          <>
            <p className={styles.text}>{words.needsAuthenticator}</p>
            <OfferedSecret offer={offer} />
            <Field
              key="firstCode"
              label={words.code}
              hint={words.codeHint}
              value={firstCode}
              onChange={setFirstCode}
              required
              inputMode="numeric"
              fills="one-time-code"
              error={wrong("firstCode")}
              autoFocus
            />
          </>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="large" busy={act.busy}>
            {who === null || other ? words.signIn.act : words.locked.act}
          </Button>
          {who !== null && !other && (
            <Button
              variant="quiet"
              icon="person"
              onPress={() => {
                setOther(true);
                setUser("");
                setPassphrase("");
              }}
            >
              {words.locked.somebodyElse}
            </Button>
          )}
        </div>
      </form>
      {demo !== null && <DemoNames demo={demo} />}
    </>
  );
}

/** How long no try is taken, and who can help. */
function Wait({ answer: { until, locked } }: { answer: Extract<SignInAnswer, { answer: "wait" }> }) {
  const words = useMessages(access);
  const language = useLanguage();
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000));
  const time = secondsText(seconds, language);
  return (
    <div role="alert">
      <NoteBar tone="warn" boxed title={locked ? words.lockedOut(time) : words.wait(time)}>
        {locked ? words.lockedOutText : words.waitText}
      </NoteBar>
    </div>
  );
}
