import { defect } from '../../defect.ts'

/** When and what it feeds, and with whose leave. */
export const feedingDefects = [
  defect(
    'dmp.tests-existence-after-feeding',
    'warn',
    ['dmp.existenceTestPrecedesFeed'],
    'Fait le test d’existence après l’alimentation',
    'Tests the existence after feeding',
  ),
  defect(
    'dmp.existence-test-under-another-oid',
    'warn',
    ['dmp.existenceTestNamesTheIns'],
    'Le test d’existence emploie un autre OID que celui de l’INS',
    'The existence test uses another OID than the one of the INS',
  ),
  defect(
    'dmp.demands-authorisation',
    'warn',
    ['dmp.feedsWithoutAuthorisation'],
    'N’alimente pas sans autorisation sur le DMP',
    'Does not feed without authorisation on the DMP',
  ),
  defect(
    'dmp.requests-authorisation',
    'fail',
    ['dmp.noAuthorisationRequest'],
    'Demande une autorisation (TD0.3) avant d’alimenter',
    'Requests an authorisation (TD0.3) before feeding',
  ),
  defect(
    'dmp.feeds-despite-opposition',
    'fail',
    ['dmp.oppositionBlocksFeed'],
    'Alimente malgré l’opposition du patient',
    'Feeds despite the patient’s opposition',
  ),
  defect(
    'dmp.opposition-never-lifted',
    'fail',
    ['dmp.nonOppositionAllowsFeed'],
    'Ne tient pas compte de la levée de l’opposition',
    'Ignores that the opposition was lifted',
  ),
  defect(
    'dmp.feeds-bare-pdf',
    'fail',
    ['dmp.feedCarriesCdaN1', 'dmp.submissionHashIsRight', 'dmp.submissionSizeIsRight'],
    'Envoie le PDF nu à la place du CDA',
    'Sends the bare PDF instead of the CDA',
  ),
  defect(
    'dmp.feeds-cda-without-ins',
    'fail',
    ['dmp.fedDocumentCarriesTheIns', 'dmp.metadataPatientIsTheIns', 'dmp.submissionIsForTheVihfPatient'],
    'Le CDA et les métadonnées alimentés ne portent pas l’INS',
    'The CDA and the metadata that are fed do not carry the INS',
  ),
  defect(
    'dmp.feeds-without-vihf',
    'fail',
    ['dmp.transactionCarriesVihf'],
    'Alimente sans jeton VIHF',
    'Feeds without a VIHF token',
  ),
  defect(
    'dmp.feeds-under-air',
    'fail',
    ['dmp.feedIsNotUnderAir'],
    'Alimente sous authentification indirecte renforcée',
    'Feeds under reinforced indirect authentication',
  ),
] as const
