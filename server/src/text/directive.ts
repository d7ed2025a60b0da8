/** The word that a suppression comment begins with. */
export const directive = 'two-gates-ignore-next-line';
