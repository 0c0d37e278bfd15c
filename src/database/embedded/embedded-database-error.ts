/** The embedded database cannot be used; the message says why and what to do, for the person who starts Conclave. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}
