import { useQuery } from "@tanstack/react-query";
import { useZone } from "../../format/useFormat";
import { isoDay } from "../../format/zoned";
import { useNavigation } from "../../frame/navigation";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { useToday } from "../../parts/Identity";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { BookingDesk } from "./BookingDesk";
import { type Draft, emptyDraft } from "./draft";
import { enteredOf, practitionerOf } from "./terms";

/**
 * Booking (F4). It opens empty, for a patient (`open.patient`), on a day (`open.day`), or filled from a refused booking
 * that is to be corrected (`open.intent`); only keys travel in the navigation, never a name.
 */
export default function BookingScreen() {
  const words = useMessages(booking).states;
  const queries = useQueries();
  const { here } = useNavigation();
  const who = useQuery(queries.whoAmI());
  if (
    who.data !== undefined &&
    !who.data.roles.some((role) => role === "frontDesk" || role === "clinician")
  ) {
    return (
      <ViewState icon="lock" title={words.denied.title}>
        {words.denied.text}
      </ViewState>
    );
  }
  const { intent, patient, day } = here.open;
  return intent === undefined ? (
    <Fresh key={`${patient} ${day}`} patient={patient ?? null} day={day ?? null} />
  ) : (
    <Corrected key={intent} intent={intent} />
  );
}

function Fresh({ patient, day }: { patient: string | null; day: string | null }) {
  const today = useToday();
  return <BookingDesk initial={{ ...emptyDraft(day ?? today), patient }} />;
}

/** Fills the form from a booking that the vendor refused. Nothing of it is sent again by itself. */
function Corrected({ intent }: { intent: string }) {
  const words = useMessages(booking).states;
  const queries = useQueries();
  const zone = useZone();
  const today = useToday();
  const story = useQuery(queries.intent(intent));
  const refused = story.data?.intent;
  if (story.isError)
    return <ProblemState problem={asProblem(story.error)} onRetry={() => void story.refetch()} />;
  if (refused === undefined) return <LoadingBars waitsFor={words.loading} />;
  const planned = refused.start === null ? today : isoDay(Date.parse(refused.start), zone);
  const initial: Draft = {
    // ISO days compare as text; a day that is over cannot be booked.
    ...emptyDraft([planned, today].sort().at(-1) ?? today),
    patient: refused.person.key,
    room:
      refused.room === null || refused.person.key === null
        ? null
        : `${refused.person.key.split(":")[0]}/${practitionerOf(refused.terms) ?? refused.room}`,
    terms: enteredOf(refused.terms),
    reasons: refused.reasons.join("\n"),
    durationS: refused.durationS,
  };
  return <BookingDesk initial={initial} correcting={intent} />;
}
