import { type QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { Announcer, silence } from "./frame/announcer";
import { useKeepBeforeLock } from "./frame/keeping";
import { Places } from "./frame/places";
import { Preferences } from "./frame/preferences";
import { createScreenRouter } from "./frame/router";
import { Typing, TypingContext } from "./frame/typing";
import type { Host } from "./host/Host";
import { HostProvider, useHost, useQueries } from "./host/HostContext";
import { asProblem } from "./host/problem";
import { queriesOf } from "./host/queries";
import { createQueryClient } from "./host/queryClient";
import type { Problem, UserId } from "./host/types";
import { useListening } from "./host/useListening";
import StartupScreen from "./screens/startup/StartupScreen";

/** The whole page over a host: what went stale is refetched, and the host is told whether anyone is looking. */
export function App({ host, start = "/" }: { host: Host; start?: string }) {
  const client = useMemo(createQueryClient, []);
  const listening = useListening(host, client);
  useEffect(() => {
    if (listening.inForce) void readAhead(client, host);
  }, [listening.inForce, client, host]);
  useEffect(() => {
    // A host that cannot be told reads at its usual rhythm, which loses nothing.
    const tell = () => void host.attention(!document.hidden).catch(() => null);
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [host]);
  return (
    <QueryClientProvider client={client}>
      <HostProvider host={host}>
        {listening.inForce && <Stage start={start} />}
        {listening.problem !== null && <Deaf problem={listening.problem} />}
        <Announcer />
      </HostProvider>
    </QueryClientProvider>
  );
}

/**
 * Reads the first screen's data while the page is still being put together: nearly every start shows the board. A host
 * that is not open yet, or has no board, says so again to the screen that asks next.
 */
async function readAhead(client: QueryClient, host: Host): Promise<void> {
  const queries = queriesOf(host);
  await client.prefetchQuery(queries.startup());
  if (client.getQueryData(queries.startup().queryKey)?.stage === "ready")
    await client.prefetchQuery(queries.board(null));
}

/** A page that hears nothing of its host shows nothing of the clinic either: it would go stale unseen. */
function Deaf({ problem }: { problem: Problem }) {
  return <StartupScreen startup={null} look={null} problem={problem} onRetry={() => location.reload()} />;
}

function Stage({ start }: { start: string }) {
  const queries = useQueries();
  const startup = useQuery(queries.startup());
  const look = useQuery(queries.look());
  // It finds its first screen while the host opens the store, so that the first drawing of the frame has one.
  const first = useMemo(() => createScreenRouter(start), [start]);
  const places = useMemo(() => new Places(first), [first]);
  useNothingLeftBehind(startup.data !== undefined && startup.data.stage !== "ready");
  if (startup.data?.stage === "ready") {
    const { settings, who } = startup.data;
    return (
      <Preferences settings={settings}>
        <Seat key={who.id} who={who.id} places={places} />
      </Preferences>
    );
  }
  // Nothing is drawn before the look is known: a light sheet in a dark room would flash.
  if ((startup.data === undefined && startup.error === null) || look.isPending) return null;
  return (
    <StartupScreen
      startup={startup.data ?? null}
      look={look.data ?? null}
      problem={startup.error === null ? null : asProblem(startup.error)}
      onRetry={() => void startup.refetch()}
    />
  );
}

/** The screens of who sits here: where they were, if they were the last to be here, with what they had typed. */
function Seat({ who, places }: { who: UserId; places: Places }) {
  const host = useHost();
  const [{ router, returns, held }] = useState(() => places.of(who));
  const [typing, setTyping] = useState<Typing | null>(null);
  useEffect(() => {
    let left = false;
    // Forms that cannot be filled again begin anew; the screens come all the same.
    const read = host.typed().catch(() => []);
    void read.then((kept) => {
      if (!left) setTyping(new Typing(host, [...kept, ...held], returns));
    });
    return () => {
      left = true;
    };
  }, [host, held, returns]);
  useLayoutEffect(() => {
    const { pathname } = router.history.location;
    const stop = router.history.subscribe(({ location }) => {
      if (location.pathname !== pathname) typing?.moved();
    });
    return () => {
      stop();
      typing?.end();
      places.leave(who, router.history.location.href, typing?.held ?? []);
    };
  }, [places, who, router, typing]);
  if (typing === null) return null;
  return (
    <TypingContext value={typing}>
      <KeepsTyped typing={typing} />
      <RouterProvider router={router} />
    </TypingContext>
  );
}

/** Gives what is typed to the host before the console locks. */
function KeepsTyped({ typing }: { typing: Typing }) {
  const client = useQueryClient();
  useKeepBeforeLock(
    useCallback(async () => {
      await settled(client);
      await typing.keep();
    }, [client, typing]),
  );
  return null;
}

/** What is being sent is sent before its form is kept: it must not stand there again as if it had not been. */
async function settled(client: QueryClient): Promise<void> {
  for (let waited = 0; client.isMutating() > 0 && waited < 400; waited += 20)
    await new Promise((done) => setTimeout(done, 20));
}

/** When nobody sits here, nothing that was read or said stays in the page. */
function useNothingLeftBehind(nobody: boolean): void {
  const client = useQueryClient();
  useLayoutEffect(() => {
    if (!nobody) return;
    const kept = ["startup", "look", "backups"];
    client.removeQueries({ predicate: (query) => !kept.includes(String(query.queryKey[0])) });
    silence();
  }, [client, nobody]);
}
