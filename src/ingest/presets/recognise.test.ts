import { describe, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import { builtInPresets, readPresets } from "./read-presets.ts";
import { knownHeaders, recognise, verdictOf } from "./recognise.ts";

const presets = readPresets([builtInPresets]).presets.map(({ preset }) => preset);

/** Header lines as tools and their users write them, whole or in part. */
const seen: readonly (readonly [preset: string, headers: string])[] = [
  [
    "hubspot-contacts",
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Lifecycle Stage,Original Source,Job Title,Company Name,Associated Company,Associated Company IDs,Associated Deal,Associated Deal IDs,Country/Region,State/Region,City,Postal Code,Last Activity Date",
  ],
  [
    "hubspot-contacts",
    "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner",
  ],
  [
    "hubspot-contacts",
    "ID de fiche d'informations,Prénom,Nom,Adresse e-mail,Propriétaire du contact,Phase du cycle de vie,Nom de l'entreprise,Associated Company IDs",
  ],
  [
    "hubspot-companies",
    "Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry,Website URL,Company Domain Name",
  ],
  ["hubspot-companies", "Record ID,Company name,Domain,Company owner,Industry"],
  [
    "hubspot-companies",
    "ID de fiche d'informations,Nom de l'entreprise,URL du site web,Nom de domaine de l'entreprise,Page d'entreprise LinkedIn,Secteur d'activité,Pays/Région,Ville,Code postal,Adresse postale,Numéro de téléphone,Date de création,Associated Contact IDs",
  ],
  [
    "hubspot-deals",
    "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Pipeline,Associated Company,Associated Company IDs,Associated Contact IDs,Last Activity Date",
  ],
  [
    "hubspot-deals",
    "Record ID,Deal Name,Amount,Deal Stage,Close Date,Deal Owner,Company Name,Pipeline,Create Date",
  ],
  ["hubspot-deals", "Record ID,Deal Name,Deal Stage,Date entered stage,Original Source,Amount,Deal owner"],
  ["salesforce-leads", "Lead Source,First Name,Last Name,Email,Phone,Lead Status,Owner Alias,Created Date"],
  [
    "salesforce-leads",
    "Lead ID,Lead Owner: Manager,Lead Owner,First Name,Last Name,Email,Lead Status,Last Activity,Last Activity Date,Phone,Primary Campaign,Campaign Channel,Create Date",
  ],
  [
    "salesforce-leads",
    "Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,Email",
  ],
  [
    "salesforce-leads",
    "Id,IsDeleted,MasterRecordId,LastName,FirstName,Salutation,Name,Title,Company,Street,City,State,PostalCode,Country,Phone,Email,Website,LeadSource,Status,Industry,Rating,AnnualRevenue,NumberOfEmployees,OwnerId,IsConverted,ConvertedDate,ConvertedAccountId,ConvertedContactId,ConvertedOpportunityId,CreatedDate,Favourite_Colour__c",
  ],
  [
    "salesforce-contacts",
    "First Name,Last Name,Email,Phone,Account Name,Mailing City,Mailing Zip/Postal Code,Last Activity",
  ],
  ["salesforce-accounts", "Account Name,Account Owner,Billing City,Industry,Type,Last Activity,Website"],
  ["salesforce-opportunities", "Id,Name,Amount,StageName,CloseDate,AccountId,Probability,Type"],
  [
    "salesforce-opportunities",
    "Territory Region,Opportunity Owner,Account Name,Opportunity Name,Stage,Forecast Category,Total Amount Currency,Total Amount,Fiscal Period,Close Date,Type",
  ],
  [
    "salesforce-opportunities",
    "Id,IsDeleted,AccountId,Name,Description,StageName,Amount,Probability,CloseDate,Type,NextStep,LeadSource,IsClosed,IsWon,ForecastCategory,ForecastCategoryName,CampaignId,HasOpportunityLineItem,Pricebook2Id,OwnerId,FiscalQuarter,FiscalYear,Fiscal,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp,LastActivityDate",
  ],
  [
    "salesforce-tasks",
    "Id,IsClosed,AccountId,ActivityDate,Description,Status,Subject,WhatId,WhoId,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp",
  ],
  [
    "google-ads-campaigns",
    "Campaign status,Campaign,Budget,Budget name,Budget type,Currency code,Status,Status reasons,Optimization score,Campaign type,Bid strategy type,Conv. value / cost,Avg. target ROAS,Conv. value,TrueView views,Impr.,TrueView avg. CPV,Conversions,Conv. rate,Cost / conv.,Clicks,CTR,Conv. (Platform Comparable),Conv. value / Cost (Platform Comparable),Unique users,Avg. CPM,Cost,Likes,Comments,Shares,Goals",
  ],
  [
    "google-ads-campaigns",
    "Day,Campaign,Ad group,Campaign status,Impr.,Clicks,Cost,Conversions,Conv. value,Search impr. share",
  ],
  [
    "applications",
    "candidate_key,application_id,job,department,region,applied_at,source,campaign,stage,stage_at,rejection_reason,hired_at",
  ],
];

/** Layouts of tools that have no preset: none may be taken for another's. */
const foreign: readonly string[] = [
  "Deal - Title,Deal - Value,Deal - Currency of value,Deal - Stage,Deal - Pipeline,Deal - Status,Deal - Lost reason,Deal - Won time,Deal - Owner,Organization - Name,Person - Name,Person - Email (Work)",
  "Campaign name,Campaign ID,Ad set name,Ad set ID,Ad name,Ad ID,Reporting starts,Reporting ends,Amount spent (EUR),Results,Result type,Reach,Impressions,Frequency,Link clicks",
  "Jour;Nom de la campagne;Montant dépensé (USD);Impressions",
  "Start Date (in UTC),Account Name,Campaign Name,Campaign Type,Campaign Objective,Campaign Start Date,Campaign End Date,Creative Name,Total Spent,Impressions,Clicks,Reactions,Comments,Shares,Follows",
  "Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Engagement rate,Event count,Key events,Total revenue",
  "Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Total Clicks,Unsubscribes,Campaign Cost",
  "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LATITUDE,LONGITUDE,TIMEZONE,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS",
  "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Views,Reach,Reactions,Comments,Shares,Total clicks",
  "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts",
  "Account name,Campaign name,Ad group,Keyword,Impressions,Clicks,Spend,Conversions,Revenue,Quality score",
  "Ref;Prénom;Nom;Courriel;Société;Statut;Entré le;Montant estimé",
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
];

const split = (line: string): string[] => {
  const [headers = []]: string[][] = parse(line, { delimiter: [",", ";"] });
  return headers;
};

describe("recognise", () => {
  it.each(seen)("knows a file of %s by its headers: %s", (preset, line) => {
    const verdict = verdictOf(recognise({ headers: split(line), samples: [] }, presets));
    expect(verdict).toMatchObject({ kind: "one", recognition: { preset: { name: preset }, missing: [] } });
  });

  it.each(foreign)("takes the layout of no other tool for one it knows: %s", (line) => {
    expect(verdictOf(recognise({ headers: split(line), samples: [] }, presets))).toEqual({ kind: "none" });
  });

  it("says what a near miss lacks", () => {
    const [best] = recognise({ headers: ["Record ID", "Deal Name", "Amount"], samples: [] }, presets);
    expect(best).toMatchObject({ preset: { name: "hubspot-deals" }, missing: [["Deal Stage"]] });
    expect(best?.score).toBeLessThan(0.6);
  });
});

describe("knownHeaders", () => {
  it("knows the headers of any preset, families included", () => {
    const isKnown = knownHeaders(presets);
    expect(["record id", 'Date entered "Lead"', "Coût", "IMPR."].filter(isKnown)).toHaveLength(4);
    expect(["Ana", "2024-05-01", "Aug 1, 2026 - Aug 2, 2026"].filter(isKnown)).toEqual([]);
  });
});
