import { expect, it, vi } from "vitest";
import { followScroll } from "../followScroll";

/** A list that can be scrolled no further than it is long. */
function list(length: number) {
  const element = document.createElement("div");
  let top = 0;
  const size = { length };
  Object.defineProperty(element, "scrollTop", {
    get: () => top,
    set: (to: number) => {
      top = Math.min(to, size.length);
      element.dispatchEvent(new Event("scroll"));
    },
  });
  return { element, size };
}
const soon = () => new Promise((done) => setTimeout(done));

it("a list is brought to where it stood once it is long enough, and tells how far it is scrolled from then on", async () => {
  const { element, size } = list(0);
  const moved = vi.fn();
  followScroll(element, 400, moved);
  expect(element.scrollTop).toBe(0);
  // A lock in the meantime forgets nothing.
  expect(moved).toHaveBeenLastCalledWith(400);
  size.length = 1_000;
  element.append("a row");
  await soon();
  expect(element.scrollTop).toBe(400);
  element.scrollTop = 500;
  expect(moved).toHaveBeenLastCalledWith(500);
  element.append("another row");
  await soon();
  expect(element.scrollTop).toBe(500);
});

it("who scrolls themselves first is not taken elsewhere", async () => {
  const { element, size } = list(0);
  followScroll(element, 400, () => undefined);
  element.dispatchEvent(new Event("wheel"));
  size.length = 1_000;
  element.append("a row");
  await soon();
  expect(element.scrollTop).toBe(0);
});

it("a list that is left is followed no more", () => {
  const { element } = list(1_000);
  const moved = vi.fn();
  followScroll(element, 0, moved)();
  moved.mockClear();
  element.scrollTop = 10;
  expect(moved).not.toHaveBeenCalled();
});
