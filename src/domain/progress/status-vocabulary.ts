import { type Status, statuses } from '../status.ts';

/** The words by which a status is told from a colour. Each list is searched whole; none has to be complete: what is in none of them is asked about. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Beside these a colour is a status. */
export const labels = list('status rag brag rated rating ratings graded confidence');

/** What can stand between such a word and the colour. */
export const fillers = list(`
  a again agreed an and are as assessment at be been board brag by changed changes come confidence current currently dca delivery down for fallen finance from
  gone group has have in into is it itself kept level lists moved month month's now of on our ourselves overall pathway period programme project quarter rag rate
  rated rating remain remained remaining remains report reported rise risen score self service since so status stay stayed stays still team the themselves this
  to today unchanged up update us was we week went were workstream year 's 're january february march april may june july august september october november december
  become becomes became turned slipped dropped set put last previous previously prior former formerly earlier target forecast expected planned predicted projected next future should will likely not n't never no longer
`);

/** What such a word may belong to: "RAG indicator", "status score". */
export const bearers = list(
  'indicator indicators colour color score scoring value category marker flag column box cell entry result outcome light dot',
);

/** Before or after a colour: that it was so once. */
export const formerly = list('was were had formerly former previous previously prior earlier last old past before until');
export const negations = list("not n't never no nobody nor neither without longer");
/** That it may be so, or is to be. */
export const perhaps = list(`
  could might may would should 'd will 'll if unless risk risks likely unlikely expect expected expects hope hopes hoping aim aims aiming target forecast planned
  predicted projected next future almost nearly towards toward become heading going want wants plan plans trajectory avoid avoids prevent before
`);

/** What a report is about, when it speaks of itself. */
export const selves = list(`
  it this that we everything all overall pathway pathways programme program project workstream scheme position picture outlook assessment report update
  i lead leads board group
`);

/** The verbs that say what something is, or what it became. */
export const states = list(`
  is are am 's 're 'm be been being remain remains remained remaining stay stays stayed staying goes gone went going turned turning become becomes became moved
  dropped slipped changed fell fallen rose risen returned came come continue continues continued kept called mark marked record recorded report reported
  reporting flag flagged log logged was were got sit sits sat sitting stand stands stood standing hit hits
`);

/** Between such a verb and the colour, or beside it where a sentence says nothing else. */
export const particles = list(`
  a again all already also an as at back by down currently definitely finally firmly for from i'm in into just looks look me month my now please on once only our out overall
  quarter sadly so still sorry sure the then this to today too us very week yet like probably afraid unfortunately really well say think up
  been being have has had do does did of due since because
`);

/** Words after which no thing follows that the colour could be the colour of. */
export const closers = list(`
  a again after all an and any are as at because been before being but by can currently due during especially for from had has have he her here his how however i
  if in is it its itself last my n't no not now of on once or our overall owing she since so still than that the their then there these they this those though
  through to today together too under unless until was we were what when where which while who will with without yet you your 's from either both each
  every no nothing nobody pending following given despite next tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday it's i'm please thanks sorry
`);

/** Things that have a colour of their own. */
export const things = list(`
  alert badge badges bag bags band bands bar bars bay bays belt bin bins blood bottle bottles box boxes bus button buttons cap car card cards cars
  cell cells chair chairs chart charts cloth clothes code coat coats cone column columns cord crockery cross cup curve dashboard door doors drug drugs
  dye envelope envelopes eye eyes face faces figures flag flags floor folder folders font form forms formulary glass gown gowns graph guide gums hair
  hat ink inhaler inhalers junction label labelled labels lamp lamps lanyard lanyards leaf leaflet leaflets leg lid lids light lighting lights line
  lines lip lips lit map maps marker mat mats medicine medicines monitor monitors notice nose pad page pages paint painted paper papers pen pens
  permit permits phone plate poster posters rail rails rash rota route scrubs sensor sheet sheets shirt sign signs site skin slip slot slots
  spreadsheet spot sputum sticker stickers stool strip strips swab swabs tab tabs tag tags text tie top tops toilet tracker tray trays tree trolley
  trolleys truck tube tubes uniform uniforms urine vial wall walls warning wool wound wounds wristband wristbands zone zones lithium handrails bridge
  hall melatonin donepezil tongue throat cheeks ankle foot feet hand hands curtain curtains tile tiles binder binders tunic tunics apron aprons handle
  tape pill pills tablet tablets capsule capsules roof gate carpet fence background lettering letter letters figure table booking bookings score
  scores stains formatting colours coloured painted printed bulb bulbs indicator led leds symbol icon bruise spots patch patches stripe stripes stools
  vomit sclera ribbon ribbons scarf jumper logo cover covers cups hats mug mugs towel towels tabard tabards wheelchair wheelchairs buses sash sashes beaker beakers
`);

