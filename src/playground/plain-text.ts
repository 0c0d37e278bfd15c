import { isJson, type Json, type Message, type OpenView } from './workspace/model.ts';
import { allText, controls, textOf } from './workspace/people/reading.ts';

/** A message's whole content in plain lines, as a screen reader reads it; `channels`: the names by which Slack shows channels. */
export function linesOfMessage(message: Message, channels: ReadonlyMap<string, string>): string[] {
  const named = (message.text || allText(message)).replaceAll(/<#(\w+)>/g, (_, id: string) => `#${channels.get(id) ?? id}`);
  return readable(named).split('\n');
}

/** A modal in plain lines: its title, what it says, and its fields as they stand. */
export function linesOfView(view: OpenView): string[] {
  const all = view.blocks.map((block) => (block['type'] === 'input' ? fieldOf(view, block) : allText({ blocks: [block] })));
  const buttons = [view.content['submit'], view.content['close']].map(textOf).filter((text) => text !== null);
  return [`"${view.title}"`, ...readable(all.join('\n')).split('\n'), ...(buttons.length > 0 ? [`[${buttons.join('] [')}]`] : [])];
}

function fieldOf(view: OpenView, block: Json): string {
  const control = controls(view).find(({ blockId }) => blockId === block['block_id']);
  const optional = block['optional'] === true ? ' (optional)' : '';
  const chosen = control?.element['initial_option'];
  const value = isJson(chosen) ? textOf(chosen['text']) : control?.element['initial_value'];
  return `${control?.label ?? ''}${optional}: ${typeof value === 'string' ? value : '...'}`;
}

function readable(text: string): string {
  return text.replaceAll('*', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
