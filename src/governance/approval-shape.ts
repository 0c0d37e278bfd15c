type Fault = { readonly path: readonly string[]; readonly message: string };

type Approval = {
  readonly rule?: string | undefined;
  readonly at_least?: number | undefined;
  readonly of?: string | undefined;
  readonly quorum?: object | undefined;
  readonly casting_vote?: boolean | undefined;
};

/** What of an approval rule does not go together. */
export function faultsInApproval({ rule, at_least, of, quorum, casting_vote }: Approval): Fault[] {
  if ((rule === undefined) === (at_least === undefined))
    return [{ path: [], message: 'give either rule: (any, all, majority or chair) or at_least: (a number)' }];
  const decidesAlone = rule === 'any' || rule === 'chair';
  const answered = of === 'answered';
  return [
    ...(quorum !== undefined && decidesAlone
      ? [
          {
            path: ['quorum'],
            message: `with rule: ${rule} one person decides, so that a quorum has no sense: leave it out, or use all, majority or at_least`,
          },
        ]
      : []),
    ...(answered && at_least !== undefined
      ? [
          {
            path: ['of'],
            message: 'with at_least: the number stands whoever answers: leave of: answered out, or use rule: majority or all',
          },
        ]
      : []),
    ...(answered && quorum === undefined
      ? [{ path: ['of'], message: 'of: answered needs a quorum: say how many have to take part, such as quorum: { at_least: 7 }' }]
      : []),
    ...(casting_vote && rule !== 'majority'
      ? [
          {
            path: ['casting_vote'],
            message: 'a casting vote decides a tie, which only rule: majority knows: leave it out, or use that rule',
          },
        ]
      : []),
  ];
}

type Seat = {
  readonly person?: string | undefined;
  readonly role: string;
  readonly votes?: boolean | undefined;
  readonly subjects?: readonly string[] | undefined;
  readonly ex_officio?: object | undefined;
};

/** What of a seat does not go together. */
export function faultsInSeat({ person, role, votes, subjects, ex_officio }: Seat): Fault[] {
  return [
    ...(person !== undefined && ex_officio !== undefined
      ? [{ path: ['person'], message: 'whoever chairs the other body holds this seat: leave person or ex_officio out' }]
      : []),
    ...(role === 'approver' && votes === false
      ? [{ path: ['votes'], message: 'an approver votes: leave votes: false out, or make the role member' }]
      : []),
    ...(role !== 'approver' && subjects !== undefined
      ? [
          {
            path: ['subjects'],
            message: `subjects: says on what an approver decides, and this seat's role is ${role}: leave it out, or make the role approver`,
          },
        ]
      : []),
  ];
}
