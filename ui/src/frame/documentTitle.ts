import { useEffect } from "react";

/**
 * The document's title names the view, and the patient where one is in context (WCAG 2.4.2). The window's own title is
 * set by the host and names the view only, since it leaks into task lists.
 */
let view = "";
let patient: string | null = null;

function apply(): void {
  document.title = [patient, view, "Anteroom"].filter((part) => part !== null && part !== "").join(" · ");
}

/** Names the view. */
export function useDocumentTitle(name: string): void {
  useEffect(() => {
    view = name;
    apply();
  }, [name]);
}

/** Names the patient in context while the component is shown. */
export function usePatientTitle(name: string | null): void {
  useEffect(() => {
    patient = name;
    apply();
    return () => {
      patient = null;
      apply();
    };
  }, [name]);
}
