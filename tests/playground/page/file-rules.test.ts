import { describe, expect, it } from 'vitest';
import { refusedFiles } from '#src/playground/page/blocks/controls/file-rules.ts';

describe('files for a field', () => {
  const files = (...names: string[]) => names.map((name) => ({ name }));

  it('are refused where there would be too many', () => {
    expect(refusedFiles(files('a.pdf', 'b.pdf'), 1, { max_files: 3 })).toBeNull();
    expect(refusedFiles(files('a.pdf', 'b.pdf'), 2, { max_files: 3 })).toBe('Choose 3 files at most.');
    expect(refusedFiles(files('a.pdf'), 1, { max_files: 1 })).toBe('Choose one file only.');
    expect(refusedFiles(files('a.pdf'), 10, {})).toBe('Choose 10 files at most.');
  });

  it('are refused where they are of another kind', () => {
    expect(refusedFiles(files('Plan.PDF', 'b.docx'), 0, { filetypes: ['pdf', 'docx'] })).toBeNull();
    expect(refusedFiles(files('a.pdf', 'b.exe'), 0, { filetypes: ['pdf', 'docx'] })).toBe("b.exe can't be added here: pdf, docx only.");
    expect(refusedFiles(files('a.exe'), 0, {})).toBeNull();
  });
});
