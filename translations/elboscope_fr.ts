<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AccessibleViews</name>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesurée</translation>
    </message>
    <message>
        <source>maps are there, the ELBO follows</source>
        <translation>les cartes sont là, l’ELBO suit</translation>
    </message>
    <message>
        <source>S %1, exponent %2</source>
        <translation>S %1, exposant %2</translation>
    </message>
    <message>
        <source>IoU %1 before and %2 after calibration</source>
        <translation>IoU %1 avant et %2 après calibration</translation>
    </message>
    <message>
        <source>%1, %2 map</source>
        <translation>%1, carte %2</translation>
    </message>
    <message>
        <source>start of the text</source>
        <translation>début du texte</translation>
    </message>
    <message>
        <source>end of the text</source>
        <translation>fin du texte</translation>
    </message>
    <message>
        <source>belongs to the class %1</source>
        <translation>appartient à la classe %1</translation>
    </message>
    <message>
        <source>cut off, the model does not read it</source>
        <translation>coupé, le modèle ne le lit pas</translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation>jeton %1 sur %2</translation>
    </message>
    <message>
        <source>loss %1, standard error %2</source>
        <translation>perte %1, erreur type %2</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Go to view &amp;1</source>
        <translation>Aller à la vue &amp;1</translation>
    </message>
    <message>
        <source>Go to view &amp;2</source>
        <translation>Aller à la vue &amp;2</translation>
    </message>
    <message>
        <source>Go to view &amp;3</source>
        <translation>Aller à la vue &amp;3</translation>
    </message>
    <message>
        <source>Go to view &amp;4</source>
        <translation>Aller à la vue &amp;4</translation>
    </message>
    <message>
        <source>Go to view &amp;5</source>
        <translation>Aller à la vue &amp;5</translation>
    </message>
    <message>
        <source>Go to view &amp;6</source>
        <translation>Aller à la vue &amp;6</translation>
    </message>
    <message>
        <source>Go to view &amp;7</source>
        <translation>Aller à la vue &amp;7</translation>
    </message>
    <message>
        <source>Go to view &amp;8</source>
        <translation>Aller à la vue &amp;8</translation>
    </message>
    <message>
        <source>Store view 1</source>
        <translation>Mémoriser la vue 1</translation>
    </message>
    <message>
        <source>Store view 2</source>
        <translation>Mémoriser la vue 2</translation>
    </message>
    <message>
        <source>Store view 3</source>
        <translation>Mémoriser la vue 3</translation>
    </message>
    <message>
        <source>Store view 4</source>
        <translation>Mémoriser la vue 4</translation>
    </message>
    <message>
        <source>Store view 5</source>
        <translation>Mémoriser la vue 5</translation>
    </message>
    <message>
        <source>Store view 6</source>
        <translation>Mémoriser la vue 6</translation>
    </message>
    <message>
        <source>Store view 7</source>
        <translation>Mémoriser la vue 7</translation>
    </message>
    <message>
        <source>Store view 8</source>
        <translation>Mémoriser la vue 8</translation>
    </message>
    <message>
        <source>&amp;What is here?</source>
        <translation>&amp;Qu’y a-t-il ici ?</translation>
    </message>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked for it.</source>
        <translation>Cliquez un point d’une carte ou entourez une zone : les mots sont classés pour elle.</translation>
    </message>
    <message>
        <source>&amp;Outlines of the truth</source>
        <translation>C&amp;ontours de la vérité</translation>
    </message>
    <message>
        <source>Shows or hides the outline of what each class really covers.</source>
        <translation>Affiche ou masque le contour de ce que chaque classe couvre vraiment.</translation>
    </message>
    <message>
        <source>Wi&amp;pe</source>
        <translation>&amp;Volet</translation>
    </message>
    <message>
        <source>Calibrated maps show the raw map to the left of a line that you drag.</source>
        <translation>Les cartes calibrées montrent la carte brute à gauche d’une ligne que l’on déplace.</translation>
    </message>
    <message>
        <source>Shows the maps as they were stored: kinds, colours, range and zoom.</source>
        <translation>Montre les cartes telles qu’elles ont été mémorisées : sortes, couleurs, étendue et zoom.</translation>
    </message>
    <message>
        <source>Stores how the maps are shown, to come back to it with Alt and the number.</source>
        <translation>Mémorise la façon de montrer les cartes ; Alt et le numéro y ramènent.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Opens a picture to inspect, or a record of an earlier run.</source>
        <translation>Ouvre une image à examiner, ou l’enregistrement d’une exécution précédente.</translation>
    </message>
    <message>
        <source>Open &amp;truth…</source>
        <translation>Ouvrir la &amp;vérité…</translation>
    </message>
    <message>
        <source>Opens a mask of what is really where (one value a pixel: 0 background, 1 the first class...) to compare with.</source>
        <translation>Ouvre un masque de ce qui est réellement où (une valeur par pixel : 0 fond, 1 première classe…) pour comparer.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Takes what is on the clipboard: a picture, files, or text as the caption.</source>
        <translation>Prend ce qui est dans le presse-papiers : une image, des fichiers, ou du texte comme légende.</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>Chooses a diffusion model: what it has and lacks, how much memory it takes, where to get one.</source>
        <translation>Choisit un modèle de diffusion : ce qu’il a et ce qui manque, la mémoire qu’il demande, où en trouver un.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Closes the program; a run that is going on is stopped.</source>
        <translation>Ferme le programme ; une exécution en cours est arrêtée.</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Exécuter</translation>
    </message>
    <message>
        <source>Measures where the model looks for each class and how sure it is of it.</source>
        <translation>Mesure où le modèle regarde pour chaque classe et à quel point il en est sûr.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Stops after the present step; what is finished is kept.</source>
        <translation>S’arrête après l’étape en cours ; ce qui est fini est gardé.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Takes back the last change of caption, classes or settings.</source>
        <translation>Annule la dernière modification de la légende, des classes ou des réglages.</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back.</source>
        <translation>Refait la modification annulée.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Agrandir</translation>
    </message>
    <message>
        <source>Enlarges all maps.</source>
        <translation>Agrandit toutes les cartes.</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>Shows more of the picture.</source>
        <translation>Montre davantage de l’image.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Tout montrer</translation>
    </message>
    <message>
        <source>Shows the whole picture in every map.</source>
        <translation>Montre toute l’image dans chaque carte.</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Problèmes</translation>
    </message>
    <message>
        <source>Shows or hides the list of what went wrong.</source>
        <translation>Affiche ou masque la liste de ce qui a échoué.</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>Uses the whole screen, or gives it back.</source>
        <translation>Occupe tout l’écran, ou le rend.</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>&amp;Rétablir la disposition</translation>
    </message>
    <message>
        <source>Puts every panel back to its first place.</source>
        <translation>Remet chaque panneau à sa première place.</translation>
    </message>
    <message>
        <source>Sample &amp;gallery…</source>
        <translation>&amp;Galerie d’exemples…</translation>
    </message>
    <message>
        <source>Shows all samples as pictures, with what is really where.</source>
        <translation>Montre tous les exemples en images, avec ce qui est réellement où.</translation>
    </message>
    <message>
        <source>&amp;What this means</source>
        <translation>&amp;Ce que cela veut dire</translation>
    </message>
    <message>
        <source>Shows or hides the result in sentences.</source>
        <translation>Affiche ou masque le résultat en phrases.</translation>
    </message>
    <message>
        <source>&amp;Explain a control</source>
        <translation>&amp;Expliquer une commande</translation>
    </message>
    <message>
        <source>Tells what a control does, with the formula and where the paper has it: the one under the mouse or with the keyboard focus, or the next one that is clicked.</source>
        <translation>Dit ce que fait une commande, avec la formule et l’endroit de l’article : celle sous la souris ou qui a le focus, sinon la prochaine cliquée.</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Visite de la fenêtre</translation>
    </message>
    <message>
        <source>A short walk: what is where, in six steps.</source>
        <translation>Un petit tour : ce qui est où, en six étapes.</translation>
    </message>
    <message>
        <source>&amp;Layers of the network</source>
        <translation>&amp;Couches du réseau</translation>
    </message>
    <message>
        <source>Shows or hides the raw attention of every layer to every token, for experts.</source>
        <translation>Affiche ou masque l’attention brute de chaque couche à chaque jeton, pour les experts.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Enregi&amp;strer</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results as one file, to go on with another day.</source>
        <translation>Enregistre image, légende, réglages et résultats dans un seul fichier, pour continuer un autre jour.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results under another name.</source>
        <translation>Enregistre image, légende, réglages et résultats sous un autre nom.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Writes maps as pictures, numbers as tables, or everything as a report.</source>
        <translation>Écrit les cartes en images, les nombres en tableaux, ou tout en rapport.</translation>
    </message>
    <message>
        <source>&amp;Copy the maps</source>
        <translation>&amp;Copier les cartes</translation>
    </message>
    <message>
        <source>Puts the maps that are shown into the clipboard, as one picture with legend.</source>
        <translation>Met les cartes affichées dans le presse-papiers, en une image avec légende.</translation>
    </message>
    <message>
        <source>&amp;Search commands…</source>
        <translation>&amp;Chercher une commande…</translation>
    </message>
    <message>
        <source>Finds every command by a few letters of its name and runs it.</source>
        <translation>Trouve toute commande par quelques lettres de son nom et la lance.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Raccourcis clavier…</translation>
    </message>
    <message>
        <source>Shows all keys of the program and changes them.</source>
        <translation>Montre toutes les touches du programme et permet de les changer.</translation>
    </message>
    <message>
        <source>&amp;About Elboscope…</source>
        <translation>À &amp;propos d’Elboscope…</translation>
    </message>
    <message>
        <source>Tells versions, licences and where the method comes from.</source>
        <translation>Donne les versions, les licences et l’origine de la méthode.</translation>
    </message>
    <message>
        <source>P&amp;resent</source>
        <translation>P&amp;résenter</translation>
    </message>
    <message>
        <source>Shows maps and class names large on the whole screen, without panels. Escape leaves.</source>
        <translation>Montre cartes et noms de classes en grand sur tout l’écran, sans panneaux. Échap quitte.</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>Zone &amp;suivante</translation>
    </message>
    <message>
        <source>Moves the keyboard focus on: toolbar, panels, maps, status line.</source>
        <translation>Fait avancer le focus du clavier : barre d’outils, panneaux, cartes, ligne d’état.</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>Zone &amp;précédente</translation>
    </message>
    <message>
        <source>Moves the keyboard focus back: status line, maps, panels, toolbar.</source>
        <translation>Fait reculer le focus du clavier : ligne d’état, cartes, panneaux, barre d’outils.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Paste the caption</source>
        <translation>Coller la légende</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>The text that the model reads while its attention is watched. Every class has to stand in it as a word or phrase. Without a caption the program writes “a photo of” and the classes.</source>
        <translation>Le texte que le modèle lit pendant qu’on observe son attention. Chaque classe doit y figurer, mot ou groupe de mots. Sans légende, le programme écrit « a photo of » et les classes.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>The model does not read words but tokens, pieces of words with numbers. Each token has an attention map of its own; the map of a class is the mean of its tokens’ maps.</source>
        <translation>Le modèle ne lit pas des mots mais des jetons, des morceaux de mots numérotés. Chaque jeton a sa carte d’attention ; la carte d’une classe est la moyenne de celles de ses jetons.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>The things to be found. Their maps and losses are compared with each other, so which classes are in the list changes the result of every one of them.</source>
        <translation>Les choses à trouver. Leurs cartes et leurs pertes sont comparées entre elles : les classes de la liste changent donc le résultat de chacune.</translation>
    </message>
    <message>
        <source>Raw map</source>
        <translation>Carte brute</translation>
    </message>
    <message>
        <source>Cross-attention says how strongly each place of the picture listens to a word. It is averaged over heads, layers and timesteps and stretched to 0…1. The stretching makes a word the model hardly sees look as strong as any other: that is the misalignment.</source>
        <translation>L’attention croisée dit avec quelle force chaque endroit de l’image écoute un mot. On en prend la moyenne sur les têtes, les couches et les pas de temps, puis on l’étire à 0…1. L’étirement donne à un mot que le modèle voit à peine autant de force qu’à un autre : c’est le désalignement.</translation>
    </message>
    <message>
        <source>Calibrated map</source>
        <translation>Carte calibrée</translation>
    </message>
    <message>
        <source>The raw map raised to a power that grows with the doubt about the class. Values below 1 fall, so a class the model is unsure of claims less of the picture.</source>
        <translation>La carte brute élevée à une puissance qui croît avec le doute sur la classe. Les valeurs sous 1 baissent : une classe dont le modèle doute réclame moins de l’image.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Calibrated minus raw: blue where calibration took something away, red where it gave.</source>
        <translation>Calibrée moins brute : bleu là où la calibration a retiré, rouge là où elle a donné.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Every pixel belongs to the class whose map is highest there, or to the background where no map reaches the threshold.</source>
        <translation>Chaque pixel appartient à la classe dont la carte y est la plus haute, ou au fond là où aucune carte n’atteint le seuil.</translation>
    </message>
    <message>
        <source>Likelihood map</source>
        <translation>Carte de vraisemblance</translation>
    </message>
    <message>
        <source>Where in the picture the words of a class help to remove noise, compared with no words at all. A second opinion that does not come from attention.</source>
        <translation>Où, dans l’image, les mots d’une classe aident à ôter le bruit, comparés à aucun mot. Un second avis qui ne vient pas de l’attention.</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Étendue des couleurs</translation>
    </message>
    <message>
        <source>Locked, a colour means the same value in every map. Stretched, each class uses all colours, and maps must not be compared with each other.</source>
        <translation>Verrouillée, une couleur a la même valeur dans chaque carte. Étirée, chaque classe emploie toutes les couleurs, et les cartes ne doivent pas être comparées.</translation>
    </message>
    <message>
        <source>How maps are shown</source>
        <translation>Comment les cartes sont montrées</translation>
    </message>
    <message>
        <source>Changes what you see, never what was computed.</source>
        <translation>Change ce que l’on voit, jamais ce qui est calculé.</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Vérité</translation>
    </message>
    <message>
        <source>A mask that says what is really where. Overlap divided by union of both masks tells how well they agree; the mean is taken over the classes and the background.</source>
        <translation>Un masque qui dit ce qui est réellement où. L’intersection divisée par l’union des deux masques dit leur accord ; la moyenne se prend sur les classes et le fond.</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Qu’y a-t-il ici ?</translation>
    </message>
    <message>
        <source>Turns the question around: not where a word is, but which words point to a place.</source>
        <translation>Retourne la question : non pas où est un mot, mais quels mots désignent un endroit.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>How much doubt counts. The class the model is surest of keeps its map; the one it is least sure of is raised to the power 1/γ; the others lie between. The paper found 1/2 or 1/3 best.</source>
        <translation>Combien le doute compte. La classe dont le modèle est le plus sûr garde sa carte ; la moins sûre est élevée à la puissance 1/γ ; les autres sont entre les deux. L’article trouve 1/2 ou 1/3 les meilleurs.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>The authors’ code and their paper differ in several steps: softmax, weights of timesteps and layers, the order of enlarging and sharpening. A preset sets them all.</source>
        <translation>Le code des auteurs et leur article diffèrent en plusieurs points : softmax, poids des pas de temps et des couches, ordre de l’agrandissement et du renforcement. Un préréglage les fixe tous.</translation>
    </message>
    <message>
        <source>How sure the model is (ELBO)</source>
        <translation>À quel point le modèle est sûr (ELBO)</translation>
    </message>
    <message>
        <source>Noise is added to the picture, and the model guesses it while reading “a photo of …”. The better it guesses, the better the words explain the picture. The same noise is used for all classes, so even small differences tell something; the lines show how uncertain they are.</source>
        <translation>On ajoute du bruit à l’image, et le modèle le devine en lisant « a photo of … ». Mieux il devine, mieux les mots expliquent l’image. Le même bruit sert à toutes les classes, si bien que même de petits écarts disent quelque chose ; les traits montrent leur incertitude.</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Perte selon les pas de temps</translation>
    </message>
    <message>
        <source>The loss of each class at each amount of noise. Timesteps that are dragged out of the choice do not count; the maps follow at once.</source>
        <translation>La perte de chaque classe à chaque dose de bruit. Les pas de temps laissés hors du choix ne comptent pas ; les cartes suivent aussitôt.</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Pas de temps des cartes</translation>
    </message>
    <message>
        <source>How much noise is in the picture while attention is watched. Little noise gives the better maps.</source>
        <translation>La dose de bruit dans l’image pendant qu’on observe l’attention. Peu de bruit donne de meilleures cartes.</translation>
    </message>
    <message>
        <source>Where exponents come from</source>
        <translation>D’où viennent les exposants</translation>
    </message>
    <message>
        <source>The method takes them from the ELBO. The same exponent for all, and the order turned around, are there to see that it is the ELBO that helps and not the power alone.</source>
        <translation>La méthode les tire de l’ELBO. Le même exposant pour toutes et l’ordre inversé servent à voir que c’est l’ELBO qui aide et pas la puissance seule.</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>Renforcement</translation>
    </message>
    <message>
        <source>The method has one exponent a class. The other choices use the likelihood L at every pixel and go beyond the paper.</source>
        <translation>La méthode a un exposant par classe. Les autres choix emploient la vraisemblance L en chaque pixel et vont au-delà de l’article.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Lets classes compete for every place, so that their values add up to 1. The last line of the paper’s algorithm; the authors’ code leaves it out.</source>
        <translation>Met les classes en concurrence pour chaque endroit, leurs valeurs faisant 1 au total. La dernière ligne de l’algorithme de l’article ; le code des auteurs l’omet.</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Se fier moins aux ELBO incertains</translation>
    </message>
    <message>
        <source>Min-max stretches even a difference that is pure chance to the full range. Where best and worst loss are less than two standard errors apart, this makes the exponents smaller in proportion.</source>
        <translation>Le min-max étire même un écart de pur hasard à toute l’étendue. Là où la meilleure et la pire perte diffèrent de moins de deux erreurs types, ceci réduit les exposants en proportion.</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>Pondérer les pas de temps comme l’article</translation>
    </message>
    <message>
        <source>A training loss weights timesteps in its own way; this takes that weight out again, as the paper demands. The authors’ code adds the losses up as they are.</source>
        <translation>Une perte d’entraînement pondère les pas de temps à sa façon ; ceci retire ce poids, comme l’article le demande. Le code des auteurs additionne les pertes telles quelles.</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>Comparer à toute la légende</translation>
    </message>
    <message>
        <source>The noise that was drawn is the same in both predictions and cancels: the order of the classes is known with fewer timesteps.</source>
        <translation>Le bruit tiré est le même dans les deux prédictions et s’annule : l’ordre des classes est connu avec moins de pas de temps.</translation>
    </message>
    <message>
        <source>Sharpen at the picture’s size</source>
        <translation>Renforcer à la taille de l’image</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>Poids des couches</translation>
    </message>
    <message>
        <source>A network has many attention layers of several sizes. Those in the middle know best what a word means, those at the ends where edges are. The paper takes the plain mean, the authors’ code these weights.</source>
        <translation>Un réseau a beaucoup de couches d’attention de plusieurs tailles. Celles du milieu savent le mieux ce qu’un mot veut dire, celles des bouts où sont les bords. L’article prend la simple moyenne, le code des auteurs ces poids.</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>Auto-attention</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>L’auto-attention dit quels endroits de l’image vont ensemble. Chaque passage étale une carte le long d’elle, ce qui remplit les objets et lisse le bruit.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. The official evaluation searches it with the truth; here it is yours.</source>
        <translation>À partir de quelle valeur un pixel appartient à une classe. L’évaluation officielle le cherche avec la vérité ; ici, il est à vous.</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>Comparer A et B</translation>
    </message>
    <message>
        <source>Two places to keep settings in, to flip between them and see what they change.</source>
        <translation>Deux places pour garder des réglages, passer de l’un à l’autre et voir ce qu’ils changent.</translation>
    </message>
    <message>
        <source>Truth over gamma</source>
        <translation>Vérité selon gamma</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of calibration. On one picture this proves little; the paper’s curve is over whole data sets.</source>
        <translation>L’accord des masques avec la vérité pour chaque force de calibration. Sur une image, cela prouve peu ; la courbe de l’article porte sur des jeux de données entiers.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>What a run asks of the network. The paper measures the ELBO at 20 amounts of noise spread over the whole range, and attention at 10 with little noise.</source>
        <translation>Ce qu’une exécution demande au réseau. L’article mesure l’ELBO à 20 doses de bruit réparties sur toute l’étendue, et l’attention à 10 avec peu de bruit.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>A diffusion model that draws pictures from text. Nothing is trained here: what it has learned is only looked at.</source>
        <translation>Un modèle de diffusion qui dessine des images à partir de texte. Rien n’est entraîné ici : on regarde seulement ce qu’il a appris.</translation>
    </message>
    <message>
        <source>Paper (ELBO-T2IAlign, arXiv 2506.09740), section %1</source>
        <translation>Article (ELBO-T2IAlign, arXiv 2506.09740), section %1</translation>
    </message>
    <message>
        <source>The authors’ code; what the paper says: section %1 (arXiv 2506.09740)</source>
        <translation>Le code des auteurs ; ce que dit l’article : section %1 (arXiv 2506.09740)</translation>
    </message>
    <message>
        <source>This program’s own; not in the paper</source>
        <translation>Propre à ce programme ; absent de l’article</translation>
    </message>
    <message>
        <source>A power after enlarging is not the same as before: edges get steeper. The paper and the authors’ code both sharpen the small maps.</source>
        <translation>Une puissance après agrandissement n’est pas la même qu’avant : les bords sont plus raides. L’article et le code des auteurs renforcent tous deux les petites cartes.</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Layer %1</source>
        <translation>Couche %1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>descente</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>milieu</translation>
    </message>
    <message>
        <source>up</source>
        <translation>montée</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>remplissage %1</translation>
    </message>
    <message>
        <source>no encoder %1</source>
        <translation>sans encodeur %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>trained for %1 pixels a side</source>
        <translation>entraîné pour %1 pixels de côté</translation>
    </message>
    <message>
        <source>reads %1 tokens</source>
        <translation>lit %1 jetons</translation>
    </message>
    <message>
        <source>predicts noise</source>
        <translation>prédit le bruit</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>prédit la vitesse (v)</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>prédit l’image</translation>
    </message>
    <message>
        <source>rectified flow</source>
        <translation>flot rectifié</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 milliards</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 millions</translation>
    </message>
    <message>
        <source>one network in memory at a time</source>
        <translation>un seul réseau à la fois en mémoire</translation>
    </message>
    <message>
        <source>weights stay as they are stored, slower</source>
        <translation>les poids restent tels qu’ils sont stockés, plus lent</translation>
    </message>
    <message>
        <source>the whole model in memory</source>
        <translation>tout le modèle en mémoire</translation>
    </message>
