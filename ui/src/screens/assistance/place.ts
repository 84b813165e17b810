import type { CareSelector } from "../../host/types";

/** The four ways in which a place can be named. */
export type Way = CareSelector["by"];

/** What was typed for a place, for all four ways. */
export interface PlaceDraft {
  way: Way;
  building: string;
  floor: string;
  department: string;
  room: string;
  bed: string;
  mrn: string;
  serial: string;
}

/** One typed part of a place. */
export type Part = Exclude<keyof PlaceDraft, "way">;

/** Nothing typed. */
export const emptyPlace: PlaceDraft = {
  way: "building",
  building: "",
  floor: "",
  department: "",
  room: "",
  bed: "",
  mrn: "",
  serial: "",
};

/** The parts that each way takes, in order; the bed may stay empty. */
export const partsOf: Record<Way, readonly Part[]> = {
  building: ["building", "floor", "room", "bed"],
  department: ["department", "room", "bed"],
  patient: ["mrn"],
  device: ["serial"],
};

/** The parts that are required and empty. */
export function missingParts(draft: PlaceDraft): Part[] {
  return partsOf[draft.way].filter((part) => part !== "bed" && draft[part].trim() === "");
}

/** The place as the host takes it. */
export function selectorOf(draft: PlaceDraft): CareSelector {
  const { building, floor, department, room, mrn, serial } = draft;
  const bed = draft.bed.trim() === "" ? null : draft.bed;
  switch (draft.way) {
    case "building":
      return { by: "building", building, floor, room, bed };
    case "department":
      return { by: "department", department, room, bed };
    case "patient":
      return { by: "patient", mrn };
    case "device":
      return { by: "device", serial };
  }
}

/** The place in one line, as it was typed. */
export function placeText(draft: PlaceDraft): string {
  return partsOf[draft.way]
    .map((part) => draft[part].trim())
    .filter((text) => text !== "")
    .join(", ");
}
