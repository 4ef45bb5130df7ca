/** Stands for the day that dates a row where it is not known yet which column holds it; no column is named so. */
export const periodOfRow = "period of the row";
