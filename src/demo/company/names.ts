const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/u);

/** First and last names of France, then of its neighbours. */
export const frenchFirstNames = words(`
  Camille, Léa, Manon, Chloé, Inès, Sarah, Julie, Marion, Pauline, Claire, Sophie, Nathalie, Isabelle, Céline, Aurélie,
  Émilie, Hélène, Françoise, Anaïs, Mathilde, Lucie, Élodie, Margaux, Noémie, Fatima, Aïcha, Yasmine, Valérie, Sandrine,
  Marie-Claude, Anne-Sophie, Marie, Thomas, Nicolas, Julien, Antoine, Pierre, Jean, Michel, François, Frédéric, Sébastien,
  Jérôme, Benoît, Grégory, Mathieu, Hugo, Lucas, Théo, Maxime, Clément, Rémi, Loïc, Gaël, Mehdi, Karim, Mohamed, Olivier,
  Christophe, Jean-Pierre, Jean-Marc, Étienne, Guillaume, Raphaël, Adrien, Baptiste, Quentin, Vincent, Stéphane, Éric`);

export const frenchLastNames = words(`
  Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefèvre, Leroy, Roux,
  David, Bertrand, Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent, Muller, Faure, André,
  Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, François, Legrand, Gauthier, Garcia, Perrin, Robin, Clément, Morin,
  Nicolas, Henry, Roussel, Mathieu, Gautier, Masson, Marchand, Duval, Denis, Dumont, Marie, Lemaire, Noël, Meyer, Dufour,
  Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas, Brunet, Gaillard, Barbier, Arnaud, Martinez, Gérard, Roche,
  Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre, Aubert, Lemoine, Renaud, Dumas, Lacroix,
  Olivier, Philippe, Bourgeois, Pierre, Benoît, Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume, Lecomte, Lopez,
  Jean, Dupuy, Guillot, Hubert, Berger, Carpentier, Sanchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Perez,
  Boucher, Fleury, Royer, Klein, Jacquet, Adam, Paris, Poirier, Marty, Aubry, Guyot, Carré, Charles, Renault, Charpentier,
  Ménard, Maillard, Baron, Bertin, Bailly, Hervé, Schneider, Fernandez, Le Goff, Le Gall, Collet, Léger, Bouvier, Julien,
  Prévost, Millet, Perrot, Daniel, Cousin, Germain, Breton, Besson, Langlois, Rémy, Le Roux, Pelletier, Lévêque, Perrier,
  Leblanc, Barré, Lebrun, Marchal, Weber, Mallet, Hamon, Boulanger, Jacob, Monnier, Michaud, Rodriguez, Guichard, Gillet,
  Étienne, Grondin, Poulain, Tessier, Chevallier, Collin, Chauvin, Bouchet, Gay, Lemaître, Benard, Maréchal, Humbert,
  Reynaud, Antoine, Hoarau, Perret, Barthélemy, Cordier, Pichon, Lejeune, Gilbert, Lamy, Delaunay, Pasquier, Carlier,
  d'Almeida, de La Tour, Benali, Haddad, Nguyen, Traoré, Diallo, Cohen, Lévy, Ferreira, da Silva, Rossi`);

export const foreignFirstNames = words(`
  Emma, Olivia, Charlotte, Amelia, Grace, Hannah, Laura, Julia, Anna, Katharina, Sabine, Ursula, Petra, Anke, Giulia,
  Chiara, Francesca, Elena, Lucía, Carmen, María, Pilar, Inês, Beatriz, Sofie, Lotte, Femke, Aoife, Siobhán, Zoë,
  Oliver, George, Harry, William, James, Jack, Lukas, Jürgen, Wolfgang, Stefan, Matthias, Björn, Jörg, Florian, Marco,
  Luca, Giovanni, Alessandro, Javier, Álvaro, Sergio, Iñigo, João, Tiago, Pieter, Sander, Bram, Liam, Conor, Patrick`);

export const foreignLastNames = words(`
  Smith, Jones, Taylor, Brown, Wilson, Evans, Walker, Wright, Thompson, Hughes, Green, Hall, Clarke, Jackson, Wood,
  Murphy, Kelly, O'Brien, O'Neill, Byrne, Müller, Schmidt, Schneider, Fischer, Weber, Wagner, Becker, Hoffmann, Schäfer,
  Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Krüger, Köhler, Rossi, Russo, Ferrari,
  Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Conti, Gallo, García, Fernández, González, Rodríguez, López,
  Martínez, Sánchez, Pérez, Gómez, Martín, Jiménez, Ruiz, Silva, Santos, Ferreira, Pereira, Oliveira, Costa, de Jong,
  Jansen, de Vries, van den Berg, Bakker, Visser, Smit, Meijer, Peeters, Janssens, Maes, Jacobs, Mertens, Willems,
  Meier, Keller, Frei, Brunner, Baumann, Steiner, Huber, Moser, Gerber, Graf, Widmer, Roth, Suter, Lang, Hofer`);

export const jobTitles = words(`
  Directeur général, Directrice des achats, Responsable marketing, Directeur commercial, Responsable informatique,
  Chef de projet, Directrice financière, Responsable logistique, Acheteur, Directeur des opérations, Head of Marketing,
  Purchasing Manager, IT Director, Operations Manager, CEO, CFO, Project Manager, Sales Manager`);

export const freeMailDomains = words(`
  gmail.com, orange.fr, free.fr, hotmail.fr, laposte.net, wanadoo.fr, sfr.fr, outlook.com, gmx.de, web.de, yahoo.com`);
