/** What each key of the schema means, in French, by its English words. */
export const frenchKeys: { readonly [english: string]: string } = {
  "Its name, as questions and answers show it.":
    "Son nom, tel que les questions et les réponses le montrent.",
  "What it is, in a sentence.": "Ce que c'est, en une phrase.",
  "The same words in English and in French.": "Les mêmes mots en anglais et en français.",
  "The built-in definition of the same id that this one takes the place of.":
    "La définition fournie, de même identifiant, dont celle-ci prend la place.",
  "An expression over the columns in scope; see docs/reference/en/expressions.md.":
    "Une expression sur les colonnes à portée ; voir [les expressions](expressions.md).",
  "The column that tells its rows apart; without it they are numbered.":
    "La colonne qui distingue ses lignes ; sans elle, elles sont numérotées.",
  "The date or instant that dates its rows, unless a measure says another.":
    "La date ou l'instant qui date ses lignes, sauf si une mesure en nomme une autre.",
  "What a count of its rows counts: bookings, visits ...":
    "Ce que compte un décompte de ses lignes : bookings, visits...",
  "name -> type, or more about it.": "nom → type, ou plus de détails.",
  "entity is the id of a person or company, instant a moment.":
    "entity est l'identifiant d'une personne ou d'une entreprise, instant un moment.",
  "What its numbers count or measure.": "Ce que ses nombres comptent ou mesurent.",
  "What its words mean is said under this name in definitions/values.yaml.":
    "Le sens de ses mots est dit sous ce nom dans definitions/values.yaml.",
  "The least that it may be; a row below it is quarantined.":
    "Le moins qu'elle puisse valoir ; une ligne en dessous est mise en quarantaine.",
  "The most that it may be; a row above it is quarantined.":
    "Le plus qu'elle puisse valoir ; une ligne au-dessus est mise en quarantaine.",
  "Never null.": "Jamais null.",
  "Tells of a person: masked by default.": "Renseigne sur une personne : masquée par défaut.",
  "Many-to-one, by role: the role names the related row in expressions.":
    "De plusieurs à un, par rôle : le rôle nomme la ligne liée dans les expressions.",
  "The dataset that each row leads to.": "Le jeu de données auquel chaque ligne mène.",
  "The column of this dataset that leads there; or several, all of which must fit.":
    "La colonne de ce jeu de données qui y mène ; ou plusieurs, qui doivent toutes correspondre.",
  "The column of the other dataset that it holds; by default its key. As many as `by` names.":
    "La colonne de l'autre jeu de données dont elle porte la valeur ; par défaut sa clé. Autant que dans `by`.",
  "The other dataset keeps history: the row in force at the moment that dates this one.":
    "L'autre jeu de données garde l'historique : on prend la ligne en vigueur au moment qui date celle-ci.",
  "The column that says from when a row of the history is in force.":
    "La colonne qui dit à partir de quand une ligne de l'historique est en vigueur.",
  "The column that says until when; null while it still is.":
    "La colonne qui dit jusqu'à quand ; null tant qu'elle l'est encore.",
  "Its rows stand between two datasets: a deal and its contacts.":
    "Ses lignes relient deux jeux de données : une affaire et ses contacts.",
  "The role that leads to the rows which have several of the others.":
    "Le rôle qui mène aux lignes qui en ont plusieurs autres.",
  "The role that leads to the others.": "Le rôle qui mène à ces autres.",
  "The column that says which part of a row of `from` each one bears; the parts add up to 1.":
    "La colonne qui dit quelle part d'une ligne de `from` chacune porte ; la somme des parts fait 1.",
  "A dataset with one row a day.": "Un jeu de données qui a une ligne par jour.",
  "Its date column.": "Sa colonne de date.",
  "The column that names the period of each day.": "La colonne qui nomme la période de chaque jour.",
  "The first day of each period, in order; the last one says where the calendar ends.":
    "Le premier jour de chaque période, dans l'ordre ; le dernier dit où le calendrier s'arrête.",
  "How each dataset or concept carries it; others reach it over many-to-one relationships.":
    "Comment chaque jeu de données ou concept la porte ; les autres l'atteignent par des relations de plusieurs à un.",
  "The metric whose value it is.": "L'indicateur dont c'est la valeur.",
  "The dataset for each of whose rows it is computed.":
    "Le jeu de données pour chaque ligne duquel elle est calculée.",
  "A dataset of the common dataset, or a concept, whose rows are its members.":
    "Un jeu de données, ou un concept, dont les lignes sont les membres.",
  "How the rows are put together.": "Comment les lignes sont agrégées.",
  "What is aggregated; count needs none.": "Ce qui est agrégé ; count n'en a pas besoin.",
  "Which rows count.": "Les lignes qui comptent.",
  "The date or instant column that dates the rows, by default the dataset's; none: a stock, that no period filters.":
    "La colonne de date ou d'instant qui date les lignes, par défaut celle du jeu de données ; none : un stock, qu'aucune période ne filtre.",
  "people, deals, days, money (the workspace's currency), money / people ...":
    "people, deals, days, money (la devise de l'espace de travail), money / people...",
  "percentile only: 0.9 is the ninth decile.": "percentile seulement : 0.9 est le neuvième décile.",
  "percentile only: a value that occurs, at position ceil(n p); by default interpolated.":
    "percentile seulement : une valeur observée, au rang ceil(n p) ; par défaut, interpolée.",
  "percentile and median: estimated from a sketch, for very large data; never official.":
    "percentile et median : estimés sur un résumé, pour de très gros volumes ; jamais officiels.",
  "The dataset whose rows the concept selects: person, company, deal, handoff ...":
    "Le jeu de données dont le concept choisit des lignes : person, company, deal, handoff...",
  "What ends it; then the object may enter again, by what comes after. Clauses as under `all`.":
    "Ce qui y met fin ; l'objet peut ensuite y entrer de nouveau, par ce qui vient après. Des clauses comme sous `all`.",
  "Every clause must hold.": "Toutes les clauses doivent être vérifiées.",
  "One clause must hold.": "Une clause au moins doit être vérifiée.",
  "The clause in words, as the parties sign it.":
    "La clause en toutes lettres, telle que les parties la signent.",
  "The dataset whose rows are the events.": "Le jeu de données dont les lignes sont les événements.",
  "Which events count.": "Les événements qui comptent.",
  "How many events; the clause holds from the last of them.":
    "Combien d'événements ; la clause est vérifiée à partir du dernier d'entre eux.",
  "30 days, 2 weeks: the greatest distance from what `before` or `after` names; without them, a sliding window that holds all the events.":
    "30 days, 2 weeks : la plus grande distance à ce que `before` ou `after` nomme ; sans eux, une fenêtre glissante qui contient tous les événements.",
  "A clause of this concept, or a concept over the same object, that the event strictly precedes.":
    "Une clause de ce concept, ou un concept sur le même objet, que l'événement précède strictement.",
  "A clause of this concept, or a concept over the same object, that the event strictly follows.":
    "Une clause de ce concept, ou un concept sur le même objet, que l'événement suit strictement.",
  "That so many events did not happen within the time after; it holds when that time is over.":
    "Que ces événements n'ont pas eu lieu dans le délai qui suit ; elle est vérifiée une fois le délai écoulé.",
  "What leads to the object, when there are several ways: the reference column, or the roles of related rows (person.company).":
    "Ce qui mène à l'objet quand plusieurs chemins y mènent : la colonne de référence, ou les rôles des lignes liées (person.company).",
  "The column that dates the event; by default the dataset's.":
    "La colonne qui date l'événement ; par défaut celle du jeu de données.",
  "A condition over the object itself.": "Une condition sur l'objet lui-même.",
  "The date or instant column of the object from which it holds; without it the entry is undated.":
    "La colonne de date ou d'instant de l'objet à partir de laquelle elle est vérifiée ; sans elle, l'entrée n'est pas datée.",
  "Another concept over the same object.": "Un autre concept sur le même objet.",
  "That the object is not in it at that moment.": "Que l'objet n'en fait pas partie à ce moment-là.",
  "Where it is shown.": "Où il est présenté.",
  "people, share, days, money / people ...; checked against what is computed.":
    "people, share, days, money / people... ; confrontée à ce qui est calculé.",
  "Whether more is better.": "Si plus vaut mieux.",
  "period: events of the period; cohort: dated by the entry of the object.":
    "period : les événements de la période ; cohort : daté par l'entrée de l'objet.",
  "The formula in words.": "La formule en toutes lettres.",
  "What misleads about it, and how it is handled.":
    "Ce qui peut tromper à son sujet, et comment c'est traité.",
  "A filter of the metric, over dimensions.": "Un filtre de l'indicateur, sur des dimensions.",
  "The value of a group without rows: by default 0 for counts and sums, none otherwise.":
    "La valeur d'un groupe sans lignes : par défaut 0 pour les décomptes et les sommes, rien (none) sinon.",
  "Shows every period asked, those without rows too.":
    "Montre toutes les périodes demandées, y compris celles sans lignes.",
  "Who must sign it; by default the workspace's parties.":
    "Qui doit le signer ; par défaut les parties de l'espace de travail.",
  "The id of a measure, or a measure written here.": "L'identifiant d'une mesure, ou une mesure écrite ici.",
  "The metric, or a measure.": "L'indicateur, ou une mesure.",
  "A metric or a measure.": "Un indicateur ou une mesure.",
  "A filter of this side alone.": "Un filtre de ce seul côté.",
  "Dimensions, and time for the grain, that this side ignores: it is the same in each of their cells.":
    "Les dimensions (et time pour la granularité) que ce côté ignore : il est le même dans chacune de leurs cases.",
  "Arithmetic over metrics: + - * / ( ) and numbers.":
    "Un calcul sur des indicateurs : + - * / ( ) et des nombres.",
  "Names of the formula that say more than a metric: filtered, at another time, or a retention at an age.":
    "Les noms de la formule qui disent plus qu'un indicateur : filtré, à un autre moment, ou une rétention à un âge.",
  "A filter of this input alone, over dimensions.": "Un filtre de ce seul terme, sur des dimensions.",
  "Of a retention: its value at that age, over the cohorts that have come to it.":
    "D'une rétention : sa valeur à cet âge, sur les cohortes qui y sont arrivées.",
  "Of a retention: the first age at which its value is at least this metric's, of the same cohorts.":
    "D'une rétention : le premier âge où sa valeur atteint celle de cet indicateur, des mêmes cohortes.",
  "Its value so long before: 14 days, 1 month.": "Sa valeur d'autant de temps auparavant : 14 days, 1 month.",
  "Each day of a period looks back by itself, so that the last days of a shorter month count again; by default a period takes the whole one before it.":
    "Chaque jour d'une période regarde en arrière pour lui-même, si bien que les derniers jours d'un mois plus court comptent à nouveau ; sinon, une période prend toute la précédente.",
  "Its value on the first day of the period: month, fiscal_year ...":
    "Sa valeur au premier jour de la période : month, fiscal_year...",
  "So long back from each day: 28 days, 2 months.":
    "Autant de temps en remontant depuis chaque jour : 28 days, 2 months.",
  "From the start of the period: month, year, fiscal_year ...":
    "Depuis le début de la période : month, year, fiscal_year...",
  "At a coarser grain: at the end of the period (default) or its start, on its first or last day whose window holds rows, or the mean of such days.":
    "À une granularité plus grosse : à la fin de la période (par défaut) ou à son début, au premier ou au dernier jour dont la fenêtre contient des lignes, ou la moyenne de ces jours.",
  "Which value along time stands for a period.": "Quelle valeur, dans le temps, représente une période.",
  "Columns: each of their values has a last (first) day of its own.":
    "Des colonnes : chacune de leurs valeurs a son propre dernier (premier) jour.",
  "Rows that begin and end: the stock of a day is those that hold then.":
    "Des lignes qui commencent et finissent : le stock d'un jour, ce sont celles qui sont alors en cours.",
  "The column that says from when a row is in the stock.":
    "La colonne qui dit à partir de quand une ligne est dans le stock.",
  "The column that says when it leaves; null while it stays.":
    "La colonne qui dit quand elle en sort ; null tant qu'elle y reste.",
  "Whether the query's filters come after the day is chosen (default) or before.":
    "Si les filtres de la question s'appliquent après le choix du jour (par défaut) ou avant.",
  "What comes first.": "Ce qui vient d'abord.",
  "What may follow.": "Ce qui peut suivre.",
  "A dataset, whose rows are the events, or a concept.":
    "Un jeu de données, dont les lignes sont les événements, ou un concept.",
  "The column that dates them: by default the dataset's, or the entry into the concept.":
    "La colonne qui les date : par défaut celle du jeu de données, ou l'entrée dans le concept.",
  "A concept: the events are the entries into it.":
    "Un concept : les événements sont les entrées dans celui-ci.",
  "What joins the two: a dataset to which both lead, or a column of each.":
    "Ce qui relie les deux : un jeu de données auquel tous deux mènent, ou une colonne de chacun.",
  "cycle (default): each cycle of a concept; entity: each once; event: each base event by itself.":
    "cycle (par défaut) : chaque cycle d'un concept ; entity : chacun une fois ; event : chaque événement de départ pour lui-même.",
  "0 <= converted - base < this: 7 days, 12 hours, 1 month.":
    "0 <= converted - base < cette durée : 7 days, 12 hours, 1 month.",
  "Which of several base events before one conversion; ties by their key.":
    "Lequel de plusieurs événements de départ avant une même conversion ; à égalité, selon leur clé.",
  "base (default): cohorts; converted: conversions are counted in the period they happen in.":
    "base (par défaut) : par cohortes ; converted : les conversions comptent dans la période où elles ont lieu.",
  "Whether the query's filters come after events are matched (default) or before.":
    "Si les filtres de la question s'appliquent après le rapprochement des événements (par défaut) ou avant.",
  "Columns that are equal on both sides.": "Des colonnes égales des deux côtés.",
  "The rate (default), or one of its two counts.": "Le taux (par défaut), ou l'un de ses deux décomptes.",
  "Without a window: how long a conversion is waited for before the rate counts its base.":
    "Sans fenêtre : combien de temps une conversion est attendue avant que le taux compte son départ.",
  "The dataset whose rows go through the steps: person, company, deal ...":
    "Le jeu de données dont les lignes passent par les étapes : person, company, deal...",
  "The steps in order.": "Les étapes, dans l'ordre.",
  "A concept over the object.": "Un concept sur l'objet.",
  "How long after the step before.": "Dans quel délai après l'étape précédente.",
  "strict (default): each step follows the one before; any: each follows the first.":
    "strict (par défaut) : chaque étape suit la précédente ; any : chacune suit la première.",
  "How long after the first step.": "Dans quel délai après la première étape.",
  "Without a window: how long a step is waited for before its rate counts it.":
    "Sans fenêtre : combien de temps une étape est attendue avant que son taux la compte.",
  "Concepts that end the way: lost, rejected ...":
    "Des concepts qui mettent fin au parcours : perdu, refusé...",
  "Who is followed, from when on: a concept, or each entity of a dataset in each period.":
    "Qui est suivi, et à partir de quand : un concept, ou chaque entité d'un jeu de données à chaque période.",
  "What shows that one is active.": "Ce qui montre que l'on est actif.",
  "What joins the two; by default the object of the cohort's concept.":
    "Ce qui relie les deux ; par défaut l'objet du concept de la cohorte.",
  "The length of a period: day, week, month, quarter, year ...":
    "La longueur d'une période : day, week, month, quarter, year...",
  "bounded (default): active in the period; unbounded: in it or later; cumulative: in it or before.":
    "bounded (par défaut) : actif dans la période ; unbounded : dans celle-ci ou après ; cumulative : dans celle-ci ou avant.",
  "Over the activity: summed, in place of counting who is active.":
    "Sur l'activité : additionnée, au lieu de compter qui est actif.",
  "With a value: per member (default), or as a share of what the same cohort brought in period 0.":
    "Avec une valeur : par membre (par défaut), ou en part de ce que la même cohorte a apporté à la période 0.",
  "With a value: each member brings at most what it brought in period 0.":
    "Avec une valeur : chaque membre apporte au plus ce qu'il a apporté à la période 0.",
  "The last period that is shown.": "La dernière période montrée.",
  "The rule by which a lead comes from a campaign.":
    "La règle par laquelle un prospect vient d'une campagne.",
  "The concept over person whose first entry the touches precede.":
    "Le concept sur person dont les contacts précèdent la première entrée.",
  "Which of the known touches before the entry: the last by default.":
    "Lequel des contacts connus avant l'entrée : le dernier par défaut.",
  "Which touches count as known.": "Les contacts qui comptent comme connus.",
  "The rule by which shared cost reaches campaigns.":
    "La règle par laquelle les coûts partagés sont imputés aux campagnes.",
  "In equal parts, by media cost, by touches, or in the shares written here.":
    "À parts égales, au prorata du coût média, des contacts, ou selon les parts écrites ici.",
  "fixed: campaign -> share.": "fixed : campagne → part.",
};
