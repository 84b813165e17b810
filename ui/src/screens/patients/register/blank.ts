import type { Demographics } from "../../../host/types";

/** A record of which nothing is known, in use; with an empty telephone number and mail address to type into. */
export const blank: Demographics = {
  mrn: "",
  nameUse: "",
  firstName: "",
  middleName: "",
  lastName: "",
  alias: "",
  fullName: "",
  otherNames: [],
  birthDate: "",
  gender: "",
  maritalStatus: "",
  preferredLanguage: "",
  race: "",
  ethnicity: "",
  telecom: [
    { system: "phone", usage: "home", value: "" },
    { system: "email", usage: "home", value: "" },
  ],
  address: { usage: "", lines: [], apartment: "", city: "", state: "", postalCode: "", country: "" },
  otherAddresses: [],
  active: true,
  deceased: false,
  deceasedAt: "",
  linkedByEmail: false,
  groupType: "",
  groupName: "",
};
