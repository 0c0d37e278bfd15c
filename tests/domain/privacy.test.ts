import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathwayById, subjects } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import {
  faceOfPathway,
  faceOfSignOff,
  mayReadPathway,
  pathwayNameFor,
  pathwayNameInPublic,
  reasonFor,
  titleFor,
  titleInPublic,
} from '#src/domain/privacy.ts';
import { privateReasons } from '#src/domain/private-reasons.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, now } from './sign-off/council.ts';

const base = council({
  bodies: { group: { seats: ['chair lead', 'member requester', 'member doctor'] }, clg: { seats: ['approver ann', 'approver pro'] } },
  providers: ['pro', 'doctor'],
  secretaries: ['sec', 'trust-sec'],
  others: ['nobody'],
});
const directory = { ...base, people: base.people.map((one) => (one.id === 'trust-sec' ? { ...one, organisationId: 'trust' } : one)) };
const everybody = directory.people.map(({ id }) => id);
const open = aRequest([asked('clg', 'any')]);
const pathway = pathwayById(directory, 'pathway');
const withPathway = (more: Partial<typeof pathway>) => ({ ...directory, pathways: [{ ...pathway, ...more }] });

it('an open request has no other face: everybody reads its title, and there is no reason', () => {
  expect(faceOfSignOff(directory, open)).toBeNull();
  for (const person of everybody) {
    expect(titleFor(directory, open, person, now)).toBe(currentVersion(open).title);
    expect(reasonFor(directory, open, person, now)).toBeNull();
  }
});

it('a private one is called by its public title, else by its number, with the reason of the list or none', () => {
  const face = (more: Partial<typeof open>) => faceOfSignOff(directory, { ...open, ...more });
  expect(face({ privateReason: 'personal', publicTitle: 'A post' })).toEqual({ title: 'A post', reason: 'personal' });
  expect(face({ privateReason: 'Dr Grey leaves' })).toEqual({ title: 'Private item (SO-12)', reason: 'private' });
  expect(face({ subject: 'procurement' })).toEqual({ title: 'Private item (SO-12)', reason: 'procurement under way' });
  const ofPathway = withPathway({ privateReason: 'legal advice', publicTitle: 'A service' });
  expect(faceOfSignOff(ofPathway, open)).toEqual({ title: 'Private item (SO-12)', reason: 'legal advice' });
});

it('a private pathway is read by its group and the secretariat, less the providers among them', () => {
  const closed = withPathway({ privateReason: 'Talks', publicTitle: 'A service' });
  const [found] = closed.pathways;
  if (!found) throw new Error('There is a pathway');
  const readers = everybody.filter((person) => mayReadPathway(closed, found, person, now));
  expect(readers.toSorted()).toEqual(['lead', 'requester', 'sec']);
  expect(pathwayNameFor(closed, found, 'lead', now)).toBe('Heart failure');
  expect(pathwayNameFor(closed, found, 'ann', now)).toBe('A service');
  expect([pathwayNameInPublic(found), pathwayNameInPublic(pathway)]).toEqual(['A service', 'Heart failure']);
  expect(faceOfPathway({ privateReason: 'Talks', publicTitle: null })).toEqual({ title: 'Private pathway', reason: 'private' });
});

it('nobody without a right reads a word that is secret, whatever makes it private; whoever has one reads all', () => {
  const own = fc.option(fc.oneof(fc.constantFrom(...privateReasons), fc.constant('Quetzal talks')), { nil: null });
  const title = fc.option(fc.constant('A service'), { nil: null });
  fc.assert(
    fc.property(
      fc.constantFrom(...everybody),
      fc.constantFrom(...subjects),
      own,
      own,
      title,
      (person, subject, ofRequest, ofPathway, publicTitle) => {
        const seen = withPathway({ privateReason: ofPathway, name: 'Quetzal service' });
        const [version] = open.versions;
        if (!version) throw new Error('There is a version');
        const versions = [{ ...version, title: 'Quetzal tender' }];
        const request = { ...open, subject, privateReason: ofRequest, publicTitle, versions };
        const read = [titleFor(seen, request, person, now), reasonFor(seen, request, person, now) ?? ''];
        const isClosed = ofRequest !== null || ofPathway !== null || subject === 'procurement';
        const entitled = mayReadContent(seen, request, person, now);
        expect(read[0] === 'Quetzal tender').toBe(!isClosed || entitled);
        if (isClosed && !entitled) expect(read.join()).not.toContain('Quetzal');
        if (isClosed) expect(titleInPublic(seen, request)).not.toContain('Quetzal');
        if (isClosed && ['pro', 'doctor', 'trust-sec', 'nobody'].includes(person)) expect(entitled).toBe(false);
      },
    ),
    { numRuns: 400 },
  );
});
