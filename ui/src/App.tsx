import { QueryClientProvider } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Host } from "./host/Host";
import { HostProvider } from "./host/HostContext";
import { createQueryClient } from "./host/queries";

/** The whole page over a host. */
export function App({ host }: { host: Host; start?: string }) {
  const client = useMemo(createQueryClient, []);
  return (
    <QueryClientProvider client={client}>
      <HostProvider host={host}>{null}</HostProvider>
    </QueryClientProvider>
  );
}
