//! German.

use super::{
    AnswerTexts, CalibrationTexts, CallTexts, ChangeTexts, ComparisonTexts, DiscriminationTexts, LeftOutTexts, Method,
    MethodTexts, Noun, OpenTexts, OverTimeTexts, PageTexts, ReproduceTexts, ScoreTexts, Texts, WordTexts,
    WorkbookTexts,
};
use crate::document::table::Numbers;
use crate::options::Language;

/// The report in German.
pub static GERMAN: Texts = Texts {
    language: Language::German,
    numbers: Numbers { decimal: ',', thousands: '.', percent: "\u{a0}%", to: " bis " },
    forecasts: Noun { one: "{n} Prognose", many: "{n} Prognosen" },
    questions: Noun { one: "{n} Frage", many: "{n} Fragen" },
    sources: Noun { one: "{n} Quelle", many: "{n} Quellen" },
    statements: Noun { one: "{n} Aussage", many: "{n} Aussagen" },
    fates: [
        "ausgewertet",
        "noch offen",
        "zu annullierten Fragen",
        "erst nach der Auflösung abgegeben (Rückschau, wird nie gewertet)",
        "am Tag der Auflösung abgegeben (weggelassen durch --same-day drop)",
        "dieselbe Prognose noch einmal",
        "ohne prüfbares Ereignis, Frist oder Wahrscheinlichkeit",
        "außerhalb des Zeitraums oder nach dem Stichtag abgegeben",
        "durch --where ausgeschlossen",
        "nicht verwendbar, siehe die Fehler in den Daten",
    ],
    list_of_methods: METHODS,
    page: PageTexts {
        language: "de",
        skip: "Direkt zur Antwort",
        contents: "Inhalt",
        data: "Die Zahlen hinter dieser Grafik",
        more: "und {n} weitere, hier nicht gezeigt",
        blank: "(ohne Angabe)",
        all: "alle zusammen",
        made: "Erstellt mit trackrecord {version}.",
        logo: "Logo",
        scroll: "Tabelle, seitlich verschiebbar",
        source_type: "Quellentyp",
    },
    answer: AnswerTexts {
        title: "Trefferbilanz unserer Quellen",
        title_of_period: "Trefferbilanz unserer Quellen, {period}",
        scored: "{forecasts} ausgewertet, zu {questions} von {sources}, Stand {day}.",
        nothing: "Keine Prognose ließ sich auswerten. {rows} gelesen, Stand {day}.",
        span: "Aufgelöste Fragen vom {from} bis {to}.",
        open_end: "(offen)",
        heading: "Die Antwort",
        scale: "Der Brier-Score ist der mittlere quadrierte Abstand zwischen dem, was vorhergesagt wurde, und dem, was \
                geschah: 0 ist am besten, 0,25 erhält, wer immer 50\u{a0}% sagt, 1 ist am schlechtesten. Die Spanne dahinter \
                zeigt, wie weit allein der Zufall ihn verschieben konnte.",
        sentence: "{who}: {verdict} Brier-Score {brier} ({level}-Vertrauensbereich {interval}){skill}.",
        without_interval: "{who}: {verdict} Brier-Score {brier}{skill}.",
        better: ", besser als immer nur zu sagen, wie oft so etwas geschieht",
        unclear: ", nicht nachweislich besser als immer nur zu sagen, wie oft so etwas geschieht",
        worse: ", schlechter als immer nur zu sagen, wie oft so etwas geschieht",
        no_skill: "",
        unscored: "{who}: noch nichts auszuwerten. {statements}, davon prüfbar: {checkable}; überfällig: {overdue}.",
        do_not_rank: "Wer sich in eine Rangfolge bringen lässt und wer nicht",
        too_few: "{names}: weniger als {n} ausgewertete Fragen, zu wenige für ein Urteil.",
        apart: "{better} schnitt bei den Fragen, die beide beantwortet haben, besser ab als {worse}: um mehr, als der Zufall erklärt.",
        none_apart: "Bei den gemeinsamen Fragen lassen sich keine zwei von ihnen unterscheiden: keine Rangfolge bilden.",
        others_alike: "Alle anderen lassen sich bei den gemeinsamen Fragen nicht unterscheiden: keine Rangfolge bilden.",
        all_apart: "Diese Unterschiede wurden gemeinsam geprüft und haben Bestand.",
        nobody: "Noch ist nichts aufgelöst, was sich auswerten ließe. Beurteilen oder vergleichen lässt sich daher niemand. \
                 Sagen lässt sich nur, wie viel von dem Gesagten überhaupt je geprüft werden kann.",
        other_questions: "Jede Quelle hat sich ihre Fragen selbst ausgesucht, manche sind leichter als andere. Ein niedrigerer \
                          Wert allein macht noch keine bessere Quelle.",
        alone: "Es gibt nur eine Gruppe, also niemanden zum Vergleichen.",
        and: "{names} und {last}",
        and_more: "{names} und {n} weitere",
    },
    change: ChangeTexts {
        heading: "{now} gegenüber {before}",
        text: "Die Veränderung ist der Wert jetzt minus der Wert im Vergleichszeitraum ({before}): unter 0 ist besser. Wo sich \
               die Vertrauensbereiche beider Zeiträume überschneiden, kann sie leicht Zufall sein.",
        nothing: "Im Vergleichszeitraum ({before}) wurde nichts ausgewertet; es gibt nichts zu vergleichen.",
        caption: "Brier-Scores: {now} und {before}",
        brier: "Brier-Score {period}",
        interval: "Vertrauensbereich {period}",
        change: "Veränderung",
        questions: "Fragen {period}",
    },
    comparison: ComparisonTexts {
        heading: "Wer ist besser?",
        text: "Je zwei werden an den Fragen verglichen, die beide beantwortet haben; so gewinnt niemand durch die Wahl leichter \
               Fragen. Bei so vielen Vergleichen sehen manche zufällig nach einem Unterschied aus; ein Unterschied heißt nur, was \
               auch dann noch besteht, wenn man das berücksichtigt.",
        worse: "Auf {questions} bezogen, die beide beantwortet haben, schnitt {a} um {difference} schlechter ab als {b} \
                ({level}-Vertrauensbereich {interval}): {finding}.",
        better: "Auf {questions} bezogen, die beide beantwortet haben, schnitt {a} um {difference} besser ab als {b} \
                 ({level}-Vertrauensbereich {interval}): {finding}.",
        differ: "mehr, als der Zufall erklärt",
        no_evidence: "kein Unterschied nachweisbar",
        by_chance: "kein Unterschied nachweisbar, denn unter so vielen Vergleichen sieht leicht einer zufällig so aus",
        unsettled: "zu wenige Fragen für ein Urteil",
        too_few: "{a} und {b} haben {questions} gemeinsam: zu wenige für einen Vergleich.",
        not_comparable: "{a} und {b} haben keine Frage gemeinsam und werden nicht verglichen.",
        components: "Es gibt {n} Gruppen von Quellen, die untereinander keine Frage gemeinsam haben, auch nicht auf dem Umweg über \
                     andere. Sie lassen sich nicht vergleichen, und keine Rangfolge umfasst sie alle.",
        chart: "Unterschiede bei gemeinsamen Fragen",
        description: "{n} Unterschiede zweier Brier-Scores bei gemeinsamen Fragen, jeder mit seinem Vertrauensbereich. Links von 0 \
                      ist der erste besser, rechts von 0 der zweite.",
        axis: "← der erste ist besser · der zweite ist besser →",
        none: "kein Unterschied",
        minus: "{a} − {b}",
        tip: "{pair}: {estimate} bei {questions}",
        caption_of_pairs: "Unterschiede bei gemeinsamen Fragen",
        one: "erster",
        other: "zweiter",
        shared: "gemeinsame Fragen",
        difference: "Unterschied",
        interval: "{level}-Bereich",
        p_value: "p",
        p_adjusted: "p, angepasst",
        finding: "Befund",
        caption: "Unter gleichen Bedingungen",
        questions: "Fragen",
        brier: "Brier-Score",
        adjusted: "bereinigt",
        beside: "neben allen",
        payoff: "Log-Gewinn",
        ranks: "Ränge",
        legend: "Bereinigt: der Brier-Score, als hätten alle dieselben Fragen beantwortet. Neben allen: Tag für Tag der eigene \
                 Wert minus der mittlere (Median) aller; unter 0 ist besser. Log-Gewinn: was Wetten gegen den Median der anderen \
                 Quellen gebracht hätten; über 0 gewinnt. Ränge: die sich nicht ausschließen lassen, 1 ist der beste.",
        same_order: "Um die Schwierigkeit bereinigt lautet die Reihenfolge {names}, die beste zuerst. Nachbarn müssen sich nicht \
                     unterscheiden: siehe die Ränge. Die Reihenfolge ist bei jeder anderen vertretbaren Auswertung dieselbe.",
        other_order: "Um die Schwierigkeit bereinigt lautet die Reihenfolge {names}, die beste zuerst. Nachbarn müssen sich nicht \
                      unterscheiden: siehe die Ränge. Eine andere Reihenfolge ergibt sich mit {choices}.",
    },
    scores: ScoreTexts {
        heading: "Brier-Scores",
        text: "Jeder Punkt ist ein Brier-Score, jede Linie sein {level}-Vertrauensbereich. Wo Linien sich überschneiden, ist \
               auf den Unterschied kein Verlass.",
        chart: "Brier-Scores mit Vertrauensbereichen",
        description: "Brier-Scores von {n} Gruppen, von {lowest} bis {highest}, jeweils mit Vertrauensbereich. Niedriger ist \
                      besser.",
        half: "immer 50\u{a0}% sagen",
        tip: "{who}: {estimate}; {forecasts}, {questions}",
        hollow: "Hinter einem hohlen Punkt stehen weniger als {n} Fragen.",
        caption: "Werte im Einzelnen",
        forecasts: "Prognosen",
        questions: "Fragen",
        sources: "Quellen",
        base_rate: "eingetroffen",
        mean: "im Mittel gesagt",
        brier: "Brier-Score",
        interval: "{level}-Bereich",
        skill: "Skill",
        log: "Log-Score",
        auc: "AUC",
        verdict: "Urteil",
        legend: "Eingetroffen: wie oft es geschah. Skill: über 0 ist besser, als immer diesen Anteil zu nennen. Log-Score: \
                 niedriger ist besser. AUC: 0,5 ist beim Unterscheiden dessen, was geschieht, von dem, was nicht geschieht, \
                 nicht besser als Zufall, 1 ist fehlerfrei.",
    },
    calibration: CalibrationTexts {
        heading: "Kalibrierung: Wenn sie 70\u{a0}% sagten, geschah es in 70\u{a0}% der Fälle?",
        text: "Auf der gestrichelten Diagonale geschieht genau, was gesagt wurde. Quadrate fassen Prognosen zusammen, die etwa \
               dasselbe sagten, mit {level}-Vertrauensbereich; die Linie ist die am besten passende ansteigende Kurve, ohne \
               Klassen. Im schattierten Band läge die Kurve fast immer, wenn die Prognosen stimmten. Unterhalb der Diagonale \
               geschah es seltener als gesagt. Balken zeigen, wie oft jede Wahrscheinlichkeit genannt wurde. Band und \
               Vertrauensbereiche der Quadrate behandeln die Prognosen als unabhängig; bei vielen Prognosen zu einer Frage \
               wirken sie sicherer, als sie sind.",
        chart: "Kalibrierung: {who}",
        description: "Was {who} vorhersagte und wie oft es eintraf: {forecasts} in {bins} Klassen. Befund: {verdict}",
        said: "vorhergesagt",
        happened: "wie oft es eintraf",
        how_often: "Prognosen",
        perfect: "fehlerfrei",
        tip: "gesagt {bin} (im Mittel {said}): eingetroffen {happened} ({interval}); {forecasts}, {questions}",
        caption: "Kalibrierung: {who}",
        bin: "gesagt",
        mean: "im Mittel gesagt",
        observed: "eingetroffen",
        interval: "{level}-Bereich",
        largest: "Die {n} mit den meisten Prognosen von {all}.",
        together: "Die Kurven zusammen",
        overlay: "Kalibrierungskurven zusammen",
        overlay_description: "Die Kalibrierungskurven von {names} in einem Quadrat. Eine Kurve unterhalb der Diagonale heißt: \
                              Es geschah seltener als gesagt.",
        curve_caption: "Kalibrierungskurven",
        from_to: "gesagt",
        calibrated: "eingetroffen",
    },
    discrimination: DiscriminationTexts {
        heading: "Fehlkalibrierung und Trennschärfe",
        text: "Ein Wert hat zwei Seiten. Fehlkalibrierung (nach rechts) ließe sich durch Umdeuten beheben: Wenn bei einer \
               Quelle 80\u{a0}% in Wahrheit 60\u{a0}% bedeuten, kann ihr Leser das lernen. Trennschärfe (nach oben) nicht: Sie \
               sagt, wie gut eine Quelle das, was geschehen wird, von dem trennt, was nicht geschehen wird. Besser ist links \
               oben.",
        chart: "Fehlkalibrierung gegen Trennschärfe",
        description: "Eine Karte von {n} Gruppen. Weiter links ist besser kalibriert, weiter oben trennt schärfer. \
                      Gestrichelte Linien verbinden gleiche Brier-Scores.",
        miscalibration: "Fehlkalibrierung",
        discrimination: "Trennschärfe",
        lines: "gestrichelt: gleiche Brier-Scores, bei der Unsicherheit aller Fragen",
        tip: "{who}: Fehlkalibrierung {miscalibration}, Trennschärfe {discrimination}, Brier-Score {brier}",
        caption: "Fehlkalibrierung und Trennschärfe; Brier-Score = Fehlkalibrierung − Trennschärfe + Unsicherheit",
        uncertainty: "Unsicherheit",
    },
    over_time: OverTimeTexts {
        heading: "Im Lauf der Zeit",
        text: "Brier-Scores nach dem Quartal, in dem die Fragen aufgelöst wurden, mit {level}-Vertrauensbereichen, alle im \
               selben Maßstab. Hinter hohlen Punkten stehen weniger als {n} Fragen; ein einzelnes Quartal beweist selten etwas.",
        chart: "Nach Quartal: {who}",
        description: "Brier-Scores von {who} in {n} Quartalen, mit Vertrauensbereichen. Niedriger ist besser.",
        tip: "{quarter}: {estimate}; {questions}",
        caption: "Brier-Scores nach Quartal: {who}",
        quarter: "Quartal",
    },
    words: WordTexts {
        heading: "Worte",
        text: "Prognosen in Worten werden als die Zahl gewertet, die das Lexikon {lexicon} der Formulierung gibt. Die Spalten \
               sagen, wie viel davon abhängt: der niedrigste und der höchste Brier-Score, wenn jede Formulierung irgendwo in \
               ihrer Spanne gelesen wird; die Werte, auf die 90\u{a0}% der Leser kämen; was die Unterschiede zwischen Lesern im \
               Mittel kosten; und der Wert ohne Formulierungen, die nur sagen, dass etwas geschehen kann.",
        caption: "Was von der Bedeutung der Worte abhängt",
        forecasts: "in Worten",
        envelope: "über alle Bedeutungen",
        readers: "90\u{a0}% der Leser",
        vagueness: "Preis der Unschärfe",
        without_can: "ohne „kann“",
        phrases: "Formulierungen: {who}",
        phrase: "Formulierung",
        taken_for: "gewertet als",
    },
    calls: CallTexts {
        heading: "Beste und schlechteste Prognosen",
        text: "Die niedrigsten und die höchsten Brier-Scores jeder Gruppe, höchstens einer je Frage. Unter gleich guten stehen \
               die früher abgegebenen vorn, unter gleich schlechten die später abgegebenen. Einzelne Prognosen sagen wenig \
               über eine Quelle; die Werte oben sagen mehr.",
        best: "Beste Prognosen: {who}",
        worst: "Schlechteste Prognosen: {who}",
        said: "{source} sagte {said} am {day}.",
        said_in_words: "{source} sagte „{phrase}“ (gewertet als {said}) am {day}.",
        happened: "{question} Es geschah, bekannt seit {day}. Brier-Score {brier}.",
        did_not: "{question} Es geschah nicht, bekannt seit {day}. Brier-Score {brier}.",
        outlet: "In: {outlet}",
        largest: "Die {n} mit den meisten Prognosen von {all}.",
        question: "Frage {id}.",
    },
    open: OpenTexts {
        heading: "Noch offen und überfällig",
        text: "Überfällig: {overdue}. Die Frist ist abgelaufen, und niemand hat festgehalten, was geschah. Weitere offene \
               Fragen: {open}.",
        overdue: "Überfällige Fragen: bitte klären, was geschah",
        question: "Frage",
        deadline: "Frist",
        waiting: "wartende Prognosen",
        checkable_caption: "Wie viel von dem Gesagten sich prüfen ließ",
        checkable_legend: "Nicht prüfbar: ohne Ereignis, Frist oder Wahrscheinlichkeit. Die letzten Spalten zeigen den \
                           Brier-Score, wenn alles Überfällige geschehen wäre, und wenn nichts davon.",
        statements: "Aussagen",
        unscorable: "nicht prüfbar",
        pending: "offen",
        overdue_column: "überfällig",
        annulled: "annulliert",
        scored: "ausgewertet",
        if_yes: "falls Überfälliges geschah",
        if_no: "falls nicht",
    },
    left_out: LeftOutTexts {
        heading: "Was weggelassen wurde und warum",
        text: "Über jede Zeile wird Rechenschaft gegeben.",
        caption: "Was aus den Prognosezeilen wurde",
        fate: "Zeilen",
        rows: "Anzahl",
        total: "alle Zeilen",
        notes: "Bitte beachten (Hinweise des Programms, auf Englisch)",
        problems: "Fehler in den Daten (Meldungen des Programms, auf Englisch)",
        problem: "{place}: {message} [{code}]",
        several: "{n}-mal, zuerst in {place}: {message} [{code}]",
        place: "{file}, Zeile {line}",
    },
    methods: MethodTexts {
        heading: "Methoden",
        text: "Was die Zahlen bedeuten und auf wen sie zurückgehen.",
        caption: "Methoden",
        name: "Name",
        meaning: "Bedeutung",
        reference: "Literatur",
    },
    workbook: WorkbookTexts {
        summary: "Zusammenfassung",
        calibration: "Kalibrierung",
        comparison: "Vergleich",
        forecasts: "Prognosen",
        problems: "Fehler",
        methods: "Methoden",
        low: "Bereich von",
        high: "Bereich bis",
        down: "Abstand nach unten",
        up: "Abstand nach oben",
        line: "Zeile",
        status: "Status",
        why: "warum",
        said: "gesagt",
        outcome: "Ergebnis",
        weight: "Gewicht",
        yes: "ja",
        no: "nein",
        annulled: "annulliert",
        input: "Eingabe: {name}",
        cut: "{n} weitere Zeilen passen nicht auf ein Blatt. trackrecord score --export schreibt sie alle als CSV.",
        code: "Code",
        severity: "Schwere",
        times: "Anzahl",
        column: "Spalte",
        value: "Wert",
        message: "was nicht stimmt",
        help: "was zu tun ist",
        no_problems: "Es wurden keine Fehler gefunden.",
    },
    reproduce: ReproduceTexts {
        heading: "So lässt sich dieser Bericht wiederholen",
        text: "trackrecord {version} erzeugt mit denselben Dateien und diesen Optionen diesen Bericht Byte für Byte noch einmal.",
        options: "Geltende Optionen",
        option: "Option",
        value: "Wert",
        inputs: "Gelesene Dateien",
        file: "Datei",
        rows: "Zeilen",
        bytes: "Bytes",
        hash: "SHA-256",
        none: "keine",
    },
};

