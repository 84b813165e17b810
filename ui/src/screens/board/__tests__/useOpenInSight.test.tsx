import { act, render } from "@testing-library/react";
import { useRef } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useOpenInSight } from "../useOpenInSight";

let resized: () => void;
let width: number;
const frames: FrameRequestCallback[] = [];

beforeEach(() => {
  width = 1000;
  frames.length = 0;
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockImplementation(() => width);
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
  class Observer implements ResizeObserver {
    constructor(tell: ResizeObserverCallback) {
      resized = () => tell([], this);
    }
    observe(): void {
      resized();
    }
    unobserve(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("ResizeObserver", Observer);
});

function List({ open, show }: { open: string | null; show: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useOpenInSight(list, open, show);
  return <div ref={list} />;
}

/** Lets as many frames pass as may be asked for. */
function pass(): void {
  act(() => {
    for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) frame(0);
  });
}

describe("the line of the visit that is open", () => {
  it("is shown again when the list gets another width, after its lines were measured", () => {
    const show = vi.fn();
    render(<List open="v-1" show={show} />);
    pass();
    show.mockClear();
    width = 628;
    resized();
    expect(show).not.toHaveBeenCalled();
    frames.shift()?.(0);
    expect(show).not.toHaveBeenCalled();
    frames.shift()?.(0);
    expect(show).toHaveBeenCalledOnce();
  });

  it("scrolls nothing when only the height changes, or nothing is open", () => {
    const show = vi.fn();
    const { rerender } = render(<List open="v-1" show={show} />);
    pass();
    show.mockClear();
    resized();
    pass();
    rerender(<List open={null} show={show} />);
    pass();
    expect(show).not.toHaveBeenCalled();
  });
});
