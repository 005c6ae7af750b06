<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccessibleViews</name>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>maps are there, the ELBO follows</source>
        <translation>Karten sind da, der ELBO folgt</translation>
    </message>
    <message>
        <source>S %1, exponent %2</source>
        <translation>S %1, Exponent %2</translation>
    </message>
    <message>
        <source>IoU %1 before and %2 after calibration</source>
        <translation>IoU %1 vor und %2 nach der Kalibrierung</translation>
    </message>
    <message>
        <source>%1, %2 map</source>
        <translation>%1, Karte „%2“</translation>
    </message>
    <message>
        <source>start of the text</source>
        <translation>Anfang des Textes</translation>
    </message>
    <message>
        <source>end of the text</source>
        <translation>Ende des Textes</translation>
    </message>
    <message>
        <source>belongs to the class %1</source>
        <translation>gehört zur Klasse %1</translation>
    </message>
    <message>
        <source>cut off, the model does not read it</source>
        <translation>abgeschnitten, das Modell liest es nicht</translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation>Token %1 von %2</translation>
    </message>
    <message>
        <source>loss %1, standard error %2</source>
        <translation>Verlust %1, Standardfehler %2</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Go to view &amp;1</source>
        <translation>Zu Ansicht &amp;1</translation>
    </message>
    <message>
        <source>Go to view &amp;2</source>
        <translation>Zu Ansicht &amp;2</translation>
    </message>
    <message>
        <source>Go to view &amp;3</source>
        <translation>Zu Ansicht &amp;3</translation>
    </message>
    <message>
        <source>Go to view &amp;4</source>
        <translation>Zu Ansicht &amp;4</translation>
    </message>
    <message>
        <source>Go to view &amp;5</source>
        <translation>Zu Ansicht &amp;5</translation>
    </message>
    <message>
        <source>Go to view &amp;6</source>
        <translation>Zu Ansicht &amp;6</translation>
    </message>
    <message>
        <source>Go to view &amp;7</source>
        <translation>Zu Ansicht &amp;7</translation>
    </message>
    <message>
        <source>Go to view &amp;8</source>
        <translation>Zu Ansicht &amp;8</translation>
    </message>
    <message>
        <source>Store view 1</source>
        <translation>Ansicht 1 merken</translation>
    </message>
    <message>
        <source>Store view 2</source>
        <translation>Ansicht 2 merken</translation>
    </message>
    <message>
        <source>Store view 3</source>
        <translation>Ansicht 3 merken</translation>
    </message>
    <message>
        <source>Store view 4</source>
        <translation>Ansicht 4 merken</translation>
    </message>
    <message>
        <source>Store view 5</source>
        <translation>Ansicht 5 merken</translation>
    </message>
    <message>
        <source>Store view 6</source>
        <translation>Ansicht 6 merken</translation>
    </message>
    <message>
        <source>Store view 7</source>
        <translation>Ansicht 7 merken</translation>
    </message>
    <message>
        <source>Store view 8</source>
        <translation>Ansicht 8 merken</translation>
    </message>
    <message>
        <source>&amp;What is here?</source>
        <translation>&amp;Was ist hier?</translation>
    </message>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked for it.</source>
        <translation>Auf eine Stelle einer Karte klicken oder einen Bereich umfahren: Die Wörter werden danach geordnet.</translation>
    </message>
    <message>
        <source>&amp;Outlines of the truth</source>
        <translation>&amp;Umrisse der Wahrheit</translation>
    </message>
    <message>
        <source>Shows or hides the outline of what each class really covers.</source>
        <translation>Zeigt oder verbirgt den Umriss dessen, was jede Klasse wirklich bedeckt.</translation>
    </message>
    <message>
        <source>Wi&amp;pe</source>
        <translation>Wi&amp;schen</translation>
    </message>
    <message>
        <source>Calibrated maps show the raw map to the left of a line that you drag.</source>
        <translation>Kalibrierte Karten zeigen links von einer Linie, die man zieht, die rohe Karte.</translation>
    </message>
    <message>
        <source>Shows the maps as they were stored: kinds, colours, range and zoom.</source>
        <translation>Zeigt die Karten so, wie sie gemerkt wurden: Arten, Farben, Bereich und Ausschnitt.</translation>
    </message>
    <message>
        <source>Stores how the maps are shown, to come back to it with Alt and the number.</source>
        <translation>Merkt sich, wie die Karten gezeigt werden; mit Alt und der Nummer kommt man darauf zurück.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens a picture to inspect, or a record of an earlier run.</source>
        <translation>Öffnet ein Bild zum Untersuchen oder die Aufzeichnung eines früheren Laufs.</translation>
    </message>
    <message>
        <source>Open &amp;truth…</source>
        <translation>&amp;Wahrheit öffnen …</translation>
    </message>
    <message>
        <source>Opens a mask of what is really where (one value a pixel: 0 background, 1 the first class...) to compare with.</source>
        <translation>Öffnet eine Maske dessen, was wirklich wo ist (ein Wert je Pixel: 0 Hintergrund, 1 die erste Klasse …), zum Vergleich.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Takes what is on the clipboard: a picture, files, or text as the caption.</source>
        <translation>Nimmt, was in der Zwischenablage ist: ein Bild, Dateien oder Text als Bildunterschrift.</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle …</translation>
    </message>
    <message>
        <source>Chooses a diffusion model: what it has and lacks, how much memory it takes, where to get one.</source>
        <translation>Wählt ein Diffusionsmodell: was es hat und was fehlt, wie viel Speicher es braucht, woher man eines bekommt.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closes the program; a run that is going on is stopped.</source>
        <translation>Schließt das Programm; ein laufender Lauf wird abgebrochen.</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Measures where the model looks for each class and how sure it is of it.</source>
        <translation>Misst, wohin das Modell für jede Klasse schaut und wie sicher es sich ist.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Stops after the present step; what is finished is kept.</source>
        <translation>Hält nach dem laufenden Schritt an; was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last change of caption, classes or settings.</source>
        <translation>Nimmt die letzte Änderung an Bildunterschrift, Klassen oder Einstellungen zurück.</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back.</source>
        <translation>Macht die zurückgenommene Änderung noch einmal.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Enlarges all maps.</source>
        <translation>Vergrößert alle Karten.</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shows more of the picture.</source>
        <translation>Zeigt mehr vom Bild.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Shows the whole picture in every map.</source>
        <translation>Zeigt in jeder Karte das ganze Bild.</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>Shows or hides the list of what went wrong.</source>
        <translation>Zeigt oder verbirgt die Liste dessen, was schiefging.</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Uses the whole screen, or gives it back.</source>
        <translation>Nutzt den ganzen Bildschirm oder gibt ihn zurück.</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Puts every panel back to its first place.</source>
        <translation>Bringt jedes Feld an seinen ersten Platz zurück.</translation>
    </message>
    <message>
        <source>Sample &amp;gallery…</source>
        <translation>Beispiel&amp;galerie …</translation>
    </message>
    <message>
        <source>Shows all samples as pictures, with what is really where.</source>
        <translation>Zeigt alle Beispiele als Bilder, mit dem, was wirklich wo ist.</translation>
    </message>
    <message>
        <source>&amp;What this means</source>
        <translation>&amp;Was das bedeutet</translation>
    </message>
    <message>
        <source>Shows or hides the result in sentences.</source>
        <translation>Zeigt oder verbirgt das Ergebnis in Sätzen.</translation>
    </message>
    <message>
        <source>&amp;Explain a control</source>
        <translation>Bedienelement &amp;erklären</translation>
    </message>
    <message>
        <source>Tells what a control does, with the formula and where the paper has it: the one under the mouse or with the keyboard focus, or the next one that is clicked.</source>
        <translation>Erklärt ein Bedienelement, mit Formel und Stelle im Artikel: das unter der Maus oder mit dem Tastaturfokus, sonst das nächste, auf das geklickt wird.</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>A short walk: what is where, in six steps.</source>
        <translation>Ein kurzer Gang: was wo ist, in sechs Schritten.</translation>
    </message>
    <message>
        <source>&amp;Layers of the network</source>
        <translation>&amp;Schichten des Netzes</translation>
    </message>
    <message>
        <source>Shows or hides the raw attention of every layer to every token, for experts.</source>
        <translation>Zeigt oder verbirgt die rohe Aufmerksamkeit jeder Schicht auf jedes Token, für Fachleute.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results as one file, to go on with another day.</source>
        <translation>Speichert Bild, Bildunterschrift, Einstellungen und Ergebnisse als eine Datei, um ein andermal weiterzumachen.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Saves picture, caption, settings and results under another name.</source>
        <translation>Speichert Bild, Bildunterschrift, Einstellungen und Ergebnisse unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Writes maps as pictures, numbers as tables, or everything as a report.</source>
        <translation>Schreibt Karten als Bilder, Zahlen als Tabellen oder alles als Bericht.</translation>
    </message>
    <message>
        <source>&amp;Copy the maps</source>
        <translation>Karten &amp;kopieren</translation>
    </message>
    <message>
        <source>Puts the maps that are shown into the clipboard, as one picture with legend.</source>
        <translation>Legt die gezeigten Karten als ein Bild mit Legende in die Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Search commands…</source>
        <translation>Befehle &amp;suchen …</translation>
    </message>
    <message>
        <source>Finds every command by a few letters of its name and runs it.</source>
        <translation>Findet jeden Befehl mit ein paar Buchstaben seines Namens und führt ihn aus.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>Shows all keys of the program and changes them.</source>
        <translation>Zeigt alle Tasten des Programms und ändert sie.</translation>
    </message>
    <message>
        <source>&amp;About Elboscope…</source>
        <translation>&amp;Über Elboscope …</translation>
    </message>
    <message>
        <source>Tells versions, licences and where the method comes from.</source>
        <translation>Nennt Versionen, Lizenzen und die Herkunft der Methode.</translation>
    </message>
    <message>
        <source>P&amp;resent</source>
        <translation>&amp;Vorführen</translation>
    </message>
    <message>
        <source>Shows maps and class names large on the whole screen, without panels. Escape leaves.</source>
        <translation>Zeigt Karten und Klassennamen groß auf dem ganzen Bildschirm, ohne Felder. Escape beendet es.</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Moves the keyboard focus on: toolbar, panels, maps, status line.</source>
        <translation>Bringt den Tastaturfokus weiter: Werkzeugleiste, Felder, Karten, Statuszeile.</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Moves the keyboard focus back: status line, maps, panels, toolbar.</source>
        <translation>Bringt den Tastaturfokus zurück: Statuszeile, Karten, Felder, Werkzeugleiste.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Paste the caption</source>
        <translation>Bildunterschrift einfügen</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>The text that the model reads while its attention is watched. Every class has to stand in it as a word or phrase. Without a caption the program writes “a photo of” and the classes.</source>
        <translation>Der Text, den das Modell liest, während man seiner Aufmerksamkeit zusieht. Jede Klasse muss darin als Wort oder Wendung stehen. Ohne Bildunterschrift schreibt das Programm „a photo of“ und die Klassen.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The model does not read words but tokens, pieces of words with numbers. Each token has an attention map of its own; the map of a class is the mean of its tokens’ maps.</source>
        <translation>Das Modell liest keine Wörter, sondern Token: nummerierte Wortteile. Jedes Token hat eine eigene Aufmerksamkeitskarte; die Karte einer Klasse ist das Mittel der Karten ihrer Token.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The things to be found. Their maps and losses are compared with each other, so which classes are in the list changes the result of every one of them.</source>
        <translation>Die Dinge, die gefunden werden sollen. Ihre Karten und Verluste werden miteinander verglichen; darum ändert jede Klasse in der Liste das Ergebnis aller.</translation>
    </message>
    <message>
        <source>Raw map</source>
        <translation>Rohe Karte</translation>
    </message>
    <message>
        <source>Cross-attention says how strongly each place of the picture listens to a word. It is averaged over heads, layers and timesteps and stretched to 0…1. The stretching makes a word the model hardly sees look as strong as any other: that is the misalignment.</source>
        <translation>Cross-Attention sagt, wie stark jede Stelle des Bildes auf ein Wort hört. Sie wird über Köpfe, Schichten und Zeitschritte gemittelt und auf 0…1 gestreckt. Durch das Strecken sieht ein Wort, das das Modell kaum sieht, so stark aus wie jedes andere: Das ist die Fehlausrichtung.</translation>
    </message>
    <message>
        <source>Calibrated map</source>
        <translation>Kalibrierte Karte</translation>
    </message>
    <message>
        <source>The raw map raised to a power that grows with the doubt about the class. Values below 1 fall, so a class the model is unsure of claims less of the picture.</source>
        <translation>Die rohe Karte, erhoben zu einer Potenz, die mit dem Zweifel an der Klasse wächst. Werte unter 1 sinken; eine Klasse, bei der das Modell unsicher ist, beansprucht weniger vom Bild.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Calibrated minus raw: blue where calibration took something away, red where it gave.</source>
        <translation>Kalibriert minus roh: blau, wo die Kalibrierung etwas wegnahm, rot, wo sie etwas gab.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Every pixel belongs to the class whose map is highest there, or to the background where no map reaches the threshold.</source>
        <translation>Jeder Pixel gehört zu der Klasse, deren Karte dort am höchsten ist, oder zum Hintergrund, wo keine Karte die Schwelle erreicht.</translation>
    </message>
    <message>
        <source>Likelihood map</source>
        <translation>Likelihood-Karte</translation>
    </message>
    <message>
        <source>Where in the picture the words of a class help to remove noise, compared with no words at all. A second opinion that does not come from attention.</source>
        <translation>Wo im Bild die Wörter einer Klasse helfen, Rauschen zu entfernen, verglichen mit gar keinen Wörtern. Eine zweite Meinung, die nicht aus der Aufmerksamkeit kommt.</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Bereich der Farben</translation>
    </message>
    <message>
        <source>Locked, a colour means the same value in every map. Stretched, each class uses all colours, and maps must not be compared with each other.</source>
        <translation>Fest: Eine Farbe bedeutet in jeder Karte denselben Wert. Gestreckt: Jede Klasse nutzt alle Farben, und Karten dürfen nicht miteinander verglichen werden.</translation>
    </message>
    <message>
        <source>How maps are shown</source>
        <translation>Wie Karten gezeigt werden</translation>
    </message>
    <message>
        <source>Changes what you see, never what was computed.</source>
        <translation>Ändert, was man sieht, nie, was berechnet wurde.</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>A mask that says what is really where. Overlap divided by union of both masks tells how well they agree; the mean is taken over the classes and the background.</source>
        <translation>Eine Maske, die sagt, was wirklich wo ist. Die Schnittfläche geteilt durch die Vereinigung beider Masken sagt, wie gut sie übereinstimmen; gemittelt wird über die Klassen und den Hintergrund.</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Was ist hier?</translation>
    </message>
    <message>
        <source>Turns the question around: not where a word is, but which words point to a place.</source>
        <translation>Dreht die Frage um: nicht, wo ein Wort ist, sondern welche Wörter auf eine Stelle zeigen.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>How much doubt counts. The class the model is surest of keeps its map; the one it is least sure of is raised to the power 1/γ; the others lie between. The paper found 1/2 or 1/3 best.</source>
        <translation>Wie viel der Zweifel zählt. Die Klasse, bei der das Modell am sichersten ist, behält ihre Karte; die unsicherste wird zur Potenz 1/γ erhoben; die anderen liegen dazwischen. Der Artikel fand 1/2 oder 1/3 am besten.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>The authors’ code and their paper differ in several steps: softmax, weights of timesteps and layers, the order of enlarging and sharpening. A preset sets them all.</source>
        <translation>Code und Artikel der Autoren unterscheiden sich in mehreren Schritten: Softmax, Gewichte der Zeitschritte und Schichten, Reihenfolge von Vergrößern und Schärfen. Eine Voreinstellung setzt alle.</translation>
    </message>
    <message>
        <source>How sure the model is (ELBO)</source>
        <translation>Wie sicher das Modell ist (ELBO)</translation>
    </message>
    <message>
        <source>Noise is added to the picture, and the model guesses it while reading “a photo of …”. The better it guesses, the better the words explain the picture. The same noise is used for all classes, so even small differences tell something; the lines show how uncertain they are.</source>
        <translation>Dem Bild wird Rauschen hinzugefügt, und das Modell errät es, während es „a photo of …“ liest. Je besser es rät, desto besser erklären die Wörter das Bild. Für alle Klassen wird dasselbe Rauschen benutzt, sodass auch kleine Unterschiede etwas sagen; die Linien zeigen, wie unsicher sie sind.</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Verlust über die Zeitschritte</translation>
    </message>
    <message>
        <source>The loss of each class at each amount of noise. Timesteps that are dragged out of the choice do not count; the maps follow at once.</source>
        <translation>Der Verlust jeder Klasse bei jeder Menge Rauschen. Zeitschritte, die aus der Auswahl gezogen sind, zählen nicht; die Karten folgen sofort.</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Zeitschritte der Karten</translation>
    </message>
    <message>
        <source>How much noise is in the picture while attention is watched. Little noise gives the better maps.</source>
        <translation>Wie viel Rauschen im Bild ist, während die Aufmerksamkeit beobachtet wird. Wenig Rauschen gibt die besseren Karten.</translation>
    </message>
    <message>
        <source>Where exponents come from</source>
        <translation>Woher die Exponenten kommen</translation>
    </message>
    <message>
        <source>The method takes them from the ELBO. The same exponent for all, and the order turned around, are there to see that it is the ELBO that helps and not the power alone.</source>
        <translation>Die Methode nimmt sie aus dem ELBO. Derselbe Exponent für alle und die umgekehrte Reihenfolge sind da, um zu sehen, dass der ELBO hilft und nicht die Potenz allein.</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>Schärfung</translation>
    </message>
    <message>
        <source>The method has one exponent a class. The other choices use the likelihood L at every pixel and go beyond the paper.</source>
        <translation>Die Methode hat einen Exponenten je Klasse. Die anderen Möglichkeiten nutzen die Likelihood L an jedem Pixel und gehen über den Artikel hinaus.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Lets classes compete for every place, so that their values add up to 1. The last line of the paper’s algorithm; the authors’ code leaves it out.</source>
        <translation>Lässt die Klassen um jede Stelle wetteifern, sodass ihre Werte zusammen 1 ergeben. Die letzte Zeile des Algorithmus im Artikel; der Code der Autoren lässt sie weg.</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Unsicheren ELBOs weniger trauen</translation>
    </message>
    <message>
        <source>Min-max stretches even a difference that is pure chance to the full range. Where best and worst loss are less than two standard errors apart, this makes the exponents smaller in proportion.</source>
        <translation>Min-Max streckt auch einen rein zufälligen Unterschied auf den vollen Bereich. Wo bester und schlechtester Verlust weniger als zwei Standardfehler auseinanderliegen, macht dies die Exponenten im Verhältnis kleiner.</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>Zeitschritte wie im Artikel gewichten</translation>
    </message>
    <message>
        <source>A training loss weights timesteps in its own way; this takes that weight out again, as the paper demands. The authors’ code adds the losses up as they are.</source>
        <translation>Ein Trainingsverlust gewichtet Zeitschritte auf seine Weise; dies nimmt das Gewicht wieder heraus, wie der Artikel es verlangt. Der Code der Autoren addiert die Verluste, wie sie sind.</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>Mit der ganzen Bildunterschrift vergleichen</translation>
    </message>
    <message>
        <source>The noise that was drawn is the same in both predictions and cancels: the order of the classes is known with fewer timesteps.</source>
        <translation>Das gezogene Rauschen ist in beiden Vorhersagen dasselbe und hebt sich auf: Die Reihenfolge der Klassen ist mit weniger Zeitschritten bekannt.</translation>
    </message>
    <message>
        <source>Sharpen at the picture’s size</source>
        <translation>In Bildgröße schärfen</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>Gewichte der Schichten</translation>
    </message>
    <message>
        <source>A network has many attention layers of several sizes. Those in the middle know best what a word means, those at the ends where edges are. The paper takes the plain mean, the authors’ code these weights.</source>
        <translation>Ein Netz hat viele Aufmerksamkeitsschichten verschiedener Größe. Die in der Mitte wissen am besten, was ein Wort bedeutet, die an den Enden, wo Kanten sind. Der Artikel nimmt das einfache Mittel, der Code der Autoren diese Gewichte.</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>Self-Attention</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>Self-Attention sagt, welche Stellen des Bildes zusammengehören. Jeder Durchgang verteilt eine Karte entlang davon; das füllt Gegenstände und glättet Rauschen.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. The official evaluation searches it with the truth; here it is yours.</source>
        <translation>Ab welchem Wert ein Pixel zu einer Klasse gehört. Die offizielle Auswertung sucht sie mit der Wahrheit; hier bestimmen Sie.</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>A und B vergleichen</translation>
    </message>
    <message>
        <source>Two places to keep settings in, to flip between them and see what they change.</source>
        <translation>Zwei Plätze für Einstellungen, um zwischen ihnen zu wechseln und zu sehen, was sie ändern.</translation>
    </message>
    <message>
        <source>Truth over gamma</source>
        <translation>Wahrheit über Gamma</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of calibration. On one picture this proves little; the paper’s curve is over whole data sets.</source>
        <translation>Wie gut die Masken mit der Wahrheit übereinstimmen, für jede Stärke der Kalibrierung. An einem Bild beweist das wenig; die Kurve des Artikels geht über ganze Datensätze.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>What a run asks of the network. The paper measures the ELBO at 20 amounts of noise spread over the whole range, and attention at 10 with little noise.</source>
        <translation>Was ein Lauf vom Netz verlangt. Der Artikel misst den ELBO bei 20 über den ganzen Bereich verteilten Mengen Rauschen und die Aufmerksamkeit bei 10 mit wenig Rauschen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>A diffusion model that draws pictures from text. Nothing is trained here: what it has learned is only looked at.</source>
        <translation>Ein Diffusionsmodell, das aus Text Bilder zeichnet. Hier wird nichts trainiert: Was es gelernt hat, wird nur angesehen.</translation>
    </message>
    <message>
        <source>Paper (ELBO-T2IAlign, arXiv 2506.09740), section %1</source>
        <translation>Artikel (ELBO-T2IAlign, arXiv 2506.09740), Abschnitt %1</translation>
    </message>
    <message>
        <source>The authors’ code; what the paper says: section %1 (arXiv 2506.09740)</source>
        <translation>Der Code der Autoren; was der Artikel sagt: Abschnitt %1 (arXiv 2506.09740)</translation>
    </message>
    <message>
        <source>This program’s own; not in the paper</source>
        <translation>Eigenes dieses Programms; nicht im Artikel</translation>
    </message>
    <message>
        <source>A power after enlarging is not the same as before: edges get steeper. The paper and the authors’ code both sharpen the small maps.</source>
        <translation>Eine Potenz nach dem Vergrößern ist nicht dasselbe wie davor: Kanten werden steiler. Artikel und Code der Autoren schärfen beide die kleinen Karten.</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>abwärts</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aufwärts</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>Auffüllung %1</translation>
    </message>
    <message>
        <source>no encoder %1</source>
        <translation>kein Encoder %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>trained for %1 pixels a side</source>
        <translation>trainiert für %1 Pixel je Seite</translation>
    </message>
    <message>
        <source>reads %1 tokens</source>
        <translation>liest %1 Token</translation>
    </message>
    <message>
        <source>predicts noise</source>
        <translation>sagt Rauschen voraus</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>sagt die Geschwindigkeit voraus (v)</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>sagt das Bild voraus</translation>
    </message>
    <message>
        <source>rectified flow</source>
        <translation>Rectified Flow</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 Milliarden</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Millionen</translation>
    </message>
    <message>
        <source>one network in memory at a time</source>
        <translation>immer nur ein Netz im Speicher</translation>
    </message>
    <message>
        <source>weights stay as they are stored, slower</source>
        <translation>Gewichte bleiben, wie sie gespeichert sind, langsamer</translation>
    </message>
    <message>
        <source>the whole model in memory</source>
        <translation>das ganze Modell im Speicher</translation>
    </message>
