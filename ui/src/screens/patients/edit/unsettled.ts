/**
 * A field of the form whose text is not a value yet: what was typed cannot be read, or is still being asked about. The
 * form is not looked over before it is, since it would go without what the person sees in the field.
 */
export function unsettled(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("[data-unsettled] input, [aria-invalid=true]") ?? null;
}

/** Leads to the first field that has to be looked at again. */
export function toFirstWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>("[data-unsettled] input, [aria-invalid=true], [data-wrong]")?.focus(),
  );
}
