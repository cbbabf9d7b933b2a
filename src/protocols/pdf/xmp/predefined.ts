import { xmpNs } from './namespaces.ts'

/** Names after their type: `Type: name name`. */
const typed = (lines: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(lines).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)))

/**
 * The properties of the schemas predefined in XMP Specification 2004, chapter 4, with their value types. A closed choice
 * is written as the type of its values.
 */
export const predefinedSchemas: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [xmpNs.pdfaid, typed({ Integer: 'part', Text: 'amd conformance' })],
  [
    xmpNs.dc,
    typed({
      'Bag ProperName': 'contributor publisher',
      'Bag Text': 'relation subject type',
      'Bag Locale': 'language',
      'Seq ProperName': 'creator',
      'Seq Date': 'date',
      'Lang Alt': 'description rights title',
      MIMEType: 'format',
      Text: 'coverage identifier source',
    }),
  ],
  [
    xmpNs.xmp,
    typed({
      'Bag XPath': 'Advisory',
      URL: 'BaseURL',
      Date: 'CreateDate MetadataDate ModifyDate',
      AgentName: 'CreatorTool',
      'Bag Text': 'Identifier',
      Text: 'Nickname',
      'Alt Thumbnail': 'Thumbnails',
    }),
  ],
  [
    xmpNs.xmpRights,
    typed({ URL: 'Certificate WebStatement', Boolean: 'Marked', 'Bag ProperName': 'Owner', 'Lang Alt': 'UsageTerms' }),
  ],
  [
    xmpNs.xmpMM,
    typed({
      ResourceRef: 'DerivedFrom ManagedFrom RenditionOf',
      URI: 'DocumentID InstanceID ManageTo ManageUI',
      'Seq ResourceEvent': 'History',
      AgentName: 'Manager',
      Text: 'ManagerVariant RenditionParams VersionID',
      RenditionClass: 'RenditionClass',
      'Seq Version': 'Versions',
      URL: 'LastURL',
      Integer: 'SaveID',
    }),
  ],
  [xmpNs.xmpBJ, typed({ 'Bag Job': 'JobRef' })],
  [xmpNs.xmpTPg, typed({ Dimensions: 'MaxPageSize', Integer: 'NPages' })],
  [xmpNs.pdf, typed({ Text: 'Keywords PDFVersion', AgentName: 'Producer' })],
  [
    xmpNs.photoshop,
    typed({
      Text: 'AuthorsPosition Category City Country Credit Headline Instructions Source State SupplementalCategories TransmissionReference',
      ProperName: 'CaptionWriter',
      Date: 'DateCreated',
      Integer: 'Urgency',
    }),
  ],
  [
    xmpNs.tiff,
    typed({
      Integer:
        'ImageWidth ImageLength Compression PhotometricInterpretation Orientation SamplesPerPixel PlanarConfiguration YCbCrPositioning ResolutionUnit',
      'Seq Integer': 'BitsPerSample YCbCrSubSampling TransferFunction',
      Rational: 'XResolution YResolution',
      'Seq Rational': 'WhitePoint PrimaryChromaticities YCbCrCoefficients ReferenceBlackWhite',
      Date: 'DateTime',
      'Lang Alt': 'ImageDescription Copyright',
      ProperName: 'Make Model Artist',
      AgentName: 'Software',
    }),
  ],
  [
    xmpNs.exif,
    typed({
      Text: 'ExifVersion FlashpixVersion MakerNote RelatedSoundFile SpectralSensitivity ImageUniqueID GPSVersionID GPSSatellites GPSStatus GPSSpeedRef GPSTrackRef GPSImgDirectionRef GPSMapDatum GPSDestBearingRef GPSDestDistanceRef GPSProcessingMethod GPSAreaInformation',
      Integer:
        'ColorSpace PixelXDimension PixelYDimension ExposureProgram MeteringMode LightSource FocalPlaneResolutionUnit SensingMethod FileSource SceneType CustomRendered ExposureMode WhiteBalance FocalLengthIn35mmFilm SceneCaptureType GainControl Contrast Saturation Sharpness SubjectDistanceRange GPSAltitudeRef GPSMeasureMode GPSDifferential',
      'Seq Integer': 'ComponentsConfiguration ISOSpeedRatings SubjectArea SubjectLocation',
      Rational:
        'CompressedBitsPerPixel ExposureTime FNumber ShutterSpeedValue ApertureValue BrightnessValue ExposureBiasValue MaxApertureValue SubjectDistance FocalLength FlashEnergy FocalPlaneXResolution FocalPlaneYResolution ExposureIndex DigitalZoomRatio GPSAltitude GPSDOP GPSSpeed GPSTrack GPSImgDirection GPSDestBearing GPSDestDistance',
      Date: 'DateTimeOriginal DateTimeDigitized GPSTimeStamp',
      GPSCoordinate: 'GPSLatitude GPSLongitude GPSDestLatitude GPSDestLongitude',
      'Lang Alt': 'UserComment',
      'OECF/SFR': 'OECF SpatialFrequencyResponse',
      Flash: 'Flash',
      CFAPattern: 'CFAPattern',
      DeviceSettings: 'DeviceSettingDescription',
    }),
  ],
])

/** A structure: the namespace of its fields, and their types. */
export interface XmpStructure {
  readonly ns: string
  readonly fields: ReadonlyMap<string, string>
}

const structure = (ns: string, lines: Readonly<Record<string, string>>): XmpStructure => ({ ns, fields: typed(lines) })

/** The structures of XMP Specification 2004, 4, by their lower-case name. */
export const predefinedStructures: ReadonlyMap<string, XmpStructure> = new Map([
  ['dimensions', structure(xmpNs.stDim, { Real: 'w h', Text: 'unit' })],
  ['thumbnail', structure(xmpNs.xmpGImg, { Integer: 'height width', Text: 'image format' })],
  [
    'resourceevent',
    structure(xmpNs.stEvt, { Text: 'action parameters', URI: 'instanceID', AgentName: 'softwareAgent', Date: 'when' }),
  ],
  [
    'resourceref',
    structure(xmpNs.stRef, {
      URI: 'instanceID documentID manageTo manageUI',
      Text: 'versionID renditionParams managerVariant',
      RenditionClass: 'renditionClass',
      AgentName: 'manager',
    }),
  ],
  [
    'version',
    structure(xmpNs.stVer, {
      Text: 'comments version',
      ResourceEvent: 'event',
      Date: 'modifyDate',
      ProperName: 'modifier',
    }),
  ],
  ['job', structure(xmpNs.stJob, { Text: 'name id', URL: 'url' })],
  ['flash', structure(xmpNs.exif, { Boolean: 'Fired Function RedEyeMode', Integer: 'Return Mode' })],
  ['oecf/sfr', structure(xmpNs.exif, { Integer: 'Columns Rows', 'Seq Text': 'Names', 'Seq Rational': 'Values' })],
  ['cfapattern', structure(xmpNs.exif, { Integer: 'Columns Rows', 'Seq Integer': 'Values' })],
  ['devicesettings', structure(xmpNs.exif, { Integer: 'Columns Rows', 'Seq Text': 'Settings' })],
])
