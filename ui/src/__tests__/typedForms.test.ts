/// <reference types="vite/client" />
import { expect, it } from "vitest";
import bindings from "../host/bindings.ts?raw";

/** The source of every screen, and of what several screens open, by its path. */
const sources: Record<string, string> = import.meta.glob(
  ["../screens/**/*.{ts,tsx}", "../parts/Emergency/*.tsx", "!../screens/**/__tests__/**"],
  { query: "?raw", import: "default", eager: true },
);
const files = Object.entries(sources).map(([path, text]) => [path.replace("../screens/", ""), text] as const);

/** What a person types into. */
const TYPES =
  /<(Field|DateField|DayField|TimeField|ZoneField|PatientPicker|ProfileText|SecretField|GivenField|OwnField|textarea|input)\b/;
/** What stands in it is kept over a lock. */
const KEEPS = /\b(useTyped|useTypedOver|useKeptField|usePlaced)(<[^(]*>)?\(/;

/** Files whose fields hold what is not kept over a lock, and why not. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  "account/Authenticator.tsx": "a passphrase and a code",
  "account/OwnPassphrase.tsx": "passphrases",
  "board/ListBar.tsx": "the board's, which keeps it",
  "booking/DurationField.tsx": "half a number: what it comes to is the draft's",
  "booking/TypedTime.tsx": "half a time: what it comes to is the draft's",
  "booking/WhatPane.tsx": "the draft's, which the desk keeps",
  "connections/LogInSheet.tsx": "a code",
  "connections/MiaUserSheet.tsx": "where a mail that resets a password goes is typed again",
  "connections/RemoveSheet.tsx": "a confirmation",
  "devices/HandInSheet.tsx": "a file, which is chosen again",
  "metrics/import/AskFile.tsx": "answers about a file, which is chosen again",
  "note/SnippetSheet.tsx": "a search of the clinic's own texts",
  "outbox/CopyForSupport.tsx": "nothing is typed there",
  "patients/edit/DayField.tsx": "half a date: what it comes to is the record's",
  "patients/links/PickSheet.tsx": "a search",
  "reports/Unlock.tsx": "a password",
  "settings/NetworkSettings.tsx": "kept one by one, as each is set",
  "settings/keeping/CarrySheet.tsx": "passphrases",
  "settings/keeping/ForgetSheet.tsx": "a confirmation, and a passphrase",
  "settings/keeping/KeySheet.tsx": "a passphrase",
  "settings/NumberSetting.tsx": "kept one by one, as each is set",
  "settings/TextSetting.tsx": "kept one by one, as each is set",
  "startup/BringBackup.tsx": "nobody is signed in, and a passphrase",
  "startup/FirstAdministrator.tsx": "nobody is signed in, and a passphrase",
  "startup/NewPassphrase.tsx": "a passphrase",
  "startup/PassphraseForm.tsx": "a passphrase",
  "startup/SignIn.tsx": "a passphrase and a code",
  "users/AddUserSheet.tsx": "a passphrase",
  "users/GivePassphraseSheet.tsx": "a passphrase",
  "visit/AssignForm.tsx": "one of a few episodes, chosen again",
  "visit/JoinForm.tsx": "one of a few ways, chosen again",
  "visit/files/AttachSheet.tsx": "files, which are chosen again",
  "webhooks/DecodeSheet.tsx": "a payload of which nothing is kept, and a key",
};

it("what is typed anywhere is kept over a lock, or named here with the reason why not", () => {
  const typedInto = files.filter(([, text]) => TYPES.test(text) && /\buseState\b/.test(text));
  const forgotten = typedInto.filter(([path, text]) => !KEEPS.test(text) && !(path in NOT_KEPT));
  expect(forgotten.map(([path]) => path)).toEqual([]);
});

it("no text of a form is left out beside others that are kept", () => {
  const empty = files.filter(
    ([path, text]) => /\buseState(<string>)?\(""\)/.test(text) && !(path in NOT_KEPT),
  );
  // The id that a device's holder has belongs to the person who is chosen, and is chosen with them.
  const apart = ["devices/AssignSheet.tsx"];
  expect(empty.map(([path]) => path).filter((path) => !apart.includes(path))).toEqual([]);
});

it("nothing is named that keeps what is typed after all, or is no more", () => {
  const named = Object.keys(NOT_KEPT);
  const right = files.filter(([path, text]) => named.includes(path) && TYPES.test(text) && !KEEPS.test(text));
  expect(right.map(([path]) => path).toSorted()).toEqual(named.toSorted());
});

it("every form of the closed list is one on a screen, which says that it stands there again", () => {
  const union = /export type TypedForm = ([^;]+);/s.exec(bindings)?.[1] ?? "";
  const words = [...union.matchAll(/"(\w+)"/g)].map(([, word]) => word);
  expect(words.length).toBeGreaterThan(20);
  const all = files.map(([, text]) => text).join("\n");
  const used = [...all.matchAll(/useTypedForm\(\s*"(\w+)"/g)].map(([, word]) => word);
  expect([...new Set([...used, "place"])].toSorted()).toEqual(words.toSorted());
  const silent = files.filter(
    ([path, text]) =>
      /useTypedForm\(/.test(text) && !/<TypedAgain\b/.test(text) && path !== "outbox/useDecision.ts",
  );
  expect(silent.map(([path]) => path)).toEqual([]);
});

it("no passphrase, password, key, code or secret is a field that is kept", () => {
  const fields = files.flatMap(([path, text]) =>
    [...text.matchAll(/useTyped(?:<[^(]*>)?\(\s*\w+,\s*"(\w+)"/g)].map(([, name]) => `${path} ${name}`),
  );
  expect(fields.length).toBeGreaterThan(40);
  expect(
    fields.filter((each) => /pass|secret|token|code|digits|apikey/i.test(each.split(" ")[1] ?? "")),
  ).toEqual([]);
});
