/** Slack's seconds since 1970 as a field for date and time has them, "2011-11-14T09:00", by the browser's own clock as in Slack; '' for none. */
export function toWallClock(seconds: string): string {
  if (seconds === '') return '';
  const at = new Date(Number(seconds) * 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function fromWallClock(typed: string): string {
  return typed === '' ? '' : String(new Date(typed).getTime() / 1000);
}
