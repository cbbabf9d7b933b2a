// Rows that several checks rest on. DMP/va1.16 (LGC) and DMP/va1.09 (RIS) demand conformity with the DMP's feeding
// profile, which is made of the transactions, their token and their metadata.

export const feedingProfile = ['DMP/va1.16', 'DMP/va1.09']

/** The token is also what the security referential for professionals is about, and what AIRS.06 carries. */
export const vihfRows = ['DMP/CONF.10', ...feedingProfile]

export const metadataRows = ['DMP.02', 'DMP/va1.10', ...feedingProfile]
