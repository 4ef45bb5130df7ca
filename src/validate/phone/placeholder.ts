const ascending = "01234567890123456789";
const descending = "98765432109876543210";
const oneDigit = /^\d?(\d)\1{5,}$/;
const onePair = /^0?(\d\d)\1{3,}$/;

/** A number that is typed to fill a field: one digit or one pair over and over, or digits in their order. */
export function isPlaceholder(national: string): boolean {
  const rest = national.slice(1);
  return (
    oneDigit.test(national) ||
    onePair.test(`0${national}`) ||
    onePair.test(national) ||
    ascending.includes(national) ||
    descending.includes(national) ||
    ascending.includes(rest) ||
    national === "102030405"
  );
}

/**
 * Ranges that regulators keep for films and examples: ARCEP (decision 2018-0881), Ofcom (numbers for drama use), the North
 * American plan (555-0100 to 555-0199).
 */
const fiction =
  /^\+(?:33(?:19900|26191|35301|46571|53649|63998)\d{4}|447700900\d{3}|442079460\d{3}|1\d{3}55501\d{2})$/;

export function isFiction(e164: string): boolean {
  return fiction.test(e164);
}
