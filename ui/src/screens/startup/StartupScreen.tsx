import { useLayoutEffect } from "react";
import { BrandMark } from "../../frame/BrandMark";
import { useDocumentTitle } from "../../frame/documentTitle";
import { applyTheme } from "../../frame/preferences";
import { useWindowTitle } from "../../frame/windowTitle";
import type { Language, Look, Problem, Startup } from "../../host/types";
import { LanguageContext, useMessages } from "../../messages/area";
import { frame } from "../../messages/frame";
import { keeping as keepingWords } from "../../messages/keeping";
import { startup as startupWords } from "../../messages/startup";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import { FirstRun } from "./FirstRun";
import { NewStore } from "./NewStore";
import { NotConnected } from "./NotConnected";
import { SignIn } from "./SignIn";
import styles from "./StartupScreen.module.css";
import { Stopped } from "./Stopped";
import { Told } from "./Told";

/** The language to speak before the settings can be read: the desktop's, where it is one of ours. */
export function desktopLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
}

/**
 * Everything before the console is ready: first run, opening, and each reason to stop with its ways out. It looks and
 * speaks as somebody last chose, since the settings themselves cannot be read yet.
 */
export default function StartupScreen({
  startup,
  look,
  problem,
  onRetry,
}: {
  startup: Startup | null;
  look: Look | null;
  problem: Problem | null;
  onRetry: () => void;
}) {
  const language = look?.language ?? desktopLanguage();
  const theme = look?.theme ?? "system";
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    applyTheme(theme);
  }, [language, theme]);
  useWindowTitle(null);
  useDocumentTitle("");
  return (
    <LanguageContext value={language}>
      <Stage startup={startup} problem={problem} onRetry={onRetry} />
    </LanguageContext>
  );
}

function Stage({
  startup,
  problem,
  onRetry,
}: {
  startup: Startup | null;
  problem: Problem | null;
  onRetry: () => void;
}) {
  const words = useMessages(startupWords);
  const { product } = useMessages(frame);
  const keeping = useMessages(keepingWords);
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <p className={styles.brand}>
          <BrandMark />
          <span>{product}</span>
        </p>
        {problem !== null && <ProblemState problem={problem} onRetry={onRetry} />}
        {startup !== null && "told" in startup && startup.told !== null && (
          <div className={styles.told}>
            <Told told={startup.told} />
          </div>
        )}
        {startup?.stage === "firstRun" && <FirstRun />}
        {startup?.stage === "keeping" && (
          <>
            <h1 className={styles.title}>{keeping.works[startup.work].title}</h1>
            <p className={styles.text}>{keeping.works[startup.work].text}</p>
            <LoadingBars waitsFor={keeping.doing} rows={2} />
          </>
        )}
        {startup?.stage === "opening" && (
          <>
            <h1 className={styles.title}>{words.openingTitle}</h1>
            <p className={styles.text}>{words.openingText}</p>
            <LoadingBars waitsFor={words.opening} rows={2} />
          </>
        )}
        {startup?.stage === "firstAdministrator" && <NewStore />}
        {startup?.stage === "signedOut" && <SignIn clinic={startup.clinic} who={null} demo={startup.demo} />}
        {startup?.stage === "locked" && (
          <SignIn clinic={startup.clinic} who={startup.who} demo={startup.demo} />
        )}
        {startup?.stage === "notConnected" && <NotConnected who={startup.who} />}
        {startup?.stage === "stopped" && <Stopped key={startup.why} stop={startup} />}
      </div>
    </main>
  );
}
