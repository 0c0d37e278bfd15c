import { expect, it } from 'vitest';
import { type ApprovalRule, ruleInWords } from '#src/domain/membership/approval-rule.ts';

const rule = (parts: Partial<ApprovalRule>): ApprovalRule => ({ rule: 'any', n: null, including: [], ...parts });

it.each([
  [rule({}), 'any one approver'],
  [rule({ rule: 'all' }), 'all approvers'],
  [rule({ rule: 'majority' }), 'more than half of the approvers'],
  [rule({ rule: 'chair' }), 'the chair'],
  [rule({ rule: 'at_least', n: 1 }), 'at least 1 approver'],
  [rule({ rule: 'at_least', n: 3, including: ['lay', 'finance'] }), 'at least 3 approvers, including lay and finance'],
  [rule({ rule: 'all', including: ['lay'] }), 'all approvers, including lay'],
  [rule({ rule: 'majority', including: ['a', 'b', 'c'] }), 'more than half of the approvers, including a, b and c'],
])('%j reads "%s"', (given, words) => {
  expect(ruleInWords(given)).toBe(words);
});
