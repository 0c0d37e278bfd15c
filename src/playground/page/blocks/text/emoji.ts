const emoji: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  bar_chart: '📊',
  bell: '🔔',
  black_circle: '⚫',
  bulb: '💡',
  calendar: '📆',
  clipboard: '📋',
  eyes: '👀',
  exclamation: '❗',
  heavy_check_mark: '✔️',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  large_blue_circle: '🔵',
  large_green_circle: '🟢',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  link: '🔗',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  no_entry: '⛔',
  page_facing_up: '📄',
  paperclip: '📎',
  pencil2: '✏️',
  pushpin: '📌',
  question: '❓',
  red_circle: '🔴',
  rocket: '🚀',
  rotating_light: '🚨',
  slightly_smiling_face: '🙂',
  smile: '😄',
  speech_balloon: '💬',
  tada: '🎉',
  thumbsdown: '👎',
  thumbsup: '👍',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  white_circle: '⚪',
  x: '❌',
};

/** The sign behind Slack's name for it; null for a name we do not know. */
export function emojiOf(name: string): string | null {
  return emoji[name] ?? null;
}

/** Plain text with its `:names:` as signs. */
export function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z0-9_+-]+):/g, (written, name: string) => emojiOf(name) ?? written);
}
