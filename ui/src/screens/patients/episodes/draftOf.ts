/**
 * What a person enters of an episode. It lives in the form only: nothing of it is stored, and it is gone when the form
 * is left; what was kept and refused comes back from the host.
 */
import type { EpisodeDraft, EpisodeView } from "../../../host/types";

/** An empty draft that begins on a day. */
export function emptyDraft(today: string): EpisodeDraft {
  return { name: "", type: "", from: today, to: "", status: "active", objective: "", reason: "" };
}

/** The draft of an episode as it was read. What the vendor does not tell is empty, never guessed. */
export function draftOf(episode: EpisodeView): EpisodeDraft {
  return {
    name: episode.name ?? "",
    type: episode.type ?? "",
    from: episode.from ?? "",
    to: episode.to ?? "",
    status: episode.status,
    objective: episode.objective ?? "",
    reason: episode.reason ?? "",
  };
}
