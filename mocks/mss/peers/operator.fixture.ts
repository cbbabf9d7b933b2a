import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RecordedConversation } from '../../../src/listen/conversation.ts'
import { listenMail } from '../../../src/listen/mail.ts'
import type { SmtpRecording } from '../../../src/listen/smtp-transaction.ts'
import type { EventData } from '../../../src/model/event.ts'
import type { ServiceSetting } from '../../../src/model/service.ts'
import { makeHierarchy } from '../../pki/hierarchy.ts'
import { mssService } from '../service.ts'
import type { MssState } from '../state.ts'

export const address = 'bal@essai.mssante.fr'

export interface PeerOperator {
  readonly smtpPort: number
  readonly imapPort: number
  readonly state: MssState
  readonly select: (fault: string | undefined) => Promise<void>
  /** Paths of PEM files: the authority, and the client certificate of an application mailbox with its key. */
  readonly ca: string
  readonly cert: string
  readonly key: string
  /** A folder of its own. */
  readonly folder: string
  readonly mails: SmtpRecording[]
  readonly sessions: RecordedConversation[]
  readonly failures: EventData['connection.failed'][]
  readonly close: () => Promise<void>
}

/** The operator on real sockets. */
export const startOperator = async (
  options: ServiceSetting['options'] = {},
  peer?: ServiceSetting['peer'],
): Promise<PeerOperator> => {
  const pki = await makeHierarchy(new Date())
  const folder = mkdtempSync(join(tmpdir(), 'banc-mss-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    return join(folder, name)
  }
  const mails: SmtpRecording[] = []
  const sessions: RecordedConversation[] = []
  const failures: EventData['connection.failed'][] = []
  const seat = await listenMail(mssService, {
    host: '127.0.0.1',
    port: 0,
    tls: { ...pki.leaves.server, ca: pki.ca },
    options,
    ...(peer && { peer }),
    now: () => new Date(),
    uuid: () => crypto.randomUUID(),
    record: (mail) => mails.push(mail),
    recordAccess: (session) => sessions.push(session),
    failed: (failure) => failures.push(failure),
  })
  return {
    smtpPort: seat.port,
    imapPort: Number(new URL(seat.accessUrl ?? '').port),
    state: seat.state as MssState,
    select: seat.select,
    ca: file('ca.pem', pki.ca),
    cert: file('client.pem', pki.leaves.orgAuthCli.cert),
    key: file('client.key', pki.leaves.orgAuthCli.key),
    folder,
    mails,
    sessions,
    failures,
    close: seat.close,
  }
}

const called = promisify(execFile)

/** Runs a program to its end and returns what it wrote. @throws with its error output when it fails */
export const run = async (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { stdout, stderr } = await called(command, [...args], {
    env: { ...process.env, ...env },
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { stdout, stderr }
}

/** The version line that a program gives; undefined where it is not installed. In CI every peer must be there. */
export const versionOf = (command: string, args: readonly string[], pattern: RegExp): string | undefined => {
  const { stdout, stderr, error } = spawnSync(command, [...args], { encoding: 'utf8' })
  const found = error === undefined ? pattern.exec(`${stdout}${stderr}`)?.[1] : undefined
  if (found === undefined && process.env.CI === 'true') throw new Error(`${command} is needed in CI`)
  return found
}
