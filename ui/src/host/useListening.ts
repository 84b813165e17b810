import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Host } from "./Host";
import { asProblem } from "./problem";
import { invalidate } from "./queryClient";
import type { Problem } from "./types";

/**
 * Refetches what the host says went stale, and tells when it has begun to listen. Nothing may be read before: what
 * changed between a reading and the listening would never be told, and a page that read "opening" would wait for ever.
 */
export function useListening(host: Host, client: QueryClient): { inForce: boolean; problem: Problem | null } {
  const [state, setState] = useState<{ inForce: boolean; problem: Problem | null }>({
    inForce: false,
    problem: null,
  });
  useEffect(() => {
    const listening = host.onStale((tags) => void invalidate(client, tags));
    listening.then(
      () => setState({ inForce: true, problem: null }),
      (thrown) => setState({ inForce: false, problem: asProblem(thrown) }),
    );
    return () =>
      void listening.then(
        (unlisten) => unlisten(),
        () => null,
      );
  }, [host, client]);
  return state;
}
