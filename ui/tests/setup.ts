import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Parts of screens are fetched when they are first shown, and roles are looked up among hundreds of elements.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out. The board windows its rows by the height of its scroller, so every element is given one.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 700 });
Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, get: () => 1000 });

class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = StillObserver;

afterEach(() => {
  cleanup();
  localStorage.clear();
});