</context>
<context>
    <name>ProgramParts</name>
    <message>
        <source>this program and its sticker model</source>
        <translation>ce programme et son modèle d’autocollants</translation>
    </message>
    <message>
        <source>runs the diffusion models</source>
        <translation>fait tourner les modèles de diffusion</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>la fenêtre</translation>
    </message>
    <message>
        <source>reads, resizes and writes pictures</source>
        <translation>lit, redimensionne et écrit les images</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>les graphiques</translation>
    </message>
    <message>
        <source>tokens of T5 models</source>
        <translation>jetons des modèles T5</translation>
    </message>
    <message>
        <source>reads configurations</source>
        <translation>lit les configurations</translation>
    </message>
    <message>
        <source>the stickers of the sample scenes</source>
        <translation>les autocollants des scènes d’exemple</translation>
    </message>
    <message>
        <source>suggests phrases of captions</source>
        <translation>propose des groupes de mots des légendes</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Encoding the picture</source>
        <translation>Encodage de l’image</translation>
    </message>
    <message>
        <source>Collecting attention</source>
        <translation>Collecte de l’attention</translation>
    </message>
    <message>
        <source>Measuring ELBO</source>
        <translation>Mesure de l’ELBO</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Loading weights</source>
        <translation>Chargement des poids</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Vérification du modèle</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>Empreinte des poids</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>Comparaison avec la vérité</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>Écriture des fichiers</translation>
    </message>
    <message>
        <source>Drawing maps</source>
        <translation>Dessin des cartes</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 sur %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
</context>
<context>
    <name>ResultSentences</name>
    <message>
        <source>There is no picture yet. Open one, drop one on the window, or take a sample from the menu File.</source>
        <translation>Il n’y a pas encore d’image. Ouvrez-en une, déposez-en une sur la fenêtre, ou prenez un exemple dans le menu Fichier.</translation>
    </message>
    <message>
        <source>The run has just begun. The first maps appear after a few steps of it.</source>
        <translation>L’exécution vient de commencer. Les premières cartes apparaissent après quelques étapes.</translation>
    </message>
    <message>
        <source>There are no classes yet. Click a word of the caption: the model is then asked where it sees it.</source>
        <translation>Il n’y a pas encore de classes. Cliquez un mot de la légende : on demande alors au modèle où il le voit.</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Run asks the model where it looks for each class, and how well each class explains the picture.</source>
        <translation>Rien n’est encore mesuré. Exécuter demande au modèle où il regarde pour chaque classe, et à quel point chaque classe explique l’image.</translation>
    </message>
    <message>
        <source>These maps belong to an earlier caption, class list, model or measurement; Run measures what is set now.</source>
        <translation>Ces cartes viennent d’une légende, de classes, d’un modèle ou d’une mesure d’avant ; Exécuter mesure ce qui est réglé maintenant.</translation>
    </message>
    <message>
        <source>The run is going on: the ELBO of %1 of %2 classes is there. The others keep exponent 1 until theirs is.</source>
        <translation>L’exécution continue : l’ELBO de %1 classes sur %2 est là. Les autres gardent l’exposant 1 en attendant le leur.</translation>
    </message>
    <message>
        <source>The run was stopped before it was complete: the ELBO of %1 of %2 classes is there. The others keep exponent 1, so their maps are not calibrated.</source>
        <translation>L’exécution a été arrêtée avant la fin : l’ELBO de %1 classes sur %2 est là. Les autres gardent l’exposant 1 ; leurs cartes ne sont donc pas calibrées.</translation>
    </message>
    <message>
        <source>Each map is multiplied by the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>Chaque carte est multipliée par la racine de la vraisemblance de la classe en chaque pixel ; γ ne joue aucun rôle.</translation>
    </message>
    <message>
        <source>No calibration: γ is 1, so every exponent is 1 and calibrated maps are the raw maps.</source>
        <translation>Pas de calibration : γ vaut 1, tous les exposants valent 1, et les cartes calibrées sont les cartes brutes.</translation>
    </message>
    <message>
        <source>Every class gets the same exponent %1, whatever its ELBO: the paper&apos;s control, not the method.</source>
        <translation>Chaque classe reçoit le même exposant %1, quel que soit son ELBO : le contrôle de l’article, pas la méthode.</translation>
    </message>
    <message>
        <source>With a single class there is nothing to compare it with: its exponent is 1, and calibration changes nothing. Add a second class.</source>
        <translation>Avec une seule classe, il n’y a rien à quoi la comparer : son exposant est 1 et la calibration ne change rien. Ajoutez une seconde classe.</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance. The exponents are drawn toward 1 for it.</source>
        <translation>Les pertes diffèrent de moins de deux erreurs types ; leur ordre peut être un hasard. Les exposants sont ramenés vers 1 pour cela.</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance: trust the raw maps as much as the calibrated ones, or tick “Trust uncertain ELBOs less”.</source>
        <translation>Les pertes diffèrent de moins de deux erreurs types ; leur ordre peut être un hasard : fiez-vous autant aux cartes brutes qu’aux calibrées, ou cochez « Se fier moins aux ELBO incertains ».</translation>
    </message>
    <message>
        <source>%1 explains the picture best (loss %2).</source>
        <translation>%1 explique le mieux l’image (perte %2).</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher, %4 times the uncertainty of that difference.</source>
        <translation>Le modèle est moins sûr de %1 que de %2 : sa perte est plus haute de %3, soit %4 fois l’incertitude de cet écart.</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher.</source>
        <translation>Le modèle est moins sûr de %1 que de %2 : sa perte est plus haute de %3.</translation>
    </message>
    <message>
        <source>So its map is held back: S %1, exponent %2.</source>
        <translation>Sa carte est donc retenue : S %1, exposant %2.</translation>
    </message>
    <message>
        <source>Its map stays as it is: S 1, exponent 1.</source>
        <translation>Sa carte reste telle quelle : S 1, exposant 1.</translation>
    </message>
    <message>
        <source>Its mask shrinks from %1 % to %2 % of the picture.</source>
        <translation>Son masque passe de %1 % à %2 % de l’image (il rétrécit).</translation>
    </message>
    <message>
        <source>Its mask grows from %1 % to %2 % of the picture.</source>
        <translation>Son masque passe de %1 % à %2 % de l’image (il grandit).</translation>
    </message>
    <message numerus="yes">
        <source>%n more class(es) follow in the chart.</source>
        <translation>
            <numerusform>%n autre classe suit dans le graphique.</numerusform>
            <numerusform>%n autres classes suivent dans le graphique.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not stand in the caption, so there is no map of it.</source>
        <translation>%1 n’est pas dans la légende : il n’y en a donc pas de carte.</translation>
    </message>
    <message>
        <source>%1 was not measured: its map is the raw one.</source>
        <translation>%1 n’a pas été mesurée : sa carte est la brute.</translation>
    </message>
    <message>
        <source>%1 is new in the list and not measured yet: Run.</source>
        <translation>%1 est nouvelle dans la liste et pas encore mesurée : Exécuter.</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration changes nothing here: mean IoU %1.</source>
        <translation>Comparée à la vérité, la calibration ne change rien ici : IoU moyenne %1.</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration helps here: mean IoU %1 (%2).</source>
        <translation>Comparée à la vérité, la calibration aide ici : IoU moyenne %1 (%2).</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration does harm here: mean IoU %1 (%2).</source>
        <translation>Comparée à la vérité, la calibration nuit ici : IoU moyenne %1 (%2).</translation>
    </message>
    <message>
        <source>%1 gains most (%2).</source>
        <translation>%1 gagne le plus (%2).</translation>
    </message>
    <message>
        <source>%1 loses most (%2).</source>
        <translation>%1 perd le plus (%2).</translation>
    </message>
    <message>
        <source>The order is turned around: the class the model is surest of is held back most. A control, which should do worse.</source>
        <translation>L’ordre est inversé : la classe dont le modèle est le plus sûr est la plus retenue. Un contrôle, qui devrait faire moins bien.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>two things, apart: what everything looks like when it is easy</source>
        <translation>deux choses, séparées : à quoi tout ressemble quand c’est facile</translation>
    </message>
    <message>
        <source>Cat and dog</source>
        <translation>Chat et chien</translation>
    </message>
    <message>
        <source>Purple dog, apple and tree</source>
        <translation>Chien violet, pomme et arbre</translation>
    </message>
    <message>
        <source>Bicycle, boat and fish at night</source>
        <translation>Vélo, bateau et poisson la nuit</translation>
    </message>
    <message>
        <source>one object hides half of another</source>
        <translation>un objet cache la moitié d’un autre</translation>
    </message>
    <message>
        <source>Cat, fish and bird in a heap</source>
        <translation>Chat, poisson et oiseau en tas</translation>
    </message>
    <message>
        <source>occlusion, colours and an object mostly hidden</source>
        <translation>occlusion, couleurs et un objet presque caché</translation>
    </message>
    <message>
        <source>the rarest classes of the training only</source>
        <translation>seulement les classes les plus rares de l’entraînement</translation>
    </message>
    <message>
        <source>Tree and ball</source>
        <translation>Arbre et ballon</translation>
    </message>
    <message>
        <source>two classes that are drawn alike, and calibration takes too much away</source>
        <translation>deux classes dessinées de façon proche, et la calibration enlève trop</translation>
    </message>
    <message>
        <source>Sheep behind a ball</source>
        <translation>Mouton derrière un ballon</translation>
    </message>
    <message>
        <source>the map of the ball reaches over the sheep</source>
        <translation>la carte du ballon déborde sur le mouton</translation>
    </message>
    <message>
        <source>thin lines on a dark ground</source>
        <translation>des traits fins sur un fond sombre</translation>
    </message>
    <message>
        <source>a colour nobody expects on a dog, and calibration does harm</source>
        <translation>une couleur que personne n’attend d’un chien, et la calibration nuit</translation>
    </message>
    <message>
        <source>Small cow and butterfly</source>
        <translation>Petits vache et papillon</translation>
    </message>
    <message>
        <source>objects of a few latent cells: the raw maps are far too wide</source>
        <translation>des objets de quelques cellules latentes : les cartes brutes sont bien trop larges</translation>
    </message>
    <message>
        <source>Small elephant, flower and bird</source>
        <translation>Petits éléphant, fleur et oiseau</translation>
    </message>
    <message>
        <source>small, and far apart</source>
        <translation>petits, et loin les uns des autres</translation>
    </message>
    <message>
        <source>Cat behind a tree</source>
        <translation>Chat derrière un arbre</translation>
    </message>
    <message>
        <source>Sheep, elephant and rabbit</source>
        <translation>Mouton, éléphant et lapin</translation>
    </message>
    <message>
        <source>Sheep, banana and rabbit</source>
        <translation>Mouton, banane et lapin</translation>
    </message>
    <message>
        <source>rare classes that the model tells apart all the same</source>
        <translation>classes rares que le modèle distingue tout de même</translation>
    </message>
    <message>
        <source>Ball, dog, horse and cat</source>
        <translation>Ballon, chien, cheval et chat</translation>
    </message>
    <message>
        <source>four objects in a heap</source>
        <translation>quatre objets en tas</translation>
    </message>
