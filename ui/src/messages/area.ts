import { createContext, useContext } from "react";
import type { Language } from "../host/types";

/**
 * The message catalogue. It is kept in areas, one per part of the console, so that a screen carries only its own words;
 * within an area the Spanish side must have exactly the keys of the English one, and the compiler says when it has not.
 * What a vendor says is data and is never translated.
 */
export interface Area<Words> {
  readonly en: Words;
  readonly es: Words;
}

/** Joins the two sides of an area. */
export function area<Words>(en: Words, es: NoInfer<Words>): Area<Words> {
  return { en, es };
}

/** The language of the console; set from the settings, English until they are read. */
export const LanguageContext = createContext<Language>("en");

/** The language in use. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of an area in the language in use. */
export function useMessages<Words>(of: Area<Words>): Words {
  return of[useLanguage()];
}
