import { describe, expect, it } from 'vitest';
import { certificateOf } from '#src/domain/sign-off/certificate.ts';
import { decidingVerdicts } from '#src/domain/sign-off/decision.ts';
import { outcomeInWords, outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, dated, delegation, interest, now } from './council.ts';
import { chairsAction, contestVerdict, done, recorded, ruling, stateAfter, verdict } from './playing.ts';

const seats = ['chair cha', 'approver ann', 'approver ben', 'deputy dan'];
const directory = council({ bodies: { clg: { seats, more: { chairsAction: true } } } });
const fresh = aRequest([asked('clg', 'all')]);
const conditional = (personId: string) => verdict('clg', personId, 'approve_with_conditions');
const deciding = (signOff: SignOff, by = directory, at = now) =>
  decidingVerdicts(signOff, askedBody(signOff, 'clg'), by, at).map(({ personId, kind }) => `${personId} ${kind}`);
const counts = (signOff: SignOff, by = directory, at = now) =>
  certificateOf(by, signOff, [], at).bodies[0]?.verdicts.map(({ person, counts: how }) => `${person}: ${how}`);
const left = (signOff: SignOff, by = directory, at = now) => [
  outcomeInWords(signOff, by, at),
  outstandingConditions(signOff, by, at).map(({ personId }) => personId),
];

describe('the verdicts that count, and bind with their conditions', () => {
  it('are not those of somebody with an interest', () => {
    const conflicted = { ...directory, interests: [interest('ann')] };
    const settled = stateAfter(stateAfter(fresh, directory, conditional('ann')), conflicted, verdict('clg', 'ben'));
    expect([settled.outcome, left(settled, conflicted)]).toEqual(['approved', ['approved', []]]);
    expect(counts(settled, conflicted)).toEqual(['ann: stands aside', 'ben: yes']);
    // The interest ends: what was decided then was decided without them.
    const ended = { ...directory, interests: [interest('ann', { until: now.plus({ days: 1 }) })] };
    expect(counts(settled, ended, now.plus({ days: 2 }))).toEqual(['ann: stands aside', 'ben: yes']);
  });

  it('are not those of who has left their seat, nor a deputy’s whom the approver has answered after', () => {
    const gone = {
      ...directory,
      seats: directory.seats.map((seat) => ({ ...seat, holders: seat.holders.filter(({ personId }) => personId !== 'ann') })),
    };
    const one = stateAfter(stateAfter(fresh, directory, conditional('ann')), gone, verdict('clg', 'ben'));
    expect([one.outcome, left(one, gone), counts(one, gone)]).toEqual([
      'approved',
      ['approved', []],
      ['ann: no longer speaks for the body', 'ben: yes'],
    ]);
    const lent = { ...directory, delegations: [delegation('clg', 'ann', 'dan')] };
    const back = stateAfter(stateAfter(fresh, lent, conditional('dan')), directory, verdict('clg', 'ann'), verdict('clg', 'ben'));
    expect([left(back), counts(back)]).toEqual([
      ['approved', []],
      ['dan: no longer speaks for the body', 'ann: yes', 'ben: yes'],
    ]);
  });

  it('are those of the instant at which the body decided, whatever has come since', () => {
    const approved = stateAfter(fresh, directory, conditional('ann'), verdict('clg', 'ben'));
    const later = now.plus({ days: 1 });
    const since = {
      ...directory,
      interests: [interest('ann', { since: later })],
      delegations: [dated(delegation('clg', 'ben', 'dan', { since: later }))],
    };
    expect(left(approved, since, later)).toEqual(['approved, conditions outstanding', ['ann']]);
    expect(counts(approved, since, later)).toEqual(['ann: yes', 'ben: yes']);
  });

  it('are what they would be now while the body is open', () => {
    const conflicted = { ...directory, interests: [interest('ann')] };
    const open = stateAfter(fresh, directory, conditional('ann'));
    expect([deciding(open), deciding(open, conflicted)]).toEqual([['ann approve_with_conditions'], []]);
    const stepped = stateAfter(open, directory, verdict('clg', 'ann', 'recuse'));
    expect([deciding(stepped), counts(stepped)]).toEqual([[], ['ann: replaced', 'ann: stands aside']]);
    expect(counts(stateAfter(stepped, directory, ruling('clg', 'ann', 'cha')))).toEqual(['ann: replaced', 'ann: replaced']);
  });

  it('leave out what was contested since, whose giver’s earlier word counts again', () => {
    const phoned = verdict('clg', 'ann', 'approve_with_conditions');
    const approved = stateAfter(fresh, directory, verdict('clg', 'ann'), recorded(phoned), verdict('clg', 'ben'));
    expect(left(approved)).toEqual(['approved, conditions outstanding', ['ann']]);
    const contested = done(approved, contestVerdict(phoned), directory, now.plus({ days: 1 })).signOff;
    expect([left(contested), counts(contested)]).toEqual([
      ['approved', []],
      ['ann: yes', 'ann: contested', 'ben: yes'],
    ]);
  });

  it('are the chair’s beside those given before, where the chair approves alone', () => {
    const alone = stateAfter(fresh, directory, conditional('ann'), chairsAction('clg', 'cha'));
    expect([deciding(alone), left(alone)]).toEqual([
      ['ann approve_with_conditions', 'cha approve'],
      ['approved, conditions outstanding', ['ann']],
    ]);
  });
});
