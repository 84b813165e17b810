/** Calls back when the colours or sizes of the page change; answers with a way to stop. */
export function onLook(changed: () => void): () => void {
  const page = new MutationObserver(changed);
  page.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "data-density"],
  });
  // The desktop's own choice; an engine that lays nothing out has no such question.
  const asked =
    typeof matchMedia === "function"
      ? ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query))
      : [];
  for (const each of asked) each.addEventListener("change", changed);
  return () => {
    page.disconnect();
    for (const each of asked) each.removeEventListener("change", changed);
  };
}