/** Of these, what shows how something goes: whose colour may be the status. */
export const measures = list('booking bookings dashboard figure figures indicator rota score scores spreadsheet tracker');

/** What shows it where it is the pathway's own: "our light". */
export const signals = list(
  'band bar box cell chart column curve dot flag flags graph icon led light lights line marker spot symbol tab table tile zone',
);

/** Before what only says where, when or of which: "the chairs in the pathway's rooms". */
export const prepositions = list(`
  about across after against along amid around at before behind beside between beyond by concerning despite due during following for from given in into near of
  on onto over owing per regarding round through throughout to under until upon with within without
`);

/** Where a clause of its own begins. */
export const conjunctions = list('although if once since though unless when whenever where whereas');

/** Verbs behind which it stands what somebody or something tells. */
export const tellers = list(`
  agree agreed agrees confirm confirmed confirms fear fears feel feels felt find finds found know knows mean means meant reckon said say says show showed shown shows
  suggest suggests tell tells think thinks thought told warn warned warns
`);

/** With these the name of a service ends, and no thing is called so. */
export const services = list(`
  care clinic clinics life medicine nursing pathway prevention programme rehabilitation screening service services support surgery team therapy unit
`);

/** What makes one expression, or a plain thing, with a colour before it. */
export const expressions: Readonly<Record<Status, ReadonlySet<string>>> = {
  red: list(`
    alert army arrow blood book button cap card carpet cell cells circle clay cross days eye eyes flag flags folder hair hat herring herrings hill hot house kite letter light
    lights line lines lion list meat mist nose pages poppy reflex rice s scheme sea squirrel tape team telephone to triangle triage urine wine
  `),
  amber: list(`
    bead beads care codon drug drugs glass hughes light lights list nectar road rudd street trading valley warning
  `),
  green: list(`
    acres agenda bay beans belt bin book bus card champion choice day deal door energy field fields fingers form gas gown gowns house ink jacket jackets lane leaf light lights
    listed lit man paper park party peace pen plan policy prescribing rooms salad shoot shoots space spaces sputum street tea theatre top tops tourism travel tree trees waste wood
  `),
  blue: list(`
    baby badge badges bay bays bin blood book box bell butterfly chip circle cross crescent cheese door eyes folder form guide gown inhaler inhalers ink jeans light lights lips
    mind moon monday mountain ribbon skies sky shield tick touch tooth water whale
  `),
};

/** Of these, words with which the first sentence of a report may begin as well: "green Theatre lists are back", "red List closed". */
export const firstWords = list(`
  bay bays bin bins blood book box bus button cap card cards champion choice day days door drug drugs energy eye eyes face field fields folder form forms gas gown gowns guide
  hair house inhaler inhalers jacket jackets letter lips list listed lists pages pen phone policy prescribing rooms space spaces sputum team telephone theatre top tops travel
  triage urine waste
`);

/** Whether a word may stand between two colours of which one becomes the other. */
export function leadsOn(word: string): boolean {
  return word === ',' || particles.has(word) || states.has(word) || perhaps.has(word) || movements.has(word);
}

const movements = list('moving turning slipping dropping changing falling but soon possibly maybe bordering verging edging');

