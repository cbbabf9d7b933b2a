import {
  subjectGrammar,
  subjectLabel,
  subjectNamesThePatient,
  subjectSpelling,
} from '../../../src/rules/mail/subject.ts'
import { ruleCheck } from '../../rule-check.ts'
import { seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.25']

export const subjectFollowsXdmGrammar = ruleCheck({
  id: 'mss.subjectFollowsXdmGrammar',
  title: {
    fr: 'L’objet d’un message qui transmet des documents suit XDM/1.0/DDM+<libellé> <NOM> <prénom> <date>',
    en: 'The subject of a mail that carries documents follows XDM/1.0/DDM+<label> <NAME> <given name> <date>',
  },
  verifies,
  rules: [subjectGrammar],
  subjects: seenMails,
})

export const subjectNamesThePersonOfTheCda = ruleCheck({
  id: 'mss.subjectNamesThePersonOfTheCda',
  title: {
    fr: 'L’objet nomme la personne que concerne le CDA : nom, prénom, et date de naissance si elle y est',
    en: 'The subject names the person of the CDA: family name, given name, and birth date when present',
  },
  verifies,
  rules: [subjectNamesThePatient],
  subjects: seenMails,
})

export const subjectIsSpelledAsEco213Says = ruleCheck({
  id: 'mss.subjectIsSpelledAsEco213Says',
  title: {
    fr: 'L’objet écrit libellé, nom, prénom et date comme ECO.2.1.3 le demande',
    en: 'The subject spells label, names and date as ECO.2.1.3 asks',
  },
  verifies,
  rules: [subjectSpelling, subjectLabel],
  subjects: seenMails,
})
