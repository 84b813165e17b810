import { render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { listenForKeys } from "../listenForKeys";
import { keysOf, type Shortcut, useShortcuts } from "../shortcuts";

function Keys({ of, covers = false }: { of: Shortcut[]; covers?: boolean }) {
  useShortcuts(of, { covers });
  return null;
}

function press(key: string, held: Partial<KeyboardEventInit> = {}, target: EventTarget = window) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  return event;
}

describe("the keys of the window", () => {
  it("are named as they are written on the keyboard", () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(keysOf({ ...plain, key: "k", ctrlKey: true })).toBe("Ctrl K");
    expect(keysOf({ ...plain, key: "k", metaKey: true })).toBe("Ctrl K");
    expect(keysOf({ ...plain, key: "Escape" })).toBe("Esc");
    expect(keysOf({ ...plain, key: "?", shiftKey: true })).toBe("?");
    expect(keysOf({ ...plain, key: "1", altKey: true })).toBe("Alt 1");
  });

  it("are those of the innermost component that has them", () => {
    const outer = vi.fn();
    const inner = vi.fn();
    const { rerender } = render(
      <>
        <Keys of={[{ keys: "Esc", does: "outer", run: outer }]} />
        <Keys of={[{ keys: "Esc", does: "inner", run: inner }]} />
      </>,
    );
    const stop = listenForKeys(vi.fn());
    press("Escape");
    expect([outer.mock.calls.length, inner.mock.calls.length]).toEqual([0, 1]);
    rerender(<Keys of={[{ keys: "Esc", does: "outer", run: outer }]} />);
    press("Escape");
    expect([outer.mock.calls.length, inner.mock.calls.length]).toEqual([1, 1]);
    stop();
  });

  it("never act behind an open sheet", () => {
    const behind = vi.fn();
    render(
      <>
        <Keys of={[{ keys: "F4", does: "booking", run: behind }]} />
        <Keys of={[]} covers />
      </>,
    );
    const stop = listenForKeys(vi.fn());
    press("F4");
    expect(behind).not.toHaveBeenCalled();
    stop();
  });

  it("leave single letters to a field that is being typed in (WCAG 2.1.4)", () => {
    const help = vi.fn();
    const { container } = render(
      <>
        <Keys
          of={[
            { keys: "?", does: "help", run: help },
            { keys: "F2", does: "board", run: help },
          ]}
        />
        <input aria-label="typed" />
      </>,
    );
    const stop = listenForKeys(vi.fn());
    const input = container.querySelector("input")!;
    expect(press("?", {}, input).defaultPrevented).toBe(false);
    expect(help).not.toHaveBeenCalled();
    press("F2", {}, input);
    expect(help).toHaveBeenCalledTimes(1);
    stop();
  });

  it("say so when a usual key means nothing here, and keep the browser from acting (KEYS 2.2.4.3)", () => {
    const nothing = vi.fn();
    const stop = listenForKeys(nothing);
    expect(press("s", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(nothing).toHaveBeenCalledWith("Ctrl S");
    expect(press("c", { ctrlKey: true }).defaultPrevented).toBe(false);
    stop();
  });
});
