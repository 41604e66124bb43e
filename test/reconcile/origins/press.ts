import { seeded } from '../../support/seeded.ts'

/**
 * A press of our own: texts on the same facts by hands that do not know of each other, and what becomes of one
 * as it is carried by others. Everything follows from a seed.
 */

/** Each fact in several turns of phrase, with `{one|other}` where a writer chooses. */
const FACTS: readonly (readonly string[])[] = [
  ['Le groupe {Velia|de télécommunications Velia} a {reconnu|confirmé|admis} {vendredi|en fin de semaine|le 28 février} {avoir été victime d’une|une|être la cible d’une} {attaque informatique|cyberattaque|intrusion}.', '{Vendredi|En fin de semaine}, {l’opérateur|Velia|la société} {annonçait|révélait|rendait publique} {une intrusion|un piratage|une attaque} {dans ses|visant ses|contre ses} {systèmes|serveurs|outils}.'],
  ['{Cinq|Quelque cinq|Près de cinq} millions de {clients|personnes|abonnés} {seraient|sont|pourraient être} {concernés|touchés|affectés} par {la fuite|l’incident|le vol}.', 'L’{incident|affaire|attaque} {touche|concerne|frappe} {selon l’entreprise|d’après un premier bilan|à ce stade} cinq millions {d’abonnés|de comptes|de foyers}.'],
  ['Les {pirates|assaillants|intrus} {ont mis la main|se sont emparés|ont fait main basse} {sur|de} {noms, adresses et numéros|fichiers d’état civil|coordonnées de clients} {stockés|conservés|hébergés} {à Lyon|chez un prestataire|dans un centre de données}.', 'Parmi les {données|informations|éléments} {dérobés|volés|copiés} {figurent|on trouve|se trouvent} {les noms|l’identité|le nom et le prénom}, {l’adresse postale|le domicile|le courriel} et {le numéro de ligne|la date de naissance|la formule choisie}.'],
  ['{Les mots de passe|Aucun mot de passe|Les codes d’accès} {ne seraient pas|ne sont pas|n’ont pas été} {concernés|compromis|exposés}, {assure|affirme|promet} {la direction|un porte-parole|l’opérateur}.', '{La direction|Velia|Le groupe} {tient à rassurer|se veut rassurante|écarte le pire} : {ni mots de passe ni cartes bancaires|les moyens de paiement|les codes secrets} {n’auraient fuité|restent à l’abri|ne figurent pas dans le lot}.'],
  ['Une {plainte|procédure} {a été déposée|a été engagée|vient d’être déposée} {auprès du parquet|devant la justice|à Paris}, et la {Cnil|commission informatique et libertés} {a été prévenue|est saisie|a reçu une notification}.', '{Le parquet|La justice|Un juge} {s’est saisi|est saisi|a hérité} {du dossier|de l’affaire} {après la plainte|à la suite du signalement} {du groupe|de l’entreprise|des avocats de Velia}.'],
  ['{Les clients|Les abonnés|Les usagers} {concernés|touchés} {recevront|ont reçu|vont recevoir} un {message|courriel|courrier} {dans les prochains jours|cette semaine|sous peu} {leur expliquant la marche à suivre|avec des conseils|pour les prévenir}.', 'Un {message|avis} {individuel|personnel} {doit parvenir|est parvenu|sera adressé} à chaque {foyer|abonné|titulaire} {d’ici à lundi|avant la fin du mois|sans délai}.'],
  ['{Des experts|Des spécialistes|Plusieurs chercheurs} {redoutent|craignent|s’attendent à} une {vague|série|flambée} {d’hameçonnage|de faux courriels|d’escroqueries} {dans les semaines à venir|d’ici au printemps|en ligne}.', '{Le risque|Ce qu’il faut craindre|Le danger}, {selon un consultant|juge une experte|dit un ancien policier}, {tient aux|ce sont les|vient des} {arnaques au faux conseiller|appels frauduleux|messages piégés}.'],
  ['{L’accès|La connexion|L’entrée} {s’est faite|aurait eu lieu|a été ouverte} {par le compte|grâce aux identifiants|avec le poste} {d’un sous-traitant|d’un salarié|d’une agence} {piégé|trompé|abusé} {en janvier|quelques jours plus tôt|au début du mois}.', '{À l’origine|Au départ|Point de départ} {de l’intrusion|de l’affaire|du vol}, {un prestataire|un employé|un revendeur} {dont le mot de passe|dont la session|dont le badge numérique} {avait été volé|circulait en ligne|était trop simple}.'],
  ['{Le service|L’espace client|Le site} {a été coupé|est resté fermé|a été suspendu} {pendant deux jours|tout le week-end|quelques heures} {par précaution|le temps des vérifications|avant de rouvrir}.', '{Depuis lundi|À nouveau|Lundi matin}, {les abonnés peuvent|chacun peut|on peut} {se connecter|consulter ses factures|accéder à son compte} {comme avant|sans difficulté|avec un nouveau code}.'],
  ['{Les syndicats|Les représentants du personnel|Les salariés} {réclament|demandent|exigent} {un audit|des comptes|une réunion} {indépendant|en urgence|au plus vite} et {dénoncent|pointent|rappellent} {des économies|des alertes ignorées|un manque de moyens}.', '{En interne|Dans les étages|Au siège}, {la tension|la colère|l’inquiétude} {monte|se fait sentir|est palpable} {depuis les coupes|après la réorganisation|face aux réductions} {de l’an dernier|dans les équipes|du service informatique}.'],
  ['{En Bourse|Sur les marchés|À Paris}, {le titre|l’action|la valeur} {perdait|cédait|abandonnait} {trois pour cent|du terrain|plusieurs points} {à l’ouverture|dans la matinée|après l’annonce}.', '{Les investisseurs|Les analystes|Les petits porteurs} {ont peu goûté|ont sanctionné|ont mal pris} {la nouvelle|l’annonce|ce revers}, {et le cours s’en ressent|qui tombe mal|à la veille des résultats}.'],
  ['{Ce n’est pas|Il ne s’agit pas de} {la première fois|son coup d’essai|une première} : {il y a deux ans|en 2023|par le passé}, {une filiale|la maison mère|une autre enseigne} {avait déjà été visée|avait connu pareil sort|avait perdu des fichiers}.', '{Le secteur|La profession|Le pays} {n’en est pas|est loin d’en être|ne connaît pas} {à son premier incident|là sa première alerte|un cas isolé} {depuis deux ans|ces derniers mois|récemment}.'],
  ['{Une association|Un collectif|Un avocat} {prépare|étudie|annonce} {une action de groupe|un recours commun|une plainte collective} {au nom des abonnés|pour les victimes|contre l’opérateur}.', '{Certains abonnés|Des clients en colère|Plusieurs familles} {songent|se disent prêts|ont décidé} {à saisir les tribunaux|à demander réparation|à changer d’opérateur} {sans attendre|malgré les excuses|dès que possible}.'],
  ['{Le ministre|Le gouvernement|Le secrétariat d’État} {suit|dit suivre|a promis de suivre} {l’affaire de près|le dossier avec attention|les suites} et {rappelle|souligne|martèle} {les obligations|les règles|les devoirs} {des entreprises|du secteur|de chacun}.', '{À l’Assemblée|Au Sénat|Dans l’opposition}, {des élus|plusieurs voix|une députée} {veulent|réclament|appellent à} {des sanctions plus lourdes|une commission d’enquête|une loi} {contre les négligences|sur l’hébergement|rapidement}.'],
]

