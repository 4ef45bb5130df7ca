import { type NumberReason, reason } from "./reason.ts";
import { isMonegasque } from "./siren.ts";
import { oldKey } from "./vat/fr.ts";
import type { NumberKind } from "./words/facts.ts";

/** The numbers of one company, each as its check gave it. */
export interface CompanyNumbers {
  readonly siren?: string;
  readonly siret?: string;
  readonly vat?: string;
}

/** A French VAT number holds the SIREN after its key; one of Monaco holds none. */
export function sirenOfVat(vat: string): string | undefined {
  const siren = /^FR..(\d{9})$/.exec(vat)?.[1];
  return siren === undefined || isMonegasque(siren) ? undefined : siren;
}

/** The VAT number that goes with a SIREN, if the company has one. */
export function vatOfSiren(siren: string): string {
  return `FR${oldKey(siren)}${siren}`;
}

export function sirenOfSiret(siret: string): string {
  return siret.slice(0, 9);
}

/** Numbers that name another company than the first of them that names one. */
export function compareNumbers({ siren, siret, vat }: CompanyNumbers): readonly NumberReason[] {
  const held: { readonly kind: NumberKind; readonly siren: string | undefined }[] = [
    { kind: "siren", siren },
    { kind: "siret", siren: siret && sirenOfSiret(siret) },
    { kind: "vat", siren: vat && sirenOfVat(vat) },
  ];
  const known = held.flatMap(({ kind, siren: of }) => (of ? [{ kind, siren: of }] : []));
  const [one, ...others] = known;
  return others.flatMap((other) =>
    one && other.siren !== one.siren ? [reason("siren-differs", { one, other })] : [],
  );
}
