//! What people call the fields in further languages, in whole sentences (as forms of Google and Microsoft do), and with words
//! that mean the field only where nothing else does.

use super::Field;

/// Keys in Spanish and Italian, more in French, English and German sentences.
pub(super) const FURTHER: [(Field, &str); 8] = [
    (
        Field::QuestionId,
        "whatisthequestionid questionref questionreference frageref idpregunta iddepregunta iddelapregunta \
         numerodepregunta numerodelapregunta codigodepregunta iddomanda iddelladomanda numerodomanda numerodelladomanda \
         codicedomanda referencedelaquestion",
    ),
    (
        Field::Source,
        "whosaidit whosaidthis whosaidso whosaidthat whomadetheforecast whomadethisforecast whomadetheprediction \
         whomadethisprediction whoforecastit whopredictedit whoisthesource whatisthesource forecastersname \
         nameofforecaster nameoftheforecaster nameofthesource wer weristdiequelle weristesgewesen werhatesgesagt \
         werhatdasgesagt werhatsgesagt wersagtes wersagtdas wersagt werhatesvorhergesagt werhatdievorhersagegemacht \
         werhatdieprognoseabgegeben qui quiladit quiaditcela quiestlasource nomduprevisionniste auteurdelaprevision \
         fuente nombredelafuente quienlodijo quienlohadicho quienhizoelpronostico pronosticadopor fonte nomedellafonte \
         chilhadetto chihafattolaprevisione",
    ),
    (
        Field::SourceType,
        "whatkindofsource whatkindofsourceisit whatkindofsourceisthis whattypeofsource whattypeofsourceisit \
         whattypeofsourceisthis whichtypeofsource whichkindofsource whatisthesourcetype welcheartvonquelle \
         welcheartquelle wasfureinequelle wasfureinequelleistdas wasfureinequelleistes umwelcheartvonquellehandeltessich \
         naturedelasource queltypedesource genredesource tipodefuente tipodelafuente tipofuente clasedefuente \
         categoriadefuente categoriadelafuente quetipodefuente quetipodefuentees tipodifonte tipodellafonte tipofonte \
         categoriadellafonte chetipodifonte chetipodifontee",
    ),
    (
        Field::ForecastDate,
        "whenwasitsaid whenwasthissaid whenwasthatsaid whendidtheysayit whendidtheysaythis whenwastheforecastmade \
         whenwasthisforecastmade whenwasthepredictionmade whenwasthispredictionmade gesagtam vorhergesagtam \
         prognostiziertam prognoseam prognosevom vorhersagevom abgegebenam wannwurdeesgesagt wannwurdedasgesagt \
         wannwurdediesgesagt wannhatersgesagt wannwurdedieprognoseabgegeben wannwurdedievorhersagegemacht \
         datumderabgabe ditle quandaetedit quandcelaaetedit quandlaprevisionaetefaite faitele fecha \
         fechadelpronostico fechadepronostico fechadelaprediccion fechadeprediccion fechadelaprevision \
         fechadeladeclaracion dichoel cuandosedijo cuandolodijo datadellaprevisione dataprevisione datadelpronostico \
         datadelladichiarazione dettoil quandoestatodetto",
    ),
    (
        Field::Probability,
        "whatistheprobability whatistheprobabilitythatithappens whatistheprobabilitythatthishappens \
         whatistheprobabilityofthishappening whatistheprobabilitythatitwillhappen probabilitythatithappens \
         probabilitythatitwillhappen whatisyourprobability howlikely howlikelyisit howlikelyisthis \
         howlikelyisittohappen howlikelyisthistohappen howlikelyisitthatithappens howlikelyisitthatthishappens \
         howprobable howprobableisit wiewahrscheinlich wiewahrscheinlichistes wiewahrscheinlichistdas \
         wiewahrscheinlichistdies wiewahrscheinlichistesdassesgeschieht wiewahrscheinlichistesdasseseintritt \
         wahrscheinlichkeitdasseseintritt wiehochistdiewahrscheinlichkeit quelleprobabilite \
         quelleestlaprobabilite quelleestlaprobabilitequecelaarrive probabilidad probabilidades cuanprobable \
         cuanprobablees quetanprobablees cualeslaprobabilidad probabilita qualelaprobabilita quantoeprobabile",
    ),
    (
        Field::Outcome,
        "hasithappened didthishappen didthathappen whatwastheoutcome whatistheoutcome howdiditend \
         diditcometrue isteseingetreten istdaseingetreten istespassiert istdaspassiert istesgeschehen \
         wieistesausgegangen wiegingesaus hatesgestimmt eingetretenodernicht celaestilarrive estcearrive celaaeulieu \
         aeulieu resultado desenlace ocurrio haocurrido sucedio sehacumplido secumplio esito risultato esuccesso \
         sieavverato avverato comeeandataafinire",
    ),
    (
        Field::ResolvedOn,
        "whenwasitresolved whenwasthisresolved whenwasitsettled whenwasitdecided whenwastheoutcomeknown \
         whenwastheresultknown whenwasitknown wannwurdeesaufgelost wannwurdeesentschieden wannwurdeesgeklart \
         wannwaresklar wannstandesfest wannstanddasergebnisfest ergebnisbekanntam ausgangbekanntam tranchele \
         datededenouement dateduresultat quandaetetranche fechaderesolucion fechadelaresolucion fechaderesultado \
         fechadelresultado fecharesolucion resueltoel resueltael datadirisoluzione datadellarisoluzione \
         datarisoluzione dataesito datadellesito datadelrisultato risoltoil risoltail decisoil",
    ),
    (
        Field::Question,
        "whichquestion whichquestionisitabout whatisthequestion whatwasthequestion welchefrage welchefrageistgemeint \
         umwelchefragegehtes wielautetdiefrage waswardiefrage quellequestion quelleestlaquestion pregunta \
         textodelapregunta cualeslapregunta quepregunta domanda testodelladomanda qualeladomanda qualedomanda",
    ),
];

/// Keys that mean a field only where no other column does: words with a second meaning, and the stamps of forms.
pub(super) const LAST_RESORT: [(Field, &str); 4] = [
    (
        Field::Source,
        "who yourname yourfullname whatisyourname whatsyourname yourfirstname wieheisstdu wieheissensie wieistdeinname \
         wieistihrname quelestvotrenom commentvousappelezvous comotellamas cualestunombre comotichiami whoareyou ihrname deinname ihrvollstandigername wersindsie werbistdu votrenom \
         vousetes sunombre tunombre nombreyapellidos iltuonome ilsuonome nomeecognome quien chi",
    ),
    (
        Field::ForecastDate,
        "timestamp zeitstempel horodateur marcatemporal marcadetiempo informazionicronologiche completiontime \
         fertigstellungszeit heuredefin submittedat submittedon submissiondate submissiontime eingereichtam eingegangenam \
         data when wann quand cuando quando",
    ),
    (Field::Question, "statement claim aussage behauptung enonce affirmation afirmacion affermazione"),
    (Field::Probability, "yourprobability yourforecast yourestimate ihreprognose deineprognose votreprevision"),
];

/// The fields of a list in which a key stands.
pub(super) fn listed(names: &[(Field, &str)], key: &str) -> Option<Field> {
    names.iter().find(|(_, names)| names.split(' ').any(|name| name == key)).map(|&(field, _)| field)
}
