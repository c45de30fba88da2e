import type { ClaimRow, DocumentView, MentionView } from '$lib/generated/api';
import type { Stretch } from '$lib/offsets';
import type { Mark, MarkGroup } from '$lib/reader/marks';

/** Which marks are switched on. Claims always are. */
export interface Shown {
	time: boolean;
	quantity: boolean;
	quote: boolean;
}

/** All that is coloured in a story. */
export function marksOf(
	story: DocumentView,
	chosen: string | null,
	shown: Shown,
	pointed: Stretch | null,
): Mark[] {
	const marks: Mark[] = [];
	for (const claim of story.claims) {
		if (claim.status === 'set_aside') continue;
		const group: MarkGroup = claim.id === chosen ? 'claim-chosen' : 'claim';
		marks.push({ group, start: claim.start, end: claim.end });
	}
	for (const mention of story.mentions) {
		const group = groupOf(mention, shown);
		if (group) marks.push({ group, start: mention.start, end: mention.end });
	}
	if (pointed) marks.push({ group: 'refers', ...pointed });
	return marks;
}

function groupOf(mention: MentionView, shown: Shown): MarkGroup | null {
	switch (mention.kind) {
		case 'time':
			return shown.time ? 'time' : null;
		case 'quantity':
			return shown.quantity ? 'quantity' : null;
		case 'quote':
			return shown.quote ? 'quote' : null;
		case 'attribution':
			return shown.quote ? 'attribution' : null;
		case 'entity':
			return null;
	}
}

/** The claim at a place: the shortest that holds it, so that a claim inside another can be reached. */
export function claimAt(claims: readonly ClaimRow[], point: number): ClaimRow | null {
	return shortest(
		claims.filter((claim) => claim.status !== 'set_aside'),
		point,
	);
}

/** The mention at a place; times and numbers before the quote they stand in. */
export function mentionAt(mentions: readonly MentionView[], point: number): MentionView | null {
	return shortest(
		mentions.filter((mention) => mention.reading.length > 0),
		point,
	);
}

function shortest<T extends Stretch>(list: readonly T[], point: number): T | null {
	let best: T | null = null;
	for (const one of list) {
		if (one.start > point || point >= one.end) continue;
		if (!best || one.end - one.start < best.end - best.start) best = one;
	}
	return best;
}