const METHODS: &[Method] = &[
    Method {
        name: "Brier-Score",
        meaning: "Mittlerer quadrierter Abstand zwischen der genannten Wahrscheinlichkeit und dem, was geschah (1 oder 0).",
        references: super::english::METHODS[0].references,
    },
    Method {
        name: "Skill",
        meaning: "Um wie viel der Brier-Score niedriger ist, als wenn immer die eigene Basisrate der Gruppe genannt würde: 1 \
                  ist fehlerfrei, 0 nicht besser, unter 0 schlechter.",
        references: super::english::METHODS[1].references,
    },
    Method {
        name: "Log-Score",
        meaning: "Mittel von −ln der Wahrscheinlichkeit, die dem gegeben wurde, was geschah: Er bestraft Gewissheit, die \
                  falsch war.",
        references: super::english::METHODS[2].references,
    },
    Method {
        name: "Vertrauensbereiche",
        meaning: "Bootstrap, der ganze Fragen zieht, nie einzelne Prognosen; für Schiefe korrigiert.",
        references: super::english::METHODS[3].references,
    },
    Method {
        name: "Klassen und ihre Vertrauensbereiche",
        meaning: "Wie viele der Prognosen, die etwa dasselbe sagten, eintrafen, mit dem Vertrauensbereich nach Wilson.",
        references: super::english::METHODS[4].references,
    },
    Method {
        name: "Kalibrierungskurve, Fehlkalibrierung, Trennschärfe",
        meaning: "Die am besten passende ansteigende Treppenfunktion. Brier-Score = Fehlkalibrierung − Trennschärfe + \
                  Unsicherheit, ohne Klassen.",
        references: super::english::METHODS[5].references,
    },
    Method {
        name: "Konsistenzband",
        meaning: "Wo diese Kurve läge, wenn die Prognosen kalibriert wären.",
        references: super::english::METHODS[6].references,
    },
    Method {
        name: "Urteil",
        meaning: "Zuerst, ob im Mittel mehr oder weniger vorhergesagt wurde, als geschah; dann die Steigung einer logistischen \
                  Regression des Geschehenen auf das Gesagte. Beides mit so weiten Vertrauensbereichen, dass eine kalibrierte \
                  Gruppe in höchstens 5\u{a0}% der Fälle beschuldigt wird.",
        references: super::english::METHODS[7].references,
    },
    Method {
        name: "AUC",
        meaning: "Wahrscheinlichkeit, dass von zwei Fragen die eingetroffene die höhere Prognose hatte.",
        references: super::english::METHODS[8].references,
    },
];
