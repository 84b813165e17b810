import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { announce } from "../../frame/announcer";
import { useNavigation } from "../../frame/navigation";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct, useQueries } from "../../host/HostContext";
import type { ActKind, Decision, IntentChoice, IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";

/**
 * The decision about one intent while it is made. The host names the choices, safest first; only looking again, which
 * changes nothing, and a choice without an alternative are chosen beforehand.
 */
export function useDecision(intent: IntentView) {
  const words = useMessages(outbox);
  const queries = useQueries();
  const { go } = useNavigation();
  const who = useQuery(queries.whoAmI()).data;
  const act = useAct("decide");
  const [safest] = intent.choices;
  const preset = safest === "keepLooking" || intent.choices.length === 1 ? safest : undefined;
  const [chosen, setChosen] = useState<IntentChoice | null>(preset ?? null);
  // What is chosen is chosen again.
  const form = useTypedForm("decision", intent.id);
  const [vendorId, setVendorId] = useTyped(form, "vendorId", "");
  const [wrong, setWrong] = useState<string | null>(null);
  const webhooks = ["addWebhook", "changeWebhook", "deactivateWebhook"].includes(intent.act);
  const may = who === undefined || who.roles.some((role) => intent.decidedBy.includes(role));

  async function decide(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen === null || act.busy || !may) return;
    if (chosen === "correct") {
      const patient = intent.person.key ?? "";
      if (intent.act === "editPatient") go("editPatient", { open: { patient, intent: intent.id } });
      else if (intent.act === "registerPatient") go("registerPatient", { open: { intent: intent.id } });
      else if (intent.act === "book") go("booking", { open: { intent: intent.id } });
      else if (webhooks) go("webhooks", { open: { view: "list" } });
      else if (intent.act === "note" && intent.visit !== null) go("note", { open: { visit: intent.visit } });
      else if (intent.visit !== null) go("board", { open: { visit: intent.visit } });
      else if (intent.person.key !== null)
        go("patient", { key: intent.person.key, open: { intent: intent.id } });
      return;
    }
    const typed = vendorId.trim();
    const error = chosen === "enterId" ? idProblem(typed, intent.act, words.panel) : null;
    setWrong(error);
    if (error !== null) return;
    const outcome = await act.run(decisionOf(chosen, intent.id, typed));
    if (outcome.ok) announce(words.choices[chosen]);
  }

  return {
    form,
    chosen,
    choose: (choice: IntentChoice) => {
      act.reset();
      setChosen(choice);
    },
    vendorId,
    typeVendorId: (text: string) => {
      act.reset();
      setVendorId(text);
      setWrong(null);
    },
    wrong,
    denied: may ? null : words.panel.denied(intent.decidedBy),
    busy: act.busy,
    problem: act.problem,
    decide,
  };
}

/** What `useDecision` gives. */
export type DecisionState = ReturnType<typeof useDecision>;

function idProblem(typed: string, act: ActKind, words: (typeof outbox)["en"]["panel"]): string | null {
  if (typed === "") return words.vendorIdEmpty;
  return act === "orderReport" || /^\d+$/.test(typed) ? null : words.vendorIdDigits;
}

function decisionOf(choice: Exclude<IntentChoice, "correct">, intent: string, vendorId: string): Decision {
  return choice === "enterId" ? { choice, intent, vendorId } : { choice, intent };
}
