import { render, screen } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { splitOff } from "../splitOff";

class Boundary extends Component<{ children: ReactNode }> {
  override state = { told: "" };
  static getDerivedStateFromError(error: Error) {
    return { told: error.message };
  }
  override render() {
    return this.state.told === "" ? this.props.children : <p>told: {this.state.told}</p>;
  }
}

it("shows nothing while its code is read, then the part, and the next time at once", async () => {
  const load = vi.fn(async () => ({ default: ({ name }: { name: string }) => <p>part of {name}</p> }));
  const Part = splitOff(load);
  const first = render(<Part name="one" />);
  expect(first.container).toBeEmptyDOMElement();
  expect(await screen.findByText("part of one")).toBeVisible();
  first.unmount();
  render(<Part name="two" />);
  expect(screen.getByText("part of two")).toBeVisible();
  expect(load).toHaveBeenCalledTimes(1);
});

it("tells the boundary around it when its code cannot be read, and reads again when it is shown again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  let works = false;
  const Part = splitOff(async () => {
    if (!works) throw new Error("no such file");
    return { default: () => <p>there</p> };
  });
  const { unmount } = render(
    <Boundary>
      <Part />
    </Boundary>,
  );
  expect(await screen.findByText("told: no such file")).toBeVisible();
  unmount();
  works = true;
  render(<Part />);
  expect(await screen.findByText("there")).toBeVisible();
});
