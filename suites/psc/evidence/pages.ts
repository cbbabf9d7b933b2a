import { type Page, readPage } from '../../../src/protocols/html/page.ts'
import type { Reader } from '../../../src/protocols/views.ts'
import type { BrowserHop, ScenarioRecord } from '../../../src/run/record.ts'

const pageAt: Reader<Page> = (body, _view, url) => readPage(new TextDecoder().decode(body), url)

/** The page that the browser was given. */
export const pageOf = ({ view }: ScenarioRecord, { bodyBytes, url }: BrowserHop): Page => view(bodyBytes, pageAt, url)
