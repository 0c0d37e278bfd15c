/** What somebody tried and cannot do, in words for them: they are not there, or what they act on is not. */
export class CannotBeDone extends Error {
  override readonly name = 'CannotBeDone';
}
