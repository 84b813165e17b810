import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../format/useFormat";
import { useQueries } from "../../host/HostContext";
import type { PatientKey } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { episodes as area } from "../../messages/episodes";
import { Field } from "../../parts/Field";
import { SelectField } from "../../parts/SelectField";

const NONE = "";

/** An episode's name where it is known, otherwise its id; `null` for none. */
export function useEpisodeName(patient: PatientKey | null, episode: string): string | null {
  const queries = useQueries();
  const read = useQuery({
    ...queries.episodes(patient ?? ""),
    enabled: patient !== null && episode !== NONE,
  });
  if (episode === NONE) return null;
  const found =
    read.data?.patient === patient ? read.data.episodes.find(({ id }) => id === episode) : undefined;
  return found?.name ?? episode;
}

/**
 * The episode that the visit is booked into: one of the patient's own, by name. Its id is typed only as long as their
 * episodes were never read, since a typed id may be another patient's.
 */
export function EpisodeField({
  patient,
  value,
  onChange,
}: {
  patient: PatientKey | null;
  value: string;
  onChange: (episode: string) => void;
}) {
  const words = useMessages(booking).what;
  const { statuses, noName, from, failed } = useMessages(area);
  const format = useFormat();
  const queries = useQueries();
  const read = useQuery({ ...queries.episodes(patient ?? ""), enabled: patient !== null }).data;
  const found = read?.patient === patient ? read : undefined;
  if (found === undefined || found.readAt === null) {
    const why = found?.failed != null ? ` ${failed[found.failed] ?? ""}` : "";
    return (
      <Field
        label={words.episode}
        value={value}
        maxLength={100}
        hint={`${words.episodeHint}${why}`}
        onChange={onChange}
      />
    );
  }
  const known = found.episodes.map((episode) => {
    const status = episode.status === "unknown" ? `“${episode.statusWord}”` : statuses[episode.status];
    const begins = episode.from === null ? "" : `, ${from(format.fhirDate(episode.from))}`;
    return { id: episode.id, text: `${episode.name ?? noName}, ${status}${begins}` };
  });
  const gone = value !== NONE && !known.some(({ id }) => id === value);
  return (
    <SelectField
      label={words.episodeOf}
      value={value}
      hint={words.episodeHint}
      options={[{ id: NONE, text: words.noEpisode }, ...known, ...(gone ? [{ id: value, text: value }] : [])]}
      onChange={onChange}
    />
  );
}
