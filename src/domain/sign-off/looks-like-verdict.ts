/** What people write where they mean to decide. Wide on purpose: all that follows is that they are shown the buttons. */
const signs: readonly RegExp[] = [
  /\b(?:dis)?approv(?:e[ds]?|al|ing)\b/,
  /\b(?:dis)?agree(?:d|s|ment)?\b/,
  /\b(?:reject(?:ed|s)?|declined?|oppose[ds]?|object(?:ed|s|ion)?|veto(?:ed)?|refused?)\b/,
  /\b(?:abstain(?:ed|s)?|recus(?:e|ed|al))\b/,
  /\b(?:lgtm|nod(?:ded)? through|signed? (?:it |this )?off|sign-?off from me|go(?:od)? (?:ahead|to go))\b/,
  /\b(?:endorse[ds]?|i support|supported|content with|no (?:objections?|concerns|problem|issues?) (?:from|with|to|here|for|on)\b)/,
  /\b(?:looks?|all|seems?|sounds?) (?:very |really |all )?(?:good|fine|great|ok|okay|sensible|right)\b/,
  /\b(?:happy|comfortable|fine|ok|okay|good) (?:with|by|from|for) (?:this|that|it|me|us|the|version)\b/,
  /\bhappy (?:to|for) (?:this|it|support|proceed|go)\b/,
  /\b(?:needs?|want|request(?:ed|ing)?|with) (?:some |more |a few )?changes\b/,
  /^(?:yes|yep|aye|no|nay|ok|okay|fine|done|👍|✅|❌|👎|:\+1:|:thumbsup:|:-1:|:white_check_mark:|:heavy_check_mark:|:x:)(?: (?:from|by|for) me)?$/,
];

/** Whether something written below a sign-off reads as if its writer meant to decide. It never counts: they are shown the buttons. */
export function looksLikeVerdict(text: string): boolean {
  const written = text
    .replaceAll(/<[^>]*>/g, ' ')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[.,!?;*_~"“”]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return signs.some((sign) => sign.test(written));
}
