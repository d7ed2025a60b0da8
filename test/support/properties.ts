import fc from 'fast-check';

// Whoever reads of a failure has to be able to see it again: the same cases in each run, unless others are asked for.
const { PROPERTY_SEED } = process.env;
fc.configureGlobal({ seed: PROPERTY_SEED === undefined ? 20_260_101 : Number(PROPERTY_SEED) });
