/** A whole level 1 document that every header rule accepts, on a public identity of the INSi test set. */
export const conforming = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.2.8.2.1"/>
  <templateId root="1.2.250.1.213.1.1.1.1"/>
  <templateId root="1.3.6.1.4.1.19376.1.2.20"/>
  <id root="2.25.1001"/>
  <code code="11488-4" codeSystem="2.16.840.1.113883.6.1" displayName="CR ou fiche de consultation ou de visite"/>
  <title>Compte rendu de consultation</title>
  <effectiveTime value="20260301093000+0100"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Normal"/>
  <languageCode code="fr-FR"/>
  <setId root="2.25.1000"/>
  <versionNumber value="2"/>
  <recordTarget><patientRole>
    <id root="1.2.250.1.213.1.4.10" extension="101066322075460"/>
    <id root="1.2.3" extension="IPP-1"/>
    <addr nullFlavor="UNK"/>
    <patient>
      <name>
        <family qualifier="BR">D'ARTAGNAN DE L'HERAULT</family>
        <given>PIERRE ALAIN MURIEL FLORIANT</given>
        <given qualifier="BR">PIERRE-ALAIN</given>
      </name>
      <administrativeGenderCode code="M" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="20010617"/>
      <birthplace><place><addr><county>63220</county></addr></place></birthplace>
    </patient>
  </patientRole></recordTarget>
  <author>
    <time value="20260301092959+0100"/>
    <assignedAuthor>
      <id root="1.2.250.1.71.4.2.1" extension="899700000017"/>
      <code code="G15_10/SM26" codeSystem="1.2.250.1.213.1.1.4.5" displayName="Médecin"/>
      <assignedPerson><name><given>Camille</given><family>REFERENCE</family></name></assignedPerson>
      <representedOrganization><id root="1.2.250.1.71.4.2.2" extension="499700000017001"/></representedOrganization>
    </assignedAuthor>
  </author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <id root="1.2.250.1.71.4.2.2" extension="499700000017002"/>
  </representedCustodianOrganization></assignedCustodian></custodian>
  <legalAuthenticator>
    <time value="20260301093001+0100"/>
    <signatureCode code="S"/>
    <assignedEntity><id root="1.2.250.1.71.4.2.1" extension="899700000018"/></assignedEntity>
  </legalAuthenticator>
  <documentationOf><serviceEvent>
    <effectiveTime><low value="202603010900+0100"/></effectiveTime>
    <performer typeCode="PRF"><assignedEntity>
      <id root="1.2.250.1.71.4.2.1" extension="899700000019"/>
      <representedOrganization>
        <standardIndustryClassCode code="AMBULATOIRE" codeSystem="1.2.250.1.213.1.1.4.9"/>
      </representedOrganization>
    </assignedEntity></performer>
  </serviceEvent></documentationOf>
  <relatedDocument typeCode="RPLC"><parentDocument><id root="2.25.999"/></parentDocument></relatedDocument>
  <componentOf><encompassingEncounter><location><healthCareFacility>
    <code code="SA07" codeSystem="1.2.250.1.71.4.2.4"/>
  </healthCareFacility></location></encompassingEncounter></componentOf>
  <component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0xLjQK</text></nonXMLBody></component>
</ClinicalDocument>
`
