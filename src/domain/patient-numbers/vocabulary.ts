/**
 * What a word beside ten digits says of them.
 *
 * - `number`: that they are a patient's number ("NHS no.", "MRN"), however they are grouped;
 * - `issuer`: the same where nothing stands between ("NHS 943 476 5919"), else nothing, as it stands in many names;
 * - `patient`: that they belong to a patient, where they look like a number;
 * - `patients`: that patients are spoken of, whose number ten digits in one piece are, and who may be counted otherwise;
 * - `letter`: that a file is about a patient, where nothing stands between ("scan9434765919.pdf");
 * - `other`: that they are something else, for the rest of the sentence;
 * - `reference`: the same of the next number only, as the word is a common one ("ref", "page");
 * - `figures`: that a row of figures is no number.
 */
export type Meaning = 'number' | 'issuer' | 'patient' | 'patients' | 'letter' | 'other' | 'reference' | 'figures';

const issuers = ['nhs', 'n h s', 'chi', 'h c', 'hcn', 'hscn', 'hsc'];
const patients = ['patient', 'pt', 'inpatient', 'outpatient', 'service user'];
const numberedByMany = [
  ...issuers,
  ...patients,
  'hospital',
  'medical record',
  'health',
  'health and care',
  'health care',
  'health and social care',
  'health social care',
  'h and c',
  'emis',
  'systmone',
  'systm one',
];
const numberWords = ['number', 'numbers', 'no', 'nos', 'n', 'num', 'nr', 'nbr', 'id', 'ids', 'identifier', 'identifiers'];
const recordWords = ['ref', 'refs', 'reference', 'references', 'record', 'records', 'code', 'file', 'notes'];

function each(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));
}

