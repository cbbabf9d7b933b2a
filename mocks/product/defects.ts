import * as contextOf from './context-of.ts'
import type { Defect } from './defect.ts'
import * as dmpActions from './dmp/actions.ts'
import * as dmpAltered from './dmp/altered.ts'
import * as dmpAuthorisation from './dmp/authorisation.ts'
import * as dmpCall from './dmp/call.ts'
import * as dmpExistence from './dmp/existence.ts'
import * as dmpFeed from './dmp/feed.ts'
import * as dmpRefused from './dmp/refused.ts'
import * as dmpSeal from './dmp/seal.ts'
import * as dmpToken from './dmp/token.ts'
import * as dmpVihf from './dmp/vihf.ts'
import * as documentsActions from './documents/actions.ts'
import * as documentsCda from './documents/cda.ts'
import * as documentsCodes from './documents/codes.ts'
import * as documentsContent from './documents/content.ts'
import * as documentsEbrim from './documents/ebrim.ts'
import * as documentsIdentityLines from './documents/identity-lines.ts'
import * as documentsMetadata from './documents/metadata.ts'
import * as documentsOid from './documents/oid.ts'
import * as documentsPdf from './documents/pdf.ts'
import * as documentsPrint from './documents/print.ts'
import * as documentsSymbol from './documents/symbol.ts'
import * as httpsRequest from './https-request.ts'
import * as insActing from './ins/acting.ts'
import * as insActions from './ins/actions.ts'
import * as insCpsAssertion from './ins/cps-assertion.ts'
import * as insCreation from './ins/creation.ts'
import * as insDisplay from './ins/display.ts'
import * as insImport from './ins/import.ts'
import * as insInsiClient from './ins/insi-client.ts'
import * as insKeep from './ins/keep.ts'
import * as insMllpClient from './ins/mllp-client.ts'
import * as insPropagate from './ins/propagate.ts'
import * as insReceive from './ins/receive.ts'
import * as insReceived from './ins/received.ts'
import * as insRecover from './ins/recover.ts'
import * as insRecovery from './ins/recovery.ts'
import * as insRefused from './ins/refused.ts'
import * as insRefusedMessage from './ins/refused-message.ts'
import * as insSearch from './ins/search.ts'
import * as insSettings from './ins/settings.ts'
import * as insStatus from './ins/status.ts'
import * as insStranger from './ins/stranger.ts'
import * as insUpdate from './ins/update.ts'
import * as insVerification from './ins/verification.ts'
import * as mssActions from './mss/actions.ts'
import * as mssArchive from './mss/archive.ts'
import * as mssAttachments from './mss/attachments.ts'
import * as mssCarried from './mss/carried.ts'
import * as mssCompose from './mss/compose.ts'
import * as mssHeaders from './mss/headers.ts'
import * as mssPresentation from './mss/presentation.ts'
import * as mssRecipient from './mss/recipient.ts'
import * as mssSubject from './mss/subject.ts'
import * as mssTransport from './mss/transport.ts'
import * as pilotRoutes from './pilot-routes.ts'
import * as pscAccounts from './psc/accounts.ts'
import * as pscActions from './psc/actions.ts'
import * as pscCallback from './psc/callback.ts'
import * as pscCiba from './psc/ciba.ts'
import * as pscIdentify from './psc/identify.ts'
import * as pscLayout from './psc/layout.ts'
import * as pscLogout from './psc/logout.ts'
import * as pscMemory from './psc/memory.ts'
import * as pscNative from './psc/native.ts'
import * as pscOpenSession from './psc/open-session.ts'
import * as pscPages from './psc/pages.ts'
import * as pscProvider from './psc/provider.ts'
import * as pscRefresh from './psc/refresh.ts'
import * as pscRefused from './psc/refused.ts'
import * as pscRoutes from './psc/routes.ts'
import * as pscSettings from './psc/settings.ts'
import * as pscStart from './psc/start.ts'
import * as pscUserinfo from './psc/userinfo.ts'
import * as serverTrust from './server-trust.ts'

/** Every module of the product: a defect stands beside the behaviour that it changes, and a test finds what is left out. */
const behaviours: readonly object[] = [
  contextOf,
  dmpActions,
  dmpAltered,
  dmpAuthorisation,
  dmpCall,
  dmpExistence,
  dmpFeed,
  dmpRefused,
  dmpSeal,
  dmpToken,
  dmpVihf,
  documentsActions,
  documentsCda,
  documentsCodes,
  documentsContent,
  documentsEbrim,
  documentsIdentityLines,
  documentsMetadata,
  documentsOid,
  documentsPdf,
  documentsPrint,
  documentsSymbol,
  httpsRequest,
  insActing,
  insActions,
  insCpsAssertion,
  insCreation,
  insDisplay,
  insImport,
  insInsiClient,
  insKeep,
  insMllpClient,
  insPropagate,
  insReceive,
  insReceived,
  insRecover,
  insRecovery,
  insRefused,
  insRefusedMessage,
  insSearch,
  insSettings,
  insStatus,
  insStranger,
  insUpdate,
  insVerification,
  mssActions,
  mssArchive,
  mssAttachments,
  mssCarried,
  mssCompose,
  mssHeaders,
  mssPresentation,
  mssRecipient,
  mssSubject,
  mssTransport,
  pilotRoutes,
  pscAccounts,
  pscActions,
  pscCallback,
  pscCiba,
  pscIdentify,
  pscLayout,
  pscLogout,
  pscMemory,
  pscNative,
  pscOpenSession,
  pscPages,
  pscProvider,
  pscRefresh,
  pscRefused,
  pscRoutes,
  pscSettings,
  pscStart,
  pscUserinfo,
  serverTrust,
]

const isDefect = (value: unknown): value is Defect =>
  typeof value === 'object' && value !== null && 'kills' in value && 'outcome' in value

const chapters = ['ins', 'dmp', 'mss', 'psc']

/** Every switchable fault of the reference product, by chapter. It loads the whole product: import it when it is needed. */
export const defects: readonly Defect[] = behaviours
  .flatMap((behaviour) => Object.values(behaviour).filter(isDefect))
  .toSorted((one, other) => chapters.indexOf(one.suite) - chapters.indexOf(other.suite))
