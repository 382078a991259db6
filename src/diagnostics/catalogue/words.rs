//! Words: phrases, lexicons, tables of readers.

use super::entry::{CatalogueEntry, error};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::PhraseUnknown,
        [
            "No lexicon that was asked knows the phrase.",
            "A number for it would be made up. Phrases of the lexicon that come near are named, and lexicons that do know it.",
            "decent shot",
            "Take a phrase that the lexicon has, ask another lexicon (--lexicon readers,icd203), or say what it stands for: --phrase \"decent shot=0.6\".",
        ],
        [
            "Kein befragtes Lexikon kennt die Formulierung.",
            "Eine Zahl dafür wäre erfunden. Genannt werden ähnliche Formulierungen des Lexikons und Lexika, die sie kennen.",
            "Eine Formulierung des Lexikons nehmen, ein anderes Lexikon fragen (--lexicon readers,icd203) oder sagen, wofür sie \
             steht: --phrase \"decent shot=0.6\".",
        ],
    ),
    error(
        Code::PhraseWordsUnread,
        [
            "A text has words beside its phrase that the program does not understand.",
            "\"Likely to fail\", \"used to be likely\" and \"likely if they agree\" all have a known phrase in them; only words that are known to change nothing are passed over.",
            "a launch by Vodafone is very likely",
            "Keep the words of likelihood and write … for the rest (\"… very likely\"), with the sentence in a column quote; or give the whole text a number: --phrase \"TEXT=0.6\".",
        ],
        [
            "Neben der Formulierung stehen Wörter, die das Programm nicht versteht.",
            "In „likely to fail“, „used to be likely“ und „likely if they agree“ steckt dieselbe bekannte Formulierung; übergangen \
             werden nur Wörter, die erwiesenermaßen nichts ändern.",
            "Die Wörter für die Wahrscheinlichkeit behalten und für den Rest … schreiben („… very likely“), den Satz dazu in eine \
             Spalte quote; oder dem ganzen Text eine Zahl geben: --phrase \"TEXT=0.6\".",
        ],
    ),
    error(
        Code::PhraseTooLong,
        [
            "A text is longer than any phrase.",
            "A paragraph says more than one thing; what counts in it is for a person to say.",
            "a whole article in the cell",
            "Write the words of likelihood alone, and the sentence into a column quote.",
        ],
        [
            "Ein Text ist länger als jede Formulierung.",
            "Ein Absatz sagt mehr als eines; was davon zählt, muss ein Mensch entscheiden.",
            "Nur die Wörter für die Wahrscheinlichkeit schreiben, den Satz in eine Spalte quote.",
        ],
    )
    .example_in_german("ein ganzer Artikel in der Zelle"),
    error(
        Code::PhraseWithoutNumber,
        [
            "The lexicons list the phrase and refuse it a number.",
            "Some words say only that something is not impossible; the authors of the lexicon would not give them a number.",
            "possible",
            "Say what it stands for with --phrase \"possible=0.3\", or take the row out.",
        ],
        [
            "Die Lexika führen die Formulierung auf, geben ihr aber keine Zahl.",
            "Manche Wörter sagen nur, dass etwas nicht unmöglich ist; die Verfasser des Lexikons wollten ihnen keine Zahl geben.",
            "Mit --phrase \"possible=0.3\" sagen, wofür sie steht, oder die Zeile entfernen.",
        ],
    ),
    error(
        Code::PhraseNegated,
        [
            "A negation turns a phrase around.",
            "\"Not likely\" is not the opposite of \"likely\" in numbers: what it means no lexicon says.",
            "not likely",
            "Write a phrase that the lexicon has, such as \"unlikely\", or say what it stands for with --phrase.",
        ],
        [
            "Eine Verneinung kehrt die Formulierung um.",
            "„Not likely“ ist in Zahlen nicht das Gegenteil von „likely“: Was es bedeutet, sagt kein Lexikon.",
            "Eine Formulierung des Lexikons schreiben, etwa „unlikely“, oder mit --phrase sagen, wofür sie steht.",
        ],
    ),
    error(
        Code::PhraseModified,
        [
            "A word makes another phrase of one that is known.",
            "\"Fairly likely\" is not \"likely\", and the lexicon does not have it.",
            "fairly likely",
            "Write a phrase that the lexicon has, or say what it stands for with --phrase.",
        ],
        [
            "Ein Wort macht aus einer bekannten Formulierung eine andere.",
            "„Fairly likely“ ist nicht „likely“, und das Lexikon kennt es nicht.",
            "Eine Formulierung des Lexikons schreiben oder mit --phrase sagen, wofür sie steht.",
        ],
    ),
    error(
        Code::PhrasesSeveral,
        [
            "A text may be read in several ways.",
            "It has two statements, or hedges that point to different sides; which one counts is for a person to say.",
            "likely but unlikely before June",
            "Write the one phrase that counts.",
        ],
        [
            "Ein Text ist auf mehrere Arten zu lesen.",
            "Er enthält zwei Aussagen oder Einschränkungen in verschiedene Richtungen; welche zählt, muss ein Mensch entscheiden.",
            "Die eine Formulierung schreiben, die zählt.",
        ],
    ),
    error(
        Code::PhraseQuestion,
        [
            "A text asks and forecasts nothing.",
            "A question is no forecast, but may quote one.",
            "likely?",
            "Write what the source said, or \"unclear\".",
        ],
        [
            "Ein Text fragt und sagt nichts voraus.",
            "Eine Frage ist keine Prognose, kann aber eine zitieren.",
            "Schreiben, was die Quelle gesagt hat, oder „unclear“.",
        ],
    ),
    error(
        Code::PhraseContradictory,
        [
            "A text says two things that do not agree: that nobody knows, and how sure somebody is; or a number, and a phrase on the other side of one half.",
            "One of the two is the forecast, or none.",
            "unclear, but likely",
            "Write the one that counts.",
        ],
        [
            "Ein Text sagt zweierlei, das nicht zusammenpasst: dass niemand es weiß, und wie sicher jemand ist; oder eine Zahl und \
             eine Formulierung auf der anderen Seite von einhalb.",
            "Eines von beiden ist die Prognose oder keines.",
            "Schreiben, was davon zählt.",
        ],
    ),
    error(
        Code::PhraseNumber,
        [
            "A number in a text may be the probability, but not for certain or not exactly.",
            "A range, a bound or a number that may belong to the event would be scored as if it had been said.",
            "likely to grow by 70%",
            "Write the number into the probability column, or the phrase without it.",
        ],
        [
            "Eine Zahl im Text kann die Wahrscheinlichkeit sein, aber nicht sicher oder nicht genau.",
            "Eine Spanne, eine Grenze oder eine Zahl, die zum Ereignis gehören kann, würde gewertet, als wäre sie gesagt worden.",
            "Die Zahl in die Spalte der Wahrscheinlichkeit schreiben oder die Formulierung ohne sie.",
        ],
    ),
    error(
        Code::PhraseOtherLanguage,
        [
            "A word that English shares with another language, in a text of that language.",
            "No lexicon has that language, and its readers may take the word otherwise.",
            "il est probable",
            "Say what it stands for with --phrase, or give a lexicon of that language with --lexicon FILE.",
        ],
        [
            "Ein Wort, das Englisch mit einer anderen Sprache teilt, in einem Text jener Sprache.",
            "Kein Lexikon führt diese Sprache, und ihre Leser verstehen das Wort vielleicht anders.",
            "Mit --phrase sagen, wofür es steht, oder mit --lexicon FILE ein Lexikon jener Sprache angeben.",
        ],
    ),
    error(
        Code::LexiconEmpty,
        [
            "A lexicon has no phrase.",
            "Nothing can be read by it.",
            "a header alone",
            "It needs the header phrase,low,point,high and a line for each phrase.",
        ],
        [
            "Ein Lexikon enthält keine Formulierung.",
            "Damit lässt sich nichts lesen.",
            "Es braucht die Kopfzeile phrase,low,point,high und je Formulierung eine Zeile.",
        ],
    )
    .example_in_german("nur eine Kopfzeile"),
    error(
        Code::LexiconColumns,
        [
            "A lexicon lacks a column, or has one twice.",
            "Without low, point and high it is not clear what a phrase stands for.",
            "phrase,low,high",
            "Write the header phrase,low,point,high, or phrase,point.",
        ],
        [
            "Einem Lexikon fehlt eine Spalte, oder es hat eine zweimal.",
            "Ohne low, point und high ist nicht klar, wofür eine Formulierung steht.",
            "Die Kopfzeile phrase,low,point,high oder phrase,point schreiben.",
        ],
    ),
    error(
        Code::LexiconNotUtf8,
        [
            "A lexicon is not text in UTF-8.",
            "Its phrases would be compared with damaged letters.",
            "möglich, saved as Windows-1252",
            "Save the file as \"CSV UTF-8\".",
        ],
        [
            "Ein Lexikon ist kein Text in UTF-8.",
            "Seine Formulierungen würden mit beschädigten Buchstaben verglichen.",
            "Die Datei als „CSV UTF-8“ speichern.",
        ],
    )
    .example_in_german("möglich, als Windows-1252 gespeichert"),
    error(
        Code::LexiconPhraseBlank,
        [
            "A line of a lexicon has no phrase, or one without a word that counts.",
            "It would match every text, or none.",
            ",0.6,0.7,0.8",
            "Write the phrase, or take the line out.",
        ],
        [
            "Eine Zeile eines Lexikons hat keine Formulierung oder eine ohne bedeutsames Wort.",
            "Sie passte zu jedem Text oder zu keinem.",
            "Die Formulierung schreiben oder die Zeile entfernen.",
        ],
    ),
    error(
        Code::LexiconPhraseTwice,
        [
            "A phrase stands twice in a lexicon.",
            "The two lines may say different things, and case and hyphens do not tell phrases apart.",
            "very likely; Very-Likely",
            "Keep one of the two.",
        ],
        [
            "Eine Formulierung steht zweimal in einem Lexikon.",
            "Die beiden Zeilen können Verschiedenes sagen; Großschreibung und Bindestriche unterscheiden Formulierungen nicht.",
            "Eine der beiden behalten.",
        ],
    ),
    error(
        Code::LexiconNumber,
        [
            "A number of a lexicon is no probability.",
            "A phrase stands for probabilities from 0 to 1.",
            "70 without a percent sign",
            "Write it as a number from 0 to 1, or as a percentage with its sign.",
        ],
        [
            "Eine Zahl eines Lexikons ist keine Wahrscheinlichkeit.",
            "Eine Formulierung steht für Wahrscheinlichkeiten von 0 bis 1.",
            "Als Zahl von 0 bis 1 schreiben oder als Prozentwert mit Prozentzeichen.",
        ],
    )
    .example_in_german("70 ohne Prozentzeichen"),
    error(
        Code::LexiconLowAboveHigh,
        [
            "The range of a phrase is upside down.",
            "It is not clear which of the two numbers is wrong, or whether they are exchanged.",
            "likely,0.8,0.7,0.6",
            "Exchange them, or correct the one that is wrong.",
        ],
        [
            "Die Spanne einer Formulierung steht auf dem Kopf.",
            "Nicht klar ist, welche der beiden Zahlen falsch ist oder ob sie vertauscht sind.",
            "Vertauschen oder die falsche berichtigen.",
        ],
    ),
    error(
        Code::LexiconPointOutside,
        [
            "The point of a phrase lies outside its range.",
            "The phrase is scored as its point, which the range says it cannot mean.",
            "likely,0.6,0.9,0.8",
            "Correct the point, or widen the range.",
        ],
        [
            "Der Punkt einer Formulierung liegt außerhalb ihrer Spanne.",
            "Gewertet wird die Formulierung als ihr Punkt, und den kann sie nach ihrer Spanne nicht meinen.",
            "Den Punkt berichtigen oder die Spanne erweitern.",
        ],
    ),
    error(
        Code::LexiconIncomplete,
        [
            "Some of the numbers of a phrase are blank.",
            "A range without an end cannot be used; a point alone can.",
            "likely,0.6,,0.8",
            "Give low, point and high, or the point alone, or none of them.",
        ],
        [
            "Von den Zahlen einer Formulierung fehlen einige.",
            "Eine Spanne mit nur einem Ende ist unbrauchbar, ein Punkt allein nicht.",
            "low, point und high angeben, nur den Punkt oder nichts davon.",
        ],
    ),
    error(
        Code::ReadersPhrase,
        [
            "A column of the table of readers is about no known phrase, or about the same as another.",
            "Its readings cannot be told whose they are.",
            "a column Lickely",
            "Correct the header, or take the column out.",
        ],
        [
            "Eine Spalte der Lesertabelle gilt keiner bekannten Formulierung oder derselben wie eine andere.",
            "Wessen Lesarten darin stehen, ist nicht zu erkennen.",
            "Die Überschrift berichtigen oder die Spalte entfernen.",
        ],
    )
    .example_in_german("eine Spalte Lickely"),
    error(
        Code::ReadersHole,
        [
            "A reader has not read every phrase.",
            "The spread over readers compares whole readers; with holes filled in they would be made up.",
            "1,70,",
            "Fill the reading in, or take the reader's row out.",
        ],
        [
            "Ein Leser hat nicht jede Formulierung eingeschätzt.",
            "Die Streuung über Leser vergleicht ganze Leser; Ergänztes wäre erfunden.",
            "Die Einschätzung ergänzen oder die Zeile des Lesers entfernen.",
        ],
    ),
    error(
        Code::ReadersNumber,
        [
            "A reading is no probability.",
            "Readings are probabilities: all from 0 to 1, or all from 0 to 100.",
            "7O with the letter O",
            "Write a number from 0 to 1, or from 0 to 100 in the whole table.",
        ],
        [
            "Eine Einschätzung ist keine Wahrscheinlichkeit.",
            "Einschätzungen sind Wahrscheinlichkeiten: alle von 0 bis 1 oder alle von 0 bis 100.",
            "Eine Zahl von 0 bis 1 schreiben oder in der ganzen Tabelle von 0 bis 100.",
        ],
    )
    .example_in_german("7O mit dem Buchstaben O"),
    error(
        Code::ReadersEmpty,
        [
            "The table of readers has no phrase or no reader.",
            "There is nothing to spread a score over.",
            "a header alone",
            "Add a column for each phrase and a row for each reader.",
        ],
        [
            "Die Lesertabelle hat keine Formulierung oder keinen Leser.",
            "Es gibt nichts, worüber ein Wert streuen könnte.",
            "Je Formulierung eine Spalte und je Leser eine Zeile ergänzen.",
        ],
    )
    .example_in_german("allein eine Kopfzeile"),
];