/** Words as they are looked for: without case and marks, parts of a word written together with capitals apart ("pageId" is "page id"). */
export const vocabulary: Readonly<Record<Meaning, readonly string[]>> = {
  number: [
    ...each(numberedByMany, numberWords),
    ...each([...issuers, ...patients], recordWords),
    ...each(['patients', 'pts'], numberWords),
    ...[
      'nhsnumber',
      'nhsno',
      'nhsnumbers',
      'nhsnos',
      'nhsnum',
      'nhsid',
      'patientid',
      'patientno',
      'patientnumber',
      'ptid',
      'ptno',
      'chino',
      'chinumber',
      'hscno',
      'hscnumber',
      'hcno',
      'hcnumber',
    ],
    ...['mrn', 'mrns', 'chis', 'hcns', 'hscns', 'nhs nos', 'national health service number', 'community health index'],
  ],
  issuer: issuers,
  patient: [...patients, 'dob', 'd o b', 'date of birth', 'born', 'birthday'],
  patients: ['patients', 'pts', 'inpatients', 'outpatients', 'service users'],
  letter: [
    ...['scan', 'scans', 'letter', 'letters', 'discharge', 'referral', 'xray', 'x ray', 'mri', 'ct', 'ecg', 'echo', 'ultrasound'],
    ...['bloods', 'histology', 'pathology', 'radiology', 'prescription', 'clinic', 'consent', 'admission', 'assessment'],
  ],
  other: [
    // Meetings and calls
    ...['zoom', 'teams', 'webex', 'google meet', 'gotomeeting', 'webinar', 'conference', 'passcode', 'dial in', 'dialin', 'join by phone'],
    ...each(['meeting'], numberWords),
    ...['tel', 'telephone', 'phone', 'phones', 'mobile', 'mob', 'fax', 'sms', 'text', 'bleep', 'pager', 'helpline', 'hotline', 'landline'],
    ...['switchboard', 'whatsapp', 'voicemail', 'call back'],
    // Vocabularies, registers, places
    ...['snomed', 'sctid', 'sct', 'dm d', 'icd', 'opcs', 'loinc', 'uprn', 'uprns', 'usrn', 'toid', 'ods', 'ukprn', 'urn', 'urns', 'cqc'],
    ...['grid', 'easting', 'northing', 'latitude', 'longitude', 'lat', 'lon', 'coordinates', 'postcode'],
    ...['gmc', 'nmc', 'hcpc', 'gphc', 'esr', 'orcid', 'pmid', 'pubmed', 'doi', 'isbn', 'issn', 'iras', 'cpms', 'isrctn', 'nct', 'nihr'],
    // Money
    ...['invoice', 'invoices', 'inv', 'purchase order', 'purchase orders', 'iban', 'bacs', 'chaps', 'vat', 'sort code', 'sterling'],
    ...each(['account', 'bank', 'charity', 'company', 'budget', 'cost centre'], ['number', 'no', 'code', 'id']),
    // Computers, and names that are written with a capital within
    ...['whats app', 'git hub', 'git lab', 'share point', 'service now', 'one drive', 'pub med', 'go to meeting', 'face time'],
    ...['confluence', 'jira', 'sharepoint', 'figma', 'github', 'gitlab', 'wiki', 'atlassian', 'slack', 'servicenow', 'onedrive'],
    ...[
      'epoch',
      'unix',
      'timestamp',
      'timestamps',
      'ip',
      'ipv4',
      'sha',
      'md5',
      'uuid',
      'guid',
      'commit',
      'barcode',
      'ean',
      'gtin',
      'sku',
      'imei',
    ],
    ...each(
      ['page', 'document', 'doc', 'file', 'event', 'booking', 'request', 'product', 'session', 'post', 'message', 'channel'],
      ['id', 'ids'],
    ),
  ],
  reference: [
    ...['ref', 'refs', 'reference', 'references', 'meeting', 'meetings', 'page', 'pages', 'document', 'documents', 'doc', 'docs', 'files'],
    ...['order', 'orders', 'po', 'job', 'jobs', 'ticket', 'tickets', 'incident', 'inc', 'change', 'problem', 'account', 'acct', 'acc'],
    ...[
      'contract',
      'contracts',
      'licence',
      'license',
      'serial',
      'item',
      'items',
      'folder',
      'attachment',
      'attachments',
      'concept',
      'concepts',
    ],
    ...[
      'code',
      'codes',
      'catalogue',
      'product',
      'part',
      'version',
      'build',
      'release',
      'revision',
      'issue',
      'issues',
      'pull',
      'event',
      'events',
    ],
    ...[
      'session',
      'booking',
      'call',
      'ring',
      'dial',
      'contact',
      'extension',
      'ext',
      'cell',
      'pin',
      'membership',
      'payroll',
      'employee',
      'staff',
    ],
    ...[
      'cheque',
      'transaction',
      'payment',
      'grant',
      'award',
      'tender',
      'bid',
      'article',
      'news',
      'archives',
      'channel',
      'message',
      'thread',
    ],
    ...[
      'video',
      'watch',
      'property',
      'properties',
      'address',
      'room',
      'building',
      'site',
      'asset',
      'device',
      'model',
      'tracking',
      'parcel',
    ],
    ...['id no', 'policy', 'study', 'trial', 'application', 'planning', 'map', 'osgb', 'track', 'consignment', 'delivery', 'vehicle'],
  ],
  figures: [
    ...[
      'hour',
      'hours',
      'day',
      'days',
      'daily',
      'week',
      'weeks',
      'weekly',
      'month',
      'months',
      'monthly',
      'quarter',
      'quarters',
      'quarterly',
    ],
    ...[
      'year',
      'years',
      'yearly',
      'annual',
      'annually',
      'waits',
      'waiting',
      'score',
      'scores',
      'figures',
      'counts',
      'count',
      'beds',
      'activity',
    ],
    ...[
      'referrals',
      'attendances',
      'admissions',
      'discharges',
      'appointments',
      'contacts',
      'visits',
      'calls',
      'seen',
      'population',
      'list',
      'size',
    ],
    ...['total', 'totals', 'sum', 'sums', 'budget', 'cost', 'costs', 'spend', 'income', 'percent', 'percentage', 'points', 'rate', 'rates'],
    ...[
      'row',
      'rows',
      'values',
      'numbers',
      'median',
      'mean',
      'range',
      'votes',
      'responses',
      'readings',
      'results',
      'trend',
      'dates',
      'times',
    ],
  ],
};

/** Words that may stand between a word for a number and the number. */
export const fillers = new Set(
  'is was are were be of the for a an his her their this that these it reads given as follows on file no number num id being with nhs patient pt'.split(
    ' ',
  ),
);

/** Words after which a point ends no sentence. */
export const abbreviations = new Set(['tel', 'ref', 'refs', 'ext', 'mob', 'inv', 'doc', 'acc', 'acct', 'po', 'inc']);

/** Titles, behind which a word is somebody's name. */
export const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'master']);

/** Words above that are surnames too. */
export const surnames = new Set('page grant ring room call bid parcel job dial trial sterling slack ip sha'.split(' '));

/** Words above that tell how a file came. */
export const channels = new Set([
  ...'tel telephone phone phones mobile mob fax sms text bleep pager whatsapp voicemail slack webinar conference'.split(' '),
  'whats app',
]);
