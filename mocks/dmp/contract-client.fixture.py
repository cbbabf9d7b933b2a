"""Calls every operation of a DMP with zeep, from the official WSDL alone, and prints what it understood as JSON.

usage: contract-client.fixture.py WSDL_FOLDER BASE_URL CA CERT KEY ASSERTION MATRICULE OID CDA
"""

import base64
import json
import sys
import uuid

import requests
from lxml import etree
from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport

FOLDER, BASE, CA, CERT, KEY, ASSERTION, MATRICULE, OID, CDA = sys.argv[1:10]
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
WSA = "http://www.w3.org/2005/08/addressing"

session = requests.Session()
session.verify, session.cert, session.trust_env = CA, (CERT, KEY), False
assertion = open(ASSERTION, encoding="utf-8").read()


class Headers:
    """The addressing headers and the VIHF, as a vendor's own layer adds them to what zeep writes."""

    def __init__(self, action):
        self.action = action

    def ingress(self, envelope, http_headers, operation):
        return envelope, http_headers

    def egress(self, envelope, http_headers, operation, binding_options):
        head = envelope.find("{http://www.w3.org/2003/05/soap-envelope}Header")
        if head is None:
            head = etree.Element("{http://www.w3.org/2003/05/soap-envelope}Header")
            envelope.insert(0, head)
        for name, value in (("MessageID", f"urn:uuid:{uuid.uuid4()}"), ("To", binding_options["address"]), ("Action", self.action)):
            etree.SubElement(head, f"{{{WSA}}}{name}").text = value
        etree.SubElement(head, f"{{{WSSE}}}Security").append(etree.fromstring(assertion))
        return envelope, http_headers


def service(wsdl, binding, path, action, strict=True):
    client = Client(
        f"{FOLDER}/wsdl/{wsdl}.wsdl",
        transport=Transport(session=session),
        settings=Settings(strict=strict, xml_huge_tree=True),
        plugins=[Headers(action)],
    )
    return client, client.create_service(binding, f"{BASE}/si-dmp-server/v2/services/{path}")


def plain(value):
    if isinstance(value, etree._Element):
        return etree.QName(value).localname
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)


told = {}


def call(name, run):
    try:
        told[name] = serialize_object(run(), dict)
    except Fault as fault:
        told[name] = {"fault": fault.message, "code": fault.code}


def device(identifier):
    # zeep writes no mixed content: the names of the software stay out.
    return {"device": {"classCode": "DEV", "determinerCode": "INSTANCE", "id": [{"root": identifier}]}}


def patient_query(reason):
    return {
        "ITSVersion": "XML_1.0",
        "id": {"root": str(uuid.uuid4())},
        "creationTime": {"value": "20260301090000"},
        "interactionId": {"root": "2.16.840.1.113883.1.6", "extension": "PRPA_IN201307UV02"},
        "processingCode": {"code": "D"},
        "processingModeCode": {"code": "T"},
        "acceptAckCode": {"code": "AL"},
        "receiver": [{"typeCode": "RCV", **device("1.2.250.1.213.4.1.1.1")}],
        "sender": {"typeCode": "SND", **device("2.25.42")},
        "controlActProcess": {
            "classCode": "CACT",
            "moodCode": "EVN",
            "reasonCode": [{"code": reason, "codeSystem": "1.2.250.1.213.1.1.4.11"}],
            "queryByParameter": {
                "queryId": {"root": str(uuid.uuid4())},
                "statusCode": {"code": "new"},
                "parameterList": {
                    "patientIdentifier": [{"value": [{"root": OID, "extension": MATRICULE}], "semanticsText": {}}]
                },
            },
        },
    }


_, patients = service(
    "GestionDossierPatientPartage", "{asip:ci-sis:gdp:2010}GDP_Binding_Soap12", "patients", "urn:hl7-org:v3:PRPA_IN201307UV02"
)
call("TD0.2", lambda: patients.PatientGetDemographics_PRPA_IN201307UV02(**patient_query("TEST_EXST")))

_, habilitations = service(
    "Habilitations",
    "{urn:si-dmp-habilitations}HabilitationsEndPointImplServiceSoapBinding",
    "habilitations",
    "urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization",
)
call("TD0.3", lambda: habilitations.setAuthorization(action="AJOUT"))
call("TD1.3a", lambda: patients.PatientGetDemographics_PRPA_IN201307UV02(**patient_query("CNSLT_DATA")))
call("TD1.6", lambda: habilitations.listAuthorizationByPatient(mode="TOUTE"))

_, specific = service(
    "PatientsSpecific",
    "{urn:si-dmp-patients}PatientSpecificEndPointImplServiceSoapBinding",
    "patientsSpecific",
    "urn:si-dmp-patients:PatientSpecificEndPoint:patientList",
)
call("TD0.4", lambda: specific.patientList(dateType="LASTAUTORIZATION"))

_, pdq = service("PDQSupplier", "{urn:ihe:iti:pdqv3:2007}PDQSupplier_Binding_Soap12", "patientsPDQ", "urn:hl7-org:v3:PRPA_IN201305UV02")


def candidates():
    asked = patient_query("")
    asked["interactionId"]["extension"] = "PRPA_IN201305UV02"
    act = asked["controlActProcess"]
    act.pop("reasonCode")
    act["queryByParameter"]["parameterList"] = {
        "livingSubjectBirthTime": [{"value": [{"value": "19751231"}], "semanticsText": {}}]
    }
    return pdq.findCandidatesQuery(**asked)


