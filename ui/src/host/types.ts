/**
 * The shapes that cross from the host, under the names the rest of the page uses. They are generated; nothing here adds
 * to them.
 */
export type * from "./bindings";