</context>
<context>
    <name>Timesteps</name>
    <message>
        <source>official: 1, 51 … 951</source>
        <translation>officiel : 1, 51 … 951</translation>
    </message>
    <message>
        <source>quick: 5 over all</source>
        <translation>rapide : 5 sur tout</translation>
    </message>
    <message>
        <source>fine: 50 over all</source>
        <translation>fin : 50 sur tout</translation>
    </message>
    <message>
        <source>little noise: 10 below 200</source>
        <translation>peu de bruit : 10 sous 200</translation>
    </message>
    <message>
        <source>medium noise: 10 at 400 to 600</source>
        <translation>bruit moyen : 10 de 400 à 600</translation>
    </message>
    <message>
        <source>much noise: 10 at 700 to 900</source>
        <translation>beaucoup de bruit : 10 de 700 à 900</translation>
    </message>
    <message>
        <source>official: 20, 40 … 200</source>
        <translation>officiel : 20, 40 … 200</translation>
    </message>
    <message>
        <source>quick: 40, 120, 200</source>
        <translation>rapide : 40, 120, 200</translation>
    </message>
    <message>
        <source>fine: 10, 20 … 200</source>
        <translation>fin : 10, 20 … 200</translation>
    </message>
    <message>
        <source>standard: those of the model</source>
        <translation>standard : ceux du modèle</translation>
    </message>
</context>
<context>
    <name>elboscope::AboutDialog</name>
    <message>
        <source>About Elboscope</source>
        <translation>À propos d’Elboscope</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Sign of Elboscope</source>
        <translation>Emblème d’Elboscope</translation>
    </message>
    <message>
        <source>Shows where a diffusion model looks for every word of a caption, how wrong that is, and what calibration does about it.</source>
        <translation>Montre où un modèle de diffusion regarde pour chaque mot d’une légende, à quel point il se trompe, et ce que la calibration y fait.</translation>
    </message>
    <message>
        <source>The method is that of the paper “ELBO-T2IAlign” (%1). This program is an independent implementation of it.</source>
        <translation>La méthode est celle de l’article « ELBO-T2IAlign » (%1). Ce programme en est une réalisation indépendante.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. The pictures of the stickers are Noto Color Emoji by Google.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Il vient sans aucune garantie. Les images des autocollants sont Noto Color Emoji, de Google.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copier les versions</translation>
    </message>
    <message>
        <source>Copies this list to the clipboard, for a report of a fault.</source>
        <translation>Copie cette liste dans le presse-papiers, pour signaler un défaut.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texte de la licence</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>elboscope::ActionList</name>
    <message>
        <source>This cannot be used right now.</source>
        <translation>Cela ne peut pas servir en ce moment.</translation>
    </message>
</context>
<context>
    <name>elboscope::CalibrationPanel</name>
    <message>
        <source>Reset the calibration</source>
        <translation>Rétablir la calibration</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>À quel point le modèle est sûr</translation>
    </message>
    <message>
        <source>The ELBO loss of each class: how well the model explains the picture with it.</source>
        <translation>La perte ELBO de chaque classe : avec quelle qualité le modèle explique l’image par elle.</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Perte selon les pas de temps</translation>
    </message>
    <message>
        <source>Where along the noise the classes differ, and which timesteps count.</source>
        <translation>Où, dans le bruit, les classes diffèrent, et quels pas de temps comptent.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>How maps become masks.</source>
        <translation>Comment les cartes deviennent des masques.</translation>
    </message>
    <message>
        <source>Layers and attention</source>
        <translation>Couches et attention</translation>
    </message>
    <message>
        <source>Which attention the maps are made of.</source>
        <translation>De quelle attention les cartes sont faites.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Variants of the method: what the paper does differently, controls, ideas beyond it.</source>
        <translation>Variantes de la méthode : ce que l’article fait autrement, contrôles, idées au-delà de lui.</translation>
    </message>
    <message>
        <source>After a run this chart compares how well “a photo of …” explains the picture for each class.</source>
        <translation>Après une exécution, ce graphique compare à quel point « a photo of … » explique l’image pour chaque classe.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift and click keeps new ones.</source>
        <translation>Garde les réglages actuels comme A ; les clics suivants les ramènent, pour passer de l’un à l’autre. Maj et clic en garde de nouveaux.</translation>
    </message>
    <message>
        <source>Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones.</source>
        <translation>Garde les réglages actuels comme B ; les clics suivants les ramènent. Maj et clic en garde de nouveaux.</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>Réglages A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>Réglages B</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Sets everything in this panel to what it was at the start: what is recommended for the model.</source>
        <translation>Remet tout ce panneau comme au début : ce qui est recommandé pour le modèle.</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionEdit</name>
    <message>
        <source>Type the caption</source>
        <translation>Saisir la légende</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>a photo of a cat and a dog</source>
        <translation>a photo of a cat and a dog</translation>
    </message>
    <message>
        <source>What is in the picture, in the language the model was trained on (English nearly always). Without a caption, “a photo of” and the classes are used.</source>
        <translation>Ce qu’il y a dans l’image, dans la langue d’entraînement du modèle (l’anglais presque toujours). Sans légende, « a photo of » et les classes sont employés.</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionPanel</name>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 jetons sur %2</translation>
    </message>
    <message>
        <source>Tokens beyond the limit are cut off: the model never sees them.</source>
        <translation>Les jetons au-delà de la limite sont coupés : le modèle ne les voit jamais.</translation>
    </message>
    <message>
        <source>The text encoder reads this many tokens, start and end included.</source>
        <translation>L’encodeur de texte lit ce nombre de jetons, début et fin compris.</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>&amp;Légende</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>C&amp;lasses</translation>
    </message>
    <message>
        <source>Click a word above to make it a class, or drag over several.</source>
        <translation>Cliquez un mot ci-dessus pour en faire une classe, ou glissez sur plusieurs.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Ajouter une classe</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Nouvelle classe</translation>
    </message>
    <message>
        <source>A word or phrase of the caption; several with commas between. Return adds them.</source>
        <translation>Un mot ou un groupe de mots de la légende ; plusieurs séparés par des virgules. Entrée les ajoute.</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>Ajouter la classe</translation>
    </message>
    <message>
        <source>Adds the class to the list.</source>
        <translation>Ajoute la classe à la liste.</translation>
    </message>
</context>
<context>
    <name>elboscope::CertaintyCard</name>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Se fier moins aux ELBO incertains</translation>
    </message>
    <message>
        <source>%1 and %2 (%3 ± %4)</source>
        <translation>%1 et %2 (%3 ± %4)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors. The exponents were drawn toward 1.</source>
        <translation>Aucune de ces classes ne se distingue : les pertes diffèrent de moins de deux erreurs types. Les exposants ont été ramenés vers 1.</translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors, so S mostly shows noise. More timesteps or another seed may help.</source>
        <translation>Aucune de ces classes ne se distingue : les pertes diffèrent de moins de deux erreurs types, S montre donc surtout du bruit. Plus de pas de temps ou une autre graine peuvent aider.</translation>
    </message>
    <message>
        <source>Cannot be told apart, their losses differ by less than two standard errors: %1.</source>
        <translation>Ne se distinguent pas, leurs pertes diffèrent de moins de deux erreurs types : %1.</translation>
    </message>
    <message>
        <source>Trust them less</source>
        <translation>S’y fier moins</translation>
    </message>
    <message>
        <source>Draws the exponents toward 1, the more the less certain the losses are.</source>
        <translation>Ramène les exposants vers 1, d’autant plus que les pertes sont incertaines.</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassList</name>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>The classes to be found. Drag to reorder (Alt and arrows), double click or F2 to rename, Delete to remove, the eye or Space to hide, the colour to change it.</source>
        <translation>Les classes à trouver. Glisser les réordonne (Alt et flèches), double clic ou F2 renomme, Suppr retire, l’œil ou Espace masque, la couleur se change.</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassMenu</name>
    <message>
        <source>Show only “%1”</source>
        <translation>Ne montrer que « %1 »</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Montrer toutes les classes</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>Réordonner les classes</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Couleur %1</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>Couleur de « %1 »</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Couleur</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Masquer</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>M&amp;ontrer</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Montrer « %1 »</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Masquer « %1 »</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>Ne montrer que &amp;celle-ci</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Tout montrer</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Re&amp;tirer</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassModel</name>
    <message>
        <source>Show “%1”</source>
        <translation>Montrer « %1 »</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>Masquer « %1 »</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Renommer la classe</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>Réordonner les classes</translation>
    </message>
    <message>
        <source>Remove classes</source>
        <translation>Retirer des classes</translation>
    </message>
</context>
<context>
    <name>elboscope::ColorBar</name>
    <message>
        <source>Colour bar of the differences</source>
        <translation>Barre de couleurs des différences</translation>
    </message>
    <message>
        <source>What the colours of the differences mean: blue where calibration lowered a map, red where it lifted it, white where it stayed.</source>
        <translation>Ce que disent les couleurs des différences : bleu là où la calibration a baissé une carte, rouge là où elle l’a levée, blanc là où rien n’a changé.</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Barre de couleurs</translation>
    </message>
    <message>
        <source>What the colours mean: no attention at the left, the strongest at the right. The same range for every class and for raw and calibrated, so that maps can be compared; unless they are stretched.</source>
        <translation>Ce que disent les couleurs : aucune attention à gauche, la plus forte à droite. La même étendue pour chaque classe, brute et calibrée, pour que les cartes se comparent ; sauf si elles sont étirées.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
</context>
<context>
    <name>elboscope::CommandSearch</name>
    <message>
        <source>Search commands, samples and recent files</source>
        <translation>Chercher commandes, exemples et fichiers récents</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Type a few letters. Up and down choose, Return runs, Escape closes.</source>
        <translation>Tapez quelques lettres. Haut et bas choisissent, Entrée lance, Échap ferme.</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Commandes trouvées</translation>
    </message>
    <message>
        <source>No command has these letters. Fewer letters find more.</source>
        <translation>Aucune commande n’a ces lettres. Moins de lettres en trouvent plus.</translation>
    </message>
</context>
<context>
    <name>elboscope::ElboBars</name>
    <message>
        <source>ELBO losses</source>
        <translation>Pertes ELBO</translation>
    </message>
    <message>
        <source>loss − mean over classes</source>
        <translation>perte − moyenne des classes</translation>
    </message>
    <message>
        <source>How well “a photo of CLASS” explains the picture: the loss of each class, compared with the mean of all. The further to the left, the better explained. The whisker is the standard error over timesteps; classes whose whiskers overlap widely cannot be told apart. S and the exponent 1/S follow from the order of the losses.</source>
        <translation>À quel point « a photo of CLASSE » explique l’image : la perte de chaque classe, comparée à la moyenne de toutes. Plus elle est à gauche, mieux elle est expliquée. La moustache est l’erreur type sur les pas de temps ; les classes dont les moustaches se recouvrent largement ne se distinguent pas. S et l’exposant 1/S suivent de l’ordre des pertes.</translation>
    </message>
</context>
<context>
    <name>elboscope::EncoderTabs</name>
    <message>
        <source>Heatmaps are read at these tokens.</source>
        <translation>Les cartes de chaleur se lisent à ces jetons.</translation>
    </message>
    <message>
        <source>This encoder gives one impression of the whole text: no map is read at its tokens.</source>
        <translation>Cet encodeur donne une impression de tout le texte : aucune carte n’est lue à ses jetons.</translation>
    </message>
    <message>
        <source>This encoder stands beside the one before it, in the same columns: its words are found with that one’s tokens.</source>
        <translation>Cet encodeur est à côté du précédent, dans les mêmes colonnes : ses mots se trouvent avec les jetons de celui-là.</translation>
    </message>
    <message>
        <source>Heatmaps are not read at these tokens now: “Text columns” under Measurement decides.</source>
        <translation>Les cartes de chaleur ne se lisent pas à ces jetons maintenant : « Colonnes de texte », sous Mesure, en décide.</translation>
    </message>
    <message>
        <source>The caption is cut off after %1 tokens.</source>
        <translation>La légende est coupée après %1 jetons.</translation>
    </message>
    <message>
        <source>Tokens of %1</source>
        <translation>Jetons de %1</translation>
    </message>
