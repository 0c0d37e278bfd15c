import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What every answer carries: the page is ours alone, loads nothing from elsewhere and stands in nobody's frame. */
export const securityHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Why a request is not for us, or null. Any website can have a browser send requests to this machine, also by a name of its own that leads
 * here: they must name us as we are called, and come from our own page.
 */
export function turnedAway(request: Pick<IncomingMessage, 'method' | 'headers'>, pathname: string, port: number): string | null {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return `This is 127.0.0.1:${port}, and answers to no other name.`;
  if (origin !== undefined && origin !== `http://${host}`) return "Only the playground's own page may ask this.";
  const entering = pathname === '/' && isNavigation(request.headers);
  return isForeign(request.headers) && !entering ? "Only the playground's own page may ask this." : null;
}

function isForeign(headers: IncomingHttpHeaders): boolean {
  return ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
}

/** A link or bookmark that leads to the page. */
function isNavigation(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
