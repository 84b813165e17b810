import { type Query, QueryCache, QueryClient } from "@tanstack/react-query";
import { isProblem } from "./problem";
import { provides } from "./tags";
import type { Tag } from "./types";

/**
 * The one place where a stale tag becomes a refetch. The host is on this machine, so nothing is retried, nothing waits for
 * "online", and nothing goes stale by age: the host says when.
 */
declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { tags: readonly Tag[] };
  }
}

/** A client with the rules above. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // A read that finds nobody signed in tells that the page is behind: it asks how far the console is.
      onError: (thrown) => {
        if (isProblem(thrown) && (thrown.code === "signedOut" || thrown.code === "locked"))
          void invalidate(client, provides.startup);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      // What was given to an act may be a passphrase: it is let go with the form that gave it.
      mutations: { networkMode: "always", retry: false, gcTime: 0 },
    },
  });
  return client;
}

/**
 * Refetches what is on screen and marks the rest, for all reads that provide one of the tags. A first reading that is
 * still on its way may have begun before the change, and the library would count it as the refetch: it is read once more.
 */
export async function invalidate(client: QueryClient, tags: readonly Tag[]): Promise<void> {
  if (tags.length === 0) return;
  const provides = (query: Query) => query.meta?.tags.some((tag) => tags.includes(tag)) ?? false;
  const begun = client
    .getQueryCache()
    .findAll({ predicate: provides, fetchStatus: "fetching" })
    .filter((query) => query.state.data === undefined);
  await client.invalidateQueries({ predicate: provides });
  if (begun.length > 0) await client.invalidateQueries({ predicate: (query) => begun.includes(query) });
}