export interface Made {
  readonly id: string
  readonly kind: 'original' | 'whole' | 'first_40' | 'thinned' | 'embedded' | 'retitled' | 'reordered' | 'quarter_changed'
  /** The number of the text that it comes from. */
  readonly from: number
  readonly text: string
}

/** Texts on the same facts, and of each its copies. */
export function makePress(originals: number, seed: number): Made[] {
  const next = seeded(seed)
  const texts = Array.from({ length: originals }, () => write(next))
  return texts.flatMap((sentences, from) => {
    const title = pick(next, ['Velia', 'Piratage', 'Fuite de données', 'Télécoms']) + ' : ' + pick(next, ['ce que l’on sait', 'le point', 'cinq questions', 'les faits'])
    const make = (kind: Made['kind'], body: readonly string[], head = title): Made => ({ id: `${String(from).padStart(4, '0')}-${kind}`, kind, from, text: [head, ...paragraphs(body)].join('\n\n') })
    const other = write(next)
    return [
      make('original', sentences),
      make('whole', sentences),
      make('first_40', sentences.slice(0, Math.ceil(sentences.length * 0.4))),
      make('thinned', sentences.filter((_, index) => index % 10 > 2)),
      make('embedded', [...other.slice(0, 7), ...sentences, ...other.slice(7)]),
      make('retitled', sentences, 'Un opérateur attaqué, des millions de lignes exposées'),
      make('reordered', shuffle(next, paragraphs(sentences))),
      make('quarter_changed', sentences.map(sentence => sentence.split(' ').map(word => (next() < 0.25 ? pick(next, WORDS) : word)).join(' '))),
    ]
  })
}

const WORDS = ['ainsi', 'donc', 'encore', 'depuis', 'peu', 'très', 'ville', 'jour', 'lors', 'bien', 'autre', 'chose', 'cas', 'gens', 'temps', 'fait']

const pick = <T>(next: () => number, items: readonly T[]): T => items[Math.floor(next() * items.length)]!

function shuffle<T>(next: () => number, items: readonly T[]): T[] {
  return items.map(item => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** Fourteen sentences or more, each fact once or twice told. */
const write = (next: () => number): string[] =>
  shuffle(next, FACTS).flatMap(turns => shuffle(next, turns).slice(0, next() < 0.4 ? 2 : 1)).map(turn => turn.replace(/\{([^}]+)\}/g, (_, choices: string) => pick(next, choices.split('|'))))

const paragraphs = (sentences: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(sentences.length / 3) }, (_, at) => sentences.slice(at * 3, at * 3 + 3).join(' '))
