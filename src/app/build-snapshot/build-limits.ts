import { totalmem } from "node:os";

const megabyte = 1024 * 1024;

/** 60 % of the machine's memory, and no more than 4 GB. */
export function defaultMemoryMb(): number {
  return Math.min(4096, Math.floor((totalmem() * 0.6) / megabyte));
}
