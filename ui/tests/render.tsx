import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { vi } from "vitest";
import { Announcer } from "../src/frame/announcer";
import { type Navigation, NavigationContext, type Place } from "../src/frame/navigation";
import { Preferences } from "../src/frame/preferences";
import { type FixtureHost, fixtureHost } from "../src/host/fixture";
import { HostProvider } from "../src/host/HostContext";
import { createQueryClient, invalidate } from "../src/host/queryClient";

/** Renders a screen or part with everything it may ask for: an in-memory host, settings, and a navigation to spy on. */
export function renderScreen(
  element: ReactElement,
  { host = fixtureHost(), here = {} }: { host?: FixtureHost; here?: Partial<Place> } = {},
) {
  const client = createQueryClient();
  const navigation: Navigation = {
    here: { screen: "board", key: null, open: {}, ...here },
    go: vi.fn(),
    back: vi.fn(),
  };
  void host.onStale((tags) => void invalidate(client, tags));
  const wrap = (inner: ReactElement) => (
    <QueryClientProvider client={client}>
      <HostProvider host={host}>
        <Preferences settings={host.state.settings}>
          <NavigationContext value={navigation}>
            {inner}
            <Announcer />
          </NavigationContext>
        </Preferences>
      </HostProvider>
    </QueryClientProvider>
  );
  const view = render(wrap(element));
  return {
    ...view,
    rerender: (next: ReactElement) => view.rerender(wrap(next)),
    host,
    navigation,
    user: userEvent.setup(),
  };
}
