import { useState } from 'react';
import { isJson, objectsOf, stringOf } from '../../../workspace/model.ts';
import { useNames } from '../../names.ts';
import { useSource } from '../action-source.ts';
import { useRunning } from '../use-running.ts';
import { listOf } from './chosen.ts';
import { refusedFiles } from './file-rules.ts';
import { type ControlProps, refOf } from './place.ts';
import type { Control } from './use-control.tsx';

/** Takes files to the workspace and adds them to what is chosen; knows them by name. */
export function useUploads(props: ControlProps, control: Control) {
  const { upload } = useNames();
  const { busy, run } = useRunning();
  const [problem, setProblem] = useState<string | null>(null);
  const [uploaded, setUploaded] = useState<Readonly<Record<string, string>>>({});
  const names: Readonly<Record<string, string>> = { ...useNamesOnServer(props), ...uploaded };
  const chosen = listOf(control.chosen);
  const take = async (files: readonly File[]) => {
    try {
      const answers = await Promise.all(files.map(upload));
      setUploaded((before) => ({ ...before, ...Object.fromEntries(answers.map(({ id, name }) => [id, name])) }));
      await control.choose([...chosen, ...answers.map(({ id }) => id)]);
    } catch {
      setProblem('That could not be uploaded. Try again.');
    }
  };
  const add = async (files: readonly File[]) => {
    const refused = refusedFiles(files, chosen.length, props.element);
    setProblem(refused);
    if (refused === null) await run(() => take(files));
  };
  return { add, nameOf: (id: string) => names[id] ?? id, uploading: busy, problem };
}

/** The names of the files that the server has for this field, by id. */
function useNamesOnServer(props: ControlProps): Record<string, string> {
  const { blockId, actionId } = refOf(props);
  const value = useSource().values[blockId]?.[actionId];
  const files = isJson(value) ? objectsOf(value['files']) : [];
  return Object.fromEntries(files.map((file) => [stringOf(file['id']) ?? '', stringOf(file['name']) ?? '']));
}
