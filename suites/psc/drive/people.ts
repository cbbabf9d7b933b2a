/** National ids of the fictitious professionals whom the scenarios log in; none is a product's default user. */
export const radiologist = '899700000025'
export const pharmacist = '899700000033'
export const nurse = '899700000041'
export const midwife = '899700000082'
/** Bears the name of the pharmacist, and another national id. */
export const namesake = '899700000090'