</context>
<context>
    <name>ProgramParts</name>
    <message>
        <source>this program and its sticker model</source>
        <translation>dieses Programm und sein Stickermodell</translation>
    </message>
    <message>
        <source>runs the diffusion models</source>
        <translation>rechnet die Diffusionsmodelle</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>das Fenster</translation>
    </message>
    <message>
        <source>reads, resizes and writes pictures</source>
        <translation>liest, skaliert und schreibt Bilder</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>die Diagramme</translation>
    </message>
    <message>
        <source>tokens of T5 models</source>
        <translation>Token der T5-Modelle</translation>
    </message>
    <message>
        <source>reads configurations</source>
        <translation>liest Konfigurationen</translation>
    </message>
    <message>
        <source>the stickers of the sample scenes</source>
        <translation>die Sticker der Beispielszenen</translation>
    </message>
    <message>
        <source>suggests phrases of captions</source>
        <translation>schlägt Wendungen aus Bildunterschriften vor</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Encoding the picture</source>
        <translation>Bild wird kodiert</translation>
    </message>
    <message>
        <source>Collecting attention</source>
        <translation>Aufmerksamkeit wird gesammelt</translation>
    </message>
    <message>
        <source>Measuring ELBO</source>
        <translation>ELBO wird gemessen</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Loading weights</source>
        <translation>Gewichte werden geladen</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Modell wird geprüft</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>Fingerabdruck der Gewichte</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>Vergleich mit der Wahrheit</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>Dateien werden geschrieben</translation>
    </message>
    <message>
        <source>Drawing maps</source>
        <translation>Karten werden gezeichnet</translation>
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
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>ResultSentences</name>
    <message>
        <source>There is no picture yet. Open one, drop one on the window, or take a sample from the menu File.</source>
        <translation>Noch ist kein Bild da. Öffnen Sie eines, ziehen Sie eines auf das Fenster, oder nehmen Sie ein Beispiel aus dem Menü Datei.</translation>
    </message>
    <message>
        <source>The run has just begun. The first maps appear after a few steps of it.</source>
        <translation>Der Lauf hat gerade begonnen. Die ersten Karten erscheinen nach ein paar Schritten.</translation>
    </message>
    <message>
        <source>There are no classes yet. Click a word of the caption: the model is then asked where it sees it.</source>
        <translation>Noch gibt es keine Klassen. Klicken Sie auf ein Wort der Bildunterschrift: Das Modell wird dann gefragt, wo es das sieht.</translation>
    </message>
    <message>
        <source>Nothing is measured yet. Run asks the model where it looks for each class, and how well each class explains the picture.</source>
        <translation>Noch ist nichts gemessen. Start fragt das Modell, wohin es für jede Klasse schaut und wie gut jede Klasse das Bild erklärt.</translation>
    </message>
    <message>
        <source>These maps belong to an earlier caption, class list, model or measurement; Run measures what is set now.</source>
        <translation>Diese Karten gehören zu einer früheren Bildunterschrift, Klassenliste, Messung oder einem früheren Modell; Start misst, was jetzt eingestellt ist.</translation>
    </message>
    <message>
        <source>The run is going on: the ELBO of %1 of %2 classes is there. The others keep exponent 1 until theirs is.</source>
        <translation>Der Lauf geht weiter: Der ELBO von %1 der %2 Klassen ist da. Die anderen behalten Exponent 1, bis ihrer da ist.</translation>
    </message>
    <message>
        <source>The run was stopped before it was complete: the ELBO of %1 of %2 classes is there. The others keep exponent 1, so their maps are not calibrated.</source>
        <translation>Der Lauf wurde vor dem Ende angehalten: Der ELBO von %1 der %2 Klassen ist da. Die anderen behalten Exponent 1, ihre Karten sind also nicht kalibriert.</translation>
    </message>
    <message>
        <source>Each map is multiplied by the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>Jede Karte wird mit der Wurzel daraus multipliziert, wie wahrscheinlich die Klasse an einem Pixel ist; γ spielt keine Rolle.</translation>
    </message>
    <message>
        <source>No calibration: γ is 1, so every exponent is 1 and calibrated maps are the raw maps.</source>
        <translation>Keine Kalibrierung: γ ist 1, also ist jeder Exponent 1, und kalibrierte Karten sind die rohen Karten.</translation>
    </message>
    <message>
        <source>Every class gets the same exponent %1, whatever its ELBO: the paper&apos;s control, not the method.</source>
        <translation>Jede Klasse bekommt denselben Exponenten %1, gleich wie ihr ELBO ist: die Kontrolle des Artikels, nicht die Methode.</translation>
    </message>
    <message>
        <source>With a single class there is nothing to compare it with: its exponent is 1, and calibration changes nothing. Add a second class.</source>
        <translation>Eine einzelne Klasse lässt sich mit nichts vergleichen: Ihr Exponent ist 1, und die Kalibrierung ändert nichts. Fügen Sie eine zweite Klasse hinzu.</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance. The exponents are drawn toward 1 for it.</source>
        <translation>Die Verluste unterscheiden sich um weniger als zwei Standardfehler, ihre Reihenfolge kann also Zufall sein. Die Exponenten sind dafür zur 1 hin gezogen.</translation>
    </message>
    <message>
        <source>The losses differ by less than two standard errors, so their order may be chance: trust the raw maps as much as the calibrated ones, or tick “Trust uncertain ELBOs less”.</source>
        <translation>Die Verluste unterscheiden sich um weniger als zwei Standardfehler, ihre Reihenfolge kann also Zufall sein: Trauen Sie den rohen Karten so viel wie den kalibrierten, oder wählen Sie „Unsicheren ELBOs weniger trauen“.</translation>
    </message>
    <message>
        <source>%1 explains the picture best (loss %2).</source>
        <translation>%1 erklärt das Bild am besten (Verlust %2).</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher, %4 times the uncertainty of that difference.</source>
        <translation>Bei %1 ist das Modell weniger sicher als bei %2: Der Verlust ist um %3 höher, das %4-Fache der Unsicherheit dieses Unterschieds.</translation>
    </message>
    <message>
        <source>The model is less sure of %1 than of %2: its loss is %3 higher.</source>
        <translation>Bei %1 ist das Modell weniger sicher als bei %2: Der Verlust ist um %3 höher.</translation>
    </message>
    <message>
        <source>So its map is held back: S %1, exponent %2.</source>
        <translation>Darum wird die Karte zurückgehalten: S %1, Exponent %2.</translation>
    </message>
    <message>
        <source>Its map stays as it is: S 1, exponent 1.</source>
        <translation>Die Karte bleibt, wie sie ist: S 1, Exponent 1.</translation>
    </message>
    <message>
        <source>Its mask shrinks from %1 % to %2 % of the picture.</source>
        <translation>Ihre Maske schrumpft von %1 % auf %2 % des Bildes.</translation>
    </message>
    <message>
        <source>Its mask grows from %1 % to %2 % of the picture.</source>
        <translation>Ihre Maske wächst von %1 % auf %2 % des Bildes.</translation>
    </message>
    <message numerus="yes">
        <source>%n more class(es) follow in the chart.</source>
        <translation>
            <numerusform>%n weitere Klasse folgt im Diagramm.</numerusform>
            <numerusform>%n weitere Klassen folgen im Diagramm.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not stand in the caption, so there is no map of it.</source>
        <translation>%1 steht nicht in der Bildunterschrift, darum gibt es keine Karte davon.</translation>
    </message>
    <message>
        <source>%1 was not measured: its map is the raw one.</source>
        <translation>%1 wurde nicht gemessen: Die Karte ist die rohe.</translation>
    </message>
    <message>
        <source>%1 is new in the list and not measured yet: Run.</source>
        <translation>%1 ist neu in der Liste und noch nicht gemessen: Start.</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration changes nothing here: mean IoU %1.</source>
        <translation>Verglichen mit der Wahrheit ändert die Kalibrierung hier nichts: mittlere IoU %1.</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration helps here: mean IoU %1 (%2).</source>
        <translation>Verglichen mit der Wahrheit hilft die Kalibrierung hier: mittlere IoU %1 (%2).</translation>
    </message>
    <message>
        <source>Compared with the truth, calibration does harm here: mean IoU %1 (%2).</source>
        <translation>Verglichen mit der Wahrheit schadet die Kalibrierung hier: mittlere IoU %1 (%2).</translation>
    </message>
    <message>
        <source>%1 gains most (%2).</source>
        <translation>Am meisten gewinnt %1 (%2).</translation>
    </message>
    <message>
        <source>%1 loses most (%2).</source>
        <translation>Am meisten verliert %1 (%2).</translation>
    </message>
    <message>
        <source>The order is turned around: the class the model is surest of is held back most. A control, which should do worse.</source>
        <translation>Die Reihenfolge ist umgekehrt: Die Klasse, bei der das Modell am sichersten ist, wird am meisten zurückgehalten. Eine Kontrolle, die schlechter abschneiden sollte.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>two things, apart: what everything looks like when it is easy</source>
        <translation>zwei Dinge, getrennt: wie alles aussieht, wenn es leicht ist</translation>
    </message>
    <message>
        <source>Cat and dog</source>
        <translation>Katze und Hund</translation>
    </message>
    <message>
        <source>Purple dog, apple and tree</source>
        <translation>Lila Hund, Apfel und Baum</translation>
    </message>
    <message>
        <source>Bicycle, boat and fish at night</source>
        <translation>Fahrrad, Boot und Fisch bei Nacht</translation>
    </message>
    <message>
        <source>one object hides half of another</source>
        <translation>ein Gegenstand verdeckt die Hälfte eines anderen</translation>
    </message>
    <message>
        <source>Cat, fish and bird in a heap</source>
        <translation>Katze, Fisch und Vogel auf einem Haufen</translation>
    </message>
    <message>
        <source>occlusion, colours and an object mostly hidden</source>
        <translation>Verdeckung, Farben und ein fast verborgener Gegenstand</translation>
    </message>
    <message>
        <source>the rarest classes of the training only</source>
        <translation>nur die seltensten Klassen des Trainings</translation>
    </message>
    <message>
        <source>Tree and ball</source>
        <translation>Baum und Ball</translation>
    </message>
    <message>
        <source>two classes that are drawn alike, and calibration takes too much away</source>
        <translation>zwei Klassen, die ähnlich gezeichnet sind, und die Kalibrierung nimmt zu viel weg</translation>
    </message>
    <message>
        <source>Sheep behind a ball</source>
        <translation>Schaf hinter einem Ball</translation>
    </message>
    <message>
        <source>the map of the ball reaches over the sheep</source>
        <translation>die Karte des Balls reicht über das Schaf</translation>
    </message>
    <message>
        <source>thin lines on a dark ground</source>
        <translation>dünne Linien auf dunklem Grund</translation>
    </message>
    <message>
        <source>a colour nobody expects on a dog, and calibration does harm</source>
        <translation>eine Farbe, die bei einem Hund niemand erwartet, und die Kalibrierung schadet</translation>
    </message>
    <message>
        <source>Small cow and butterfly</source>
        <translation>Kleine Kuh und Schmetterling</translation>
    </message>
    <message>
        <source>objects of a few latent cells: the raw maps are far too wide</source>
        <translation>Gegenstände von wenigen latenten Zellen: Die rohen Karten sind viel zu breit</translation>
    </message>
    <message>
        <source>Small elephant, flower and bird</source>
        <translation>Kleiner Elefant, Blume und Vogel</translation>
    </message>
    <message>
        <source>small, and far apart</source>
        <translation>klein und weit voneinander</translation>
    </message>
    <message>
        <source>Cat behind a tree</source>
        <translation>Katze hinter einem Baum</translation>
    </message>
    <message>
        <source>Sheep, elephant and rabbit</source>
        <translation>Schaf, Elefant und Kaninchen</translation>
    </message>
    <message>
        <source>Sheep, banana and rabbit</source>
        <translation>Schaf, Banane und Kaninchen</translation>
    </message>
    <message>
        <source>rare classes that the model tells apart all the same</source>
        <translation>seltene Klassen, die das Modell trotzdem unterscheidet</translation>
    </message>
    <message>
        <source>Ball, dog, horse and cat</source>
        <translation>Ball, Hund, Pferd und Katze</translation>
    </message>
    <message>
        <source>four objects in a heap</source>
        <translation>vier Gegenstände auf einem Haufen</translation>
    </message>
