import { SlackError } from './api/answer.ts';
import type { StoredFile } from './model.ts';
import { newId } from './new-id.ts';

/** Files, from the announcement of one to where it is shared. */
export class Files {
  private readonly all = new Map<string, StoredFile>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  announce(from: Pick<StoredFile, 'name' | 'length' | 'altText'>): StoredFile {
    const created = Math.floor(this.now() / 1000);
    return this.keep({ ...from, id: newId('F'), title: from.name, created, bytes: null, completed: false, sharedIn: [] });
  }

  find(id: string): StoredFile {
    const file = this.all.get(id);
    if (!file) throw new SlackError('file_not_found');
    return file;
  }

  change(id: string, to: Partial<Pick<StoredFile, 'title' | 'bytes' | 'completed' | 'sharedIn'>>): StoredFile {
    return this.keep({ ...this.find(id), ...to });
  }

  list(): StoredFile[] {
    return [...this.all.values()];
  }

  private keep(file: StoredFile): StoredFile {
    this.all.set(file.id, file);
    return file;
  }
}
