import type { Stretch } from '../offsets';

/** What kinds of mark there are; each is a `::highlight()` in `styles/marks.css`. */
export type MarkGroup =
	| 'claim'
	| 'claim-chosen'
	| 'time'
	| 'quantity'
	| 'quote'
	| 'attribution'
	| 'entity'
	| 'refers'
	| 'passage';

/** A coloured stretch, in code points. */
export interface Mark extends Stretch {
	group: MarkGroup;
}

/** A number in the margin, beside the line where its stretch begins. */
export interface MarginNumber extends Stretch {
	key: string;
	label: string;
	/** The full name, for a screen reader and on hover. */
	title: string;
	/** Colours the number: the claim's status. */
	state: string;
	chosen: boolean;
}
