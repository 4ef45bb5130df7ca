/** A postal address: its postal code by the form of its country and, in France, by its commune. It knows no streets. */
export {
  type AddressContext,
  checkPostalAddress,
  type PostalAddress,
  type WrittenAddress,
} from "./check-postal-address.ts";
export { checkPostalCode } from "./check-postal-code.ts";
export { type AddressFacts, sayAddressReason } from "./facts.ts";
export { nameOfDepartment } from "./french-places.ts";
