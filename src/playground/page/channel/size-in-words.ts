const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "999 bytes", "12 kB", "1.4 MB" */
export function sizeInWords(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 1 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}