</context>
<context>
    <name>Timesteps</name>
    <message>
        <source>official: 1, 51 … 951</source>
        <translation>offiziell: 1, 51 … 951</translation>
    </message>
    <message>
        <source>quick: 5 over all</source>
        <translation>schnell: 5 über alles</translation>
    </message>
    <message>
        <source>fine: 50 over all</source>
        <translation>fein: 50 über alles</translation>
    </message>
    <message>
        <source>little noise: 10 below 200</source>
        <translation>wenig Rauschen: 10 unter 200</translation>
    </message>
    <message>
        <source>medium noise: 10 at 400 to 600</source>
        <translation>mittleres Rauschen: 10 von 400 bis 600</translation>
    </message>
    <message>
        <source>much noise: 10 at 700 to 900</source>
        <translation>viel Rauschen: 10 von 700 bis 900</translation>
    </message>
    <message>
        <source>official: 20, 40 … 200</source>
        <translation>offiziell: 20, 40 … 200</translation>
    </message>
    <message>
        <source>quick: 40, 120, 200</source>
        <translation>schnell: 40, 120, 200</translation>
    </message>
    <message>
        <source>fine: 10, 20 … 200</source>
        <translation>fein: 10, 20 … 200</translation>
    </message>
    <message>
        <source>standard: those of the model</source>
        <translation>Standard: die des Modells</translation>
    </message>
</context>
<context>
    <name>elboscope::AboutDialog</name>
    <message>
        <source>About Elboscope</source>
        <translation>Über Elboscope</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Sign of Elboscope</source>
        <translation>Zeichen von Elboscope</translation>
    </message>
    <message>
        <source>Shows where a diffusion model looks for every word of a caption, how wrong that is, and what calibration does about it.</source>
        <translation>Zeigt, wohin ein Diffusionsmodell bei jedem Wort einer Bildunterschrift schaut, wie falsch das ist und was die Kalibrierung daran ändert.</translation>
    </message>
    <message>
        <source>The method is that of the paper “ELBO-T2IAlign” (%1). This program is an independent implementation of it.</source>
        <translation>Die Methode ist die des Artikels „ELBO-T2IAlign“ (%1). Dieses Programm ist eine unabhängige Umsetzung davon.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. The pictures of the stickers are Noto Color Emoji by Google.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung. Die Bilder der Sticker sind Noto Color Emoji von Google.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Copies this list to the clipboard, for a report of a fault.</source>
        <translation>Kopiert diese Liste in die Zwischenablage, für eine Fehlermeldung.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>elboscope::ActionList</name>
    <message>
        <source>This cannot be used right now.</source>
        <translation>Das geht gerade nicht.</translation>
    </message>
</context>
<context>
    <name>elboscope::CalibrationPanel</name>
    <message>
        <source>Reset the calibration</source>
        <translation>Kalibrierung zurücksetzen</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>Wie sicher das Modell ist</translation>
    </message>
    <message>
        <source>The ELBO loss of each class: how well the model explains the picture with it.</source>
        <translation>Der ELBO-Verlust jeder Klasse: wie gut das Modell das Bild mit ihr erklärt.</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Verlust über die Zeitschritte</translation>
    </message>
    <message>
        <source>Where along the noise the classes differ, and which timesteps count.</source>
        <translation>Wo im Rauschen sich die Klassen unterscheiden und welche Zeitschritte zählen.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>How maps become masks.</source>
        <translation>Wie aus Karten Masken werden.</translation>
    </message>
    <message>
        <source>Layers and attention</source>
        <translation>Schichten und Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Which attention the maps are made of.</source>
        <translation>Aus welcher Aufmerksamkeit die Karten gemacht sind.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Variants of the method: what the paper does differently, controls, ideas beyond it.</source>
        <translation>Spielarten der Methode: was der Artikel anders macht, Kontrollen, Ideen darüber hinaus.</translation>
    </message>
    <message>
        <source>After a run this chart compares how well “a photo of …” explains the picture for each class.</source>
        <translation>Nach einem Lauf vergleicht dieses Diagramm, wie gut „a photo of …“ das Bild für jede Klasse erklärt.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift and click keeps new ones.</source>
        <translation>Merkt sich die jetzigen Einstellungen als A; spätere Klicks bringen sie zurück, sodass man zwischen zweien wechseln kann. Umschalt und Klick merkt neue.</translation>
    </message>
    <message>
        <source>Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones.</source>
        <translation>Merkt sich die jetzigen Einstellungen als B; spätere Klicks bringen sie zurück. Umschalt und Klick merkt neue.</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>Einstellungen A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>Einstellungen B</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Sets everything in this panel to what it was at the start: what is recommended for the model.</source>
        <translation>Setzt alles in diesem Feld auf den Anfang: was für das Modell empfohlen ist.</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionEdit</name>
    <message>
        <source>Type the caption</source>
        <translation>Bildunterschrift schreiben</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>a photo of a cat and a dog</source>
        <translation>a photo of a cat and a dog</translation>
    </message>
    <message>
        <source>What is in the picture, in the language the model was trained on (English nearly always). Without a caption, “a photo of” and the classes are used.</source>
        <translation>Was auf dem Bild ist, in der Sprache, mit der das Modell trainiert wurde (fast immer Englisch). Ohne Bildunterschrift werden „a photo of“ und die Klassen benutzt.</translation>
    </message>
</context>
<context>
    <name>elboscope::CaptionPanel</name>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Token</translation>
    </message>
    <message>
        <source>Tokens beyond the limit are cut off: the model never sees them.</source>
        <translation>Token jenseits der Grenze werden abgeschnitten: Das Modell sieht sie nie.</translation>
    </message>
    <message>
        <source>The text encoder reads this many tokens, start and end included.</source>
        <translation>So viele Token liest der Text-Encoder, Anfang und Ende eingeschlossen.</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>Bild&amp;unterschrift</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>K&amp;lassen</translation>
    </message>
    <message>
        <source>Click a word above to make it a class, or drag over several.</source>
        <translation>Auf ein Wort oben klicken, um daraus eine Klasse zu machen, oder über mehrere ziehen.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>A word or phrase of the caption; several with commas between. Return adds them.</source>
        <translation>Ein Wort oder eine Wendung der Bildunterschrift; mehrere durch Kommas getrennt. Die Eingabetaste fügt sie hinzu.</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>Die Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Adds the class to the list.</source>
        <translation>Fügt die Klasse der Liste hinzu.</translation>
    </message>
</context>
<context>
    <name>elboscope::CertaintyCard</name>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Unsicheren ELBOs weniger trauen</translation>
    </message>
    <message>
        <source>%1 and %2 (%3 ± %4)</source>
        <translation>%1 und %2 (%3 ± %4)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors. The exponents were drawn toward 1.</source>
        <translation>Keine dieser Klassen ist unterscheidbar: Die Verluste liegen weniger als zwei Standardfehler auseinander. Die Exponenten wurden zur 1 hin gezogen.</translation>
    </message>
    <message>
        <source>None of these classes can be told apart: the losses differ by less than two standard errors, so S mostly shows noise. More timesteps or another seed may help.</source>
        <translation>Keine dieser Klassen ist unterscheidbar: Die Verluste liegen weniger als zwei Standardfehler auseinander, S zeigt also vor allem Rauschen. Mehr Zeitschritte oder ein anderer Startwert können helfen.</translation>
    </message>
    <message>
        <source>Cannot be told apart, their losses differ by less than two standard errors: %1.</source>
        <translation>Nicht unterscheidbar, ihre Verluste liegen weniger als zwei Standardfehler auseinander: %1.</translation>
    </message>
    <message>
        <source>Trust them less</source>
        <translation>Weniger trauen</translation>
    </message>
    <message>
        <source>Draws the exponents toward 1, the more the less certain the losses are.</source>
        <translation>Zieht die Exponenten zur 1 hin, umso mehr, je unsicherer die Verluste sind.</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassList</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The classes to be found. Drag to reorder (Alt and arrows), double click or F2 to rename, Delete to remove, the eye or Space to hide, the colour to change it.</source>
        <translation>Die Klassen, die gefunden werden sollen. Ziehen ordnet um (Alt und Pfeile), Doppelklick oder F2 benennt um, Entf entfernt, das Auge oder die Leertaste verbirgt, die Farbe lässt sich ändern.</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassMenu</name>
    <message>
        <source>Show only “%1”</source>
        <translation>Nur „%1“ zeigen</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>Klassen umordnen</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>Farbe von „%1“</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ zeigen</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ verbergen</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>Nur &amp;diese zeigen</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>elboscope::ClassModel</name>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ zeigen</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ verbergen</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Reorder classes</source>
        <translation>Klassen umordnen</translation>
    </message>
    <message>
        <source>Remove classes</source>
        <translation>Klassen entfernen</translation>
    </message>
</context>
<context>
    <name>elboscope::ColorBar</name>
    <message>
        <source>Colour bar of the differences</source>
        <translation>Farbskala der Differenzen</translation>
    </message>
    <message>
        <source>What the colours of the differences mean: blue where calibration lowered a map, red where it lifted it, white where it stayed.</source>
        <translation>Was die Farben der Differenzen bedeuten: blau, wo die Kalibrierung eine Karte senkte, rot, wo sie sie hob, weiß, wo sie blieb.</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>What the colours mean: no attention at the left, the strongest at the right. The same range for every class and for raw and calibrated, so that maps can be compared; unless they are stretched.</source>
        <translation>Was die Farben bedeuten: links keine Aufmerksamkeit, rechts die stärkste. Derselbe Bereich für jede Klasse und für roh und kalibriert, sodass Karten vergleichbar sind; außer sie sind gestreckt.</translation>
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
        <translation>Befehle, Beispiele und zuletzt geöffnete Dateien suchen</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Type a few letters. Up and down choose, Return runs, Escape closes.</source>
        <translation>Ein paar Buchstaben tippen. Auf und ab wählt, die Eingabetaste führt aus, Escape schließt.</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>No command has these letters. Fewer letters find more.</source>
        <translation>Kein Befehl hat diese Buchstaben. Weniger Buchstaben finden mehr.</translation>
    </message>
</context>
<context>
    <name>elboscope::ElboBars</name>
    <message>
        <source>ELBO losses</source>
        <translation>ELBO-Verluste</translation>
    </message>
    <message>
        <source>loss − mean over classes</source>
        <translation>Verlust − Mittel der Klassen</translation>
    </message>
    <message>
        <source>How well “a photo of CLASS” explains the picture: the loss of each class, compared with the mean of all. The further to the left, the better explained. The whisker is the standard error over timesteps; classes whose whiskers overlap widely cannot be told apart. S and the exponent 1/S follow from the order of the losses.</source>
        <translation>Wie gut „a photo of KLASSE“ das Bild erklärt: der Verlust jeder Klasse, verglichen mit dem Mittel aller. Je weiter links, desto besser erklärt. Der Strich ist der Standardfehler über die Zeitschritte; Klassen, deren Striche sich weit überlappen, sind nicht unterscheidbar. S und der Exponent 1/S folgen aus der Reihenfolge der Verluste.</translation>
    </message>
</context>
<context>
    <name>elboscope::EncoderTabs</name>
    <message>
        <source>Heatmaps are read at these tokens.</source>
        <translation>An diesen Token werden die Heatmaps gelesen.</translation>
    </message>
    <message>
        <source>This encoder gives one impression of the whole text: no map is read at its tokens.</source>
        <translation>Dieser Encoder gibt einen Eindruck vom ganzen Text: An seinen Token wird keine Karte gelesen.</translation>
    </message>
    <message>
        <source>This encoder stands beside the one before it, in the same columns: its words are found with that one’s tokens.</source>
        <translation>Dieser Encoder steht neben dem vorigen, in denselben Spalten: Seine Wörter werden mit dessen Token gefunden.</translation>
    </message>
    <message>
        <source>Heatmaps are not read at these tokens now: “Text columns” under Measurement decides.</source>
        <translation>An diesen Token werden jetzt keine Heatmaps gelesen: „Textspalten“ unter Messung entscheidet.</translation>
    </message>
    <message>
        <source>The caption is cut off after %1 tokens.</source>
        <translation>Die Bildunterschrift wird nach %1 Token abgeschnitten.</translation>
    </message>
    <message>
        <source>Tokens of %1</source>
        <translation>Token von %1</translation>
    </message>
</context>
<context>
    <name>elboscope::ExplanationHelp</name>
    <message>
        <source>Shift+F1: more, with formula and source</source>
        <translation>Umschalt+F1: mehr, mit Formel und Quelle</translation>
    </message>
