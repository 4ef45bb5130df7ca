import type { DuckDbEngine } from "../../engine/index.ts";
import type { Problem, Report, Result } from "../../core/index.ts";
import type { FileKind } from "./file-kind.ts";
import type { FileShape, InspectOptions, RawRecord } from "./shape.ts";

/** A file as found on the disk, before anything is read of it but its first bytes. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly kind: FileKind["kind"];
}

/**
 * Where tables come from. A connector says which tables a place holds, and gives the records of one of them in
 * order; what follows (headers made unique, irregular records, Parquet) is the same for all. A service is a
 * connector whose places are not files.
 */
export interface Connector<Place = FoundFile> {
  readonly name: string;
  accepts(place: Place): boolean;
  inspect(place: Place, options: InspectOptions): Promise<Result<readonly FileShape[], readonly Problem[]>>;
  /** Every record of the place, the header's among them; `report` follows the bytes or rows gone through. */
  records(shape: FileShape, report: Report): AsyncIterable<readonly RawRecord[]>;
  /**
   * Writes the Parquet file without going through records, when the engine can read the place by itself; gives false,
   * having written nothing, when it cannot.
   */
  copy?(engine: DuckDbEngine, shape: FileShape, target: CopyTarget): Promise<boolean>;
}

export interface CopyTarget {
  readonly parquetPath: string;
  readonly report: Report;
}
