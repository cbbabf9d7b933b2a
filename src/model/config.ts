// The words of the configuration come from its contract; whoever may not read contracts finds them here.
export type { BrowserConfig, Config, PilotConfig, ProductStart, ServiceConfig } from '../../schemas/config/config.ts'
