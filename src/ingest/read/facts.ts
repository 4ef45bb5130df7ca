interface InFile {
  readonly file: string;
}

export type ReadFacts = {
  "file-missing": InFile;
  "file-unreadable": InFile & { readonly cause: string };
  "path-is-folder": InFile;
  "file-empty": InFile;
  "file-not-a-table": InFile & { readonly kind: string };
  "archive-not-a-table": InFile;
  "old-workbook": InFile;
  "encrypted-workbook": InFile;
  "broken-workbook": InFile & { readonly cause: string };
  "empty-workbook": InFile;
  "compressed-too-much": InFile & { readonly times: number };
  "broken-compression": InFile;
  "no-table": InFile;
  "no-header": InFile & { readonly line: number; readonly text: string };
  "quote-open": InFile & { readonly line: number };
  "record-too-long": InFile & { readonly line: number; readonly megabytes: number };
  "too-many-columns": InFile & { readonly columns: number; readonly limit: number };
  "too-many-rows": InFile & { readonly limit: number };
  "file-changed": InFile;
  "no-records": InFile & { readonly line: number };
  "irregular-records": InFile & { readonly count: number; readonly lines: readonly number[] };
  "encoding-assumed": InFile;
  "damaged-text": InFile;
  "total-not-proved": InFile & { readonly line: number; readonly label: string };
  "text-left-out": InFile & { readonly line: number; readonly text: string };
};
