import Type from 'typebox'
import { closed, orNull, type Static } from '../shape.ts'
import { Lang } from '../text.ts'
import {
  Assumption,
  BlobRef,
  Fault,
  Milliseconds,
  Name,
  Names,
  NoteWord,
  Product,
  ServiceSettings,
  Sha256,
} from './parts.ts'

const SealedFile = closed({
  path: Type.String({ minLength: 1, description: 'In the dossier, with `/` between folders.' }),
  sha256: Sha256,
  size: Type.Integer({ minimum: 0, description: 'In bytes.' }),
})
export type SealedFile = Static<typeof SealedFile>

/** The run as a whole, its services and its product. */
export const runEvents = {
  'run.started': closed(
    {
      run: Name,
      benchVersion: Name,
      product: Product,
      couloirs: Names,
      vagues: Type.Array(Type.Integer({ minimum: 1 })),
      profils: Names,
      plan: Type.Array(Name, { maxItems: 5000 }),
      defects: Names,
      lang: Lang,
      notApplicable: Type.Array(closed({ id: Name, profils: Names }), {
        maxItems: 5000,
        description: 'Planned scenarios that are not run because the product does not claim their profiles.',
      }),
    },
    { description: 'What this run is about to do. `plan` holds scenario ids in the order in which they will run.' },
  ),
  'run.resumed': closed(
    { benchVersion: Name, remaining: Names },
    { description: 'A later process goes on with a killed run.' },
  ),
  'run.ended': closed({
    outcome: Type.Enum(['complete', 'interrupted']),
    reason: Type.Optional(Type.String()),
    sealed: Type.Optional(
      Type.Boolean({ description: 'True when `run.sealed` follows; absent from dossiers recorded before seals.' }),
    ),
  }),
  'run.sealed': closed(
    { files: Type.Array(SealedFile, { maxItems: 10_000 }) },
    {
      description:
        'The last event of a dossier: every file beside the journal and the bodies that its events refer to. Only `run.resumed` may follow.',
    },
  ),
  'service.started': closed(
    {
      service: Name,
      url: Name,
      accessUrl: Type.Optional(Type.String({ minLength: 1, description: 'Where mailboxes are read (IMAP).' })),
      settings: Type.Optional(ServiceSettings),
      assumptions: Type.Array(Assumption),
      faults: Type.Array(Fault),
      notes: Type.Optional(
        Type.Array(NoteWord, { description: 'Words that it may note; absent from older recordings.' }),
      ),
    },
    {
      description:
        'A national service listens: what its behaviour rests on without a quoted source, and the faults a scenario may select.',
    },
  ),
  'product.started': closed({
    kind: Type.Enum(['none', 'command']),
    pid: Type.Optional(Type.Integer({ minimum: 1 })),
    command: Type.Optional(Type.String()),
  }),
  'product.exited': closed({
    code: orNull(Type.Integer()),
    signal: orNull(Type.String()),
    expected: Type.Boolean(),
    stdout: BlobRef,
    stderr: BlobRef,
    unkept: Type.Optional(
      closed(
        { stdout: Type.Integer({ minimum: 0 }), stderr: Type.Integer({ minimum: 0 }) },
        { description: 'Bytes of a flood that the middle of each stream lost; absent when both are whole.' },
      ),
    ),
  }),
  'pilot.capabilities': closed({
    product: Product,
    profiles: Type.Array(Type.String()),
    actions: Type.Array(Type.String()),
    observes: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'The optional fields that the adapter declares: an empty list when it declares none, nothing when the recording is older than this word, and is judged as it was then.',
      }),
    ),
    user: Type.Optional(closed({ nationalId: Type.String(), familyName: Type.String(), givenName: Type.String() })),
  }),
}

/** One scenario, and what the bench does in it. */
export const scenarioEvents = {
  'scenario.started': closed({ title: Type.String(), attempt: Type.Integer({ minimum: 1 }) }),
  'scenario.ended': closed({
    outcome: Type.Enum(['driven', 'not-offered', 'interrupted'], {
      description:
        '`driven`: every step was done; `not-offered`: an action is missing; `interrupted`: the product or the bench failed.',
    }),
    durationMs: Milliseconds,
    reason: Type.Optional(Type.String()),
    clockMovedMs: Type.Optional(
      Type.Integer({
        description: "By how much the machine's clock moved beside the time that went by; absent under a second.",
      }),
    ),
    stalledMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'The longest time for which the bench itself could not run; absent under three seconds.',
      }),
    ),
  }),
  'fault.selected': closed(
    { service: Name, fault: Name },
    { description: 'From here to the end of the scenario the service misbehaves in this named way.' },
  ),
  'pilot.action': closed(
    {
      action: Name,
      params: Type.Unknown(),
      durationMs: Milliseconds,
      result: Type.Optional(Type.Unknown()),
      error: Type.Optional(closed({ code: Type.String(), message: Type.String() })),
    },
    { description: "One call of the product's pilot. `params` and `result` follow the pilot API." },
  ),
  'window.closed': closed(
    {
      services: Names,
      ms: Milliseconds,
      exchanges: Type.Integer({ minimum: 0 }),
      answers: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: 'How many times, spread over the window, the product answered its pilot: it was alive and idle.',
        }),
      ),
    },
    {
      description:
        'For `ms` milliseconds at least these services listened and recorded while the product answered: what makes an absence an evidence.',
    },
  ),
}

/** What the product and the bench say of themselves. */
export const notedEvents = {
  'product.traces': closed({ traces: Type.Array(Type.Unknown()) }),
  'bench.note': closed({ message: Type.String() }),
}
