import type { Filled } from '../../web/contract.ts';
import { isJson, type Json, objectsOf, stringOf } from '../../workspace/model.ts';

/** What was filled in, less what belongs to controls that are there no longer. The same object where nothing goes. */
export function stillThere(filled: Filled, blocks: readonly Json[]): Filled {
  const there = new Set(blocks.flatMap(controlsIn));
  const kept = Object.entries(filled).map(([blockId, values]) => {
    const inBlock = Object.entries(values).filter(([actionId]) => there.has(keyOf(blockId, actionId)));
    return [blockId, inBlock.length === Object.keys(values).length ? values : Object.fromEntries(inBlock)] as const;
  });
  if (kept.every(([blockId, values]) => values === filled[blockId])) return filled;
  return Object.fromEntries(kept.filter(([, values]) => Object.keys(values).length > 0));
}

function controlsIn(block: Json): string[] {
  const elements = [block['accessory'], block['element']].filter(isJson).concat(objectsOf(block['elements']));
  const own = elements.map((element) => keyOf(String(block['block_id']), stringOf(element['action_id']) ?? ''));
  return [...own, ...objectsOf(block['child_blocks']).flatMap(controlsIn)];
}

function keyOf(blockId: string, actionId: string): string {
  return JSON.stringify([blockId, actionId]);
}
