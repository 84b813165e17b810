import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Host } from "./Host";
import { asProblem } from "./problem";
import { queriesOf } from "./queries";
import { invalidate } from "./queryClient";
import { type Act, stales } from "./tags";
import type { Problem } from "./types";

const HostContext = createContext<Host | null>(null);

/** Gives the host to everything below. */
export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The host. Throws outside a `HostProvider`: that is a mistake in the program. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error("no host is provided");
  return host;
}

/** Query options of every read, for `useQuery`. */
export function useQueries() {
  const host = useHost();
  return useMemo(() => queriesOf(host), [host]);
}

/**
 * One act of the host with its state: `run` answers with the result or with the problem, and never throws;
 * `problem` says why it was refused until the next run. What the act stales is refetched before `run` answers.
 */
export function useAct<Name extends Act>(name: Name) {
  type Arguments = Parameters<Host[Name]>;
  type Result = Awaited<ReturnType<Host[Name]>>;
  const host = useHost();
  const client = useQueryClient();
  const mutation = useMutation<Result, unknown, Arguments>({
    mutationFn: (args) => {
      const call = host[name] as (...given: Arguments) => Promise<Result>;
      return call.apply(host, args);
    },
    onSuccess: () => invalidate(client, stales[name]),
  });
  const problem: Problem | null = mutation.error === null ? null : asProblem(mutation.error);
  return {
    busy: mutation.isPending,
    problem,
    reset: mutation.reset,
    run: async (
      ...args: Arguments
    ): Promise<{ ok: true; value: Result } | { ok: false; problem: Problem }> => {
      try {
        return { ok: true, value: await mutation.mutateAsync(args) };
      } catch (thrown) {
        return { ok: false, problem: asProblem(thrown) };
      }
    },
  };
}