</context>
<context>
    <name>elboscope::ExportChoices</name>
    <message>
        <source>all visible classes</source>
        <translation>alle sichtbaren Klassen</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Size of a map</source>
        <translation>Größe einer Karte</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>The photograph in its colours as a first column.</source>
        <translation>Das Foto in seinen Farben als erste Spalte.</translation>
    </message>
    <message>
        <source>with legend</source>
        <translation>mit Legende</translation>
    </message>
    <message>
        <source>Caption, names of the classes, colour bars with numbers, and a line with the settings.</source>
        <translation>Bildunterschrift, Namen der Klassen, Farbskalen mit Zahlen und eine Zeile mit den Einstellungen.</translation>
    </message>
    <message>
        <source>All classes whose eye is open in the list, or a single one.</source>
        <translation>Alle Klassen, deren Auge in der Liste offen ist, oder eine einzelne.</translation>
    </message>
    <message>
        <source>Pixels of the longer side of each map in the figure.</source>
        <translation>Pixel der längeren Seite jeder Karte in der Abbildung.</translation>
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
        <translation>Ein Bild für Dokumente und das Web. Es trägt seine Einstellungen: Auf das Fenster gezogen, bringt es Bildunterschrift, Klassen und Einstellungen zurück.</translation>
    </message>
    <message>
        <source>A drawing whose texts stay sharp and can be edited; the maps in it are pictures.</source>
        <translation>Eine Zeichnung, deren Texte scharf bleiben und bearbeitbar sind; die Karten darin sind Bilder.</translation>
    </message>
    <message>
        <source>A page of just the right size, with sharp texts. The settings are attached to it.</source>
        <translation>Eine Seite in genau passender Größe, mit scharfen Texten. Die Einstellungen sind angehängt.</translation>
    </message>
    <message>
        <source>The numbers of every class as a table for spreadsheets: ELBO, S, exponent, agreement with the truth.</source>
        <translation>Die Zahlen jeder Klasse als Tabelle für Tabellenprogramme: ELBO, S, Exponent, Übereinstimmung mit der Wahrheit.</translation>
    </message>
    <message>
        <source>All numbers and settings for programs, as the command line writes them.</source>
        <translation>Alle Zahlen und Einstellungen für Programme, wie die Befehlszeile sie schreibt.</translation>
    </message>
    <message>
        <source>A folder with the maps of every class as NumPy arrays in the picture&apos;s size, and as pictures, as the command line writes them.</source>
        <translation>Ein Ordner mit den Karten jeder Klasse als NumPy-Felder in Bildgröße und als Bilder, wie die Befehlszeile sie schreibt.</translation>
    </message>
    <message>
        <source>One page with everything, for any web browser, without a connection. Needs nothing else to be passed on.</source>
        <translation>Eine Seite mit allem, für jeden Browser, ohne Verbindung. Zum Weitergeben ist sonst nichts nötig.</translation>
    </message>
    <message>
        <source>What was measured, with which every map can be computed again without the model.</source>
        <translation>Was gemessen wurde; damit lässt sich jede Karte ohne das Modell neu berechnen.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stops writing. Files that are finished stay.</source>
        <translation>Hört auf zu schreiben. Fertige Dateien bleiben.</translation>
    </message>
    <message>
        <source>Closes this window.</source>
        <translation>Schließt dieses Fenster.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 (*%2)</source>
        <translation>%1 (*%2)</translation>
    </message>
    <message>
        <source>“%1” was written.</source>
        <translation>„%1“ wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were written into “%1”.</source>
        <translation>
            <numerusform>%n Datei wurde in „%1“ geschrieben.</numerusform>
            <numerusform>%n Dateien wurden in „%1“ geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Zeichnung (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>Seite (PDF)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Numbers (JSON)</source>
        <translation>Zahlen (JSON)</translation>
    </message>
    <message>
        <source>Arrays and overlays (NPY)</source>
        <translation>Felder und Überlagerungen (NPY)</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>Bericht (HTML)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Asks where to, and writes.</source>
        <translation>Fragt, wohin, und schreibt.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Shows the folder with what was written.</source>
        <translation>Zeigt den Ordner mit dem, was geschrieben wurde.</translation>
    </message>
</context>
<context>
    <name>elboscope::Exporter</name>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>„%1“ konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The maps could not be copied.</source>
        <translation>Die Karten konnten nicht kopiert werden.</translation>
    </message>
</context>
<context>
    <name>elboscope::Figure</name>
    <message>
        <source>gamma %1 (1/gamma %2)</source>
        <translation>Gamma %1 (1/Gamma %2)</translation>
    </message>
    <message>
        <source>no calibration</source>
        <translation>keine Kalibrierung</translation>
    </message>
    <message>
        <source>ELBO timesteps: %1</source>
        <translation>ELBO-Zeitschritte: %1</translation>
    </message>
    <message>
        <source>collection timesteps: %1</source>
        <translation>Zeitschritte der Karten: %1</translation>
    </message>
    <message>
        <source>self-attention passes: %1</source>
        <translation>Self-Attention-Durchgänge: %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
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
        <translation>kalibriert minus roh</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>%1, each class stretched</source>
        <translation>%1, jede Klasse gestreckt</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>Foto</translation>
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
        <translation>Wie stark die Karten geschärft werden. Die Klasse, bei der das Modell am sichersten ist, wird nicht geschärft, die anderen bis zum Exponenten 1/γ. Ganz links (γ = 1) wird nichts kalibriert.</translation>
    </message>
    <message>
        <source>The strongest exponent, 1/γ. The paper uses 3.</source>
        <translation>Der stärkste Exponent, 1/γ. Der Artikel nimmt 3.</translation>
    </message>
    <message>
        <source>One over gamma</source>
        <translation>Eins durch Gamma</translation>
    </message>
    <message>
        <source>No calibration</source>
        <translation>Keine Kalibrierung</translation>
    </message>
    <message>
        <source>Sets γ to 1: calibrated and raw maps are the same.</source>
        <translation>Setzt γ auf 1: Kalibrierte und rohe Karten sind gleich.</translation>
    </message>
    <message>
        <source>Official value</source>
        <translation>Offizieller Wert</translation>
    </message>
    <message>
        <source>Sets γ to 1/3, as the authors&apos; code does.</source>
        <translation>Setzt γ auf 1/3, wie der Code der Autoren.</translation>
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
        <translation>&lt;b&gt;1/γ = %1: mIoU %2&lt;/b&gt; (roh %3)&lt;br&gt;</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU über 1/γ</translation>
    </message>
    <message>
        <source>How well the masks agree with the truth for every strength of the calibration (mean intersection over union in percent). The dashed line is without calibration. Click or drag to set γ.</source>
        <translation>Wie gut die Masken mit der Wahrheit übereinstimmen, für jede Stärke der Kalibrierung (mittlere Schnittfläche durch Vereinigung in Prozent). Die gestrichelte Linie ist ohne Kalibrierung. Klicken oder ziehen setzt γ.</translation>
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
        <translation>Klasse „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove class “%1”</source>
        <translation>Klasse „%1“ entfernen</translation>
    </message>
    <message>
        <source>Settings A</source>
        <translation>Einstellungen A</translation>
    </message>
    <message>
        <source>Settings B</source>
        <translation>Einstellungen B</translation>
    </message>
</context>
<context>
    <name>elboscope::Inspector</name>
    <message>
        <source>“%1” could not be used as truth.</source>
        <translation>„%1“ kann nicht als Wahrheit dienen.</translation>
    </message>
    <message>
        <source>A mask of the truth needs its picture first: open the picture, then the mask.</source>
        <translation>Eine Maske der Wahrheit braucht zuerst ihr Bild: erst das Bild öffnen, dann die Maske.</translation>
    </message>
    <message>
        <source>The sample “%1” could not be opened.</source>
        <translation>Das Beispiel „%1“ konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The picture could not be pasted.</source>
        <translation>Das Bild konnte nicht eingefügt werden.</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>Das Modell konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>LibTorch runs on a slow matrix library; with the package libopenblas0-pthread everything is about 30 times faster.</source>
        <translation>LibTorch läuft mit einer langsamen Matrixbibliothek; mit dem Paket libopenblas0-pthread ist alles etwa 30-mal schneller.</translation>
    </message>
    <message>
        <source>This record came without its picture: open the picture to measure it again.</source>
        <translation>Diese Aufzeichnung kam ohne ihr Bild: Öffnen Sie das Bild, um sie neu zu messen.</translation>
    </message>
    <message>
        <source>There is no picture yet: open one, drop one here, or take a sample.</source>
        <translation>Noch ist kein Bild da: Öffnen Sie eines, ziehen Sie eines hierher, oder nehmen Sie ein Beispiel.</translation>
    </message>
    <message>
        <source>There are no classes yet: click words of the caption, or type names.</source>
        <translation>Noch gibt es keine Klassen: Klicken Sie Wörter der Bildunterschrift an, oder schreiben Sie Namen.</translation>
    </message>
    <message>
        <source>There is no model yet: choose the folder of a diffusion model.</source>
        <translation>Noch ist kein Modell da: Wählen Sie den Ordner eines Diffusionsmodells.</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind: set “Text columns” to automatic under Measurement.</source>
        <translation>Dieses Modell hat keine Textspalten der gewählten Art: Stellen Sie „Textspalten“ unter Messung auf automatisch.</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads: shorten the caption.</source>
        <translation>„%1“ steht jenseits der %2 Token, die das Modell liest: Kürzen Sie die Bildunterschrift.</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>„%1“ steht nicht in der Bildunterschrift.</translation>
    </message>
    <message>
        <source>The run ended early.</source>
        <translation>Der Lauf endete vorzeitig.</translation>
    </message>
    <message>
        <source>The layers can only be measured with the picture: open it first.</source>
        <translation>Die Schichten lassen sich nur mit dem Bild messen: Öffnen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The layers can only be measured with a model, and none is loaded yet.</source>
        <translation>Die Schichten lassen sich nur mit einem Modell messen, und noch ist keines geladen.</translation>
    </message>
    <message>
        <source>A run is going on: the layers can be measured when it has ended.</source>
        <translation>Ein Lauf ist im Gange: Die Schichten können gemessen werden, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>The layers could not be measured.</source>
        <translation>Die Schichten konnten nicht gemessen werden.</translation>
    </message>
    <message>
        <source>These settings do not fit what was measured.</source>
        <translation>Diese Einstellungen passen nicht zu dem, was gemessen wurde.</translation>
    </message>
    <message>
        <source>These files could not be opened.</source>
        <translation>Diese Dateien konnten nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>„%1“ konnte nicht geöffnet werden.</translation>
    </message>
    <message numerus="yes">
        <source>The folder holds %n pictures: the first was opened, %1.</source>
        <translation>
            <numerusform>Der Ordner enthält %n Bild: %1 wurde geöffnet.</numerusform>
            <numerusform>Der Ordner enthält %n Bilder: Das erste wurde geöffnet, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was taken as the truth: it is a mask of the picture’s size. Double-click to open it as a picture instead.</source>
        <translation>„%1“ wurde als Wahrheit genommen: Es ist eine Maske in der Größe des Bildes. Ein Doppelklick öffnet es stattdessen als Bild.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.</source>
        <translation>
            <numerusform>%n Datei blieb geschlossen, denn es ist immer nur ein Bild, eine Aufzeichnung und ein Modell offen: %1.</numerusform>
            <numerusform>%n Dateien blieben geschlossen, denn es ist immer nur ein Bild, eine Aufzeichnung und ein Modell offen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a model that can be used.</source>
        <translation>„%1“ ist kein brauchbares Modell.</translation>
    </message>
    <message>
        <source>“%1” is not a complete model: missing or unusable is %2.</source>
        <translation>„%1“ ist kein vollständiges Modell: Es fehlt oder ist unbrauchbar: %2.</translation>
    </message>
    <message>
        <source>There is no such file, or it may not be read.</source>
        <translation>Es gibt keine solche Datei, oder sie darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>Es ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>Der Ordner ist leer.</translation>
    </message>
    <message>
        <source>The folder holds neither a model (a model_index.json) nor pictures.</source>
        <translation>Der Ordner enthält weder ein Modell (eine model_index.json) noch Bilder.</translation>
    </message>
    <message>
        <source>The folder holds several models: open one of them. They are %1.</source>
        <translation>Der Ordner enthält mehrere Modelle: Öffnen Sie eines davon. Es sind %1.</translation>
    </message>
    <message>
        <source>It is an adapter (such as LoRA), which is not a model of its own: merge it into its model with diffusers (fuse_lora, then save_pretrained) and open that folder.</source>
        <translation>Es ist ein Adapter (etwa LoRA), kein eigenes Modell: Verschmelzen Sie ihn mit diffusers mit seinem Modell (fuse_lora, dann save_pretrained), und öffnen Sie jenen Ordner.</translation>
    </message>
    <message>
        <source>It holds weights of one part of a model. A whole model is a folder with a model_index.json: open that.</source>
        <translation>Es enthält die Gewichte eines Teils eines Modells. Ein ganzes Modell ist ein Ordner mit einer model_index.json: Öffnen Sie den.</translation>
    </message>
    <message>
        <source>Files of this kind (.ckpt, .pt, .bin) can run programs and are never opened. Get the model as .safetensors, or save it with diffusers (safe_serialization=True).</source>
        <translation>Dateien dieser Art (.ckpt, .pt, .bin) können Programme ausführen und werden nie geöffnet. Besorgen Sie das Modell als .safetensors, oder speichern Sie es mit diffusers (safe_serialization=True).</translation>
    </message>
    <message>
        <source>Models of this kind (GGUF, ONNX) cannot show their attention. A folder in the layout of diffusers is needed.</source>
        <translation>Modelle dieser Art (GGUF, ONNX) können ihre Aufmerksamkeit nicht zeigen. Nötig ist ein Ordner im Aufbau von diffusers.</translation>
    </message>
    <message>
        <source>It is nothing that can be opened here: pictures (PNG, JPEG, WebP, BMP, TIFF), masks, records (.elbo), sessions (.elboscope) and folders of models can.</source>
        <translation>Das lässt sich hier nicht öffnen: Möglich sind Bilder (PNG, JPEG, WebP, BMP, TIFF), Masken, Aufzeichnungen (.elbo), Sitzungen (.elboscope) und Ordner von Modellen.</translation>
    </message>
</context>
<context>
    <name>elboscope::LabelRows</name>
    <message>
        <source>Labels of the truth</source>
        <translation>Werte der Wahrheit</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for. 0 is background, 255 does not count.</source>
        <translation>Für welche Klasse jede Zahl in der Maske steht. 0 ist Hintergrund, 255 zählt nicht.</translation>
    </message>
    <message>
        <source>As the mask says</source>
        <translation>Wie die Maske sagt</translation>
    </message>
    <message>
        <source>Forgets what was chosen here.</source>
        <translation>Vergisst, was hier gewählt wurde.</translation>
    </message>
    <message>
        <source>Label %1: %2 % of the picture</source>
        <translation>Wert %1: %2 % des Bildes</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>zählt nicht</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>What label %1 (%2 % of the picture) stands for.</source>
        <translation>Wofür der Wert %1 (%2 % des Bildes) steht.</translation>
    </message>
    <message>
        <source>Label %1 of the truth</source>
        <translation>Wert %1 der Wahrheit</translation>
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
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>One pass of the network…</source>
        <translation>Ein Durchgang des Netzes …</translation>
    </message>
    <message>
        <source>This needs the picture.</source>
        <translation>Dazu ist das Bild nötig.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Das Modell wird geladen.</translation>
    </message>
    <message>
        <source>This needs a model.</source>
        <translation>Dazu ist ein Modell nötig.</translation>
    </message>
    <message>
        <source>Waits for the end of the run.</source>
        <translation>Wartet auf das Ende des Laufs.</translation>
    </message>
    <message>
        <source>Measured with another caption.</source>
        <translation>Mit einer anderen Bildunterschrift gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>%n padding token(s) left out to save memory</source>
        <translation>
            <numerusform>%n Auffüll-Token weggelassen, um Speicher zu sparen</numerusform>
            <numerusform>%n Auffüll-Token weggelassen, um Speicher zu sparen</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured at timestep %1</source>
        <translation>Gemessen bei Zeitschritt %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>Zeitschritt</translation>
    </message>
    <message>
        <source>How much noise lies over the picture when the network looks at it: one of the timesteps at which attention is collected.</source>
        <translation>Wie viel Rauschen über dem Bild liegt, wenn das Netz es ansieht: einer der Zeitschritte, bei denen Aufmerksamkeit gesammelt wird.</translation>
    </message>
    <message>
        <source>Runs the network once and keeps the attention of every layer to every token (mean over heads). The same noise as in a run, so these are the maps that class maps are averaged from.</source>
        <translation>Lässt das Netz einmal laufen und behält die Aufmerksamkeit jeder Schicht auf jedes Token (Mittel der Köpfe). Dasselbe Rauschen wie in einem Lauf: Aus diesen Karten werden die Klassenkarten gemittelt.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>Eine Karte</translation>
    </message>
    <message>
        <source>The chosen token in the chosen layer, large.</source>
        <translation>Das gewählte Token in der gewählten Schicht, groß.</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>All layers of the chosen token.</source>
        <translation>Alle Schichten des gewählten Tokens.</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>Alle Token</translation>
    </message>
    <message>
        <source>All tokens of the chosen layer.</source>
        <translation>Alle Token der gewählten Schicht.</translation>
    </message>
    <message>
        <source>each map stretched</source>
        <translation>jede Karte gestreckt</translation>
    </message>
    <message>
        <source>one range</source>
        <translation>ein Bereich</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Bereich der Farben</translation>
    </message>
    <message>
        <source>One range: the colours mean the same in every map shown, up to the largest value of a word (start tokens may go beyond it). Stretched: every map uses all colours.</source>
        <translation>Ein Bereich: Die Farben bedeuten in jeder gezeigten Karte dasselbe, bis zum größten Wert eines Wortes (Anfangstoken können darüber liegen). Gestreckt: Jede Karte nutzt alle Farben.</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>What the colours mean: the probability with which a place looks at the token.</source>
        <translation>Was die Farben bedeuten: die Wahrscheinlichkeit, mit der eine Stelle auf das Token schaut.</translation>
    </message>
    <message>
        <source>Attention layers in the order in which the network runs them.</source>
        <translation>Aufmerksamkeitsschichten in der Reihenfolge, in der das Netz sie durchläuft.</translation>
    </message>
    <message>
        <source>Tokens as the text encoder sees them, start, end and padding included.</source>
        <translation>Token, wie der Text-Encoder sie sieht, mit Anfang, Ende und Auffüllung.</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerChart</name>
    <message>
        <source>Layer weights</source>
        <translation>Schichtgewichte</translation>
    </message>
    <message>
        <source>After a run the layers stand here.</source>
        <translation>Nach einem Lauf stehen hier die Schichten.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Layer %1: %2 × %3&lt;/b&gt;, counts %4 %&lt;br&gt;%5</source>
        <translation>&lt;b&gt;Schicht %1: %2 × %3&lt;/b&gt;, zählt %4 %&lt;br&gt;%5</translation>
    </message>
    <message>
        <source>Weights of the layers</source>
        <translation>Gewichte der Schichten</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts in the maps, from the first to the last; the numbers below are the sizes of their maps. Where weights go by resolution, drag a bar.</source>
        <translation>Was jede Cross-Attention-Schicht in den Karten zählt, von der ersten bis zur letzten; die Zahlen darunter sind die Größen ihrer Karten. Wo die Gewichte nach Auflösung gehen, lassen sich die Balken ziehen.</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerModel</name>
    <message numerus="yes">
        <source>%n head(s), averaged</source>
        <translation>
            <numerusform>%n Kopf, gemittelt</numerusform>
            <numerusform>%n Köpfe, gemittelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n Kopf</numerusform>
            <numerusform>%n Köpfe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerRows</name>
    <message>
        <source>Self-attention</source>
        <translation>Self-Attention</translation>
    </message>
    <message>
        <source>Layer weights</source>
        <translation>Schichtgewichte</translation>
    </message>
    <message>
        <source>Layer width %1</source>
        <translation>Schichtbreite %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>by resolution</source>
        <translation>nach Auflösung</translation>
    </message>
    <message>
        <source>The model&apos;s own table of weights, one a resolution (alignment.json in its folder).</source>
        <translation>Die eigene Gewichtstabelle des Modells, ein Gewicht je Auflösung (alignment.json in seinem Ordner).</translation>
    </message>
    <message>
        <source>This model brings no table of its own: the official Gaussian of width 3.</source>
        <translation>Dieses Modell bringt keine eigene Tabelle mit: die offizielle Glockenkurve der Breite 3.</translation>
    </message>
    <message>
        <source>The model&apos;s own table, where it brings one; else the official Gaussian of width 3.</source>
        <translation>Die eigene Tabelle des Modells, wenn es eine mitbringt; sonst die offizielle Glockenkurve der Breite 3.</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>alle (%1)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es)</source>
        <translation>
            <numerusform>%n Durchgang</numerusform>
            <numerusform>%n Durchgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no self-attention, so there is nothing to pass the maps through.</source>
        <translation>Diese Aufzeichnung enthält keine Self-Attention, es gibt also nichts, wodurch die Karten gehen könnten.</translation>
    </message>
    <message>
        <source>Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills objects and smooths noise.</source>
        <translation>Self-Attention sagt, welche Stellen des Bildes zusammengehören. Jeder Durchgang verteilt eine Karte entlang davon; das füllt Gegenstände und glättet Rauschen.</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Schichten</translation>
    </message>
    <message>
        <source>around the middle</source>
        <translation>um die Mitte</translation>
    </message>
    <message>
        <source>A Gaussian over the layers, widest at the middle of the network; σ is its width.</source>
        <translation>Eine Glockenkurve über die Schichten, am höchsten in der Mitte des Netzes; σ ist ihre Breite.</translation>
    </message>
    <message>
        <source>One weight for all layers of a size: drag the bars.</source>
        <translation>Ein Gewicht für alle Schichten einer Größe: Balken ziehen.</translation>
    </message>
    <message>
        <source>What each cross-attention layer counts when they are averaged to one map.</source>
        <translation>Was jede Cross-Attention-Schicht zählt, wenn sie zu einer Karte gemittelt werden.</translation>
    </message>
    <message>
        <source>&amp;Width σ</source>
        <translation>&amp;Breite σ</translation>
    </message>
    <message>
        <source>How fast layers fade away from the middle of the network. Small: only the middle; large: all alike. The official code uses 3.</source>
        <translation>Wie schnell Schichten von der Mitte des Netzes weg verblassen. Klein: nur die Mitte; groß: alle gleich. Der offizielle Code nimmt 3.</translation>
    </message>
    <message>
        <source>Se&amp;lf-attention</source>
        <translation>Se&amp;lf-Attention</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Width σ</source>
        <translation>Breite σ</translation>
    </message>
