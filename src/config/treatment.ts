import {
  type Audience,
  type RecordType,
  type Sensitivity,
  sensitivities,
  type Treatment,
} from "./audience.ts";

/** Tells whether records of a sensitivity may reach an audience at all. */
export function maySee(audience: Audience, sensitivity: Sensitivity): boolean {
  return sensitivities.indexOf(sensitivity) <= sensitivities.indexOf(audience.sees);
}

/** Returns how the fields of one record are treated; a field without a rule is withheld. */
export function treatmentsOf(
  { rules }: Audience,
  type: RecordType,
  sensitivity: Sensitivity,
): (field: string) => Treatment {
  const fields = rules[type];
  return (field) => (Object.hasOwn(fields, field) && fields[field]?.[sensitivity]) || "withhold";
}