</context>
<context>
    <name>elboscope::ExplanationHelp</name>
    <message>
        <source>Shift+F1: more, with formula and source</source>
        <translation>Maj+F1 : plus, avec formule et source</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportChoices</name>
    <message>
        <source>all visible classes</source>
        <translation>toutes les classes visibles</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Size of a map</source>
        <translation>Taille d’une carte</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>photographie</translation>
    </message>
    <message>
        <source>The photograph in its colours as a first column.</source>
        <translation>La photographie dans ses couleurs, en première colonne.</translation>
    </message>
    <message>
        <source>with legend</source>
        <translation>avec légende</translation>
    </message>
    <message>
        <source>Caption, names of the classes, colour bars with numbers, and a line with the settings.</source>
        <translation>Légende, noms des classes, barres de couleurs chiffrées, et une ligne avec les réglages.</translation>
    </message>
    <message>
        <source>All classes whose eye is open in the list, or a single one.</source>
        <translation>Toutes les classes dont l’œil est ouvert dans la liste, ou une seule.</translation>
    </message>
    <message>
        <source>Pixels of the longer side of each map in the figure.</source>
        <translation>Pixels du grand côté de chaque carte dans la figure.</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportDialog</name>
    <message>
        <source>A picture for documents and the web. It carries its settings: drop it on the window, and caption, classes and settings are back.</source>
        <translation>Une image pour les documents et le web. Elle porte ses réglages : déposée sur la fenêtre, elle ramène légende, classes et réglages.</translation>
    </message>
    <message>
        <source>A drawing whose texts stay sharp and can be edited; the maps in it are pictures.</source>
        <translation>Un dessin dont les textes restent nets et modifiables ; les cartes y sont des images.</translation>
    </message>
    <message>
        <source>A page of just the right size, with sharp texts. The settings are attached to it.</source>
        <translation>Une page juste à la bonne taille, aux textes nets. Les réglages y sont joints.</translation>
    </message>
    <message>
        <source>The numbers of every class as a table for spreadsheets: ELBO, S, exponent, agreement with the truth.</source>
        <translation>Les nombres de chaque classe en tableau pour tableurs : ELBO, S, exposant, accord avec la vérité.</translation>
    </message>
    <message>
        <source>All numbers and settings for programs, as the command line writes them.</source>
        <translation>Tous les nombres et réglages pour des programmes, comme la ligne de commande les écrit.</translation>
    </message>
    <message>
        <source>A folder with the maps of every class as NumPy arrays in the picture&apos;s size, and as pictures, as the command line writes them.</source>
        <translation>Un dossier avec les cartes de chaque classe en tableaux NumPy à la taille de l’image, et en images, comme la ligne de commande les écrit.</translation>
    </message>
    <message>
        <source>One page with everything, for any web browser, without a connection. Needs nothing else to be passed on.</source>
        <translation>Une page avec tout, pour tout navigateur, sans connexion. Rien d’autre n’est nécessaire pour la transmettre.</translation>
    </message>
    <message>
        <source>What was measured, with which every map can be computed again without the model.</source>
        <translation>Ce qui a été mesuré ; chaque carte peut en être recalculée sans le modèle.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Stops writing. Files that are finished stay.</source>
        <translation>Cesse d’écrire. Les fichiers finis restent.</translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation>Ferme cette fenêtre.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>%1 (*%2)</source>
        <translation>%1 (*%2)</translation>
    </message>
    <message>
        <source>“%1” was written.</source>
        <translation>« %1 » a été écrit.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written into “%1”.</source>
        <translation>
            <numerusform>%n fichier a été écrit dans « %1 ».</numerusform>
            <numerusform>%n fichiers ont été écrits dans « %1 ».</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Image (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Dessin (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>Page (PDF)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Numbers (JSON)</source>
        <translation>Nombres (JSON)</translation>
    </message>
    <message>
        <source>Arrays and overlays (NPY)</source>
        <translation>Tableaux et superpositions (NPY)</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>Rapport (HTML)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>Quoi écrire</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Asks where to, and writes.</source>
        <translation>Demande où, et écrit.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Shows the folder with what was written.</source>
        <translation>Montre le dossier de ce qui a été écrit.</translation>
    </message>
</context>
<context>
    <name>elboscope::Exporter</name>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>« %1 » n’a pas pu être exporté.</translation>
    </message>
    <message>
        <source>The maps could not be copied.</source>
        <translation>Les cartes n’ont pas pu être copiées.</translation>
    </message>
</context>
<context>
    <name>elboscope::Figure</name>
    <message>
        <source>gamma %1 (1/gamma %2)</source>
        <translation>gamma %1 (1/gamma %2)</translation>
    </message>
    <message>
        <source>no calibration</source>
        <translation>sans calibration</translation>
    </message>
    <message>
        <source>ELBO timesteps: %1</source>
        <translation>pas de temps de l’ELBO : %1</translation>
    </message>
    <message>
        <source>collection timesteps: %1</source>
        <translation>pas de temps des cartes : %1</translation>
    </message>
    <message>
        <source>self-attention passes: %1</source>
        <translation>passages d’auto-attention : %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>seuil %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>modèle %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>pas mesuré</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>calibrated minus raw</source>
        <translation>calibrée moins brute</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>%1, each class stretched</source>
        <translation>%1, chaque classe étirée</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>photographie</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
</context>
<context>
    <name>elboscope::GammaControl</name>
    <message>
        <source>Gamma %1</source>
        <translation>Gamma %1</translation>
    </message>
    <message>
        <source>&amp;Gamma</source>
        <translation>&amp;Gamma</translation>
    </message>
    <message>
        <source>1/γ</source>
        <translation>1/γ</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>How strongly the maps are sharpened. The class the model is most sure of gets no sharpening, the others up to the exponent 1/γ. At the left end (γ = 1) nothing is calibrated.</source>
        <translation>Avec quelle force les cartes sont renforcées. La classe dont le modèle est le plus sûr ne l’est pas, les autres jusqu’à l’exposant 1/γ. Tout à gauche (γ = 1), rien n’est calibré.</translation>
    </message>
    <message>
        <source>The strongest exponent, 1/γ. The paper uses 3.</source>
        <translation>L’exposant le plus fort, 1/γ. L’article prend 3.</translation>
    </message>
    <message>
        <source>One over gamma</source>
        <translation>Un sur gamma</translation>
    </message>
    <message>
        <source>No calibration</source>
        <translation>Sans calibration</translation>
    </message>
    <message>
        <source>Sets γ to 1: calibrated and raw maps are the same.</source>
        <translation>Met γ à 1 : les cartes calibrées et brutes sont les mêmes.</translation>
    </message>
    <message>
        <source>Official value</source>
        <translation>Valeur officielle</translation>
    </message>
    <message>
        <source>Sets γ to 1/3, as the authors&apos; code does.</source>
        <translation>Met γ à 1/3, comme le code des auteurs.</translation>
    </message>
</context>
<context>
    <name>elboscope::GammaCurve</name>
    <message>
        <source>Gamma %1</source>
        <translation>Gamma %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;1/γ = %1: mIoU %2&lt;/b&gt; (raw %3)&lt;br&gt;</source>
        <translation>&lt;b&gt;1/γ = %1 : mIoU %2&lt;/b&gt; (brute %3)&lt;br&gt;</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU selon 1/γ</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of the calibration (mean intersection over union in percent). The dashed line is without calibration. Click or drag to set γ.</source>
        <translation>L’accord des masques avec la vérité pour chaque force de calibration (IoU moyenne en pour cent). La ligne en tirets est sans calibration. Cliquer ou glisser règle γ.</translation>
    </message>
    <message>
        <source>1/γ</source>
        <translation>1/γ</translation>
    </message>
</context>
<context>
    <name>elboscope::InspectDocument</name>
    <message>
        <source>Add class “%1”</source>
        <translation>Ajouter la classe « %1 »</translation>
    </message>
    <message>
        <source>Remove class “%1”</source>
        <translation>Retirer la classe « %1 »</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>Réglages A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>Réglages B</translation>
    </message>
</context>
<context>
    <name>elboscope::Inspector</name>
    <message>
        <source>“%1” could not be used as truth.</source>
        <translation>« %1 » n’a pas pu servir de vérité.</translation>
    </message>
    <message>
        <source>A mask of the truth needs its picture first: open the picture, then the mask.</source>
        <translation>Un masque de vérité a d’abord besoin de son image : ouvrez l’image, puis le masque.</translation>
    </message>
    <message>
        <source>The sample “%1” could not be opened.</source>
        <translation>L’exemple « %1 » n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>The picture could not be pasted.</source>
        <translation>L’image n’a pas pu être collée.</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>Le modèle n’a pas pu être chargé.</translation>
    </message>
    <message>
        <source>LibTorch runs on a slow matrix library; with the package libopenblas0-pthread everything is about 30 times faster.</source>
        <translation>LibTorch tourne avec une bibliothèque de matrices lente ; avec le paquet libopenblas0-pthread, tout est environ 30 fois plus rapide.</translation>
    </message>
    <message>
        <source>This record came without its picture: open the picture to measure it again.</source>
        <translation>Cet enregistrement est venu sans son image : ouvrez-la pour le mesurer à nouveau.</translation>
    </message>
    <message>
        <source>There is no picture yet: open one, drop one here, or take a sample.</source>
        <translation>Il n’y a pas encore d’image : ouvrez-en une, déposez-en une ici, ou prenez un exemple.</translation>
    </message>
    <message>
        <source>There are no classes yet: click words of the caption, or type names.</source>
        <translation>Il n’y a pas encore de classes : cliquez des mots de la légende, ou tapez des noms.</translation>
    </message>
    <message>
        <source>There is no model yet: choose the folder of a diffusion model.</source>
        <translation>Il n’y a pas encore de modèle : choisissez le dossier d’un modèle de diffusion.</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind: set “Text columns” to automatic under Measurement.</source>
        <translation>Ce modèle n’a pas de colonnes de texte de la sorte choisie : mettez « Colonnes de texte » sur automatique, sous Mesure.</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads: shorten the caption.</source>
        <translation>« %1 » est au-delà des %2 jetons que le modèle lit : raccourcissez la légende.</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>« %1 » n’est pas dans la légende.</translation>
    </message>
    <message>
        <source>The run ended early.</source>
        <translation>L’exécution a fini trop tôt.</translation>
    </message>
    <message>
        <source>The layers can only be measured with the picture: open it first.</source>
        <translation>Les couches ne se mesurent qu’avec l’image : ouvrez-la d’abord.</translation>
    </message>
    <message>
        <source>The layers can only be measured with a model, and none is loaded yet.</source>
        <translation>Les couches ne se mesurent qu’avec un modèle, et aucun n’est encore chargé.</translation>
    </message>
    <message>
        <source>A run is going on: the layers can be measured when it has ended.</source>
        <translation>Une exécution est en cours : les couches se mesureront quand elle sera finie.</translation>
    </message>
    <message>
        <source>The layers could not be measured.</source>
        <translation>Les couches n’ont pas pu être mesurées.</translation>
    </message>
    <message>
        <source>These settings do not fit what was measured.</source>
        <translation>Ces réglages ne conviennent pas à ce qui a été mesuré.</translation>
    </message>
    <message>
        <source>These files could not be opened.</source>
        <translation>Ces fichiers n’ont pas pu être ouverts.</translation>
    </message>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>« %1 » n’a pas pu être ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>The folder holds %n pictures: the first was opened, %1.</source>
        <translation>
            <numerusform>Le dossier contient %n image : %1 a été ouverte.</numerusform>
            <numerusform>Le dossier contient %n images : la première a été ouverte, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was taken as the truth: it is a mask of the picture’s size. Double-click to open it as a picture instead.</source>
        <translation>« %1 » a été prise comme vérité : c’est un masque à la taille de l’image. Un double clic l’ouvre comme image.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.</source>
        <translation>
            <numerusform>%n fichier est resté fermé, car une seule image, un seul enregistrement et un seul modèle sont ouverts à la fois : %1.</numerusform>
            <numerusform>%n fichiers sont restés fermés, car une seule image, un seul enregistrement et un seul modèle sont ouverts à la fois : %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a model that can be used.</source>
        <translation>« %1 » n’est pas un modèle utilisable.</translation>
    </message>
    <message>
        <source>“%1” is not a complete model: missing or unusable is %2.</source>
        <translation>« %1 » n’est pas un modèle complet : manque ou est inutilisable : %2.</translation>
    </message>
    <message>
        <source>There is no such file, or it may not be read.</source>
        <translation>Il n’y a pas de tel fichier, ou il n’est pas permis de le lire.</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>C’est un périphérique ou un tube, pas un fichier.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>Le dossier est vide.</translation>
    </message>
    <message>
        <source>The folder holds neither a model (a model_index.json) nor pictures.</source>
        <translation>Le dossier ne contient ni modèle (un model_index.json) ni images.</translation>
    </message>
    <message>
        <source>The folder holds several models: open one of them. They are %1.</source>
        <translation>Le dossier contient plusieurs modèles : ouvrez l’un d’eux. Ce sont %1.</translation>
    </message>
    <message>
        <source>It is an adapter (such as LoRA), which is not a model of its own: merge it into its model with diffusers (fuse_lora, then save_pretrained) and open that folder.</source>
        <translation>C’est un adaptateur (comme LoRA), pas un modèle à lui seul : fusionnez-le dans son modèle avec diffusers (fuse_lora, puis save_pretrained) et ouvrez ce dossier.</translation>
    </message>
    <message>
        <source>It holds weights of one part of a model. A whole model is a folder with a model_index.json: open that.</source>
        <translation>Il contient les poids d’une partie d’un modèle. Un modèle entier est un dossier avec un model_index.json : ouvrez celui-là.</translation>
    </message>
    <message>
        <source>Files of this kind (.ckpt, .pt, .bin) can run programs and are never opened. Get the model as .safetensors, or save it with diffusers (safe_serialization=True).</source>
        <translation>Les fichiers de cette sorte (.ckpt, .pt, .bin) peuvent lancer des programmes et ne sont jamais ouverts. Procurez-vous le modèle en .safetensors, ou enregistrez-le avec diffusers (safe_serialization=True).</translation>
    </message>
    <message>
        <source>Models of this kind (GGUF, ONNX) cannot show their attention. A folder in the layout of diffusers is needed.</source>
        <translation>Les modèles de cette sorte (GGUF, ONNX) ne peuvent pas montrer leur attention. Il faut un dossier à la manière de diffusers.</translation>
    </message>
    <message>
        <source>It is nothing that can be opened here: pictures (PNG, JPEG, WebP, BMP, TIFF), masks, records (.elbo), sessions (.elboscope) and folders of models can.</source>
        <translation>Ce n’est rien qui s’ouvre ici : s’ouvrent les images (PNG, JPEG, WebP, BMP, TIFF), les masques, les enregistrements (.elbo), les sessions (.elboscope) et les dossiers de modèles.</translation>
    </message>
</context>
<context>
    <name>elboscope::LabelRows</name>
    <message>
        <source>Labels of the truth</source>
        <translation>Valeurs de la vérité</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for. 0 is background, 255 does not count.</source>
        <translation>Quelle classe chaque nombre du masque désigne. 0 est le fond, 255 ne compte pas.</translation>
    </message>
    <message>
        <source>As the mask says</source>
        <translation>Comme le masque le dit</translation>
    </message>
    <message>
        <source>Forgets what was chosen here.</source>
        <translation>Oublie ce qui a été choisi ici.</translation>
    </message>
    <message>
        <source>Label %1: %2 % of the picture</source>
        <translation>Valeur %1 : %2 % de l’image</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fond</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>ne compte pas</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Valeur %1</translation>
    </message>
    <message>
        <source>What label %1 (%2 % of the picture) stands for.</source>
        <translation>Ce que désigne la valeur %1 (%2 % de l’image).</translation>
    </message>
    <message>
        <source>Label %1 of the truth</source>
        <translation>Valeur %1 de la vérité</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerBrowser</name>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Mesurer à nouveau</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>One pass of the network…</source>
        <translation>Un passage du réseau…</translation>
    </message>
    <message>
        <source>This needs the picture.</source>
        <translation>Il y faut l’image.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Le modèle est en cours de chargement.</translation>
    </message>
    <message>
        <source>This needs a model.</source>
        <translation>Il y faut un modèle.</translation>
    </message>
    <message>
        <source>Waits for the end of the run.</source>
        <translation>Attend la fin de l’exécution.</translation>
    </message>
    <message>
        <source>Measured with another caption.</source>
        <translation>Mesuré avec une autre légende.</translation>
    </message>
    <message numerus="yes">
        <source>%n padding token(s) left out to save memory</source>
        <translation>
            <numerusform>%n jeton de remplissage omis pour épargner la mémoire</numerusform>
            <numerusform>%n jetons de remplissage omis pour épargner la mémoire</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured at timestep %1</source>
        <translation>Mesuré au pas de temps %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>Pas de temps</translation>
    </message>
    <message>
        <source>How much noise lies over the picture when the network looks at it: one of the timesteps at which attention is collected.</source>
        <translation>La dose de bruit posée sur l’image quand le réseau la regarde : un des pas de temps où l’attention est collectée.</translation>
    </message>
    <message>
        <source>Runs the network once and keeps the attention of every layer to every token (mean over heads). The same noise as in a run, so these are the maps that class maps are averaged from.</source>
        <translation>Fait tourner le réseau une fois et garde l’attention de chaque couche à chaque jeton (moyenne des têtes). Le même bruit que dans une exécution : les cartes de classes sont la moyenne de celles-ci.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>Une carte</translation>
    </message>
    <message>
        <source>The chosen token in the chosen layer, large.</source>
        <translation>Le jeton choisi dans la couche choisie, en grand.</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Toutes les couches</translation>
    </message>
    <message>
        <source>All layers of the chosen token.</source>
        <translation>Toutes les couches du jeton choisi.</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>Tous les jetons</translation>
    </message>
    <message>
        <source>All tokens of the chosen layer.</source>
        <translation>Tous les jetons de la couche choisie.</translation>
    </message>
    <message>
        <source>each map stretched</source>
        <translation>chaque carte étirée</translation>
    </message>
    <message>
        <source>one range</source>
        <translation>une seule étendue</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Étendue des couleurs</translation>
    </message>
    <message>
        <source>One range: the colours mean the same in every map shown, up to the largest value of a word (start tokens may go beyond it). Stretched: every map uses all colours.</source>
        <translation>Une étendue : les couleurs disent la même chose dans chaque carte montrée, jusqu’à la plus grande valeur d’un mot (les jetons de début peuvent la dépasser). Étirées : chaque carte emploie toutes les couleurs.</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Barre de couleurs</translation>
    </message>
    <message>
        <source>What the colours mean: the probability with which a place looks at the token.</source>
        <translation>Ce que disent les couleurs : la probabilité avec laquelle un endroit regarde le jeton.</translation>
    </message>
    <message>
        <source>Attention layers in the order in which the network runs them.</source>
        <translation>Les couches d’attention dans l’ordre où le réseau les parcourt.</translation>
    </message>
    <message>
        <source>Tokens as the text encoder sees them, start, end and padding included.</source>
        <translation>Les jetons tels que l’encodeur de texte les voit, début, fin et remplissage compris.</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerChart</name>
    <message>
        <source>Layer weights</source>
        <translation>Poids des couches</translation>
    </message>
    <message>
        <source>After a run the layers stand here.</source>
        <translation>Après une exécution, les couches sont ici.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Layer %1: %2 × %3&lt;/b&gt;, counts %4 %&lt;br&gt;%5</source>
        <translation>&lt;b&gt;Couche %1 : %2 × %3&lt;/b&gt;, compte %4 %&lt;br&gt;%5</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>Poids des couches</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts in the maps, from the first to the last; the numbers below are the sizes of their maps. Where weights go by resolution, drag a bar.</source>
        <translation>Ce que chaque couche d’attention croisée compte dans les cartes, de la première à la dernière ; les nombres en dessous sont les tailles de leurs cartes. Là où les poids vont par résolution, tirez une barre.</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerModel</name>
    <message numerus="yes">
        <source>%n head(s), averaged</source>
        <translation>
            <numerusform>%n tête, en moyenne</numerusform>
            <numerusform>%n têtes, en moyenne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n tête</numerusform>
            <numerusform>%n têtes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerRows</name>
    <message>
        <source>Self-attention</source>
        <translation>Auto-attention</translation>
    </message>
    <message>
        <source>Layer weights</source>
        <translation>Poids des couches</translation>
    </message>
    <message>
        <source>Layer width %1</source>
        <translation>Largeur des couches %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>by resolution</source>
        <translation>par résolution</translation>
    </message>
    <message>
        <source>The model&apos;s own table of weights, one a resolution (alignment.json in its folder).</source>
        <translation>La table de poids propre au modèle, un par résolution (alignment.json dans son dossier).</translation>
    </message>
    <message>
        <source>This model brings no table of its own: the official Gaussian of width 3.</source>
        <translation>Ce modèle n’apporte pas de table : la gaussienne officielle de largeur 3.</translation>
    </message>
    <message>
        <source>The model&apos;s own table, where it brings one; else the official Gaussian of width 3.</source>
        <translation>La table propre au modèle, s’il en apporte une ; sinon la gaussienne officielle de largeur 3.</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>tous (%1)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no self-attention, so there is nothing to pass the maps through.</source>
        <translation>Cet enregistrement ne contient pas d’auto-attention : il n’y a rien où faire passer les cartes.</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>L’auto-attention dit quels endroits de l’image vont ensemble. Chaque passage étale une carte le long d’elle, ce qui remplit les objets et lisse le bruit.</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Couches</translation>
    </message>
    <message>
        <source>around the middle</source>
        <translation>autour du milieu</translation>
    </message>
    <message>
        <source>A Gaussian over the layers, widest at the middle of the network; σ is its width.</source>
        <translation>Une gaussienne sur les couches, la plus haute au milieu du réseau ; σ est sa largeur.</translation>
    </message>
    <message>
        <source>One weight for all layers of a size: drag the bars.</source>
        <translation>Un poids pour toutes les couches d’une taille : tirez les barres.</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts when they are averaged to one map.</source>
        <translation>Ce que chaque couche d’attention croisée compte quand on en fait la moyenne en une carte.</translation>
    </message>
    <message>
        <source>&amp;Width σ</source>
        <translation>&amp;Largeur σ</translation>
    </message>
    <message>
        <source>How fast layers fade away from the middle of the network. Small: only the middle; large: all alike. The official code uses 3.</source>
        <translation>À quelle vitesse les couches s’effacent loin du milieu du réseau. Petite : seulement le milieu ; grande : toutes pareilles. Le code officiel prend 3.</translation>
    </message>
    <message>
        <source>Se&amp;lf-attention</source>
        <translation>A&amp;uto-attention</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Width σ</source>
        <translation>Largeur σ</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerSheet</name>
    <message>
        <source>Maps of layers and tokens</source>
        <translation>Cartes des couches et des jetons</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>Here every layer of the network shows where it looks for every token, before anything is averaged. Press Measure: one pass of the network at the chosen timestep.</source>
        <translation>Ici, chaque couche du réseau montre où elle regarde pour chaque jeton, avant toute moyenne. Appuyez sur Mesurer : un passage du réseau au pas de temps choisi.</translation>
    </message>
</context>
<context>
    <name>elboscope::LossCurves</name>
    <message>
        <source>Timestep %1</source>
        <translation>Pas de temps %1</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Perte selon les pas de temps</translation>
    </message>
    <message>
        <source>The loss of each class at every timestep (little noise at the left, much at the right), compared with the mean of all classes at that timestep. A class that stays below the line is better explained throughout. Click a timestep to leave it out or take it in, drag to choose a range.</source>
        <translation>La perte de chaque classe à chaque pas de temps (peu de bruit à gauche, beaucoup à droite), comparée à la moyenne de toutes les classes à ce pas. Une classe qui reste sous la ligne est mieux expliquée partout. Cliquez un pas de temps pour l’exclure ou l’inclure, glissez pour choisir une plage.</translation>
    </message>
    <message>
        <source>timestep</source>
        <translation>pas de temps</translation>
    </message>
</context>
<context>
    <name>elboscope::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>mIoU with this truth %1 → %2</source>
        <translation>mIoU avec cette vérité %1 → %2</translation>
    </message>
    <message>
        <source>How well the masks agree with the true ones: mean intersection over union of all classes and the background in percent, raw and calibrated.</source>
        <translation>L’accord des masques avec les vrais : IoU moyenne de toutes les classes et du fond en pour cent, brute et calibrée.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Pictures and records (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</source>
        <translation>Images et enregistrements (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a mask of the truth</source>
        <translation>Ouvrir un masque de la vérité</translation>
    </message>
    <message>
        <source>Masks (*.png)</source>
        <translation>Masques (*.png)</translation>
    </message>
    <message>
        <source>Picture and caption</source>
        <translation>Image et légende</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Everything that went wrong, with details. Click to show or hide the list.</source>
        <translation>Tout ce qui a échoué, en détail. Un clic affiche ou masque la liste.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Exécuter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Récents</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>E&amp;xemples</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barre d’outils</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>&lt;b&gt;Model&lt;/b&gt;&lt;br&gt;The diffusion model whose attention is looked at. Any folder in the layout of the diffusers library will do.</source>
        <translation>&lt;b&gt;Modèle&lt;/b&gt;&lt;br&gt;Le modèle de diffusion dont on regarde l’attention. Tout dossier à la manière de la bibliothèque diffusers convient.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Encore rien</translation>
    </message>
    <message>
        <source>No samples are installed</source>
        <translation>Aucun exemple n’est installé</translation>
    </message>
    <message>
        <source>A picture and its caption</source>
        <translation>Une image et sa légende</translation>
    </message>
    <message>
        <source>Elboscope asks a model that draws pictures from text where it sees each word. Click a word of the caption to make it a class.</source>
        <translation>Elboscope demande à un modèle qui dessine à partir de texte où il voit chaque mot. Cliquez un mot de la légende pour en faire une classe.</translation>
    </message>
    <message>
        <source>Where the model looks</source>
        <translation>Où le modèle regarde</translation>
    </message>
    <message>
        <source>One row for each class. The raw map shows where the model looks for the word; the calibrated map is what is left of it when the model’s doubts are counted in. Hold Space to flip the two.</source>
        <translation>Une ligne par classe. La carte brute montre où le modèle regarde pour le mot ; la carte calibrée est ce qu’il en reste quand on compte les doutes du modèle. Tenez Espace pour passer de l’une à l’autre.</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>À quel point le modèle est sûr</translation>
    </message>
    <message>
        <source>A raw map looks strong even for a word that hardly fits. The bars compare how well “a photo of …” explains the picture for each class: a bar to the left is better than the mean, one to the right worse.</source>
        <translation>Une carte brute paraît forte même pour un mot qui convient à peine. Les barres comparent à quel point « a photo of … » explique l’image pour chaque classe : à gauche, mieux que la moyenne ; à droite, moins bien.</translation>
    </message>
    <message>
        <source>One slider to begin with</source>
        <translation>Un curseur pour commencer</translation>
    </message>
    <message>
        <source>Gamma says how much that doubt counts. Drag it: the maps follow at once, nothing is measured anew. Every change can be undone.</source>
        <translation>Gamma dit combien ce doute compte. Tirez-le : les cartes suivent aussitôt, rien n’est mesuré à nouveau. Tout changement s’annule.</translation>
    </message>
    <message>
        <source>In plain sentences</source>
        <translation>En phrases simples</translation>
    </message>
    <message>
        <source>What the maps mean is written here, with the numbers behind it. Every control explains itself under the mouse; Shift+F1 adds the formula and where the paper has it.</source>
        <translation>Ce que les cartes veulent dire est écrit ici, avec les nombres. Chaque commande s’explique sous la souris ; Maj+F1 ajoute la formule et l’endroit de l’article.</translation>
    </message>
    <message>
        <source>Now your own</source>
        <translation>À vous maintenant</translation>
    </message>
    <message>
        <source>Open or drop a picture, or take another sample; choose a model; Run measures. Ctrl+K finds every command, and the menu Help has this tour again.</source>
        <translation>Ouvrez ou déposez une image, ou prenez un autre exemple ; choisissez un modèle ; Exécuter mesure. Ctrl+K trouve toute commande, et le menu Aide reprend cette visite.</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Ce que cela veut dire</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Couches du réseau</translation>
    </message>
    <message>
        <source>S&amp;tored views</source>
        <translation>&amp;Vues mémorisées</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>image collée</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>image déposée</translation>
    </message>
    <message>
        <source>There are no maps yet: run first.</source>
        <translation>Il n’y a pas encore de cartes : exécutez d’abord.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Elboscope sessions (*%1)</source>
        <translation>Sessions Elboscope (*%1)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>Exporter « %1 »…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>Copier « %1 »</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>Enregistrer vos modifications ?</translation>
    </message>
    <message>
        <source>Save your changes to “%1”?</source>
        <translation>Enregistrer vos modifications de « %1 » ?</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>Sinon, elles sont perdues.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A run is going on already.</source>
        <translation>Une exécution est déjà en cours.</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>Ouvrez d’abord une image.</translation>
    </message>
    <message>
        <source>Name a class first: click a word of the caption.</source>
        <translation>Nommez d’abord une classe : cliquez un mot de la légende.</translation>
    </message>
    <message>
        <source>It is stopping already.</source>
        <translation>L’arrêt est déjà en cours.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Rien n’est en cours.</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Rien n’a encore été changé.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Rien n’a été annulé.</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Vérité</translation>
    </message>
</context>
<context>
    <name>elboscope::MapArea</name>
    <message>
        <source>Show %1</source>
        <translation>Montrer %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Masquer %1</translation>
    </message>
    <message>
        <source>Show the truth&apos;s outlines</source>
        <translation>Montrer les contours de la vérité</translation>
    </message>
    <message>
        <source>Hide the truth&apos;s outlines</source>
        <translation>Masquer les contours de la vérité</translation>
    </message>
    <message>
        <source>Wipe on</source>
        <translation>Mettre le volet</translation>
    </message>
    <message>
        <source>Wipe off</source>
        <translation>Ôter le volet</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Stretch each class</source>
        <translation>Étirer chaque classe</translation>
    </message>
    <message>
        <source>Lock the range</source>
        <translation>Verrouiller l’étendue</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>Opacité des cartes</translation>
    </message>
    <message>
        <source>each class stretched</source>
        <translation>chaque classe étirée</translation>
    </message>
    <message>
        <source>0 to 1, locked</source>
        <translation>0 à 1, verrouillée</translation>
    </message>
    <message>
        <source>Point at a map to see its values.</source>
        <translation>Pointez une carte pour voir ses valeurs.</translation>
    </message>
    <message>
        <source>%1 at (%2, %3)</source>
        <translation>%1 en (%2, %3)</translation>
    </message>
    <message>
        <source>likelihood %1</source>
        <translation>vraisemblance %1</translation>
    </message>
    <message>
        <source>Store view %1</source>
        <translation>Mémoriser la vue %1</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Vue %1</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Qu’y a-t-il ici ?</translation>
    </message>
    <message>
        <source>What is here? Click a spot on a map or draw round a region, and see the words ranked by how strongly their maps point there. With Shift held this works at any time; Esc forgets the region.</source>
        <translation>Qu’y a-t-il ici ? Cliquez un point d’une carte ou entourez une zone : les mots sont classés selon la force avec laquelle leurs cartes la désignent. Avec Maj, cela marche à tout moment ; Échap oublie la zone.</translation>
    </message>
    <message>
        <source>Outlines of the truth</source>
        <translation>Contours de la vérité</translation>
    </message>
    <message>
        <source>Draws the outline of what each class really covers over its maps.</source>
        <translation>Trace sur ses cartes le contour de ce que chaque classe couvre vraiment.</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Volet</translation>
    </message>
    <message>
        <source>Wipe: calibrated maps show the raw map to the left of a line that you drag (or move with [ and ]).</source>
        <translation>Volet : les cartes calibrées montrent la carte brute à gauche d’une ligne que l’on tire (ou que [ et ] déplacent).</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Shows the whole picture again (0, or a double click on a map). The wheel zooms, dragging moves; all maps follow.</source>
        <translation>Montre de nouveau toute l’image (0, ou double clic sur une carte). La molette zoome, glisser déplace ; toutes les cartes suivent.</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Étendue des couleurs</translation>
    </message>
    <message>
        <source>Locked: the colours mean the same in every map, so maps can be compared. Stretched: every class uses all colours, which shows weak maps but hides how weak they are.</source>
        <translation>Verrouillée : les couleurs disent la même chose dans chaque carte, les cartes se comparent. Étirée : chaque classe emploie toutes les couleurs, ce qui montre les cartes faibles mais cache leur faiblesse.</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Colours of the maps. Viridis, magma and cividis rise evenly in lightness and can be read with any colour vision.</source>
        <translation>Couleurs des cartes. Viridis, magma et cividis gagnent régulièrement en clarté et se lisent quelle que soit la vision des couleurs.</translation>
    </message>
    <message>
        <source>over the photo</source>
        <translation>sur la photo</translation>
    </message>
    <message>
        <source>How strongly the maps cover the photograph, which is shown in grey so that colours belong to the maps alone.</source>
        <translation>À quel point les cartes couvrent la photographie, montrée en gris pour que les couleurs soient aux seules cartes.</translation>
    </message>
    <message>
        <source>No view is stored under this number yet.</source>
        <translation>Aucune vue n’est encore mémorisée sous ce numéro.</translation>
    </message>
</context>
<context>
    <name>elboscope::MapGrid</name>
    <message>
        <source>Maps</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>brute</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>calibrée</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>masque</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>vraisemblance</translation>
    </message>
    <message>
        <source>Raw: where the model looks for this class, before calibration. The attention of its words, averaged over layers, timesteps and heads.</source>
        <translation>Brute : où le modèle regarde pour cette classe, avant calibration. L’attention de ses mots, en moyenne sur couches, pas de temps et têtes.</translation>
    </message>
    <message>
        <source>Calibrated: the raw map raised to 1/S of its class. Classes the model is less sure of get less sharpening.</source>
        <translation>Calibrée : la carte brute à la puissance 1/S de sa classe. Les classes dont le modèle est moins sûr sont moins renforcées.</translation>
    </message>
    <message>
        <source>Difference: calibrated minus raw. Blue: less, red: more than before.</source>
        <translation>Différence : calibrée moins brute. Bleu : moins, rouge : plus qu’avant.</translation>
    </message>
    <message>
        <source>Mask: the pixels where this class is stronger than all others and above the threshold.</source>
        <translation>Masque : les pixels où cette classe est plus forte que toutes les autres et au-dessus du seuil.</translation>
    </message>
    <message>
        <source>Likelihood: where the class explains the picture better than no text at all.</source>
        <translation>Vraisemblance : où la classe explique mieux l’image qu’aucun texte.</translation>
    </message>
    <message>
        <source>raw | calibrated</source>
        <translation>brute | calibrée</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>ELBO follows</source>
        <translation>l’ELBO suit</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>pas mesuré</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>pas enregistrée</translation>
    </message>
    <message>
        <source>after Run</source>
        <translation>après Exécuter</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Déposez une image ici</translation>
    </message>
    <message>
        <source>or open one, paste one, or take a sample from the menu.</source>
        <translation>ou ouvrez-en une, collez-en une, ou prenez un exemple du menu.</translation>
    </message>
    <message>
        <source>No maps chosen</source>
        <translation>Aucune carte choisie</translation>
    </message>
    <message>
        <source>Choose raw, calibrated, difference or mask above.</source>
        <translation>Choisissez brute, calibrée, différence ou masque ci-dessus.</translation>
    </message>
    <message>
        <source>What should be found?</source>
        <translation>Que faut-il trouver ?</translation>
    </message>
    <message>
        <source>Click words of the caption on the left to make them classes, then press Run.</source>
        <translation>Cliquez des mots de la légende à gauche pour en faire des classes, puis appuyez sur Exécuter.</translation>
    </message>
    <message>
        <source>Move the wipe</source>
        <translation>Déplacer le volet</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n classe</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MeaningPanel</name>
    <message>
        <source>What this means</source>
        <translation>Ce que cela veut dire</translation>
    </message>
</context>
<context>
    <name>elboscope::MeasurementRows</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>Pas de temps de l’ELBO</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Pas de temps des cartes</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Taille de l’image</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>Colonnes de texte</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>Autre bruit</translation>
    </message>
    <message>
        <source>Reset the measurement</source>
        <translation>Rétablir la mesure</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>Graine du bruit</translation>
    </message>
    <message numerus="yes">
        <source>A run takes at most %n pass(es) through the network.</source>
        <translation>
            <numerusform>Une exécution prend au plus %n passage dans le réseau.</numerusform>
            <numerusform>Une exécution prend au plus %n passages dans le réseau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %n pass(es) through the network.</source>
        <translation>
            <numerusform>Une exécution prend %n passage dans le réseau.</numerusform>
            <numerusform>Une exécution prend %n passages dans le réseau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>What a run measures. Changes here count after the next run.</source>
        <translation>Ce qu’une exécution mesure. Les changements comptent à la prochaine.</translation>
    </message>
    <message>
        <source>needs a new run</source>
        <translation>à réexécuter</translation>
    </message>
    <message>
        <source>What is shown was measured with other settings: Run measures with these.</source>
        <translation>Ce qui est montré a été mesuré avec d’autres réglages : Exécuter mesure avec ceux-ci.</translation>
    </message>
    <message>
        <source>&amp;ELBO at</source>
        <translation>&amp;ELBO à</translation>
    </message>
    <message>
        <source>How much noise is mixed in, from 0 (none) to 999 (nothing else): take a ready list or write one, such as 1:999:50 (from, to, step), 1, 51, 101 or middle:20.</source>
        <translation>La dose de bruit mêlée, de 0 (aucun) à 999 (rien d’autre) : prenez une liste toute faite ou écrivez-en une, comme 1:999:50 (de, à, pas), 1, 51, 101 ou middle:20.</translation>
    </message>
    <message>
        <source>Ma&amp;ps at</source>
        <translation>&amp;Cartes à</translation>
    </message>
    <message>
        <source>Timesteps at which the attention is looked at; the maps are its mean.</source>
        <translation>Les pas de temps où l’on regarde l’attention ; les cartes en sont la moyenne.</translation>
    </message>
    <message>
        <source>P&amp;icture</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>keeps its shape</source>
        <translation>garde sa forme</translation>
    </message>
    <message>
        <source>squeezed to a square</source>
        <translation>ramenée à un carré</translation>
    </message>
    <message>
        <source>The size the network works at: about as many pixels as it was trained for, in the picture’s shape, or the square that the official code uses.</source>
        <translation>La taille à laquelle le réseau travaille : à peu près autant de pixels qu’à l’entraînement, dans la forme de l’image, ou le carré qu’emploie le code officiel.</translation>
    </message>
    <message>
        <source>Te&amp;xt columns</source>
        <translation>Colonnes de te&amp;xte</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>CLIP and T5</source>
        <translation>CLIP et T5</translation>
    </message>
    <message>
        <source>Whose words the maps are read at, in models with two kinds of text encoders. Automatic takes CLIP, as the official code does.</source>
        <translation>Aux mots de qui les cartes se lisent, dans les modèles à deux sortes d’encodeurs de texte. Automatique prend CLIP, comme le code officiel.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Graine</translation>
    </message>
    <message>
        <source>The noise is drawn from this number: the same number gives the same result.</source>
        <translation>Le bruit est tiré de ce nombre : le même nombre donne le même résultat.</translation>
    </message>
    <message>
        <source>Takes other noise: how much do the results depend on it?</source>
        <translation>Prend un autre bruit : à quel point les résultats en dépendent-ils ?</translation>
    </message>
    <message>
        <source>Likelihood maps</source>
        <translation>Cartes de vraisemblance</translation>
    </message>
    <message>
        <source>Also measures the empty caption, so that it can be shown where a class’s words help.</source>
        <translation>Mesure aussi la légende vide, pour montrer où les mots d’une classe aident.</translation>
    </message>
    <message>
        <source>Errors of the whole caption</source>
        <translation>Erreurs de toute la légende</translation>
    </message>
    <message>
        <source>Also measures the caption as a whole: with it the ELBO’s noise can be reduced (control variate).</source>
        <translation>Mesure aussi la légende entière : avec elle, le bruit de l’ELBO peut être réduit (variable de contrôle).</translation>
    </message>
    <message>
        <source>Stop early where the order is clear</source>
        <translation>Finir tôt où l’ordre est clair</translation>
    </message>
    <message>
        <source>Stops measuring classes whose place in the order is settled by three standard errors. Faster with many classes; the record says which losses are estimates.</source>
        <translation>Cesse de mesurer les classes dont le rang est établi par trois erreurs types. Plus rapide avec beaucoup de classes ; l’enregistrement dit quelles pertes sont estimées.</translation>
    </message>
    <message>
        <source>A caption of its own for each class</source>
        <translation>Une légende propre à chaque classe</translation>
    </message>
    <message>
        <source>Looks for each class with “a photo of …” alone, so that classes do not compete in one caption; classes need not stand in the caption then.</source>
        <translation>Cherche chaque classe avec « a photo of … » seule, pour que les classes ne se concurrencent pas dans une légende ; elles n’ont alors pas à y figurer.</translation>
    </message>
    <message>
        <source>Maps of every token</source>
        <translation>Cartes de chaque jeton</translation>
    </message>
    <message>
        <source>Keeps the maps of all tokens of the caption, not only of the classes. Takes more memory.</source>
        <translation>Garde les cartes de tous les jetons de la légende, pas seulement des classes. Prend plus de mémoire.</translation>
    </message>
    <message>
        <source>Exactly as the official code</source>
        <translation>Exactement comme le code officiel</translation>
    </message>
    <message>
        <source>Square picture, and token positions found as the authors’ code finds them, mistakes included: for comparing numbers with theirs.</source>
        <translation>Image carrée, et positions des jetons trouvées comme le code des auteurs, erreurs comprises : pour comparer les nombres aux leurs.</translation>
    </message>
    <message>
        <source>Timesteps at which the loss of every class is measured; their sum is what the calibration compares.</source>
        <translation>Les pas de temps où la perte de chaque classe est mesurée ; leur somme est ce que compare la calibration.</translation>
    </message>
    <message>
        <source>Sets everything in this section to what it was at the start.</source>
        <translation>Remet toute cette section comme au début.</translation>
    </message>
</context>
<context>
    <name>elboscope::MethodRows</name>
    <message>
        <source>Exponents</source>
        <translation>Exposants</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>Renforcement</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changé</numerusform>
            <numerusform>%n changés</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no weights of its timesteps.</source>
        <translation>Cet enregistrement ne contient pas les poids de ses pas de temps.</translation>
    </message>
    <message>
        <source>Weights each timestep&apos;s loss by 1/ω(t) (equation 6). The official code adds them up unweighted.</source>
        <translation>Pondère la perte de chaque pas de temps par 1/ω(t) (équation 6). Le code officiel les additionne sans poids.</translation>
    </message>
    <message>
        <source>The last run did not measure the whole caption, which this compares with.</source>
        <translation>La dernière exécution n’a pas mesuré la légende entière, à laquelle ceci compare.</translation>
    </message>
    <message>
        <source>Uses how far each class&apos;s prediction lies from that of the whole caption instead of its loss: the same noise is in both, so less of it remains.</source>
        <translation>Emploie, au lieu de sa perte, l’écart entre la prédiction de chaque classe et celle de toute la légende : le même bruit est dans les deux, il en reste donc moins.</translation>
    </message>
    <message>
        <source>The last run did not measure the empty caption, which likelihood maps need.</source>
        <translation>La dernière exécution n’a pas mesuré la légende vide, nécessaire aux cartes de vraisemblance.</translation>
    </message>
    <message>
        <source>One exponent a class, from its ELBO (the method).</source>
        <translation>Un exposant par classe, tiré de son ELBO (la méthode).</translation>
    </message>
    <message>
        <source>An exponent of its own for every pixel, from how likely the class is there.</source>
        <translation>Un exposant propre à chaque pixel, selon la vraisemblance de la classe à cet endroit.</translation>
    </message>
    <message>
        <source>The map times the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>La carte multipliée par la racine de la vraisemblance de la classe en un pixel ; γ ne joue aucun rôle.</translation>
    </message>
    <message>
        <source>How the ELBO sharpens a map. The last two go beyond the paper.</source>
        <translation>Comment l’ELBO renforce une carte. Les deux derniers vont au-delà de l’article.</translation>
    </message>
    <message>
        <source>&amp;Exponents</source>
        <translation>&amp;Exposants</translation>
    </message>
    <message>
        <source>from the ELBO</source>
        <translation>de l’ELBO</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>le même pour toutes</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>inversés</translation>
    </message>
    <message>
        <source>Shar&amp;pening</source>
        <translation>Renfor&amp;cement</translation>
    </message>
    <message>
        <source>per class</source>
        <translation>par classe</translation>
    </message>
    <message>
        <source>per pixel</source>
        <translation>par pixel</translation>
    </message>
    <message>
        <source>times likelihood</source>
        <translation>fois la vraisemblance</translation>
    </message>
    <message>
        <source>Softma&amp;x</source>
        <translation>Softma&amp;x</translation>
    </message>
    <message>
        <source>off</source>
        <translation>non</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>par couche</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>à la fin</translation>
    </message>
    <message>
        <source>Lets classes compete for every place: within each layer, or once at the end (the paper&apos;s last line).</source>
        <translation>Met les classes en concurrence pour chaque endroit : dans chaque couche, ou une fois à la fin (la dernière ligne de l’article).</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Se fier moins aux ELBO incertains</translation>
    </message>
    <message>
        <source>Where the losses differ by less than two standard errors, their order is mostly noise; this draws the exponents toward 1 then.</source>
        <translation>Là où les pertes diffèrent de moins de deux erreurs types, leur ordre est surtout du bruit ; ceci ramène alors les exposants vers 1.</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>Pondérer les pas de temps comme l’article</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>Comparer à toute la légende</translation>
    </message>
    <message>
        <source>Sharpen at the picture&apos;s size</source>
        <translation>Renforcer à la taille de l’image</translation>
    </message>
    <message>
        <source>Where each class&apos;s exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order turned around. The last two are controls (the paper has the first of them): they should do worse.</source>
        <translation>D’où vient l’exposant de chaque classe : de son ELBO (la méthode), du même 1/γ pour chaque classe, ou de l’ordre inversé. Les deux derniers sont des contrôles (le premier est dans l’article) : ils devraient faire moins bien.</translation>
    </message>
    <message>
        <source>Enlarges the maps before the exponent is applied: edges get steeper. The paper and the official code sharpen the small maps.</source>
        <translation>Agrandit les cartes avant l’exposant : les bords sont plus raides. L’article et le code officiel renforcent les petites cartes.</translation>
    </message>
</context>
<context>
    <name>elboscope::MissingClassCard</name>
    <message>
        <source>Append to the caption</source>
        <translation>Ajouter à la légende</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>« %1 » n’est pas dans la légende.</translation>
    </message>
    <message numerus="yes">
        <source>Neither do %n other class(es).</source>
        <translation>
            <numerusform>Ni %n autre classe.</numerusform>
            <numerusform>Ni %n autres classes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The model would read it as: %1</source>
        <translation>Le modèle lirait : %1</translation>
    </message>
    <message>
        <source>Append “%1” to the caption</source>
        <translation>Ajouter « %1 » à la légende</translation>
    </message>
    <message>
        <source>Adds the word to the caption, so that the model can look for it.</source>
        <translation>Ajoute le mot à la légende, pour que le modèle puisse le chercher.</translation>
    </message>
    <message>
        <source>Use “%1” from the caption</source>
        <translation>Prendre « %1 » dans la légende</translation>
    </message>
    <message>
        <source>Renames the class to a word that stands in the caption.</source>
        <translation>Renomme la classe en un mot qui figure dans la légende.</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Renommer la classe</translation>
    </message>
    <message>
        <source>Append all of them</source>
        <translation>Les ajouter toutes</translation>
    </message>
    <message>
        <source>Adds every class that is missing to the caption.</source>
        <translation>Ajoute à la légende chaque classe qui y manque.</translation>
    </message>
    <message>
        <source>Remove “%1” from the classes</source>
        <translation>Retirer « %1 » des classes</translation>
    </message>
    <message>
        <source>Does not look for it.</source>
        <translation>Ne le cherche pas.</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.</source>
        <translation>« %1 » est au-delà des %2 jetons que le modèle lit. Raccourcissez la légende.</translation>
    </message>
    <message>
        <source>Use a caption of the classes alone</source>
        <translation>Prendre une légende des seules classes</translation>
    </message>
    <message>
        <source>Replaces the caption by “%1”.</source>
        <translation>Remplace la légende par « %1 ».</translation>
    </message>
    <message>
        <source>Shorten the caption</source>
        <translation>Raccourcir la légende</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind, so no map could be read.</source>
        <translation>Ce modèle n’a pas de colonnes de texte de la sorte choisie : aucune carte ne pourrait être lue.</translation>
    </message>
    <message>
        <source>Set “Text columns” to automatic</source>
        <translation>Mettre « Colonnes de texte » sur automatique</translation>
    </message>
    <message>
        <source>Takes the columns that the model has.</source>
        <translation>Prend les colonnes que le modèle a.</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>Colonnes de texte</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelDialog</name>
    <message>
        <source>Stickers (comes with it)</source>
        <translation>Autocollants (fourni)</translation>
    </message>
    <message>
        <source>Choose a model folder (the one with model_index.json)</source>
        <translation>Choisir un dossier de modèle (celui avec model_index.json)</translation>
    </message>
    <message>
        <source>Choose a model in one file</source>
        <translation>Choisir un modèle en un seul fichier</translation>
    </message>
    <message>
        <source>Models in one file (*.safetensors)</source>
        <translation>Modèles en un seul fichier (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>Aucun modèle choisi</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>Lecture de ce qui est là…</translation>
    </message>
    <message>
        <source>Choose a model on the left, or a folder.</source>
        <translation>Choisissez un modèle à gauche, ou un dossier.</translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>Tout ce qu’il faut est là.</translation>
    </message>
    <message>
        <source>This is not a model that can be used. “Get models” shows what a folder must hold.</source>
        <translation>Ce n’est pas un modèle utilisable. « Obtenir des modèles » montre ce qu’un dossier doit contenir.</translation>
    </message>
    <message>
        <source>This model cannot be loaded until the following is mended:</source>
        <translation>Ce modèle ne peut pas être chargé avant que ceci soit réparé :</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>What is there and what is needed</source>
        <translation>Ce qui est là et ce qu’il faut</translation>
    </message>
    <message>
        <source>There is no estimate for this choice.</source>
        <translation>Il n’y a pas d’estimation pour ce choix.</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment; %2 are free.</source>
        <translation>Une exécution prend environ %1 au pire moment ; %2 sont libres.</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment.</source>
        <translation>Une exécution prend environ %1 au pire moment.</translation>
    </message>
    <message>
        <source>In %1, %2; for a picture of %3 × %4.</source>
        <translation>En %1, %2 ; pour une image de %3 × %4.</translation>
    </message>
    <message>
        <source>That is more than there is: the computer will be very slow, or the program will be ended. Try bfloat16 under Numbers, or a smaller model.</source>
        <translation>C’est plus qu’il n’y en a : l’ordinateur sera très lent, ou le programme sera interrompu. Essayez bfloat16 sous Nombres, ou un modèle plus petit.</translation>
    </message>
    <message>
        <source>Until it is loaded, the model in use stays in memory, too.</source>
        <translation>Jusqu’à son chargement, le modèle en usage reste aussi en mémoire.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En usage</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
    <message>
        <source>A run is going on; models can be changed when it has ended.</source>
        <translation>Une exécution est en cours ; les modèles se changent quand elle est finie.</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why. The model in use stays.</source>
        <translation>Il a été refusé ; la liste des problèmes dit pourquoi. Le modèle en usage reste.</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why.</source>
        <translation>Il a été refusé ; la liste des problèmes dit pourquoi.</translation>
    </message>
    <message>
        <source>Cancelled. The model in use stays.</source>
        <translation>Annulé. Le modèle en usage reste.</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>En usage : %1, %2</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Aucun modèle n’est chargé.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Choisir un &amp;dossier…</translation>
    </message>
    <message>
        <source>The folder with model_index.json, in the layout of the diffusers library.</source>
        <translation>Le dossier avec model_index.json, à la manière de la bibliothèque diffusers.</translation>
    </message>
    <message>
        <source>Choose a f&amp;ile…</source>
        <translation>Choisir un f&amp;ichier…</translation>
    </message>
    <message>
        <source>A checkpoint of Stable Diffusion 1, 2 or XL in one .safetensors file.</source>
        <translation>Un point de contrôle de Stable Diffusion 1, 2 ou XL en un fichier .safetensors.</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Ce modèle</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>Obtenir des modèles</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Appareil</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Where it computes. Automatic takes a GPU where this build and this computer have one.</source>
        <translation>Où l’on calcule. Automatique prend un GPU si ce programme et cet ordinateur en ont un.</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Nombres</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>float16 (GPU alone)</source>
        <translation>float16 (GPU seulement)</translation>
    </message>
    <message>
        <source>float32 is exact; bfloat16 takes half the memory and is less exact, and slow on processors that do not know it.</source>
        <translation>float32 est exact ; bfloat16 prend moitié moins de mémoire, est moins exact, et lent sur les processeurs qui l’ignorent.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Annuler le chargement</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelGuide</name>
    <message>
        <source>The sticker model comes with this program. Others are ordinary downloads; nothing is fetched by itself, and nothing you open leaves this computer.</source>
        <translation>Le modèle d’autocollants vient avec ce programme. Les autres sont de simples téléchargements ; rien n’est pris tout seul, et rien de ce que vous ouvrez ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>needs an account there and agreement to its terms. Sizes are of weights in 16 bits.</source>
        <translation>demande un compte là-bas et l’accord à ses conditions. Les tailles sont celles de poids en 16 bits.</translation>
    </message>
    <message>
        <source>How to download</source>
        <translation>Comment télécharger</translation>
    </message>
    <message>
        <source>With the program %1:</source>
        <translation>Avec le programme %1 :</translation>
    </message>
    <message>
        <source>or with diffusers in Python: load the pipeline and call save_pretrained(&quot;my-model&quot;). Then choose the folder here, or drop it on the window.</source>
        <translation>ou avec diffusers en Python : chargez le pipeline et appelez save_pretrained(&quot;my-model&quot;). Puis choisissez le dossier ici, ou déposez-le sur la fenêtre.</translation>
    </message>
    <message>
        <source>What the folder must hold</source>
        <translation>Ce que le dossier doit contenir</translation>
    </message>
    <message>
        <source>Weights split into several files with an index are fine, and so are files called fp16. Stable Diffusion 1, 2 and XL may also be one .safetensors file with the tokenizer’s folder beside it. Files that can run programs (.ckpt, .bin) are never opened.</source>
        <translation>Des poids en plusieurs fichiers avec un index conviennent, de même que des fichiers nommés fp16. Stable Diffusion 1, 2 et XL peuvent aussi être un fichier .safetensors avec le dossier du tokenizer à côté. Les fichiers qui peuvent lancer des programmes (.ckpt, .bin) ne sont jamais ouverts.</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelMenu</name>
    <message>
        <source>Stickers (comes with this program)</source>
        <translation>Autocollants (fourni avec ce programme)</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>float16 (GPU alone)</source>
        <translation>float16 (GPU seulement)</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelPartList</name>
    <message>
        <source>found</source>
        <translation>trouvé</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omis</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>not there; the model works without</source>
        <translation>absent ; le modèle marche sans</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 paramètres</translation>
    </message>
    <message>
        <source>Needed in the folder %1: %2</source>
        <translation>Il faut dans le dossier %1 : %2</translation>
    </message>
    <message>
        <source>The folder holds: %1</source>
        <translation>Le dossier contient : %1</translation>
    </message>
</context>
<context>
    <name>elboscope::PhraseSuggestions</name>
    <message>
        <source>Makes “%1” a class.</source>
        <translation>Fait de « %1 » une classe.</translation>
    </message>
    <message>
        <source>Add the class “%1”</source>
        <translation>Ajouter la classe « %1 »</translation>
    </message>
    <message>
        <source>Add suggested classes</source>
        <translation>Ajouter les classes proposées</translation>
    </message>
    <message>
        <source>Suggested classes</source>
        <translation>Classes proposées</translation>
    </message>
    <message>
        <source>Things that the caption names.</source>
        <translation>Les choses que la légende nomme.</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Tout ajouter</translation>
    </message>
    <message>
        <source>Makes every suggested phrase a class.</source>
        <translation>Fait une classe de chaque groupe de mots proposé.</translation>
    </message>
</context>
<context>
    <name>elboscope::PictureView</name>
    <message>
        <source>This record came without its picture. Drop it here.</source>
        <translation>Cet enregistrement est venu sans son image. Déposez-la ici.</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Déposez une image ici</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Pas d’image</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels. Click to open another one, or drop one here.</source>
        <translation>%1, %2 × %3 pixels. Cliquez pour en ouvrir une autre, ou déposez-en une ici.</translation>
    </message>
    <message>
        <source>The picture whose classes are to be found: click to open one, drop one here, or paste with Ctrl+V.</source>
        <translation>L’image dont les classes sont à trouver : cliquez pour en ouvrir une, déposez-en une ici, ou collez avec Ctrl+V.</translation>
    </message>
</context>
<context>
    <name>elboscope::PresentationView</name>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesurée</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>Nothing to present yet: open a picture and name its classes first.</source>
        <translation>Rien à présenter encore : ouvrez une image et nommez d’abord ses classes.</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>l’image</translation>
    </message>
    <message>
        <source>mIoU %1 → %2</source>
        <translation>mIoU %1 → %2</translation>
    </message>
    <message>
        <source>← → class</source>
        <translation>← → classe</translation>
    </message>
    <message>
        <source>Space raw or calibrated</source>
        <translation>Espace brute ou calibrée</translation>
    </message>
    <message>
        <source>M kind of map</source>
        <translation>M sorte de carte</translation>
    </message>
    <message>
        <source>A one class</source>
        <translation>A une classe</translation>
    </message>
    <message>
        <source>A all classes</source>
        <translation>A toutes les classes</translation>
    </message>
    <message>
        <source>H hides this line</source>
        <translation>H masque cette ligne</translation>
    </message>
    <message>
        <source>Esc leaves</source>
        <translation>Échap quitte</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>All classes, %1</source>
        <translation>Toutes les classes, %1</translation>
    </message>
    <message>
        <source>No class yet</source>
        <translation>Pas encore de classe</translation>
    </message>
</context>
<context>
    <name>elboscope::PresetRow</name>
    <message>
        <source>Settings “%1”</source>
        <translation>Réglages « %1 »</translation>
    </message>
    <message>
        <source>This model&apos;s folder brings no layer weights of its own (no alignment.json), so the official settings are the ones for it.</source>
        <translation>Le dossier de ce modèle n’apporte pas de poids de couches (pas d’alignment.json) : les réglages officiels sont donc les siens.</translation>
    </message>
    <message>
        <source>Settings of</source>
        <translation>Réglages de</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Everything as in the authors&apos; published code: γ = 1/3, a Gaussian of width 3 over the layers, losses added up unweighted, no softmax.</source>
        <translation>Tout comme dans le code publié des auteurs : γ = 1/3, une gaussienne de largeur 3 sur les couches, pertes additionnées sans poids, pas de softmax.</translation>
    </message>
    <message>
        <source>What is recommended for this model: what its folder&apos;s alignment.json says of layer weights and threshold, everything else as the official code does.</source>
        <translation>Ce qui est recommandé pour ce modèle : ce que l’alignment.json de son dossier dit des poids des couches et du seuil, tout le reste comme le code officiel.</translation>
    </message>
    <message>
        <source>Everything as the paper&apos;s text says: losses weighted by 1/ω(t) (equation 6), the plain mean of all layers, a softmax over the classes at the end (Algorithm 1). The threshold is lowered, for a softmax leaves every class near one over their number.</source>
        <translation>Tout comme le dit le texte de l’article : pertes pondérées par 1/ω(t) (équation 6), simple moyenne de toutes les couches, softmax sur les classes à la fin (algorithme 1). Le seuil est baissé, car un softmax laisse chaque classe près de un sur leur nombre.</translation>
    </message>
</context>
<context>
    <name>elboscope::ProblemView</name>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>Détail technique</translation>
    </message>
    <message>
        <source>Choose a problem to see its technical detail.</source>
        <translation>Choisissez un problème pour en voir le détail technique.</translation>
    </message>
    <message>
        <source>Show the cause</source>
        <translation>Montrer la cause</translation>
    </message>
    <message>
        <source>Goes to the field or dialog where this problem can be solved.</source>
        <translation>Va au champ ou au dialogue où ce problème peut être résolu.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copies sentence and detail, for a mail or a bug report.</source>
        <translation>Copie phrase et détail, pour un courriel ou un rapport de défaut.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Empties this list.</source>
        <translation>Vide cette liste.</translation>
    </message>
    <message>
        <source>What went wrong, newest first. The buttons at the right are about the chosen entry.</source>
        <translation>Ce qui a échoué, le plus récent d’abord. Les boutons à droite concernent l’entrée choisie.</translation>
    </message>
    <message>
        <source>What the program knows about the chosen problem.</source>
        <translation>Ce que le programme sait du problème choisi.</translation>
    </message>
</context>
<context>
    <name>elboscope::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>S’arrête après cette étape</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Done in %1. Settings on the right act at once.</source>
        <translation>Fini en %1. Les réglages à droite agissent aussitôt.</translation>
    </message>
    <message>
        <source>Stopped after %1. What was finished is kept.</source>
        <translation>Arrêté après %1. Ce qui était fini est gardé.</translation>
    </message>
</context>
<context>
    <name>elboscope::RecoveryOffer</name>
    <message>
        <source>Elboscope was not closed properly. Your work of %1 can be restored.</source>
        <translation>Elboscope n’a pas été fermé correctement. Votre travail de %1 peut être restauré.</translation>
    </message>
    <message>
        <source>Elboscope was not closed properly. Your work on “%1” of %2 can be restored.</source>
        <translation>Elboscope n’a pas été fermé correctement. Votre travail sur « %1 » de %2 peut être restauré.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Brings back picture, caption, settings and results as they were saved last.</source>
        <translation>Ramène image, légende, réglages et résultats tels qu’ils ont été enregistrés en dernier.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Deletes what was saved automatically. This cannot be undone.</source>
        <translation>Supprime ce qui a été enregistré automatiquement. C’est sans retour.</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionModel</name>
    <message>
        <source>Tokens, mean of all layers</source>
        <translation>Jetons, moyenne de toutes les couches</translation>
    </message>
    <message>
        <source>Classes, raw → calibrated</source>
        <translation>Classes, brute → calibrée</translation>
    </message>
    <message>
        <source>%1: %2 in the region, %3 in the whole picture</source>
        <translation>%1 : %2 dans la zone, %3 dans toute l’image</translation>
    </message>
    <message>
        <source>%1: raw %2, calibrated %3</source>
        <translation>%1 : brute %2, calibrée %3</translation>
    </message>
    <message>
        <source>Mean attention to this token inside the region, over all layers at timestep %1: %2. In the whole picture it is %3.</source>
        <translation>Attention moyenne à ce jeton dans la zone, sur toutes les couches au pas de temps %1 : %2. Dans toute l’image, elle est de %3.</translation>
    </message>
    <message>
        <source>Mean of this class&apos;s map inside the region: raw %1, calibrated %2.</source>
        <translation>Moyenne de la carte de cette classe dans la zone : brute %1, calibrée %2.</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionPanel</name>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked by how strongly their maps point there.</source>
        <translation>Cliquez un point d’une carte ou entourez une zone : les mots sont classés selon la force avec laquelle leurs cartes la désignent.</translation>
    </message>
    <message>
        <source>There are no maps yet. Press Run.</source>
        <translation>Il n’y a pas encore de cartes. Appuyez sur Exécuter.</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Qu’y a-t-il ici ?</translation>
    </message>
    <message>
        <source>Words ranked for the region</source>
        <translation>Mots classés pour la zone</translation>
    </message>
    <message>
        <source>The words whose maps point here most. The thin mark is the value before calibration.</source>
        <translation>Les mots dont les cartes désignent le plus cet endroit. La fine marque est la valeur avant calibration.</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <translation>Oublier la zone</translation>
    </message>
    <message>
        <source>Forget the region (Esc)</source>
        <translation>Oublier la zone (Échap)</translation>
    </message>
    <message>
        <source>Rank all tokens…</source>
        <translation>Classer tous les jetons…</translation>
    </message>
    <message>
        <source>Measures the maps of all tokens in one pass of the network, and ranks the tokens, too.</source>
        <translation>Mesure les cartes de tous les jetons en un passage du réseau, et classe aussi les jetons.</translation>
    </message>
</context>
<context>
    <name>elboscope::SampleGallery</name>
    <message>
        <source>already measured</source>
        <translation>déjà mesuré</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>« %1 » : %2.</translation>
    </message>
    <message>
        <source>No samples are installed.</source>
        <translation>Aucun exemple n’est installé.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Small drawings whose truth is known exactly, made like those the shipped model has learned from. Point at one to see what is really where.</source>
        <translation>De petits dessins dont la vérité est connue exactement, faits comme ceux dont le modèle fourni a appris. Pointez-en un pour voir ce qui est réellement où.</translation>
    </message>
    <message>
        <source>Arrows choose, Return opens, T shows the truth.</source>
        <translation>Les flèches choisissent, Entrée ouvre, T montre la vérité.</translation>
    </message>
    <message>
        <source>Show the &amp;truth everywhere</source>
        <translation>Montrer partout la &amp;vérité</translation>
    </message>
    <message>
        <source>Show the truth everywhere</source>
        <translation>Montrer partout la vérité</translation>
    </message>
    <message>
        <source>Colours every sample by what is really where (T).</source>
        <translation>Colore chaque exemple selon ce qui est réellement où (T).</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Opens the chosen sample with its caption, classes and truth.</source>
        <translation>Ouvre l’exemple choisi avec sa légende, ses classes et sa vérité.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Closes this list; nothing changes.</source>
        <translation>Ferme cette liste ; rien ne change.</translation>
    </message>
</context>
<context>
    <name>elboscope::ScoreList</name>
    <message>
        <source>background</source>
        <translation>fond</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is neither in the truth nor in the mask.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; n’est ni dans la vérité ni dans le masque.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: raw %2 %, calibrated %3 %</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; : brute %2 %, calibrée %3 %</translation>
    </message>
    <message>
        <source>IoU of the classes</source>
        <translation>IoU des classes</translation>
    </message>
    <message>
        <source>Intersection over union: pixels that mask and truth share, of all that either has. The ring is the raw maps, the disc the calibrated ones.</source>
        <translation>Intersection sur union : les pixels communs au masque et à la vérité, parmi tous ceux de l’un ou de l’autre. L’anneau est pour les cartes brutes, le disque pour les calibrées.</translation>
    </message>
</context>
<context>
    <name>elboscope::SessionKeeper</name>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>« %1 » n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>This was saved by a newer version of the program. What this version does not know was left out: %1.</source>
        <translation>Ceci a été enregistré par une version plus récente du programme. Ce que cette version ne connaît pas a été laissé : %1.</translation>
    </message>
    <message>
        <source>This was measured with the model “%1”. Choose it to measure again in the same way.</source>
        <translation>Ceci a été mesuré avec le modèle « %1 ». Choisissez-le pour mesurer de nouveau de la même façon.</translation>
    </message>
    <message>
        <source>“%1” could not be saved.</source>
        <translation>« %1 » n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>The settings inside “%1” could not be read.</source>
        <translation>Les réglages contenus dans « %1 » n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>Settings of “%1”</source>
        <translation>Réglages de « %1 »</translation>
    </message>
    <message>
        <source>Automatic saving does not work, so a crash would lose what is not saved.</source>
        <translation>L’enregistrement automatique ne marche pas : une panne ferait perdre ce qui n’est pas enregistré.</translation>
    </message>
    <message>
        <source>What was saved automatically could not be restored.</source>
        <translation>Ce qui a été enregistré automatiquement n’a pas pu être restauré.</translation>
    </message>
</context>
<context>
    <name>elboscope::ShortcutDialog</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>In the maps (these keys are fixed)</source>
        <translation>Dans les cartes (ces touches sont fixes)</translation>
    </message>
    <message>
        <source>Show raw instead of calibrated while held</source>
        <translation>Montrer la brute au lieu de la calibrée tant qu’on tient</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Choisir une classe</translation>
    </message>
    <message>
        <source>1 to 9, or up and down</source>
        <translation>1 à 9, ou haut et bas</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>Agrandir, réduire, tout montrer</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Déplacer l’image</translation>
    </message>
    <message>
        <source>Left and right, or Shift with the arrows</source>
        <translation>Gauche et droite, ou Maj avec les flèches</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Choisissez une commande pour en changer les touches.</translation>
    </message>
    <message>
        <source>Alone, this key belongs to text fields and maps. Add Ctrl or Alt, or take a function key.</source>
        <translation>Seule, cette touche appartient aux champs de texte et aux cartes. Ajoutez Ctrl ou Alt, ou prenez une touche de fonction.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. “Take over” gives it to this command and leaves the other without.</source>
        <translation>%1 appartient à « %2 ». « Reprendre » le donne à cette commande et en prive l’autre.</translation>
    </message>
    <message>
        <source>Click into the field and press the new keys. They act at once and are remembered.</source>
        <translation>Cliquez dans le champ et appuyez sur les nouvelles touches. Elles agissent aussitôt et sont retenues.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Fixer</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Trouver une commande ou une touche</translation>
    </message>
    <message>
        <source>Shows only lines with this text in the command or in its keys.</source>
        <translation>Ne montre que les lignes dont la commande ou les touches ont ce texte.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>Click here and press the keys that shall call the command.</source>
        <translation>Cliquez ici et appuyez sur les touches qui appelleront la commande.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>The command keeps its place in the menus, but no keys call it.</source>
        <translation>La commande garde sa place dans les menus, mais aucune touche ne l’appelle.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Gives the command the keys it came with.</source>
        <translation>Rend à la commande ses touches d’origine.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Gives every command the keys it came with.</source>
        <translation>Rend à chaque commande ses touches d’origine.</translation>
    </message>
    <message>
        <source>Gives the command these keys.</source>
        <translation>Donne ces touches à la commande.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Closes this sheet; all changes are kept.</source>
        <translation>Ferme cette feuille ; tous les changements sont gardés.</translation>
    </message>
</context>
<context>
    <name>elboscope::ThresholdRow</name>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>&amp;Seuil</translation>
    </message>
    <message>
        <source>A pixel where no class reaches this value is background in the mask.</source>
        <translation>Un pixel où aucune classe n’atteint cette valeur est du fond dans le masque.</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepArea</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>Pas de temps de l’ELBO</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Pas de temps des cartes</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepRows</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>There is nothing to choose from before a run.</source>
        <translation>Il n’y a rien à choisir avant une exécution.</translation>
    </message>
    <message>
        <source>%1 of %2 timesteps count.</source>
        <translation>%1 pas de temps sur %2 comptent.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Every 2nd</source>
        <translation>Un sur deux</translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation>Peu de bruit</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <source>High noise</source>
        <translation>Beaucoup de bruit</translation>
    </message>
    <message>
        <source>All timesteps that were measured count.</source>
        <translation>Tous les pas de temps mesurés comptent.</translation>
    </message>
    <message>
        <source>Every second timestep counts: what would half the work give?</source>
        <translation>Un pas de temps sur deux compte : que donnerait la moitié du travail ?</translation>
    </message>
    <message>
        <source>Only the third with the least noise counts.</source>
        <translation>Seul le tiers avec le moins de bruit compte.</translation>
    </message>
    <message>
        <source>Only the third in the middle counts.</source>
        <translation>Seul le tiers du milieu compte.</translation>
    </message>
    <message>
        <source>Only the third with the most noise counts.</source>
        <translation>Seul le tiers avec le plus de bruit compte.</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepStrip</name>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Pas de temps des cartes</translation>
    </message>
    <message>
        <source>The timesteps at which the model&apos;s attention was collected; the maps are their mean. Click one to leave it out or take it in, drag to choose a range.</source>
        <translation>Les pas de temps où l’attention du modèle a été collectée ; les cartes en sont la moyenne. Cliquez-en un pour l’exclure ou l’inclure, glissez pour choisir une plage.</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenChips</name>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message numerus="yes">
        <source>%n × padding</source>
        <translation>
            <numerusform>%n × remplissage</numerusform>
            <numerusform>%n × remplissage</numerusform>
        </translation>
    </message>
    <message>
        <source>The encoder always reads %1 tokens: empty ones fill the rest.</source>
        <translation>L’encodeur lit toujours %1 jetons : des vides remplissent le reste.</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>Jeton %1 sur %2</translation>
    </message>
    <message>
        <source>Token %1 of %2: “%3”, number %4 of the vocabulary</source>
        <translation>Jeton %1 sur %2 : « %3 », numéro %4 du vocabulaire</translation>
    </message>
    <message>
        <source>Marks the start of the text; it draws much attention of its own.</source>
        <translation>Marque le début du texte ; il attire beaucoup d’attention à lui seul.</translation>
    </message>
    <message>
        <source>Marks the end of the text.</source>
        <translation>Marque la fin du texte.</translation>
    </message>
    <message>
        <source>The model reads %1 tokens: this one is cut off.</source>
        <translation>Le modèle lit %1 jetons : celui-ci est coupé.</translation>
    </message>
    <message>
        <source>Click to make “%1” a class; drag over several words for a phrase.</source>
        <translation>Cliquez pour faire de « %1 » une classe ; glissez sur plusieurs mots pour un groupe.</translation>
    </message>
    <message>
        <source>Belongs to the class “%1”.</source>
        <translation>Appartient à la classe « %1 ».</translation>
    </message>
    <message>
        <source>Tokens of the caption</source>
        <translation>Jetons de la légende</translation>
    </message>
    <message>
        <source>Left and right move, Shift extends, Return makes a class of the chosen words.</source>
        <translation>Gauche et droite déplacent, Maj étend, Entrée fait une classe des mots choisis.</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenModel</name>
    <message>
        <source>Token %1 of the caption</source>
        <translation>Jeton %1 de la légende</translation>
    </message>
    <message>
        <source>Token %1: put before every text. It takes the attention that no word wants.</source>
        <translation>Jeton %1 : placé avant tout texte. Il prend l’attention dont aucun mot ne veut.</translation>
    </message>
    <message>
        <source>Token %1: closes the text and sums it up.</source>
        <translation>Jeton %1 : ferme le texte et le résume.</translation>
    </message>
    <message>
        <source>Token %1: fills the text up to its full length.</source>
        <translation>Jeton %1 : remplit le texte jusqu’à sa pleine longueur.</translation>
    </message>
    <message>
        <source>Token %1: of a text encoder that this model folder does not have.</source>
        <translation>Jeton %1 : d’un encodeur de texte que ce dossier de modèle n’a pas.</translation>
    </message>
</context>
<context>
    <name>elboscope::Tour</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>To the step before (Left).</source>
        <translation>À l’étape précédente (Gauche).</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Ends the tour (Return).</source>
        <translation>Termine la visite (Entrée).</translation>
    </message>
    <message>
        <source>To the next step (Return or Right).</source>
        <translation>À l’étape suivante (Entrée ou Droite).</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Passer la visite</translation>
    </message>
    <message>
        <source>Ends the tour (Esc). The menu Help has it again.</source>
        <translation>Termine la visite (Échap). Le menu Aide la reprend.</translation>
    </message>
</context>
<context>
    <name>elboscope::TruthPanel</name>
    <message>
        <source>Threshold of the truth</source>
        <translation>Seuil de la vérité</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n valeur</numerusform>
            <numerusform>%n valeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) of the mask stand for no class here and count as background.</source>
        <translation>
            <numerusform>%n valeur du masque ne désigne ici aucune classe et compte comme fond.</numerusform>
            <numerusform>%n valeurs du masque ne désignent ici aucune classe et comptent comme fond.</numerusform>
        </translation>
    </message>
    <message>
        <source>mIoU, raw and calibrated</source>
        <translation>mIoU, brute et calibrée</translation>
    </message>
    <message>
        <source>Comparing with the truth…</source>
        <translation>Comparaison avec la vérité…</translation>
    </message>
    <message>
        <source>After a run the masks are compared with this truth.</source>
        <translation>Après une exécution, les masques sont comparés à cette vérité.</translation>
    </message>
    <message>
        <source>that of the masks (%1)</source>
        <translation>celui des masques (%1)</translation>
    </message>
    <message>
        <source>searched: raw %1, calibrated %2</source>
        <translation>cherché : brute %1, calibrée %2</translation>
    </message>
    <message>
        <source>searched for each</source>
        <translation>cherché pour chacune</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>calcul…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>best %1 at 1/γ %2</source>
        <translation>au mieux %1 à 1/γ %2</translation>
    </message>
    <message>
        <source>With a mask of what is really where, this panel tells how well the maps agree with it, class by class and for every γ. A mask is a PNG with one number a pixel: 0 background, 1 the first class, and so on. The samples bring theirs.</source>
        <translation>Avec un masque de ce qui est réellement où, ce panneau dit l’accord des cartes avec lui, classe par classe et pour chaque γ. Un masque est un PNG avec un nombre par pixel : 0 fond, 1 première classe, et ainsi de suite. Les exemples apportent le leur.</translation>
    </message>
    <message>
        <source>Open a mask…</source>
        <translation>Ouvrir un masque…</translation>
    </message>
    <message>
        <source>Chooses the mask of this picture. It can be dropped on the window, too.</source>
        <translation>Choisit le masque de cette image. On peut aussi le déposer sur la fenêtre.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Goes on without truth.</source>
        <translation>Continue sans vérité.</translation>
    </message>
    <message>
        <source>Remove the truth</source>
        <translation>Retirer la vérité</translation>
    </message>
    <message>
        <source>Mean intersection over union of all classes and the background, in percent. All of it is computed as the command line does, at the mask&apos;s own size; ≈ marks a quick estimate while a slider moves.</source>
        <translation>IoU moyenne de toutes les classes et du fond, en pour cent. Tout est calculé comme par la ligne de commande, à la taille du masque ; ≈ marque une estimation rapide pendant qu’un curseur bouge.</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>Se&amp;uil</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. “Searched” takes the best for raw and for calibrated maps, each found by the official evaluation&apos;s search, so that neither suffers from a threshold that suits the other.</source>
        <translation>À partir de quelle valeur un pixel appartient à une classe. « Cherché » prend la meilleure pour les cartes brutes et pour les calibrées, chacune trouvée par la recherche de l’évaluation officielle, pour qu’aucune ne souffre d’un seuil qui convient à l’autre.</translation>
    </message>
    <message>
        <source>Threshold of the comparison</source>
        <translation>Seuil de la comparaison</translation>
    </message>
    <message>
        <source>that of the masks</source>
        <translation>celui des masques</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU selon 1/γ</translation>
    </message>
    <message>
        <source>Labels of the mask</source>
        <translation>Valeurs du masque</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for.</source>
        <translation>Quelle classe chaque nombre du masque désigne.</translation>
    </message>
</context>
</TS>
