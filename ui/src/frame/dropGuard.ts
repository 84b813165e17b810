/**
 * A file that is dropped outside of a place that takes it would replace the whole console by that file: the webview
 * opens what is dropped on it. Here it does nothing.
 */
export function guardDrops(document: Document): void {
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
}
