import { type FunctionSpec, neverNull, type Parameter, parameter, strictNulls } from "./spec.ts";

const date = (
  name: string,
  takes: readonly (string | Parameter)[],
  result: FunctionSpec["result"],
  [en, fr, unit]: readonly [en: string, fr: string, unit?: string],
): FunctionSpec => ({
  name,
  group: "date",
  parameters: takes.map((one) => (typeof one === "string" ? parameter(one) : one)),
  result,
  unit: unit ?? "plain",
  does: { en, fr },
  nulls: takes.length === 0 ? neverNull : strictNulls,
});

const dateGrains = ["day", "week", "month", "quarter", "year"] as const;

export const dateFunctions: readonly FunctionSpec[] = [
  date("year", ["date"], "integer", ["the year", "l'année"]),
  date("quarter", ["date"], "integer", ["the quarter, 1 to 4", "le trimestre, de 1 à 4"]),
  date("month", ["date"], "integer", ["the month, 1 to 12", "le mois, de 1 à 12"]),
  date("day", ["date"], "integer", ["the day of the month", "le jour du mois"]),
  date("day_of_year", ["date"], "integer", [
    "the day of the year, from 1",
    "le jour de l'année, à partir de 1",
  ]),
  date("weekday", ["date"], "integer", ["1 (Monday) to 7 (Sunday)", "de 1 (lundi) à 7 (dimanche)"]),
  date("iso_week", ["date"], "integer", ["the ISO week, 1 to 53", "la semaine ISO, de 1 à 53"]),
  date("iso_year", ["date"], "integer", [
    "the year that the ISO week belongs to",
    "l'année à laquelle appartient la semaine ISO",
  ]),
  date("is_weekend", ["date"], "boolean", [
    "whether it is a Saturday or a Sunday",
    "si c'est un samedi ou un dimanche",
  ]),
  date("date_trunc", [parameter("grain:text", dateGrains), "date"], "date", [
    "the first day of its period; weeks start on Monday",
    "le premier jour de sa période ; la semaine commence le lundi",
  ]),
  date("period_of", [parameter("grain:text", true), parameter("time:time")], "date", [
    "the period of a grain or of one of the company's calendars that a day falls in; weeks and fiscal periods start as the workspace says; `second`, `minute` and `hour` take an instant and give one",
    "la période d'une granularité ou d'un calendrier de l'entreprise où tombe un jour ; semaines et exercices commencent comme l'espace de travail le dit ; `second`, `minute` et `hour` prennent un instant et en donnent un",
  ]),
  date("last_day", [parameter("grain:text", dateGrains), "date"], "date", [
    "the last day of its period; weeks end on Sunday",
    "le dernier jour de sa période ; la semaine finit le dimanche",
  ]),
  date("add_days", ["date", "days:integer"], "date", ["so many days later", "tant de jours plus tard"]),
  date("add_weeks", ["date", "weeks:integer"], "date", ["so many weeks later", "tant de semaines plus tard"]),
  date("add_months", ["date", "months:integer"], "date", [
    "so many months later, the last day of the month when there is no such day",
    "tant de mois plus tard, le dernier jour du mois quand ce jour n'existe pas",
  ]),
  date("add_years", ["date", "years:integer"], "date", [
    "so many years later; 29 February becomes the 28th when need be",
    "tant d'années plus tard ; le 29 février devient le 28 s'il le faut",
  ]),
  date("days_between", ["from:date", "to:date"], "integer", [
    "days from the first to the second, negative when it is earlier",
    "jours du premier au second, négatif s'il est antérieur",
    "days",
  ]),
  date("weeks_between", ["from:date", "to:date"], "integer", [
    "whole weeks of seven days, cut towards zero",
    "semaines entières de sept jours, coupées vers zéro",
    "weeks",
  ]),
  date("months_between", ["from:date", "to:date"], "integer", [
    "whole months: the largest n such that add_months(from, n) is not after `to`; minus months_between(to, from) when `to` is earlier",
    "mois entiers : le plus grand n tel que add_months(from, n) ne dépasse pas `to` ; moins months_between(to, from) si `to` est antérieur",
    "months",
  ]),
  date("years_between", ["from:date", "to:date"], "integer", [
    "whole years: whole months divided by 12, cut towards zero",
    "années entières : mois entiers divisés par 12, coupés vers zéro",
    "years",
  ]),
  date("make_date", ["year:integer", "month:integer", "day:integer"], "date", [
    "the day so numbered, null when there is none",
    "le jour ainsi numéroté, null s'il n'existe pas",
  ]),
  date("hours_between", ["from:instant", "to:instant"], "decimal", [
    "hours from the first instant to the second, with decimals",
    "heures du premier instant au second, avec décimales",
    "hours",
  ]),
  date("minutes_between", ["from:instant", "to:instant"], "decimal", [
    "minutes from the first instant to the second, with decimals",
    "minutes du premier instant au second, avec décimales",
    "minutes",
  ]),
  date("business_minutes_between", ["from:instant", "to:instant"], "decimal", [
    "minutes of the company's business hours from the first instant to the second, negative when it is earlier; 2000 to 2049",
    "minutes d'heures ouvrées de l'entreprise du premier instant au second, négatif s'il est antérieur ; de 2000 à 2049",
    "minutes",
  ]),
  date("business_hours_between", ["from:instant", "to:instant"], "decimal", [
    "the same in hours",
    "de même, en heures",
    "hours",
  ]),
  date("business_days_between", ["from:instant", "to:instant"], "decimal", [
    "the same in days of work, each as long as the business hours of a day",
    "de même, en jours ouvrés, chacun aussi long que les heures ouvrées d'une journée",
    "days",
  ]),
  date("as_of", [], "instant", [
    "the moment that the question is asked as of (at a build, when the last load ended); beside a date, its day",
    "le moment auquel la question est posée (à une construction, la fin du dernier chargement) ; à côté d'une date, son jour",
  ]),
  date("elapsed_days", ["from:instant", "to:instant"], "decimal", [
    "days of 24 hours from the first instant to the second, with decimals",
    "jours de 24 heures du premier instant au second, avec décimales",
    "days",
  ]),
];