</context>
<context>
    <name>elboscope::LayerSheet</name>
    <message>
        <source>Maps of layers and tokens</source>
        <translation>Karten von Schichten und Token</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Here every layer of the network shows where it looks for every token, before anything is averaged. Press Measure: one pass of the network at the chosen timestep.</source>
        <translation>Hier zeigt jede Schicht des Netzes, wohin sie für jedes Token schaut, bevor irgendetwas gemittelt wird. Messen drücken: ein Durchgang des Netzes beim gewählten Zeitschritt.</translation>
    </message>
</context>
<context>
    <name>elboscope::LossCurves</name>
    <message>
        <source>Timestep %1</source>
        <translation>Zeitschritt %1</translation>
    </message>
    <message>
        <source>Loss over timesteps</source>
        <translation>Verlust über die Zeitschritte</translation>
    </message>
    <message>
        <source>The loss of each class at every timestep (little noise at the left, much at the right), compared with the mean of all classes at that timestep. A class that stays below the line is better explained throughout. Click a timestep to leave it out or take it in, drag to choose a range.</source>
        <translation>Der Verlust jeder Klasse bei jedem Zeitschritt (links wenig Rauschen, rechts viel), verglichen mit dem Mittel aller Klassen bei diesem Zeitschritt. Eine Klasse, die unter der Linie bleibt, ist durchweg besser erklärt. Ein Klick nimmt einen Zeitschritt heraus oder herein, Ziehen wählt einen Bereich.</translation>
    </message>
    <message>
        <source>timestep</source>
        <translation>Zeitschritt</translation>
    </message>
