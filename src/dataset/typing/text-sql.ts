import { join, literalSql, type Sql, sql } from "../../sql/index.ts";

/** How exports write that there is nothing. `Null` is not one of them: it is a family name. */
const absenceMarks = ["", "-", "--", "—", "–", "n/a", "N/A", "#N/A", "null", "NULL", "(null)", "\\N", "NaN"];
const longestMark = Math.max(...absenceMarks.map((mark) => Buffer.byteLength(mark)));
const blanks = literalSql(" \t\r\n\u00A0\u202F\uFEFF");

/**
 * A cell's text: blanks around it removed, marks of absence null. Written so that DuckDB makes no join of it, as it
 * does of `in`.
 */
export function cellTextSql(cell: Sql): Sql {
  const edges = [" ", "\u00A0", "\r"].map((edge) => sql` and not suffix(${cell}, ${literalSql(edge)})`);
  return sql`case when ${cell} >= '!'${join(edges, "")}
    then case when strlen(${cell}) > ${literalSql(longestMark)} then ${cell} else ${presentSql(cell)} end
    else ${presentSql(sql`trim(${cell}, ${blanks})`)} end`;
}

function presentSql(text: Sql): Sql {
  const branches = absenceMarks.map((mark) => sql`when ${literalSql(mark)} then null`);
  return sql`case ${text} ${join(branches, " ")} else ${text} end`;
}

/** The form under which texts are compared: what `foldValue` gives. */
export function foldSql(text: Sql): Sql {
  return sql`trim(regexp_replace(lower(strip_accents(${text})), '[\\s\\x{00A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+', ' ', 'g'))`;
}

/** The domain in a page's address, an e-mail address or a bare domain. */
export function domainSql(text: Sql): Sql {
  return sql`nullif(regexp_extract(lower(trim(${text})), '^(?:[a-z]+://)?(?:[^/@]*@)?(?:www[.])?([^/:?#\\s]+)', 1), '')`;
}
