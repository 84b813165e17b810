import type { Told } from "./outboxChoice";

/** Acts on episodes of care. Words of the Outbox; spread into its own catalogue. */
type Kind = "createEpisode" | "changeEpisode" | "assignEpisode";

/** What each choice does, by what the intent would change. */
export const episode: Told<Kind> = {
  withdraw: {
    createEpisode: "No episode is made from here. If it did arrive after all, it shows among the episodes.",
    changeEpisode: "The episode stays as it is. If the change did arrive, the episode will show it.",
    assignEpisode: "The visit stays where it is. If the change did arrive, the episode will show it.",
  },
  keepLooking: {
    createEpisode:
      "We read the episodes again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeEpisode:
      "We read the episode again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    assignEpisode:
      "We read the episode again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    createEpisode:
      "The episodes are read first. When this one is among them, nothing is sent; otherwise it is sent once more. If the first one arrives later still, the patient has two.",
    changeEpisode:
      "The episode is read first. When it is as wanted, nothing is sent; otherwise the same change is sent once more.",
    assignEpisode: "The same is sent once more. A visit that is in the episode already stays in it.",
  },
  markLanded: {
    createEpisode: "We stop asking. Nothing is sent.",
    changeEpisode: "We stop asking. Nothing is sent.",
    assignEpisode: "We stop asking. Nothing is sent.",
  },
  enterId: {
    createEpisode: "The episode under that id is read first.",
    changeEpisode: "The episode under that id is read first.",
    assignEpisode: "The episode under that id is read first.",
  },
  correct: {
    createEpisode:
      "The patient opens with what you entered. When you save, a new one is kept and this refused one is withdrawn.",
    changeEpisode:
      "The patient opens with what you entered. When you save, a new change is kept and this refused one is withdrawn.",
    assignEpisode: "The visit opens. What you send then is a new change; this one is not sent.",
  },
  queued: {
    createEpisode: "Nothing is sent and no episode is made.",
    changeEpisode: "Nothing is sent. The episode stays as it is.",
    assignEpisode: "Nothing is sent. The visit stays where it is.",
  },
  rejected: {
    createEpisode: "It leaves this list. No episode was made.",
    changeEpisode: "It leaves this list. The episode stayed as it was.",
    assignEpisode: "It leaves this list. The visit stayed where it was.",
  },
};

/** Why an intent stands where it stands. */
export const episodeWhy: Record<string, string> = {
  episodesNotRead: "The patient's episodes could not be read again, so nothing was sent",
  episodeThere: "Solo has an episode with the same content already, so nothing was sent",
  episodeChanged: "Somebody changed the episode at Solo in the meantime, so nothing was sent",
  otherPatient: "Solo says that this episode belongs to another patient, so nothing was sent",
};

/** Names of what an act says. */
export const episodeFacts: Record<string, string> = {
  episodeName: "Episode",
  episodeType: "Type",
  episodeStatus: "Status",
  episodeFrom: "From",
  episodeTo: "To",
  episodeObjective: "Objective",
  episodeReason: "Why incomplete",
};

/** What an intent would change, in one line. */
export const episodeWhat = {
  createEpisode: (name: string) => `New episode ${name}`,
  changeEpisode: (name: string) => `Change episode ${name}`,
  assignEpisode: (name: string) => `Put the visit into episode ${name}`,
};