# zeep writes no name, which is mixed content: the refusal is what it reads.
call("TD0.5", candidates)

SCHEMES = {
    "patient": "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427",
    "unique": "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab",
}
RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"


def metadata():
    """An ebRIM list is made of substitution groups, which zeep takes as raw elements."""
    parsed = etree.fromstring(
        f"""<rim:RegistryObjectList xmlns:rim="{RIM}"><rim:RegistryPackage id="s"><rim:Classification id="c" classifiedObject="s" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/></rim:RegistryPackage>
        <rim:ExtrinsicObject id="d" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
        <rim:ExternalIdentifier id="p" registryObject="d" identificationScheme="{SCHEMES['patient']}" value="{MATRICULE}^^^&amp;{OID}&amp;ISO^NH"/>
        <rim:ExternalIdentifier id="u" registryObject="d" identificationScheme="{SCHEMES['unique']}" value="2.25.42"/>
        </rim:ExtrinsicObject></rim:RegistryObjectList>"""
    )
    return list(parsed)


client, repository = service(
    "XDS.b_DocumentRepository",
    "{urn:ihe:iti:xds-b:2007}DocumentRepository_Binding",
    "repository",
    "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b",
)


def send(client, proxy, operation, action, raw, **arguments):
    """Sends what zeep writes, with raw elements in its RegistryObjectList, and lets zeep read the answer."""
    request = client.create_message(proxy, operation, **arguments)
    if raw:
        next(request.iter(f"{{{RIM}}}RegistryObjectList")).extend(raw)
    envelope, _ = Headers(action).egress(request, {}, None, proxy._binding_options)
    reply = session.post(
        proxy._binding_options["address"],
        data=etree.tostring(envelope),
        headers={"Content-Type": "application/soap+xml; charset=utf-8"},
    )
    return proxy._binding.process_reply(client, proxy._binding.get(operation), reply)


def feed():
    return send(
        client,
        repository,
        "DocumentRepository_ProvideAndRegisterDocumentSet-b",
        "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b",
        metadata(),
        SubmitObjectsRequest={"RegistryObjectList": {"Identifiable": []}},
        Document=[{"_value_1": open(CDA, "rb").read(), "id": "d"}],
    )


call("TD2.1", feed)

# The same under a token without a health profession and with a card: the bearer of a staff card.
nominal = assertion
assertion = nominal.replace(">INDIRECTE<", ">DIRECTE<")
call("TD2.2", feed)
assertion = nominal

call(
    "TD3.2",
    lambda: send(
        client,
        repository,
        "DocumentRepository_RetrieveDocumentSet",
        "urn:ihe:iti:2007:RetrieveDocumentSet",
        None,
        DocumentRequest=[{"RepositoryUniqueId": "1.2.250.1.213.4.1.1.1.2", "DocumentUniqueId": "2.25.42"}],
    ),
)

# zeep knows no substitution groups, which ebRIM lists are made of: it keeps their elements apart when it is not strict.
registry_client, registry = service(
    "XDS.b_DocumentRegistry",
    "{urn:ihe:iti:xds-b:2007}DocumentRegistry_Binding_Soap12",
    "registry",
    "urn:ihe:iti:2007:RegistryStoredQuery",
    strict=False,
)


def slot(name, value):
    return {"name": name, "ValueList": {"_value_1": [{"Value": value}]}}


def search():
    return registry.DocumentRegistry_RegistryStoredQuery(
        ResponseOption={"returnType": "LeafClass", "returnComposedObjects": True},
        AdhocQuery={
            "id": "urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d",
            "Slot": [
                slot("$XDSDocumentEntryPatientId", f"'{MATRICULE}^^^&{OID}&ISO^NH'"),
                slot("$XDSDocumentEntryStatus", f"('{APPROVED}')"),
            ],
        },
    )


STATUS = "urn:oasis:names:tc:ebxml-regrep:StatusType:"
APPROVED = f"{STATUS}Approved"
ARCHIVED = "urn:asip:ci-sis:2010:StatusType:Archived"
DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted"
call("TD3.1", search)


def update(raw):
    return send(
        registry_client,
        registry,
        "DocumentRegistry_UpdateDocumentSet",
        "urn:ihe:iti:2010:UpdateDocumentSet",
        raw,
        RegistryObjectList={"Identifiable": []},
    )


def status_change(before, after):
    return [
        etree.fromstring(
            f"""<rim:Association xmlns:rim="{RIM}" id="a" associationType="urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus" sourceObject="s" targetObject="urn:uuid:none">
            <rim:Slot name="OriginalStatus"><rim:ValueList><rim:Value>{before}</rim:Value></rim:ValueList></rim:Slot>
            <rim:Slot name="NewStatus"><rim:ValueList><rim:Value>{after}</rim:Value></rim:ValueList></rim:Slot></rim:Association>"""
        )
    ]


call("TD3.3a-b", lambda: update(metadata()))
call("TD3.3c", lambda: update(status_change(APPROVED, DELETED)))
call("TD3.3d", lambda: update(status_change(APPROVED, ARCHIVED)))

print(json.dumps(told, default=plain))
