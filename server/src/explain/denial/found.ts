import type { Denial } from '../../model/denial';

/** A denial with offsets into the clean text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** What says more counts before what says less, where both tell of one refusal. */
  readonly weight: number;
  /** True if the text itself gives the code. */
  readonly hasCode: boolean;
  readonly facts: Omit<Denial, 'span' | 'redact' | 'encoded' | 'authorizationId'>;
  readonly encoded?: Place;
  readonly authorizationId?: Place;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}