/** Words with which somebody takes back what they said, or says it again: "Green. Correction, red", "I'd say red". */
export const corrections = list(`
  correction correct corrected rather actually mean meant oh ok okay wait instead ought make made amend amended change edit edited update updated however therefore
  hence thus fact truth honest honestly real reality apologies apology mistake wrong scrap ignore typo read reads let 's should yes no not
  well like more less closer close nearer leaning looking feels feel arguably put set say says said board panel group moves call would 'd me tell told
`);

/** Before a colour: which one of its kind. Whether a status of its own is meant, only its author knows. */
export const shades = list('dark deep bright light pale solid strong');

/** Before a colour: a name, a shade or what is worn, and no status. */
export const notAStatusAfter = list(`
  dr mr mrs ms miss sister nurse matron councillor cllr prof professor sir dame lord lady ward team the pale dark light bright navy royal sky methylene trypan congo
  phenol indocyanine indigo olive lime deep wear wears wore worn wearing dressed dyed
`);

/** Colours that are no status: what stands beside them is a colour too. */
export const otherColours = list('grey gray yellow black white purple brown pink navy orange violet gold silver cream');

/** Where a colour is shown, and stands for something else. */
export const placesOfColour = list('map form formulary chart floor wall system test scale poster label graph screen');

/** Shared by all colours: what they are the colour of, and what is called after them. */
export const afterAnyColour = list(`
  avenue bus building care close colour coloured corner court drive farm garden grove hall heath hill hospital house hub lane lodge lounge park party phone plan practice road room route
  row sheet square street surgery team valley view villa ward way wing zone
`);

/** What pathways are mostly called. */
export const specialities = list(`
  stroke dementia falls frailty cancer cardiac cardiology cardiovascular heart failure copd respiratory asthma lung diabetes renal kidney liver maternity
  neonatal paediatrics children mental health camhs psychiatry learning disability autism parkinson epilepsy neurology msk orthopaedics hip knee spinal pain
  ophthalmology glaucoma cataract dermatology skin ent urology gynaecology gastroenterology ibd endoscopy sepsis trauma rehabilitation palliative eolc
  haematology oncology breast prostate bowel obesity alcohol sexual vascular rheumatology immunology infection tb hiv hepatitis dental pathology imaging
  radiology pharmacy ambulance urgent emergency elective outpatients discharge community primary
`);

/** Words for a status other than its colour, asked about where they are said of the pathway. */
export const otherWords: ReadonlySet<string> = new Set([
  'off track',
  'at risk',
  'on track',
  'on hold',
  'behind schedule',
  'complete',
  'completed',
  'delayed',
  'paused',
  'stalled',
  'suspended',
  'halted',
  'off schedule',
  'off plan',
  'behind plan',
  'in trouble',
]);

/** Between a verb and such a word: how much, or how long. */
export const degrees = list(`
  slightly badly seriously severely significantly somewhat quite very rather well far way bit little now currently already about nearly almost completely totally
  days weeks month months one two three four five six put running gone going back fully partly largely mostly will likely
`);

/** English words that a misspelt colour may be, and mostly is not. */
const english = list(`
  bed fed led med wed zed ned ted ed rid rod rad rend read ride rude rued reds ref rep rev rex rec reg res ret re redo cred bred shed sled pred
  ember umber camber ambler ambient greed greek greet greens greene preen gree glue clue flue blur blues blued slue bluer bluey blub blew lue bled
`);

export function isEnglish(word: string): boolean {
  return english.has(word);
}

/** The colours this word could be a misspelling of: one letter more, less, or other, or two that changed places. */
export function nearly(word: string): Status[] {
  return statuses.filter((colour) => word !== colour && Math.abs(word.length - colour.length) < 2 && oneSlip(word, colour));
}

/** One letter more, less or other, or two that changed places. */
export function oneSlip(word: string, colour: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === colour[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  if (word.length !== colour.length) {
    const [long, short] = word.length > colour.length ? [word, colour] : [colour, word];
    return rest(long, at + 1) === rest(short, at);
  }
  const swapped = word[at] === colour[at + 1] && word[at + 1] === colour[at];
  return rest(word, at + 1) === rest(colour, at + 1) || (swapped && rest(word, at + 2) === rest(colour, at + 2));
}
