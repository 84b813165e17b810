import type { IdentityFact, RecordSide } from "../../../host/types";

/** What the words of a fact are made with. */
export interface FactWords {
  name: (side: RecordSide) => string;
  date: (date: string) => string;
  gender: (side: RecordSide) => string;
}

/** What a record says of a fact, one value on each line; none when it does not say. */
export function factValues(side: RecordSide, fact: IdentityFact, words: FactWords): string[] {
  const { person } = side;
  switch (fact) {
    case "name":
      return person.name.family === null && person.name.given === null ? [] : [words.name(side)];
    case "birthDate":
      return person.birthDate === null ? [] : [words.date(person.birthDate)];
    case "gender":
      return person.gender === "unknown" ? [] : [words.gender(side)];
    case "phone":
      return side.phones;
    case "email":
      return side.emails;
    case "mrn":
      return side.identifiers
        .filter(({ kind }) => kind === "mrn")
        .map(({ value, issuer }) => `${value} (${issuer})`);
  }
}