</context>
<context>
    <name>elboscope::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Ein Modell wählen</translation>
    </message>
    <message>
        <source>mIoU with this truth %1 → %2</source>
        <translation>mIoU mit dieser Wahrheit %1 → %2</translation>
    </message>
    <message>
        <source>How well the masks agree with the true ones: mean intersection over union of all classes and the background in percent, raw and calibrated.</source>
        <translation>Wie gut die Masken mit den wahren übereinstimmen: mittlere Schnittfläche durch Vereinigung aller Klassen und des Hintergrunds in Prozent, roh und kalibriert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pictures and records (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</source>
        <translation>Bilder und Aufzeichnungen (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a mask of the truth</source>
        <translation>Eine Maske der Wahrheit öffnen</translation>
    </message>
    <message>
        <source>Masks (*.png)</source>
        <translation>Masken (*.png)</translation>
    </message>
    <message>
        <source>Picture and caption</source>
        <translation>Bild und Unterschrift</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Everything that went wrong, with details. Click to show or hide the list.</source>
        <translation>Alles, was schiefging, mit Einzelheiten. Ein Klick zeigt oder verbirgt die Liste.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&lt;b&gt;Model&lt;/b&gt;&lt;br&gt;The diffusion model whose attention is looked at. Any folder in the layout of the diffusers library will do.</source>
        <translation>&lt;b&gt;Modell&lt;/b&gt;&lt;br&gt;Das Diffusionsmodell, dessen Aufmerksamkeit angesehen wird. Jeder Ordner im Aufbau der Bibliothek diffusers ist recht.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>No samples are installed</source>
        <translation>Keine Beispiele installiert</translation>
    </message>
    <message>
        <source>A picture and its caption</source>
        <translation>Ein Bild und seine Unterschrift</translation>
    </message>
    <message>
        <source>Elboscope asks a model that draws pictures from text where it sees each word. Click a word of the caption to make it a class.</source>
        <translation>Elboscope fragt ein Modell, das aus Text Bilder zeichnet, wo es jedes Wort sieht. Ein Klick auf ein Wort der Bildunterschrift macht daraus eine Klasse.</translation>
    </message>
    <message>
        <source>Where the model looks</source>
        <translation>Wohin das Modell schaut</translation>
    </message>
    <message>
        <source>One row for each class. The raw map shows where the model looks for the word; the calibrated map is what is left of it when the model’s doubts are counted in. Hold Space to flip the two.</source>
        <translation>Eine Zeile je Klasse. Die rohe Karte zeigt, wohin das Modell für das Wort schaut; die kalibrierte Karte ist, was davon bleibt, wenn die Zweifel des Modells eingerechnet sind. Mit gehaltener Leertaste wechselt man zwischen beiden.</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>Wie sicher das Modell ist</translation>
    </message>
    <message>
        <source>A raw map looks strong even for a word that hardly fits. The bars compare how well “a photo of …” explains the picture for each class: a bar to the left is better than the mean, one to the right worse.</source>
        <translation>Eine rohe Karte sieht auch bei einem Wort stark aus, das kaum passt. Die Balken vergleichen, wie gut „a photo of …“ das Bild für jede Klasse erklärt: Ein Balken nach links ist besser als das Mittel, einer nach rechts schlechter.</translation>
    </message>
    <message>
        <source>One slider to begin with</source>
        <translation>Ein Regler für den Anfang</translation>
    </message>
    <message>
        <source>Gamma says how much that doubt counts. Drag it: the maps follow at once, nothing is measured anew. Every change can be undone.</source>
        <translation>Gamma sagt, wie viel dieser Zweifel zählt. Beim Ziehen folgen die Karten sofort, nichts wird neu gemessen. Jede Änderung lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>In plain sentences</source>
        <translation>In einfachen Sätzen</translation>
    </message>
    <message>
        <source>What the maps mean is written here, with the numbers behind it. Every control explains itself under the mouse; Shift+F1 adds the formula and where the paper has it.</source>
        <translation>Hier steht, was die Karten bedeuten, mit den Zahlen dahinter. Jedes Bedienelement erklärt sich unter der Maus; Umschalt+F1 nennt auch die Formel und ihre Stelle im Artikel.</translation>
    </message>
    <message>
        <source>Now your own</source>
        <translation>Jetzt mit eigenem Bild</translation>
    </message>
    <message>
        <source>Open or drop a picture, or take another sample; choose a model; Run measures. Ctrl+K finds every command, and the menu Help has this tour again.</source>
        <translation>Öffnen Sie ein Bild, ziehen Sie eines herein, oder nehmen Sie ein anderes Beispiel; wählen Sie ein Modell; Start misst. Strg+K findet jeden Befehl, und das Menü Hilfe hat diesen Rundgang noch einmal.</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Was das bedeutet</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Schichten des Netzes</translation>
    </message>
    <message>
        <source>S&amp;tored views</source>
        <translation>&amp;Gemerkte Ansichten</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>eingefügtes Bild</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>hereingezogenes Bild</translation>
    </message>
    <message>
        <source>There are no maps yet: run first.</source>
        <translation>Noch gibt es keine Karten: zuerst Start.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Elboscope sessions (*%1)</source>
        <translation>Elboscope-Sitzungen (*%1)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>„%1“ exportieren …</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>Save your changes to “%1”?</source>
        <translation>Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A run is going on already.</source>
        <translation>Es ist schon ein Lauf im Gange.</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>Öffnen Sie zuerst ein Bild.</translation>
    </message>
    <message>
        <source>Name a class first: click a word of the caption.</source>
        <translation>Nennen Sie zuerst eine Klasse: Klicken Sie auf ein Wort der Bildunterschrift.</translation>
    </message>
    <message>
        <source>It is stopping already.</source>
        <translation>Es wird schon angehalten.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
</context>
<context>
    <name>elboscope::MapArea</name>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>Show the truth&apos;s outlines</source>
        <translation>Umrisse der Wahrheit zeigen</translation>
    </message>
    <message>
        <source>Hide the truth&apos;s outlines</source>
        <translation>Umrisse der Wahrheit verbergen</translation>
    </message>
    <message>
        <source>Wipe on</source>
        <translation>Wischen an</translation>
    </message>
    <message>
        <source>Wipe off</source>
        <translation>Wischen aus</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Stretch each class</source>
        <translation>Jede Klasse strecken</translation>
    </message>
    <message>
        <source>Lock the range</source>
        <translation>Bereich festhalten</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>Deckkraft der Karten</translation>
    </message>
    <message>
        <source>each class stretched</source>
        <translation>jede Klasse gestreckt</translation>
    </message>
    <message>
        <source>0 to 1, locked</source>
        <translation>0 bis 1, fest</translation>
    </message>
    <message>
        <source>Point at a map to see its values.</source>
        <translation>Auf eine Karte zeigen, um ihre Werte zu sehen.</translation>
    </message>
    <message>
        <source>%1 at (%2, %3)</source>
        <translation>%1 bei (%2, %3)</translation>
    </message>
    <message>
        <source>likelihood %1</source>
        <translation>Likelihood %1</translation>
    </message>
    <message>
        <source>Store view %1</source>
        <translation>Ansicht %1 merken</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Was ist hier?</translation>
    </message>
    <message>
        <source>What is here? Click a spot on a map or draw round a region, and see the words ranked by how strongly their maps point there. With Shift held this works at any time; Esc forgets the region.</source>
        <translation>Was ist hier? Auf eine Stelle einer Karte klicken oder einen Bereich umfahren: Die Wörter werden danach geordnet, wie stark ihre Karten dorthin zeigen. Mit Umschalt geht das jederzeit; Esc vergisst den Bereich.</translation>
    </message>
    <message>
        <source>Outlines of the truth</source>
        <translation>Umrisse der Wahrheit</translation>
    </message>
    <message>
        <source>Draws the outline of what each class really covers over its maps.</source>
        <translation>Zeichnet über die Karten den Umriss dessen, was jede Klasse wirklich bedeckt.</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Wipe: calibrated maps show the raw map to the left of a line that you drag (or move with [ and ]).</source>
        <translation>Wischen: Kalibrierte Karten zeigen links von einer Linie, die man zieht (oder mit [ und ] bewegt), die rohe Karte.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Shows the whole picture again (0, or a double click on a map). The wheel zooms, dragging moves; all maps follow.</source>
        <translation>Zeigt wieder das ganze Bild (0 oder Doppelklick auf eine Karte). Das Rad vergrößert, Ziehen verschiebt; alle Karten folgen.</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Bereich der Farben</translation>
    </message>
    <message>
        <source>Locked: the colours mean the same in every map, so maps can be compared. Stretched: every class uses all colours, which shows weak maps but hides how weak they are.</source>
        <translation>Fest: Die Farben bedeuten in jeder Karte dasselbe, Karten sind also vergleichbar. Gestreckt: Jede Klasse nutzt alle Farben; das zeigt schwache Karten, verbirgt aber, wie schwach sie sind.</translation>
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
        <translation>Grau</translation>
    </message>
    <message>
        <source>Colours of the maps. Viridis, magma and cividis rise evenly in lightness and can be read with any colour vision.</source>
        <translation>Farben der Karten. Viridis, Magma und Cividis werden gleichmäßig heller und sind mit jedem Farbsehen lesbar.</translation>
    </message>
    <message>
        <source>over the photo</source>
        <translation>über dem Foto</translation>
    </message>
    <message>
        <source>How strongly the maps cover the photograph, which is shown in grey so that colours belong to the maps alone.</source>
        <translation>Wie stark die Karten das Foto bedecken; es wird grau gezeigt, damit Farben allein den Karten gehören.</translation>
    </message>
    <message>
        <source>No view is stored under this number yet.</source>
        <translation>Unter dieser Nummer ist noch keine Ansicht gemerkt.</translation>
    </message>
</context>
<context>
    <name>elboscope::MapGrid</name>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>Raw: where the model looks for this class, before calibration. The attention of its words, averaged over layers, timesteps and heads.</source>
        <translation>Roh: wohin das Modell für diese Klasse schaut, vor der Kalibrierung. Die Aufmerksamkeit ihrer Wörter, gemittelt über Schichten, Zeitschritte und Köpfe.</translation>
    </message>
    <message>
        <source>Calibrated: the raw map raised to 1/S of its class. Classes the model is less sure of get less sharpening.</source>
        <translation>Kalibriert: die rohe Karte hoch 1/S ihrer Klasse. Klassen, bei denen das Modell weniger sicher ist, werden weniger geschärft.</translation>
    </message>
    <message>
        <source>Difference: calibrated minus raw. Blue: less, red: more than before.</source>
        <translation>Differenz: kalibriert minus roh. Blau: weniger, rot: mehr als vorher.</translation>
    </message>
    <message>
        <source>Mask: the pixels where this class is stronger than all others and above the threshold.</source>
        <translation>Maske: die Pixel, an denen diese Klasse stärker als alle anderen und über der Schwelle ist.</translation>
    </message>
    <message>
        <source>Likelihood: where the class explains the picture better than no text at all.</source>
        <translation>Likelihood: wo die Klasse das Bild besser erklärt als gar kein Text.</translation>
    </message>
    <message>
        <source>raw | calibrated</source>
        <translation>roh | kalibriert</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>ELBO follows</source>
        <translation>ELBO folgt</translation>
    </message>
    <message>
        <source>IoU %1 → %2</source>
        <translation>IoU %1 → %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>after Run</source>
        <translation>nach Start</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Ein Bild hierher ziehen</translation>
    </message>
    <message>
        <source>or open one, paste one, or take a sample from the menu.</source>
        <translation>oder eines öffnen, einfügen oder ein Beispiel aus dem Menü nehmen.</translation>
    </message>
    <message>
        <source>No maps chosen</source>
        <translation>Keine Karten gewählt</translation>
    </message>
    <message>
        <source>Choose raw, calibrated, difference or mask above.</source>
        <translation>Oben roh, kalibriert, Differenz oder Maske wählen.</translation>
    </message>
    <message>
        <source>What should be found?</source>
        <translation>Was soll gefunden werden?</translation>
    </message>
    <message>
        <source>Click words of the caption on the left to make them classes, then press Run.</source>
        <translation>Links auf Wörter der Bildunterschrift klicken, um daraus Klassen zu machen, dann Start drücken.</translation>
    </message>
    <message>
        <source>Move the wipe</source>
        <translation>Wischlinie bewegen</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MeaningPanel</name>
    <message>
        <source>What this means</source>
        <translation>Was das bedeutet</translation>
    </message>
</context>
<context>
    <name>elboscope::MeasurementRows</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>Zeitschritte des ELBO</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Zeitschritte der Karten</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bildes</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>Textspalten</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>Anderes Rauschen</translation>
    </message>
    <message>
        <source>Reset the measurement</source>
        <translation>Messung zurücksetzen</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>Startwert des Rauschens</translation>
    </message>
    <message numerus="yes">
        <source>A run takes at most %n pass(es) through the network.</source>
        <translation>
            <numerusform>Ein Lauf braucht höchstens %n Durchgang durch das Netz.</numerusform>
            <numerusform>Ein Lauf braucht höchstens %n Durchgänge durch das Netz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %n pass(es) through the network.</source>
        <translation>
            <numerusform>Ein Lauf braucht %n Durchgang durch das Netz.</numerusform>
            <numerusform>Ein Lauf braucht %n Durchgänge durch das Netz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>What a run measures. Changes here count after the next run.</source>
        <translation>Was ein Lauf misst. Änderungen hier zählen nach dem nächsten Lauf.</translation>
    </message>
    <message>
        <source>needs a new run</source>
        <translation>braucht neuen Lauf</translation>
    </message>
    <message>
        <source>What is shown was measured with other settings: Run measures with these.</source>
        <translation>Das Gezeigte wurde mit anderen Einstellungen gemessen: Start misst mit diesen.</translation>
    </message>
    <message>
        <source>&amp;ELBO at</source>
        <translation>&amp;ELBO bei</translation>
    </message>
    <message>
        <source>How much noise is mixed in, from 0 (none) to 999 (nothing else): take a ready list or write one, such as 1:999:50 (from, to, step), 1, 51, 101 or middle:20.</source>
        <translation>Wie viel Rauschen beigemischt wird, von 0 (keines) bis 999 (nichts anderes): eine fertige Liste wählen oder eine schreiben, etwa 1:999:50 (von, bis, Schritt), 1, 51, 101 oder middle:20.</translation>
    </message>
    <message>
        <source>Ma&amp;ps at</source>
        <translation>Ka&amp;rten bei</translation>
    </message>
    <message>
        <source>Timesteps at which the attention is looked at; the maps are its mean.</source>
        <translation>Zeitschritte, bei denen die Aufmerksamkeit angesehen wird; die Karten sind ihr Mittel.</translation>
    </message>
    <message>
        <source>P&amp;icture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>keeps its shape</source>
        <translation>behält seine Form</translation>
    </message>
    <message>
        <source>squeezed to a square</source>
        <translation>zum Quadrat gestaucht</translation>
    </message>
    <message>
        <source>The size the network works at: about as many pixels as it was trained for, in the picture’s shape, or the square that the official code uses.</source>
        <translation>Die Größe, in der das Netz arbeitet: etwa so viele Pixel, wie es im Training sah, in der Form des Bildes, oder das Quadrat, das der offizielle Code nimmt.</translation>
    </message>
    <message>
        <source>Te&amp;xt columns</source>
        <translation>Te&amp;xtspalten</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>CLIP and T5</source>
        <translation>CLIP und T5</translation>
    </message>
    <message>
        <source>Whose words the maps are read at, in models with two kinds of text encoders. Automatic takes CLIP, as the official code does.</source>
        <translation>An wessen Wörtern die Karten gelesen werden, bei Modellen mit zwei Arten von Text-Encodern. Automatisch nimmt CLIP, wie der offizielle Code.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>The noise is drawn from this number: the same number gives the same result.</source>
        <translation>Aus dieser Zahl wird das Rauschen gezogen: Dieselbe Zahl gibt dasselbe Ergebnis.</translation>
    </message>
    <message>
        <source>Takes other noise: how much do the results depend on it?</source>
        <translation>Nimmt anderes Rauschen: Wie sehr hängen die Ergebnisse davon ab?</translation>
    </message>
    <message>
        <source>Likelihood maps</source>
        <translation>Likelihood-Karten</translation>
    </message>
    <message>
        <source>Also measures the empty caption, so that it can be shown where a class’s words help.</source>
        <translation>Misst auch die leere Bildunterschrift, um zu zeigen, wo die Wörter einer Klasse helfen.</translation>
    </message>
    <message>
        <source>Errors of the whole caption</source>
        <translation>Fehler der ganzen Bildunterschrift</translation>
    </message>
    <message>
        <source>Also measures the caption as a whole: with it the ELBO’s noise can be reduced (control variate).</source>
        <translation>Misst auch die ganze Bildunterschrift: Damit lässt sich das Rauschen des ELBO verringern (Kontrollvariable).</translation>
    </message>
    <message>
        <source>Stop early where the order is clear</source>
        <translation>Früh aufhören, wo die Reihenfolge klar ist</translation>
    </message>
    <message>
        <source>Stops measuring classes whose place in the order is settled by three standard errors. Faster with many classes; the record says which losses are estimates.</source>
        <translation>Misst Klassen nicht weiter, deren Platz in der Reihenfolge um drei Standardfehler feststeht. Schneller bei vielen Klassen; die Aufzeichnung sagt, welche Verluste geschätzt sind.</translation>
    </message>
    <message>
        <source>A caption of its own for each class</source>
        <translation>Jede Klasse mit eigener Bildunterschrift</translation>
    </message>
    <message>
        <source>Looks for each class with “a photo of …” alone, so that classes do not compete in one caption; classes need not stand in the caption then.</source>
        <translation>Sucht jede Klasse allein mit „a photo of …“, sodass Klassen nicht in einer Bildunterschrift wetteifern; sie müssen dann nicht in der Bildunterschrift stehen.</translation>
    </message>
    <message>
        <source>Maps of every token</source>
        <translation>Karten jedes Tokens</translation>
    </message>
    <message>
        <source>Keeps the maps of all tokens of the caption, not only of the classes. Takes more memory.</source>
        <translation>Behält die Karten aller Token der Bildunterschrift, nicht nur der Klassen. Braucht mehr Speicher.</translation>
    </message>
    <message>
        <source>Exactly as the official code</source>
        <translation>Genau wie der offizielle Code</translation>
    </message>
    <message>
        <source>Square picture, and token positions found as the authors’ code finds them, mistakes included: for comparing numbers with theirs.</source>
        <translation>Quadratisches Bild und Token-Positionen so, wie der Code der Autoren sie findet, samt Fehlern: um Zahlen mit seinen zu vergleichen.</translation>
    </message>
    <message>
        <source>Timesteps at which the loss of every class is measured; their sum is what the calibration compares.</source>
        <translation>Zeitschritte, bei denen der Verlust jeder Klasse gemessen wird; ihre Summe ist das, was die Kalibrierung vergleicht.</translation>
    </message>
    <message>
        <source>Sets everything in this section to what it was at the start.</source>
        <translation>Setzt alles in diesem Abschnitt auf den Anfang.</translation>
    </message>
</context>
<context>
    <name>elboscope::MethodRows</name>
    <message>
        <source>Exponents</source>
        <translation>Exponenten</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>Schärfung</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>This record holds no weights of its timesteps.</source>
        <translation>Diese Aufzeichnung enthält keine Gewichte ihrer Zeitschritte.</translation>
    </message>
    <message>
        <source>Weights each timestep&apos;s loss by 1/ω(t) (equation 6). The official code adds them up unweighted.</source>
        <translation>Gewichtet den Verlust jedes Zeitschritts mit 1/ω(t) (Gleichung 6). Der offizielle Code addiert ungewichtet.</translation>
    </message>
    <message>
        <source>The last run did not measure the whole caption, which this compares with.</source>
        <translation>Der letzte Lauf hat die ganze Bildunterschrift nicht gemessen, mit der dies vergleicht.</translation>
    </message>
    <message>
        <source>Uses how far each class&apos;s prediction lies from that of the whole caption instead of its loss: the same noise is in both, so less of it remains.</source>
        <translation>Nimmt statt des Verlusts, wie weit die Vorhersage jeder Klasse von der der ganzen Bildunterschrift liegt: In beiden ist dasselbe Rauschen, also bleibt weniger davon.</translation>
    </message>
    <message>
        <source>The last run did not measure the empty caption, which likelihood maps need.</source>
        <translation>Der letzte Lauf hat die leere Bildunterschrift nicht gemessen, die Likelihood-Karten brauchen.</translation>
    </message>
    <message>
        <source>One exponent a class, from its ELBO (the method).</source>
        <translation>Ein Exponent je Klasse, aus ihrem ELBO (die Methode).</translation>
    </message>
    <message>
        <source>An exponent of its own for every pixel, from how likely the class is there.</source>
        <translation>Ein eigener Exponent für jeden Pixel, danach, wie wahrscheinlich die Klasse dort ist.</translation>
    </message>
    <message>
        <source>The map times the root of how likely the class is at a pixel; γ plays no part.</source>
        <translation>Die Karte mal die Wurzel daraus, wie wahrscheinlich die Klasse an einem Pixel ist; γ spielt keine Rolle.</translation>
    </message>
    <message>
        <source>How the ELBO sharpens a map. The last two go beyond the paper.</source>
        <translation>Wie der ELBO eine Karte schärft. Die letzten beiden gehen über den Artikel hinaus.</translation>
    </message>
    <message>
        <source>&amp;Exponents</source>
        <translation>&amp;Exponenten</translation>
    </message>
    <message>
        <source>from the ELBO</source>
        <translation>aus dem ELBO</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>für alle gleich</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>umgekehrt</translation>
    </message>
    <message>
        <source>Shar&amp;pening</source>
        <translation>Schär&amp;fung</translation>
    </message>
    <message>
        <source>per class</source>
        <translation>je Klasse</translation>
    </message>
    <message>
        <source>per pixel</source>
        <translation>je Pixel</translation>
    </message>
    <message>
        <source>times likelihood</source>
        <translation>mal Likelihood</translation>
    </message>
    <message>
        <source>Softma&amp;x</source>
        <translation>Softma&amp;x</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>je Schicht</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>Lets classes compete for every place: within each layer, or once at the end (the paper&apos;s last line).</source>
        <translation>Lässt die Klassen um jede Stelle wetteifern: in jeder Schicht oder einmal am Ende (die letzte Zeile des Artikels).</translation>
    </message>
    <message>
        <source>Trust uncertain ELBOs less</source>
        <translation>Unsicheren ELBOs weniger trauen</translation>
    </message>
    <message>
        <source>Where the losses differ by less than two standard errors, their order is mostly noise; this draws the exponents toward 1 then.</source>
        <translation>Wo sich die Verluste um weniger als zwei Standardfehler unterscheiden, ist ihre Reihenfolge vor allem Rauschen; dies zieht die Exponenten dann zur 1.</translation>
    </message>
    <message>
        <source>Weight timesteps as in the paper</source>
        <translation>Zeitschritte wie im Artikel gewichten</translation>
    </message>
    <message>
        <source>Compare with the whole caption</source>
        <translation>Mit der ganzen Bildunterschrift vergleichen</translation>
    </message>
    <message>
        <source>Sharpen at the picture&apos;s size</source>
        <translation>In Bildgröße schärfen</translation>
    </message>
    <message>
        <source>Where each class&apos;s exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order turned around. The last two are controls (the paper has the first of them): they should do worse.</source>
        <translation>Woher der Exponent jeder Klasse kommt: aus ihrem ELBO (die Methode), dasselbe 1/γ für jede Klasse oder die umgekehrte Reihenfolge. Die letzten beiden sind Kontrollen (die erste davon steht im Artikel): Sie sollten schlechter abschneiden.</translation>
    </message>
    <message>
        <source>Enlarges the maps before the exponent is applied: edges get steeper. The paper and the official code sharpen the small maps.</source>
        <translation>Vergrößert die Karten, bevor der Exponent angewandt wird: Kanten werden steiler. Artikel und offizieller Code schärfen die kleinen Karten.</translation>
    </message>
</context>
<context>
    <name>elboscope::MissingClassCard</name>
    <message>
        <source>Append to the caption</source>
        <translation>An die Bildunterschrift anhängen</translation>
    </message>
    <message>
        <source>“%1” does not stand in the caption.</source>
        <translation>„%1“ steht nicht in der Bildunterschrift.</translation>
    </message>
    <message numerus="yes">
        <source>Neither do %n other class(es).</source>
        <translation>
            <numerusform>Ebenso %n andere Klasse.</numerusform>
            <numerusform>Ebenso %n andere Klassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The model would read it as: %1</source>
        <translation>Das Modell würde lesen: %1</translation>
    </message>
    <message>
        <source>Append “%1” to the caption</source>
        <translation>„%1“ an die Bildunterschrift anhängen</translation>
    </message>
    <message>
        <source>Adds the word to the caption, so that the model can look for it.</source>
        <translation>Fügt das Wort der Bildunterschrift hinzu, damit das Modell danach suchen kann.</translation>
    </message>
    <message>
        <source>Use “%1” from the caption</source>
        <translation>„%1“ aus der Bildunterschrift nehmen</translation>
    </message>
    <message>
        <source>Renames the class to a word that stands in the caption.</source>
        <translation>Benennt die Klasse in ein Wort um, das in der Bildunterschrift steht.</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Append all of them</source>
        <translation>Alle anhängen</translation>
    </message>
    <message>
        <source>Adds every class that is missing to the caption.</source>
        <translation>Fügt jede fehlende Klasse der Bildunterschrift hinzu.</translation>
    </message>
    <message>
        <source>Remove “%1” from the classes</source>
        <translation>„%1“ aus den Klassen entfernen</translation>
    </message>
    <message>
        <source>Does not look for it.</source>
        <translation>Sucht nicht danach.</translation>
    </message>
    <message>
        <source>“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.</source>
        <translation>„%1“ steht jenseits der %2 Token, die das Modell liest. Kürzen Sie die Bildunterschrift.</translation>
    </message>
    <message>
        <source>Use a caption of the classes alone</source>
        <translation>Bildunterschrift nur aus den Klassen</translation>
    </message>
    <message>
        <source>Replaces the caption by “%1”.</source>
        <translation>Ersetzt die Bildunterschrift durch „%1“.</translation>
    </message>
    <message>
        <source>Shorten the caption</source>
        <translation>Bildunterschrift kürzen</translation>
    </message>
    <message>
        <source>This model has no text columns of the chosen kind, so no map could be read.</source>
        <translation>Dieses Modell hat keine Textspalten der gewählten Art, also ließe sich keine Karte lesen.</translation>
    </message>
    <message>
        <source>Set “Text columns” to automatic</source>
        <translation>„Textspalten“ auf automatisch stellen</translation>
    </message>
    <message>
        <source>Takes the columns that the model has.</source>
        <translation>Nimmt die Spalten, die das Modell hat.</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>Textspalten</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelDialog</name>
    <message>
        <source>Stickers (comes with it)</source>
        <translation>Sticker (mitgeliefert)</translation>
    </message>
    <message>
        <source>Choose a model folder (the one with model_index.json)</source>
        <translation>Einen Modellordner wählen (den mit model_index.json)</translation>
    </message>
    <message>
        <source>Choose a model in one file</source>
        <translation>Ein Modell in einer Datei wählen</translation>
    </message>
    <message>
        <source>Models in one file (*.safetensors)</source>
        <translation>Modelle in einer Datei (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>Es wird gelesen, was da ist …</translation>
    </message>
    <message>
        <source>Choose a model on the left, or a folder.</source>
        <translation>Links ein Modell wählen, oder einen Ordner.</translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>Alles Nötige ist da.</translation>
    </message>
    <message>
        <source>This is not a model that can be used. “Get models” shows what a folder must hold.</source>
        <translation>Das ist kein brauchbares Modell. „Modelle bekommen“ zeigt, was ein Ordner enthalten muss.</translation>
    </message>
    <message>
        <source>This model cannot be loaded until the following is mended:</source>
        <translation>Dieses Modell lässt sich erst laden, wenn Folgendes behoben ist:</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>What is there and what is needed</source>
        <translation>Was da ist und was nötig ist</translation>
    </message>
    <message>
        <source>There is no estimate for this choice.</source>
        <translation>Für diese Wahl gibt es keine Schätzung.</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment; %2 are free.</source>
        <translation>Ein Lauf braucht im höchsten Augenblick etwa %1; %2 sind frei.</translation>
    </message>
    <message>
        <source>A run takes about %1 at its worst moment.</source>
        <translation>Ein Lauf braucht im höchsten Augenblick etwa %1.</translation>
    </message>
    <message>
        <source>In %1, %2; for a picture of %3 × %4.</source>
        <translation>In %1, %2; für ein Bild von %3 × %4.</translation>
    </message>
    <message>
        <source>That is more than there is: the computer will be very slow, or the program will be ended. Try bfloat16 under Numbers, or a smaller model.</source>
        <translation>Das ist mehr, als da ist: Der Rechner wird sehr langsam, oder das Programm wird beendet. Versuchen Sie bfloat16 unter Zahlen oder ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Until it is loaded, the model in use stays in memory, too.</source>
        <translation>Bis es geladen ist, bleibt auch das jetzige Modell im Speicher.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>A run is going on; models can be changed when it has ended.</source>
        <translation>Ein Lauf ist im Gange; Modelle lassen sich wechseln, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why. The model in use stays.</source>
        <translation>Es wurde abgelehnt; die Liste der Probleme sagt, warum. Das jetzige Modell bleibt.</translation>
    </message>
    <message>
        <source>It was refused; the list of problems says why.</source>
        <translation>Es wurde abgelehnt; die Liste der Probleme sagt, warum.</translation>
    </message>
    <message>
        <source>Cancelled. The model in use stays.</source>
        <translation>Abgebrochen. Das jetzige Modell bleibt.</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>In Gebrauch: %1, %2</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Kein Modell ist geladen.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Einen &amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>The folder with model_index.json, in the layout of the diffusers library.</source>
        <translation>Der Ordner mit model_index.json, im Aufbau der Bibliothek diffusers.</translation>
    </message>
    <message>
        <source>Choose a f&amp;ile…</source>
        <translation>Eine D&amp;atei wählen …</translation>
    </message>
    <message>
        <source>A checkpoint of Stable Diffusion 1, 2 or XL in one .safetensors file.</source>
        <translation>Ein Checkpoint von Stable Diffusion 1, 2 oder XL in einer .safetensors-Datei.</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Dieses Modell</translation>
    </message>
    <message>
        <source>Get models</source>
        <translation>Modelle bekommen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
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
        <translation>Wo gerechnet wird. Automatisch nimmt eine GPU, wo dieses Programm und dieser Rechner eine haben.</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Zahlen</translation>
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
        <translation>float16 (nur GPU)</translation>
    </message>
    <message>
        <source>float32 is exact; bfloat16 takes half the memory and is less exact, and slow on processors that do not know it.</source>
        <translation>float32 ist genau; bfloat16 braucht die Hälfte des Speichers und ist weniger genau, und langsam auf Prozessoren, die es nicht kennen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Laden abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelGuide</name>
    <message>
        <source>The sticker model comes with this program. Others are ordinary downloads; nothing is fetched by itself, and nothing you open leaves this computer.</source>
        <translation>Das Stickermodell gehört zum Programm. Andere sind gewöhnliche Downloads; nichts wird von selbst geholt, und nichts, was Sie öffnen, verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>needs an account there and agreement to its terms. Sizes are of weights in 16 bits.</source>
        <translation>braucht dort ein Konto und die Zustimmung zu den Bedingungen. Die Größen gelten für Gewichte in 16 Bit.</translation>
    </message>
    <message>
        <source>How to download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>With the program %1:</source>
        <translation>Mit dem Programm %1:</translation>
    </message>
    <message>
        <source>or with diffusers in Python: load the pipeline and call save_pretrained(&quot;my-model&quot;). Then choose the folder here, or drop it on the window.</source>
        <translation>oder mit diffusers in Python: die Pipeline laden und save_pretrained(&quot;my-model&quot;) aufrufen. Dann den Ordner hier wählen oder auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>What the folder must hold</source>
        <translation>Was der Ordner enthalten muss</translation>
    </message>
    <message>
        <source>Weights split into several files with an index are fine, and so are files called fp16. Stable Diffusion 1, 2 and XL may also be one .safetensors file with the tokenizer’s folder beside it. Files that can run programs (.ckpt, .bin) are never opened.</source>
        <translation>Gewichte in mehreren Dateien mit Index sind recht, ebenso Dateien namens fp16. Stable Diffusion 1, 2 und XL können auch eine .safetensors-Datei mit dem Ordner des Tokenizers daneben sein. Dateien, die Programme ausführen können (.ckpt, .bin), werden nie geöffnet.</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelMenu</name>
    <message>
        <source>Stickers (comes with this program)</source>
        <translation>Sticker (gehört zum Programm)</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
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
        <translation>Zahlen</translation>
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
        <translation>float16 (nur GPU)</translation>
    </message>
</context>
<context>
    <name>elboscope::ModelPartList</name>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>unusable</source>
        <translation>unbrauchbar</translation>
    </message>
    <message>
        <source>not there; the model works without</source>
        <translation>nicht da; das Modell geht auch ohne</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>Needed in the folder %1: %2</source>
        <translation>Nötig im Ordner %1: %2</translation>
    </message>
    <message>
        <source>The folder holds: %1</source>
        <translation>Der Ordner enthält: %1</translation>
    </message>
</context>
<context>
    <name>elboscope::PhraseSuggestions</name>
    <message>
        <source>Makes “%1” a class.</source>
        <translation>Macht aus „%1“ eine Klasse.</translation>
    </message>
    <message>
        <source>Add the class “%1”</source>
        <translation>Die Klasse „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Add suggested classes</source>
        <translation>Vorgeschlagene Klassen hinzufügen</translation>
    </message>
    <message>
        <source>Suggested classes</source>
        <translation>Vorgeschlagene Klassen</translation>
    </message>
    <message>
        <source>Things that the caption names.</source>
        <translation>Dinge, die die Bildunterschrift nennt.</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Alle hinzufügen</translation>
    </message>
    <message>
        <source>Makes every suggested phrase a class.</source>
        <translation>Macht aus jeder vorgeschlagenen Wendung eine Klasse.</translation>
    </message>
</context>
<context>
    <name>elboscope::PictureView</name>
    <message>
        <source>This record came without its picture. Drop it here.</source>
        <translation>Diese Aufzeichnung kam ohne ihr Bild. Ziehen Sie es hierher.</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Ein Bild hierher ziehen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels. Click to open another one, or drop one here.</source>
        <translation>%1, %2 × %3 Pixel. Klicken öffnet ein anderes, oder eines hierher ziehen.</translation>
    </message>
    <message>
        <source>The picture whose classes are to be found: click to open one, drop one here, or paste with Ctrl+V.</source>
        <translation>Das Bild, dessen Klassen gefunden werden sollen: klicken öffnet eines, hierher ziehen, oder mit Strg+V einfügen.</translation>
    </message>
</context>
<context>
    <name>elboscope::PresentationView</name>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
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
        <translation>Noch gibt es nichts vorzuführen: Öffnen Sie ein Bild, und nennen Sie zuerst seine Klassen.</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>mIoU %1 → %2</source>
        <translation>mIoU %1 → %2</translation>
    </message>
    <message>
        <source>← → class</source>
        <translation>← → Klasse</translation>
    </message>
    <message>
        <source>Space raw or calibrated</source>
        <translation>Leertaste roh oder kalibriert</translation>
    </message>
    <message>
        <source>M kind of map</source>
        <translation>M Art der Karte</translation>
    </message>
    <message>
        <source>A one class</source>
        <translation>A eine Klasse</translation>
    </message>
    <message>
        <source>A all classes</source>
        <translation>A alle Klassen</translation>
    </message>
    <message>
        <source>H hides this line</source>
        <translation>H verbirgt diese Zeile</translation>
    </message>
    <message>
        <source>Esc leaves</source>
        <translation>Esc beendet</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>All classes, %1</source>
        <translation>Alle Klassen, %1</translation>
    </message>
    <message>
        <source>No class yet</source>
        <translation>Noch keine Klasse</translation>
    </message>
</context>
<context>
    <name>elboscope::PresetRow</name>
    <message>
        <source>Settings “%1”</source>
        <translation>Einstellungen „%1“</translation>
    </message>
    <message>
        <source>This model&apos;s folder brings no layer weights of its own (no alignment.json), so the official settings are the ones for it.</source>
        <translation>Der Ordner dieses Modells bringt keine eigenen Schichtgewichte mit (keine alignment.json), also sind die offiziellen Einstellungen die seinen.</translation>
    </message>
    <message>
        <source>Settings of</source>
        <translation>Einstellungen nach</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Everything as in the authors&apos; published code: γ = 1/3, a Gaussian of width 3 over the layers, losses added up unweighted, no softmax.</source>
        <translation>Alles wie im veröffentlichten Code der Autoren: γ = 1/3, eine Glockenkurve der Breite 3 über die Schichten, Verluste ungewichtet addiert, kein Softmax.</translation>
    </message>
    <message>
        <source>What is recommended for this model: what its folder&apos;s alignment.json says of layer weights and threshold, everything else as the official code does.</source>
        <translation>Was für dieses Modell empfohlen ist: was die alignment.json seines Ordners zu Schichtgewichten und Schwelle sagt, alles andere wie der offizielle Code.</translation>
    </message>
    <message>
        <source>Everything as the paper&apos;s text says: losses weighted by 1/ω(t) (equation 6), the plain mean of all layers, a softmax over the classes at the end (Algorithm 1). The threshold is lowered, for a softmax leaves every class near one over their number.</source>
        <translation>Alles, wie der Text des Artikels es sagt: Verluste mit 1/ω(t) gewichtet (Gleichung 6), das einfache Mittel aller Schichten, am Ende ein Softmax über die Klassen (Algorithmus 1). Die Schwelle ist gesenkt, denn ein Softmax lässt jede Klasse nahe bei eins durch ihre Anzahl.</translation>
    </message>
</context>
<context>
    <name>elboscope::ProblemView</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Choose a problem to see its technical detail.</source>
        <translation>Wählen Sie ein Problem, um die technischen Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Show the cause</source>
        <translation>Ursache zeigen</translation>
    </message>
    <message>
        <source>Goes to the field or dialog where this problem can be solved.</source>
        <translation>Geht zu dem Feld oder Dialog, wo sich dieses Problem lösen lässt.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies sentence and detail, for a mail or a bug report.</source>
        <translation>Kopiert Satz und Einzelheiten, für eine E-Mail oder Fehlermeldung.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empties this list.</source>
        <translation>Leert diese Liste.</translation>
    </message>
    <message>
        <source>What went wrong, newest first. The buttons at the right are about the chosen entry.</source>
        <translation>Was schiefging, das Neueste zuerst. Die Knöpfe rechts gelten dem gewählten Eintrag.</translation>
    </message>
    <message>
        <source>What the program knows about the chosen problem.</source>
        <translation>Was das Programm über das gewählte Problem weiß.</translation>
    </message>
</context>
<context>
    <name>elboscope::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>Hält nach diesem Schritt an</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Done in %1. Settings on the right act at once.</source>
        <translation>Fertig in %1. Einstellungen rechts wirken sofort.</translation>
    </message>
    <message>
        <source>Stopped after %1. What was finished is kept.</source>
        <translation>Angehalten nach %1. Was fertig war, bleibt.</translation>
    </message>
</context>
<context>
    <name>elboscope::RecoveryOffer</name>
    <message>
        <source>Elboscope was not closed properly. Your work of %1 can be restored.</source>
        <translation>Elboscope wurde nicht richtig beendet. Ihre Arbeit von %1 lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Elboscope was not closed properly. Your work on “%1” of %2 can be restored.</source>
        <translation>Elboscope wurde nicht richtig beendet. Ihre Arbeit an „%1“ von %2 lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Brings back picture, caption, settings and results as they were saved last.</source>
        <translation>Bringt Bild, Bildunterschrift, Einstellungen und Ergebnisse zurück, wie sie zuletzt gespeichert wurden.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Deletes what was saved automatically. This cannot be undone.</source>
        <translation>Löscht, was automatisch gespeichert wurde. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionModel</name>
    <message>
        <source>Tokens, mean of all layers</source>
        <translation>Token, Mittel aller Schichten</translation>
    </message>
    <message>
        <source>Classes, raw → calibrated</source>
        <translation>Klassen, roh → kalibriert</translation>
    </message>
    <message>
        <source>%1: %2 in the region, %3 in the whole picture</source>
        <translation>%1: %2 im Bereich, %3 im ganzen Bild</translation>
    </message>
    <message>
        <source>%1: raw %2, calibrated %3</source>
        <translation>%1: roh %2, kalibriert %3</translation>
    </message>
    <message>
        <source>Mean attention to this token inside the region, over all layers at timestep %1: %2. In the whole picture it is %3.</source>
        <translation>Mittlere Aufmerksamkeit auf dieses Token im Bereich, über alle Schichten bei Zeitschritt %1: %2. Im ganzen Bild ist sie %3.</translation>
    </message>
    <message>
        <source>Mean of this class&apos;s map inside the region: raw %1, calibrated %2.</source>
        <translation>Mittel der Karte dieser Klasse im Bereich: roh %1, kalibriert %2.</translation>
    </message>
</context>
<context>
    <name>elboscope::RegionPanel</name>
    <message>
        <source>Click a spot on a map or draw round a region: the words are ranked by how strongly their maps point there.</source>
        <translation>Auf eine Stelle einer Karte klicken oder einen Bereich umfahren: Die Wörter werden danach geordnet, wie stark ihre Karten dorthin zeigen.</translation>
    </message>
    <message>
        <source>There are no maps yet. Press Run.</source>
        <translation>Noch gibt es keine Karten. Drücken Sie Start.</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Was ist hier?</translation>
    </message>
    <message>
        <source>Words ranked for the region</source>
        <translation>Für den Bereich geordnete Wörter</translation>
    </message>
    <message>
        <source>The words whose maps point here most. The thin mark is the value before calibration.</source>
        <translation>Die Wörter, deren Karten am meisten hierher zeigen. Der dünne Strich ist der Wert vor der Kalibrierung.</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <translation>Bereich vergessen</translation>
    </message>
    <message>
        <source>Forget the region (Esc)</source>
        <translation>Bereich vergessen (Esc)</translation>
    </message>
    <message>
        <source>Rank all tokens…</source>
        <translation>Alle Token ordnen …</translation>
    </message>
    <message>
        <source>Measures the maps of all tokens in one pass of the network, and ranks the tokens, too.</source>
        <translation>Misst die Karten aller Token in einem Durchgang des Netzes und ordnet auch die Token.</translation>
    </message>
</context>
<context>
    <name>elboscope::SampleGallery</name>
    <message>
        <source>already measured</source>
        <translation>schon gemessen</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>„%1“: %2.</translation>
    </message>
    <message>
        <source>No samples are installed.</source>
        <translation>Keine Beispiele sind installiert.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Small drawings whose truth is known exactly, made like those the shipped model has learned from. Point at one to see what is really where.</source>
        <translation>Kleine Zeichnungen, deren Wahrheit genau bekannt ist, gemacht wie die, an denen das mitgelieferte Modell gelernt hat. Zeigen Sie auf eine, um zu sehen, was wirklich wo ist.</translation>
    </message>
    <message>
        <source>Arrows choose, Return opens, T shows the truth.</source>
        <translation>Pfeile wählen, die Eingabetaste öffnet, T zeigt die Wahrheit.</translation>
    </message>
    <message>
        <source>Show the &amp;truth everywhere</source>
        <translation>Die &amp;Wahrheit überall zeigen</translation>
    </message>
    <message>
        <source>Show the truth everywhere</source>
        <translation>Die Wahrheit überall zeigen</translation>
    </message>
    <message>
        <source>Colours every sample by what is really where (T).</source>
        <translation>Färbt jedes Beispiel danach, was wirklich wo ist (T).</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opens the chosen sample with its caption, classes and truth.</source>
        <translation>Öffnet das gewählte Beispiel mit Bildunterschrift, Klassen und Wahrheit.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Closes this list; nothing changes.</source>
        <translation>Schließt diese Liste; nichts ändert sich.</translation>
    </message>
</context>
<context>
    <name>elboscope::ScoreList</name>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; is neither in the truth nor in the mask.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; ist weder in der Wahrheit noch in der Maske.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: raw %2 %, calibrated %3 %</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;: roh %2 %, kalibriert %3 %</translation>
    </message>
    <message>
        <source>IoU of the classes</source>
        <translation>IoU der Klassen</translation>
    </message>
    <message>
        <source>Intersection over union: pixels that mask and truth share, of all that either has. The ring is the raw maps, the disc the calibrated ones.</source>
        <translation>Schnittfläche durch Vereinigung: die Pixel, die Maske und Wahrheit gemeinsam haben, von allen, die eine von beiden hat. Der Ring sind die rohen Karten, die Scheibe die kalibrierten.</translation>
    </message>
</context>
<context>
    <name>elboscope::SessionKeeper</name>
    <message>
        <source>“%1” could not be opened.</source>
        <translation>„%1“ konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This was saved by a newer version of the program. What this version does not know was left out: %1.</source>
        <translation>Dies wurde von einer neueren Version des Programms gespeichert. Was diese Version nicht kennt, wurde weggelassen: %1.</translation>
    </message>
    <message>
        <source>This was measured with the model “%1”. Choose it to measure again in the same way.</source>
        <translation>Dies wurde mit dem Modell „%1“ gemessen. Wählen Sie es, um ebenso neu zu messen.</translation>
    </message>
    <message>
        <source>“%1” could not be saved.</source>
        <translation>„%1“ konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The settings inside “%1” could not be read.</source>
        <translation>Die Einstellungen in „%1“ konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Settings of “%1”</source>
        <translation>Einstellungen von „%1“</translation>
    </message>
    <message>
        <source>Automatic saving does not work, so a crash would lose what is not saved.</source>
        <translation>Das automatische Speichern geht nicht; bei einem Absturz ginge Ungespeichertes verloren.</translation>
    </message>
    <message>
        <source>What was saved automatically could not be restored.</source>
        <translation>Was automatisch gespeichert wurde, konnte nicht wiederhergestellt werden.</translation>
    </message>
</context>
<context>
    <name>elboscope::ShortcutDialog</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>In the maps (these keys are fixed)</source>
        <translation>In den Karten (diese Tasten sind fest)</translation>
    </message>
    <message>
        <source>Show raw instead of calibrated while held</source>
        <translation>Solange gehalten: roh statt kalibriert zeigen</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Eine Klasse wählen</translation>
    </message>
    <message>
        <source>1 to 9, or up and down</source>
        <translation>1 bis 9, oder auf und ab</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show everything</source>
        <translation>Vergrößern, verkleinern, alles zeigen</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Left and right, or Shift with the arrows</source>
        <translation>Links und rechts, oder Umschalt mit den Pfeilen</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Wählen Sie einen Befehl, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>Alone, this key belongs to text fields and maps. Add Ctrl or Alt, or take a function key.</source>
        <translation>Allein gehört diese Taste Textfeldern und Karten. Nehmen Sie Strg oder Alt dazu, oder eine Funktionstaste.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. “Take over” gives it to this command and leaves the other without.</source>
        <translation>%1 gehört zu „%2“. „Übernehmen“ gibt es diesem Befehl, der andere behält keines.</translation>
    </message>
    <message>
        <source>Click into the field and press the new keys. They act at once and are remembered.</source>
        <translation>In das Feld klicken und die neuen Tasten drücken. Sie wirken sofort und werden gemerkt.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Shows only lines with this text in the command or in its keys.</source>
        <translation>Zeigt nur Zeilen, deren Befehl oder Tasten diesen Text enthalten.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Click here and press the keys that shall call the command.</source>
        <translation>Hier klicken und die Tasten drücken, die den Befehl rufen sollen.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>The command keeps its place in the menus, but no keys call it.</source>
        <translation>Der Befehl behält seinen Platz in den Menüs, aber keine Tasten rufen ihn.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Gives the command the keys it came with.</source>
        <translation>Gibt dem Befehl die Tasten, mit denen er kam.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Gives every command the keys it came with.</source>
        <translation>Gibt jedem Befehl die Tasten, mit denen er kam.</translation>
    </message>
    <message>
        <source>Gives the command these keys.</source>
        <translation>Gibt dem Befehl diese Tasten.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes this sheet; all changes are kept.</source>
        <translation>Schließt dieses Blatt; alle Änderungen bleiben.</translation>
    </message>
</context>
<context>
    <name>elboscope::ThresholdRow</name>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>&amp;Schwelle</translation>
    </message>
    <message>
        <source>A pixel where no class reaches this value is background in the mask.</source>
        <translation>Ein Pixel, an dem keine Klasse diesen Wert erreicht, ist in der Maske Hintergrund.</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepArea</name>
    <message>
        <source>Timesteps of the ELBO</source>
        <translation>Zeitschritte des ELBO</translation>
    </message>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Zeitschritte der Karten</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepRows</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>There is nothing to choose from before a run.</source>
        <translation>Vor einem Lauf gibt es nichts zu wählen.</translation>
    </message>
    <message>
        <source>%1 of %2 timesteps count.</source>
        <translation>%1 von %2 Zeitschritten zählen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every 2nd</source>
        <translation>Jeder 2.</translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation>Wenig Rauschen</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High noise</source>
        <translation>Viel Rauschen</translation>
    </message>
    <message>
        <source>All timesteps that were measured count.</source>
        <translation>Alle gemessenen Zeitschritte zählen.</translation>
    </message>
    <message>
        <source>Every second timestep counts: what would half the work give?</source>
        <translation>Jeder zweite Zeitschritt zählt: Was gäbe die halbe Arbeit?</translation>
    </message>
    <message>
        <source>Only the third with the least noise counts.</source>
        <translation>Nur das Drittel mit dem wenigsten Rauschen zählt.</translation>
    </message>
    <message>
        <source>Only the third in the middle counts.</source>
        <translation>Nur das mittlere Drittel zählt.</translation>
    </message>
    <message>
        <source>Only the third with the most noise counts.</source>
        <translation>Nur das Drittel mit dem meisten Rauschen zählt.</translation>
    </message>
</context>
<context>
    <name>elboscope::TimestepStrip</name>
    <message>
        <source>Timesteps of the maps</source>
        <translation>Zeitschritte der Karten</translation>
    </message>
    <message>
        <source>The timesteps at which the model&apos;s attention was collected; the maps are their mean. Click one to leave it out or take it in, drag to choose a range.</source>
        <translation>Die Zeitschritte, bei denen die Aufmerksamkeit des Modells gesammelt wurde; die Karten sind ihr Mittel. Ein Klick nimmt einen heraus oder herein, Ziehen wählt einen Bereich.</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenChips</name>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message numerus="yes">
        <source>%n × padding</source>
        <translation>
            <numerusform>%n × Auffüllung</numerusform>
            <numerusform>%n × Auffüllung</numerusform>
        </translation>
    </message>
    <message>
        <source>The encoder always reads %1 tokens: empty ones fill the rest.</source>
        <translation>Der Encoder liest immer %1 Token: Leere füllen den Rest.</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>Token %1 von %2</translation>
    </message>
    <message>
        <source>Token %1 of %2: “%3”, number %4 of the vocabulary</source>
        <translation>Token %1 von %2: „%3“, Nummer %4 des Wortschatzes</translation>
    </message>
    <message>
        <source>Marks the start of the text; it draws much attention of its own.</source>
        <translation>Bezeichnet den Anfang des Textes; es zieht viel Aufmerksamkeit auf sich.</translation>
    </message>
    <message>
        <source>Marks the end of the text.</source>
        <translation>Bezeichnet das Ende des Textes.</translation>
    </message>
    <message>
        <source>The model reads %1 tokens: this one is cut off.</source>
        <translation>Das Modell liest %1 Token: Dieses ist abgeschnitten.</translation>
    </message>
    <message>
        <source>Click to make “%1” a class; drag over several words for a phrase.</source>
        <translation>Klicken macht aus „%1“ eine Klasse; über mehrere Wörter ziehen ergibt eine Wendung.</translation>
    </message>
    <message>
        <source>Belongs to the class “%1”.</source>
        <translation>Gehört zur Klasse „%1“.</translation>
    </message>
    <message>
        <source>Tokens of the caption</source>
        <translation>Token der Bildunterschrift</translation>
    </message>
    <message>
        <source>Left and right move, Shift extends, Return makes a class of the chosen words.</source>
        <translation>Links und rechts bewegt, Umschalt erweitert, die Eingabetaste macht aus den gewählten Wörtern eine Klasse.</translation>
    </message>
</context>
<context>
    <name>elboscope::TokenModel</name>
    <message>
        <source>Token %1 of the caption</source>
        <translation>Token %1 der Bildunterschrift</translation>
    </message>
    <message>
        <source>Token %1: put before every text. It takes the attention that no word wants.</source>
        <translation>Token %1: steht vor jedem Text. Es nimmt die Aufmerksamkeit, die kein Wort will.</translation>
    </message>
    <message>
        <source>Token %1: closes the text and sums it up.</source>
        <translation>Token %1: schließt den Text und fasst ihn zusammen.</translation>
    </message>
    <message>
        <source>Token %1: fills the text up to its full length.</source>
        <translation>Token %1: füllt den Text bis zur vollen Länge auf.</translation>
    </message>
    <message>
        <source>Token %1: of a text encoder that this model folder does not have.</source>
        <translation>Token %1: von einem Text-Encoder, den dieser Modellordner nicht hat.</translation>
    </message>
</context>
<context>
    <name>elboscope::Tour</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To the step before (Left).</source>
        <translation>Zum vorigen Schritt (Links).</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Ends the tour (Return).</source>
        <translation>Beendet den Rundgang (Eingabetaste).</translation>
    </message>
    <message>
        <source>To the next step (Return or Right).</source>
        <translation>Zum nächsten Schritt (Eingabetaste oder Rechts).</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>Ends the tour (Esc). The menu Help has it again.</source>
        <translation>Beendet den Rundgang (Esc). Das Menü Hilfe hat ihn wieder.</translation>
    </message>
</context>
<context>
    <name>elboscope::TruthPanel</name>
    <message>
        <source>Threshold of the truth</source>
        <translation>Schwelle der Wahrheit</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) of the mask stand for no class here and count as background.</source>
        <translation>
            <numerusform>%n Wert der Maske steht hier für keine Klasse und zählt als Hintergrund.</numerusform>
            <numerusform>%n Werte der Maske stehen hier für keine Klasse und zählen als Hintergrund.</numerusform>
        </translation>
    </message>
    <message>
        <source>mIoU, raw and calibrated</source>
        <translation>mIoU, roh und kalibriert</translation>
    </message>
    <message>
        <source>Comparing with the truth…</source>
        <translation>Vergleich mit der Wahrheit …</translation>
    </message>
    <message>
        <source>After a run the masks are compared with this truth.</source>
        <translation>Nach einem Lauf werden die Masken mit dieser Wahrheit verglichen.</translation>
    </message>
    <message>
        <source>that of the masks (%1)</source>
        <translation>die der Masken (%1)</translation>
    </message>
    <message>
        <source>searched: raw %1, calibrated %2</source>
        <translation>gesucht: roh %1, kalibriert %2</translation>
    </message>
    <message>
        <source>searched for each</source>
        <translation>für jede gesucht</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>wird berechnet …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>best %1 at 1/γ %2</source>
        <translation>am besten %1 bei 1/γ %2</translation>
    </message>
    <message>
        <source>With a mask of what is really where, this panel tells how well the maps agree with it, class by class and for every γ. A mask is a PNG with one number a pixel: 0 background, 1 the first class, and so on. The samples bring theirs.</source>
        <translation>Mit einer Maske dessen, was wirklich wo ist, sagt dieses Feld, wie gut die Karten damit übereinstimmen, Klasse für Klasse und für jedes γ. Eine Maske ist ein PNG mit einer Zahl je Pixel: 0 Hintergrund, 1 die erste Klasse und so weiter. Die Beispiele bringen ihre mit.</translation>
    </message>
    <message>
        <source>Open a mask…</source>
        <translation>Eine Maske öffnen …</translation>
    </message>
    <message>
        <source>Chooses the mask of this picture. It can be dropped on the window, too.</source>
        <translation>Wählt die Maske dieses Bildes. Sie lässt sich auch auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Goes on without truth.</source>
        <translation>Macht ohne Wahrheit weiter.</translation>
    </message>
    <message>
        <source>Remove the truth</source>
        <translation>Wahrheit entfernen</translation>
    </message>
    <message>
        <source>Mean intersection over union of all classes and the background, in percent. All of it is computed as the command line does, at the mask&apos;s own size; ≈ marks a quick estimate while a slider moves.</source>
        <translation>Mittlere Schnittfläche durch Vereinigung aller Klassen und des Hintergrunds, in Prozent. Alles wird wie auf der Befehlszeile in der Größe der Maske berechnet; ≈ bezeichnet eine schnelle Schätzung, während ein Regler sich bewegt.</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>Sch&amp;welle</translation>
    </message>
    <message>
        <source>From which value on a pixel belongs to a class. “Searched” takes the best for raw and for calibrated maps, each found by the official evaluation&apos;s search, so that neither suffers from a threshold that suits the other.</source>
        <translation>Ab welchem Wert ein Pixel zu einer Klasse gehört. „Gesucht“ nimmt für rohe und für kalibrierte Karten jeweils den besten, gefunden mit der Suche der offiziellen Auswertung, sodass keine unter einer Schwelle leidet, die der anderen passt.</translation>
    </message>
    <message>
        <source>Threshold of the comparison</source>
        <translation>Schwelle des Vergleichs</translation>
    </message>
    <message>
        <source>that of the masks</source>
        <translation>die der Masken</translation>
    </message>
    <message>
        <source>mIoU over 1/γ</source>
        <translation>mIoU über 1/γ</translation>
    </message>
    <message>
        <source>Labels of the mask</source>
        <translation>Werte der Maske</translation>
    </message>
    <message>
        <source>Which class each number in the mask stands for.</source>
        <translation>Für welche Klasse jede Zahl in der Maske steht.</translation>
    </message>
</context>
</TS>
