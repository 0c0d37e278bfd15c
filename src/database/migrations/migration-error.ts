/** The database cannot be brought to this version's form; the message says why, for the person who starts Conclave. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
