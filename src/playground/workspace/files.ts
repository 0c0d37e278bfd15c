import { SlackError } from './api/answer.ts';
import type { StoredFile } from './model.ts';
import { newId } from './new-id.ts';

/** Files: those of the app, from the announcement of one to where it is shared, and those of people. */
export class Files {
  private readonly all = new Map<string, StoredFile>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  announce(from: Pick<StoredFile, 'user' | 'name' | 'length' | 'altText'>): StoredFile {
    const created = Math.floor(this.now() / 1000);
    return this.keep({ ...from, id: newId('F'), title: from.name, created, bytes: null, completed: false, sharedIn: [] });
  }

  /** A file that a person has chosen in a file input. */
  add({ user, name, bytes }: Pick<StoredFile, 'user' | 'name'> & { readonly bytes: Buffer }): StoredFile {
    const { id } = this.announce({ user, name, length: bytes.length, altText: null });
    return this.change(id, { bytes, completed: true });
  }

  find(id: string): StoredFile {
    const file = this.all.get(id);
    if (!file) throw new SlackError('file_not_found');
    return file;
  }

  change(id: string, to: Partial<Pick<StoredFile, 'title' | 'bytes' | 'completed' | 'sharedIn'>>): StoredFile {
    return this.keep({ ...this.find(id), ...to });
  }

  has(id: string): boolean {
    return this.all.has(id);
  }

  remove(id: string): void {
    if (!this.all.delete(id)) throw new SlackError('file_not_found');
  }

  list(): StoredFile[] {
    return [...this.all.values()];
  }

  private keep(file: StoredFile): StoredFile {
    this.all.set(file.id, file);
    return file;
  }
}
