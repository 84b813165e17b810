/** What somebody does who scrolls themselves: they are not taken elsewhere any more. */
const THEIRS = ["wheel", "pointerdown", "keydown"] as const;

/**
 * Brings a list to where it stood, as soon as it is long enough, and tells from then on how far it is scrolled. Answers
 * with a way to stop.
 */
export function followScroll(element: HTMLElement, to: number, moved: (top: number) => void): () => void {
  let wanted = to;
  const tell = () => moved(wanted > 0 ? wanted : element.scrollTop);
  const settle = () => {
    wanted = 0;
    grown.disconnect();
  };
  const bring = () => {
    element.scrollTop = wanted;
    if (Math.abs(element.scrollTop - wanted) <= 1) settle();
  };
  const grown = new MutationObserver(bring);
  if (wanted > 0) {
    grown.observe(element, { childList: true, subtree: true });
    bring();
  }
  tell();
  element.addEventListener("scroll", tell, { passive: true });
  for (const kind of THEIRS) element.addEventListener(kind, settle, { passive: true });
  return () => {
    settle();
    element.removeEventListener("scroll", tell);
    for (const kind of THEIRS) element.removeEventListener(kind, settle);
  };
}
