import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useRouter,
  useRouterState,
} from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { type ScreenId, screenOf, screens } from "../screens/registry";
import { Frame } from "./Frame";
import { leave } from "./leaving";
import { type Navigation, NavigationContext } from "./navigation";

/**
 * The router over the screen registry. Its history is kept in memory: no address, no hash and no session history ever
 * holds what is on screen.
 */
const root = createRootRoute({
  component: () => (
    <Navigating>
      <Frame>
        <Outlet />
      </Frame>
    </Navigating>
  ),
});

const tree = root.addChildren(
  screens.map((screen) =>
    createRoute({ getParentRoute: () => root, path: screen.path, component: () => <screen.component /> }),
  ),
);

/** A router that starts at a path of the registry. */
export function createScreenRouter(start = "/") {
  const router = createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: [start] }),
    defaultPreload: false,
    scrollRestoration: false,
    // Ids are text: read as JSON, the id 12e45678 would come back as a number, and the screen would show another.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === "" ? "" : `?${text}`;
    },
  });
  // It finds its first screen while the host opens the store, so that the first drawing of the frame has one.
  void router.load();
  return router;
}

function pathTo(screen: ScreenId, key: string | undefined): string {
  return screenOf(screen).path.replace("$key", encodeURIComponent(key ?? ""));
}

function screenAt(path: string): { screen: ScreenId; key: string | null } {
  const exact = screens.find((each) => each.path === path);
  if (exact !== undefined) return { screen: exact.id, key: null };
  const patient = /^\/patients\/(.+)$/u.exec(path)?.[1];
  if (patient !== undefined) return { screen: "patient", key: decodeURIComponent(patient) };
  return { screen: "board", key: null };
}

function Navigating({ children }: { children: ReactNode }) {
  const router = useRouter();
  const location = useRouterState({ select: (state) => state.location });
  const navigation = useMemo<Navigation>(() => {
    return {
      here: { ...screenAt(location.pathname), open: location.search as Readonly<Record<string, string>> },
      go: (screen, to = {}) => {
        const search = new URLSearchParams(to.open).toString();
        const path = pathTo(screen, to.key) + (search === "" ? "" : `?${search}`);
        leave(() => {
          if (to.replace) router.history.replace(path);
          else router.history.push(path);
        });
      },
      back: () => leave(() => router.history.back()),
    };
  }, [router, location]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
