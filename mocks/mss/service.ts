import type { MailService } from '../../src/model/service.ts'
import { mssAssumptions } from './assumptions.ts'
import { deliver } from './deliver.ts'
import { mssFaults } from './faults.ts'
import { imapAccess } from './imap/access.ts'
import { authenticate } from './login.ts'
import { login, size, tls } from './policy.ts'
import { type MssState, startMss } from './state.ts'

/** An MSSanté operator's API LPS: SMTP takes mails, IMAP reads the mailboxes where they land. */
export const mssService: MailService<MssState> = {
  kind: 'smtp',
  name: 'mss',
  title: { fr: 'Opérateur MSSanté (API LPS, SMTP et IMAP)', en: 'MSSanté operator (API LPS, SMTP and IMAP)' },
  assumptions: mssAssumptions,
  faults: mssFaults,
  start: startMss,
  tls,
  login,
  size,
  authenticate,
  deliver,
  access: imapAccess,
}
