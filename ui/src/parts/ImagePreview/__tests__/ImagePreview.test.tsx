import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderScreen } from "../../../../tests/render";
import { ImagePreview } from "../ImagePreview";

const bytes = new Uint8Array([1, 2, 3]).buffer;
const picture = { width: 40, height: 30, close: () => undefined } as ImageBitmap;

describe("a picture", () => {
  it("is drawn in its own size under its name", async () => {
    renderScreen(
      <ImagePreview bytes={bytes} mediaType="image/png" label="Picture a.png" decode={async () => picture} />,
    );
    expect(await screen.findByRole("img", { name: "Picture a.png" })).toHaveAttribute("width", "40");
  });

  it("says when its content is damaged", async () => {
    const decode = async () => {
      throw new Error("not a picture");
    };
    renderScreen(<ImagePreview bytes={bytes} mediaType="image/png" label="Picture a.png" decode={decode} />);
    expect(await screen.findByRole("alert")).toHaveTextContent("cannot be shown");
  });
});
