import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { Segments } from "../Segments";

const options = ["One", "Two", "Three"].map((text) => ({ id: text, text }));

function Chosen() {
  const [value, setValue] = useState("One");
  return <Segments label="Which" value={value} options={options} onChange={setValue} />;
}
const radio = (name: string) => screen.getByRole("radio", { name });
/** The key as the window tells it; what the browser does by itself is not tried here. */
const press = (name: string, key: string) => fireEvent.keyDown(radio(name), { key });

it("arrow keys go on at the other end, with the focus, where WebKit stops (ARIA practices, radio group)", () => {
  render(<Chosen />);
  press("One", "ArrowLeft");
  expect(radio("Three")).toBeChecked();
  expect(radio("Three")).toHaveFocus();
  press("Three", "ArrowRight");
  expect(radio("One")).toBeChecked();
  expect(radio("One")).toHaveFocus();
});

it("between the ends, and with every other key, the browser does what it does", () => {
  render(<Chosen />);
  expect(press("One", "ArrowRight")).toBe(true);
  expect(press("Two", "ArrowLeft")).toBe(true);
  expect(press("Three", "Tab")).toBe(true);
  expect(radio("One")).toBeChecked();
});
