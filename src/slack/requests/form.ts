import type { Handler } from './handler.ts';
import type { SubmissionPayload } from './payloads.ts';

/** A form of ours: its callback id, the input under which a general message stands, and what submitting does. */
export type Form = { readonly callbackId: string; readonly mainInput: string; readonly submit: Handler<SubmissionPayload> };
