import { useId } from 'react';
import { isJson, type Json, objectsOf } from '../../../workspace/model.ts';
import { Control } from '../controls/control.tsx';
import { Each } from '../each.tsx';
import { Text } from '../text/text.tsx';
import { Picture } from './picture.tsx';

/** Text, fields in two columns, and beside them a picture or one control. */
export function Section({ block }: { readonly block: Json }) {
  const id = useId();
  const accessory = block['accessory'];
  const wide = isJson(accessory) && ['checkboxes', 'radio_buttons'].includes(String(accessory['type']));
  return (
    <div className={wide ? 'bk-section bk-section-below' : 'bk-section'}>
      <div className="bk-section-words" id={id}>
        {block['text'] !== undefined && <Text of={block['text']} />}
        {block['fields'] !== undefined && <Fields of={objectsOf(block['fields'])} />}
      </div>
      {isJson(accessory) && (
        <div className="bk-accessory">
          {accessory['type'] === 'image' ? (
            <Picture of={accessory} className="bk-thumbnail" />
          ) : (
            <Control element={accessory} place={{ blockId: String(block['block_id']), labelledBy: id, field: null }} />
          )}
        </div>
      )}
    </div>
  );
}

function Fields({ of }: { readonly of: readonly Json[] }) {
  return (
    <div className="bk-fields">
      <Each
        of={of}
        draw={(field) => (
          <div>
            <Text of={field} />
          </div>
        )}
      />
    </div>
  );
}
