import { describe, expect, it } from "vitest";
import { createScreenRouter } from "../router";

describe("the address of what is open", () => {
  it.each(["12e45678", "1e999999", "00123", "12345678901234567890", "true", "a b&c=d"])(
    "keeps the id %s as it is, letter by letter",
    async (id) => {
      const router = createScreenRouter("/connections");
      await router.load();
      router.history.push(`/connections?${new URLSearchParams({ connection: id })}`);
      await router.load();
      expect(router.state.location.search).toEqual({ connection: id });
    },
  );
});
